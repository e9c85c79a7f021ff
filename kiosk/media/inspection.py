"""Tells what is wrong with a picture file, or may have been overlooked in it, for `check`."""

from pathlib import Path

from kiosk.base.sentences import Sentence
from kiosk.media import likenesses, raster, svg, vector
from kiosk.media.derivative import PictureError
from kiosk.media.fault import EMPTY, unreadable
from kiosk.media.wholeness import check_whole

_SUFFIXES = {
    ".svg": "SVG",
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".jpe": "JPEG",
    ".jfif": "JPEG",
    ".mpo": "JPEG",
    ".apng": "PNG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".gif": "GIF",
    ".bmp": "BMP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def inspect(path: Path, most: int = raster.LARGEST) -> Sentence | None:
    """A sentence saying what is wrong with the picture, or None where it can be shown.

    More than `most` pixels count as wrong.
    """
    try:
        _inspect(path, most)
    except PictureError as error:
        return error.fault
    return None


def remarks(path: Path) -> list[Sentence]:
    """What a curator may have overlooked in a picture that can be shown."""
    if path.suffix.lower() == ".svg":
        return []
    found = []
    with raster.opened(path) as image:
        several = getattr(image, "is_animated", False)
        if several and image.format == "TIFF":
            count = getattr(image, "n_frames", 1)
            found.append(Sentence("it has {count} pages, of which only the first is shown", count=count))
        elif several and image.format != "MPO":
            found.append(
                Sentence("it moves, and only its first picture is shown; save it as a film to have it move")
            )
        if image.mode == "CMYK" and not image.info.get("icc_profile"):
            found.append(
                Sentence(
                    "it has the colours of print (CMYK) without a colour profile, so that they are guessed;"
                    " save it with the colours of screens (RGB)"
                )
            )
    return found


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
        vector.try_out(path)
    else:
        check_whole(path, head, length, most)


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
