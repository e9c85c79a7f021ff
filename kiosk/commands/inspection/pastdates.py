"""Dates of opening hours that are long past, or so far ahead that the year must be a slip.

Not kept with what else is found in a file: it changes by itself as time goes by.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kiosk.base.sentences import Sentence
from kiosk.commands.inspection.findings import Finding

if TYPE_CHECKING:
    from kiosk.content.openinghours import Dated, Hours

LONG_PAST = timedelta(days=92)
FAR_AHEAD = timedelta(days=5 * 366)


def past_dates(hours: "Hours | None", today: date) -> Iterator[Finding]:
    """One warning for all that are long past, and one for each that is far ahead."""
    dates = hours.dates if hours else ()
    past = [each for each in dates if date.fromisoformat(each.last) < today - LONG_PAST]
    if past:
        found = (
            Sentence("a date of opening hours is long past")
            if len(past) == 1
            else Sentence("{count} dates of opening hours are long past, this one first", count=len(past))
        )
        first = min(past, key=lambda each: each.first)
        yield _finding(first, found, Sentence("dates that are still to come; the old ones can be deleted"))
    for each in dates:
        if date.fromisoformat(each.last) > today + FAR_AHEAD:
            found = Sentence("`{dates}` is more than five years ahead", dates=each.written)
            expected = Sentence("a date of this year or the next, if the year is a slip")
            yield _finding(each, found, expected)


def _finding(dated: "Dated", found: str, expected: str) -> Finding:
    return Finding("exhibition.yaml", ("hours", "dates", dated.written), "warning", found, expected)
