"""The drawn parts of charts: a ring of shares, and a grid of cells, both true to scale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from kiosk.base.geometry import Box, Size
from kiosk.stage.canvas import Ink
from kiosk.stage.painter import Painter
from kiosk.stage.shapes import Tiling, hexed, rounded

THICKNESS = 0.19
"""Of a ring, for its width."""
LEAST_ARC = 3
"""Px of its outer edge that the smallest share of a ring shows."""


class Ring:
    """A ring of `side` px that begins at the top and runs clockwise, also on a mirrored page.

    Shares are fractions of the whole. Every arc is a shape of its own, so that the arcs can come in one by
    one; what no share covers is `pale`.
    """

    def __init__(self, side: int, shares: Sequence[float], inks: Sequence[Ink], pale: Ink) -> None:
        self.side = side
        ends = [*accumulate(shares, initial=0.0), 1.0]
        arcs = zip(ends, ends[1:], (*inks, pale), strict=False)
        self._arcs = [self._arc(start, end, ink) for start, end, ink in arcs]

    @property
    def hole(self) -> int:
        """Width in px of the square that fits into its middle."""
        return round(self.side * (1 - 2 * THICKNESS) / math.sqrt(2))

    def paint(self, painter: Painter, x: int, y: int, part: float) -> None:
        """With its box's top left at (x, y); up to `part` 1 the shares fade in one after another."""
        *shares, (pale, body) = self._arcs
        with painter.straight(Box(x, y, self.side, self.side)):
            painter.shape(body, pale.moved(x, y))
            for number, (box, body) in enumerate(shares):
                there = min(1.0, max(0.0, part * len(shares) - number))
                painter.shape(body, box.moved(x, y), round(255 * there))

    def _arc(self, start: float, end: float, ink: Ink) -> tuple[Box, str]:
        """The box and the shape from fraction to fraction of the circle, a hair of paper left at each end."""
        if end - start < 1e-9:
            return Box(0, 0, 0, 0), ""
        centre, thick = self.side / 2, self.side * THICKNESS
        radius = centre - thick / 2
        line = f'fill="none" stroke="{hexed(ink)}" stroke-width="{thick:.2f}"'
        if end - start > 0.9999:
            body = f'<circle cx="{centre}" cy="{centre}" r="{radius:.2f}" {line}/>'
            return Box(0, 0, self.side, self.side), body
        hair = max(1.0, self.side / 220) / (2 * math.pi * radius)
        least = LEAST_ARC / 2 / (math.pi * self.side)
        middle, half = (start + end) / 2, max((end - start) / 2 - hair, least)
        start, end = middle - half, middle + half
        box = self._around(start, end)
        (x, y), (u, v) = self._point(start, radius), self._point(end, radius)
        path = f"M{x:.2f} {y:.2f}A{radius:.2f} {radius:.2f} 0 {int(half > 0.25)} 1 {u:.2f} {v:.2f}"
        return box, f'<g transform="translate({-box.x} {-box.y})"><path d="{path}" {line}/></g>'

    def _point(self, at: float, radius: float) -> tuple[float, float]:
        turn = 2 * math.pi * at
        return self.side / 2 + radius * math.sin(turn), self.side / 2 - radius * math.cos(turn)

    def _around(self, start: float, end: float) -> Box:
        """The box of whole pixels around an arc: its four corners, and the compass points on its way."""
        outer = self.side / 2
        corners = [self._point(at, outer * way) for at in (start, end) for way in (1.0, 1 - 2 * THICKNESS)]
        compass = (quarter / 4 for quarter in range(math.ceil(start * 4), math.floor(end * 4) + 1))
        points = [*corners, *(self._point(at, outer) for at in compass)]
        left, top = (max(0, math.floor(min(p[axis] for p in points)) - 1) for axis in (0, 1))
        right, foot = (min(self.side, math.ceil(max(p[axis] for p in points)) + 1) for axis in (0, 1))
        return Box(left, top, right - left, foot - top)


class Stretch(NamedTuple):
    """The cells `first` … `stop` - 1 of a grid, in one ink."""

    first: int
    stop: int
    ink: Ink


