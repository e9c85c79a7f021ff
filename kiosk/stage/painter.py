"""The brush that scenes and blocks paint with: boxes, text, pictures, shapes, in whole pixels."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture
from kiosk.media.derivative import Derivative
from kiosk.stage import shapes
from kiosk.stage.canvas import Canvas, Ink, Texture
from kiosk.stage.mirroring import mirrored
from kiosk.stage.pictures import Pictures, composed_for, covering, seen_part
from kiosk.stage.textures import Textures
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Setting, Typesetter


class Painter:
    """Draws on a canvas. `now` is the clock time of the frame, `pressed` the button that is held down."""

    keeps = True
    """Whether what it paints may be kept for later frames."""

    def __init__(
        self, canvas: Canvas, textures: Textures, pictures: Pictures, typesetter: Typesetter, theme: Theme
    ) -> None:
        self.canvas = canvas
        self.pictures = pictures
        self.theme = theme
        self.now = 0.0
        self.pressed: str | None = None
        self.focused: str | None = None
        """The control that the keys of a keypad go to, if they are used."""
        self.block = ""
        """The id of the block that is being painted; none for what belongs to the page or the screen."""
        self.complete = True
        """Turned False when a picture had to be stood in for by its preview."""
        self._textures = textures
        self._typesetter = typesetter

    def ink(self, ink: str | Ink) -> Ink:
        """An ink by name or by its numbers."""
        return self.theme.ink(ink) if isinstance(ink, str) else ink

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        """Paint nothing outside `box`."""
        with self.canvas.clip(box):
            yield

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """Paint for the sake of what is made for it: but for one pixel, nothing of it comes to the canvas."""
        before = self.complete
        with self.canvas.clip(Box(0, 0, 1, 1)):
            yield
        self.complete = before

    @contextmanager
    def straight(self, region: Box) -> Iterator[None]:
        """Paint what lies in `region` with its left on the left; only its place is mirrored, if any is."""
        with self.canvas.straight(region):
            yield

    @contextmanager
    def within(self, block: str, prefix: str) -> Iterator[None]:
        """Paint a block: tell what is pressed and focused without `prefix`, and nothing that is elsewhere."""
        before = self.pressed, self.focused, self.block
        pressed, focused, self.block = before[0], before[1], block
        if prefix:
            self.pressed, self.focused = _without(prefix, pressed), _without(prefix, focused)
        try:
            yield
        finally:
            self.pressed, self.focused, self.block = before

    def fill(self, box: Box, ink: str | Ink, alpha: int = 255) -> None:
        """Fill a box with one ink."""
        self.canvas.fill(box, self.ink(ink), alpha)

    def text(self, setting: Setting, x: int, y: int, alpha: int = 255, ink: str | Ink | None = None) -> None:
        """A set text with its top left at (x, y); `ink` is used instead of the one it was set in."""
        if setting.width and setting.height:
            other = self.ink(ink) if ink else None
            texture = self._textures.get(("text", setting, other), lambda: self._rasterised(setting, other))
            place = Box(x + self._aside(setting), y, *texture.size)
            self.canvas.draw(texture, place, alpha=alpha)

    def _aside(self, setting: Setting) -> int:
        """Px that lines are moved in a `straight` region of a mirrored page, to begin at its left."""
        if not self.canvas.righted:
            return 0
        left = min((line.x for line in setting.lines), default=0.0)
        right = max((line.x + line.width for line in setting.lines), default=0.0)
        return round(setting.width - right - left)

    def _rasterised(self, setting: Setting, ink: Ink | None) -> Texture:
        size, data = self._typesetter.rasterise(setting, ink)
        return self.canvas.texture(size, data, opaque=False)

    def shape(self, body: str, box: Box, alpha: int = 255) -> None:
        """An SVG fragment drawn on a ground of the size of `box`; the fragment itself is the cache's key.

        On a mirrored page it is seen in the mirror as well.
        """
        if box.w > 0 and box.h > 0:
            self.canvas.draw(self._drawn(body, box.size, self.canvas.mirrored), box, alpha=alpha)

    def tiled(self, tilings: tuple[shapes.Tiling, ...], box: Box) -> None:
        """The same of pieces that recur all over it."""
        size, turned = box.size, self.canvas.mirrored
        texture = self._textures.get(
            ("tiled", size, tilings, turned),
            lambda: self.canvas.texture(size, shapes.rasterise_tiled(size, tilings, turned), opaque=False),
        )
        self.canvas.draw(texture, box)

    def _drawn(self, body: str, size: Size, turned: bool = False) -> Texture:
        return self._textures.get(
            ("shape", size, body, turned),
            lambda: self.canvas.texture(size, shapes.rasterise(size, body, turned), opaque=False),
        )

    def panel(
        self, box: Box, radius: int, fill: str | Ink | None, stroke: str | Ink | None = None, width: int = 0
    ) -> None:
        """A box with round corners: corners from a small shape, the rest as plain fills."""
        inside, line = self.ink(fill) if fill else None, self.ink(stroke) if stroke else None
        radius = min(radius, box.w // 2, box.h // 2)
        side = 2 * max(radius, width if inside is None else 0) + 2
        if side > min(box.w, box.h):
            self.shape(shapes.rounded(box.size, radius, inside, line, width), box)
            return
        self._nine_slices(box, side, shapes.rounded(Size(side, side), radius, inside, line, width))
        edge = side // 2
        if inside is not None:
            self.fill(Box(box.x + edge, box.y, box.w - 2 * edge, box.h), inside)
            self.fill(Box(box.x, box.y + edge, box.w, box.h - 2 * edge), inside)
        if line and width:
            for rim in (
                Box(box.x + edge, box.y, box.w - 2 * edge, width),
                Box(box.x + edge, box.bottom - width, box.w - 2 * edge, width),
                Box(box.x, box.y + edge, width, box.h - 2 * edge),
                Box(box.right - width, box.y + edge, width, box.h - 2 * edge),
            ):
                self.fill(rim, line)

    def _nine_slices(self, box: Box, side: int, body: str) -> None:
        texture, half = self._drawn(body, Size(side, side)), side // 2
        left, right = (side - half, 0) if self.canvas.mirrored else (0, side - half)
        for x, u in ((box.x, left), (box.right - half, right)):
            for y, v in ((box.y, 0), (box.bottom - half, side - half)):
                self.canvas.draw(texture, Box(x, y, half, half), Box(u, v, half, half))

    def icon(self, name: str, box: Box, ink: str | Ink = "ink") -> None:
        """An icon, centred in `box` at the box's shorter side; one that shows the way goes the reader's."""
        side = min(box.w, box.h)
        if self.canvas.mirrored:
            name = shapes.TURNED.get(name, name)
        if side > 0:
            drawn = self._drawn(shapes.icon(name, side, self.ink(ink)), Size(side, side))
            self.canvas.draw(drawn, box.centred(Size(side, side)))

    def picture(
        self,
        picture: Picture,
        box: Box,
        alpha: int = 255,
        region: tuple[float, float, float, float] | None = None,
    ) -> None:
        """A picture that fills `box`, cropped around its focus; `region` (fractions) shows a part of it."""
        if box.w <= 0 or box.h <= 0:
            return
        src = composed_for(picture, box.size)
        wanted = Derivative(src, box.w, box.h, "cover", picture.focus, region)
        texture, final = self.pictures.texture(wanted)
        self.complete = self.complete and final
        if texture is None:
            self.missing(box, broken=final)
        elif final:
            self.canvas.draw(texture, box, Box(0, 0, *texture.size), alpha)
        else:
            self.canvas.draw(texture, box, covering(texture, box, picture.focus), alpha)

    def stretch(self, texture: Texture, place: Box, within: Box) -> None:
        """A texture as if it filled `place`, as far as that lies `within`."""
        seen = mirrored(within, place) if self.canvas.mirrored else within
        with self.clip(within), self.straight(place):
            self.canvas.draw(texture, *seen_part(texture.size, place, seen))

    def composite(self, key: Hashable, box: Box, paint: Callable[[], None]) -> Texture:
        """What `paint` paints in `box`, as one opaque texture: quick to copy and to fade.

        It is kept under `key`, unless a picture in it had to be stood in for.
        """
        key = (key, self.canvas.mirrored)
        known = self._textures.find(key)
        if known and self.keeps:
            return known
        before, self.complete = self.complete, True
        with self.canvas.onto(self.canvas.sheet(box.size), (box.x, box.y)):
            paint()
            made = self.canvas.keep()
        whole, self.complete = self.complete, before and self.complete
        return self._textures.add(key, made) if whole and self.keeps else made

    def missing(self, box: Box, broken: bool) -> None:
        """What stands where a picture is not: quiet paper, and a small mark where none will come."""
        self.fill(box, "sand")
        if broken:
            side = min(box.w, box.h, self.theme.px(72))
            self.icon("picture", box.centred(Size(side, side)), "stone")


def _without(prefix: str, name: str | None) -> str | None:
    return name.removeprefix(prefix) if name and name.startswith(prefix) else None
