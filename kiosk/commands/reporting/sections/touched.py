"""What in the pages is touched."""

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.bars import Bar, bars
from kiosk.commands.reporting.section import Section, Table
from kiosk.visits.figures import Thing

MOST = 15
"""So many things are drawn; the table has all."""


def section(account: Account) -> Section:
    """Bars of what in the pages is touched most often; bar and edges stand in the table alone."""
    teller, taps = account.teller, account.figures.taps
    name, finding = teller.say(Sentence("What is touched")), teller.say(_finding(account))
    rows = [
        Bar(_name(account, thing), taps[thing], teller.number(taps[thing]))
        for thing in _in_pages(account)[:MOST]
    ]
    heads = [
        Sentence("Chapter"),
        Sentence("Page"),
        Sentence("Chapter’s id"),
        Sentence("Page’s id"),
        Sentence("Block"),
        Sentence("Control"),
        Sentence("Gesture"),
        Sentence("Touches"),
    ]
    cells = [
        (
            account.names.chapter(thing.place.chapter),
            account.names.page(thing.place),
            *thing.place,
            thing.block,
            thing.control,
            thing.gesture,
            times,
        )
        for thing, times in sorted(taps.items(), key=lambda item: (-item[1], item[0]))
    ]
    table = Table("touches", [teller.say(head) for head in heads], cells)
    notes = [
        Sentence(
            "How often, not by how many visitors. Turning pages and choosing doors are in the table only."
        )
    ]
    charts = bars(name, finding, rows)
    said = [teller.say(note) for note in notes]
    return Section(name, finding, table, charts, notes=said, shown=bool(taps))


def _in_pages(account: Account) -> list[Thing]:
    taps = account.figures.taps
    return sorted((thing for thing in taps if thing.block), key=lambda thing: (-taps[thing], thing))


def _name(account: Account, thing: Thing) -> str:
    said = Sentence("{page}: {thing}", page=account.names.page(thing.place), thing=account.names.thing(thing))
    return account.teller.say(said)


def _finding(account: Account) -> Sentence:
    things = _in_pages(account)
    if not things:
        return Sentence("Nothing in the pages was touched; pages were only turned")
    times = account.figures.taps[things[0]]
    page = account.names.page(things[0].place)
    if times == 1:
        return Sentence("What is in the pages was hardly touched")
    return Sentence(
        "Touched most often in a page: “{thing}” in “{page}” ({times:,} times)",
        thing=account.names.thing(things[0]),
        page=page,
        times=times,
    )
