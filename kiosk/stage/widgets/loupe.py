"""A picture under a magnifying glass: pinched, dragged and double-tapped, and sharp when it rests."""

from pathlib import PurePosixPath
from typing import NamedTuple

from kiosk.base.geometry import Box, Size
from kiosk.media.derivative import Derivative, Fractions
from kiosk.stage.canvas import Texture
from kiosk.stage.painter import Painter
from kiosk.stage.widgets.glide import Glide

MOST = 6.0
"""The strongest zoom, where the picture has pixels enough: 1 is the whole picture in its box."""
CLOSE = 2.5
"""The zoom of a double tap."""
STEP = 1.5
"""What one press on plus or minus zooms by."""
FLIGHT = 0.3
"""Seconds a press or a double tap takes."""
CALM = 0.2
"""Seconds after a pinch in which the fingers may still be at it."""
THROW = 0.12
"""Seconds of its speed that a dragged picture glides on."""


class Look(NamedTuple):
    """How much a picture is zoomed, and which point of it (fractions) is in the middle of the box."""

    zoom: float
    x: float
    y: float


class Known(NamedTuple):
    """Pixels that were asked for before, and the part of the picture they show."""

    wanted: Derivative
    part: Fractions


UNZOOMED = Look(1.0, 0.5, 0.5)


