"""A thin line from a place on a picture to what is said of it, in the margin between the two."""

from itertools import pairwise

from kiosk.base.geometry import Box
from kiosk.stage.painter import Painter
from kiosk.stage.theme import Theme


def line(
    start: tuple[int, int], head: tuple[int, int], picture: Box, beside: bool, theme: Theme
) -> list[tuple[Box, Box]]:
    """The line as boxes, each within one that frames it: from the place straight out of the picture, then
    along its edge to the level of `head`, then to it. `beside`: to the right, else downwards."""
    margin = theme.px(22)
    if beside:
        turn = picture.right + margin
        corners = [start, (turn, start[1]), (turn, head[1]), head]
    else:
        turn = picture.bottom + margin
        corners = [start, (start[0], turn), (head[0], turn), head]
    wide, rim = theme.px(4), theme.px(2)
    boxes = []
    for (x0, y0), (x1, y1) in pairwise(corners):
        left, top = min(x0, x1) - wide // 2, min(y0, y1) - wide // 2
        box = Box(left, top, abs(x1 - x0) + wide, abs(y1 - y0) + wide)
        boxes.append((box, box.inset(-rim)))
    return boxes


def paint(painter: Painter, boxes: list[tuple[Box, Box]]) -> None:
    """In the accent, on a rim of paper that keeps it clear of any picture."""
    for _, rim in boxes:
        painter.fill(rim, "paper")
    for inside, _ in boxes:
        painter.fill(inside, "accent")
