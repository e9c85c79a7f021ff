"""The cards of the screen test, each for something that displays do wrong."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from kiosk.base.geometry import Box, Size
from kiosk.base.sentences import Sentence
from kiosk.stage.painter import Painter

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
STEPS = 17
"""From black to white, by 16 levels each; 15 at the end."""
NEAR = 9
"""Patches by 4 levels each, next to black and next to white."""


class Card(NamedTuple):
    """What it is called, and how it is painted from edge to edge of a screen."""

    name: Sentence
    paint: Callable[[Painter, Box], None]


def cards() -> list[Card]:
    """All of them, in the order in which they are shown."""
    solid = [
        (Sentence("White: spots, a yellow cast"), WHITE),
        (Sentence("Black: light from the edges, pixels that never go dark"), BLACK),
        (Sentence("Red"), (255, 0, 0)),
        (Sentence("Green"), (0, 255, 0)),
        (Sentence("Blue"), (0, 0, 255)),
    ]
    return [
        *(Card(name, partial(_fill, ink=ink)) for name, ink in solid),
        Card(Sentence("Greys: every step is told from the next"), _greys),
        Card(Sentence("Geometry: circles are round, the frame is whole"), _geometry),
        Card(Sentence("Lines of one pixel, upright: evenly grey, or the picture is scaled"), _upright),
        Card(Sentence("Lines of one pixel, lying: evenly grey, or the picture is scaled"), _lying),
        Card(Sentence("Single pixels: evenly grey, or the picture is scaled"), _chequered),
    ]


def _fill(painter: Painter, screen: Box, ink: tuple[int, int, int]) -> None:
    painter.fill(screen, ink)


def _greys(painter: Painter, screen: Box) -> None:
    levels = [min(255, 16 * step) for step in range(STEPS)]
    near = [4 * step for step in range(NEAR)]
    patches, steps = screen.cut_top(screen.h // 4)  # the finest where no card lies over them
    upper, lower = steps.rows(2, 0)
    left, right = patches.columns(2, 0)
    for place, greys in (
        (upper, levels),
        (lower, levels[::-1]),
        (left, near),
        (right, [255 - level for level in near[::-1]]),
    ):
        for box, level in zip(place.columns(len(greys), 0), greys, strict=True):
            painter.fill(box, (level, level, level))


def _geometry(painter: Painter, screen: Box) -> None:
    painter.fill(screen, BLACK)
    unit = max(24, min(screen.size) // 12)
    middle_x, middle_y = screen.w // 2, screen.h // 2
    for x in range(middle_x % unit, screen.w, unit):
        painter.fill(Box(screen.x + x, screen.y, 1, screen.h), (110, 110, 110))
    for y in range(middle_y % unit, screen.h, unit):
        painter.fill(Box(screen.x, screen.y + y, screen.w, 1), (110, 110, 110))
    small, large = 1.5 * unit, min(screen.size) / 2 - 2
    corners = [(x, y) for x in (small, screen.w - small) for y in (small, screen.h - small)]
    circles = [(middle_x, middle_y, large), *((x, y, small - 2) for x, y in corners)]
    drawn = "".join(f'<circle cx="{x}" cy="{y}" r="{r}"/>' for x, y, r in circles)
    lines = f"M0 0L{screen.w} {screen.h}M{screen.w} 0L0 {screen.h}"
    painter.shape(f'<g fill="none" stroke="#ffffff" stroke-width="2">{drawn}<path d="{lines}"/></g>', screen)
    for edge in (screen.cut_top(1), screen.cut_bottom(1), screen.cut_left(1), screen.cut_right(1)):
        painter.fill(edge[0], (255, 60, 60))


def _upright(painter: Painter, screen: Box) -> None:
    _pattern(painter, screen, "upright", lambda w, h: _row(w, 0) * h)


def _lying(painter: Painter, screen: Box) -> None:
    white, black = bytes([255] * 4), bytes([0, 0, 0, 255])
    _pattern(painter, screen, "lying", lambda w, h: ((white * w + black * w) * (h // 2 + 1))[: 4 * w * h])


def _chequered(painter: Painter, screen: Box) -> None:
    _pattern(
        painter, screen, "chequered", lambda w, h: ((_row(w, 0) + _row(w, 1)) * (h // 2 + 1))[: 4 * w * h]
    )


def _row(width: int, first: int) -> bytes:
    pair = (bytes([255] * 4), bytes([0, 0, 0, 255]))
    return ((pair[first] + pair[1 - first]) * (width // 2 + 1))[: 4 * width]


def _pattern(painter: Painter, screen: Box, name: str, pixels: Callable[[int, int], bytes]) -> None:
    """Pixels that must come to the screen as they are, one by one."""

    def paint() -> None:
        size = Size(*screen.size)
        painter.canvas.draw(painter.canvas.texture(size, pixels(*size), opaque=True), screen)

    painter.canvas.draw(painter.composite(("testcard", name, screen.size), screen, paint), screen)
