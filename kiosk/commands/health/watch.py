"""What `run` has to do with health: one thing that is told of frames and pulses, and lets others know."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.base.calendar import Calendar
    from kiosk.base.clock import Clock
    from kiosk.commands.health.metrics import Vitalities
    from kiosk.commands.health.snapshot import JournalSize, Snapshot
    from kiosk.commands.health.statusfile import Teller
    from kiosk.commands.health.vitals import Vitals
    from kiosk.commands.publishing.source import Source
    from kiosk.commands.publishing.supplies import Supplies
    from kiosk.commands.station import Station
    from kiosk.show.floor import Floor

EVERY = 5.0
"""Seconds after which the status is told anew, unless something new comes before."""


class HealthWatch:
    """Tells how the kiosk is, from the loop itself: where that hangs, nothing is told.

    Until it is started it costs nothing: nothing is loaded for it before the first frame.
    """

    def __init__(self, clock: "Clock", metrics: int | None = None) -> None:
        """`metrics`: the port on which they are told, if any."""
        self._clock, self._metrics = clock, metrics
        self._ends = ExitStack()
        self._vitals: Vitals | None = None
        self._teller: Teller | None = None
        self._due = clock.now()
        self._mark: object = None
        self._latest: tuple[Snapshot, float] | None = None

    def start(
        self,
        station: "Station",
        shown: "Source",
        supplies: "Supplies",
        floor: "Floor",
        calendar: "Calendar",
        journal: "Callable[[], JournalSize | None]",
    ) -> None:
        """Begin; `journal` tells its size."""
        from kiosk.commands.health.gathering import gather

        self._vitals, self._teller = gather(
            self._ends, station, shown, supplies, floor, self._clock, calendar, journal
        )
        if self._metrics is not None:
            from kiosk.commands.health.exposition import Exposition

            exposition = Exposition(self._metrics, self._vitalities)
            self._ends.enter_context(closing(exposition)).start()

    def _vitalities(self) -> "Vitalities":
        from kiosk.commands.health.metrics import Vitalities

        return Vitalities(lambda: self._latest, self._clock)

    def close(self) -> None:
        """The kiosk ends as it should."""
        self._ends.close()

    def framed(self) -> None:
        """A frame was presented."""
        if self._vitals:
            self._vitals.framed()

    def pulse(self) -> None:
        """The loop lives."""
        if self._vitals is None or self._teller is None:
            return
        now, mark = self._clock.now(), self._vitals.mark()
        if now >= self._due or mark != self._mark:
            self._due, self._mark = now + EVERY, mark
            self._latest = self._vitals.snapshot(), now
            self._teller.tell(self._latest[0])

    def snapshot(self) -> "Snapshot | None":
        """How the kiosk is now, asked on the loop's thread; None before it was started."""
        return self._vitals.snapshot() if self._vitals else None
