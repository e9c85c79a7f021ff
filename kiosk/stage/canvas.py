"""The one module that touches SDL's renderer through pygame's experimental bindings.

Traps that are avoided here, all measured: `logical_size` and `scale` corrupt what is read back; the software
driver is slow with fractional or modulated rectangles; a texture with an alpha channel fades ten times slower
than an opaque one, and an opaque one must not be drawn in blend mode unless it fades; a texture that outlives
its renderer frees memory that is another's by then.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakSet

import pygame
from pygame._sdl2 import video

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Box, Size
from kiosk.base.listing import in_code, listed
from kiosk.base.sentences import Sentence
from kiosk.stage.mirroring import Imposition

Ink = tuple[int, int, int]
Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]

NONE, BLEND = pygame.BLENDMODE_NONE, pygame.BLENDMODE_BLEND


class Texture:
    """Pixels on the renderer's side: opaque ones are copied, the others blended."""

    def __init__(self, raw: video.Texture, opaque: bool) -> None:
        self.raw = raw
        self.opaque = opaque
        self.size = Size(raw.width, raw.height)
        raw.blend_mode = NONE if opaque else BLEND

    @property
    def bytes(self) -> int:
        """Memory it takes."""
        return self.size.w * self.size.h * 4


def surface_of(size: Size, data: bytes | memoryview, opaque: bool) -> pygame.Surface:
    """A surface over rows of BGRX (opaque) or BGRA bytes; opaque rows are copied into one without alpha."""
    shaped = pygame.image.frombuffer(data, size, "BGRA")
    if not opaque:
        return shaped
    plain = pygame.Surface(size, 0, 32)
    memoryview(plain.get_view("0"))[:] = data  # type: ignore[arg-type]
    return plain


