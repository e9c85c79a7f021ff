"""Where a visitor looks in a panorama: dragged, thrown, pinched, sent somewhere, and come to rest."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.base.geometry import Size
from kiosk.media.panoramas.surround import Extent
from kiosk.stage.panoramas.projection import NARROWEST, WIDEST, Lens, Look, turn
from kiosk.stage.tween import ease_in_out, ease_out

THROWN = 0.9
"""Seconds in which a thrown picture comes to rest."""
FASTEST = 200.0
"""Degrees a second at most, however it is thrown."""
GLIDE = 0.45
"""Seconds that a short way takes."""
LONGEST_GLIDE = 1.3
CLOSED_UP = 89.9
"""Degrees up or down that a whole sphere is looked at, and on a wall the steepest that is in view."""
STEEPEST_WALL = 78.0


@dataclass
class _Path:
    """A way from one look to another, which begins with the first frame that asks for it."""

    start: Look
    end: Look
    seconds: float
    ease: Callable[[float], float]
    at: float | None = None

    def look(self, now: float) -> Look:
        self.at = now if self.at is None else self.at
        part = self.ease((now - self.at) / self.seconds)
        a, b = self.start, self.end
        fov = a.fov * (b.fov / a.fov) ** part
        return Look(a.yaw + (b.yaw - a.yaw) * part, a.pitch + (b.pitch - a.pitch) * part, fov)

    def over(self, now: float) -> bool:
        return self.at is not None and now >= self.at + self.seconds


class Gaze:
    """Keeps to what the picture covers. Yaw runs on over 360 degrees, so that every way is a short one."""

    def __init__(self, home: Look) -> None:
        self._home = home
        self._extent, self._lens = Extent(), Lens(Size(16, 9))
        self.seen = home
        """Where it looked in the last frame."""
        self._path: _Path | None = None
        self._grabbed: Look | None = None
        self.drifting = False
        """Whether it turns slowly by itself."""
        self.sudden = False
        """Whether it is at once where it is sent, and never thrown."""

    def put(self, extent: Extent, lens: Lens) -> None:
        """Look at what covers `extent` through `lens`."""
        if (extent, lens) != (self._extent, self._lens):
            self._extent, self._lens = extent, lens
            self.seen = self.within(self.seen)
            if self._path:
                self._path.end = self.within(self._path.end)

    def reset(self) -> None:
        """As at the beginning."""
        self.seen, self._path, self._grabbed, self.drifting = self.within(self._home), None, None, False

    def look(self, now: float) -> Look:
        """Where one looks in the frame of clock time `now`."""
        if self._path:
            self.seen = self.within(self._path.look(now))
            if self._path.over(now):
                self.seen, self._path, self.drifting = self._path.end, None, False
        return self.seen

    @property
    def end(self) -> Look:
        """Where it comes to rest."""
        return self._path.end if self._path and not self.drifting else self.seen

    @property
    def moving(self) -> bool:
        """Whether it is on its way by itself, or held."""
        return self._path is not None or self._grabbed is not None

    def within(self, look: Look) -> Look:
        """The nearest look at which nothing is in view that the picture does not cover."""
        extent, lens = self._extent, self._lens
        fov = max(NARROWEST, min(WIDEST, look.fov))
        while fov > NARROWEST and not self._covered(fov):
            fov = max(NARROWEST, fov - 1)
        pitch = max(self._lowest(fov), min(self._highest(fov), look.pitch))
        yaw = look.yaw
        if not extent.closed:
            room = max(0.0, (extent.horizontal - lens.across(fov)) / 2)
            yaw = extent.yaw + max(-room, min(room, yaw - extent.yaw))
        return Look(yaw, pitch, fov)

    def _covered(self, fov: float) -> bool:
        wide = self._extent.closed or self._lens.across(fov) <= self._extent.horizontal
        return wide and (self._extent.vertical > 179 or self._lens.upright(fov) <= self._extent.vertical)

    def _highest(self, fov: float) -> float:
        return self._steepest(self._extent.pitch + self._extent.vertical / 2, fov)

    def _lowest(self, fov: float) -> float:
        return -self._steepest(self._extent.vertical / 2 - self._extent.pitch, fov)

    def _steepest(self, edge: float, fov: float) -> float:
        """The most degrees up, where the picture ends `edge` degrees up."""
        middle = (self._extent.vertical / 2 - edge) * -1
        half = self._lens.upright(fov) / 2
        if self._lens.manner == "cylindrical":
            top = math.tan(math.radians(min(edge, STEEPEST_WALL)))
            return max(middle, math.degrees(math.atan(top - math.tan(math.radians(half)))))
        return CLOSED_UP if edge > CLOSED_UP else max(middle, edge - half)

    # What fingers do.

    def grab(self) -> None:
        """A finger begins to drag."""
        self._path, self.drifting = None, False
        self._grabbed = self.seen

    def move(self, dx: float, dy: float) -> None:
        """The finger is (dx, dy) px from where it began."""
        if self._grabbed:
            self.seen = self.within(self._dragged(self._grabbed, dx, dy))

    def drop(self, vx: float, vy: float) -> None:
        """The finger lets go at (vx, vy) px/s."""
        self._grabbed = None
        if self.sudden:
            return
        way = THROWN / 3  # so the ease, whose slope is 3 at first, begins with the finger's speed
        most = FASTEST * way / max(FASTEST * way, self._degrees(math.hypot(vx, vy)) * way)
        end = self.within(self._dragged(self.seen, vx * way * most, vy * way * most))
        if end != self.seen:
            self._path = _Path(self.seen, end, THROWN, ease_out)

    def _degrees(self, px: float) -> float:
        return math.degrees(px / self._lens.focus(self.seen.fov))

    def _dragged(self, look: Look, dx: float, dy: float) -> Look:
        """What was under the finger stays under it, near the middle."""
        narrow = 1.0 if self._lens.manner == "cylindrical" else max(0.3, math.cos(math.radians(look.pitch)))
        return Look(look.yaw - self._degrees(dx) / narrow, look.pitch + self._degrees(dy), look.fov)

    def pinch(self, factor: float, x: float, y: float) -> None:
        """Two fingers zoom about the point (x, y) of the picture."""
        self._path, self.drifting, self._grabbed = None, False, None
        self.seen = self._about(self.seen, self.seen.fov / factor, x, y)

    def zoom_by(self, factor: float) -> None:
        """A press on plus or minus: about the middle."""
        end = self.end
        self.go(Look(end.yaw, end.pitch, end.fov / factor))

    def _about(self, look: Look, fov: float, x: float, y: float) -> Look:
        """Another field of view with what is seen at (x, y) staying there."""
        yaw, pitch = self._lens.ray(look, x, y)
        now = self.within(look._replace(fov=fov))
        for _ in range(3):
            there = self._lens.ray(now, x, y)
            now = self.within(Look(now.yaw + turn(there[0], yaw), now.pitch + pitch - there[1], now.fov))
        return now

    def step(self, across: float, up: float) -> None:
        """A press on an arrow: by so many parts of what is in view."""
        end = self.end
        lens = self._lens
        wide, high = min(90.0, lens.across(end.fov)), min(90.0, lens.upright(end.fov))
        self.go(Look(end.yaw + across * wide, end.pitch + up * high, end.fov))

    def go(self, look: Look, seconds: float | None = None) -> None:
        """Turn there the short way; slowly, where `seconds` are given."""
        end = self.within(look._replace(yaw=self.seen.yaw + turn(self.seen.yaw, look.yaw)))
        if not self._extent.closed:
            end = self.within(look)
        if self.sudden:
            self.jump(end)
            return
        self._grabbed, self.drifting = None, seconds is not None
        far = abs(end.yaw - self.seen.yaw) + abs(end.pitch - self.seen.pitch)
        short = min(LONGEST_GLIDE, GLIDE + far / 120)
        ease = ease_out if seconds is None else ease_in_out
        self._path = _Path(self.seen, end, short if seconds is None else seconds, ease)

    def jump(self, look: Look) -> None:
        """Be there at once."""
        self.seen, self._path, self._grabbed, self.drifting = self.within(look), None, None, False
