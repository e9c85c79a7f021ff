"""A picture too large for one texture: of its tiles, those that are seen are asked for and painted."""

from collections.abc import Iterator
from math import log2
from typing import NamedTuple

from kiosk.base.geometry import Box, Size
from kiosk.media.derivative import Tile
from kiosk.media.tiling.pyramid import SIDE, TILE_BYTES, Pyramid
from kiosk.media.tiling.tiles import is_large
from kiosk.stage.canvas import Texture
from kiosk.stage.painter import Painter

SHARE = 2 / 3
"""The part of all textures' budget that the tiles in view may take; where they would take more, a coarser
level is shown. So what is seen never pushes itself out, and memory has a bound however large the picture."""


def in_tiles(src: str, natural: Size, screen: Size) -> bool:
    """Whether the picture file `src` of `natural` px is looked at in tiles on this screen."""
    return not src.lower().endswith(".svg") and is_large(natural, screen)


def expect_tiles(painter: Painter, src: str, natural: Size) -> None:
    """Have a picture cut into tiles if it is not, by asking for the one tile that shows all of it."""
    if not painter.pictures.patient:
        with painter.pictures.urgent(2):
            painter.pictures.tile(Tile(src, Pyramid(natural).top, 0, 0))


class Piece(NamedTuple):
    """A texture as if it filled `place`, of which what lies in `within` is to be seen."""

    texture: Texture
    place: Box
    within: Box


