"""A picture with numbered spots: some of them lit while the rest stands back, one of them pointed at."""

from collections.abc import Callable, Sequence
from math import hypot

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture
from kiosk.media.outlines.regions import Point
from kiosk.media.outlines.regionwork import Lit, RegionWork
from kiosk.stage.controls import Pan
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.glide import Glide
from kiosk.stage.widgets.spots.numeral import Numeral

FADE = 0.4
"""Seconds in which the light goes from some spots to others."""
SHADE = 0.5
"""How much of the ink lies over what is not lit."""
LARGE, SMALL = 60, 46
"""Px at 1080p across of the number at a point, where there is nothing else to be seen, and in a region."""
NEAR = 0.62
"""Part of a finger's width from a number within which a tap means it, whatever lies there."""


class SpotMap:
    """Numbers stand where the work knows the middles of the regions; a spot may be without a place."""

    def __init__(self, points: Sequence[bool]) -> None:
        """`points` tells of each spot whether it is a mere point."""
        self._points = points
        self._numerals: list[Numeral] = []
        self._box = Box(0, 0, 1, 1)
        self._picture = Picture("")
        self._mirrored = False
        self._target = 1
        self._fade = Glide(1.0, FADE)
        self._light: Lit | None = None
        self._before: Lit | None = None

    def arrange(self, box: Box, picture: Picture, reading: Reading) -> None:
        """Show `picture` in `box`, which is of its shape."""
        self._box, self._picture, self._target = box, picture, reading.theme.target
        self._mirrored = reading.mirrored
        self._numerals = [
            Numeral(number, LARGE if point else SMALL, reading)
            for number, point in enumerate(self._points, 1)
        ]

    @property
    def box(self) -> Box:
        """Where the picture is."""
        return self._box

    def reset(self) -> None:
        """All in full light, at once."""
        self._light = self._before = None
        self._fade.jump(1.0)

    # Where spots are.

    def spot(self, middle: Point | None) -> tuple[int, int] | None:
        """The place on the page of the middle of a region."""
        if middle is None:
            return None
        across, box = round(middle[0] * self._box.w), self._box
        return box.right - across if self._mirrored else box.x + across, box.y + round(middle[1] * box.h)

    def hit(self, x: float, y: float, work: RegionWork) -> int | None:
        """The spot that a tap at (x, y) means: the number next to it, else the smallest region around it."""
        spots = {n: spot for n, middle in enumerate(work.middles) if (spot := self.spot(middle))}
        nearest = min(spots, key=lambda n: hypot(spots[n][0] - x, spots[n][1] - y), default=None)
        if nearest is not None and hypot(spots[nearest][0] - x, spots[nearest][1] - y) < self._target * NEAR:
            return nearest
        across = (x - self._box.x) / self._box.w
        down = (y - self._box.y) / self._box.h
        around = work.holding(1 - across if self._mirrored else across, down)
        return around[0] if around else None

    def surface(self, name: str, tap: Callable[[float, float], None]) -> Pan:
        """The picture, to be tapped; dragged sideways the page turns."""
        return Pan(name, self._box, "y", _nothing, _nothing, _nothing, tap=tap)

    # Frames.

    @property
    def moving(self) -> bool:
        """Whether the light changes."""
        return self._fade.moving

    def paint(self, painter: Painter, work: RegionWork, lit: Lit | None) -> None:
        """The picture with these regions lit, or on its way there; None is all of it."""
        ready = lit is None or work.light(lit, self._box.w, painter.pictures.patient) is not None
        if ready and lit != self._light:
            self._before, self._light = self._light, lit
            self._fade.jump(0.0)
            self._fade.to(1.0)
        part = self._fade.value(painter.now)
        if part < 1:
            self._paint_lit(painter, work, self._before, 255)
        self._paint_lit(painter, work, self._light, round(255 * part))

    def _paint_lit(self, painter: Painter, work: RegionWork, lit: Lit | None, alpha: int) -> None:
        key = ("lit", self._picture.src, self._box.size, lit)
        texture = painter.composite(key, self._box, lambda: self._compose(painter, work, lit))
        painter.canvas.draw(texture, self._box, alpha=alpha)

    def _compose(self, painter: Painter, work: RegionWork, lit: Lit | None) -> None:
        painter.fill(self._box, "paper")
        painter.picture(self._picture, self._box)
        mask = work.light(lit, self._box.w, patient=True) if lit is not None else None
        if mask:
            size, data = _shade(
                mask.point(lambda light: round((255 - light) * SHADE)).tobytes(), mask.size, painter
            )
            painter.stretch(painter.canvas.texture(size, data, opaque=False), self._box, self._box)

    def paint_numbers(self, painter: Painter, work: RegionWork, shown: Lit, chosen: int | None) -> None:
        """The numbers of the spots that are `shown`; the chosen one is filled."""
        for number, numeral in enumerate(self._numerals):
            spot = self.spot(work.middles[number])
            if spot and (number in shown or number == chosen):
                numeral.paint(painter, *spot, filled=number == chosen)


def _shade(alphas: bytes, size: tuple[int, int], painter: Painter) -> tuple[Size, bytes]:
    """Rows of BGRA bytes of the ink, as opaque as `alphas` says for each pixel."""
    red, green, blue = painter.ink("ink")
    data = bytearray(bytes((blue, green, red, 0)) * len(alphas))
    data[3::4] = alphas
    return Size(*size), bytes(data)


def _nothing(*_: float) -> None:
    """What a drag does to a picture that does not move."""
