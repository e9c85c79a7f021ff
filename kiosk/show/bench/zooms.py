"""How smoothly a picture of 20,000 × 20,000 px is explored: enlarged, zoomed, thrown about."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

import yaml

from kiosk.base.geometry import Size
from kiosk.blocks.contract import Kind
from kiosk.media.specimens import poster
from kiosk.show.bench import tours
from kiosk.show.bench.figures import Figure, is_large
from kiosk.show.bench.footprint import resident
from kiosk.show.bench.madeup import one_block
from kiosk.show.bench.visitor import Pause, Script, Seen
from kiosk.show.show import Show
from kiosk.stage.controls import Pan

SIDE, SMALL = 20_000, 6_000
SPEED = 3000.0
"""Px/s at 1080p that it is thrown with."""
CUT = 120.0
"""Seconds at most until it is cut into tiles for the first time."""
STEPS = 4
"""Presses on plus before it is thrown about."""
WAY = ((-1, 0), (-1, -1), (0, 1), (1, 1), (-1, 0), (0, -1), (1, 0), (1, -1))


def with_poster(folder: Path, kinds: Mapping[str, Kind], quick: bool) -> None:
    """An exhibition of one page with a very large picture."""
    assets = folder / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    poster(assets / "poster.jpg", SMALL if quick else SIDE)
    wall = next(kind for kind in kinds.values() if {"items"} == set(kind.Fields.model_fields))
    kind = yaml.safe_load(wall.SAMPLE)["kind"]
    block = {"kind": kind, "items": [{"picture": {"src": "poster.jpg", "alt": "Clouds"}}]}
    one_block(folder, block)


def explore(show: Show, quick: bool, figures: list[Figure]) -> Script:
    """Wait until it is cut; then enlarge it, come closer, throw it about, and go back, again and again."""
    yield from tours.welcome(show, at_once=True)
    yield from tours.tap(show, "door-made-up")
    yield from _closer(show, 1)
    yield Pause(0.5 if quick else CUT, lambda: show.complete)
    yield from tours.tap(show, "enlarged-close")
    yield Pause(1.0)
    before = resident()
    opened: list[tours.Tapped] = []
    thrown: list[Seen] = []
    zoomed: list[tours.Tapped] = []
    for _ in range(1 if quick else 4):
        yield from tours.tap(show, "enlarge-0", opened.append)
        yield Pause(0.5)
        for _ in range(STEPS):
            yield from tours.tap(show, "enlarged-zoom-in", zoomed.append)
        for x, y in WAY[: 2 if quick else None]:
            _throw(show, x, y)
            thrown.append((yield Pause(0.5)))
        for _ in range(STEPS):
            yield from tours.tap(show, "enlarged-zoom-out", zoomed.append)
        yield from tours.tap(show, "enlarged-close")
        yield Pause(0.5)
    figures += _openings(opened)
    figures += _motion("thrown", thrown, show.canvas.size)
    figures += _motion("zooming", [tap.up for tap in zoomed], show.canvas.size)
    figures.append(Figure("deep zoom, memory gained by exploring", resident() - before, "MB", _most(show)))


def _closer(show: Show, steps: int) -> tours.Walk:
    yield from tours.tap(show, "enlarge-0")
    yield Pause(0.5)
    for _ in range(steps):
        yield from tours.tap(show, "enlarged-zoom-in")


def _throw(show: Show, x: int, y: int) -> None:
    surface = next((c for c in show.controls() if isinstance(c, Pan) and c.id == "enlarged-drag"), None)
    if surface:
        speed = SPEED * min(show.canvas.size) / 1080
        surface.grab()
        surface.drop(x * speed, y * speed)
        show.repaint()


def _most(show: Show) -> float:
    """MB of all textures there may be, and a few screens of what is on the way."""
    return (show.pictures.budget + 3 * show.canvas.size.w * show.canvas.size.h * 4) / 1e6


def _openings(taps: Sequence[tours.Tapped]) -> list[Figure]:
    times = [tap.up.frames[0].at - tap.up.at for tap in taps if tap.up.frames]
    return [Figure("deep zoom, tap to first frame", median(times) * 1000, "ms", 50)] if times else []


def _motion(what: str, runs: Sequence[Seen], size: Size) -> list[Figure]:
    """Of the frames while it moves: how many a second, the longest gap, and what each takes."""
    moves = [
        [frame for frame in seen.frames if frame.at <= seen.frames[0].at + 0.3]
        for seen in runs
        if seen.frames
    ]
    moves = [frames for frames in moves if len(frames) > 2]
    if not moves:
        return []
    count = sum(len(frames) - 1 for frames in moves)
    seconds = sum(frames[-1].at - frames[0].at for frames in moves)
    gaps = [b.at - a.at for frames in moves for a, b in pairwise(frames)]
    main = sum(frames[-1].main - frames[0].main for frames in moves) / count
    whole = 100 * sum(frames[-1].complete for frames in moves) / len(moves)
    return [
        Figure(f"deep zoom, {what}", count / seconds, "fps", least=None if is_large(size) else 58),
        Figure(f"deep zoom, {what}, longest gap", max(gaps) * 1000, "ms"),
        Figure(f"deep zoom, {what}, CPU a frame on the main thread", main * 1000, "ms"),
        Figure(f"deep zoom, {what}, sharp when it comes to rest", whole, "%"),
    ]
