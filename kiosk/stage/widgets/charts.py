"""The drawn parts of charts: a ring of shares, and a grid of cells, both true to scale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from kiosk.base.geometry import Box, Size
from kiosk.stage.canvas import Ink
from kiosk.stage.painter import Painter
from kiosk.stage.shapes import hexed

LEAST_ARC = 3
"""Px of its outer edge that the smallest share of a ring shows."""


@dataclass(frozen=True)
class Ring:
    """A ring of `side` px that begins at the top and runs clockwise; each share is a fraction of the whole."""

    side: int
    shares: tuple[float, ...]
    inks: tuple[Ink, ...]
    pale: Ink
    """What the part of the ring is drawn in that no share covers."""

    @property
    def hole(self) -> int:
        """Width in px of the square that fits into its middle."""
        return round(self.side * 0.62 / math.sqrt(2))

    def paint(self, painter: Painter, x: int, y: int, part: float) -> None:
        """With its box's top left at (x, y); up to `part` 1 the shares fade in one after another."""
        box = Box(x, y, self.side, self.side)
        there, coming = divmod(part * len(self.shares), 1)
        painter.shape(self.body(0, round(there)) + self._arc(sum(self.shares), 1.0, self.pale), box)
        if coming:
            painter.shape(self.body(round(there), round(there) + 1), box, round(255 * coming))

    def body(self, first: int, stop: int) -> str:
        """The shares `first` … `stop` - 1 as an SVG fragment."""
        ends = list(accumulate(self.shares, initial=0.0))
        return "".join(self._arc(ends[i], ends[i + 1], self.inks[i]) for i in range(first, stop))

    def _arc(self, start: float, end: float, ink: Ink) -> str:
        """From fraction to fraction of the circle, a hair of paper left at each end."""
        centre, thick = self.side / 2, self.side * 0.19
        radius = centre - thick / 2
        line = f'fill="none" stroke="{hexed(ink)}" stroke-width="{thick:.2f}"'
        if end - start > 0.9999:
            return f'<circle cx="{centre}" cy="{centre}" r="{radius:.2f}" {line}/>'
        if end - start < 1e-9:
            return ""
        hair = max(1.0, self.side / 220) / (2 * math.pi * radius)
        middle, half = (start + end) / 2, (end - start) / 2 - hair
        half = max(half, LEAST_ARC / 2 / (math.pi * self.side))
        a, b = (2 * math.pi * (middle + way * half) for way in (-1, 1))
        x, y, u, v = (
            centre + radius * turn for turn in (math.sin(a), -math.cos(a), math.sin(b), -math.cos(b))
        )
        wide = int(half > 0.25)
        return f'<path d="M{x:.2f} {y:.2f}A{radius:.2f} {radius:.2f} 0 {wide} 1 {u:.2f} {v:.2f}" {line}/>'


class Stretch(NamedTuple):
    """The cells `first` … `stop` - 1 of a grid, in one ink."""

    first: int
    stop: int
    ink: Ink


@dataclass(frozen=True)
class Grid:
    """`count` cells in rows of `columns`, each in a step of `across` × `down` px with `gap` px of it empty."""

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

    def body(self, parts: Sequence[Stretch]) -> str:
        """An SVG fragment of the cells of `parts`."""
        wide, high = self.across - self.gap, self.down - self.gap
        drawn = []
        for number, (first, stop, ink) in enumerate(parts):
            drawn.append(
                f'<pattern id="p{number}" width="{self.across}" height="{self.down}" '
                f'patternUnits="userSpaceOnUse"><rect width="{wide}" height="{high}" '
                f'rx="{min(wide, high) * 0.18:.2f}" fill="{hexed(ink)}"/></pattern>'
            )
            drawn += [
                f'<rect x="{b.x}" y="{b.y}" width="{b.w}" height="{b.h}" fill="url(#p{number})"/>'
                for b in self.boxes(first, stop)
            ]
        return "".join(drawn)


class Cells:
    """A grid in which each of `amounts`, given from the largest, is counted from the start in its ink."""

    def __init__(self, amounts: Sequence[int], inks: Sequence[Ink], room: Size) -> None:
        self._grid = fitted_grid(amounts[0], room)
        inner = [*amounts[1:], 0]
        self._parts = [Stretch(*part) for part in zip(inner, amounts, inks, strict=True)]
        self._body = self._grid.body(self._parts)

    @property
    def size(self) -> Size:
        """What it covers."""
        return self._grid.size

    def paint(self, painter: Painter, x: int, y: int, part: float) -> None:
        """With its top left at (x, y); up to `part` 1 paper lifts off the amounts one after another."""
        painter.shape(self._body, Box(x, y, *self.size))
        for number, (first, stop, _) in enumerate(self._parts):
            veiled = min(1.0, max(0.0, 1 + number - part * len(self._parts)))
            for box in self._grid.boxes(first, stop) if veiled else ():
                painter.fill(box.moved(x, y), "paper", round(255 * veiled))


def fitted_grid(count: int, room: Size) -> Grid:
    """The grid of `count` nearly square cells that fills `room` best, without leaving it."""
    likely = math.sqrt(count * room.w / max(1, room.h))
    choices = range(max(1, int(likely * 0.6)), min(count, math.ceil(likely * 1.6)) + 1)
    grids = [_grid(count, columns, room) for columns in choices]
    return min(grids, key=lambda grid: _flaws(grid, room))


def _grid(count: int, columns: int, room: Size) -> Grid:
    rows = -(-count // columns)
    gap = max(1, round(0.2 * min(room.w / columns, room.h / rows)))
    across, down = max(gap + 1, (room.w + gap) // columns), max(gap + 1, (room.h + gap) // rows)
    return Grid(count, columns, min(across, round(down * 1.3)), min(down, round(across * 1.3)), gap)


def _flaws(grid: Grid, room: Size) -> float:
    """Room left empty, counted most across, and cells that are not square."""
    left_over = 3 * abs(1 - grid.size.w / room.w) + abs(1 - grid.size.h / room.h)
    outside = grid.size.w > room.w or grid.size.h > room.h
    return left_over + 0.2 * abs(math.log(grid.across / grid.down)) + (100 if outside else 0)
