"""Measures what a scene paints, without painting it: where every line of text, picture and icon stands."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture
from kiosk.media.derivative import Derivative
from kiosk.show.chapter import ChapterScene
from kiosk.show.scene import Scene
from kiosk.stage.canvas import Canvas, Ink, Texture
from kiosk.stage.controls import Button, Control, Pan
from kiosk.stage.painter import Painter
from kiosk.stage.pictures import Pictures
from kiosk.stage.textures import Textures
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Setting, Typesetter

FINGER = 55
"""The least side of what is touched, in px at 1080p: 15 mm on a 24-inch screen."""
TOLERANCE = 2
"""So many px at 1080p may boxes of type share: they are a little larger than the ink."""


@dataclass
class Mark:
    """Something painted."""

    kind: str
    what: str
    box: Box
    painted: Box
    """What clips leave of it."""
    seen: Box
    """What grounds that are laid over it later leave of that."""
    owner: int
    """The paint call: the lines of one text share it."""


def blank(size: Size) -> SimpleNamespace:
    """Stands in for a texture."""
    return SimpleNamespace(size=size, opaque=True, bytes=0)


class NoPictures:
    """Stands in for the pictures: every one is there at once, and nothing is drawn."""

    patient = True
    budget = 1 << 25

    @contextmanager
    def urgent(self, priority: int) -> Iterator[None]:
        yield

    def texture(self, wanted: Derivative) -> tuple[Texture, bool]:
        return cast(Texture, blank(Size(wanted.w, wanted.h))), True

    def tile(self, wanted: object) -> tuple[Texture, bool]:
        return cast(Texture, blank(Size(256, 256))), True

    def held(self, wanted: object) -> Texture:
        return cast(Texture, blank(Size(256, 256)))

    def expect(self, picture: Picture, size: Size) -> None: ...

    def forget_asked(self) -> None: ...


class NoCanvas:
    """Stands in for the canvas. What is painted upon sheets is not of this page."""

    driver = "software"
    mirrored = righted = False

    def __init__(self) -> None:
        self.elsewhere = False

    @contextmanager
    def straight(self, region: Box) -> Iterator[None]:
        yield

    @contextmanager
    def onto(self, sheet: object, corner: tuple[int, int] = (0, 0)) -> Iterator[None]:
        self.elsewhere = True
        yield
        self.elsewhere = False

    def sheet(self, size: Size) -> object:
        return blank(size)

    def keep(self) -> object:
        return blank(Size(1, 1))

    def stream(self, size: Size) -> object:
        return blank(size)

    def texture(self, size: Size, data: object, opaque: bool) -> object:
        return blank(size)

    def refill(self, *what: object, **how: object) -> None: ...

    def draw(self, *what: object, **how: object) -> None: ...

    def clear(self, ink: Ink) -> None: ...


class Surveyor(Painter):
    """A painter that notes instead of painting."""

    def __init__(self, theme: Theme, typesetter: Typesetter) -> None:
        self.stage = NoCanvas()
        super().__init__(
            cast(Canvas, self.stage), Textures(1), cast(Pictures, NoPictures()), typesetter, theme
        )
        self._clip = Box(-(10**6), -(10**6), 2 * 10**6, 2 * 10**6)
        self._calls = 0
        self.marks: list[Mark] = []

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        before = self._clip
        self._clip = box.clip(before)
        yield
        self._clip = before

    def _note(self, kind: str, what: str, *boxes: Box) -> None:
        self._calls += 1
        if not self.stage.elsewhere:
            for box in boxes:
                painted = box.clip(self._clip)
                self.marks.append(Mark(kind, what, box, painted, painted, self._calls))

    def _cover(self, box: Box) -> None:
        if self.stage.elsewhere:
            return
        ground = box.clip(self._clip)
        for mark in self.marks:
            mark.seen = without(mark.seen, ground)

    def fill(self, box: Box, ink: str | Ink, alpha: int = 255) -> None:
        if alpha == 255:
            self._cover(box)

    def text(self, setting: Setting, x: int, y: int, alpha: int = 255, ink: str | Ink | None = None) -> None:
        if alpha:
            lines = list(lines_of(setting, x, y))
            self._note("text", " / ".join(line.text for line in setting.lines)[:40], *lines)
            if setting.cut:
                self._note("cut", setting.lines[-1].text, *lines[-1:])

    def shape(self, body: str, box: Box, alpha: int = 255) -> None: ...

    def panel(
        self, box: Box, radius: int, fill: str | Ink | None, stroke: str | Ink | None = None, width: int = 0
    ) -> None:
        if fill:
            self._cover(box)

    def icon(self, name: str, box: Box, ink: str | Ink = "ink") -> None:
        side = min(box.w, box.h)
        self._note("icon", name, box.centred(Size(side, side)))

    def picture(
        self,
        picture: Picture,
        box: Box,
        alpha: int = 255,
        region: tuple[float, float, float, float] | None = None,
    ) -> None:
        self._cover(box)
        self._note("picture", picture.src, box)

    def stretch(self, texture: Texture, place: Box, within: Box) -> None:
        self._cover(place.clip(within))

    def missing(self, box: Box, broken: bool) -> None:
        self._note("picture", "missing", box)


def lines_of(setting: Setting, x: int, y: int) -> Iterator[Box]:
    """The em boxes of the lines of a set text, its top left at (x, y)."""
    for box in setting.line_boxes():
        yield box.moved(x, y)


def without(box: Box, ground: Box) -> Box:
    """What is left of `box` when `ground` is laid over one of its sides, or over all of it."""
    if not box.overlaps(ground) or not ground.w or not ground.h:
        return box
    if ground.x <= box.x and ground.right >= box.right:
        if ground.y <= box.y:
            return Box(box.x, min(box.bottom, ground.bottom), box.w, max(0, box.bottom - ground.bottom))
        if ground.bottom >= box.bottom:
            return Box(box.x, box.y, box.w, ground.y - box.y)
    if ground.y <= box.y and ground.bottom >= box.bottom:
        if ground.x <= box.x:
            return Box(min(box.right, ground.right), box.y, max(0, box.right - ground.right), box.h)
        if ground.right >= box.right:
            return Box(box.x, box.y, ground.x - box.x, box.h)
    return box


def faults(
    marks: Sequence[Mark], controls: Sequence[Control], areas: Sequence[Box], theme: Theme
) -> list[str]:
    """What a visitor would trip over; `areas` are the parts of the screen that nothing may straddle."""
    screen = Box(0, 0, *theme.screen)
    return [
        *control_faults(controls, screen, theme),
        *place_faults(marks, controls, areas, theme),
        *overlap_faults(marks, theme),
        *covered_faults(marks, controls, screen, theme),
        *cut_faults(marks, controls),
    ]


def control_faults(controls: Sequence[Control], screen: Box, theme: Theme) -> Iterator[str]:
    """Controls off the screen, too small for a finger, or on one another."""
    least = FINGER * theme.unit
    for each in controls:
        if not screen.contains(each.box):
            yield f"{each.id} leaves the screen: {each.box}"
        if min(each.box.size) < least:
            yield f"{each.id} is too small: {each.box.w}×{each.box.h}, least is {least:.0f}"
    buttons = [each for each in controls if isinstance(each, Button) and each.id not in ("beside", "card")]
    for i, one in enumerate(buttons):
        for other in buttons[i + 1 :]:
            if one.box.overlaps(other.box):
                yield f"{one.id} and {other.id} overlap: {one.box.clip(other.box)}"


def place_faults(
    marks: Sequence[Mark], controls: Sequence[Control], areas: Sequence[Box], theme: Theme
) -> Iterator[str]:
    """Texts and pictures that leave their part of the screen, or are cut off where nothing scrolls."""
    scrolls = [each for each in controls if isinstance(each, Pan) and each.id != "strip"]
    for mark in marks:
        if mark.kind == "cut" or not mark.painted.w or not mark.painted.h:
            continue
        if mark.seen.w and mark.seen.h and not any(area.contains(mark.seen) for area in areas):
            yield f"{mark.kind} leaves its place: {mark.what} {mark.seen}"
        lost = max(mark.box.w - mark.seen.w, mark.box.h - mark.seen.h)
        scrolled = any(each.box.overlaps(mark.painted) for each in scrolls)
        if mark.kind == "text" and lost > TOLERANCE * theme.unit and not scrolled:
            yield f"cut off or covered: {mark.what} {mark.box} → {mark.seen}"


def cut_faults(marks: Sequence[Mark], controls: Sequence[Control]) -> Iterator[str]:
    """Texts that end in …, but for captions of pictures that a tap enlarges: there they stand whole."""
    if not any(each.id.startswith("enlarge-") for each in controls):
        for mark in marks:
            if mark.kind == "cut" and mark.seen.w and mark.seen.h:
                yield f"cut short: {mark.what}"


def overlap_faults(marks: Sequence[Mark], theme: Theme) -> Iterator[str]:
    """Texts on other texts or on icons."""
    least = TOLERANCE * theme.unit
    texts = [mark for mark in marks if mark.kind == "text" and mark.seen.w and mark.seen.h]
    icons = [mark for mark in marks if mark.kind == "icon" and mark.seen.w and mark.seen.h]
    for i, one in enumerate(texts):
        for other in (*texts[i + 1 :], *icons):
            shared = one.seen.clip(other.seen)
            if one.owner != other.owner and min(shared.w, shared.h) > least:
                yield f"{one.what} and {other.what} ({other.kind}) overlap: {shared}"


def covered_faults(
    marks: Sequence[Mark], controls: Sequence[Control], screen: Box, theme: Theme
) -> Iterator[str]:
    """Texts that lie half on a button: they look as if they belonged to it, or are hidden by the finger."""
    least = TOLERANCE * theme.unit
    buttons = [each for each in controls if isinstance(each, Button) and each.box != screen]
    for mark in marks:
        for each in buttons:
            shared = mark.seen.clip(each.box)
            if mark.kind == "text" and min(shared.w, shared.h) > least and shared != mark.seen:
                yield f"{mark.what} {mark.seen} lies half on {each.id} {each.box}"


def surveyed(surveyor: Surveyor, scene: Scene, now: float) -> list[Mark]:
    """What a scene shows once all has come to rest; what covers the screen for the time being, alone."""
    for later in (0.0, 10.0, 20.0):
        surveyor.now = now + later
        scene.tick(surveyor.now)
        surveyor.marks = []
        scene.paint(surveyor)
        over = scene._overlay() if isinstance(scene, ChapterScene) else None
        if over:
            surveyor.marks = []
            over.paint(surveyor)
    return surveyor.marks
