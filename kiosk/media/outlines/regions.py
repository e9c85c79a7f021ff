"""Regions of a picture: where they are, which of them a point lies in, and the light that falls on some."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.geometry import Size
from kiosk.media.derivative import PictureError
from kiosk.media.outlines.engraver import engrave
from kiosk.media.outlines.silhouettes import Engrave, Silhouettes

if TYPE_CHECKING:
    from PIL.Image import Image

Point = tuple[float, float]
"""From the left and from the top, as fractions of the picture's width and height."""

ACROSS = 400
"""Px across of the masks that points are looked up in."""
COARSE = 100
"""Px across of those in which the middle of a region is looked for."""
LIT_ACROSS = 900
"""The most px across of the mask of what is lit; its edge is soft anyway."""
POINT_LIGHT = 0.07
"""Radius of the light on a point, as a fraction of the picture's width."""
INSIDE = 48
"""Of a mask's 255, what counts as inside."""


@dataclass(frozen=True)
class Outline:
    """One region: exactly one of the four is given. `at` may be given beside the others, as its middle."""

    at: Point | None = None
    circle: tuple[float, float, float] | None = None
    """Middle and radius; the radius as a fraction of the picture's width."""
    polygon: tuple[Point, ...] = ()
    shape: str = ""
    """The id of an element of the SVG drawing."""


class Regions:
    """The regions of one picture, by their numbers."""

    def __init__(
        self, path: Path, natural: Size, outlines: Sequence[Outline], engrave: Engrave = engrave
    ) -> None:
        """Finds the shapes in the file at `path`; one that is not there, or not to be read, is empty."""
        self._natural = natural
        self._outlines = outlines
        self._drawing: Silhouettes | None = None
        if any(outline.shape for outline in outlines):
            try:
                self._drawing = Silhouettes(path, engrave)
            except PictureError:
                self._drawing = None
        size = self._of(ACROSS)
        self._masks = [self._mask(outline, size) for outline in outlines]
        self.middles = [self._middle(*each) for each in zip(outlines, self._masks, strict=True)]
        """Where the number of each stands; None of a region that is nowhere."""

    def _of(self, across: int) -> Size:
        return Size(across, max(1, round(across * self._natural.h / self._natural.w)))

    def holding(self, x: float, y: float) -> list[int]:
        """The regions that the point (fractions) lies in, the smallest first."""
        size = self._of(ACROSS)
        at = (min(size.w - 1, max(0, int(x * size.w))), min(size.h - 1, max(0, int(y * size.h))))
        inside = [n for n, mask in enumerate(self._masks) if mask and _value(mask, at) > INSIDE]
        return sorted(inside, key=self._area)

    def _area(self, number: int) -> int:
        mask = self._masks[number]
        return sum(mask.histogram()[INSIDE:]) if mask else 0

    def light(self, numbers: Collection[int], width: int) -> "Image":
        """An image of mode L that is 255 where one of these regions is, for a picture `width` px wide."""
        from PIL import Image, ImageChops, ImageFilter

        size = self._of(min(width, LIT_ACROSS))
        light = Image.new("L", size)
        shapes = [self._outlines[n].shape for n in numbers if self._outlines[n].shape]
        if shapes and self._drawing:
            light = self._drawing.mask(shapes, size)
        for number in numbers:
            if not self._outlines[number].shape:
                light = ImageChops.lighter(light, self._geometric(self._outlines[number], size, POINT_LIGHT))
        return light.filter(ImageFilter.GaussianBlur(1.2))

    def _mask(self, outline: Outline, size: Size) -> "Image | None":
        if not outline.shape:
            return self._geometric(outline, size, 0.0)
        if not self._drawing or outline.shape not in self._drawing.ids:
            return None
        return self._drawing.mask([outline.shape], size)

    @staticmethod
    def _geometric(outline: Outline, size: Size, point: float) -> "Image":
        """A circle, a polygon, or a point as a disc of the radius `point`, drawn at twice the size."""
        from PIL import Image, ImageDraw

        w, h = size.w * 2, size.h * 2
        mask = Image.new("L", (w, h))
        draw = ImageDraw.Draw(mask)
        if outline.polygon:
            draw.polygon([(x * w, y * h) for x, y in outline.polygon], fill=255)
        else:
            x, y, radius = outline.circle or (*(outline.at or (0.5, 0.5)), point)
            if radius:
                r = radius * w
                draw.ellipse((x * w - r, y * h - r, x * w + r, y * h + r), fill=255)
        return mask.reduce(2)

    def _middle(self, outline: Outline, mask: "Image | None") -> Point | None:
        if outline.at:
            return outline.at
        if outline.circle:
            return outline.circle[:2]
        return _thickest(mask.resize(self._of(COARSE))) if mask else None


def _value(mask: "Image", at: tuple[int, int]) -> int:
    value = mask.getpixel(at)
    assert isinstance(value, int)
    return value


def _thickest(mask: "Image") -> Point | None:
    """The point farthest from a mask's edge: what is left when the edge is taken away again and again."""
    from PIL import Image, ImageFilter

    last = Image.new("L", (mask.width + 2, mask.height + 2))
    last.paste(mask.point(lambda value: 255 if value > INSIDE else 0), (1, 1))
    if not last.getbbox():
        return None
    while (eroded := last.filter(ImageFilter.MinFilter(3))).getbbox():
        last = eroded
    spots = [(n % last.width, n // last.width) for n, value in enumerate(last.tobytes()) if value]
    x, y = (sum(spot[axis] for spot in spots) / len(spots) for axis in (0, 1))
    near = min(spots, key=lambda spot: (spot[0] - x) ** 2 + (spot[1] - y) ** 2)
    return (near[0] - 0.5) / mask.width, (near[1] - 0.5) / mask.height
