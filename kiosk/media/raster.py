"""Photographs and scans: opened within limits, turned upright, scaled and brought to sRGB by Pillow."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.media.appetite import part_within
from kiosk.media.colour import BITS, finished, scalable
from kiosk.media.derivative import Derivative, Fractions, PassingPictureError, PictureError, Pixels, frame
from kiosk.media.fault import DAMAGED, EMPTY, NO_ROOM, unreadable
from kiosk.media.likenesses import HEAD, foreign, format_of
from kiosk.media.packing import pack, preview_size

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 128 << 20
"""The most that decoding may take here; a larger picture is cut into tiles, by a process of its own."""
MANY_BYTES = 32 << 20
"""Of what takes more, one is decoded at a time."""
MAX_SIDE = 30_000
LARGEST = MAX_SIDE * MAX_SIDE
"""The most pixels that a picture may have."""
_PLUGINS = {"WEBP": "PIL.WebPImagePlugin", "AVIF": "PIL.AvifImagePlugin", "TIFF": "PIL.TiffImagePlugin"}
_BY_DECODERS = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, struct.error)
"""What Pillow's decoders raise over a damaged file."""
_BITS_PER_SAMPLE = 258
"""A tag of TIFF."""
_MEASURES = ("F", "I")
"""Pillow's modes of 32 bits, in which there is no telling what is black and what is white."""
_MEASURED = Sentence("holds measured values, not colours; save it as PNG with 8 or 16 bits")
# A JPEG decoder can halve as it reads; 1.5 times the final size left to the Lanczos filter keeps edges crisp.
_DRAFT_GAP = 1.5
_REDUCING_GAP = 3.0
# EXIF orientation: is the stored picture lying on its side, and is its x, its y counted from the other end?
_TURNS = {
    1: (False, False, False),
    2: (False, True, False),
    3: (False, True, True),
    4: (False, False, True),
    5: (True, False, False),
    6: (True, False, True),
    7: (True, True, True),
    8: (True, True, False),
}


class Decoded(NamedTuple):
    """A picture as wanted, and the tiny one of its whole source."""

    pixels: Pixels
    preview: Pixels


def size_of(path: Path) -> Size:
    """Upright width and height from the header alone. Raises `PictureError`."""
    with opened(path) as image:
        return turned(Size(*image.size), turn_of(image))


def too_large(path: Path) -> bool:
    """Whether not even a small copy can be decoded here, for its size and the way it is stored."""
    with opened(path) as image:
        return part_within(image, MOST_BYTES) is None


def takes_much(path: Path) -> bool:
    """Whether decoding it takes so much memory that it is better not done twice at a time."""
    with opened(path) as image:
        return part_within(image, MANY_BYTES) != 1


def decode(path: Path, wanted: Derivative) -> Decoded:
    """The picture as `wanted`, and its preview. Raises `PictureError` with the reason."""
    with opened(path) as image:
        turn = turn_of(image)
        framed = frame(turned(Size(*image.size), turn), wanted)
        box, size = _stored_box(framed.box, turn), turned(framed.size, turn)
        _draft(path, image, _draft_size(Size(*image.size), box, size))
        image.load()
        profile = image.info.get("icc_profile")
        return _derived(scalable(image), box, size, turn, profile)


