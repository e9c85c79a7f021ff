"""How a sphere around the viewer is seen on a flat screen or a wide wall: looks, rays and points."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from kiosk.base.geometry import Size
from kiosk.media.panoramas.surround import Surround

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Reals = NDArray[np.float64]

Manner = Literal["perspective", "cylindrical"]

NARROWEST, USUAL, WIDEST = 30.0, 75.0, 100.0
"""Fields of view in degrees, along the longer side of the picture in perspective."""
WALL = 180.0
"""Degrees that a panoramic wall shows from end to end at the usual field of view."""


class Look(NamedTuple):
    """Where one looks, in degrees: `yaw` to the right, `pitch` upwards, and the field of view."""

    yaw: float = 0.0
    pitch: float = 0.0
    fov: float = USUAL


@dataclass(frozen=True)
class Lens:
    """A projection onto `size` pixels; `wall` is the angle of a cylindrical one at the usual field of view.

    In perspective straight lines stay straight. In the cylindrical manner upright lines stay upright, and
    pitch slides the picture instead of tilting it, as a shift lens does.
    """

    size: Size
    manner: Manner = "perspective"
    wall: float = WALL

    def across(self, fov: float) -> float:
        """Degrees from the left to the right edge, at half height and no pitch."""
        if self.manner == "cylindrical":
            return min(360.0, self.wall * fov / USUAL)
        return math.degrees(2 * math.atan(self.size.w / 2 / self.focus(fov)))

    def upright(self, fov: float) -> float:
        """Degrees from the middle of the lower edge to that of the upper edge at no pitch."""
        return math.degrees(2 * math.atan(self.size.h / 2 / self.focus(fov)))

    def focus(self, fov: float) -> float:
        """Pixels a radian in the middle of the picture."""
        if self.manner == "cylindrical":
            return self.size.w / math.radians(self.across(fov))
        return max(self.size) / 2 / math.tan(math.radians(fov) / 2)

    def scaled(self, size: Size) -> "Lens":
        """The same picture in other pixels."""
        return Lens(size, self.manner, self.wall)

    def rays(self, look: Look, x: "Reals", y: "Reals") -> "tuple[Reals, Reals]":
        """Yaw and pitch in radians of what is seen at pixels (x, y); their middles lie at halves.

        Yaw comes relative to the look, from -π to π (on a wall without bounds).
        """
        import numpy as np

        focus, p = self.focus(look.fov), math.radians(look.pitch)
        a, b = (x - self.size.w / 2) / focus, (self.size.h / 2 - y) / focus
        if self.manner == "cylindrical":
            return a, np.arctan(b + math.tan(p))
        ahead = math.cos(p) - b * math.sin(p)
        above = math.sin(p) + b * math.cos(p)
        return np.arctan2(a, ahead), np.arctan2(above, np.hypot(a, ahead))

    def ray(self, look: Look, x: float, y: float) -> tuple[float, float]:
        """Yaw and pitch in degrees of what is seen at the point (x, y)."""
        focus, p = self.focus(look.fov), math.radians(look.pitch)
        a, b = (x - self.size.w / 2) / focus, (self.size.h / 2 - y) / focus
        if self.manner == "cylindrical":
            return look.yaw + math.degrees(a), math.degrees(math.atan(b + math.tan(p)))
        ahead, above = math.cos(p) - b * math.sin(p), math.sin(p) + b * math.cos(p)
        pitch = math.atan2(above, math.hypot(a, ahead))
        return look.yaw + math.degrees(math.atan2(a, ahead)), math.degrees(pitch)

    def point(self, look: Look, yaw: float, pitch: float) -> tuple[float, float] | None:
        """The pixel at which a direction in degrees is seen; None behind the viewer."""
        focus, p = self.focus(look.fov), math.radians(look.pitch)
        aside, up = math.radians(turn(look.yaw, yaw)), math.radians(pitch)
        if self.manner == "cylindrical":
            rise = math.tan(max(-1.55, min(1.55, up))) - math.tan(p)
            return self.size.w / 2 + focus * aside, self.size.h / 2 - focus * rise
        x, y, z = math.sin(aside) * math.cos(up), math.sin(up), math.cos(aside) * math.cos(up)
        ahead, above = z * math.cos(p) + y * math.sin(p), y * math.cos(p) - z * math.sin(p)
        if ahead < 0.05:
            return None
        return self.size.w / 2 + focus * x / ahead, self.size.h / 2 - focus * above / ahead


def turn(start: float, end: float) -> float:
    """Degrees from one yaw to another the short way, -180 up to 180."""
    return (end - start + 180) % 360 - 180


class Sight(NamedTuple):
    """What is seen: which panorama, through which lens, looking where."""

    surround: Surround
    lens: Lens
    look: Look
