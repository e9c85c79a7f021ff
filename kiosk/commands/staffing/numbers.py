"""What was looked at today, as staff are told on the screen."""

from collections.abc import Iterator

from kiosk.base.listing import listed
from kiosk.base.sentences import Sentence
from kiosk.commands.health.telling import duration
from kiosk.show.staff.desk import Fact
from kiosk.visits.today import Today


def numbers(today: Today | None) -> Iterator[Fact]:
    """The numbers of a day; that nothing is kept, where it is so."""
    if today is None:
        yield Fact(Sentence("Visits"), Sentence("no journal is kept"))
        return
    yield Fact(Sentence("Visits"), f"{today.visits:,}")
    if not today.visits:
        return
    yield Fact(Sentence("Pages looked at"), f"{today.pages:,}")
    yield Fact(Sentence("A visit lasts"), duration(60 * today.minutes / today.visits))
    yield Fact(Sentence("Came to the end"), f"{today.finished:,}")
    yield Fact(Sentence("Read in"), listed(_read_in(code, visits) for code, visits in today.languages))


def _read_in(code: str, visits: int) -> Sentence:
    from kiosk.commands.reporting.names import LANGUAGES

    return Sentence("{language} {visits}", language=LANGUAGES.get(code, code), visits=f"{visits:,}")
