"""A panorama on a screen without a GPU: looked up pixel by pixel, coarsely while it moves."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kiosk.base.geometry import Box, Size
from kiosk.stage.canvas import Canvas, Texture
from kiosk.stage.panoramas.lookup import Lookup
from kiosk.stage.panoramas.projection import Lens, Look, Sight

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COARSE_PIXELS = 1_600_000
"""So many pixels at most are looked up a frame while everything in view changes."""
BREATH = 64
"""Pictures after which memory of the file is given back while it moves on and on."""


class Fetched:
    """What was looked up last stays in a texture until something else is to be seen.

    On a wall, turning and sliding only shift what is seen: the texture is a ring in both directions, and
    just the columns and rows that come into view are looked up, at full resolution.
    """

    def __init__(self) -> None:
        self._texture: Texture | None = None
        self._lookup = Lookup()
        self._pixels: NDArray[np.uint8] | None = None
        self._coarse: NDArray[np.uint8] | None = None
        self._shown: tuple[Any, ...] = ()
        self._fine = False
        self._at = self._start = (0, 0)
        self._brought = 0

    def forget(self) -> None:
        """Let go of texture and pixels."""
        self._texture, self._pixels, self._coarse, self._shown = None, None, None, ()
        self._lookup = Lookup()

    @property
    def ready(self) -> bool:
        """Whether it needs no further frame to be complete."""
        return True

    def paint(self, canvas: Canvas, box: Box, sight: Sight, fine: bool) -> None:
        """The panorama in `box`; `fine`: it rests, or every pixel counts."""
        if self._texture is None or self._texture.size != box.size:
            self._texture, self._shown = canvas.stream(box.size), ()
        if sight.lens.manner == "cylindrical":
            look, at = _snapped(sight.lens, sight.look)
            self._paint_ring(canvas, box, sight._replace(look=look), at, fine)
            return
        if self._shown != sight or (fine and not self._fine):
            self._fill(canvas, self._texture, sight, fine)
            self._shown = sight
        canvas.draw(self._texture, box)

    def _fill(self, canvas: Canvas, texture: Texture, sight: Sight, fine: bool) -> None:
        """Look up everything in view."""
        import cv2
        import numpy as np

        w, h = sight.lens.size
        if self._pixels is None or self._pixels.shape[:2] != (h, w):
            self._pixels = np.empty((h, w, 4), np.uint8)
        if fine:
            self._lookup.fetch(sight, 0, self._pixels)
            sight.surround.release()
        else:
            part = max(2, math.ceil(math.sqrt(w * h / COARSE_PIXELS)))
            small = Size(-(-w // part), -(-h // part))
            if self._coarse is None or self._coarse.shape[:2] != (small.h, small.w):
                self._coarse = np.empty((small.h, small.w, 4), np.uint8)
            self._lookup.fetch(sight._replace(lens=sight.lens.scaled(small)), -1, self._coarse)
            cv2.resize(self._coarse, (w, h), dst=self._pixels, interpolation=cv2.INTER_LINEAR)
        canvas.refill(texture, self._pixels)
        self._fine = fine

    # The ring.

    def _paint_ring(self, canvas: Canvas, box: Box, sight: Sight, at: tuple[int, int], fine: bool) -> None:
        assert self._texture
        key = (sight.surround, sight.lens, sight.look.fov)
        dx, dy = at[0] - self._at[0], at[1] - self._at[1]
        near = abs(dx) + abs(dy) <= box.w // 4
        if self._shown != key or (fine and not self._fine) or not near:
            self._fill(canvas, self._texture, sight, fine)
            self._shown, self._at, self._start = key, at, at
        else:
            self._roll(canvas, self._texture, sight, at)
        for there, here in self._pieces(box.size, Box(0, 0, *box.size)):
            canvas.draw(self._texture, here.moved(box.x, box.y), there)

    def _roll(self, canvas: Canvas, texture: Texture, sight: Sight, at: tuple[int, int]) -> None:
        """Look up the columns and rows that come into view."""
        dx, dy = at[0] - self._at[0], at[1] - self._at[1]
        w, h = texture.size
        self._at = at
        if dx:
            self._bring(canvas, texture, sight, Box(w - dx if dx > 0 else 0, 0, abs(dx), h))
        if dy:
            self._bring(canvas, texture, sight, Box(0, h - dy if dy > 0 else 0, w, abs(dy)))

    def _bring(self, canvas: Canvas, texture: Texture, sight: Sight, part: Box) -> None:
        """Look up a part of what is seen, and put it into the ring."""
        import numpy as np

        pixels = np.empty((part.h, part.w, 4), np.uint8)
        self._lookup.fetch(sight, 0, pixels, (part.x, part.y))
        for there, here in self._pieces(texture.size, part):
            x, y = here.x - part.x, here.y - part.y
            piece = np.ascontiguousarray(pixels[y : y + here.h, x : x + here.w])
            canvas.refill(texture, piece, there)
        self._brought += 1
        if self._brought % BREATH == 0:
            sight.surround.release()

    def _pieces(self, size: Size, part: Box) -> Iterator[tuple[Box, Box]]:
        """Where in the ring the pieces of a part of the view lie: there, and here in the view."""
        left = (self._at[0] - self._start[0] + part.x) % size.w
        top = (self._at[1] - self._start[1] + part.y) % size.h
        for x, u, w in _split(left, part.w, size.w):
            for y, v, h in _split(top, part.h, size.h):
                yield Box(u, v, w, h), Box(part.x + x, part.y + y, w, h)


def _split(start: int, length: int, around: int) -> Iterator[tuple[int, int, int]]:
    """A stretch on a ring as straight pieces: how far along it, where on the ring, and how long each is."""
    first = min(length, around - start)
    yield 0, start, first
    if length > first:
        yield first, 0, length - first


def _snapped(lens: Lens, look: Look) -> tuple[Look, tuple[int, int]]:
    """The nearest look at which pixels of the wall fall on pixels of the ring, and how far along that is."""
    focus = lens.focus(look.fov)
    x = round(math.radians(look.yaw) * focus)
    y = -round(math.tan(math.radians(look.pitch)) * focus)
    return Look(math.degrees(x / focus), math.degrees(math.atan(-y / focus)), look.fov), (x, y)
