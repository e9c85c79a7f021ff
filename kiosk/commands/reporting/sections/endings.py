"""How visits end, and on which page."""

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.bars import Bar, bars
from kiosk.commands.reporting.section import Section, Table
from kiosk.visits.figures import Place

ENDINGS = {
    "away": Sentence("went away"),
    "finished": Sentence("left from the farewell"),
    "closed": Sentence("the museum closed"),
    "staff": Sentence("staff took over"),
    "stopped": Sentence("the kiosk was stopped"),
    "failed": Sentence("something had failed"),
}
MOST = 8
"""So many pages are drawn."""


def section(account: Account) -> Section:
    """One bar for each way to end, then one for each page that most visitors leave from."""
    teller, figures = account.teller, account.figures
    name, finding = teller.say(Sentence("How visits end")), teller.say(_finding(account))
    ways = [(_way(account, ending), figures.endings[ending]) for ending in {**ENDINGS, **figures.endings}]
    last = _last_pages(account)
    rows = [Bar(words, count, teller.with_share(count, figures.count)) for words, count in ways]
    rows.append(Bar(teller.say(Sentence("The last thing seen, most often"))))
    rows += [
        Bar(_where(account, place), exits, teller.with_share(exits, figures.count))
        for place, exits in last[:MOST]
    ]
    cells = [(teller.say(Sentence("Ending")), words, "", "", count) for words, count in ways]
    cells += [
        (teller.say(Sentence("Last page")), account.names.page(place), *place, exits) for place, exits in last
    ]
    heads = [
        Sentence("What"),
        Sentence("Name"),
        Sentence("Chapter’s id"),
        Sentence("Page’s id"),
        Sentence("Visits"),
    ]
    table = Table("endings", [teller.say(head) for head in heads], cells)
    return Section(name, finding, table, bars(name, finding, rows))


def _way(account: Account, ending: str) -> str:
    return account.teller.say(ENDINGS[ending]) if ending in ENDINGS else ending


def _where(account: Account, place: Place) -> str:
    if not place.page:
        return account.names.page(place)
    said = Sentence(
        "{chapter}: {page}", chapter=account.names.chapter(place.chapter), page=account.names.page(place)
    )
    return account.teller.say(said)


def _last_pages(account: Account) -> list[tuple[Place, int]]:
    exits = [(place, stays.exits) for place, stays in account.figures.stays.items() if stays.exits]
    return sorted(exits, key=lambda pair: (-pair[1], pair[0]))


def _finding(account: Account) -> Sentence:
    figures, teller = account.figures, account.teller
    cut = sum(figures.endings[ending] for ending in ("closed", "staff", "stopped", "failed"))
    if not figures.endings["finished"] and not cut:
        return Sentence("No visit ended with the farewell")
    finished = teller.of_visits(figures.endings["finished"], figures.count)
    if not cut:
        return Sentence("{finished} end with the farewell, the others earlier", finished=finished)
    share = teller.share(cut, figures.count)
    return Sentence(
        "{finished} end with the farewell; {cut} are cut short by the museum", finished=finished, cut=share
    )
