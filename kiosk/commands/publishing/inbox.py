"""Looks for packs in a folder and one folder below, every few seconds, and has each dealt with once."""

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from kiosk.base.clock import Clock, SystemClock
from kiosk.base.geometry import Size
from kiosk.base.relief import Post
from kiosk.commands.publishing.arrivals import Arrival, Patience, arrivals
from kiosk.commands.publishing.reception import Closing, Reception

log = logging.getLogger(__name__)

BETWEEN = 3.0
"""Seconds between two looks: a mounted stick and a share send no word when something appears."""
LONGEST = 180.0
"""Seconds between two looks at most."""
PAUSE = 60.0
"""Seconds of pause after an error that nobody expected."""
SHARE = 0.0003
"""Part of a core that looking may take: where a great many files lie about, it is done less often."""


def inbox_for(folder: Path, store: Path, size: Size) -> "Inbox":
    """What takes packs from `folder` into a store, each in a process of its own, for a screen of `size`."""
    from kiosk.commands.publishing.receivingprocess import ReceivingProcess

    return Inbox(folder, Reception(store, ReceivingProcess(store, size)))


class Inbox:
    """A thread that looks into a folder for packs, until it is closed."""

    def __init__(
        self,
        folder: Path,
        reception: Reception,
        clock: Clock | None = None,
        spent: Callable[[], float] = time.thread_time,
    ) -> None:
        """`spent` tells the seconds of a processor that this thread has had."""
        self._folder, self._reception = folder, reception
        self._clock, self._spent = clock or SystemClock(), spent
        self._patience = Patience()
        self._dealt: dict[str, tuple[tuple[int, int], bool]] = {}
        self._afresh = threading.Event()
        self._post = Post("inbox", self._live)

    def start(self) -> Self:
        """Begin to look."""
        self._post.start()
        return self

    def close(self) -> None:
        """End it; a pack that is being checked is taken up at the next start."""
        self._post.ended.set()
        self._reception.close()
        self._post.close(5.0)

    def begin_afresh(self) -> None:
        """Deal with all packs once more that lie there: what came of them was deleted. From any thread."""
        self._afresh.set()

    def look(self) -> float:
        """Look once, deal with whatever has come to rest, and give the seconds until the next look.

        Raises `Closing`.
        """
        begun = self._spent()
        if self._afresh.is_set():
            self._afresh.clear()
            self._dealt = {}
        there = arrivals(self._folder)
        known = {each.place for each in there}
        self._dealt = {place: dealt for place, dealt in self._dealt.items() if place in known}
        rested = self._patience.rested(
            [each for each in there if not self._is_dealt_with(each)], self._clock.now()
        )
        pause = min(LONGEST, max(BETWEEN, (self._spent() - begun) / SHARE))
        for arrival in rested:
            self._deal_with(arrival)
        return pause

    def _is_dealt_with(self, arrival: Arrival) -> bool:
        """Whether nothing has changed since: neither the pack, nor that its report lies beside it."""
        stamp, reported = self._dealt.get(arrival.place, (None, False))
        return stamp == arrival.stamp and (not reported or self._reception.is_reported(arrival))

    def _deal_with(self, arrival: Arrival) -> None:
        try:
            reported = self._reception.take(arrival)
        except Closing:
            raise
        except Exception:
            log.exception("the pack %s could not be dealt with", arrival.place)
            reported = False
        if reported is not None:
            self._dealt[arrival.place] = (arrival.stamp, reported)

    def _live(self) -> None:
        self._reception.clear()
        pause = 0.0
        while not self._post.ended.wait(pause):
            try:
                pause = self.look()
            except Closing:
                self._post.ended.set()
            except Exception:
                log.exception("looking into %s is tried again", self._folder)
                pause = PAUSE
