"""Threads that make pictures: whoever falls, or does not come back from one, is replaced."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from kiosk.base.relief import tell_of_fall
from kiosk.media.derivative import Wanted

log = logging.getLogger(__name__)

PATIENCE = 90.0
"""Seconds that one picture may take: a drawing is given up after 30 by itself, or twice 30."""
MOST_LOST = 8
"""With so many threads that do not come back the process is past help."""


class CrewLostError(RuntimeError):
    """Nobody is left to make pictures: only another process can."""


class _Hand:
    """One thread, and what it is at."""

    def __init__(self, name: str, work: Callable[["_Hand"], None]) -> None:
        self.task: Wanted | None = None
        self.since = 0.0
        self.fallen = self.dismissed = False
        self.thread = threading.Thread(target=work, args=(self,), name=name, daemon=True)


class Crew:
    """So many threads, each at one picture after the other."""

    def __init__(
        self,
        count: int,
        next_task: Callable[[], Wanted | None],
        work: Callable[[Wanted], None],
        wake: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`next_task` waits for something to do, None at the end; `wake` is called where a thread fell."""
        self._next, self._work, self._wake, self._clock = next_task, work, wake, clock
        self._lost: list[threading.Thread] = []
        self._hands = [self._hired(f"picture-{number}") for number in range(count)]

    def close(self, seconds: float) -> None:
        """Wait so long at most until all have ended; `next_task` gives None by now."""
        end = time.monotonic() + seconds
        for hand in self._hands:
            hand.dismissed = True
            if hand.thread.ident and hand.thread is not threading.current_thread():
                hand.thread.join(max(0.0, end - time.monotonic()))

    def missed(self) -> list[tuple[Wanted, bool]]:
        """What was left undone by those who had to be replaced just now; whether it was for taking too long.

        Raises `CrewLostError` where too many did not come back.
        """
        left: list[tuple[Wanted, bool]] = []
        for place, hand in enumerate(self._hands):
            task = hand.task
            overdue = task is not None and self._clock() - hand.since > PATIENCE
            if not hand.dismissed and (overdue or hand.fallen):
                hand.dismissed = True
                if overdue and not hand.fallen:
                    self._give_up(hand)
                self._hands[place] = self._hired(hand.thread.name)
                if task:
                    left.append((task, overdue))
        return left

    def _give_up(self, hand: _Hand) -> None:
        self._lost = [each for each in (*self._lost, hand.thread) if each.is_alive()]
        log.error(
            "the thread `%s` does not come back from %s and is replaced",
            hand.thread.name, hand.task.src if hand.task else "",
        )  # fmt: skip
        if len(self._lost) > MOST_LOST:
            raise CrewLostError(f"{len(self._lost)} threads do not come back from their pictures")

    def _hired(self, name: str) -> _Hand:
        hand = _Hand(name, self._run)
        hand.thread.start()
        return hand

    def _run(self, hand: _Hand) -> None:
        try:
            while not hand.dismissed and (task := self._next()) is not None:
                hand.task, hand.since = task, self._clock()
                self._work(task)
                hand.task = None
        except BaseException as error:
            tell_of_fall(error)
            hand.fallen = True
            with suppress(Exception):  # the window may be closing
                self._wake()
