"""Where pictures with captions hang on a wall: so that most is seen of them, and no caption is cut."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.base.geometry import Box
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Run, Setting

NARROWEST, WIDEST = 0.82, 1.5
"""How much narrower or wider than its picture a frame may be, for its height."""
FAINTEST = 0.22
"""The least side of a frame, as a part of the wall's shorter side."""
SHORTEST_LINE = 10.0
"""The least width of a caption, in ems."""

SPARE_LINES = (0, 1, 2)
"""Lines that captions may turn out to need beyond what their length suggests."""


class Work(NamedTuple):
    """A picture by its shape (width for its height), and what is said of it."""

    shape: float
    caption: str
    credit: str


@dataclass(frozen=True)
class Hung:
    """Where a picture hangs, and its caption with its top left."""

    frame: Box
    caption: Setting
    x: int
    y: int


class _Group(NamedTuple):
    """Cells whose frames are of one size: neighbours in a row, or the rows of a column."""

    cells: tuple[Box, ...]
    beside: bool
    """Whether the captions stand to the right of the pictures, not below them."""


class _Plan(NamedTuple):
    worth: float
    groups: list[_Group]
    sizes: list[tuple[int, int]]
    """Of the frames of each group."""


def hang(walls: Sequence[Sequence[Work]], box: Box, reading: Reading) -> tuple[list[list[Hung]], bool]:
    """Every work of every wall in its place in `box`, all walls alike.

    Also: whether all captions are whole and no picture is tiny.
    """
    gauge = _Gauge(walls, reading, box)
    count, gap = max(len(wall) for wall in walls), reading.theme.px(36)
    divisions = list(_equal(count, box, gap))
    if len(walls) == 1 and count in (3, 4):
        divisions += _led(count, box, gap)
    tries = [(groups, spare) for groups in divisions for spare in SPARE_LINES]
    plans = [plan for groups, spare in tries if (plan := gauge.plan(groups, spare))]
    for plan in sorted(plans, key=lambda plan: -plan.worth):
        hung = gauge.hung(plan)
        if not any(each.caption.cut for wall in hung for each in wall):
            return hung, True
    loose = [plan for groups in divisions if (plan := gauge.plan(groups, None))]
    hangings = [gauge.hung(plan) for plan in sorted(loose, key=lambda plan: -plan.worth)]
    return min(hangings, key=lambda hung: sum(each.caption.cut for wall in hung for each in wall)), False


