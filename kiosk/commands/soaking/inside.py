"""The process that is soaked: the real `run`, before which a crowd made of code stands."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from kiosk.base.clock import Clock
from kiosk.base.geometry import Size
from kiosk.commands.soaking.crowd import Crowd
from kiosk.commands.soaking.hurry import HurriedClock
from kiosk.commands.soaking.ledger import Ledger, Timing
from kiosk.commands.soaking.mishaps import Mishaps
from kiosk.commands.soaking.visits import Visits
from kiosk.commands.soaking.weighing import weigh

if TYPE_CHECKING:
    from kiosk.show.floor import Floor
    from kiosk.stage.canvas import Canvas
    from kiosk.stage.glass import Glass

PACE = 16.0
"""How fast the clock runs while somebody is there; fifty times that while all wait for nobody."""
EACH = 5
"""Visits from one sample to the next."""
TELL = 5.0
"""Seconds from one line of progress to the next."""
PATIENCE = 5
"""So many times as long it goes on at most until every page was reached."""
FEWEST = 20
"""Visits that the warm-up takes at least."""


class Soak:
    """Sends visitors for so many `seconds` of the machine, and keeps the ledger."""

    def __init__(self, seed: int, seconds: float, tell: Callable[[dict[str, Any]], None]) -> None:
        self.ledger, self.mishaps = Ledger(), Mishaps()
        self._rng, self._seconds, self._tell = Random(seed), seconds, tell
        self._began = self._told = time.monotonic()
        self._floor: Floor | None = None

    def glass(self, canvas: "Canvas", clock: Clock, floor: "Floor") -> "Glass":
        """What the crowd touches."""
        if not isinstance(clock, HurriedClock):
            raise TypeError
        self._floor = floor
        visits = Visits(floor, self._rng, self.ledger, self._after)

        def turned(timing: Timing) -> None:
            self.ledger.turned(timing, visits.where())

        return Crowd(canvas.size, clock, floor, visits.steps(), turned, PACE)

    def result(self) -> dict[str, Any]:
        """All that is known at the end, for JSON."""
        pages = [[*page, count] for page, count in self.ledger.pages.items()]
        more = {"mishaps": self.mishaps.said, "seconds": self._passed(), "all": self._all_pages()}
        return {**vars(self.ledger), "pages": pages, **more}

    def _passed(self) -> float:
        return time.monotonic() - self._began

    def _after(self) -> bool:
        """A visit is over; whether that was the last."""
        ledger = self.ledger
        self._note_version()
        if ledger.visits % EACH == 0:
            ledger.samples.append(weigh(ledger.visits, self._passed()))
        if not ledger.warm and self._is_warm():
            ledger.warm, ledger.warm_after = True, ledger.visits
        if time.monotonic() - self._told > TELL:
            self._told = time.monotonic()
            self._tell(self._progress())
        return self._passed() >= self._seconds * (1 if self._saw_everything() else PATIENCE)

    def _note_version(self) -> None:
        assert self._floor
        folder = str(self._floor.show.exhibition.folder)
        if self.ledger.versions[-1:] != [folder]:
            self.ledger.versions.append(folder)

    def _is_warm(self) -> bool:
        """Everything was seen once, and a sixth of the time has passed; or half of it."""
        passed = self._passed()
        if passed > self._seconds / 2:
            return True
        return self._saw_everything() and self.ledger.visits >= FEWEST and passed > self._seconds / 6

    def _saw_everything(self) -> bool:
        return all((chapter, page) in self.ledger.pages for chapter, page, *_ in self._all_pages())

    def _all_pages(self) -> list[list[str]]:
        assert self._floor
        show = self._floor.show
        return [
            [outline.id, page.id, *sorted({block.kind for block in page.blocks})]
            for outline in show.exhibition.chapters
            for page in show.read_chapter(outline.id).pages
        ]

    def _progress(self) -> dict[str, Any]:
        ledger = self.ledger
        return {
            "seconds": self._passed(),
            "visits": ledger.visits,
            "pages": len(ledger.pages),
            "kinds": len(ledger.kinds),
            "versions": len(ledger.versions),
            "memory": ledger.samples[-1].memory if ledger.samples else 0.0,
            "slowest": ledger.slowest,
            "warm": ledger.warm,
        }


def soak(folder: Path, state: Path, size: Size, seed: int, seconds: float) -> None:
    """Run the exhibition in `folder`, and tell in lines of JSON how it goes; the last has the result."""
    import click

    from kiosk.commands import run
    from kiosk.commands.running.visitors import Visitors

    def tell(values: dict[str, Any]) -> None:
        click.echo(json.dumps(values))

    soaked = Soak(seed, seconds, tell)
    soaked.mishaps.start()
    arguments = ["--exhibition", str(folder), "--state", str(state), "--size", f"{size.w}x{size.h}"]
    try:
        run.command.main(
            arguments, "kiosk run", standalone_mode=False, obj=Visitors(HurriedClock(), soaked.glass)
        )
    finally:
        tell({"result": soaked.result()})
