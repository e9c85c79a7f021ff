"""What is shown after a crash, and how soon: the current version, the last good one, a plain page."""

from enum import Enum

WELL = 600.0
"""Seconds after which a run stood well: it is no crash in a row, and its version is a good one."""
TRIES = 3
"""Crashes in a row after which something else is shown."""
LONGEST_WAIT = 60.0
"""Seconds before a new start at most."""
LONGEST_PAUSE = 3600.0
"""Seconds at most for which something else than the current version is shown before that is tried again."""
DISPLAY_WAIT = 5.0
"""Seconds before a new start at most where there is no display: it may come back at any moment."""


class Rung(Enum):
    """What is shown."""

    CURRENT = "current"
    LAST_GOOD = "last-good"
    PLAIN = "plain"


_BELOW = {Rung.CURRENT: Rung.LAST_GOOD, Rung.LAST_GOOD: Rung.PLAIN}


class Ladder:
    """Climbs down after three crashes in a row, up again from time to time, and never gives up.

    What was climbed up to has one try until something has stood well.
    """

    def __init__(self) -> None:
        self.rung = Rung.CURRENT
        """What is to be shown next."""
        self._row = self._here = 0
        self._tries = TRIES
        self._pause = WELL

    def crashed(self, stood: float) -> float:
        """A run has crashed that `stood` so many seconds on screen; gives the seconds to wait for the next.

        The first crash in a row is followed by a start at once, the others by one after 1, 2, 4 … seconds;
        what was not tried yet is shown at once.
        """
        if stood >= WELL:
            self._stood_well()
        self._row += 1
        self._here += 1
        if self._here >= self._tries and self.rung in _BELOW:
            self.rung, self._here = _BELOW[self.rung], 0
            return 0.0
        return self._wait()

    def found_no_display(self) -> float:
        """A run has ended because there is no display, whatever it was to show; gives the seconds to wait."""
        self._row += 1
        return min(DISPLAY_WAIT, self._wait())

    @property
    def climbs_after(self) -> float | None:
        """Seconds on screen after which the current version is to be tried again; None: that is shown."""
        return None if self.rung is Rung.CURRENT else self._pause

    def climb(self) -> None:
        """Try the current version again; where that fails, the next time will be later."""
        self.rung, self._row, self._here, self._tries = Rung.CURRENT, 0, 0, 1
        self._pause = min(LONGEST_PAUSE, 2 * self._pause)

    def _stood_well(self) -> None:
        self._row, self._here, self._tries = 0, 0, TRIES
        if self.rung is Rung.CURRENT:
            self._pause = WELL

    def _wait(self) -> float:
        return min(LONGEST_WAIT, 2.0 ** min(self._row - 2, 10)) if self._row > 1 else 0.0
