"""Looks around in a panorama without a GPU: for every pixel the place in the picture, which OpenCV fetches.

The places are exact on a grid and interpolated between, and exact everywhere where that would be seen: near
the poles, and where the grid passes from one edge of the picture to the other.
"""

import math
from typing import TYPE_CHECKING, Any

from kiosk.base.geometry import Box, Size
from kiosk.media.panoramas.surround import Extent
from kiosk.stage.panoramas.projection import Lens, Look, Sight

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Reals = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Bytes = NDArray[np.uint8]

CELL = 8
"""Pixels between the exact places. With 16, so much more must be exact at the poles that it takes longer."""
BAND = 16
"""Rows of cells at a time: their places stay in the processor's cache."""
TRUE = 0.125
"""Pixels of the picture by which an interpolated place may be off."""


class Lookup:
    """Keeps the memory for its places: taken anew with every frame it would have to be cleared each time."""

    def __init__(self) -> None:
        self._kept: tuple[Floats, Floats] | None = None

    def fetch(self, sight: Sight, level: int, out: "Bytes", corner: tuple[int, int] = (0, 0)) -> None:
        """Fill `out`, of shape (height, width, 4), with the part of a sight that begins at `corner`.

        `corner` counts in pixels from the top left of the lens; bytes are BGRX, of that level of the picture.
        """
        import cv2

        cv2.setNumThreads(1)  # its own threads wait spinning: a frame would cost twice the CPU it takes
        picture, extent = sight.surround.levels[level], sight.surround.extent
        rows = picture.rows[:, : picture.size.w + 1] if extent.closed else picture.rows[:, : picture.size.w]
        across, down = -(-out.shape[1] // CELL), -(-out.shape[0] // CELL)
        for top in range(0, down, BAND):
            bottom = min(down, top + BAND)
            cells = Box(corner[0], corner[1] + top * CELL, across, bottom - top)
            x, y = self._places(picture.size, extent, sight, cells)
            part = out[top * CELL : bottom * CELL]
            high, wide = part.shape[:2]
            x, y = x[:high, :wide], y[:high, :wide]
            cv2.remap(rows, x, y, cv2.INTER_LINEAR, dst=part, borderMode=cv2.BORDER_REPLICATE)

    def _places(self, size: Size, extent: Extent, sight: Sight, cells: Box) -> "tuple[Floats, Floats]":
        """The places in a picture of `size` for some cells: left and top in pixels, how many each way."""
        import cv2
        import numpy as np

        lens, look = sight.lens, sight.look
        x: Any = cells.x + (np.arange(-1, cells.w + 1)[None, :] + 0.5) * CELL
        y: Any = cells.y + (np.arange(-1, cells.h + 1)[:, None] + 0.5) * CELL
        grid = _exact(size, extent, lens, look, x, y)
        wide, high = (cells.w + 2) * CELL, (cells.h + 2) * CELL
        whole = self._room(high, wide)
        for values, room in zip(grid, whole, strict=True):
            # Halfway between pixels, as `resize` counts: so the middle of a cell falls on its value.
            cv2.resize(values, (wide, high), dst=room)
        x, y = _inner(whole[0]), _inner(whole[1])
        bent = _bent(size, extent, *grid)
        if bent.any():
            v, u = np.nonzero(np.kron(bent, np.ones((CELL, CELL), np.bool_)))
            middles: Any = (u + (cells.x + 0.5), v + (cells.y + 0.5))
            x[v, u], y[v, u] = _exact(size, extent, lens, look, *middles)
        if extent.closed and (x.min() < 0 or x.max() > size.w):  # it repeats its first column at the end
            x -= np.floor(x / size.w) * np.float32(size.w)
        return x, y

    def _room(self, high: int, wide: int) -> "tuple[Floats, Floats]":
        import numpy as np

        count = high * wide
        if self._kept is None or self._kept[0].size < count:
            self._kept = np.empty(count, np.float32), np.empty(count, np.float32)
        x, y = (each[:count].reshape(high, wide) for each in self._kept)
        return x, y


def _inner(places: Any) -> "Floats":
    """Without the outermost cells."""
    inner: Floats = places[CELL:-CELL, CELL:-CELL]
    return inner


def _exact(
    size: Size, extent: Extent, lens: Lens, look: Look, x: "Reals", y: "Reals"
) -> "tuple[Floats, Floats]":
    """Columns and rows in the picture of what is seen at pixels (x, y). Columns run on over its edges."""
    import numpy as np

    yaw, pitch = lens.rays(look, x, y)
    start = (look.yaw - extent.yaw) / extent.horizontal + 0.5
    if extent.closed:
        start %= 1.0
    column = (yaw / math.radians(extent.horizontal) + start) * size.w - 0.5
    row = (0.5 - (pitch - math.radians(extent.pitch)) / math.radians(extent.vertical)) * size.h - 0.5
    column, row = np.broadcast_arrays(column, row)
    return column.astype(np.float32), row.astype(np.float32)


def _bent(size: Size, extent: Extent, x: "Floats", y: "Floats") -> "Flags":
    """Which cells of a grid (its outermost left out) bend so much that what lies between would be off.

    A straight line between samples is off by at most an eighth of their second difference; columns are
    narrower towards the poles.
    """
    import numpy as np

    narrow = np.abs(np.cos(np.radians(extent.pitch + (0.5 - (y + 0.5) / size.h) * extent.vertical)))
    off = np.zeros(x.shape, np.bool_)
    for values, weight in ((x, narrow), (y, 1.0)):
        for axis in (0, 1):
            bend = np.abs(np.diff(values, 2, axis)) / 8
            inner = (slice(1, -1), slice(None)) if axis == 0 else (slice(None), slice(1, -1))
            off[inner] |= bend * (weight[inner] if isinstance(weight, np.ndarray) else weight) > TRUE
    near = off[1:-1, 1:-1].copy()
    for dy in (0, 1, 2):
        for dx in (0, 1, 2):
            near |= off[dy : dy + near.shape[0], dx : dx + near.shape[1]]
    return near
