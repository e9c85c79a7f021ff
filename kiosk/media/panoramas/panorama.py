"""Panoramas: which part of the sphere a picture covers, what is wrong with it, and its rows unrolled.

As the child process `python -m kiosk.media.panoramas.panorama PICTURE WIDTH FILE` it unrolls one picture:
decoding 16384×8192 pixels takes 600 MB for some seconds, which the kiosk itself must never hold.
"""

import os
import re
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kiosk.base.background import step_back
from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.media import inspection, raster
from kiosk.media.colour import finished, scalable
from kiosk.media.derivative import PictureError
from kiosk.media.fault import NO_ROOM, packed, unreadable
from kiosk.media.panoramas.surround import PAD, Extent, header, places

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 450_000_000
"""30,000 × 15,000. A larger one than can be shown, 16384×8192, is scaled down while it is unrolled."""
WIDEST = 16384
SMALL = 2048
"""Pixels around of the version that is looked around in until the full one is there."""
ANSWER = struct.Struct("<II4dI")
"""Width, height and extent of the small version, and the length of a sentence that says what is wrong."""
_PAPER = (246, 239, 226)
_BAND = 64


def inspect(path: Path) -> Sentence | None:
    """A sentence saying what is wrong with the panorama, or None where it can be shown."""
    if path.suffix.lower() == ".svg":
        return Sentence("a drawing; a panorama is a photograph or a rendering, such as a JPEG")
    return inspection.inspect(path, MAX_PIXELS)


def shape_extent(size: Size) -> Extent:
    """What a picture covers that does not say so: all round, as far up and down as its shape tells."""
    vertical = 360 * size.h / size.w
    return Extent(360.0, vertical) if vertical <= 180 else Extent(180 * size.w / size.h, 180.0)


def told_extent(xmp: bytes) -> Extent | None:
    """What the picture's XMP says that it covers, if it does.

    Source: Photo Sphere XMP metadata (GPano), developers.google.com/streetview/spherical-metadata.
    """

    def number(name: str) -> float | None:
        found = re.search(rb"GPano:" + name.encode() + rb"\s*(?:=\s*[\"']|>)\s*(\d+(?:\.\d*)?)", xmp)
        return float(found[1]) if found else None

    full_w, full_h = number("FullPanoWidthPixels"), number("FullPanoHeightPixels")
    w, h = number("CroppedAreaImageWidthPixels"), number("CroppedAreaImageHeightPixels")
    if not (full_w and full_h and w and h):
        return None
    left, top = number("CroppedAreaLeftPixels") or 0.0, number("CroppedAreaTopPixels") or 0.0
    if left + w > full_w * 1.01 or top + h > full_h * 1.01:
        return None
    yaw, pitch = ((left + w / 2) / full_w - 0.5) * 360, (0.5 - (top + h / 2) / full_h) * 180
    return Extent(360 * min(1.0, w / full_w), 180 * min(1.0, h / full_h), yaw, pitch)


def weight(path: Path, width: int) -> int:
    """How many bytes the panorama takes, unrolled to at most `width` pixels around. Raises `PictureError`."""
    size = _even(raster.size_of(path), min(width, WIDEST))
    *_, (offset, smallest) = places(size)
    return len(header(Extent(), size)) + offset + (smallest.w + PAD) * smallest.h * 4


def unroll(path: Path, width: int, small: Callable[[Extent, "Image"], None], out: Path) -> None:
    """Write the picture's rows, at most `width` pixels around, to the file `out`.

    `small` is given a version of at most `SMALL` pixels around, as early as there is one.
    Raises `PictureError`, or OSError where `out` cannot be written.
    """
    with raster.opened(path, MAX_PIXELS) as image:
        early = image.format in ("JPEG", "MPO") and image.width > 2 * SMALL
        if early:  # an eighth of a JPEG is decoded in a fraction of the time
            small(*_decoded(image, SMALL))
    with raster.opened(path, MAX_PIXELS) as image:
        extent, whole = _decoded(image, min(width, WIDEST))
    if not early:
        small(extent, _no_wider(whole, SMALL))
    _write(extent, whole, out)


def _decoded(image: "Image", width: int) -> tuple[Extent, "Image"]:
    """What the picture covers; and it upright in sRGB, at most `width` pixels wide."""
    turn = raster.turn_of(image)
    natural = raster.turned(Size(*image.size), turn)
    extent = told_extent(_xmp(image)) or shape_extent(natural)
    image.draft(None, raster.turned(_even(natural, width), turn))
    image.load()
    profile = image.info.get("icc_profile")
    upright = raster.upright(_no_wider(scalable(image), width, turn), turn)
    return extent, _on_paper(finished(upright, profile))


def _even(natural: Size, width: int) -> Size:
    """The size of a picture at most `width` wide, in even numbers, so that it can be halved."""
    w = max(2, min(width, natural.w) // 2 * 2)
    return Size(w, max(2, round(natural.h * w / natural.w / 2) * 2))


def _no_wider(image: "Image", width: int, turn: int = 1) -> "Image":
    """The image, still to be turned by `turn`, at most `width` px wide once it is upright."""
    from PIL.Image import Resampling

    size = raster.turned(_even(raster.turned(Size(*image.size), turn), width), turn)
    return image if image.size == size else image.resize(size, Resampling.LANCZOS, None, 2.0)


def _xmp(image: "Image") -> bytes:
    found = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return found.encode() if isinstance(found, str) else bytes(found)


def _on_paper(image: "Image") -> "Image":
    """Nothing shines through a panorama."""
    from PIL import Image as pillow

    if image.mode == "RGB":
        return image
    paper = pillow.new("RGB", image.size, _PAPER)
    paper.paste(image, (0, 0), image.getchannel("A"))
    return paper


def _write(extent: Extent, image: "Image", out: Path) -> None:
    size = Size(*image.size)
    with out.open("wb") as file:
        file.write(header(extent, size))
        start = file.tell()
        for offset, each in places(size):
            file.seek(start + offset)
            write_rows(image if each == size else image.reduce(2), file)


def write_rows(image: "Image", file: IO[bytes]) -> None:
    """The rows of an RGB image as `Level` has them, band by band."""
    from PIL import Image as pillow

    for top in range(0, image.height, _BAND):
        band = image.crop((0, top, image.width, min(image.height, top + _BAND)))
        padded = pillow.new("RGB", (image.width + PAD, band.height))
        for left in range(0, padded.width, image.width):  # more than once where it is narrower than the pad
            padded.paste(band, (left, 0))
        file.write(padded.tobytes("raw", "BGRX"))


def main() -> None:
    """Unroll one picture: the small version goes to standard output, then what went wrong, if anything."""
    step_back(10)
    path, width, out = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not spoil an answer

    def small(extent: Extent, image: "Image") -> None:
        angles = (extent.horizontal, extent.vertical, extent.yaw, extent.pitch)
        answers.write(ANSWER.pack(*image.size, *angles, 0))
        write_rows(image, answers)
        answers.flush()

    try:
        unroll(path, width, small, out)
        said = b""
    except PictureError as error:
        said = packed(error.fault)
    except MemoryError:
        said = packed(NO_ROOM)
    except OSError as error:
        said = packed(unreadable(error))
    answers.write(ANSWER.pack(0, 0, 0, 0, 0, 0, len(said)) + said)
    answers.close()


if __name__ == "__main__":
    main()
