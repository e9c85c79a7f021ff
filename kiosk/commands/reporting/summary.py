"""The report in a few lines, for a terminal."""

from collections.abc import Callable, Iterator, Sequence

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account, differs
from kiosk.commands.reporting.cover import Cover
from kiosk.commands.reporting.section import Section
from kiosk.commands.reporting.sections.days import by_day
from kiosk.commands.reporting.telling import FEW
from kiosk.content.excerpt import cells, wrapped
from kiosk.visits.bins import BREADTH, LASTED, quantile
from kiosk.visits.figures import Figures

FEW_VISITS = Sentence(
    "Fewer than 20 visits: take these as single visits. What is usual cannot be told from so few."
)
NOBODY = Sentence("Nobody visited the kiosk in these days.")
MOST_DAYS = 31
"""So many days are told one by one."""


def key_figures(account: Account) -> Iterator[tuple[str, str, str]]:
    """The few numbers that come first: what, how much, and how much before."""
    teller, now, before = account.teller, account.figures, account.before
    yield teller.say(Sentence("Visits")), teller.number(now.count), _change(account)
    compared = before if before and before.count >= FEW else None
    shares: dict[Sentence, Callable[[Figures], str]] = {
        Sentence("Length, median"): lambda figures: teller.duration(_lasted(figures)),
        Sentence("Pages, median"): lambda figures: teller.number(_pages(figures)),
        Sentence("Finish a chapter"): lambda figures: teller.share(figures.reached["to_end"], figures.count),
    }
    for name, told in shares.items():
        yield teller.say(name), told(now), _before(account, told(compared)) if compared else ""


def summary(account: Account, cover: Cover, sections: Sequence[Section], columns: int) -> Iterator[str]:
    """The key figures, the days, and what each part of the report found, in lines of so many cells."""
    teller, span = account.teller, account.span
    yield from filter(None, (cover.title, teller.say(cover.kiosk), teller.days(span.first, span.last)))
    yield ""
    if not account.figures.count:
        yield teller.say(NOBODY)
        return
    yield from _aligned(list(key_figures(account)))
    yield ""
    if span.days <= MOST_DAYS:
        yield from (*_days(account, columns), "")
    if account.few:
        yield from wrapped(teller.say(FEW_VISITS), columns, columns)
    for section in sections:
        if section.shown:
            first, *more = wrapped(section.finding, columns - 2, columns - 2)
            yield f"· {first}"
            yield from (f"  {line}" for line in more)


def _lasted(figures: Figures) -> float:
    return quantile(figures.lasted, LASTED, 0.5) or 0.0


def _pages(figures: Figures) -> int:
    return int(quantile(figures.breadth, BREADTH, 0.5) or 0)


def _change(account: Account) -> str:
    now, before = account.figures.count, account.before
    if not before:
        return ""
    if before.count < FEW or not differs(now, before.count):
        return _before(account, account.teller.number(before.count))
    change = f"{now / before.count - 1:+.0%}".replace("-", "−")
    return account.teller.say(Sentence("{change}, before {count:,}", change=change, count=before.count))


def _before(account: Account, value: str) -> str:
    return account.teller.say(Sentence("before {value}", value=value))


def _days(account: Account, columns: int) -> Iterator[str]:
    teller, counts = account.teller, by_day(account.figures)
    scale = min(40, columns - 28) / max(counts.values())
    rows = [
        (
            f"{teller.short_day(day)} {teller.short_weekday(day.weekday())}",
            teller.number(counts[day]),
            "█" * round(counts[day] * scale),
        )
        for day in account.span.dates()
    ]
    yield from _aligned(rows)


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Columns under one another, numbers to the right; a Chinese character takes two cells."""
    widths = [max(cells(row[at]) for row in rows) for at in range(2)]
    for name, value, *rest in rows:
        left, right = widths[0] - cells(name), widths[1] - cells(value)
        yield "  ".join(["", name + " " * left, " " * right + value, *rest]).rstrip()
