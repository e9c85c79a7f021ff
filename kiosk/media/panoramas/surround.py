"""Pictures all round the viewer, ready to be looked around in: two levels of rows, mapped from a file."""

import mmap
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.geometry import Size

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAD = 16
"""Columns at the right that repeat the first ones: a look-up needs one, sixteen keep rows aligned."""
LEVELS = 2
"""The picture, and half of it, which is looked around in while it moves."""
_MAGIC = b"KIOSKPN1"
_HEADER = struct.Struct("<8sII4d")
_ALIGNED = 4096


@dataclass(frozen=True)
class Extent:
    """The part of the sphere that a picture covers, in degrees; `yaw` and `pitch` are its middle."""

    horizontal: float = 360.0
    vertical: float = 180.0
    yaw: float = 0.0
    pitch: float = 0.0

    @property
    def closed(self) -> bool:
        """Whether its left and right edges meet behind the viewer."""
        return self.horizontal > 359.9


@dataclass(frozen=True)
class Level:
    """Rows of an equirectangular picture."""

    size: Size
    """Without the padding."""
    rows: "NDArray[np.uint8]"
    """Shape (height, width + PAD, 4): blue, green, red, and a byte that means nothing."""


class Surround:
    """An equirectangular picture as levels, each half as wide as the one before."""

    def __init__(
        self, extent: Extent, size: Size, data: mmap.mmap | memoryview, levels: int = LEVELS, start: int = 0
    ) -> None:
        import numpy as np

        self.extent = extent
        self._data = data
        self.levels: list[Level] = []
        for offset, each in places(size, levels):
            shape = (each.h, each.w + PAD, 4)
            count = shape[0] * shape[1] * 4
            rows = np.frombuffer(data, np.uint8, count, start + offset).reshape(shape)
            self.levels.append(Level(each, rows))

    @staticmethod
    def open(path: Path) -> "Surround":
        """What `header` and rows were written to. Raises OSError or ValueError where it is damaged."""
        with path.open("rb") as file:
            magic, w, h, *angles = _HEADER.unpack(file.read(_HEADER.size))
            if magic != _MAGIC:
                raise ValueError(f"{path} holds no panorama")
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return Surround(Extent(*angles), Size(w, h), data, start=_ALIGNED)

    def release(self) -> None:
        """Let go of the memory of what was read of a file; it comes again from the disk when it is needed."""
        with suppress(AttributeError, OSError, ValueError):  # where the system knows no such advice
            if isinstance(self._data, mmap.mmap):
                self._data.madvise(mmap.MADV_DONTNEED)


def header(extent: Extent, size: Size) -> bytes:
    """What stands before the rows in a file."""
    angles = (extent.horizontal, extent.vertical, extent.yaw, extent.pitch)
    return _HEADER.pack(_MAGIC, *size, *angles).ljust(_ALIGNED, b"\0")


def places(size: Size, levels: int = LEVELS) -> Iterator[tuple[int, Size]]:
    """Where each level begins after the header, and its size in pixels."""
    offset = 0
    for number in range(levels):
        each = Size(size.w >> number, size.h >> number)
        yield offset, each
        length = (each.w + PAD) * each.h * 4
        offset += -(-length // _ALIGNED) * _ALIGNED
