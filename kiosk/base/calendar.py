"""The date and the time of day, passed in as the clock is: for opening hours and journals, never to wait."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Calendar(Protocol):
    """Tells what day and time it is, as far as the machine knows: it may be set, forwards and back."""

    def now(self) -> datetime:
        """An aware time."""
        ...


class SystemCalendar:
    """The machine's."""

    def now(self) -> datetime:
        """The time in UTC."""
        return datetime.now(UTC)


class ManualCalendar:
    """One that is set by hand."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        """The time it was last set to."""
        return self._now

    def set(self, now: datetime) -> None:
        """Set it to any aware time, earlier ones too."""
        self._now = now

    def advance(self, seconds: float) -> None:
        """Go on by so many seconds that really pass."""
        self._now = (self._now.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(self._now.tzinfo)