@dataclass(frozen=True)
class Grid:
    """`count` cells in rows of `columns`, in steps of `across` × `down` px of which `gap` px stay empty."""

    count: int
    columns: int
    across: int
    down: int
    gap: int

    @property
    def size(self) -> Size:
        """What it covers, in whole pixels."""
        rows = -(-self.count // self.columns)
        return Size(self.columns * self.across - self.gap, rows * self.down - self.gap)

    def boxes(self, first: int, stop: int) -> list[Box]:
        """The at most three boxes that cells `first` … `stop` - 1 fill."""
        boxes = []
        while first < stop:
            row, column = divmod(first, self.columns)
            cells = min(self.columns - column, stop - first)
            rows = max(1, (stop - first) // self.columns) if column == 0 else 1
            boxes.append(
                Box(
                    column * self.across,
                    row * self.down,
                    cells * self.across - self.gap,
                    rows * self.down - self.gap,
                )
            )
            first += cells * rows
        return boxes

    def tilings(self, parts: Sequence[Stretch]) -> tuple[Tiling, ...]:
        """How the cells of `parts` are drawn."""
        step = Size(self.across, self.down)
        cell = Size(step.w - self.gap, step.h - self.gap)
        return tuple(
            Tiling(rounded(cell, min(cell) * 0.18, ink), cell, step, tuple(self.boxes(first, stop)))
            for first, stop, ink in parts
        )


class Cells:
    """A grid in which each of `amounts`, given from the largest, is counted from the start in its ink."""

    def __init__(self, amounts: Sequence[int], inks: Sequence[Ink], room: Size, largest: int) -> None:
        self._grid = fitted_grid(amounts[0], room, largest)
        inner = [*amounts[1:], 0]
        self._parts = [Stretch(*part) for part in zip(inner, amounts, inks, strict=True)]
        self._tilings = self._grid.tilings(self._parts)

    @property
    def size(self) -> Size:
        """What it covers."""
        return self._grid.size

    def paint(self, painter: Painter, x: int, y: int, part: float) -> None:
        """With its top left at (x, y); up to `part` 1 paper lifts off the amounts one after another."""
        painter.tiled(self._tilings, Box(x, y, *self.size))
        for number, (first, stop, _) in enumerate(self._parts):
            veiled = min(1.0, max(0.0, 1 + number - part * len(self._parts)))
            for box in self._grid.boxes(first, stop) if veiled else ():
                painter.fill(box.moved(x, y), "paper", round(255 * veiled))


def fitted_grid(count: int, room: Size, largest: int) -> Grid:
    """The grid of `count` nearly square cells, at most `largest` px wide, that fills `room` best."""
    likely = math.sqrt(count * room.w / max(1, room.h))
    choices = range(max(1, int(likely * 0.6)), min(count, math.ceil(likely * 1.6)) + 1)
    grids = [_grid(count, columns, room, largest) for columns in choices]
    return min(grids, key=lambda grid: _flaws(grid, room))


def _grid(count: int, columns: int, room: Size, largest: int) -> Grid:
    rows = -(-count // columns)
    gap = max(1, round(0.2 * min(room.w / columns, room.h / rows, largest)))
    across, down = max(gap + 1, (room.w + gap) // columns), max(gap + 1, (room.h + gap) // rows)
    most = min(round(min(across, down) * 1.3), largest + gap)
    return Grid(count, columns, min(across, most), min(down, most), gap)


def _flaws(grid: Grid, room: Size) -> float:
    """Room left empty, counted most across; cells that are not square; a last row of few cells."""
    left_over = 8 * abs(1 - grid.size.w / room.w) + abs(1 - grid.size.h / room.h)
    outside = grid.size.w > room.w or grid.size.h > room.h
    last = (grid.count - 1) % grid.columns + 1
    straggling = 0.25 * max(0.0, 1 - 4 * last / grid.columns)
    unsquare = 0.2 * abs(math.log(grid.across / grid.down))
    return left_over + unsquare + straggling + (100 if outside else 0)
