"""The brush that scenes and blocks paint with: boxes, text, pictures, shapes, in whole pixels."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture
from kiosk.media.derivative import Derivative
from kiosk.stage import shapes
from kiosk.stage.canvas import Canvas, Ink, Texture
from kiosk.stage.pictures import Pictures, composed_for, covering, seen_part
from kiosk.stage.textures import Textures
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Setting, Typesetter


class Painter:
    """Draws on a canvas. `now` is the clock time of the frame, `pressed` the button that is held down."""

    def __init__(
        self, canvas: Canvas, textures: Textures, pictures: Pictures, typesetter: Typesetter, theme: Theme
    ) -> None:
        self.canvas = canvas
        self.pictures = pictures
        self.theme = theme
        self.now = 0.0
        self.pressed: str | None = None
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
    def within(self, prefix: str) -> Iterator[None]:
        """Tell what is pressed without `prefix`, and nothing that is pressed elsewhere."""
        before = self.pressed
        if prefix:
            self.pressed = before.removeprefix(prefix) if before and before.startswith(prefix) else None
        try:
            yield
        finally:
            self.pressed = before

    def fill(self, box: Box, ink: str | Ink, alpha: int = 255) -> None:
        """Fill a box with one ink."""
        self.canvas.fill(box, self.ink(ink), alpha)

    def text(self, setting: Setting, x: int, y: int, alpha: int = 255, ink: str | Ink | None = None) -> None:
        """A set text with its top left at (x, y); `ink` is used instead of the one it was set in."""
        if setting.width and setting.height:
            other = self.ink(ink) if ink else None
            texture = self._textures.get(("text", setting, other), lambda: self._rasterised(setting, other))
            self.canvas.draw(texture, Box(x, y, *texture.size), alpha=alpha)

    def _rasterised(self, setting: Setting, ink: Ink | None) -> Texture:
        size, data = self._typesetter.rasterise(setting, ink)
        return self.canvas.texture(size, data, opaque=False)

    def shape(self, body: str, box: Box, alpha: int = 255) -> None:
        """An SVG fragment drawn on a ground of the size of `box`; the fragment itself is the cache's key."""
        if box.w > 0 and box.h > 0:
            key = ("shape", box.size, body)
            texture = self._textures.get(
                key, lambda: self.canvas.texture(box.size, shapes.rasterise(box.size, body), opaque=False)
            )
            self.canvas.draw(texture, box, alpha=alpha)

    def panel(
        self, box: Box, radius: int, fill: str | Ink | None, stroke: str | Ink | None = None, width: int = 0
    ) -> None:
        """A box with round corners: corners from a small shape, the rest as plain fills."""
        inside, line = self.ink(fill) if fill else None, self.ink(stroke) if stroke else None
        radius = min(radius, box.w // 2, box.h // 2)
        side = 2 * radius + 2
        if inside is None or side > min(box.w, box.h):
            self.shape(shapes.rounded(box.size, radius, inside, line, width), box)
            return
        self._nine_slices(box, side, shapes.rounded(Size(side, side), radius, inside, line, width))
        edge = radius + 1
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
        size = Size(side, side)
        texture = self._textures.get(
            ("shape", size, body),
            lambda: self.canvas.texture(size, shapes.rasterise(size, body), opaque=False),
        )
        half = side // 2
        for x, u in ((box.x, 0), (box.right - half, side - half)):
            for y, v in ((box.y, 0), (box.bottom - half, side - half)):
                self.canvas.draw(texture, Box(x, y, half, half), Box(u, v, half, half))

    def icon(self, name: str, box: Box, ink: str | Ink = "ink") -> None:
        """An icon, centred in `box` at the box's shorter side."""
        side = min(box.w, box.h)
        self.shape(shapes.icon(name, side, self.ink(ink)), box.centred(Size(side, side)))

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
        with self.clip(within):
            self.canvas.draw(texture, *seen_part(texture.size, place, within))

    def composite(self, key: Hashable, box: Box, paint: Callable[[], None]) -> Texture:
        """What `paint` paints in `box`, as one opaque texture: quick to copy and to fade.

        It is kept under `key`, unless a picture in it had to be stood in for.
        """
        known = self._textures.find(key)
        if known:
            return known
        before, self.complete = self.complete, True
        with self.canvas.onto(self.canvas.sheet(box.size), (box.x, box.y)):
            paint()
            made = self.canvas.keep()
        whole, self.complete = self.complete, before and self.complete
        return self._textures.add(key, made) if whole else made

    def missing(self, box: Box, broken: bool) -> None:
        """What stands where a picture is not: quiet paper, and a small mark where none will come."""
        self.fill(box, "sand")
        if broken:
            side = min(box.w, box.h, self.theme.px(72))
            self.icon("picture", box.centred(Size(side, side)), "stone")
