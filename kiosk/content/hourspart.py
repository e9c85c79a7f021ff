"""What a curator may write under `hours:` in `exhibition.yaml`."""

from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from kiosk.base.sentences import Sentence
from kiosk.content.fields import Mistake, Part, shape
from kiosk.content.hoursreading import CLOSED, EXAMPLE, as_day, as_span, meant_dates
from kiosk.content.nearest import nearest
from kiosk.content.openinghours import WEEKDAYS, Dated, Day, Hours
from kiosk.content.timezones import nearest_zone, zones

_HOURS = Sentence("hours such as `09:00-17:00`, several as `[09:00-12:00, 14:00-18:00]`, or `closed`")
_DATE = Sentence("a date such as `2026-12-31`, or a range of dates such as `2027-01-01..2027-01-03`")
_ZONE = Sentence("the region and the city of a time zone: `Asia/Shanghai`, `Europe/Berlin`")
_SPAN_PATTERN = r"[0-9]{1,2}:[0-9]{2} *- *[0-9]{1,2}:[0-9]{2}"
_DAY_PATTERN = f"^({CLOSED}|{_SPAN_PATTERN}( *, *{_SPAN_PATTERN})*)$"
_DATE_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _read_day(value: Any) -> Day:
    if isinstance(value, Day):
        return value
    if isinstance(value, str) and value.strip() == CLOSED:
        return Day()
    written = value if isinstance(value, list) else value.split(",") if isinstance(value, str) else [value]
    if not written:
        raise Mistake(Sentence("{written} where opening hours should stand", written=shape(value)), _HOURS)
    inside = isinstance(value, list)
    spans = [(_read_span(each, (index,) if inside else ()), index) for index, each in enumerate(written)]
    spans.sort()
    for (before, _), (after, index) in pairwise(spans):
        if after.begin < before.end:
            found = Sentence(
                "{written} overlaps with other hours of the same day", written=shape(written[index])
            )
            expected = Sentence("hours one after the other: `[09:00-12:00, 14:00-18:00]`")
            raise Mistake(found, expected, "", (index,) if inside else ())
    return Day(span for span, _ in spans)


def _read_span(written: Any, steps: tuple[int, ...]) -> Any:
    text = written.strip() if isinstance(written, str) else ""
    span = as_span(text)
    if span is None:
        close = (as_day(text) or nearest(text, [CLOSED])) if text else ""
        found = Sentence("{written} where opening hours should stand", written=shape(written))
        raise Mistake(found, _HOURS, close, steps)
    if span.begin == span.end:
        found = Sentence("{written} ends when it begins", written=shape(text))
        expected = Sentence("`00:00-24:00` for the whole day, or `closed`")
        raise Mistake(found, expected, "", steps)
    return span


def _read_dates(value: Any) -> dict[str, Day]:
    """The hours of dates, by the dates as they are written."""
    if not isinstance(value, dict):
        found = Sentence("{written} where dates and hours should stand", written=shape(value))
        raise Mistake(found, Sentence("dates and their hours: `{{2026-12-31: 10:00-14:00}}`"))
    taken: dict[str, tuple[date, date]] = {}
    days: dict[str, Day] = {}
    mistakes: list[Mistake] = []
    for key, hours in value.items():
        try:
            _check_free(key, _read_dated(key), taken)
            days[key] = _read_inside(key, hours)
        except Mistake as mistake:
            mistakes.append(mistake)
    if mistakes:
        mistakes[0].others = tuple(mistakes[1:])
        raise mistakes[0]
    return days


def _read_inside(key: str, hours: Any) -> Day:
    try:
        return _read_day(hours)
    except Mistake as mistake:
        steps = (key, *mistake.steps)
        raise Mistake(mistake.found, mistake.expected, mistake.nearest, steps) from None


def _read_dated(key: str) -> tuple[date, date]:
    """The first and the last day."""
    first, dots, last = key.partition("..")
    try:
        begin = date.fromisoformat(first)
        end = date.fromisoformat(last) if dots else begin
        if key != (f"{begin}..{end}" if dots else f"{begin}"):
            raise ValueError
    except ValueError:
        found = Sentence("{written} is no date", written=shape(key))
        raise Mistake(found, _DATE, meant_dates(key), (key,), at_key=True) from None
    if dots and end <= begin:
        found = Sentence("{written} ends before it has begun", written=shape(key))
        close = f"{begin}" if end == begin else f"{end}..{begin}"
        raise Mistake(found, Sentence("the earlier date first"), close, (key,), at_key=True)
    return begin, end


