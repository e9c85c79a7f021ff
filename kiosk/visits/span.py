"""The days that are asked about, in hours of the museum's own time, as the journal counts them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

_FIRST = date(1970, 1, 1)
DAY = 24
"""Hours of a day by the clock on the wall, whenever that is changed."""


@dataclass(frozen=True)
class Span:
    """Whole days, the last of which need not be over yet."""

    first: date
    last: date
    end: int
    """The hour with which it is over, itself left out."""

    @property
    def begin(self) -> int:
        """Its first hour."""
        return hour_of(self.first)

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last - self.first).days + 1

    def before(self) -> "Span":
        """As many days before it, the last of them up to the same hour."""
        back = timedelta(days=self.days)
        return Span(self.first - back, self.last - back, self.end - self.days * DAY)

    def dates(self) -> list[date]:
        """Its days in order."""
        return [self.first + timedelta(days=number) for number in range(self.days)]


def span(first: date, last: date, now: datetime) -> Span:
    """From the first to the last day; what comes after the hour of `now`, the museum's time, is left out."""
    return Span(first, last, min(hour_of(last) + DAY, hour_of(now.date()) + now.hour + 1))


def hour_of(day: date) -> int:
    """The first hour of a day, as the journal counts: since 1970-01-01."""
    return (day - _FIRST).days * DAY


def day_of(hour: int) -> date:
    """The day of an hour that the journal counted."""
    return _FIRST + timedelta(days=hour // DAY)
