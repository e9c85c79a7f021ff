"""Whether the kiosk ran when it should."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.running import running
from kiosk.commands.reporting.markup import Element
from kiosk.commands.reporting.section import Section, Table
from kiosk.visits.figures import Figures
from kiosk.visits.span import DAY, day_of, hour_of

MOST = 400
"""So many days are drawn, the last ones."""
USUAL = 0.5
"""The share of days of its weekday on which an hour is lit, to count as one in which the kiosk should run."""


@dataclass(frozen=True)
class Gap:
    """Hours in a row without a running kiosk, when it should have run."""

    kiosk: str
    begin: int
    end: int
    """The hour after it."""

    @property
    def hours(self) -> int:
        """How long it was."""
        return self.end - self.begin


def section(account: Account) -> Section:
    """A calendar of the hours of the first kiosk; the gaps of all of them in the table."""
    teller = account.teller
    lost = [gap for title, figures in account.kiosks for gap in gaps(account, title, figures)]
    name, finding = teller.say(Sentence("When the kiosk ran")), teller.say(_finding(account, lost))
    charts = [_chart(account, name, finding)] if len(account.kiosks) == 1 else []
    legend = [
        ("bar", teller.say(Sentence("exhibition on the screen"))),
        ("dark", teller.say(Sentence("screen dark"))),
        ("strong", teller.say(Sentence("not running, though usually on at this hour"))),
    ]
    heads = [Sentence("Kiosk"), Sentence("Day"), Sentence("From"), Sentence("Until"), Sentence("Hours")]
    cells = [
        (
            gap.kiosk,
            day_of(gap.begin).isoformat(),
            f"{gap.begin % DAY}:00",
            f"{(gap.end - 1) % DAY + 1}:00",
            gap.hours,
        )
        for gap in lost
    ]
    notes = [
        _counts(account),
        Sentence(
            "A kiosk should run in an hour in which it had the exhibition on the screen on at least half of"
            " the days of that weekday."
        ),
    ]
    table = Table("gaps", [teller.say(head) for head in heads], cells)
    return Section(
        name, finding, table, charts, legend if charts else (), [teller.say(note) for note in notes]
    )


def gaps(account: Account, kiosk: str, figures: Figures) -> list[Gap]:
    """The hours of the span in which a kiosk should have run and did not."""
    begin, found = max(account.began, account.span.begin), list[Gap]()
    known = [
        day
        for day in account.span.dates()
        if begin <= hour_of(day) + DAY - 1 and hour_of(day) < account.span.end
    ]
    usual = usual_hours(known, figures)
    for at in range(begin, account.span.end - 1):
        if _kind(at) not in usual or figures.lit[at] or figures.dark[at] or account.is_skipped(at):
            continue
        if found and found[-1].end == at:
            found[-1] = Gap(kiosk, found[-1].begin, at + 1)
        else:
            found.append(Gap(kiosk, at, at + 1))
    return found


def usual_hours(known: Sequence[date], figures: Figures) -> set[tuple[int, int]]:
    """Weekdays and hours in which the exhibition is usually on the screen, by the days of which is known.

    A weekday of which there is one alone is judged by the other days on which anything was on the screen.
    """
    lit = [at for at, seconds in figures.lit.items() if seconds]
    days, weekdays = {day_of(at) for at in lit}, Counter(day.weekday() for day in known)
    by_kind, by_hour = Counter(_kind(at) for at in lit), Counter(at % DAY for at in lit)
    usual = {kind for kind, times in by_kind.items() if times >= USUAL * weekdays[kind[0]] > USUAL}
    single = {day.weekday() for day in days if weekdays[day.weekday()] <= 1}
    return usual | {
        (weekday, hour) for weekday in single for hour, times in by_hour.items() if times >= USUAL * len(days)
    }


def _kind(at: int) -> tuple[int, int]:
    return day_of(at).weekday(), at % DAY


def _finding(account: Account, lost: Sequence[Gap]) -> Sentence:
    hours = sum(gap.hours for gap in lost)
    if not any(figures.lit for _, figures in account.kiosks):
        return Sentence("No kiosk ran in these days")
    if not lost:
        return Sentence("The kiosk ran whenever it should have")
    longest = max(lost, key=lambda gap: gap.hours)
    day = account.teller.day(day_of(longest.begin))
    if hours == 1:
        return Sentence("The kiosk did not run in one hour, on {day}", day=day)
    return Sentence(
        "The kiosk did not run in {hours:,} hours in which it should have, the longest time on {day}"
        " ({most} h)",
        hours=hours, day=day, most=longest.hours,
    )  # fmt: skip


def _counts(account: Account) -> Sentence:
    figures = account.figures
    lit = round(figures.lit.total() / 3600)
    on = Sentence(
        "The exhibition was on the screen for {hours:,} hours; the kiosk was started {starts} times.",
        hours=lit,
        starts=figures.starts,
    )
    return (
        Sentence("{on} Visits that could not be written: {lost}.", on=on, lost=figures.lost)
        if figures.lost
        else on
    )


def _chart(account: Account, name: str, finding: str) -> Element:
    (title, figures), days = account.kiosks[0], account.span.dates()[-MOST:]
    lost = {at for gap in gaps(account, title, figures) for at in range(gap.begin, gap.end)}
    hours = _shown(figures, lost)
    looks = [[_look(figures, lost, hour_of(day) + hour) for hour in hours] for day in days]
    return running(name, finding, [account.teller.short_day(day) for day in days], looks, hours)


def _shown(figures: Figures, lost: set[int]) -> range:
    there = {at % DAY for at, seconds in figures.lit.items() if seconds} | {at % DAY for at in lost}
    return range(max(0, min(there, default=9) - 1), min(DAY, max(there, default=17) + 2))


def _look(figures: Figures, lost: set[int], at: int) -> str:
    if at in lost:
        return "strong"
    lit, dark = figures.lit[at], figures.dark[at]
    return "" if not lit and not dark else "bar" if lit >= dark else "dark"
