"""Which days a report is about, as they are asked for on the command line."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

import click

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.visits.span import Span, span

USUALLY = 28
"""Days, where none are asked for: every weekday is among them as often."""


class LastParameter(click.ParamType[str]):
    """Days up to today, written 7d, 4w, 3m or 1y."""

    name = "7d|4w|3m|1y"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """What was written, if it can be understood."""
        if not re.fullmatch(r"[1-9]\d{0,3}[dwmy]", str(value)):
            self.fail(f"{value!r} is no time; write 7d for seven days, 4w, 3m or 1y", param, ctx)
        return str(value)


def asked_for(first: datetime | None, last: datetime | None, ago: str | None, now: datetime) -> Span:
    """From one day to another, or the last days up to `now`, the museum's time. KioskError: no such span."""
    today = now.date()
    if ago and (first or last):
        raise KioskError(Sentence("Give either --last, or --from and --to."))
    end = last.date() if last else today
    begin = first.date() if first else _days_ago(ago, end)
    if begin > end:
        raise KioskError(
            Sentence("The span ends on {last}, before it begins on {first}.", first=begin, last=end)
        )
    if begin > today:
        raise KioskError(Sentence("{first} is still to come; today is {today}.", first=begin, today=today))
    return span(begin, min(end, today), now)


def _days_ago(ago: str | None, end: date) -> date:
    count, unit = (int(ago[:-1]), ago[-1]) if ago else (USUALLY, "d")
    if unit in "dw":
        return end - timedelta(days=count * (7 if unit == "w" else 1) - 1)
    months = end.year * 12 + end.month - 1 - count * (12 if unit == "y" else 1)
    if months < 12 * 1970:
        return date(1970, 1, 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(end.day, monthrange(year, month + 1)[1])) + timedelta(days=1)
