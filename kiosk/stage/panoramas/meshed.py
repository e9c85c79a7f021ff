"""A panorama on a screen with a GPU: the sphere as a mesh of small flat cells, textured in tiles."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.base.geometry import Box, Size
from kiosk.media.panoramas.surround import Extent, Level, Surround
from kiosk.stage.canvas import Canvas, Corners, Texture
from kiosk.stage.panoramas.projection import Lens, Look, Sight

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Reals = NDArray[np.float64]

TILE = 1024
"""Pixels of the picture that a texture holds at most each way: every GPU takes as much."""
CELL = 2.8
"""Degrees a side at most: what is seen is then off by less than 1.5 px at the edge of the widest view."""
UPLOADS = 2
"""Textures of 4 MB that are made a frame, so that none takes long."""
AHEAD = 0.2
"""Cosine of the angle from the line of sight beyond which nothing can be in view."""


@dataclass(frozen=True)
class Tile:
    """A part of a level: where it lies in it, and the corners of its cells there, in pixels."""

    level: int
    place: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]


class Meshed:
    """Textures are made as they come into view; until then half the resolution serves."""

    def __init__(self) -> None:
        self._surround: Surround | None = None
        self._tiles: list[Tile] = []
        self._textures: dict[Tile, Texture] = {}
        self.ready = True
        """Whether it needs no further frame to be complete."""

    def forget(self) -> None:
        """Let go of the textures."""
        self._surround, self._textures, self._tiles = None, {}, []

    def paint(self, canvas: Canvas, box: Box, sight: Sight, fine: bool) -> None:
        """The panorama in `box`; `fine`: at first every texture that is seen is waited for."""
        surround = sight.surround
        if surround is not self._surround:
            self.forget()
            self._surround = surround
            self._tiles = [
                tile
                for number, level in enumerate(surround.levels)
                for tile in tiles(level.size, surround.extent, number)
            ]
        seen = {tile: cells for tile in self._tiles if (cells := list(_cells(tile, sight, box)))}
        left = len(self._tiles) if fine and not self._textures else UPLOADS
        finest = [tile for tile in seen if tile.level == 0]
        for tile in [tile for tile in finest if tile not in self._textures][:left]:
            self._textures[tile] = _upload(canvas, surround.levels[0], surround.extent, tile.place)
        self.ready = all(tile in self._textures for tile in finest)
        with canvas.clip(box):
            if not self.ready:
                self._draw(canvas, surround, {tile: seen[tile] for tile in seen if tile.level})
            self._draw(canvas, surround, {tile: seen[tile] for tile in finest if tile in self._textures})

    def _draw(
        self, canvas: Canvas, surround: Surround, seen: dict[Tile, list[tuple[Corners, Corners]]]
    ) -> None:
        for tile, cells in seen.items():
            if tile not in self._textures:
                level = surround.levels[tile.level]
                self._textures[tile] = _upload(canvas, level, surround.extent, tile.place)
            canvas.mesh(self._textures[tile], cells)


def tiles(size: Size, extent: Extent, level: int) -> Iterator[Tile]:
    """A level of `size` cut into tiles, and each of these into cells."""
    columns, rows = -(-size.w // TILE), -(-size.h // TILE)
    for box in (
        Box(x, y, right - x, bottom - y)
        for y, bottom in _cuts(size.h, rows)
        for x, right in _cuts(size.w, columns)
    ):
        across = math.ceil(box.w / size.w * extent.horizontal / CELL)
        down = math.ceil(box.h / size.h * extent.vertical / CELL)
        xs = tuple(box.x + box.w * i / across for i in range(across + 1))
        yield Tile(level, box, xs, tuple(box.y + box.h * i / down for i in range(down + 1)))


def _cuts(length: int, count: int) -> Iterator[tuple[int, int]]:
    edges = [round(length * i / count) for i in range(count + 1)]
    return pairwise(edges)


def _upload(canvas: Canvas, level: Level, extent: Extent, place: Box) -> Texture:
    """A tile with a border of one pixel that repeats its neighbours', or itself at the picture's ends."""
    import numpy as np

    columns = np.arange(place.x - 1, place.right + 1)
    columns = columns % level.size.w if extent.closed else columns.clip(0, level.size.w - 1)
    lines = np.arange(place.y - 1, place.bottom + 1).clip(0, level.size.h - 1)
    rows = np.ascontiguousarray(level.rows[lines][:, columns])
    return canvas.texture(Size(place.w + 2, place.h + 2), memoryview(rows.tobytes()), opaque=True)


def _cells(tile: Tile, sight: Sight, box: Box) -> Iterator[tuple[Corners, Corners]]:
    """The cells of a tile that may be in view: on the screen, and in the tile's texture."""
    import numpy as np

    surround, lens, look = sight
    size, extent = surround.levels[tile.level].size, surround.extent
    yaw = (np.array(tile.xs) / size.w - 0.5) * extent.horizontal + extent.yaw - look.yaw
    pitch = (0.5 - np.array(tile.ys) / size.h) * extent.vertical + extent.pitch
    us = ((np.array(tile.xs) - tile.place.x + 1) / (tile.place.w + 2)).tolist()
    vs = ((np.array(tile.ys) - tile.place.y + 1) / (tile.place.h + 2)).tolist()
    middle = (yaw[0] + yaw[-1]) / 2
    yaw -= round(middle / 360) * 360
    for turn in (-360, 0, 360) if lens.manner == "cylindrical" else (0,):
        x, y, ahead = _points(lens, look, yaw + turn, pitch)
        xs, ys = (x + box.x).tolist(), (y + box.y).tolist()
        for j, i in zip(*np.nonzero(_visible(lens.size, x, y, ahead)), strict=True):
            corners = [(j, i), (j, i + 1), (j + 1, i + 1), (j + 1, i)]
            a, b, c, d = ((xs[v][u], ys[v][u]) for v, u in corners)
            e, f, g, h = ((us[u], vs[v]) for v, u in corners)
            yield (a, b, c, d), (e, f, g, h)


