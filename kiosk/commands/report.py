"""`report`: tells what visitors looked at, as a page with charts, tables, and some lines in the terminal."""

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from kiosk.base.calendar import SystemCalendar
from kiosk.base.listing import listed
from kiosk.base.sentences import Sentence, told
from kiosk.commands.opening import MOST_COLUMNS
from kiosk.commands.parameters import LANGUAGE
from kiosk.commands.publishing.beside import name_of_kiosk
from kiosk.commands.reporting.cover import Cover
from kiosk.commands.reporting.days import LastParameter, asked_for
from kiosk.commands.station import STATION, Station
from kiosk.visits.reading import journal_at
from kiosk.visits.schema import FILE

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(short_help="Tell what visitors looked at.")
@click.argument("journals", nargs=-1, metavar="[JOURNAL]...", type=click.Path(path_type=Path))
@STATION
@click.option("--from", "first", type=DAY, metavar="YYYY-MM-DD", help="First day; usually 28 days back.")
@click.option("--to", "last", type=DAY, metavar="YYYY-MM-DD", help="Last day; usually today.")
@click.option(
    "--last",
    "ago",
    type=LastParameter(),
    metavar="7d|4w|3m|1y",
    help="The last days up to today, told in the terminal.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write; `report` where none is named.")
@click.option(
    "--exhibition", type=click.Path(path_type=Path), help="Where time zone and questions are looked up."
)
@click.option("--title", help="What stands over the report; by default the exhibition and the kiosk.")
@LANGUAGE
def command(
    journals: tuple[Path, ...],
    station: Station,
    out: Path | None,
    exhibition: Path | None,
    title: str | None,
    language: str,
    **days: Any,
) -> None:
    """Tell what visitors looked at: when they came, how far, which pages they read, how they left.

    Writes a page with charts, index.html, and its tables for spreadsheets. With --last a summary is told in
    the terminal, and files are written only with --out.

    Without a JOURNAL it is about this kiosk. Otherwise it adds up the journals that are named: folders of
    state of several kiosks, or the journal.db in them.
    """
    from kiosk.commands.reporting.composing import account_of, sections
    from kiosk.commands.reporting.exhibitionwords import ExhibitionWords
    from kiosk.commands.reporting.summary import summary
    from kiosk.commands.reporting.telling import Teller
    from kiosk.commands.reporting.writing import write

    words = ExhibitionWords(exhibition)
    now = SystemCalendar().now().astimezone(words.zone())
    span, kiosks = asked_for(**days, now=now), _kiosks(journals, station)
    account = account_of(kiosks, span, words.zone(), Teller(language), words.asked)
    parts = sections(account)
    cover = _cover(title or account.names.exhibition(), kiosks, now)
    if days["ago"]:
        wide = min(shutil.get_terminal_size().columns, MOST_COLUMNS)
        click.echo("\n".join(summary(account, cover, parts, wide)))
    if out or not days["ago"]:
        page = write(account, cover, parts, out or Path("report"))
        click.echo(
            told(Sentence("Open {page}; its tables for spreadsheets lie in tables/.", page=page), language)
        )


def _kiosks(journals: Sequence[Path], station: Station) -> list[tuple[str, Path]]:
    """The journals, each with its kiosk's title: this computer's name, or the named folder's."""
    if not journals:
        return [(name_of_kiosk(), journal_at(station.state))]
    files = [journal_at(each.absolute()) for each in journals]
    return [(each.parent.name if each.name == FILE else each.stem, each) for each in files]


def _cover(title: str, kiosks: Sequence[tuple[str, Path]], now: datetime) -> Cover:
    """Under the title that was found; without one the kiosk's name is the title."""
    kiosk = listed(name for name, _ in kiosks if name)
    if not title:
        return Cover(kiosk or "kiosk", "", now)
    if len(kiosks) > 1:
        return Cover(title, Sentence("Kiosks: {names}", names=kiosk), now)
    return Cover(title, Sentence("Kiosk: {name}", name=kiosk) if kiosk else "", now)
