"""A table of numbers, the higher the darker: hours across, weekdays down."""

from collections.abc import Sequence

from kiosk.commands.reporting.charts.drawing import WIDTH, Drawing, Numbered
from kiosk.commands.reporting.markup import Element

LEFT, TOP, HIGH = 56.0, 22.0, 30.0
SHADES = 5
"""Shades of a cell, `shade-0` for nothing to `shade-5`."""


def grid(
    title: str,
    description: str,
    rows: Sequence[str],
    heads: Sequence[str],
    values: Sequence[Sequence[float]],
    numbered: Numbered,
    framed: bool,
) -> Element:
    """`values[row][column]`, each told in its cell; the highest has a frame if it is to be `framed`."""
    drawing = Drawing(title, description)
    most = max((value for row in values for value in row), default=0)
    across = (WIDTH - LEFT) / max(1, len(heads))
    for at, head in enumerate(heads):
        drawing.text(LEFT + (at + 0.5) * across, TOP - 8, head, "small", "middle")
    found = not framed
    for down, (name, row) in enumerate(zip(rows, values, strict=True)):
        y = TOP + down * HIGH
        drawing.text(LEFT - 10, y + HIGH / 2 + 4, name, "label", "end")
        for at, value in enumerate(row):
            x, shade = LEFT + at * across, _shade(value, most)
            drawing.box(x + 1, y + 1, across - 2, HIGH - 2, f"shade-{shade}")
            if value:
                look = "cell light" if shade > 3 else "cell"
                drawing.text(x + across / 2, y + HIGH / 2 + 4, numbered(value), look, "middle")
            if value == most and value and not found:
                found = True
                drawing.box(x + 1, y + 1, across - 2, HIGH - 2, "frame")
    return drawing.finished(TOP + len(rows) * HIGH + 4)


def _shade(value: float, most: float) -> int:
    return 0 if not value else min(SHADES, 1 + int(value / most * SHADES))
