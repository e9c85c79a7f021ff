"""Where pictures with captions hang on a wall: the arrangement in which most is seen and no caption is cut."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.base.geometry import Box
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Run, Setting

NARROWEST, WIDEST = 0.72, 1.35
"""How much the shape of a frame may differ from that of its picture."""
FAINTEST = 0.16
"""The least part of the wall, seen by its shorter side, that a frame may be high."""


class Work(NamedTuple):
    """A picture by its shape (width for its height) and its caption."""

    shape: float
    caption: tuple[Run, ...]


@dataclass(frozen=True)
class Hung:
    """Where a picture hangs, and its caption with its top left."""

    frame: Box
    caption: Setting
    x: int
    y: int


class _Group(NamedTuple):
    """Cells whose frames are of one size: neighbours in a row, or rows of a column."""

    cells: tuple[Box, ...]
    beside: bool
    """Whether the captions stand to the right of the pictures, not below them."""


class _Plan(NamedTuple):
    fits: bool
    worth: float
    frames: tuple[tuple[Box, bool], ...]
    """Every work's frame, and whether its caption stands beside it."""
    cells: tuple[Box, ...]


def hang(works: Sequence[Work], wall: Box, reading: Reading) -> tuple[list[Hung], bool]:
    """Every work in its place on the `wall`, in px; and whether all captions are whole and no picture tiny."""
    gauge = _Gauge(works, reading)
    plan = max((gauge.plan(groups, wall) for groups in _wall_plans(len(works), wall, reading)), key=lambda p: p[:2])
    hung = [gauge.hung(n, cell, *frame) for n, (cell, frame) in enumerate(zip(plan.cells, plan.frames, strict=True))]
    return hung, plan.fits


def _wall_plans(count: int, wall: Box, reading: Reading) -> Iterator[list[_Group]]:
    """The ways to divide a wall among `count` works."""
    gap = reading.theme.px(36)
    for beside in (False, True):
        if count == 1:
            yield [_Group((wall,), beside)]
            continue
        yield [_Group(tuple(wall.rows(count, gap)), beside)]
        yield [_Group(tuple(wall.columns(count, gap)), beside)]
        if count > 3:
            across = -(-count // 2)
            yield [_Group(tuple(row.columns(across, gap)), beside) for row in wall.rows(2, gap)]
    if count in (3, 4):
        yield from _led(count, wall, gap)


def _led(count: int, wall: Box, gap: int) -> Iterator[list[_Group]]:
    """One large, the others smaller."""
    for share in (0.5, 0.58, 0.66):
        for beside in (False, True):
            first, rest = wall.cut_left(round(wall.w * share), gap)
            yield [_Group((first,), False), _Group(tuple(rest.rows(count - 1, gap)), beside)]
            first, rest = wall.cut_top(round(wall.h * share), gap)
            yield [_Group((first,), beside), _Group(tuple(rest.columns(count - 1, gap)), False)]


class _Gauge:
    """Measures the works of one wall."""

    def __init__(self, works: Sequence[Work], reading: Reading) -> None:
        self._works = works
        self._reading = reading
        theme = reading.theme
        self._style = theme.caption("ink")
        self._gap = theme.px(14)
        self._aside = theme.px(28)
        self._narrow = theme.px(220)
        self._line = round(self._style.size * self._style.leading)
        self._long = [reading.set(work.caption, self._style).width for work in works]

    def _height(self, number: int, width: int) -> int:
        """About how high a caption gets in lines of `width` px."""
        return self._line * math.ceil(self._long[number] * 1.08 / max(1, width)) + self._line // 4

    def plan(self, groups: Sequence[_Group], wall: Box) -> _Plan:
        """The frames in these cells, and what they are worth."""
        frames: list[tuple[Box, bool]] = []
        cells: list[Box] = []
        worth, fits = 0.0, True
        for group in groups:
            number = len(frames)
            w, h, whole = self._frame(group, number)
            least = FAINTEST * min(wall.w, wall.h)
            fits = fits and whole and min(w, h) >= least
            for i, cell in enumerate(group.cells):
                frames.append((Box(cell.x, cell.y, w, h), group.beside))
                cells.append(cell)
                kept = w / h / self._works[number + i].shape
                worth += w * h * math.sqrt(min(kept, 1 / kept))
        return _Plan(fits, worth, tuple(frames), tuple(cells))

    def _frame(self, group: _Group, first: int) -> tuple[int, int, bool]:
        """Width and height of a group's frames, and whether all captions find room."""
        numbers = range(first, first + len(group.cells))
        cell = group.cells[0]
        shape = math.prod(self._works[n].shape for n in numbers) ** (1 / len(group.cells))
        if not group.beside:
            w = cell.w
            room = min(c.h for c in group.cells) - self._gap - max(self._height(n, w) for n in numbers)
            h = min(max(room, cell.h // 4), round(w / (shape * NARROWEST)))
            return min(w, round(h * shape * WIDEST)), h, room >= 1
        most = cell.w - self._aside - self._narrow
        for stretch in (WIDEST, 1.15, 1.0, 0.85, NARROWEST):
            w = min(round(cell.h * shape * stretch), most)
            if w > 0 and all(self._height(n, cell.w - w - self._aside) <= cell.h for n in numbers):
                return w, min(cell.h, round(w / (shape * NARROWEST))), True
        w = max(1, min(most, round(cell.h * shape * NARROWEST)))
        return w, min(cell.h, round(w / (shape * NARROWEST))), False

    def hung(self, number: int, cell: Box, frame: Box, beside: bool) -> Hung:
        """A work in its cell; the caption is shortened where it does not fit."""
        if beside:
            x, y = frame.right + self._aside, frame.y
            width = cell.right - x
        else:
            x, y = cell.x, frame.bottom + self._gap
            width = cell.w
        lines = max(1, (cell.bottom - y) // self._line)
        caption = self._reading.set(self._works[number].caption, self._style, max(1, width), max_lines=lines)
        return Hung(frame, caption, x, y)
