"""A small map on a picture that is looked at closely: shows where one is, and leads elsewhere."""

from kiosk.base.geometry import Box, Size
from kiosk.stage.controls import Pan
from kiosk.stage.mirroring import straightened
from kiosk.stage.painter import Painter
from kiosk.stage.theme import Theme
from kiosk.stage.widgets.pictures.loupe import Loupe

LONGEST = 280
"""Px at 1080p of its longer side."""


class Overview:
    """A tap on it brings that point to the middle; a finger may also drag the frame."""

    def __init__(self) -> None:
        self._stage = Box(0, 0, 1, 1)
        self._longest = self._least = self._rim = 1

    def arrange(self, stage: Box, theme: Theme) -> None:
        """Stand in the lower left corner of `stage`, where the picture is."""
        self._stage, self._rim = stage, theme.px(6)
        self._longest = min(theme.px(LONGEST), stage.w // 3, stage.h // 3)
        self._least = theme.target

    def _map(self, loupe: Loupe) -> Box:
        """The small picture itself."""
        size = loupe.fit.contain(Size(self._longest, self._longest))
        gap = 4 * self._rim
        return Box(self._stage.x + gap, self._stage.bottom - gap - size.h, *size)

    def control(self, name: str, loupe: Loupe, turned: bool = False) -> Pan:
        """The surface to tap and to drag; `turned`: on a mirrored page."""
        shown = self._map(loupe)
        less = max(0, self._least - shown.w) // -2, max(0, self._least - shown.h) // -2

        def tap(x: float, y: float) -> None:
            loupe.look_at((x - shown.x) / shown.w, (y - shown.y) / shown.h)

        def move(dx: float, dy: float) -> None:
            times = loupe.fit.w * loupe.zoom / shown.w
            loupe.move(-dx * times, -dy * times)

        place = shown.inset(*less)
        surface = Pan(name, place, "both", loupe.grab, move, lambda *_: loupe.drop(0, 0), tap=tap)
        return straightened([surface], shown, turned)[0]

    def paint(self, painter: Painter, loupe: Loupe) -> None:
        """The whole picture in small, and a frame around what is seen of it."""
        shown = self._map(loupe)
        painter.fill(shown.inset(-self._rim), "paper")
        with painter.straight(shown):
            self._paint_map(painter, loupe, shown)

    def _paint_map(self, painter: Painter, loupe: Loupe, shown: Box) -> None:
        texture, _ = painter.pictures.texture(loupe.whole_at(shown.size))
        if texture:
            painter.canvas.draw(texture, shown)
        else:
            painter.fill(shown, "sand")
        place = loupe.place(painter.now)
        seen = place.clip(loupe.box)
        x, y = (seen.x - place.x) * shown.w // place.w, (seen.y - place.y) * shown.h // place.h
        w = max(self._rim, seen.w * shown.w // place.w)
        h = max(self._rim, seen.h * shown.h // place.h)
        self._paint_frame(painter, Box(shown.x + x, shown.y + y, w, h))

    def _paint_frame(self, painter: Painter, box: Box) -> None:
        line = max(2, self._rim // 2)
        outer = box.inset(-line)
        for ink, frame in (("paper", outer.inset(-line)), ("accent", outer)):
            painter.fill(frame.cut_top(line)[0], ink)
            painter.fill(frame.cut_bottom(line)[0], ink)
            painter.fill(frame.cut_left(line)[0], ink)
            painter.fill(frame.cut_right(line)[0], ink)
