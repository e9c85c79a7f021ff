"""Boxes and sizes in whole pixels, the origin at the top left."""

from itertools import pairwise
from typing import NamedTuple, Self


class Size(NamedTuple):
    """Width and height in pixels."""

    w: int
    h: int

    @property
    def portrait(self) -> bool:
        """Whether it stands taller than wide."""
        return self.h > self.w

    def cover(self, other: "Size") -> "Size":
        """This shape scaled, aspect kept, to the smallest size that covers `other`."""
        scale = max(other.w / self.w, other.h / self.h)
        return Size(max(other.w, round(self.w * scale)), max(other.h, round(self.h * scale)))

    def contain(self, other: "Size") -> "Size":
        """This shape scaled, aspect kept, to the largest size that fits inside `other`."""
        scale = min(other.w / self.w, other.h / self.h)
        return Size(max(1, min(other.w, round(self.w * scale))), max(1, min(other.h, round(self.h * scale))))


class Box(NamedTuple):
    """A rectangle: left, top, width and height in pixels."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """The first column to the right of the box."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The first row below the box."""
        return self.y + self.h

    @property
    def size(self) -> Size:
        """Width and height."""
        return Size(self.w, self.h)

    @property
    def centre(self) -> tuple[int, int]:
        """The pixel in the middle."""
        return self.x + self.w // 2, self.y + self.h // 2

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def contains(self, other: Self) -> bool:
        """Whether `other` lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def overlaps(self, other: Self) -> bool:
        """Whether the two share a pixel."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def clip(self, other: Self) -> "Box":
        """The part the two share; of zero size where they share none."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(0, min(self.right, other.right) - x), max(0, min(self.bottom, other.bottom) - y))

    def moved(self, dx: int, dy: int) -> "Box":
        """The same box elsewhere."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def inset(self, dx: int, dy: int | None = None) -> "Box":
        """The box made smaller by `dx` left and right and `dy` (default `dx`) above and below."""
        dy = dx if dy is None else dy
        return Box(self.x + dx, self.y + dy, max(0, self.w - 2 * dx), max(0, self.h - 2 * dy))

    def cut_top(self, height: int, gap: int = 0) -> "tuple[Box, Box]":
        """The top slice of `height`, and the rest below a gap."""
        return (
            Box(self.x, self.y, self.w, height),
            Box(self.x, self.y + height + gap, self.w, max(0, self.h - height - gap)),
        )

    def cut_bottom(self, height: int, gap: int = 0) -> "tuple[Box, Box]":
        """The bottom slice of `height`, and the rest above a gap."""
        return (
            Box(self.x, self.bottom - height, self.w, height),
            Box(self.x, self.y, self.w, max(0, self.h - height - gap)),
        )

    def cut_left(self, width: int, gap: int = 0) -> "tuple[Box, Box]":
        """The left slice of `width`, and the rest right of a gap."""
        return (
            Box(self.x, self.y, width, self.h),
            Box(self.x + width + gap, self.y, max(0, self.w - width - gap), self.h),
        )

    def cut_right(self, width: int, gap: int = 0) -> "tuple[Box, Box]":
        """The right slice of `width`, and the rest left of a gap."""
        return (
            Box(self.right - width, self.y, width, self.h),
            Box(self.x, self.y, max(0, self.w - width - gap), self.h),
        )

    def centred(self, size: Size) -> "Box":
        """A box of `size` in the middle of this one."""
        return Box(self.x + (self.w - size.w) // 2, self.y + (self.h - size.h) // 2, size.w, size.h)

    def columns(self, count: int, gap: int) -> "list[Box]":
        """`count` columns of equal width with gaps between, together exactly as wide as the box."""
        edges = [round(i * (self.w + gap) / count) for i in range(count + 1)]
        return [Box(self.x + a, self.y, b - a - gap, self.h) for a, b in pairwise(edges)]

    def rows(self, count: int, gap: int) -> "list[Box]":
        """`count` rows of equal height with gaps between, together exactly as tall as the box."""
        edges = [round(i * (self.h + gap) / count) for i in range(count + 1)]
        return [Box(self.x, self.y + a, self.w, b - a - gap) for a, b in pairwise(edges)]
