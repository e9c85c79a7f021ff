"""Opening hours on the calendar: whether an exhibition is open at a time, and when that changes next.

Hours are what the clock on the wall shows. Where that leaps over a time of day, as in spring, whatever
begins or ends in the gap does so at the leap; what lies in the gap as a whole does not take place. Where it
shows a time twice, as in autumn, hours begin when it shows their beginning first, and go on without a break
for as long as it shows any time of theirs.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.content.openinghours import Hours

BEHIND = 2
"""Days before today whose hours may still last: overnight ones, even where a zone has left a day out."""


def is_open(hours: Hours, at: datetime) -> bool:
    """Whether the exhibition is open at `at`, an aware time. Raises ZoneInfoNotFoundError, as all here."""
    return any(begin <= at < end for begin, end in _spells(hours, at, 0))


def next_change(hours: Hours, at: datetime, days: int = 400) -> datetime | None:
    """When it opens or closes next after `at`, in UTC; None where it does not within so many days."""
    until: datetime | None = None
    for begin, end in _spells(hours, at, days):
        if end <= at:
            continue
        if until is None and begin > at:
            return begin
        if until is not None and begin > until:
            return until
        until = max(end, until or end)
    horizon = at + timedelta(days=days)
    return until if until and until < horizon else None


def _spells(hours: Hours, at: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
    """The times in UTC from which and until which it is open, by their beginnings, around `at` and on."""
    zone = ZoneInfo(hours.zone)
    today = at.astimezone(zone).date()
    for number in range(-BEHIND, days + 2):
        day = today + timedelta(days=number)
        for span in hours.on(day):
            begin, end = _begin(day, span.begin, zone), _end(day, span.end, zone)
            if begin < end:
                yield begin, end


def _begin(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """When the clock on the wall first shows so many minutes after midnight, or more."""
    first, second = _shown(day, minutes, zone)
    return first if first <= second else _leap(second, first, zone)


def _end(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """When it no longer shows less."""
    first, second = _shown(day, minutes, zone)
    if first > second:
        return _leap(second, first, zone)
    before = _shown(day, minutes - 1, zone)
    return second if before[0] < before[1] else first


def _shown(day: date, minutes: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When it shows so many minutes after midnight, for the first and the last time.

    Of a time that it leaps over, the second is the earlier one, and the leap lies between: PEP 495.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return first, second


def _leap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The first second between the two at which the clock has been put on."""
    offset = before.astimezone(zone).utcoffset()
    early, late = 0, round((after - before).total_seconds())
    while late - early > 1:
        middle = (early + late) // 2
        if (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return before + timedelta(seconds=late)
