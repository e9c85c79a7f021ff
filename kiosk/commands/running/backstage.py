"""Behind the floor: what brings other versions, serves staff and tells how the kiosk is."""

import threading
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from kiosk.base.calendar import SystemCalendar
from kiosk.base.clock import Clock
from kiosk.base.geometry import Size
from kiosk.commands.health.watch import HealthWatch
from kiosk.commands.opening import warm_up
from kiosk.commands.publishing.source import Source
from kiosk.commands.publishing.supplies import Supplies
from kiosk.commands.running.keeping import Keeping
from kiosk.commands.staffing.staffing import Staffing
from kiosk.commands.station import Station

if TYPE_CHECKING:
    from kiosk.show.floor import Floor
    from kiosk.stage.glass import Glass

PATIENCE = 20.0
"""Seconds after the first frame for which a picture that does not come holds all of this back."""


class Backstage:
    """Begins once visitors see something: until then nothing is to take the processor from them."""

    def __init__(self, shown: Source, size: Size, station: Station, keeping: Keeping, clock: Clock) -> None:
        """For a screen of `size`."""
        self.supplies = Supplies(shown, size)
        self.staffing = Staffing(station, shown, clock)
        self.health = HealthWatch(clock, keeping.metrics)
        self._shown, self._station, self._keeping, self._clock = shown, station, keeping, clock
        self._first: float | None = None
        self._begun = False
        self._warm = threading.Event()
        self._ends = ExitStack()

    def warm(self) -> bool:
        """Whether every kind of block is loaded; a slow disk takes its time."""
        return self._warm.is_set()

    def _warm_up(self) -> None:
        try:
            warm_up()
        finally:
            self._warm.set()

    def close(self) -> None:
        """End all that was begun."""
        self._ends.close()

    def framed(self, floor: "Floor", glass: "Glass") -> None:
        """A frame was presented."""
        now = self._clock.now()
        self._first = now if self._first is None else self._first
        if not self._begun and (floor.show.complete or now - self._first >= PATIENCE):
            self._begin(floor, glass)
        self.health.framed()

    def _begin(self, floor: "Floor", glass: "Glass") -> None:
        self._begun = True
        keeping, health, calendar = self._keeping, self.health, SystemCalendar()
        threading.Thread(target=self._warm_up, name="warm-up", daemon=True).start()
        self._ends.enter_context(closing(health))
        self._ends.enter_context(closing(self.supplies)).start(floor)
        health.start(self._station, self._shown, self.supplies, floor, calendar, keeping.size)
        self.staffing.start(floor.offer, health.snapshot, glass.close, keeping.today)