class Canvas:
    """Where everything is drawn: fills, textures, clipping, pictures of itself. Coordinates are pixels."""

    def __init__(self, window: pygame.Window, driver: str, fullscreen: bool = False) -> None:
        self.window = window
        self.driver = driver
        self.fullscreen = fullscreen
        names = [info.name for info in video.get_drivers()]
        if driver not in names:
            raise KioskError(
                Sentence(
                    "There is no renderer `{driver}` here; there are {names}.",
                    driver=driver,
                    names=listed(in_code(names)),
                )
            )
        try:
            self._renderer = video.Renderer(window, index=names.index(driver), target_texture=True)
        except RuntimeError as error:  # pygame's error for SDL2 is one, but not a pygame.error
            raise KioskError(
                Sentence(
                    "The renderer `{driver}` cannot be used here ({reason}).", driver=driver, reason=error
                )
            ) from error
        self.size = Size(*window.size)
        self._textures: WeakSet[Texture] = WeakSet()
        self._bounds = Box(0, 0, *self.size)
        self._imposed = Imposition()
        self._turned = False
        self._clip: Box | None = None  # as it stands on the screen or sheet

    @property
    def mirrored(self) -> bool:
        """Whether what is drawn now comes to stand where its mirror image would."""
        return self._imposed.mirrored

    @mirrored.setter
    def mirrored(self, turned: bool) -> None:
        self._turned = turned
        self._imposed = Imposition(True, self.size.w) if turned else Imposition()

    @property
    def righted(self) -> bool:
        """Whether what is drawn now lies in a `straight` region of a mirrored page."""
        return self._turned and not self._imposed.mirrored

    def texture(self, size: Size, data: bytes | memoryview, opaque: bool) -> Texture:
        """A texture of these pixels (BGRX or BGRA rows)."""
        return self._held(video.Texture.from_surface(self._renderer, surface_of(size, data, opaque)), opaque)

    def stream(self, size: Size) -> Texture:
        """An opaque texture whose pixels change with every frame, see `refill`."""
        return self._held(video.Texture(self._renderer, size, streaming=True), opaque=True)

    def refill(self, texture: Texture, data: Any, part: Box | None = None, pitch: int | None = None) -> None:
        """Put other rows of BGRX bytes, from any buffer, into a `stream` or into `part` of it.

        `pitch` is the bytes from one row to the next, where they are more than the pixels take.
        """
        size = part.size if part else texture.size
        shaped = pygame.image.frombuffer(data, size, "BGRA", pitch or 4 * size.w)
        texture.raw.update(shaped, tuple(part) if part else None)  # of a Rect it would ignore where it lies

    def keep(self) -> Texture:
        """What stands drawn now, on the screen or `onto` a sheet, as a texture that copies and fades fast."""
        plain = pygame.Surface(self._bounds.size, 0, 32)
        self._renderer.to_surface(surface=plain)
        return self._held(video.Texture.from_surface(self._renderer, plain), opaque=True)

    def sheet(self, size: Size) -> Texture:
        """An opaque texture that can be drawn upon, see `onto`; `keep` makes one of it that is quicker."""
        return self._held(video.Texture(self._renderer, size, target=True), opaque=True)

    def _held(self, raw: video.Texture, opaque: bool) -> Texture:
        texture = Texture(raw, opaque)
        self._textures.add(texture)
        return texture

    def close(self) -> None:
        """Let go of textures, renderer and window, in this order: nothing can be drawn any more."""
        for texture in self._textures:
            del texture.raw
        del self._renderer
        self.window.destroy()

    @contextmanager
    def onto(self, sheet: Texture, corner: tuple[int, int] = (0, 0)) -> Iterator[None]:
        """Draw upon `sheet` instead of the screen; what stands at `corner` comes to its top left.

        Of a mirrored layout it is the mirror image of that place which fills the sheet.
        """
        before = self._renderer.target, self._bounds, self._clip, self._imposed
        self._renderer.target = sheet.raw
        self._bounds, self._clip = Box(0, 0, *sheet.size), None
        self._imposed = self._imposed.upon(Box(*corner, *sheet.size))
        self._set_viewport()
        try:
            yield
        finally:
            self._renderer.target, self._bounds, self._clip, self._imposed = before
            self._set_viewport()

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        """Draw nothing outside `box` (within any clip already set)."""
        before = self._clip
        self._clip = self._imposed.box(box).clip(before or self._bounds)
        self._set_viewport()
        try:
            yield
        finally:
            self._clip = before
            self._set_viewport()

    @contextmanager
    def straight(self, region: Box) -> Iterator[None]:
        """Draw what lies in `region` as it is laid out, wherever that stands on a mirrored screen."""
        before, self._imposed = self._imposed, self._imposed.straight(region)
        try:
            yield
        finally:
            self._imposed = before

    def _set_viewport(self) -> None:
        self._renderer.set_viewport(pygame.Rect(self._clip) if self._clip else None)

    def _seen(self, box: Box) -> pygame.Rect | None:
        """Where a box of the layout is drawn, from the corner of the clip; None where nothing of it shows."""
        place, clip = self._imposed.box(box), self._clip
        if place.w <= 0 or place.h <= 0 or not (self._bounds if clip is None else clip).overlaps(place):
            return None
        return pygame.Rect(place.x - clip.x, place.y - clip.y, *place.size) if clip else pygame.Rect(place)

    def clear(self, ink: Ink) -> None:
        """Paint everything in one colour."""
        self._renderer.draw_color = (*ink, 255)
        self._renderer.clear()

    def fill(self, box: Box, ink: Ink, alpha: int = 255) -> None:
        """Fill a box; `alpha` 0–255."""
        if place := self._seen(box):
            self._renderer.draw_color = (*ink, alpha)
            self._renderer.draw_blend_mode = NONE if alpha == 255 else BLEND
            self._renderer.fill_rect(place)

    def draw(self, texture: Texture, to: Box, part: Box | None = None, alpha: int = 255) -> None:
        """Draw `part` of a texture (default all) scaled into `to`; `alpha` 0–255 fades it."""
        place = self._seen(to) if alpha > 0 else None
        if place is None:
            return
        raw = texture.raw
        fading = alpha < 255
        if texture.opaque:
            raw.blend_mode = BLEND if fading else NONE
        if fading:
            raw.alpha = alpha
        raw.draw(pygame.Rect(part) if part else None, place)
        if fading:
            raw.alpha = 255

    def mesh(self, texture: Texture, cells: Iterable[tuple[Corners, Corners]]) -> None:
        """Draw cells of an opaque texture bent: each its corners in px on the screen, and as fractions of it.

        Corners go round, from the top left to the lower left; fractions must lie inside 0–1, not on it. It
        has no mirror image: on a mirrored screen it is drawn `straight`.
        """
        clip = self._clip or self._bounds
        x0, y0 = clip.x - self._imposed.x, clip.y - self._imposed.y
        draw = texture.raw.draw_triangle  # upright quads the software driver would round apart
        for corners, (e, f, g, h) in cells:
            a, b, c, d = [(x - x0, y - y0) for x, y in corners]
            draw(a, b, c, e, f, g)
            draw(a, c, d, e, g, h)

    def present(self) -> None:
        """Show what was drawn."""
        self._renderer.present()

    def pixels(self) -> bytes:
        """What stands drawn on the screen now, as rows of RGB bytes."""
        return pygame.image.tobytes(self._renderer.to_surface(), "RGB")
