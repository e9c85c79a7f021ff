"""Lays a report into a folder."""

from collections.abc import Sequence
from pathlib import Path

from kiosk.base.atomic import write_atomically
from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.cover import Cover
from kiosk.commands.reporting.page import page
from kiosk.commands.reporting.section import Section
from kiosk.commands.reporting.tables import as_csv


def write(account: Account, cover: Cover, sections: Sequence[Section], out: Path) -> Path:
    """The page as index.html, each table as tables/NAME.csv. Gives the page's path; KioskError: no room."""
    index = out.absolute() / "index.html"
    try:
        (index.parent / "tables").mkdir(parents=True, exist_ok=True)
        for section in sections:
            write_atomically(index.parent / "tables" / f"{section.table.name}.csv", as_csv(section.table))
        write_atomically(index, page(account, cover, sections).encode())
    except OSError as error:
        raise KioskError(
            Sentence(
                "The report cannot be written into {folder} ({reason}).", folder=out, reason=error.strerror
            )
        ) from error
    return index
