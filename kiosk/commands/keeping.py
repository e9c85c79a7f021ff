"""What `run` keeps and tells of itself: the journal of visits, and metrics."""

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import click

from kiosk.commands.publishing.source import Source
from kiosk.commands.station import Station

if TYPE_CHECKING:
    from kiosk.visits.journal import Journal

JOURNAL = click.option(
    "--journal/--no-journal",
    default=True,
    help="Whether to keep the anonymous journal of what is looked at; docs/privacy.md tells all of it.",
)


def keep_journal(ends: ExitStack, station: Station, shown: Source, wanted: bool) -> "Journal | None":
    """The journal, until `ends` is closed; None where it is not wanted, or it is a curator who looks."""
    if not wanted or shown.preview:
        return None
    from kiosk.base.calendar import SystemCalendar
    from kiosk.visits.journal import Journal
    from kiosk.visits.scribe import scribe_in

    return ends.enter_context(closing(Journal(SystemCalendar(), scribe_in(station.state))))
