"""Cuts a large picture into tiles, as a child: `python -m kiosk.media.tiling.tilecutting PICTURE TILES`.

It is a process of the lowest priority, so that the kiosk neither stutters nor dies of a picture that is too
much for the machine. Every line it writes is the part done, from 0 to 1, or what went wrong, packed, after a
`!`, or after a `?` where the machine is to blame.
"""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.background import step_back
from kiosk.base.geometry import Size
from kiosk.media.colour import finished
from kiosk.media.derivative import PictureError
from kiosk.media.fault import NO_ROOM, packed
from kiosk.media.packing import is_opaque
from kiosk.media.tiling import bands
from kiosk.media.tiling.pyramid import SIDE, Pyramid
from kiosk.media.tiling.tilecutter import uncuttable
from kiosk.media.tiling.tilefile import TileWriter

if TYPE_CHECKING:
    from PIL.Image import Image

FEW = 1024
"""A tile of no more colours than these is flat art, of which the lossless form is smaller than JPEG's.

Measured: 0.016 bytes a pixel and 0.38 ms a tile, where JPEG takes 0.11 and 0.56; for photographs JPEG takes
0.29 and 0.84, and the lossless form 1.05 and 1.95.
"""
QUALITY = 90


def cut(picture: Path, tiles: Path, progress: Callable[[float], None]) -> None:
    """Cut the picture and put the tiles into a file. Raises `PictureError`, and OSError for a full disk."""
    cutter: list[_Cutter] = []

    def take(band: "Image", size: Size, profile: bytes | None) -> None:
        if not cutter:
            cutter.append(_Cutter(tiles, size, profile))
        cutter[0].take(band)
        progress(cutter[0].part)

    try:
        bands.read(picture, SIDE, take, tiles.parent)
    finally:
        if cutter:
            cutter[0].close()


class _Cutter:
    """Takes the bands of a picture from top to bottom."""

    def __init__(self, path: Path, size: Size, profile: bytes | None) -> None:
        self._writer = TileWriter(path, size)
        self._profile = profile
        pyramid = Pyramid(size)
        self._courses = [_Course(pyramid, level) for level in range(pyramid.top + 1)]

    def take(self, band: "Image") -> None:
        """The next rows: SIDE of them, or what is left."""
        for course in self._courses:
            course.lay(band)
            if not course.full:
                return
            band = course.take_down(self._write)

    def _write(self, level: int, row: int, strip: "Image") -> None:
        strip = finished(strip, self._profile)
        for column in range(-(-strip.width // SIDE)):
            edges = (column * SIDE, 0, min(strip.width, (column + 1) * SIDE), strip.height)
            self._writer.add(level, column, row, _encoded(strip.crop(edges)))

    @property
    def part(self) -> float:
        """How much is done."""
        return self._courses[0].part

    def close(self) -> None:
        """Finish the file."""
        self._writer.close()


class _Course:
    """One row of tiles of a level, laid until it is as high as they are."""

    def __init__(self, pyramid: Pyramid, level: int) -> None:
        self._level, self._size = level, pyramid.level_size(level)
        self._row = self._laid = 0
        self._strip: Image | None = None

    def lay(self, band: "Image") -> None:
        """Put a band below those that lie already."""
        from PIL import Image

        if self._strip is None:
            self._strip = Image.new(band.mode, (self._size.w, self._height), None)
        self._strip.paste(band, (0, self._laid))
        self._laid += band.height

    @property
    def _height(self) -> int:
        return min(SIDE, self._size.h - self._row * SIDE)

    @property
    def full(self) -> bool:
        """Whether it is as high as its tiles."""
        return self._laid == self._height

    def take_down(self, write: Callable[[int, int, "Image"], None]) -> "Image":
        """Write it, and give it at half its size."""
        assert self._strip is not None
        strip, self._strip = self._strip, None
        write(self._level, self._row, strip)
        self._row, self._laid = self._row + 1, 0
        return strip.reduce(2)

    @property
    def part(self) -> float:
        """How much of the level is written."""
        return min(1.0, self._row * SIDE / self._size.h)


def _encoded(tile: "Image") -> bytes:
    file = io.BytesIO()
    if not is_opaque(tile) or tile.getcolors(FEW):
        tile.save(file, "WEBP", lossless=True, quality=0, method=0, exact=True)
    else:
        tile.convert("RGB").save(file, "JPEG", quality=QUALITY, subsampling=0)
    return file.getvalue()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Cut, and tell how far it is."""
    step_back(19)
    picture, tiles = (Path(name) for name in sys.argv[1:3])
    try:
        cut(picture, tiles, lambda part: _say(f"{part:.4f}"))
    except PictureError as error:
        _say(f"!{packed(error.fault).decode()}")
    except (MemoryError, OSError) as error:
        _say(f"?{packed(NO_ROOM if isinstance(error, MemoryError) else uncuttable(error)).decode()}")


if __name__ == "__main__":
    main()
