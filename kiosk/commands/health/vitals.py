"""Gathers how the kiosk is, from the loop and from the parts that know."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk
from kiosk.base.calendar import Calendar
from kiosk.base.clock import Clock
from kiosk.commands.health.logged import LogKeeper
from kiosk.commands.health.rhythm import Rhythm
from kiosk.commands.health.scales import Scales
from kiosk.commands.health.snapshot import JournalSize, OnShow, Snapshot
from kiosk.commands.health.trouble import Troubles
from kiosk.content.model import Problem

if TYPE_CHECKING:
    from kiosk.show.floor import Floor


@dataclass(frozen=True)
class Sources:
    """Who knows what; everything answers at once."""

    refused: Callable[[], tuple[Problem, ...]] = tuple
    """What keeps a newer state of the exhibition from being shown: the same tuple for as long as it does."""
    journal: Callable[[], JournalSize | None] = lambda: None
    watched: Path | None = None
    """The folder in which a newer state would be."""
    versions: Path | None = None
    """The folder in which versions of the exhibition lie."""


class Vitals:
    """Told of each frame; gives a snapshot whenever one is wanted, on the loop's thread."""

    def __init__(
        self,
        floor: "Floor",
        clock: Clock,
        calendar: Calendar,
        scales: Scales,
        log: LogKeeper,
        sources: Sources,
    ) -> None:
        self._floor, self._clock, self._calendar = floor, clock, calendar
        self._scales, self._log, self._sources = scales, log, sources
        self._rhythm = Rhythm(clock)
        self._begun = clock.now()
        self._started = calendar.now()
        self._shown: tuple[Path, datetime] | None = None
        self._troubles = Troubles()

    def framed(self) -> None:
        """A frame was presented."""
        self._rhythm.beat(self._floor.show.rest() == 0.0)

    def mark(self) -> object:
        """Another value whenever something is new that should be told at once."""
        return self._floor.show.exhibition.folder, self._log.count, self._sources.refused()

    def snapshot(self) -> Snapshot:
        """How it is now."""
        show, weight = self._floor.show, self._scales.weight
        folders = show.exhibition.folder, self._sources.watched
        trouble = self._troubles.of(show.library.problems, self._sources.refused(), *folders)
        return Snapshot(
            engine=kiosk.__version__,
            taken=self._calendar.now(),
            started=self._started,
            uptime=self._clock.now() - self._begun,
            shown=self._on_show(),
            attended=show.attended,
            frames=self._rhythm.frames(),
            errors=trouble.errors,
            warnings=trouble.warnings,
            problems=trouble.sentences,
            burden=weight.burden,
            disks=weight.disks,
            journal=self._sources.journal(),
            logged=self._log.newest(),
            errors_logged=self._log.errors,
            warnings_logged=self._log.count - self._log.errors,
            dark=show.opening.dark,
        )

    def _on_show(self) -> OnShow:
        exhibition = self._floor.show.exhibition
        folder = exhibition.folder
        if self._shown is None or self._shown[0] != folder:
            self._shown = folder, self._calendar.now()
        version = folder.name if folder.parent == self._sources.versions else ""
        return OnShow(dict(exhibition.title), version, str(folder), self._shown[1])
