"""Pictures enlarged over the whole screen, one at a time: zoomed, turned over, and read about."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kiosk.base.geometry import Box
from kiosk.stage.controls import Button, Control, Pan, Zoom
from kiosk.stage.mirroring import mirrored, straightened
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading, Words
from kiosk.stage.tween import thrown_to
from kiosk.stage.widgets.glide import Glide
from kiosk.stage.widgets.pictures.framed import Framed, Plate
from kiosk.stage.widgets.pictures.lightbox_card import Card, lay_out
from kiosk.stage.widgets.pictures.loupe import FLIGHT, Loupe
from kiosk.stage.widgets.pictures.overview import Overview
from kiosk.stage.widgets.pictures.tiled import expect_tiles, in_tiles

GROW = 0.3
"""Seconds in which a picture grows from its frame to the screen, and back."""
UNROLLING = 0.7
"""The part of its growth after which the card begins to unroll."""
KEYED = 0.2
"""Part of the stage that a key moves a zoomed picture by."""
TURN = 0.35
"""Seconds in which one picture gives way to the next."""


class Lightbox:
    """Knows which picture is enlarged, if one is, and how it is looked at."""

    def __init__(self, plates: Sequence[Plate], words: Words, framed: Callable[[int], Framed]) -> None:
        """`framed` tells where a picture hangs; `words` has `close` and the names of the other buttons."""
        self._plates = plates
        self._words = words
        self._framed = framed
        self.at = 0
        self._open = Glide(0.0, GROW)
        self._strip = Glide(0.0, TURN)
        self._held: float | None = None
        self._grabbed = 0.0
        self._loupes = [Loupe() for _ in plates]
        self._card = Card()
        self._map = Overview()
        self._screen = self._stage = Box(0, 0, 1, 1)
        self._reading: Reading | None = None

    @property
    def present(self) -> bool:
        """Whether any of it is on the screen."""
        return self._open.end > 0 or self._open.moving

    @property
    def covers(self) -> bool:
        """Whether nothing behind it can be seen."""
        return self._open.end == 1 and not self._open.moving

    def arrange(self, screen: Box, reading: Reading) -> None:
        """Lay it out for this screen and visitor; what is open and zoomed stays so."""
        if (screen, reading) == (self._screen, self._reading):
            return
        self._screen, self._reading = screen, reading
        self._open.pace(reading.seconds(GROW))
        self._strip.pace(reading.seconds(TURN))
        self._stage, card = lay_out(screen, reading, self._plates)
        for loupe, plate in zip(self._loupes, self._plates, strict=True):
            src, natural = plate.file(reading, self._stage.size)
            tiled = natural is not None and in_tiles(src, natural, reading.theme.screen)
            loupe.put(src, natural or self._stage.size, self._stage, tiled)
            loupe.pace(reading.seconds(FLIGHT))
        self._map.arrange(self._stage, reading.theme)
        self._card.arrange(card, len(self._plates), reading)
        self._tell()

    def _tell(self) -> None:
        """The card speaks of the present picture."""
        if self._reading:
            self._card.speak(self._plates[self.at], self.at, self._reading)

    def open(self, at: int) -> None:
        """Enlarge picture `at`, or turn to it."""
        if self.present:
            self.turn_to(at)
            return
        self.at = at
        self._card.scroller.reset()
        self._strip.jump(float(at))
        for loupe in self._loupes:
            loupe.reset()
        self._open.to(1.0)
        self._tell()

    def close(self) -> None:
        """The picture goes back into its frame."""
        self._open.to(0.0)

    def shut(self) -> None:
        """It is gone at once."""
        self._open.jump(0.0)
        self._held = None

    def turn_to(self, at: int) -> None:
        """Another picture takes the place of this one."""
        self.at = max(0, min(len(self._plates) - 1, at))
        self._card.scroller.reset()
        self._held = None
        self._strip.to(float(self.at))
        self._tell()

    # Fingers.

    def controls(self) -> list[Control]:
        """The picture to drag, pinch and tap twice, and the buttons; nothing while it closes."""
        if self._open.end < 1 or self._reading is None:
            return []
        loupe = self._loupes[self.at]
        acts: dict[str, Callable[[], None] | None] = {
            "previous": (lambda: self.turn_to(self.at - 1)) if self.at else None,
            "next": (lambda: self.turn_to(self.at + 1)) if self.at < len(self._plates) - 1 else None,
            "zoom-out": (lambda: loupe.zoom_by(1 / loupe.step)) if loupe.zoomed else None,
            "zoom-in": (lambda: loupe.zoom_by(loupe.step)) if loupe.can_zoom_in else None,
            "close": self.close,
        }
        buttons = [
            Button(f"enlarged-{name}", box, act, self._reading.word(self._words, name), name == "close")
            for name, box in self._card.places.items()
            if (act := acts[name])
        ]
        return [
            *self._surfaces(loupe, self._reading),
            *self._card.scroller.controls(),
            *buttons,
        ]

    def _surfaces(self, loupe: Loupe, reading: Reading) -> list[Control]:
        """The picture: it is dragged itself while it is zoomed, else the strip of all."""
        stage, turned = self._stage, reading.mirrored
        label = reading.say(self._plates[self.at].picture.alt) or reading.word(self._words, "enlarged")
        zoom: Control = Zoom(
            "enlarged",
            stage,
            loupe.pinch,
            loupe.double_tap,
            label,
            lambda by: loupe.zoom_by(loupe.step**by),
            self._look_aside,
        )
        if not loupe.zoomed:
            strip = Pan("enlarged-drag", stage, "both", self._grab, self._move, self._drop)
            return [replace(*straightened([zoom], stage, turned), steer=self._turn_by), strip]
        drag = Pan("enlarged-drag", stage, "both", loupe.grab, loupe.move, loupe.drop)
        overview = self._map.control("enlarged-map", loupe, turned)
        return [*straightened([zoom, drag], stage, turned), overview]

    def _look_aside(self, across: int, down: int) -> None:
        """A key: move on by a part of what is in view."""
        loupe, stage = self._loupes[self.at], self._stage
        loupe.grab()
        loupe.move(-across * KEYED * stage.w, -down * KEYED * stage.h)
        loupe.drop(0.0, 0.0)

    def _turn_by(self, across: int, down: int) -> None:
        """A key: the next picture, or the one before."""
        del down
        if across:
            self.turn_to(self.at + across)

    @property
    def _step(self) -> float:
        """Px from one picture to the next."""
        return self._stage.w * 1.04

    def _grab(self) -> None:
        self._grabbed = self._held = self._strip.shown

    def _move(self, dx: float, dy: float) -> None:
        del dy
        if self._held is None:
            return
        last = len(self._plates) - 1
        to = self._grabbed - dx / self._step
        beyond = min(0.0, to) + max(0.0, to - last)
        self._held = to - beyond * 2 / 3  # the ends give way, but stiffly

    def _drop(self, vx: float, vy: float) -> None:
        del vy
        if self._held is not None:
            self._strip.jump(self._held)
            self.turn_to(thrown_to(self._held * self._step, -vx, self._step))

    # Frames.

    def expect(self, painter: Painter, reading: Reading) -> None:
        """Have pictures cut into tiles that need it, before anybody enlarges them."""
        screen = reading.theme.screen
        for plate in self._plates:
            src, natural = plate.file(reading, screen)
            if natural and in_tiles(src, natural, screen):
                expect_tiles(painter, src, natural)

    def moving(self, now: float) -> bool:
        """Whether it needs the next frame."""
        if not self.present:
            return False
        turning = self._held is None and self._strip.moving
        return self._open.moving or turning or self._loupes[self.at].moving or self._card.scroller.moving(now)

    def paint(self, painter: Painter) -> None:
        """As it is at `painter.now`, on its way from or to the frame if it is on the way."""
        comes = self._open.moving
        grown = self._open.value(painter.now)
        if comes and (known := self._framed(self.at).known):
            self._loupes[self.at].stand_in(known)
        if grown >= 1:
            self._paint_grown(painter)
            self._prepare_neighbours(painter)
        elif grown > 0:
            self._paint_growing(painter, grown)

    def _paint_growing(self, painter: Painter, grown: float) -> None:
        framed, loupe = self._framed(self.at), self._loupes[self.at]
        with painter.clip(_between(framed.frame, self._screen, grown)):
            painter.fill(self._screen, "ink")
            start, end, seen = framed.place, loupe.place(painter.now), framed.frame
            if turned := painter.canvas.mirrored:
                start, end = mirrored(start, seen), mirrored(end, self._stage)
            place, seen = _between(start, end, grown), _between(seen, self._stage, grown)
            with painter.straight(place):
                loupe.paint_at(painter, place, mirrored(seen, place) if turned else seen)
            if grown > UNROLLING:
                with painter.clip(self._card.unrolled((grown - UNROLLING) / (1 - UNROLLING))):
                    self._paint_card(painter)

    def _paint_grown(self, painter: Painter) -> None:
        painter.fill(self._screen, "ink")
        held = None if self._strip.sudden else self._held
        at = self._strip.value(painter.now) if held is None else held
        resting = at == self.at and held is None
        with painter.clip(self._stage):
            for number, loupe in enumerate(self._loupes):
                dx = round((number - at) * self._step)
                stage = self._stage.moved(dx, 0)
                if resting and number != self.at:
                    loupe.reset()
                    continue
                with painter.straight(stage):
                    if resting:
                        loupe.paint(painter)
                    elif abs(dx) < stage.w:
                        loupe.paint_at(painter, loupe.place(painter.now).moved(dx, 0), stage)
        if resting and self._loupes[self.at].zoomed:
            self._map.paint(painter, self._loupes[self.at])
        self._paint_card(painter)

    def _paint_card(self, painter: Painter) -> None:
        usable = {control.id for control in self.controls()}
        self._card.paint(painter, {name for name in self._card.places if f"enlarged-{name}" in usable})

    def _prepare_neighbours(self, painter: Painter) -> None:
        """Ask for the pictures that a swipe would bring."""
        with painter.pictures.urgent(1):
            for number in (self.at + 1, self.at - 1):
                if 0 <= number < len(self._loupes):
                    painter.pictures.texture(self._loupes[number].whole)


def _between(a: Box, b: Box, t: float) -> Box:
    """The box a part `t` of the way from `a` to `b`, edge by edge."""
    x, y = round(a.x + (b.x - a.x) * t), round(a.y + (b.y - a.y) * t)
    right, bottom = round(a.right + (b.right - a.right) * t), round(a.bottom + (b.bottom - a.bottom) * t)
    return Box(x, y, right - x, bottom - y)
