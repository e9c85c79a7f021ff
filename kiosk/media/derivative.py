"""What is asked of a picture file, what comes back, and which part of the file that is."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.media.fault import MediaError

Fractions = tuple[float, float, float, float]


class PictureError(MediaError):
    """A picture that cannot be shown."""


class PassingPictureError(PictureError):
    """A failure of the moment, not of the file: worth trying again on another occasion."""


@dataclass(frozen=True)
class Derivative:
    """A picture as it is wanted on the screen."""

    src: str
    """Path relative to the exhibition's `assets/`, with forward slashes."""
    w: int
    """Width in pixels, exact for `cover`, at most for `contain`."""
    h: int
    """Height in pixels, exact for `cover`, at most for `contain`."""
    fit: Literal["cover", "contain"] = "cover"
    """Whether the picture fills the size and loses edges, or is seen whole inside it."""
    focus: tuple[float, float] = (0.5, 0.5)
    """The point that `cover` keeps as near the middle as it can, as fractions of the whole source."""
    region: Fractions | None = None
    """Left, top, width and height of the part to show, as fractions of the whole source; None is all."""


@dataclass(frozen=True)
class Tile:
    """One tile of a large picture, as `pyramid.Pyramid` numbers them."""

    src: str
    """Path relative to the exhibition's `assets/`, with forward slashes."""
    level: int
    """How often the picture was halved."""
    column: int
    row: int


Wanted = Derivative | Tile
"""What may be asked of a picture file."""


@dataclass(frozen=True)
class Pixels:
    """Rows of four bytes a pixel from the top, without padding."""

    size: Size
    data: bytes | memoryview
    """Blue, green, red, alpha (not multiplied in); where `opaque`, the fourth byte means nothing."""
    opaque: bool


class Frame(NamedTuple):
    """Which part of the source goes to which size."""

    box: Fractions
    """Left, top, right and bottom as fractions of the upright source."""
    size: Size
    """Pixels it becomes."""


def frame(natural: Size, wanted: Derivative) -> Frame:
    """The part of a source of `natural` size that `wanted` shows, and the exact size it gets."""
    if wanted.w < 1 or wanted.h < 1:
        asked = Sentence("asked for at {w}×{h} pixels", w=wanted.w, h=wanted.h)
        raise PictureError(wanted.src, asked)
    left, top, width, height = _region(natural, wanted)
    if wanted.fit == "contain":
        scale = min(wanted.w / width, wanted.h / height)
        size = Size(_between(1, width * scale, wanted.w), _between(1, height * scale, wanted.h))
        return _frame(natural, left, top, width, height, size)
    scale = max(wanted.w / width, wanted.h / height)
    seen_w, seen_h = min(width, wanted.w / scale), min(height, wanted.h / scale)
    x = min(max(wanted.focus[0] * natural.w - seen_w / 2, left), left + width - seen_w)
    y = min(max(wanted.focus[1] * natural.h - seen_h / 2, top), top + height - seen_h)
    return _frame(natural, x, y, seen_w, seen_h, Size(wanted.w, wanted.h))


def _region(natural: Size, wanted: Derivative) -> Fractions:
    """The region in source pixels: left, top, width, height, at least one pixel of it inside the source."""
    x, y, w, h = wanted.region or (0.0, 0.0, 1.0, 1.0)
    left = min(max(x * natural.w, 0.0), natural.w - 1.0)
    top = min(max(y * natural.h, 0.0), natural.h - 1.0)
    right = min(max((x + w) * natural.w, left + 1.0), float(natural.w))
    bottom = min(max((y + h) * natural.h, top + 1.0), float(natural.h))
    return left, top, right - left, bottom - top


def _frame(natural: Size, x: float, y: float, w: float, h: float, size: Size) -> Frame:
    right, bottom = min(1.0, (x + w) / natural.w), min(1.0, (y + h) / natural.h)
    return Frame((x / natural.w, y / natural.h, right, bottom), size)


def _between(low: int, value: float, high: int) -> int:
    return max(low, min(high, round(value)))