def _equal(count: int, box: Box, gap: int) -> Iterator[list[_Group]]:
    """The ways to divide a wall evenly among `count` works."""
    for beside in (False, True):
        if count == 1:
            yield [_Group((box,), beside)]
            continue
        yield [_Group(tuple(box.rows(count, gap)), beside)]
        yield [_Group(tuple(box.columns(count, gap)), beside)]
        if count > 3:
            for rows in (2, 3):
                across = -(-count // rows)
                cells = [cell for row in box.rows(rows, gap) for cell in row.columns(across, gap)]
                yield [_Group(tuple(cells[:count]), beside)]


def _led(count: int, box: Box, gap: int) -> Iterator[list[_Group]]:
    """One large, the others smaller."""
    for share in (0.5, 0.58, 0.66):
        for beside in (False, True):
            if box.w > box.h:
                first, rest = box.cut_left(round(box.w * share), gap)
                yield [_Group((first,), False), _Group(tuple(rest.rows(count - 1, gap)), beside)]
            if box.h > box.w * 0.6:
                first, rest = box.cut_top(round(box.h * share), gap)
                yield [_Group((first,), beside), _Group(tuple(rest.columns(count - 1, gap)), False)]


class _Gauge:
    """Measures works, and puts them into the cells of a plan."""

    def __init__(self, walls: Sequence[Sequence[Work]], reading: Reading, box: Box) -> None:
        theme = reading.theme
        self._walls = walls
        self._reading = reading
        self._style = theme.caption("ink")
        self._longest = theme.longest_line(self._style)
        self._line = round(self._style.size * self._style.leading)
        self._below, self._aside = theme.px(14), theme.px(28)
        self._narrow = round(SHORTEST_LINE * self._style.size)
        self._touch = theme.target
        self._least = round(FAINTEST * min(box.w, box.h))
        self._lengths = [[self._length(work) for work in wall] for wall in walls]

    def _length(self, work: Work) -> tuple[int, int]:
        """Px of caption and credit, each on one line."""
        caption, credit = (self._reading.set(text, self._style).width for text in (work.caption, work.credit))
        return caption, credit

    def _height(self, lengths: Sequence[tuple[int, int]], width: int, spare: int | None) -> int:
        """About how high the highest of these captions gets, in lines of `width` px and `spare` more."""
        room = max(1.0, min(width, self._longest) - 1.2 * self._style.size)
        lines = max(math.ceil(caption / room) + math.ceil(credit / room) for caption, credit in lengths)
        return (lines + (spare or 0)) * self._line + self._line // 4

    def _said(self, work: Work) -> list[Run]:
        credit = Run(work.credit, ink=self._reading.theme.ink("brown"))
        runs = (
            [Run(work.caption), Run("\n"), credit]
            if work.caption and work.credit
            else [Run(work.caption), credit]
        )
        return [run for run in runs if run.text]

    def plan(self, groups: list[_Group], spare: int | None) -> _Plan | None:
        """The sizes of the frames in these cells, and what they are worth; None where they are not good.

        Captions get `spare` lines more than they are thought to need; if None, the room that there is.
        """
        sizes: list[tuple[int, int]] = []
        worth, first = 0.0, 0
        for group in groups:
            cells = range(first, first + len(group.cells))
            lengths = [row[cell] for row in self._lengths for cell in cells if cell < len(row)]
            shapes = [wall[cell].shape for wall in self._walls for cell in cells if cell < len(wall)]
            shape = math.prod(shapes) ** (1 / len(shapes))
            size = (self._beside if group.beside else self._under)(group, shape, lengths, spare)
            if size is None or min(size) < (1 if spare is None else self._least):
                return None
            sizes.append(size)
            first += len(group.cells)
            worth += sum(size[0] * size[1] * _kept(size, shape) ** 1.25 for shape in shapes)
        return _Plan(worth, groups, sizes)

    def _under(
        self, group: _Group, shape: float, lengths: Sequence[tuple[int, int]], spare: int | None
    ) -> tuple[int, int] | None:
        """The frames' size with the captions below them."""
        w, h = (min(side) for side in zip(*(cell.size for cell in group.cells), strict=True))
        room = h - self._below - self._height(lengths, w, spare)
        if spare is not None and (w < self._narrow or room < 1):
            return None
        return _frame(w, max(room, self._touch), shape)

    def _beside(
        self, group: _Group, shape: float, lengths: Sequence[tuple[int, int]], spare: int | None
    ) -> tuple[int, int] | None:
        """The frames' size with the captions to their right."""
        w, h = (min(side) for side in zip(*(cell.size for cell in group.cells), strict=True))
        low, high = 1, w - self._aside - self._narrow
        if high < 1:
            return None
        while spare is not None and low < high:  # the widest frame that leaves the caption its room
            middle = (low + high + 1) // 2
            fits = self._height(lengths, w - middle - self._aside, spare) <= h
            low, high = (middle, high) if fits else (low, middle - 1)
        return _frame(high, h, shape)

    def hung(self, plan: _Plan) -> list[list[Hung]]:
        """All works in their cells; captions are shortened where they do not fit."""
        places = [
            (cell, size, group.beside)
            for group, size in zip(plan.groups, plan.sizes, strict=True)
            for cell in group.cells
        ]
        return [[self._hung(*each) for each in zip(wall, places, strict=False)] for wall in self._walls]

    def _hung(self, work: Work, place: tuple[Box, tuple[int, int], bool]) -> Hung:
        cell, (w, h), beside = place
        frame = Box(cell.x, cell.y, w, h)
        x, y = (frame.right + self._aside, cell.y) if beside else (cell.x, frame.bottom + self._below)
        lines = max(1, (cell.bottom - y - self._line // 4) // self._line)
        wide = max(1, min(cell.right - x, self._longest))
        caption = self._reading.set(self._said(work), self._style, wide, max_lines=lines)
        return Hung(frame, caption, x, y)


def _frame(w: int, h: int, shape: float) -> tuple[int, int]:
    """The largest frame in `w` × `h` px for pictures of a shape."""
    h = min(h, round(w / (shape * NARROWEST)))
    return max(1, min(w, round(h * shape * WIDEST))), max(1, h)


def _kept(size: tuple[int, int], shape: float) -> float:
    """The part of a picture of that shape that a frame of this size shows."""
    stretch = size[0] / size[1] / shape
    return min(stretch, 1 / stretch)
