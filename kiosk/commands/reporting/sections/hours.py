"""On which weekday and at what hour visitors come."""

from collections import Counter

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.grid import grid
from kiosk.commands.reporting.section import Section, Table
from kiosk.visits.figures import Figures
from kiosk.visits.span import DAY, day_of

Hour = tuple[int, int]
"""Weekday, 0 for Monday, and hour of the day."""
STANDS_OUT = 1.5
"""An hour that has so many times the visits of the mean hour is worth a sentence."""
ENOUGH = 8
"""Visits, of which at least so many are needed for that."""


def section(account: Account) -> Section:
    """A grid of visits in the mean hour of its kind."""
    teller = account.teller
    counts, means = by_hour(account.figures), mean_visits(account)
    name, finding = teller.say(Sentence("Weekday and hour")), teller.say(_finding(account, counts, means))
    hours = _shown(counts, means)
    shown = counts if account.few else means
    values = [[shown.get((weekday, hour), 0.0) for hour in hours] for weekday in range(7)]
    weekdays = [teller.short_weekday(each) for each in range(7)]
    chart = grid(
        name, finding, weekdays, [str(hour) for hour in hours], values, teller.number, not account.few
    )
    heads = [
        Sentence("Weekday"),
        Sentence("Hour"),
        Sentence("Visits"),
        Sentence("Visits in such an hour, mean"),
    ]
    rows = [
        (teller.weekday(day), f"{hour}:00", counts[day, hour], round(means.get((day, hour), 0.0), 2))
        for day in range(7)
        for hour in hours
    ]
    note = (
        Sentence(
            "Each number is how many visits began in one such hour on average, hours with a dark screen left"
            " out."
        )
        if not account.few
        else Sentence("Each number is how many visits began in such an hour.")
    )
    table = Table("hours", [teller.say(head) for head in heads], rows)
    return Section(name, finding, table, [chart], notes=[teller.say(note)])


def by_hour(figures: Figures) -> Counter[Hour]:
    """Visits by the weekday and hour in which they began."""
    counts: Counter[Hour] = Counter()
    for at, count in figures.visits.items():
        counts[_hour(at)] += count
    return counts


def mean_visits(account: Account) -> dict[Hour, float]:
    """Visits that begin in such an hour on average, where the exhibition was on the screen."""
    figures = account.figures
    there = {at for at, seconds in figures.lit.items() if seconds} | {
        at for at, n in figures.visits.items() if n
    }
    shown = Counter(_hour(at) for at in there)
    counts = by_hour(figures)
    return {hour: counts[hour] / times for hour, times in shown.items()}


def _hour(at: int) -> Hour:
    return day_of(at).weekday(), at % DAY


def _shown(counts: Counter[Hour], means: dict[Hour, float]) -> range:
    """The hours from the first to the last with anything, and enough of them for a grid."""
    there = {hour for (_, hour), count in counts.items() if count} | {hour for _, hour in means}
    return range(min(there, default=9), max(there, default=17) + 1)


def _finding(account: Account, counts: Counter[Hour], means: dict[Hour, float]) -> Sentence:
    if account.few:
        return Sentence("Too few visits to say when most people come")
    top = max(means, key=lambda hour: (means[hour], hour))
    usual = sum(means.values()) / len(means)
    if counts[top] < ENOUGH or means[top] < STANDS_OUT * usual:
        return Sentence("Visits are spread evenly over the week: no hour stands out")
    weekday, hour = top
    return Sentence(
        "Most visitors come on {weekday} between {hour}:00 and {next}:00",
        weekday=account.teller.weekday(weekday), hour=hour, next=hour + 1,
    )  # fmt: skip
