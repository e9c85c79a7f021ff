"""How long: a bar from the first to the third quartile, a dot at the median."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.commands.reporting.charts.drawing import WIDTH, Drawing, Numbered, fitted, grouped, width
from kiosk.commands.reporting.markup import Element

HIGH, TOP = 26.0, 22.0
LONGEST_NAME = 270.0
STEPS = 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600
"""Seconds between the lines of the axis."""


@dataclass(frozen=True)
class Range:
    """One of them; one without words is a heading over those that follow. Times are in seconds."""

    name: str
    low: float = 0.0
    middle: float = 0.0
    high: float = 0.0
    words: str = ""
    """What stands behind it."""


def ranges(title: str, description: str, rows: Sequence[Range], numbered: Numbered) -> list[Element]:
    """All to one scale of seconds, told over the first drawing; every heading begins a new one."""
    left = min(LONGEST_NAME, max((width(row.name) for row in rows if row.words), default=0)) + 14
    right = max((width(row.words) for row in rows), default=0) + 14
    longest = max((row.high for row in rows), default=0) or 1
    step = next((each for each in STEPS if longest / each <= 6), STEPS[-1])
    scale = (WIDTH - left - right) / longest
    made = list[Element]()
    for group in grouped(rows):
        heading = "" if group[0].words else group[0].name
        drawing = Drawing(f"{title}: {heading}" if heading else title, description)
        begin = 0.0 if made else TOP
        high = begin + HIGH * len(group)
        for mark in range(0, int(longest) + 1, step):
            x = left + mark * scale
            drawing.line(x, begin, x, high, "rule" if mark else "axis")
            if not made:
                drawing.text(x, TOP - 9, numbered(mark), "small", "middle")
        for down, row in enumerate(group):
            _draw(drawing, row, left, begin + down * HIGH, scale)
        made.append(drawing.finished(high))
    return made


def _draw(drawing: Drawing, row: Range, left: float, y: float, scale: float) -> None:
    if not row.words:
        drawing.text(0, y + 18, fitted(row.name, WIDTH), "group")
        return
    drawing.text(left - 14, y + 17, fitted(row.name, left - 14), "label", "end")
    drawing.box(
        left + row.low * scale, y + 6, max(2.0, (row.high - row.low) * scale), HIGH - 12, "pale", row.words
    )
    drawing.dot(left + row.middle * scale, y + HIGH / 2, "bar")
    drawing.text(WIDTH, y + 17, row.words, "value", "end")
