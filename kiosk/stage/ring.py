"""The ring around what the keys of a keypad go to: two lines, one of which is seen on any ground."""

from collections.abc import Sequence

from kiosk.base.geometry import Box
from kiosk.stage.keys import Way
from kiosk.stage.painter import Painter

DARK, LIGHT = (0, 0, 0), (255, 255, 255)
"""Of black and white, one has at least 4.5:1 against any colour (WCAG 2.2, relative luminance)."""
LINE, OFFSET = 5, 4
"""Px at 1080p: the thickness of each line, and the white between the ring and what it is around."""
RADIUS = 12
DISC = 56
"""Px at 1080p across of the signs that the arrow keys move what is inside."""
_ICONS: dict[Way, str] = {"left": "back", "right": "next", "up": "up", "down": "down"}


def paint_ring(painter: Painter, box: Box, screen: Box, ways: Sequence[Way] = ()) -> None:
    """Around `box`, as far as the screen goes; with a sign for each of the `ways` that arrow keys move it."""
    theme = painter.theme
    line = theme.px(LINE)
    outer = box.inset(-(theme.px(OFFSET) + 2 * line)).clip(screen)
    painter.panel(outer, theme.px(RADIUS), None, DARK, line)
    painter.panel(outer.inset(line), theme.px(RADIUS) - line, None, LIGHT, line)
    side, inner = theme.px(DISC), outer.inset(2 * line)
    with painter.straight(inner):  # left stays left on a mirrored page
        for way in ways:
            _paint_way(painter, way, _place(inner, way, side))


def _place(box: Box, way: Way, side: int) -> Box:
    """In the middle of the edge that the way leads to."""
    across = {"left": box.x, "right": box.right - side}.get(way, box.centre[0] - side // 2)
    down = {"up": box.y, "down": box.bottom - side}.get(way, box.centre[1] - side // 2)
    return Box(across, down, side, side)


def _paint_way(painter: Painter, way: Way, disc: Box) -> None:
    """An arrow on a disc."""
    theme = painter.theme
    painter.panel(disc, disc.h // 2, DARK, LIGHT, theme.px(3))
    painter.icon(_ICONS[way], disc.inset(theme.px(10)), LIGHT)
