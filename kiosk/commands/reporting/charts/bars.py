"""Bars below one another: a name, a bar, what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.commands.reporting.charts.drawing import TYPE, WIDTH, Drawing, fitted, folded, grouped, width
from kiosk.commands.reporting.markup import Element

HIGH = 28.0
LONGEST_NAME = 330.0


@dataclass(frozen=True)
class Bar:
    """One of them; one without words is a heading over those that follow."""

    name: str
    value: float = 0.0
    words: str = ""
    """What stands behind it."""
    part: float | None = None
    """How much of it is of the kind that counts most, in a darker ink."""
    before: float | None = None
    """The same of the span before, shown as a line across."""
    strong: bool = False
    """Whether it is the one that is talked of."""


def bars(title: str, description: str, rows: Sequence[Bar], most: float = 0.0) -> list[Element]:
    """The bars to one scale, which ends at `most` or at the longest; every heading begins a new drawing."""
    left = min(LONGEST_NAME, max((width(row.name) for row in rows if row.words), default=0)) + 14
    right = max((width(row.words) for row in rows), default=0) + 12
    longest = max([most, *(max(row.value, row.before or 0) for row in rows)], default=0) or 1
    scale = max(60.0, WIDTH - left - right) / longest
    made = []
    for group in grouped(rows):
        heading = "" if group[0].words else group[0].name
        drawing, y = Drawing(f"{title}: {heading}" if heading else title, description), 0.0
        if heading:
            y = _head(drawing, heading)
        for row in group[1 if heading else 0 :]:
            _draw(drawing, row, left, y, scale)
            y += HIGH
        made.append(drawing.finished(y + 8))
    return made


def _head(drawing: Drawing, heading: str) -> float:
    """A heading in one line or two; gives where it ends."""
    y = 0.0
    for line in folded(heading, WIDTH, TYPE * 1.08):  # it is bold
        drawing.text(0, y + 19, line, "group")
        y += 19
    return y + 9


def _draw(drawing: Drawing, row: Bar, left: float, y: float, scale: float) -> None:
    drawing.text(left - 14, y + 18, fitted(row.name, left - 14), "label", "end")
    long = row.value * scale
    whole = "strong" if row.strong else "bar" if row.part is None else "pale"
    drawing.line(left, y + 2, left, y + HIGH - 2, "axis")
    drawing.box(left, y + 5, long, HIGH - 10, whole, f"{row.name}: {row.words}")
    if row.part is not None:
        drawing.box(left, y + 5, row.part * scale, HIGH - 10, "bar")
    if row.before is not None:
        x = left + row.before * scale
        drawing.line(x, y + 3, x, y + HIGH - 3, "before")
    end = max(long, (row.before or 0) * scale)
    drawing.text(left + end + 8, y + 18, row.words, "value")
