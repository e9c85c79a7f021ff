"""Flashes: opposing changes of light, counted place by place, and the part of the view they take.

The limits are those of WCAG 2.2, 2.3.1, which stand on ITU-R BT.1702: a general flash is a pair of opposing
changes of relative luminance by 0.1 or more where the darker is below 0.8, a red flash one to or from a
saturated red. More than three in a second, over more than a quarter of any 10° of the view, are dangerous.
https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds
"""

from dataclasses import dataclass
from math import radians, tan
from typing import Any

from kiosk.base.geometry import Size
from kiosk.media.light.luminance import channels, luminance

STEP, BRIGHT = 0.1, 0.8
"""Change of luminance that counts, and the luminance from which on the darker of two is no flash's."""
SATURATED, HUE_STEP = 0.8, 0.2
"""Share of red in a saturated red, and distance in the CIE 1976 UCS diagram that counts."""
MOST = 3
"""Flashes in any second."""
FIELD = 10.0
"""Degrees across the part of the view that is looked at together."""
AREA = 0.006
"""Steradians in it that may flash: a quarter of 10° across."""
TRACE = 0.002
"""Of white light in everything: nobody sees the hue of black."""
SECOND = 0.999
"""What lies a second back is not within it, however times are rounded."""
TOGETHER = 0.1
"""Seconds within which cells turn together: of a fade some do so earlier."""
_REMEMBERED = 40


@dataclass(frozen=True)
class Flashing:
    """More flashes than are safe: in the second before `seconds` so many, over `area` steradians at once."""

    seconds: float
    count: int
    red: bool
    area: float


def cells(rgb: bytes | memoryview, size: Size, side: int) -> Any:
    """A picture of RGB rows as light in squares of `side` px: rows × columns × 3, 0–1; edges are cut off."""
    light = channels(rgb, size.w)
    rows, columns = size.h // side, size.w // side
    light = light[: rows * side, : columns * side].reshape(rows, side, columns * side * 3)
    # Summed first along whole rows: a mean over both axes at once takes five times as long.
    return light.sum(1).reshape(rows, columns, side, 3).sum(2) / side**2


class FlashWatch:
    """Sees pictures one after the other, as arrays of cells. Times are in seconds and never go back."""

    def __init__(self, cell: float, distance: float) -> None:
        """`cell` is the side of a cell on the glass, `distance` that of the eyes from it, both in mm."""
        self._weight = (cell / distance) ** 2
        self._across = max(1, round(2 * distance * tan(radians(FIELD / 2)) / cell))
        self._turns: list[tuple[_Turns, _Swings | _Reds]] = []

    def see(self, seconds: float, light: Any) -> Flashing | None:
        """The next picture; what is dangerous in the second that ends with it."""
        if not self._turns:
            shape = light.shape[:2]
            self._turns = [(_Turns(self._across), _Swings(shape)), (_Turns(self._across), _Reds(shape))]
        found = [
            turns.see(seconds, changes.ways(light), AREA / self._weight) for turns, changes in self._turns
        ]
        worst = [
            Flashing(seconds, -(-count // 2), bool(red), area * self._weight)
            for red, (count, area) in enumerate(found)
            if count > 2 * MOST
        ]
        return max(worst, key=lambda each: each.count, default=None)


class _Turns:
    """When each part of the view, 10° across, grew lighter or darker as a whole.

    What grows lighter and what grows darker at one time beside it cancel out: they move, they do not flash.
    """

    def __init__(self, across: int) -> None:
        self._across = across
        self._when: Any = None

    def see(self, seconds: float, ways: Any, least: float) -> tuple[int, float]:
        """How often any part turned in the last second, more than `least` cells together; and how many did.

        `ways` is 1 where a cell has turned upwards with this picture, -1 downwards, 0 elsewhere.
        """
        import numpy as np

        if self._when is None:
            self._when, self._way = np.full(ways.shape, -np.inf), np.zeros(ways.shape, np.int8)
            self._last = np.zeros_like(_sums(self._way, self._across))
            self._times = np.full((_REMEMBERED, *self._last.shape), -np.inf)
        turned = ways != 0
        self._when[turned], self._way[turned] = seconds, ways[turned]
        net = _sums(np.where(self._when > seconds - TOGETHER, self._way, 0), self._across)
        new = (np.abs(net) > least) & (np.sign(net) != self._last)
        if new.any():
            self._last = np.where(new, np.sign(net), self._last)
            before = self._times[:, new]
            self._times[:, new] = np.concatenate((np.full((1, before.shape[1]), seconds), before[:-1]))
        counts = (self._times > seconds - SECOND).sum(0)
        return int(counts.max()), float(np.abs(net).max())


class _Swings:
    """Changes of luminance: each is measured from the last peak or trough."""

    def __init__(self, shape: tuple[int, int]) -> None:
        import numpy as np

        self._low, self._high = np.full(shape, np.inf), np.full(shape, -np.inf)
        self._rising, self._falling = np.zeros(shape, bool), np.zeros(shape, bool)

    def ways(self, light: Any) -> Any:
        """1 where `light` has turned upwards, -1 downwards."""
        import numpy as np

        now = luminance(light)
        self._low, self._high = np.minimum(self._low, now), np.maximum(self._high, now)
        up = ~self._rising & (now - self._low >= STEP) & (self._low < BRIGHT)
        down = ~self._falling & (self._high - now >= STEP) & (now < BRIGHT) & ~up
        self._rising = (self._rising | up) & ~down
        self._falling = (self._falling | down) & ~up
        turned = up | down
        self._low, self._high = np.where(turned, now, self._low), np.where(turned, now, self._high)
        return up.astype(np.int8) - down


class _Reds:
    """Changes of hue to a saturated red and away from it."""

    def __init__(self, shape: tuple[int, int]) -> None:
        import numpy as np

        self._at: Any = None
        self._redness = np.zeros(shape)
        self._way = np.zeros(shape, np.int8)

    def ways(self, light: Any) -> Any:
        """1 where `light` has turned red, -1 where it no longer is."""
        import numpy as np

        light = light + TRACE
        at, redness = _chromaticity(light), light[..., 0] / light.sum(-1)
        if self._at is None:
            self._at, self._redness = at, redness
        far = np.hypot(*np.moveaxis(at - self._at, -1, 0)) > HUE_STEP
        red = (redness >= SATURATED) | (self._redness >= SATURATED)
        way = np.where(redness > self._redness, 1, -1)
        turned = far & red & (way != self._way)
        self._way = np.where(turned, way, self._way)
        self._at = np.where(far[..., None], at, self._at)
        self._redness = np.where(far, redness, self._redness)
        return np.where(turned, way, 0)


def _chromaticity(light: Any) -> Any:
    """u′ and v′ of the CIE 1976 UCS diagram, of sRGB's red, green and blue as light (IEC 61966-2-1)."""
    import numpy as np

    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.moveaxis(light @ to_xyz.T, -1, 0)
    return np.stack((4 * x, 9 * y), -1) / (x + 15 * y + 3 * z)[..., None]


def _sums(values: Any, across: int) -> Any:
    """The sums over all squares of `across` cells."""
    import numpy as np

    sums = np.pad(values.astype(np.int32), ((1, 0), (1, 0))).cumsum(0).cumsum(1)
    high, wide = (min(across, length) for length in values.shape)
    return sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
