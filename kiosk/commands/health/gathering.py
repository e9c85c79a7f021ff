"""Puts together what `run` needs to tell how it is."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from kiosk.base.calendar import Calendar
from kiosk.base.clock import Clock
from kiosk.commands.health.logged import LogKeeper
from kiosk.commands.health.scales import Scales
from kiosk.commands.health.snapshot import JournalSize
from kiosk.commands.health.statusfile import StatusFile, Teller
from kiosk.commands.health.vitals import Sources, Vitals
from kiosk.commands.publishing.source import Source
from kiosk.commands.publishing.supplies import Supplies
from kiosk.commands.station import Station

if TYPE_CHECKING:
    from kiosk.show.floor import Floor


def gather(
    ends: ExitStack,
    station: Station,
    shown: Source,
    supplies: Supplies,
    floor: "Floor",
    clock: Clock,
    calendar: Calendar,
    journal: Callable[[], JournalSize | None],
) -> tuple[Vitals, Teller]:
    """Begin to listen and to weigh, until `ends` is closed."""
    store = shown.store
    log = ends.enter_context(closing(LogKeeper(clock, calendar)))
    log.start()
    scales = Scales({"state": station.state, "store": store.folder, "cache": store.cache})
    ends.enter_context(closing(scales)).start()
    sources = Sources(
        lambda: supplies.refused, journal, watched=shown.watched, versions=store.folder / "versions"
    )
    teller = ends.enter_context(closing(Teller(StatusFile(station.runtime, clock))))
    teller.start()
    return Vitals(floor, clock, calendar, scales, log, sources), teller
