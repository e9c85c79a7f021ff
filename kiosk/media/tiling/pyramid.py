"""How a large picture is divided: halved again and again, and every one of these levels cut into tiles."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.base.geometry import Box, Size

SIDE = 256
"""Px of a tile. Smaller ones fit what is seen of a picture better, at so many more draws a frame."""
TILE_BYTES = SIDE * SIDE * 4
"""What a tile takes as a texture."""


@dataclass(frozen=True)
class Pyramid:
    """The levels of a picture of `size` px; level 0 is the picture itself, the last is a single tile."""

    size: Size

    @property
    def top(self) -> int:
        """The smallest level."""
        return max(0, (max(self.size) - 1).bit_length() - (SIDE - 1).bit_length())

    def level_size(self, level: int) -> Size:
        """Px of a level; a column or a row that is left over when halving counts as one."""
        return Size(-(-self.size.w >> level), -(-self.size.h >> level))

    def grid(self, level: int) -> Size:
        """How many tiles there are across and down."""
        w, h = self.level_size(level)
        return Size(-(-w // SIDE), -(-h // SIDE))

    def place(self, level: int, column: int, row: int) -> Box:
        """What a tile shows, in px of the picture."""
        span = SIDE << level
        x, y = column * span, row * span
        return Box(x, y, min(span, self.size.w - x), min(span, self.size.h - y))

    def over(self, part: Box, level: int) -> Iterator[tuple[int, int]]:
        """Column and row of each tile of a level that shows some of `part`, which is in px of the picture."""
        span, grid, part = SIDE << level, self.grid(level), part.clip(Box(0, 0, *self.size))
        if not part.w or not part.h:
            return iter(())
        columns = range(max(0, part.x // span), min(grid.w, -(-part.right // span)))
        rows = range(max(0, part.y // span), min(grid.h, -(-part.bottom // span)))
        return ((column, row) for row in rows for column in columns)

    def number(self, level: int, column: int, row: int) -> int:
        """The place of a tile among all, counted level by level."""
        before = sum(grid.w * grid.h for grid in map(self.grid, range(level)))
        return before + row * self.grid(level).w + column

    @property
    def count(self) -> int:
        """How many tiles there are in all."""
        return self.number(self.top, 0, 0) + self.grid(self.top).w * self.grid(self.top).h
