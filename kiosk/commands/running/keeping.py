"""What `run` keeps and tells of itself: the journal of visits, and metrics."""

import functools
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.publishing.source import Source
from kiosk.commands.station import Station

if TYPE_CHECKING:
    from kiosk.commands.health.snapshot import JournalSize
    from kiosk.visits.journal import Journal
    from kiosk.visits.scribe import Scribe
    from kiosk.visits.today import Today


class Keeping:
    """As the operator wants it."""

    def __init__(self, journal: bool, metrics: int | None) -> None:
        """`metrics`: the port of this machine on which they are told, if any."""
        self._wanted, self.metrics = journal, metrics
        self._scribe: Scribe | None = None
        self._today: Callable[[], Today | None] = _unknown

    def journal(self, ends: ExitStack, station: Station, shown: Source) -> "Journal | None":
        """The journal, until `ends` is closed; None where it is not wanted, or it is a curator who looks."""
        if not self._wanted or shown.preview:
            return None
        from kiosk.base.calendar import SystemCalendar
        from kiosk.visits.journal import Journal
        from kiosk.visits.scribe import scribe_in

        self._scribe = scribe_in(station.state)
        journal = ends.enter_context(closing(Journal(SystemCalendar(), self._scribe)))
        self._today = lambda: _read_today(station.state, journal)
        return journal

    def size(self) -> "JournalSize | None":
        """How large the journal is, as far as is known; None where none is kept."""
        if self._scribe is None:
            return None
        from kiosk.commands.health.snapshot import JournalSize

        return JournalSize(self._scribe.size.visits, self._scribe.size.bytes, self._scribe.lost)

    def today(self) -> "Today | None":
        """Today's numbers; None where nothing is kept, or it cannot be read. May take a second."""
        return self._today()


def _unknown() -> None:
    """No journal is kept."""


def _read_today(folder: Path, journal: "Journal") -> "Today | None":
    from kiosk.visits.today import today

    return today(folder, journal.present_hour)


def keeping_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a verb that keeps and tells; it is given them as `keeping`."""

    @functools.wraps(command)
    def chosen(journal: bool, metrics: int | None, **others: Any) -> None:
        command(keeping=Keeping(journal, metrics), **others)

    for option in (
        click.option(
            "--metrics",
            type=click.IntRange(1, 65535),
            help="Tell metrics for Prometheus on this port of 127.0.0.1; docs/health.md names them.",
        ),
        click.option(
            "--journal/--no-journal",
            default=True,
            help="Whether to keep the anonymous journal of what is looked at: see docs/privacy.md.",
        ),
    ):
        chosen = option(chosen)
    return chosen
