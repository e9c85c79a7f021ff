"""How smoothly a panorama turns: one of 8192×4096, made up for it, thrown round and round."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from kiosk.base.geometry import Size
from kiosk.blocks.contract import Kind
from kiosk.media.specimens import photograph
from kiosk.show.bench import tours
from kiosk.show.bench.figures import Figure, is_large
from kiosk.show.bench.footprint import resident
from kiosk.show.bench.madeup import one_block
from kiosk.show.bench.visitor import Pause, Script, Seen
from kiosk.show.show import Show
from kiosk.stage.controls import Pan

SPHERE = Size(8192, 4096)
WALL = Size(5760, 1080)
SPEED = 1100.0
"""Px/s at 1080p that it is thrown with."""
TURNS = 0.8
"""Seconds of a throw that are counted: it comes to rest a little later, and is drawn in full."""
UNROLLED = 30.0
"""Seconds at most until it is ready for the first time."""


def with_panorama(folder: Path, kinds: Mapping[str, Kind]) -> None:
    """An exhibition of one page with a panorama."""
    assets = folder / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    (assets / "sphere.jpg").write_bytes(photograph(SPHERE, 1))
    kind = next(kind for kind in kinds.values() if "viewpoints" in kind.Fields.model_fields)
    places: list[dict[str, Any]] = [
        {"yaw": 72 * n, "title": f"Door {n + 1}", "body": "A door."} for n in range(5)
    ]
    views = [{"title": f"View {n + 1}", "yaw": 90 * n} for n in range(4)]
    block = {"kind": yaml.safe_load(kind.SAMPLE)["kind"], "picture": "sphere.jpg", "alt": "Clouds all round"}
    block |= {"hotspots": places, "viewpoints": views}
    one_block(folder, block)


def look_around(show: Show, quick: bool, figures: list[Figure]) -> Script:
    """Open it for the first time and again, then throw it round."""
    yield from tours.welcome(show, at_once=True)
    yield from tours.tap(show, "door-made-up")
    yield Pause(0.3 if quick else UNROLLED, lambda: _surface(show) is not None)
    yield Pause(0.5 if quick else 4.0)
    taps: list[tours.Tapped] = []
    for _ in range(1 if quick else 5):
        yield from tours.tap(show, "home")
        yield Pause(0.5)
        yield from tours.tap(show, "door-made-up", taps.append)
        yield Pause(0.5)
    thrown: list[Seen] = []
    for number in range(1 if quick else 10):
        surface = _surface(show)
        if surface:
            surface.grab()
            surface.drop((-1 if number % 10 < 7 else 1) * SPEED * min(show.canvas.size) / 1080, 0.0)
            show.repaint()
        thrown.append((yield Pause(0.1 if quick else TURNS + 0.5)))
    figures += [*_first_views(taps), *_turning(thrown, show.canvas.size)]
    figures.append(Figure("resident after the panorama", resident(), "MB", None))


def _surface(show: Show) -> Pan | None:
    """What a finger drags to look around."""
    return next((each for each in show.controls() if isinstance(each, Pan) and each.axis == "both"), None)


def _first_views(taps: Sequence[tours.Tapped]) -> list[Figure]:
    times = [tap.up.frames[0].at - tap.up.at for tap in taps if tap.up.frames]
    return [Figure("panorama, tap to first view", median(times) * 1000, "ms", 300)] if times else []


def _turning(thrown: Sequence[Seen], size: Size) -> list[Figure]:
    """Of the frames while it turns: how many a second, the longest gap, and what each takes."""
    runs = [[frame for frame in seen.frames if frame.at <= seen.at + TURNS] for seen in thrown]
    runs = [frames for frames in runs if len(frames) > 2]
    if not runs:
        return []
    count = sum(len(frames) - 1 for frames in runs)
    seconds = sum(frames[-1].at - frames[0].at for frames in runs)
    gaps = [b.at - a.at for frames in runs for a, b in pairwise(frames)]
    cpu = sum(frames[-1].cpu - frames[0].cpu for frames in runs) / count
    held = size == WALL or not is_large(size)
    return [
        Figure("panorama turning", count / seconds, "fps", least=58 if held else None),
        Figure("panorama turning, longest gap", max(gaps) * 1000, "ms"),
        Figure("panorama turning, CPU a frame", cpu * 1000, "ms", 12 if held and size != WALL else None),
    ]
