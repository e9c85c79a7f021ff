"""How well signs stand out from the ground they really lie on, and controls from what is beside them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any, Protocol

from kiosk.base.geometry import Box, Size
from kiosk.media.light.luminance import Rgb, channels, luminance, of_ink, ratio

TOLERATED = 10
"""Per cent of a window that may be worse: an edge that passes behind a letter does not hide it."""
HALO = 0.12
"""Ems around a letter that count as its ground."""
FIRM = 60
"""A pixel in which the marked picture is so far from the ground, 0–255, belongs to a sign."""
REACH = 3
"""Px beyond a control's rim where what is beside it is looked at."""


class Rounded(Protocol):
    """A box with round corners, and what is seen of it."""

    @property
    def box(self) -> Box:
        """All of it."""
        ...

    @property
    def radius(self) -> int:
        """Px of its corners."""
        ...

    @property
    def seen(self) -> Box:
        """What clips leave of it."""
        ...


@dataclass(frozen=True)
class Ground:
    """A screen without its signs, and where the signs stand upon it."""

    bare: Any
    """Luminance, height × width."""
    signs: Any
    """Whether a sign covers the pixel."""

    @classmethod
    def of(cls, size: Size, bare: bytes, marked: bytes) -> "Ground":
        """Of two pictures of one screen in RGB: without its signs, and with the signs in a garish ink."""
        import numpy as np

        ground, with_signs = (
            np.frombuffer(each, np.uint8).reshape(size.h, size.w, 3) for each in (bare, marked)
        )
        away = np.abs(with_signs.astype(np.int16) - ground).max(2)
        return cls(luminance(channels(bare, size.w)), away >= FIRM)

    def worst(self, place: Box, ink: Rgb, alpha: int, em: int) -> float | None:
        """The ratio of `ink` to the ground around the signs in `place`, in the worst window of an em.

        `alpha` 0–255 is how firmly they are painted. None where no sign is to be seen.
        """
        import numpy as np

        box = place.clip(Box(0, 0, self.bare.shape[1], self.bare.shape[0]))
        rows, columns = slice(box.y, box.bottom), slice(box.x, box.right)
        signs, bare = self.signs[rows, columns], self.bare[rows, columns]
        if not signs.any():
            return None
        if box.h > box.w:  # a column is read downwards
            signs, bare = signs.T, bare.T
        shown = of_ink(ink) * (alpha / 255) + bare * (1 - alpha / 255)
        around = _grown(signs, max(1, round(em * HALO)))
        ratios = np.where(around, ratio(shown, bare), np.inf)
        spans = _windows(signs.shape[1], em)
        seen = [ratios[:, span] for span in spans if signs[:, span].sum() >= max(2, em // 4)]
        return min((_low(each[np.isfinite(each)]) for each in seen or [ratios]), default=None)

    def rim(self, panel: Rounded, window: int, thick: int) -> float:
        """The ratio of a rounded panel, or of its line of `thick` px, to what is beside it.

        That of the worst stretch of `window` px along its rim, from what stands in the middle of it. Where it
        is not seen, nothing is measured.
        """
        import numpy as np

        near = panel.seen.inset(-1)
        points = [each for each in _around(panel.box, panel.radius) if near.holds(each[0], each[1])]
        best = np.array([self._step(x, y, dx, dy, thick) for x, y, dx, dy in points])
        known = best[best > 0]
        count = max(1, window // 2)
        stretches = [known[i : i + count] for i in range(0, max(1, len(known)), count)]
        return min((float(np.median(each)) for each in stretches if len(each)), default=21.0)

    def _step(self, x: float, y: float, dx: float, dy: float, thick: int) -> float:
        """At a point of the rim, (dx, dy) pointing outwards: the best ratio within to what lies without."""
        out = self._at(x + dx * REACH, y + dy * REACH)
        if out is None:
            return 0.0
        within = (self._at(x - dx * (depth + 0.5), y - dy * (depth + 0.5)) for depth in range(thick + 2))
        return max((ratio(out, each) for each in within if each is not None), default=0.0)

    def _at(self, x: float, y: float) -> float | None:
        row, column = int(y), int(x)
        high, wide = self.bare.shape
        return float(self.bare[row, column]) if 0 <= row < high and 0 <= column < wide else None

    def span(self, box: Box) -> float:
        """The ratio of the lightest to the darkest in `box`, a fiftieth at either end left out."""
        import numpy as np

        part = self.bare[max(0, box.y) : box.bottom, max(0, box.x) : box.right]
        if not part.size:
            return 21.0
        low, high = np.percentile(part, (2, 98))
        return float(ratio(low, high))


def _low(ratios: Any) -> float:
    import numpy as np

    return float(np.percentile(ratios, TOLERATED)) if len(ratios) else 21.0


def _windows(width: int, em: int) -> list[slice]:
    """An em wide, from half an em to half an em."""
    step = max(1, em // 2)
    return [slice(x, x + em) for x in range(0, max(1, width - step), step)]


def _grown(mask: Any, by: int) -> Any:
    """The mask with everything that lies `by` px around it, up or down, to the left or right."""
    grown = mask.copy()
    for _ in range(by):
        more = grown.copy()
        more[1:] |= grown[:-1]
        more[:-1] |= grown[1:]
        more[:, 1:] |= grown[:, :-1]
        more[:, :-1] |= grown[:, 1:]
        grown = more
    return grown


def _around(box: Box, radius: int) -> Iterator[tuple[float, float, float, float]]:
    """Points 2 px apart along the rim of a box with round corners, each with the way out of it."""
    radius = min(radius, box.w // 2, box.h // 2)
    for x in range(box.x + radius, box.right - radius, 2):
        yield x, box.y, 0.0, -1.0
        yield x, box.bottom, 0.0, 1.0
    for y in range(box.y + radius, box.bottom - radius, 2):
        yield box.x, y, -1.0, 0.0
        yield box.right, y, 1.0, 0.0
    quarter = max(1, round(radius * pi / 4))
    corners: list[tuple[int, int, Callable[[float], float]]] = [
        (box.right - radius, box.bottom - radius, lambda turn: turn),
        (box.x + radius, box.bottom - radius, lambda turn: turn + pi / 2),
        (box.x + radius, box.y + radius, lambda turn: turn + pi),
        (box.right - radius, box.y + radius, lambda turn: turn + 3 * pi / 2),
    ]
    for x, y, bend in corners:
        for i in range(quarter if radius else 0):
            turn = bend((i + 0.5) / quarter * pi / 2)
            yield x + radius * cos(turn), y + radius * sin(turn), cos(turn), sin(turn)
