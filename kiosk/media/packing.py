"""Moves pixels from Pillow to the screen's layout in bands, so that no step stalls the main thread."""

import mmap
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kiosk.base.geometry import Size
from kiosk.media.derivative import Pixels

if TYPE_CHECKING:
    from PIL.Image import Image

_BAND_PIXELS = 1 << 17
PREVIEW_WIDTH = 32
CHUNK = 1 << 18
"""Bytes to read into a buffer at once: 8 MiB in one call kept the main thread waiting 8 ms, these 0.6."""


def blank(length: int) -> memoryview:
    """A writable buffer of `length` (at least 1) bytes whose memory returns to the system when dropped.

    Its pages cost nothing until written, while `bytearray(length)` clears them under the interpreter lock.
    """
    return memoryview(mmap.mmap(-1, length))


def by_bands(image: "Image", mode: str, change: Callable[["Image"], "Image"]) -> "Image":
    """`image` after `change`, which must turn each band of rows into `mode` at the same size."""
    from PIL import Image as pillow

    result = pillow.new(mode, image.size, None)
    for top, bottom in _bands(Size(*image.size)):
        result.paste(change(image.crop((0, top, image.width, bottom))), (0, top))
    return result


def pack(image: "Image") -> Pixels:
    """The pixels of an image of mode RGB or RGBA."""
    size, opaque = Size(*image.size), is_opaque(image)
    layout = "BGRX" if image.mode == "RGB" else "BGRA"
    data, row = blank(size.w * size.h * 4), size.w * 4
    for top, bottom in _bands(size):
        data[top * row : bottom * row] = image.crop((0, top, size.w, bottom)).tobytes("raw", layout)
    return Pixels(size, data.toreadonly(), opaque)


def is_opaque(image: "Image") -> bool:
    """Whether no pixel of an RGB or RGBA image lets anything through."""
    if image.mode == "RGB":
        return True
    alphas = (
        image.crop((0, top, image.width, bottom)).getchannel("A").getextrema()
        for top, bottom in _bands(Size(*image.size))
    )
    return all(low == 255 for low, _ in alphas)


def preview_size(natural: Size) -> Size:
    """The size of the tiny picture that stands in for one of `natural` size."""
    return Size(PREVIEW_WIDTH, max(1, min(4 * PREVIEW_WIDTH, round(PREVIEW_WIDTH * natural.h / natural.w))))


def _bands(size: Size) -> Iterator[tuple[int, int]]:
    step = max(1, _BAND_PIXELS // size.w)
    return ((top, min(size.h, top + step)) for top in range(0, size.h, step))
