"""A clock that runs faster than the machine's, and whose haste may change."""

import time


class HurriedClock:
    """Waits shrink with it, such as idle time and countdown; what is computed takes as long as ever."""

    def __init__(self, rate: float = 1.0) -> None:
        """`rate`: its seconds in a second of the machine."""
        self._rate = rate
        self._since, self._base = time.monotonic(), 0.0

    @property
    def rate(self) -> float:
        """Its seconds in a second of the machine."""
        return self._rate

    def hurry(self, rate: float) -> None:
        """Run so fast from now on; it never goes back."""
        if rate != self._rate:
            self._base, self._since = self.now(), time.monotonic()
            self._rate = rate

    def now(self) -> float:
        """Seconds."""
        return self._base + (time.monotonic() - self._since) * self._rate