class Tiled:
    """The tiles of one picture. What it has asked for it takes back when it looks elsewhere."""

    def __init__(self, src: str, natural: Size) -> None:
        self._src = src
        self._pyramid = Pyramid(natural)
        self._asked: set[Tile] = set()
        self._shown = 0

    def pieces(
        self, painter: Painter, place: Box, seen: Box, goal: Box, box: Box
    ) -> tuple[list[Piece], bool]:
        """What there is to paint of the picture standing in `place`, as far as it is `seen`, the finest last.

        It is on its way to standing in `goal`, to be seen in `box`: on the way nothing is asked for but what
        will be seen there. Also: whether it leaves no gap.
        """
        wanted = self._level(goal, goal.clip(box), painter.pictures.budget)
        self._shown = wanted if goal.size == place.size else max(self._shown, wanted)
        asked = self._ask(painter, wanted, goal, goal.clip(box))
        pieces: list[Piece] = []
        whole = True
        for tile in self._tiles(self._shown, place, seen):
            texture = painter.pictures.held(tile)
            spot = self._spot(tile, place)
            if texture:
                pieces.append(Piece(texture, spot, seen))
                continue
            coarse = self._coarser(painter, tile, place, spot.clip(seen))
            whole = whole and coarse is not None
            pieces[:0] = [coarse] if coarse else []
            pieces += self._finer(painter, tile, place, seen)
        painter.pictures.drop(self._asked - asked)
        self._asked = asked
        return pieces, whole

    def _ask(self, painter: Painter, level: int, place: Box, seen: Box) -> set[Tile]:
        """Ask for what is missing of what is seen there, the middle first, then for what is around it."""
        x, y = seen.centre

        def distance(tile: Tile) -> int:
            spot = self._spot(tile, place)
            return (spot.centre[0] - x) ** 2 + (spot.centre[1] - y) ** 2

        tiles = sorted(self._tiles(level, place, seen), key=distance)
        asked = {tile for tile in tiles if not painter.pictures.tile(tile)[1]}
        painter.complete = painter.complete and not asked
        if asked or painter.pictures.patient:
            return asked
        return self._look_around(painter, level, place, seen)

    def exact_zoom(self, zoom: float, fit: int) -> float:
        """The nearest zoom at which a pixel of some level is one of the screen's: it is sharpest, and quick.

        1 is where the picture is `fit` px wide.
        """
        natural = self._pyramid.size.w / fit
        return float(natural * 2.0 ** -round(log2(natural / zoom)))

    # Which tiles.

    def _level(self, place: Box, seen: Box, budget: int) -> int:
        """The level whose pixels come nearest to the screen's, or the next that keeps to the budget."""
        level = round(log2(max(1.0, self._pyramid.size.w / place.w)))
        while level < self._pyramid.top and self._count(level, place, seen) * TILE_BYTES > budget * SHARE:
            level += 1
        return min(level, self._pyramid.top)

    def _count(self, level: int, place: Box, seen: Box) -> int:
        return sum(1 for _ in self._pyramid.over(self._part(place, seen), level))

    def _part(self, place: Box, seen: Box) -> Box:
        """What is seen, in px of the picture."""
        w, h = self._pyramid.size
        left, top = (seen.x - place.x) * w // place.w, (seen.y - place.y) * h // place.h
        right, bottom = -(-(seen.right - place.x) * w // place.w), -(-(seen.bottom - place.y) * h // place.h)
        return Box(left, top, right - left, bottom - top)

    def _tiles(self, level: int, place: Box, seen: Box) -> list[Tile]:
        """Those of which something is seen."""
        return [Tile(self._src, level, *at) for at in self._pyramid.over(self._part(place, seen), level)]

    def _look_around(self, painter: Painter, level: int, place: Box, seen: Box) -> set[Tile]:
        """Once everything is there, ask for what a drag would bring next, if the budget allows."""
        wider = self._part(place, seen).inset(-(SIDE << level))
        around = [Tile(self._src, level, *at) for at in self._pyramid.over(wider, level)]
        if len(around) * TILE_BYTES > painter.pictures.budget * SHARE:
            return set()
        with painter.pictures.urgent(1):
            return {tile for tile in around if not painter.pictures.tile(tile)[1]}

    # Where they stand.

    def _spot(self, tile: Tile, place: Box) -> Box:
        """Where a tile stands on the screen; neighbours share their edges."""
        return self._on_screen(self._pyramid.place(tile.level, tile.column, tile.row), place)

    def _on_screen(self, part: Box, place: Box) -> Box:
        """The box on the screen of a box in px of the picture."""
        w, h = self._pyramid.size
        level = round(log2(w / place.w)) if place.w <= w else 0
        if (place.w, place.h) == (round(w / (1 << level)), round(h / (1 << level))):
            left, right, top, bottom = (
                -(-edge >> level) for edge in (part.x, part.right, part.y, part.bottom)
            )
        else:
            left, right = (edge * place.w // w for edge in (part.x, part.right))
            top, bottom = (edge * place.h // h for edge in (part.y, part.bottom))
        return Box(place.x + left, place.y + top, right - left, bottom - top)

    # What stands in for them.

    def _coarser(self, painter: Painter, tile: Tile, place: Box, within: Box) -> Piece | None:
        """The nearest coarser tile that is there, to show its part `within`."""
        for up in range(1, self._pyramid.top - tile.level + 1):
            above = Tile(self._src, tile.level + up, tile.column >> up, tile.row >> up)
            if texture := painter.pictures.held(above):
                return Piece(texture, self._spot(above, place), within)
        return None

    def _finer(self, painter: Painter, tile: Tile, place: Box, seen: Box) -> Iterator[Piece]:
        """Those of the next finer level that are there."""
        if tile.level == 0:
            return
        grid = self._pyramid.grid(tile.level - 1)
        for column in range(2 * tile.column, min(grid.w, 2 * tile.column + 2)):
            for row in range(2 * tile.row, min(grid.h, 2 * tile.row + 2)):
                below = Tile(self._src, tile.level - 1, column, row)
                if texture := painter.pictures.held(below):
                    yield Piece(texture, self._spot(below, place), seen)


def paint_pieces(painter: Painter, pieces: list[Piece]) -> None:
    """Paint them, one over the other."""
    for texture, place, within in pieces:
        visible = place.clip(within)
        if not visible.w or not visible.h:
            continue
        if not texture.opaque:
            painter.fill(visible, "paper")
        if within.contains(place):
            painter.canvas.draw(texture, place)
        else:
            painter.stretch(texture, place, within)