class Loupe:
    """One picture in one box. It keeps its zoom and its centre when it is put into another box."""

    def __init__(self) -> None:
        self.box = Box(0, 0, 1, 1)
        self._src = ""
        self._fit = Size(1, 1)
        self._most = MOST
        self._start = self._end = self._seen = UNZOOMED
        self._way = Glide(1.0, FLIGHT)
        self._grabbed: Look | None = None
        self._pinched = False
        self._calm_at = 0.0
        self._rests = False
        self._known: Known | None = None
        self._asked: Derivative | None = None

    def put(self, src: str, natural: Size, box: Box) -> None:
        """Show the file `src` of `natural` px in `box`; a photograph no larger than its own pixels."""
        drawn = PurePosixPath(src).suffix.lower() == ".svg"
        room = box.size if drawn else Size(min(box.w, natural.w), min(box.h, natural.h))
        self._fit = natural.contain(room)
        self._most = MOST if drawn else min(MOST, max(1.0, natural.w / self._fit.w))
        if src != self._src:
            self._known = None
        self._src, self.box = src, box
        self._jump(self._end)

    def stand_in(self, known: Known) -> None:
        """Pixels of it to show until better ones are there."""
        self._known = known

    def reset(self) -> None:
        """The whole picture."""
        self._jump(UNZOOMED)

    @property
    def zoomed(self) -> bool:
        """Whether it is, or will be, larger than in full view."""
        return self._end.zoom > 1.01

    @property
    def can_zoom_in(self) -> bool:
        """Whether it can come closer."""
        return self._end.zoom < self._most - 0.01

    @property
    def whole(self) -> Derivative:
        """The picture in full view."""
        return Derivative(self._src, *self._fit, "contain")

    # Where one looks.

    def look(self, now: float) -> Look:
        """How it is looked at in the frame of clock time `now`."""
        t, a, b = self._way.value(now), self._start, self._end
        if t >= 1:
            self._seen = b
            return b
        zoom = a.zoom * (b.zoom / a.zoom) ** t
        # Even in 1/zoom, so that the point that is zoomed at stays under the finger all the way.
        part = t if a.zoom == b.zoom else (1 / zoom - 1 / a.zoom) / (1 / b.zoom - 1 / a.zoom)
        self._seen = self._within(Look(zoom, a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part))
        return self._seen

    def _within(self, look: Look) -> Look:
        """The nearest look at which no edge of the picture comes further in than it must."""
        zoom = min(max(look.zoom, 1.0), self._most)
        half_w = min(0.5, self.box.w / (2 * self._fit.w * zoom))
        half_h = min(0.5, self.box.h / (2 * self._fit.h * zoom))
        return Look(zoom, min(max(look.x, half_w), 1 - half_w), min(max(look.y, half_h), 1 - half_h))

    def _about(self, look: Look, zoom: float, x: float, y: float) -> Look:
        """A look at another zoom with the point of the picture under (x, y) staying there."""
        zoom = min(max(zoom, 1.0), self._most)
        less = 1 / look.zoom - 1 / zoom
        dx, dy = x - self.box.x - self.box.w / 2, y - self.box.y - self.box.h / 2
        return self._within(Look(zoom, look.x + dx / self._fit.w * less, look.y + dy / self._fit.h * less))

    def _jump(self, look: Look) -> None:
        self._start = self._end = self._seen = self._within(look)
        self._way.jump(1.0)
        self._grabbed, self._rests = None, False

    def _fly(self, look: Look) -> None:
        self._start, self._end = self._seen, look
        self._way.jump(0.0)
        self._way.to(1.0)
        self._grabbed, self._rests = None, False

    # What fingers do.

    def zoom_by(self, factor: float) -> None:
        """A press on plus or minus: about the middle of the box."""
        middle = self.box.x + self.box.w / 2, self.box.y + self.box.h / 2
        zoom = self._end.zoom * factor
        self._fly(self._about(self._end, 1.0 if zoom < 1.05 else zoom, *middle))

    def pinch(self, factor: float, x: float, y: float) -> None:
        """Two fingers: about the point between them."""
        self._jump(self._about(self._seen, self._seen.zoom * factor, x, y))
        self._pinched = True

    def double_tap(self, x: float, y: float) -> None:
        """Closer to that point, or back to full view."""
        if self.zoomed:
            self._fly(UNZOOMED)
        else:
            self._fly(self._about(self._seen, CLOSE, x, y))

    def grab(self) -> None:
        """A finger begins to drag it."""
        self._jump(self._seen)
        self._grabbed = self._seen

    def move(self, dx: float, dy: float) -> None:
        """The finger is (dx, dy) px from where it began."""
        if self._grabbed:
            grabbed = self._grabbed
            self._jump(self._moved(grabbed, dx, dy))
            self._grabbed = grabbed

    def drop(self, vx: float, vy: float) -> None:
        """The finger lets go at (vx, vy) px/s."""
        self._fly(self._within(self._moved(self._seen, vx * THROW, vy * THROW)))

    def _moved(self, look: Look, dx: float, dy: float) -> Look:
        return Look(
            look.zoom,
            look.x - dx / (self._fit.w * look.zoom),
            look.y - dy / (self._fit.h * look.zoom),
        )

    @property
    def moving(self) -> bool:
        """Whether it has yet to be seen at rest; while a finger drags it, the finger sets the pace."""
        return not self._rests and self._grabbed is None

    # What is seen.

    def place(self, now: float) -> Box:
        """Where on the screen the whole picture would stand, of which the box shows a part."""
        look = self.look(now)
        w, h = self._fit.w * look.zoom, self._fit.h * look.zoom
        x = self.box.x + self.box.w / 2 - look.x * w
        y = self.box.y + self.box.h / 2 - look.y * h
        return Box(round(x), round(y), round(w), round(h))

    def paint(self, painter: Painter) -> None:
        """In its box: pixels for exactly this look if they are there, else what is known, scaled."""
        place = self.place(painter.now)
        if self._pinched:
            self._pinched, self._calm_at = False, painter.now + CALM
        self._rests = self._grabbed is None and not self._way.moving and painter.now >= self._calm_at
        if self._rests and self._end.zoom > 1:
            self._sharpen(painter, _exact(self._src, place, place.clip(self.box)))
        self.paint_at(painter, place, self.box)

    def _sharpen(self, painter: Painter, exact: Known) -> None:
        """Take these pixels, or ask for them instead of all that was looked at on the way here."""
        if exact.wanted != self._asked:
            self._asked = exact.wanted
            painter.pictures.forget_asked()
        if painter.pictures.texture(exact.wanted)[1]:
            self._known = exact

    def paint_at(self, painter: Painter, place: Box, within: Box) -> None:
        """The whole picture as if it stood in `place`, as far as it lies `within`."""
        seen = place.clip(within)
        layers, broken = self._layers(painter, place)
        if not layers:
            painter.missing(seen, broken)
        for number, (texture, spot) in enumerate(layers):
            if any(over.contains(seen) for _, over in layers[number + 1 :]):
                continue
            if not texture.opaque:
                painter.fill(spot.clip(within), "paper")
            painter.stretch(texture, spot, within)

    def _layers(self, painter: Painter, place: Box) -> tuple[list[tuple[Texture, Box]], bool]:
        """What there is to paint, the best last, each with its place; and whether the picture is broken."""
        texture, final = painter.pictures.texture(self.whole)
        layers = [(texture, place)] if texture else []
        if self._known:
            wanted, part = self._known
            finer = wanted.w / part[2] > self._fit.w and self._seen.zoom > 1
            known, ready = painter.pictures.texture(wanted)
            if known and ready and (finer or not final):
                layers.append((known, part_of(place, part)))
        return layers, final


def part_of(place: Box, part: Fractions) -> Box:
    """The part of a box that is given in fractions of it."""
    left, top = round(part[0] * place.w), round(part[1] * place.h)
    right, bottom = round((part[0] + part[2]) * place.w), round((part[1] + part[3]) * place.h)
    return Box(place.x + left, place.y + top, max(1, right - left), max(1, bottom - top))


def _exact(src: str, place: Box, seen: Box) -> Known:
    """The pixels for what is seen of a picture that stands in `place`."""
    part = (
        (seen.x - place.x) / place.w,
        (seen.y - place.y) / place.h,
        seen.w / place.w,
        seen.h / place.h,
    )
    return Known(Derivative(src, seen.w, seen.h, "cover", region=part), part)
