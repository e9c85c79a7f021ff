"""Hours and dates as people write them: what is right, and what was probably meant where it is not."""

import re
import unicodedata

from kiosk.content.openinghours import DAY, Span

CLOSED = "closed"
EXAMPLE = "09:00-17:00"

_SPAN = re.compile(r"([0-9]{1,2}):([0-9]{2}) *- *([0-9]{1,2}):([0-9]{2})")
_LOOSE_TIME = r"([0-9]{1,2})(?:[:.h时点]([0-9]{2})?分?)?(?: *([ap])\.?m\.?)?(?: *(?:uhr|h|时|点))?"
_LOOSE_SPAN = re.compile(rf"{_LOOSE_TIME} *(?:-+|~|to|till|until|bis|至|到) *{_LOOSE_TIME}")
_LOOSE_DATE = re.compile(r"([0-9]{4})[-/.年 ]([0-9]{1,2})[-/.月 ]([0-9]{1,2})日?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4})")
_MEANT_CLOSED = frozenset(
    ("close", "shut", "off", "no", "none", "休", "休息", "休馆", "闭馆", "关", "关闭", "关门")
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-") | dict.fromkeys("～〜", "~"))


def as_span(written: str) -> Span | None:
    """`09:00-17:00` as a span, overnight where it ends before it begins; None where it is none.

    What begins and ends at the same time comes back like that.
    """
    if not (found := _SPAN.fullmatch(written)):
        return None
    begin, end = _minutes(found[1], found[2]), _minutes(found[3], found[4])
    if begin is None or end is None or begin == DAY:
        return None
    return Span(begin, end + DAY if end < begin else end)


def _minutes(hours: str, minutes: str | None) -> int | None:
    time = 60 * int(hours) + int(minutes or 0)
    return time if int(minutes or 0) < 60 and time <= DAY else None


def as_day(written: str) -> str:
    """What somebody meant who wrote hours in another way, `9 am – 5 pm` or `9：00至17：00`; "" if unknown."""
    plain = unicodedata.normalize("NFKC", written).translate(_DASHES).casefold().strip()
    if plain in _MEANT_CLOSED:
        return CLOSED
    if not (found := _LOOSE_SPAN.fullmatch(plain)):
        return ""
    times = [_clock(*found.groups()[:3]), _clock(*found.groups()[3:])]
    span = as_span("-".join(filter(None, times)))
    return "-".join(map(str, times)) if all(times) and span and span.begin != span.end else ""


def _clock(hours: str, minutes: str | None, half: str | None) -> str | None:
    """A time of day as it is to be written."""
    number = int(hours)
    if half and not 1 <= number <= 12:
        return None
    number = number % 12 + (12 if half == "p" else 0) if half else number
    time = _minutes(str(number), minutes)
    return None if time is None else f"{number:02}:{int(minutes or 0):02}"


def meant_dates(written: str) -> str:
    """What somebody meant who wrote a date, or two, in another way; "" if that is not known for certain."""
    plain = unicodedata.normalize("NFKC", written).translate(_DASHES).casefold().strip()
    dates = [match for match in re.split(r" *(?:\.{2,}|…|~|to|until|bis|至|到| - ) *", plain) if match]
    meant = [_date(each) for each in dates]
    return "..".join(meant) if meant and all(meant) and len(meant) <= 2 else ""


def _date(written: str) -> str:
    from datetime import date

    if found := _LOOSE_DATE.fullmatch(written):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(written):
        day, month, year = map(int, found.groups())
        if day <= 12 and day != month:
            return ""  # the day first in Europe, the month in America
        day, month = (month, day) if month > 12 else (day, month)
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
