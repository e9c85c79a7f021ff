"""Which pages are reached, and which nobody reaches."""

from collections.abc import Iterator

from kiosk.base.listing import all_of
from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.bars import Bar, bars
from kiosk.commands.reporting.section import Section, Table
from kiosk.visits.figures import Place

MOST = 80
"""So many pages are drawn; of more, those that the fewest visits reach."""
NAMED = 3
"""So many are named in the sentence."""


def section(account: Account) -> Section:
    """One bar for each page, under its chapter."""
    teller, names, figures = account.teller, account.names, account.figures
    name, finding = teller.say(Sentence("Pages reached")), teller.say(_finding(account))
    cells = [
        (names.chapter(place.chapter), names.page(place), place.chapter, place.page, _visits(account, place))
        for place in account.pages()
    ]
    heads = [
        Sentence("Chapter"),
        Sentence("Page"),
        Sentence("Chapter’s id"),
        Sentence("Page’s id"),
        Sentence("Visits"),
    ]
    table = Table("pages-reached", [teller.say(head) for head in heads], cells)
    notes = []
    if len(account.pages()) > MOST:
        notes.append(
            Sentence(
                "Of {count} pages the {most} that fewest visits reach are drawn; the table has all.",
                count=len(account.pages()),
                most=MOST,
            )
        )
    charts = bars(name, finding, list(_rows(account)), max(figures.opened.values(), default=0))
    return Section(name, finding, table, charts, notes=[teller.say(note) for note in notes])


def unreached(account: Account) -> list[Place]:
    """The pages on show that no visit reached."""
    return [place for place in account.pages() if not account.is_gone(place) and not _visits(account, place)]


def _visits(account: Account, place: Place) -> int:
    return account.figures.stays[place].visits if place in account.figures.stays else 0


def _rows(account: Account) -> Iterator[Bar]:
    pages = account.pages()
    drawn = set(sorted(pages, key=lambda place: _visits(account, place))[:MOST])
    nobody = account.teller.say(Sentence("nobody"))
    chapter = None
    for place in (each for each in pages if each in drawn):
        if place.chapter != chapter:
            chapter = place.chapter
            yield Bar(account.names.chapter(chapter))
        count = _visits(account, place)
        words = account.teller.number(count) if count else f"✕ {nobody}"
        yield Bar(account.names.page(place), count, words, strong=not count)


def _finding(account: Account) -> Sentence:
    lost = unreached(account)
    if not account.pages():
        return Sentence("Nothing was on show in these days")
    if not lost:
        return Sentence("Every page was reached by somebody")
    if len(lost) > NAMED:
        return Sentence(
            "{count} of {pages} pages were reached by nobody", count=len(lost), pages=len(account.pages())
        )
    listed = all_of([Sentence("“{page}”", page=account.names.page(place)) for place in lost])
    return Sentence("Nobody reached {pages}", pages=listed)
