"""How many visits there were, day by day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account, differs
from kiosk.commands.reporting.charts.columns import Column, columns
from kiosk.commands.reporting.section import Section, Table
from kiosk.commands.reporting.telling import visits
from kiosk.visits.figures import Figures
from kiosk.visits.span import day_of

BY_DAY, BY_WEEK = 62, 420
"""Spans of so many days at most are drawn by day, by week; longer ones by month."""


def section(account: Account) -> Section:
    """Columns along time, beside the span before where single days are drawn."""
    teller, span = account.teller, account.span
    now, before = by_day(account.figures), by_day(account.before) if account.before else None
    name, finding = teller.say(Sentence("Visits over time")), teller.say(_finding(account))
    row = list(_columns(account, now, before))
    chart = columns(name, finding, row, teller.number)
    legend = (
        [("before", teller.say(Sentence("the same day of the span before")))] if _with_before(account) else []
    )
    heads = [Sentence("Day"), Sentence("Weekday"), Sentence("Visits"), Sentence("Hours on screen")]
    lit = _hours_lit(account.figures)
    rows = [
        (day.isoformat(), teller.weekday(day.weekday()), now[day], round(lit[day], 1)) for day in span.dates()
    ]
    return Section(
        name,
        finding,
        Table("days", [teller.say(head) for head in heads], rows),
        [chart],
        legend,
        _notes(account, now),
    )


def by_day(figures: Figures) -> Counter[date]:
    """Visits by the day on which they began."""
    days: Counter[date] = Counter()
    for at, count in figures.visits.items():
        days[day_of(at)] += count
    return days


def _hours_lit(figures: Figures) -> Counter[date]:
    days: Counter[date] = Counter()
    for at, seconds in figures.lit.items():
        days[day_of(at)] += seconds / 3600  # type: ignore[assignment]
    return days


def _finding(account: Account) -> Sentence:
    now = account.figures.count
    in_days = (
        Sentence("{visits} in one day", visits=visits(now))
        if account.span.days == 1
        else Sentence("{visits} in {days} days", visits=visits(now), days=account.span.days)
    )
    if not account.before:
        return Sentence("{visits}; from before nothing is known to compare it with", visits=in_days)
    before = account.before.count
    if not differs(now, before):
        return Sentence("{visits}, about as many as before ({before:,})", visits=in_days, before=before)
    if now > before:
        return Sentence("{visits}, more than before ({before:,})", visits=in_days, before=before)
    return Sentence("{visits}, fewer than before ({before:,})", visits=in_days, before=before)


def _notes(account: Account, now: Counter[date]) -> list[str]:
    """Which day was the busiest, where it is one alone."""
    teller, highest = account.teller, max(now.values(), default=0)
    busiest = [day for day, count in now.items() if count == highest]
    if len(busiest) != 1 or account.few or account.span.days == 1:
        return []
    day = Sentence(
        "{weekday}, {day}", weekday=teller.weekday(busiest[0].weekday()), day=teller.day(busiest[0])
    )
    return [teller.say(Sentence("The busiest day was {day}: {visits}.", day=day, visits=visits(highest)))]


def _with_before(account: Account) -> bool:
    return account.before is not None and account.span.days <= BY_DAY


def _columns(account: Account, now: Counter[date], before: Counter[date] | None) -> Iterator[Column]:
    teller, span = account.teller, account.span
    highest = 0 if account.few else max(now.values(), default=0)
    if span.days > BY_DAY:
        yield from _long(account, now)
        return
    for day in span.dates():
        past = before[day - timedelta(days=span.days)] if before is not None else None
        note = f"{teller.weekday(day.weekday())} {teller.day(day)}: {teller.say(visits(now[day]))}"
        label = teller.short_weekday(day.weekday()) if span.days <= 7 else teller.short_day(day)
        yield Column(label, now[day], note, past, bool(highest) and now[day] == highest)


def _long(account: Account, now: Counter[date]) -> Iterator[Column]:
    """One for each week from Monday, or each month."""
    teller, span = account.teller, account.span
    weekly = span.days <= BY_WEEK
    sums: Counter[date] = Counter()
    for day in span.dates():
        sums[day - timedelta(days=day.weekday()) if weekly else day.replace(day=1)] += now[day]
    highest = max(sums.values(), default=0)
    for first, count in sums.items():
        label = teller.short_day(first) if weekly else teller.month(first)
        begins = (
            Sentence("week from {day}", day=teller.day(first)) if weekly else Sentence("{month}", month=label)
        )
        note = f"{teller.say(begins)}: {teller.say(visits(count))}"
        yield Column(label, count, note, strong=bool(highest) and count == highest)
