"""A glass that visitors made of code touch: the real loop runs upon it, and each of its turns is timed."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.geometry import Size
from kiosk.commands.soaking.hurry import HurriedClock
from kiosk.commands.soaking.ledger import Timing
from kiosk.commands.soaking.steps import Do, Pause, Settle, Step, Steps
from kiosk.stage.glass import Glass

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from kiosk.show.floor import Floor
    from kiosk.stage.fingers import Touch
    from kiosk.stage.keys import Key

SCHEDULED = Path("/proc/thread-self/schedstat")

HASTE = 50.0
"""How much faster the clock runs while nobody does anything for long."""

Turn = Callable[[Timing], None]
"""Told of a turn of the loop."""


class Crowd(Glass):
    """Goes on with its steps whenever the one before is over; closes when there are no more."""

    def __init__(
        self, screen: Size, clock: HurriedClock, floor: "Floor", steps: Steps, turned: Turn, pace: float
    ) -> None:
        """`pace`: how fast the clock runs while nothing plays."""
        super().__init__(screen, clock)
        self._hurried, self._floor, self._steps, self._turned = clock, floor, steps, turned
        self._pace = pace
        self._step: Step = Pause(0.0)
        self._begun = clock.now()
        self._from: tuple[float, float] | None = None
        self._waited = 0.0
        self._slept_on = 0.0
        self._computed, self._fetched = 0.0, 0

    def signs(self) -> "list[Touch | Key]":
        """A turn of the loop begins; what was done is heard in the same."""
        before = self._from
        if before:
            passed = time.perf_counter() - before[0] - self._waited
            starved = _starved() - before[1] - self._slept_on
            computed, fetched = time.thread_time() - self._computed, _fetched() - self._fetched
            self._turned(Timing(passed, min(passed, max(0.0, starved)), computed, fetched))
        self._hurried.hurry(1.0 if self._floor.show.page_plays() else self.pace)
        if self._over():
            self._go_on()
        signs = super().signs()
        self._from, self._waited, self._slept_on = (time.perf_counter(), _starved()), 0.0, 0.0
        self._computed, self._fetched = time.thread_time(), _fetched()
        return signs

    @property
    def pace(self) -> float:
        """As fast as the clock runs: a pause without a visitor's doing is leapt over."""
        long = isinstance(self._step, Pause) and self._step.seconds > 5.0
        return self._pace * HASTE if long else self._pace

    def wait(self, seconds: float | None) -> None:
        """Sleep, but not longer than until the next step."""
        began, starved = time.perf_counter(), _starved()
        left = self._left()
        longest = left if seconds is None else min(left, seconds)
        super().wait(longest / self._hurried.rate)
        self._waited += time.perf_counter() - began
        self._slept_on += _starved() - starved

    def _over(self) -> bool:
        match self._step:
            case Do():
                return True
            case Settle():
                return self._floor.show.rest() != 0.0 or self._left() <= 0
            case Pause(over=over):
                return self._left() <= 0 or over()

    def _left(self) -> float:
        """Seconds of the clock until the step is over at the latest."""
        match self._step:
            case Do():
                return 0.0
            case Settle(most=seconds) | Pause(seconds=seconds):
                left = self._begun + seconds - self._hurried.now()
                return min(left, 1.0) if isinstance(self._step, Pause) else left

    def _go_on(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self.closed = True
            return
        self._step, self._begun = step, self._hurried.now()
        if isinstance(step, Do):
            step.act()


def _starved() -> float:
    """Seconds that this thread was ready and had no processor; 0 where the system does not say.

    https://docs.kernel.org/scheduler/sched-stats.html
    """
    try:
        return int(SCHEDULED.read_bytes().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def _fetched() -> int:
    """Pages of memory that the system has taken from this process, and that came again from the disk so far.

    Such as those of programs and typefaces; getrusage(2), ru_majflt. 0 where the system does not say.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_majflt if sys.platform != "win32" else 0
