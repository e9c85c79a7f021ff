"""A calendar of hours: days across, hours down; lit, dark, off, and off when it should not have been."""

from collections.abc import Sequence

from kiosk.commands.reporting.charts.drawing import WIDTH, Drawing, width
from kiosk.commands.reporting.markup import Element

LEFT, TOP, HIGH = 44.0, 8.0, 9.0


def running(
    title: str, description: str, days: Sequence[str], looks: Sequence[Sequence[str]], hours: range
) -> Element:
    """`looks[day][at]` is the look of an hour of `hours`; hours that look alike are drawn in one."""
    drawing = Drawing(title, description)
    step = min(40.0, (WIDTH - LEFT) / max(1, len(days)))
    gap = 1.0 if step > 6 else 0.0
    foot = TOP + len(hours) * HIGH
    for down in range(0, len(hours) + 1, 3 if len(hours) <= 12 else 6):
        drawing.line(LEFT - 4, TOP + down * HIGH, LEFT + len(days) * step, TOP + down * HIGH, "rule")
        drawing.text(LEFT - 8, TOP + down * HIGH + 4, str(hours.start + down), "small", "end")
    for at, column in enumerate(looks):
        x, begin = LEFT + at * step, 0
        for down in range(1, len(column) + 1):
            if down == len(column) or column[down] != column[begin]:
                if column[begin]:
                    y = TOP + begin * HIGH
                    drawing.box(x, y, step - gap, (down - begin) * HIGH, column[begin])
                begin = down
    _label(drawing, days, step, foot)
    return drawing.finished(foot + 26)


def _label(drawing: Drawing, days: Sequence[str], step: float, foot: float) -> None:
    widest = max((width(each, 12) for each in days), default=0) + 10
    every = next(n for n in (1, 2, 7, 14, 28, 56, 112, 10**6) if n * step >= widest or n >= len(days))
    for at in range(0, len(days), every):
        drawing.text(LEFT + (at + 0.5) * step, foot + 19, days[at], "small", "middle" if at else "start")
