"""Tells what is wrong with a picture file, for `check`, without decoding more of it than that takes."""

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.media import likenesses, raster, svg
from kiosk.media.derivative import PictureError
from kiosk.media.fault import CUT_SHORT, EMPTY, unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

_SUFFIXES = {
    ".svg": "SVG",
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".jfif": "JPEG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".gif": "GIF",
    ".bmp": "BMP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_JPEG_TAIL = 1 << 16
"""Cameras append things behind the picture."""


def inspect(path: Path, most: int = raster.LARGEST) -> Sentence | None:
    """A sentence saying what is wrong with the picture, or None where it can be shown.

    More than `most` pixels count as wrong.
    """
    try:
        _inspect(path, most)
    except PictureError as error:
        return error.fault
    return None


def _inspect(path: Path, most: int) -> None:
    try:
        length = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(likenesses.HEAD)
    except OSError as error:
        raise PictureError(path, unreadable(error)) from error
    if not length:
        raise PictureError(path, EMPTY)
    suffix = path.suffix.lower()
    real = likenesses.format_of(head) or ("SVG" if svg.looks_like_svg(head) else None)
    named = _SUFFIXES.get(suffix)
    if named is None:
        raise PictureError(path, _no_picture_name(path))
    if real is None and named == "SVG" and head.startswith(_UTF16):
        raise PictureError(path, svg.NOT_UTF8)
    if real is None:
        raise PictureError(path, likenesses.foreign(head))
    if real != named:
        raise PictureError(path, _misnamed(path, real, named))
    if named == "SVG":
        svg.size_of(path)
        svg.check(path, path.read_bytes()[: svg.MAX_BYTES + 1])
    else:
        _check_whole(path, head, length, most)


def _no_picture_name(path: Path) -> Sentence:
    return Sentence(
        "no kind of picture that can be shown is named {suffix}; save it as JPEG, PNG, WebP, AVIF, TIFF, GIF,"
        " BMP or SVG",
        suffix=path.suffix or path.name,
    )


def _misnamed(path: Path, real: str, named: str) -> Sentence:
    right = next(suffix for suffix, name in _SUFFIXES.items() if name == real)
    return Sentence(
        "a {real} picture by its content, but {named} by its name; call the file `{right}`, here and in the"
        " folder",
        real=real,
        named=named,
        right=path.with_suffix(right).name,
    )


def _check_whole(path: Path, head: bytes, length: int, most: int) -> None:
    with raster.opened(path, most) as image:
        if image.format == "PNG":
            image.verify()  # every chunk's checksum, without decoding one
        elif image.format == "WEBP":
            if int.from_bytes(head[4:8], "little") + 8 > length:
                raise PictureError(path, CUT_SHORT)
        elif image.format == "AVIF":
            _check_boxes(path, length)
        elif image.format not in ("JPEG", "MPO") or not _has_end_of_image(path, length):
            _load_small(image)


def _has_end_of_image(path: Path, length: int) -> bool:
    """Whether an EOI marker ends what comes after the header, which may hold a preview with its own.

    To decode takes fifty times as long, and libjpeg passes over other damage in silence. ITU-T T.81, B.2.
    """
    with path.open("rb") as file:
        at, marker = 2, b""
        while marker != b"\xff\xda":
            file.seek(at)
            marker, size = file.read(2), file.read(2)
            if marker[:1] != b"\xff":
                return False
            at += 2 + int.from_bytes(size, "big")
        file.seek(max(at, length - _JPEG_TAIL))
        return b"\xff\xd9" in file.read()


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


def _load_small(image: "Image") -> None:
    image.draft(None, (1, 1))  # a JPEG eighth costs a fraction of the whole, and still reads every byte
    if not raster.is_huge(Size(*image.size)):  # else only the process that cuts it into tiles may
        image.load()