def _points(lens: Lens, look: Look, yaw: "Reals", pitch: "Reals") -> "tuple[Reals, Reals, Reals]":
    """Pixels at which directions (degrees, yaw relative to the look) are seen, and how far ahead each is."""
    import numpy as np

    focus, p = lens.focus(look.fov), math.radians(look.pitch)
    a, b = np.radians(yaw)[None, :], np.radians(pitch)[:, None]
    if lens.manner == "cylindrical":
        rise = np.tan(b.clip(-1.55, 1.55)) - math.tan(p)
        x, y = np.broadcast_arrays(lens.size.w / 2 + focus * a, lens.size.h / 2 - focus * rise)
        return x, y, np.ones(x.shape)
    right, up, front = np.sin(a) * np.cos(b), np.sin(b), np.cos(a) * np.cos(b)
    ahead = front * math.cos(p) + up * math.sin(p)
    above = up * math.cos(p) - front * math.sin(p)
    safe = np.maximum(ahead, 0.01)
    return lens.size.w / 2 + focus * right / safe, lens.size.h / 2 - focus * above / safe, ahead


def _visible(size: Size, x: "Reals", y: "Reals", ahead: "Reals") -> "NDArray[np.bool_]":
    """Which cells between these points overlap the view."""
    import numpy as np

    def extremes(values: "Reals") -> "tuple[Reals, Reals]":
        four = np.stack([values[:-1, :-1], values[:-1, 1:], values[1:, 1:], values[1:, :-1]])
        return four.min(0), four.max(0)

    (left, right), (top, bottom), (least, _) = extremes(x), extremes(y), extremes(ahead)
    inside = (right >= 0) & (left <= size.w) & (bottom >= 0) & (top <= size.h)
    found: NDArray[np.bool_] = inside & (least > AHEAD)
    return found
