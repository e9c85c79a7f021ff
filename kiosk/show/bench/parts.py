"""The parts of a measurement; each runs the real show in a process of its own."""

import time
from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from kiosk.base.clock import Clock, SystemClock
from kiosk.base.geometry import Size
from kiosk.blocks.contract import Kind
from kiosk.content.library import Library
from kiosk.show.bench import films, panoramas, tours, zooms
from kiosk.show.bench.figures import Figure
from kiosk.show.bench.footprint import resident
from kiosk.show.bench.reckoning import fade_figures, touch_figures, turn_figures
from kiosk.show.bench.tours import Tapped
from kiosk.show.bench.visitor import Pause, Script, Visitor
from kiosk.show.floor import Floor
from kiosk.show.installation import Installer
from kiosk.show.loop import run
from kiosk.show.show import Show
from kiosk.stage.window import open_canvas


@dataclass(frozen=True)
class House:
    """What is shown, and how large."""

    library: Library
    kinds: Callable[[], Mapping[str, Kind]]
    cache: Path
    size: Size
    quick: bool
    """Whether to measure only so much that something can be printed."""

    @property
    def breath(self) -> float:
        """Seconds to wait where everything should come to rest."""
        return 0.05 if self.quick else 1.0


class Part(Protocol):
    """Plays a script upon the show and adds the figures to `figures`."""

    def __call__(self, house: House, show: Show, figures: list[Figure]) -> Script:
        """The script."""
        ...


class FastClock:
    """Runs `times` as fast as the machine's, so that hundreds of turns take a minute."""

    def __init__(self, times: float) -> None:
        self._times = times

    def now(self) -> float:
        """Seconds."""
        return time.monotonic() * self._times


def measure(part: str, house: House) -> list[Figure]:
    """Play one part; its figures."""
    clock: Clock = FastClock(10.0) if part in HURRIED else SystemClock()
    canvas = open_canvas(house.size, memo=house.cache)
    figures: list[Figure] = []
    installer = Installer(canvas, house.kinds, house.cache, clock)
    with closing(canvas), closing(Floor(house.library, installer)) as floor:
        visitor = Visitor(canvas.size, clock, floor.show, PARTS[part](house, floor.show, figures))
        run(floor, visitor, clock, None, visitor.framed)
    return figures


def _share(seconds: float) -> Generator[Pause, object, float]:
    """Let time pass; the CPU it took, in percent of one core."""
    cpu, wall = time.process_time(), time.perf_counter()
    yield Pause(seconds)
    return 100 * (time.process_time() - cpu) / (time.perf_counter() - wall)


def _rehearse(house: House, show: Show, figures: list[Figure]) -> Script:
    del house, figures
    yield from tours.rehearse(show)


def _attract(house: House, show: Show, figures: list[Figure]) -> Script:
    if not house.quick:
        yield tours.rehearsed(show)
    share = yield from _share(0.2 if house.quick else 14.0)
    figures.append(Figure("attract", share, "% of a core", 20))


def _still(house: House, show: Show, figures: list[Figure]) -> Script:
    yield from tours.welcome(show, house.quick)
    show.open_chapter(show.exhibition.chapters[0].id)
    yield tours.whole(show)
    yield from tours.calm(0 if house.quick else 60)
    share = yield from _share(0.2 if house.quick else 12.0)
    figures.append(Figure("still page", share, "% of a core", 0.15))


def _touches(house: House, show: Show, figures: list[Figure]) -> Script:
    taps: list[Tapped] = []
    yield from tours.welcome(show, house.quick)
    yield Pause(house.breath)
    count, reading = (4, 0.05) if house.quick else (66, 0.7)
    yield from tours.touches(show, count, reading, taps.append)
    figures += touch_figures(taps)


def _turns(house: House, show: Show, figures: list[Figure]) -> Script:
    taps: list[Tapped] = []
    yield from tours.welcome(show, house.quick)
    yield Pause(house.breath)
    count, reading = (2, 0.05) if house.quick else (30, 1.0)
    yield from tours.turns(show, count, reading, taps.append)
    figures += turn_figures(taps, house.size)
    faded: list[Tapped] = []
    show.choose_access(replace(show.visit.access, reduced_motion=True))
    yield from tours.turns(show, count, reading, faded.append)
    figures += fade_figures(faded, house.size)


def _memory(house: House, show: Show, figures: list[Figure]) -> Script:
    yield from tours.welcome(show, house.quick)
    done, before = 0, 0.0
    for count in (1, 2, 3) if house.quick else (10, 50, 500):
        yield from tours.turns(show, count - done, 0.05, lambda _: None)
        show.open_chapter(show.exhibition.chapters[0].id)  # measured on the same page every time
        yield tours.whole(show)
        yield Pause(house.breath)
        done, grown = count, resident() - before
        before += grown
        figures.append(Figure(f"resident after {count} turns", before, "MB"))
    figures.append(Figure("growth over the last of them", grown, "MB", 3))


def _photographs(house: House, show: Show, figures: list[Figure]) -> Script:
    yield from tours.welcome(show, house.quick)
    yield tours.whole(show)
    for outline in show.exhibition.chapters:
        show.open_chapter(outline.id)
        for _ in outline.page_ids:
            yield Pause(0.2)
            yield tours.whole(show)
            yield from tours.tap(show, "next")
    figures.append(Figure("resident after pages with 4K photographs", resident(), "MB", 180))


def _film(house: House, show: Show, figures: list[Figure]) -> Script:
    yield from films.watch(show, 1.0 if house.quick else films.SECONDS - 2.0, figures)


def _panorama(house: House, show: Show, figures: list[Figure]) -> Script:
    yield from panoramas.look_around(show, house.quick, figures)


def _zoom(house: House, show: Show, figures: list[Figure]) -> Script:
    yield from zooms.explore(show, house.quick, figures)


PARTS: Mapping[str, Part] = {
    "rehearsal": _rehearse,
    "attract": _attract,
    "still": _still,
    "touches": _touches,
    "turns": _turns,
    "memory": _memory,
    "photographs": _photographs,
    "deep zoom": _zoom,
    "film": _film,
    "panorama": _panorama,
}
HURRIED = ("memory",)
"""Played on a fast clock."""
