"""Time as a thing that is passed in, so that nothing waits for the wall clock and tests set it by hand."""

import time
from typing import Protocol


class Clock(Protocol):
    """Tells monotonic time."""

    def now(self) -> float:
        """Seconds since an arbitrary start; never goes backwards."""
        ...


class SystemClock:
    """The machine's monotonic clock: unmoved by changes of date or daylight saving."""

    def now(self) -> float:
        """Seconds of `time.monotonic`."""
        return time.monotonic()


class ManualClock:
    """A clock that moves only when told to."""

    def __init__(self, start: float = 0.0) -> None:
        self._now = start

    def now(self) -> float:
        """The seconds it was last set to."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Move forward by `seconds` (must not be negative)."""
        if seconds < 0:
            raise ValueError("a monotonic clock does not go back")
        self._now += seconds
