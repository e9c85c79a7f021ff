"""How long visitors stay on a page."""

from collections.abc import Iterator

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.ranges import Range, ranges
from kiosk.commands.reporting.names import DOORS
from kiosk.commands.reporting.section import Cell, Section, Table
from kiosk.commands.reporting.telling import FEW
from kiosk.visits.bins import DWELL, quantile
from kiosk.visits.figures import Place

MOST = 80
"""So many pages are drawn; of more, those that are seen most."""


def section(account: Account) -> Section:
    """For each page the quartiles of the times that it was before a visitor."""
    seen = [place for place in [DOORS, *account.pages()] if place in account.figures.stays]
    teller = account.teller
    name, finding = teller.say(Sentence("Time on a page")), teller.say(_finding(account, seen))
    stays = account.figures.stays
    drawn = set(sorted(seen, key=lambda place: -stays[place].stays)[:MOST])
    charts = ranges(
        name, finding, list(_rows(account, [each for each in seen if each in drawn])), teller.duration
    )
    legend = [
        ("dot", teller.say(Sentence("half of them stay longer, half shorter (median)"))),
        ("pale", teller.say(Sentence("the middle half of all stays"))),
    ]
    notes = [
        Sentence(
            "Without the time in which nobody was there any more. Times are kept in steps, so that they are"
            " right to a few seconds."
        )
    ]
    said = [teller.say(note) for note in notes]
    return Section(name, finding, _table(account, seen), charts, legend, said, shown=bool(seen))


def quartiles(account: Account, place: Place) -> tuple[float, float, float]:
    """Seconds that a quarter, a half, three quarters of the stays did not exceed."""
    over = account.figures.stays[place].over
    low, middle, high = (quantile(over, DWELL, share) or 0.0 for share in (0.25, 0.5, 0.75))
    return low, middle, high


def _rows(account: Account, places: list[Place]) -> Iterator[Range]:
    chapter = ""
    for place in places:
        if place.chapter != chapter:
            chapter = place.chapter
            yield Range(account.names.chapter(chapter))
        low, middle, high = quartiles(account, place)
        words = Sentence(
            "{time} · {count:,}×",
            time=account.teller.duration(middle),
            count=account.figures.stays[place].stays,
        )
        yield Range(account.names.page(place), low, middle, high, account.teller.say(words))


def _table(account: Account, places: list[Place]) -> Table:
    heads = [
        Sentence("Chapter"),
        Sentence("Page"),
        Sentence("Chapter’s id"),
        Sentence("Page’s id"),
        Sentence("Stays"),
        Sentence("A quarter stay less than (s)"),
        Sentence("Median (s)"),
        Sentence("A quarter stay more than (s)"),
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            account.names.chapter(place.chapter),
            account.names.page(place),
            place.chapter,
            place.page,
            account.figures.stays[place].stays,
            *(round(each, 1) for each in quartiles(account, place)),
        )
        for place in places
    ]
    return Table("dwell", [account.teller.say(head) for head in heads], rows)


def _finding(account: Account, seen: list[Place]) -> Sentence:
    pages = [place for place in seen if place.page and account.figures.stays[place].stays >= FEW]
    if not pages:
        return Sentence("Too few visits to say where people stay longest")
    longest = max(pages, key=lambda place: quartiles(account, place)[1])
    if len(pages) == 1:
        time = account.teller.duration(quartiles(account, longest)[1])
        return Sentence(
            "Visitors stay at “{page}” for {time} (median)", page=account.names.page(longest), time=time
        )
    shortest = min(pages, key=lambda place: quartiles(account, place)[1])
    return Sentence(
        "Visitors stay longest at “{page}” (median {time}) and shortest at “{other}” ({less})",
        page=account.names.page(longest),
        time=account.teller.duration(quartiles(account, longest)[1]),
        other=account.names.page(shortest),
        less=account.teller.duration(quartiles(account, shortest)[1]),
    )
