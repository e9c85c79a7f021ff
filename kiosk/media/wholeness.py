"""Tells whether a photograph or scan is whole: it is decoded, as small as it goes, and not believed."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.geometry import Size
from kiosk.media import raster
from kiosk.media.appetite import part_within
from kiosk.media.derivative import PictureError
from kiosk.media.fault import CUT_SHORT, DAMAGED, ZEROS, ends_in_zeros
from kiosk.media.tiling.bands import check_room

if TYPE_CHECKING:
    from PIL.Image import Image

_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)
"""What ends the coded blocks of a JPEG: a marker that is no stuffing and no restart (ITU-T T.81, B.1.1)."""
_START_OF_SCAN, _END_OF_IMAGE = b"\xff\xda", b"\xff\xd9"
_LAST = 64
"""So many bytes at the end of a scan hold `_MOST_BLOCKS` blocks at most: each takes two bits at least."""
_MOST_BLOCKS = _LAST * 8 // 2


def check_whole(path: Path, head: bytes, length: int, most: int) -> None:
    """Raises `PictureError` where the end of a picture is missing, or where it cannot be decoded.

    Of one that is too large to be decoded here only the order of its parts is looked at. `head` are the first
    bytes of the file, `length` is its size, and more than `most` pixels count as wrong.
    """
    try:
        with raster.opened(path, most) as image:
            _check_end(path, image.format or "", head, length)
            _check_pixels(path, image)
    except PictureError as error:
        if error.fault == DAMAGED and ends_in_zeros(path):
            raise PictureError(path, CUT_SHORT) from error
        raise


def _check_end(path: Path, kind: str, head: bytes, length: int) -> None:
    """Decoders pass over some ends that are missing."""
    short = kind == "WEBP" and int.from_bytes(head[4:8], "little") + 8 > length
    if short or (kind == "WEBP" and ends_in_zeros(path)):
        raise PictureError(path, CUT_SHORT)
    if kind == "AVIF":
        _check_boxes(path, length)
    if kind in ("JPEG", "MPO") and _ends_early(path.read_bytes()):
        raise PictureError(path, CUT_SHORT)


def _check_pixels(path: Path, image: "Image") -> None:
    if part_within(image, raster.MOST_BYTES) is not None:
        image.draft(None, (1, 1))  # a JPEG's eighth costs a fraction of the whole, and reads every byte
        image.load()
        return
    check_room(path, image)
    if image.format == "PNG":
        image.verify()  # every chunk's checksum, without decoding one


def _ends_early(data: bytes) -> bool:
    """Whether a JPEG's blocks end before its picture does, which libjpeg passes over: it fills up with grey.

    The last bytes of a scan that is whole are its last blocks, so that without them the picture is another
    one at its very end. In one that was cut they are blocks further up, and below is nothing.
    """
    start = _first_scan(data)
    end = _MARKER.search(data, start) if start else None
    if not start:
        return False
    if end is None:  # some cameras leave out the end
        return not data[-ZEROS:].strip(b"\0")
    if data[end.start() : end.end()] != _END_OF_IMAGE or end.start() - start < 2 * _LAST:
        return False  # one of several scans
    cut = data[: end.start() - _LAST].rstrip(b"\xff") + _END_OF_IMAGE
    return _nothing_below_the_difference(_eighth(data[: end.end()]), _eighth(cut))


def _first_scan(data: bytes) -> int | None:
    """Where the blocks of the first scan begin; None where the headers do not lead there."""
    at = 2
    while data[at : at + 2] != _START_OF_SCAN:
        if data[at : at + 1] != b"\xff" or at + 4 > len(data):
            return None
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")


def _eighth(data: bytes) -> "Image":
    """A JPEG of which a pixel stands for a block."""
    from PIL import Image

    image = Image.open(io.BytesIO(data), formats=["JPEG"])
    image.draft(None, (1, 1))
    image.load()
    return image


def _nothing_below_the_difference(whole: "Image", cut: "Image") -> bool:
    from PIL import ImageChops

    size = Size(*whole.size)
    found = ImageChops.difference(whole, cut).getbbox(alpha_only=False)
    slack = 4 * size.w  # blocks stand in rows of up to four
    return found is not None and (size.h - found[3]) * size.w > _MOST_BLOCKS + slack


def _check_boxes(path: Path, length: int) -> None:
    """Follows the outermost boxes (ISO/IEC 14496-12, 4.2) to see that the last one ends inside the file."""
    at = 0
    with path.open("rb") as file:
        while at < length:
            file.seek(at)
            header = file.read(16)
            size = int.from_bytes(header[:4], "big")
            if size == 1:
                size = int.from_bytes(header[8:16], "big")
            if size == 0:  # to the end of the file
                return
            if size < 8 or at + size > length:
                raise PictureError(path, CUT_SHORT)
            at += size