def _draft(path: Path, image: "Image", least: Size) -> None:
    """Have it decoded at `least` or a little larger, where it shrinks; smaller if there is no room."""
    part = part_within(image, MOST_BYTES)
    if part is None:
        raise PictureError(path, NO_ROOM)
    image.draft(None, (min(least.w, image.width // part), min(least.h, image.height // part)))


@contextmanager
def opened(path: Path, most: int = LARGEST) -> Iterator["Image"]:
    """The picture, its header read, `most` pixels at most. What goes wrong inside is a `PictureError`."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            name = format_of(head)
            if name is None:
                raise PictureError(path, foreign(head) if head else EMPTY)
            file.seek(0)
            with _pillow_open(path, name) as image:
                _check_size(path, Size(*image.size), most)
                if image.mode in _MEASURES:
                    raise PictureError(path, _MEASURED)
                _heed(image)
                yield image
    except PictureError:
        raise
    except MemoryError:
        raise PassingPictureError(path, NO_ROOM) from None
    except _BY_DECODERS as error:
        system = isinstance(error, OSError) and error.errno is not None
        raise PictureError(path, unreadable(error) if system else DAMAGED) from error


def _pillow_open(path: Path, name: str) -> "Image":
    from importlib import import_module

    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # `_check_size` knows how many are allowed
    if name in _PLUGINS:  # else Image.open imports all forty plugins to find these
        import_module(_PLUGINS[name])
    try:
        return Image.open(path, formats=[name])
    except UnidentifiedImageError:
        raise PictureError(path, DAMAGED) from None


def _heed(image: "Image") -> None:
    """What Pillow passes over: greys of fewer bits than sixteen, and inks that are not stored inverted."""
    if image.mode.startswith("I;16") and image.format == "TIFF":
        image.info[BITS] = getattr(image, "tag_v2", {}).get(_BITS_PER_SAMPLE, (16,))[0]
    if image.mode == "CMYK" and image.format in ("JPEG", "MPO") and "adobe" not in image.info:
        # Only Adobe stores them inverted, and says so; Pillow takes all for Adobe's.
        image.tile = [each._replace(args=("CMYK", "")) for each in image.tile]  # type: ignore[attr-defined]


def _check_size(path: Path, size: Size, most: int) -> None:
    if size.w < 1 or size.h < 1:
        said = Sentence("damaged, it says that it is {w}×{h} pixels large; save it anew", w=size.w, h=size.h)
        raise PictureError(path, said)
    if size.w * size.h > most or max(size) > MAX_SIDE:
        said = Sentence(
            "too large with {w}×{h} pixels; save it with {most} million pixels and {side:,} on a side"
            " at most",
            w=size.w,
            h=size.h,
            most=most // 1_000_000,
            side=MAX_SIDE,
        )
        raise PictureError(path, said)


def turn_of(image: "Image") -> int:
    """The EXIF orientation still to be applied, 1 to 8."""
    from PIL import Image as pillow

    if image.format == "TIFF":  # Pillow turns these itself
        return 1
    # PngImageFile.getexif would decode the whole picture to look behind it; the base class does not.
    turn = pillow.Image.getexif(image).get(0x0112, 1)
    return turn if turn in _TURNS else 1


def turned(size: Size, turn: int) -> Size:
    """A size before or after an EXIF turn."""
    return Size(size.h, size.w) if _TURNS[turn][0] else size


def _stored_box(box: Fractions, turn: int) -> Fractions:
    """A box of the upright picture, in the fractions of the picture as stored."""
    lying, from_right, from_bottom = _TURNS[turn]
    left, top, right, bottom = (box[1], box[0], box[3], box[2]) if lying else box
    if from_right:
        left, right = 1 - right, 1 - left
    if from_bottom:
        top, bottom = 1 - bottom, 1 - top
    return left, top, right, bottom


def _draft_size(stored: Size, box: Fractions, size: Size) -> Size:
    """The whole size below which a decoder must not shrink, so that the box still has pixels enough."""
    w = size.w / max(1e-6, box[2] - box[0]) * _DRAFT_GAP
    h = size.h / max(1e-6, box[3] - box[1]) * _DRAFT_GAP
    return Size(max(1, min(stored.w, int(w))), max(1, min(stored.h, int(h))))


def _derived(image: "Image", box: Fractions, size: Size, turn: int, profile: bytes | None) -> Decoded:
    from PIL.Image import Resampling

    whole = Size(*image.size)
    edges = (box[0] * whole.w, box[1] * whole.h, box[2] * whole.w, box[3] * whole.h)
    scaled = image.resize(size, Resampling.LANCZOS, edges, _REDUCING_GAP)
    tiny = image.resize(turned(preview_size(turned(whole, turn)), turn), Resampling.BOX, None, 1.5)
    del image
    return Decoded(*(pack(upright(finished(each, profile), turn)) for each in (scaled, tiny)))


def upright(image: "Image", turn: int) -> "Image":
    """The image after its EXIF turn."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[turn]) if turn in turns else image
