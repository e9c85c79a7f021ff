"""What the plain page tells of itself: that it is shown, and since when."""

import logging
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk
from kiosk.base.calendar import Calendar
from kiosk.base.clock import Clock
from kiosk.commands.health.snapshot import PlainShown
from kiosk.commands.health.statusfile import StatusFile
from kiosk.commands.health.watch import EVERY

if TYPE_CHECKING:
    from kiosk.commands.health.metrics import PlainVitalities

log = logging.getLogger(__name__)


class PlainWatch:
    """Tells it from the loop itself, as `HealthWatch` does; whatever fails here costs no more than that."""

    def __init__(self, clock: Clock, calendar: Calendar, runtime: Path, metrics: int | None) -> None:
        """`runtime`: the folder for `kiosk status`; `metrics`: the port for Prometheus, if any."""
        self._clock, self._calendar = clock, calendar
        self._begun, self._started = clock.now(), calendar.now()
        self._latest = self._shown(), self._begun
        self._due = self._begun
        self._ends = ExitStack()
        self._file = StatusFile(runtime, clock)
        self._ends.callback(self._file.withdraw)
        if metrics is not None:
            from kiosk.commands.health.exposition import Exposition

            self._ends.enter_context(closing(Exposition(metrics, self._vitalities))).start()

    def pulse(self) -> None:
        """The loop lives."""
        now = self._clock.now()
        if now >= self._due:
            self._due = now + EVERY
            self._latest = self._shown(), now
            self._file.tell(self._latest[0])

    def close(self) -> None:
        """The plain page ends as it should."""
        self._ends.close()

    def _shown(self) -> PlainShown:
        uptime = self._clock.now() - self._begun
        return PlainShown(kiosk.__version__, self._calendar.now(), self._started, uptime)

    def _vitalities(self) -> "PlainVitalities":
        from kiosk.commands.health.metrics import PlainVitalities

        return PlainVitalities(lambda: self._latest, self._clock)
