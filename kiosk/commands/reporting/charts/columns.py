"""Columns beside one another along time: how many each day."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.commands.reporting.charts.drawing import WIDTH, Drawing, Numbered, ticks, width
from kiosk.commands.reporting.markup import Element

LEFT, TOP, TALL = 44.0, 10.0, 150.0
FOOT = 26.0


@dataclass(frozen=True)
class Column:
    """One of them."""

    label: str
    """What stands below it, where there is room."""
    value: float
    note: str
    """Told where a pointer rests on it."""
    before: float | None = None
    """The same of the span before, shown as a line across."""
    strong: bool = False
    """Whether it is the one that is talked of."""


def columns(title: str, description: str, row: Sequence[Column], numbered: Numbered) -> Element:
    """The columns with an axis; labels that find no room are left out evenly."""
    drawing = Drawing(title, description)
    marks = ticks(max((max(each.value, each.before or 0) for each in row), default=0))
    scale = TALL / marks[-1]
    for mark in marks:
        y = TOP + TALL - mark * scale
        drawing.line(LEFT, y, WIDTH, y, "axis" if mark == 0 else "rule")
        drawing.text(LEFT - 8, y + 4, numbered(mark), "small", "end")
    step = (WIDTH - LEFT) / max(1, len(row))
    gap = min(8.0, step * 0.25)
    for at, column in enumerate(row):
        _draw(drawing, column, LEFT + at * step + gap / 2, step - gap, scale)
    _label(drawing, row, step)
    return drawing.finished(TOP + TALL + FOOT)


def _draw(drawing: Drawing, column: Column, x: float, across: float, scale: float) -> None:
    high = column.value * scale
    look = "strong" if column.strong else "bar"
    drawing.box(x, TOP + TALL - high, across, high, look, column.note)
    if column.before is not None:
        y = TOP + TALL - column.before * scale
        drawing.line(x - 1, y, x + across + 1, y, "before")


def _label(drawing: Drawing, row: Sequence[Column], step: float) -> None:
    widest = max((width(each.label, 12) for each in row), default=0) + 10
    every = next(n for n in (1, 2, 7, 14, 28, 56, 112, 10**6) if n * step >= widest or n >= len(row))
    for at in range(0, len(row), every):
        middle = LEFT + (at + 0.5) * step
        drawing.text(
            middle, TOP + TALL + 18, row[at].label, "small", "middle" if middle > LEFT + 14 else None
        )
