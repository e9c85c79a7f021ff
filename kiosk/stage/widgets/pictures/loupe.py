"""A picture under a magnifying glass: pinched, dragged and double-tapped, and sharp when it rests."""

from pathlib import PurePosixPath
from typing import NamedTuple

from kiosk.base.geometry import Box, Size
from kiosk.media.derivative import Derivative, Fractions
from kiosk.stage.canvas import Texture
from kiosk.stage.painter import Painter
from kiosk.stage.widgets.glide import Glide
from kiosk.stage.widgets.pictures.tiled import Tiled, paint_pieces

MOST = 16.0
"""The strongest zoom of a drawing: 1 is the whole picture in its box."""
PIXEL = 2.0
"""The strongest zoom of a picture in tiles: px of the screen for one of the picture."""
CLOSE = 2.5
"""The zoom of a double tap."""
STEP, STRIDE = 1.5, 2.0
"""What one press on plus or minus zooms by; and where there is much further to go."""
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
        self._high = 1.0
        self._most = MOST
        self._start = self._end = self._seen = UNZOOMED
        self._way = Glide(1.0, FLIGHT)
        self._grabbed: Look | None = None
        self._pinched = False
        self._calm_at = 0.0
        self._rests = False
        self._known: Known | None = None
        self._asked: Derivative | None = None
        self._tiled: Tiled | None = None

    def put(self, src: str, natural: Size, box: Box, tiled: bool = False) -> None:
        """Show the file `src` of `natural` px in `box`; a photograph no larger than its own pixels.

        One that is `tiled` is seen down to its last pixel.
        """
        drawn = PurePosixPath(src).suffix.lower() == ".svg"
        room = box.size if drawn else Size(min(box.w, natural.w), min(box.h, natural.h))
        self._fit = natural.contain(room)
        self._most = MOST if drawn else max(1.0, natural.w / self._fit.w * (PIXEL if tiled else 1.0))
        if src != self._src or tiled != bool(self._tiled):
            self._known = None
            self._tiled = Tiled(src, natural) if tiled else None
        # Of tiles the exact shape, or some would be a pixel lower than they are.
        self._high = self._fit.w * natural.h / natural.w if tiled else float(self._fit.h)
        self._src, self.box = src, box
        self._jump(self._end)

    def pace(self, seconds: float) -> None:
        """Take so long to where it is sent; with no time it is there at once, and is thrown nowhere."""
        self._way.pace(seconds)

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
    def step(self) -> float:
        """What one press on plus or minus should zoom by."""
        return STRIDE if self._tiled else STEP

    @property
    def zoom(self) -> float:
        """How much it is zoomed in the last frame."""
        return self._seen.zoom

    @property
    def fit(self) -> Size:
        """Px of the picture in full view."""
        return self._fit

    @property
    def whole(self) -> Derivative:
        """The picture in full view."""
        return self.whole_at(self._fit)

    def whole_at(self, size: Size) -> Derivative:
        """All of the picture at another size of its shape."""
        return Derivative(self._src, *size, "contain")

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
        half_h = min(0.5, self.box.h / (2 * self._high * zoom))
        return Look(zoom, min(max(look.x, half_w), 1 - half_w), min(max(look.y, half_h), 1 - half_h))

    def _about(self, look: Look, zoom: float, x: float, y: float) -> Look:
        """A look at another zoom with the point of the picture under (x, y) staying there."""
        zoom = min(max(zoom, 1.0), self._most)
        less = 1 / look.zoom - 1 / zoom
        dx, dy = x - self.box.x - self.box.w / 2, y - self.box.y - self.box.h / 2
        return self._within(Look(zoom, look.x + dx / self._fit.w * less, look.y + dy / self._high * less))

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
        if self._tiled:
            zoom = self._tiled.exact_zoom(zoom, self._fit.w)
        self._fly(self._about(self._end, 1.0 if zoom < 1.05 else zoom, *middle))

    def look_at(self, x: float, y: float) -> None:
        """Bring a point of the picture (fractions) to the middle, as near as its edges allow."""
        self._fly(self._within(Look(self._end.zoom, x, y)))

    def pinch(self, factor: float, x: float, y: float) -> None:
        """Two fingers: about the point between them."""
        self._jump(self._about(self._seen, self._seen.zoom * factor, x, y))
        self._pinched = True

    def double_tap(self, x: float, y: float) -> None:
        """Closer to that point, or back to full view."""
        if self.zoomed:
            self._fly(UNZOOMED)
        else:
            zoom = self._tiled.exact_zoom(CLOSE, self._fit.w) if self._tiled else CLOSE
            self._fly(self._about(self._seen, zoom, x, y))

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
        throw = 0.0 if self._way.sudden else THROW
        self._fly(self._within(self._moved(self._seen, vx * throw, vy * throw)))

    def _moved(self, look: Look, dx: float, dy: float) -> Look:
        return Look(
            look.zoom,
            look.x - dx / (self._fit.w * look.zoom),
            look.y - dy / (self._high * look.zoom),
        )

    @property
    def moving(self) -> bool:
        """Whether it has yet to be seen at rest; while a finger drags it, the finger sets the pace."""
        return not self._rests and self._grabbed is None

    # What is seen.

    def place(self, now: float) -> Box:
        """Where on the screen the whole picture would stand, of which the box shows a part."""
        return self._place_of(self.look(now))

    def _place_of(self, look: Look) -> Box:
        w, h = self._fit.w * look.zoom, self._high * look.zoom
        x = self.box.x + self.box.w / 2 - look.x * w
        y = self.box.y + self.box.h / 2 - look.y * h
        return Box(round(x), round(y), round(w), round(h))

    def paint(self, painter: Painter) -> None:
        """In its box: pixels for exactly this look if they are there, else what is known, scaled."""
        place = self.place(painter.now)
        if self._pinched:
            self._pinched, self._calm_at = False, painter.now + CALM
        self._rests = self._grabbed is None and not self._way.moving and painter.now >= self._calm_at
        if self._rests and self._end.zoom > 1 and not self._tiled:
            self._sharpen(painter, _exact(self._src, place, place.clip(self.box)))
        self.paint_at(painter, place, self.box)

    def _sharpen(self, painter: Painter, exact: Known) -> None:
        """Take these pixels, or ask for them instead of those for the last place of rest."""
        if exact.wanted != self._asked:
            painter.pictures.drop([self._asked] if self._asked else [])
            self._asked = exact.wanted
        if painter.pictures.texture(exact.wanted)[1]:
            self._known = exact

    def paint_at(self, painter: Painter, place: Box, within: Box) -> None:
        """The whole picture as if it stood in `place`, as far as it lies `within`."""
        seen = place.clip(within)
        if self._tiled and self._seen.zoom > 1:
            goal = self._place_of(self._end) if self._way.moving else place
            pieces, whole = self._tiled.pieces(painter, place, seen, goal, self.box)
            if not whole:
                self._paint_layers(painter, place, seen, within)
            paint_pieces(painter, pieces)
        else:
            self._paint_layers(painter, place, seen, within)

    def _paint_layers(self, painter: Painter, place: Box, seen: Box, within: Box) -> None:
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