def _check_free(key: str, days: tuple[date, date], taken: dict[str, tuple[date, date]]) -> None:
    """A range may hold single dates, which count before it, but no two ranges have days in common."""
    for other, its in taken.items():
        alike = (days[0] == days[1]) == (its[0] == its[1])
        if alike and days[0] <= its[1] and its[0] <= days[1]:
            found = Sentence("`{dates}` and `{other}` have days in common", dates=key, other=other)
            expected = Sentence("each day in one range; a single date inside a range counts before it")
            raise Mistake(found, expected, "", (key,), at_key=True)
    taken[key] = days


def _read_zone(value: Any) -> str:
    if not isinstance(value, str) or value not in zones():
        found = Sentence("{written} is no time zone", written=shape(value))
        raise Mistake(found, _ZONE, nearest_zone(value) if isinstance(value, str) else "")
    return value


_DAY_SCHEMA = {
    "$comment": "hours",
    "type": ["string", "array"],
    "pattern": _DAY_PATTERN,
    "items": {"type": "string", "pattern": f"^{_SPAN_PATTERN}$"},
    "minItems": 1,
}
DayField = Annotated[Day, PlainValidator(_read_day), WithJsonSchema(_DAY_SCHEMA)]
"""The hours of a day: `closed`, `09:00-17:00`, or a list of such."""
Dates = Annotated[
    dict[str, Day],
    PlainValidator(_read_dates),
    WithJsonSchema(
        {
            "type": "object",
            "patternProperties": {f"^{_DATE_PATTERN}(\\.\\.{_DATE_PATTERN})?$": _DAY_SCHEMA},
            "additionalProperties": False,
        }
    ),
]
Zone = Annotated[
    str,
    PlainValidator(_read_zone),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z][A-Za-z]+(/[A-Za-z0-9_+-]+)+$"}),
]


def _weekday(description: str, example: str = EXAMPLE) -> Any:
    return Field(default=None, description=description, examples=[example])


class HoursPart(Part):
    """When the exhibition is open. Outside these hours the screen is dark."""

    zone: Zone = Field(
        description="The time zone, by region and city: `Asia/Shanghai`.", examples=["Asia/Shanghai"]
    )
    usual: DayField = Field(
        description="The hours of every day that is not named below, such as `09:00-17:00`; what ends before "
        "it begins ends on the next day.",
        examples=[EXAMPLE],
    )
    monday: DayField | None = _weekday("Other hours on Mondays.", CLOSED)
    tuesday: DayField | None = _weekday("Other hours on Tuesdays.")
    wednesday: DayField | None = _weekday("Other hours on Wednesdays.")
    thursday: DayField | None = _weekday("Other hours on Thursdays.")
    friday: DayField | None = _weekday("Other hours on Fridays.", "09:00-21:00")
    saturday: DayField | None = _weekday("Other hours on Saturdays.")
    sunday: DayField | None = _weekday("Other hours on Sundays.")
    dates: Dates = Field(
        default_factory=dict,
        description="Other hours on a date, or from one date to another (`..`).",
        examples=[{"2026-12-31": "10:00-14:00", "2027-01-01..2027-01-03": CLOSED}],
    )
    wakes: Literal["touch", "pin"] = Field(
        default="touch",
        description="What wakes the dark screen: a `touch` by anybody, or only the staff's `pin`.",
    )
    awake: float = Field(
        default=10, ge=1, le=720, description="Minutes for which it is awake then, 1 to 720."
    )
    grace: float | None = Field(
        default=None,
        ge=0,
        le=720,
        description="Minutes after which a visit under way at closing time is ended; without this line, it "
        "ends by itself.",
        examples=[30],
    )

    def hours(self) -> Hours:
        """The same as everybody else knows them."""
        week = (getattr(self, name) for name in WEEKDAYS)
        spans = ((*_read_dated(key), day) for key, day in self.dates.items())
        dates = [Dated(f"{first}", f"{last}", day) for first, last, day in spans]
        dates.sort(key=lambda each: (each.first != each.last, each.first))
        days = tuple(self.usual if day is None else day for day in week)
        return Hours(self.zone, days, tuple(dates), self.wakes, self.awake, self.grace)
