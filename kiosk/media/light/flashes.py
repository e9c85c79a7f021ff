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
    light = light[: rows * side, : columns * side]
    return light.reshape(rows, side, columns, side, 3).mean((1, 3))


class FlashWatch:
    """Sees pictures one after the other, as arrays of cells. Times are in seconds and never go back."""

    def __init__(self, cell: float, distance: float) -> None:
        """`cell` is the side of a cell on the glass, `distance` that of the eyes from it, both in mm."""
        self._weight = (cell / distance) ** 2
        self._across = max(1, round(2 * distance * tan(radians(FIELD / 2)) / cell))
        self._light: _Changes | None = None
        self._hue: _Changes | None = None

    def see(self, seconds: float, light: Any) -> Flashing | None:
        """The next picture; what is dangerous in the second that ends with it."""
        if self._light is None or self._hue is None:
            self._light, self._hue = _Swings(light.shape[:2]), _Reds(light.shape[:2])
        found = [
            self._dangerous(seconds, changes.see(seconds, light), red)
            for changes, red in ((self._light, False), (self._hue, True))
        ]
        return max((each for each in found if each), key=lambda each: each.count, default=None)

    def _dangerous(self, seconds: float, counts: Any, red: bool) -> Flashing | None:
        """`counts` is how often each cell has changed to and fro in the last second."""
        flashing = counts > 2 * MOST
        if not flashing.any():
            return None
        area = float(_most_in_a_window(flashing, self._across)) * self._weight
        most = -(-int(counts.max()) // 2)
        return Flashing(seconds, most, red, area) if area > AREA else None


class _Changes:
    """When each cell last changed, for as often as is remembered."""

    def __init__(self, shape: tuple[int, int]) -> None:
        import numpy as np

        self._times = np.full((_REMEMBERED, *shape), -np.inf)

    def see(self, seconds: float, light: Any) -> Any:
        """How often each cell has changed to and fro in the last second, `light` being the next picture."""
        changed = self._changed(light)
        if changed.any():
            self._times[:, changed] = self._pushed(self._times[:, changed], seconds)
        return (self._times > seconds - SECOND).sum(0)

    @staticmethod
    def _pushed(times: Any, seconds: float) -> Any:
        import numpy as np

        return np.concatenate((np.full((1, times.shape[1]), seconds), times[:-1]))

    def _changed(self, light: Any) -> Any:
        """Which cells have turned round."""
        raise NotImplementedError


class _Swings(_Changes):
    """Changes of luminance: each is measured from the last peak or trough."""

    def __init__(self, shape: tuple[int, int]) -> None:
        import numpy as np

        super().__init__(shape)
        self._low, self._high = np.full(shape, np.inf), np.full(shape, -np.inf)
        self._rising, self._falling = np.zeros(shape, bool), np.zeros(shape, bool)

    def _changed(self, light: Any) -> Any:
        import numpy as np

        now = luminance(light)
        self._low, self._high = np.minimum(self._low, now), np.maximum(self._high, now)
        up = ~self._rising & (now - self._low >= STEP) & (self._low < BRIGHT)
        down = ~self._falling & (self._high - now >= STEP) & (now < BRIGHT) & ~up
        self._rising = (self._rising | up) & ~down
        self._falling = (self._falling | down) & ~up
        turned = up | down
        self._low, self._high = np.where(turned, now, self._low), np.where(turned, now, self._high)
        return turned


class _Reds(_Changes):
    """Changes of hue to a saturated red and away from it."""

    def __init__(self, shape: tuple[int, int]) -> None:
        import numpy as np

        super().__init__(shape)
        self._at: Any = None
        self._redness = np.zeros(shape)
        self._way = np.zeros(shape, np.int8)

    def _changed(self, light: Any) -> Any:
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
        return turned


def _chromaticity(light: Any) -> Any:
    """u′ and v′ of the CIE 1976 UCS diagram, of sRGB's red, green and blue as light (IEC 61966-2-1)."""
    import numpy as np

    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.moveaxis(light @ to_xyz.T, -1, 0)
    return np.stack((4 * x, 9 * y), -1) / (x + 15 * y + 3 * z)[..., None]


def _most_in_a_window(mask: Any, across: int) -> int:
    """The most cells of a mask in any square of `across` cells."""
    import numpy as np

    sums = np.pad(mask.astype(np.int32), ((1, 0), (1, 0))).cumsum(0).cumsum(1)
    high, wide = (min(across, length) for length in mask.shape)
    windows = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    return int(windows.max())
