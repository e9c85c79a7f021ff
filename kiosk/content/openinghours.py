"""When an exhibition is open: the hours of each weekday, and of single dates. Nothing here knows a clock."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

DAY = 24 * 60
"""Minutes of a day."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Span(NamedTuple):
    """From one time of day to another, in minutes after midnight as the clock on the wall shows them."""

    begin: int
    end: int
    """More than `DAY` where it ends on the next day."""


class Day(tuple[Span, ...]):
    """The hours that begin on one day, in order; none where it is closed."""

    __slots__ = ()


@dataclass(frozen=True)
class Dated:
    """What counts on some dates instead of the weekday's hours; dates are written as 2026-12-31."""

    first: str
    last: str
    day: Day

    @property
    def written(self) -> str:
        """As it stands in YAML."""
        return self.first if self.first == self.last else f"{self.first}..{self.last}"


@dataclass(frozen=True)
class Hours:
    """The hours of an exhibition."""

    zone: str
    """The time zone's name: `Asia/Shanghai`."""
    week: tuple[Day, ...]
    """From Monday to Sunday."""
    dates: tuple[Dated, ...] = ()
    """Of those that hold a day the first counts: single dates stand before ranges."""
    wakes: Literal["touch", "pin"] = "touch"
    """What wakes the screen outside the hours."""
    awake: float = 10.0
    """Minutes for which it is awake then."""
    grace: float | None = None
    """Minutes after which a visit ends that is under way when the screen is to be dark; None: by itself."""

    def on(self, day: "date") -> Day:
        """The hours that begin on that day."""
        written = day.isoformat()
        dated = (each.day for each in self.dates if each.first <= written <= each.last)
        return next(dated, self.week[day.weekday()])


def plain_hours(hours: Hours | None) -> list[object] | None:
    """The hours as values for JSON."""
    if hours is None:
        return None
    dates = [[each.first, each.last, each.day] for each in hours.dates]
    return [hours.zone, hours.week, dates, hours.wakes, hours.awake, hours.grace]


def hours_of(plain: list[object] | None) -> Hours | None:
    """The hours of which `plain_hours` gave `plain`; ValueError, TypeError: it gave no such thing."""
    if plain is None:
        return None
    zone, week, dates, wakes, awake, grace = plain
    if wakes not in ("touch", "pin") or len(_listed(week)) != len(WEEKDAYS):
        raise ValueError("no opening hours")
    dated = tuple(
        Dated(str(first), str(last), _day(day)) for first, last, day in map(_listed, _listed(dates))
    )
    days = tuple(map(_day, _listed(week)))
    return Hours(str(zone), days, dated, wakes, _minutes(awake), None if grace is None else _minutes(grace))


def _listed(plain: object) -> list[object]:
    if not isinstance(plain, list):
        raise TypeError("no list")
    return plain


def _day(plain: object) -> Day:
    return Day(Span(int(_minutes(begin)), int(_minutes(end))) for begin, end in map(_listed, _listed(plain)))


def _minutes(plain: object) -> float:
    if not isinstance(plain, int | float):
        raise TypeError("no number")
    return plain
