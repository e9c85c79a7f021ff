"""The compass of a panorama: a strip with all directions, what lies in each, and the part in view."""

from collections.abc import Callable, Sequence

from kiosk.base.geometry import Box
from kiosk.media.panoramas.surround import Extent
from kiosk.stage.controls import Pan
from kiosk.stage.mirroring import straightened
from kiosk.stage.painter import Painter
from kiosk.stage.panoramas.projection import turn
from kiosk.stage.theme import Theme

TICKS = 15
"""Degrees from tick to tick; every third is longer."""
KEYED = 30.0
"""Degrees that a key turns by."""
SNAP = 24
"""Px at 1080p from a mark within which a tap is meant for it."""


class Compass:
    """Takes a box as high as a finger. A tap turns there, a finger that slides along it turns as it goes."""

    def __init__(self, turn_to: Callable[[float], None], take: Callable[[float], None]) -> None:
        """`turn_to` a yaw softly; `take` the view to a yaw, at once."""
        self._turn_to, self._take = turn_to, take
        self.box = Box(0, 0, 1, 1)
        self._line = Box(0, 0, 1, 1)
        self._extent = Extent()
        self._yaws: tuple[Sequence[float], Sequence[float]] = ((), ())
        self._snap = 0
        self._seen = self._grabbed = 0.0

    def mark(self, viewpoints: Sequence[float], hotspots: Sequence[float]) -> None:
        """What stands on it, by yaw."""
        self._yaws = (viewpoints, hotspots)

    def arrange(self, box: Box, extent: Extent, theme: Theme) -> None:
        """Lie in `box`, for a picture that covers `extent`."""
        self.box, self._extent, self._snap = box, extent, theme.px(SNAP)
        self._line = box.inset(theme.px(24), 0)

    def _x(self, yaw: float) -> int:
        part = turn(self._extent.yaw, yaw) / self._extent.horizontal + 0.5
        return self._line.x + round(part * self._line.w)

    def _yaw(self, x: float) -> float:
        part = (x - self._line.x) / self._line.w - 0.5
        return self._extent.yaw + max(-0.5, min(0.5, part)) * self._extent.horizontal

    def _tapped(self, x: float, y: float) -> None:
        del y
        marks = [yaw for yaws in self._yaws for yaw in yaws if abs(self._x(yaw) - x) <= self._snap]
        self._turn_to(min(marks, key=lambda yaw: abs(self._x(yaw) - x), default=self._yaw(x)))

    def control(self, label: str, turned: bool) -> Pan:
        """The strip; `turned`: on a mirrored page, where it keeps its left and its right."""
        strip = Pan(
            "compass",
            self.box,
            "x",
            self._grab,
            self._move,
            lambda *_: None,
            tap=self._tapped,
            label=label,
            step=lambda by: self._turn_to(self._seen + by * KEYED),
        )
        return straightened([strip], self.box, turned)[0]

    def _grab(self) -> None:
        self._grabbed = self._seen

    def _move(self, dx: float, dy: float) -> None:
        del dy
        self._take(self._grabbed + dx / self._line.w * self._extent.horizontal)

    def paint(self, painter: Painter, yaw: float, across: float) -> None:
        """The strip, with the part `across` degrees wide about `yaw` in view."""
        self._seen = yaw
        with painter.straight(self.box):
            self._paint_strip(painter, yaw, across)

    def _paint_strip(self, painter: Painter, yaw: float, across: float) -> None:
        theme, line = painter.theme, self._line
        painter.panel(self.box, self.box.h // 2, "paper")
        window = round(min(1.0, across / self._extent.horizontal) * line.w)
        left = self._x(yaw) - window // 2
        with painter.clip(line):
            for shift in (-line.w, 0, line.w) if self._extent.closed else (0,):
                self._paint_window(painter, Box(left + shift, line.y, window, line.h))
        middle = line.y + line.h // 2
        painter.fill(Box(line.x, middle - 1, line.w, max(1, theme.px(2))), "stone")
        self._paint_ticks(painter, middle)
        self._paint_marks(painter, middle)

    @staticmethod
    def _paint_window(painter: Painter, box: Box) -> None:
        theme = painter.theme
        edge, inset = theme.px(4), theme.px(9)
        painter.fill(box.inset(0, inset), "gold-pale")
        painter.fill(Box(box.x, box.y + inset, edge, box.h - 2 * inset), "ink")
        painter.fill(Box(box.right - edge, box.y + inset, edge, box.h - 2 * inset), "ink")

    def _paint_ticks(self, painter: Painter, middle: int) -> None:
        theme = painter.theme
        thin = max(1, theme.px(2))
        count = round(self._extent.horizontal / TICKS)
        for number in range(count + 1):
            high = theme.px(20 if number % 3 == 0 else 11)
            x = self._line.x + round(number * self._line.w / count)
            painter.fill(Box(x - thin // 2, middle - high // 2, thin, high), "stone")

    def _paint_marks(self, painter: Painter, middle: int) -> None:
        theme = painter.theme
        for yaws, radius, ink in zip(
            self._yaws, (theme.px(7), theme.px(11)), ("brown", "accent"), strict=True
        ):
            for yaw in yaws:
                x = self._x(yaw)
                painter.panel(Box(x - radius, middle - radius, 2 * radius, 2 * radius), radius, ink)
