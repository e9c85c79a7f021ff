"""Opening hours that can be read but are hardly meant so: nights that last into the next day's hours."""

from collections.abc import Iterator
from datetime import date, timedelta

from kiosk.base.sentences import Sentence
from kiosk.content.hourspart import HoursPart
from kiosk.content.openinghours import DAY, WEEKDAYS, Day
from kiosk.content.tree import Steps

_MONDAY = date(2026, 1, 5)


def doubts(written: HoursPart | None) -> Iterator[tuple[Steps, str, str]]:
    """Where hours last into those of the next day: steps, what was found and what is expected."""
    if written is None:
        return
    hours, told = written.hours(), set[Steps]()
    week = [_MONDAY + timedelta(days=number) for number in range(7)]
    for day in week:
        name = WEEKDAYS[day.weekday()]
        key = name if getattr(written, name) is not None else "usual"
        following = hours.week[(day.weekday() + 1) % 7]
        yield from _clash(("hours", key), key, hours.week[day.weekday()], following, told)
    for dated in hours.dates:
        first, last = date.fromisoformat(dated.first), date.fromisoformat(dated.last)
        for day in (first - timedelta(days=1), first, last):
            following = hours.on(day + timedelta(days=1))
            yield from _clash(
                ("hours", "dates", dated.written), day.isoformat(), hours.on(day), following, told
            )


def _clash(
    steps: Steps, name: str, day: Day, following: Day, told: set[Steps]
) -> Iterator[tuple[Steps, str, str]]:
    """Told once for each place."""
    if not day or not following or day[-1].end - DAY <= following[0].begin or steps in told:
        return
    told.add(steps)
    found = Sentence(
        "`{day}` lasts until {end} of the next day, which opens at {begin}",
        day=name,
        end=_clock(day[-1].end - DAY),
        begin=_clock(following[0].begin),
    )
    yield steps, found, Sentence("hours that end before the next ones begin")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
