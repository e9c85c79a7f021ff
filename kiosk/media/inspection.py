"""Tells what is wrong with a picture file, for `check`, without decoding more of it than that takes."""

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.geometry import Size
from kiosk.media import raster, svg
from kiosk.media.derivative import PictureError

if TYPE_CHECKING:
    from PIL.Image import Image

_SUFFIXES = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".gif": "GIF",
    ".bmp": "BMP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}
_JPEG_TAIL = 1 << 16
"""Cameras append things behind the picture."""


def inspect(path: Path, most: int = raster.LARGEST) -> str | None:
    """A sentence saying what is wrong with the picture, or None where it can be shown.

    More than `most` pixels count as wrong.
    """
    try:
        _inspect(path, most)
    except PictureError as error:
        return str(error)
    return None


def _inspect(path: Path, most: int) -> None:
    try:
        length = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(256)
    except OSError as error:
        raise PictureError(f"{path}: cannot be read ({error.strerror})") from error
    if not length:
        raise PictureError(f"{path}: an empty file of 0 bytes")
    suffix = path.suffix.lower()
    real = raster.format_of(head) or ("SVG" if svg.looks_like_svg(head) else None)
    named = "SVG" if suffix == ".svg" else _SUFFIXES.get(suffix)
    if named is None:
        raise PictureError(f"{path}: no kind of picture that can be shown is named {suffix or 'thus'}")
    if real is not None and real != named:
        raise PictureError(f"{path}: is a {real} picture by its content, but {named} by its name")
    if named == "SVG":
        svg.size_of(path)
        svg.check(path, path.read_bytes()[: svg.MAX_BYTES + 1])
    else:
        _check_whole(path, head, length, most)


def _check_whole(path: Path, head: bytes, length: int, most: int) -> None:
    with raster.opened(path, most) as image:
        if image.format == "PNG":
            image.verify()  # every chunk's checksum, without decoding one
        elif image.format == "WEBP":
            if int.from_bytes(head[4:8], "little") + 8 > length:
                raise PictureError(f"{path}: cut short")
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
                raise PictureError(f"{path}: cut short")
            at += size


def _load_small(image: "Image") -> None:
    image.draft(None, (1, 1))  # a JPEG eighth costs a fraction of the whole, and still reads every byte
    if not raster.is_huge(Size(*image.size)):  # else only the process that cuts it into tiles may
        image.load()
