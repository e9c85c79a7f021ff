"""The attract loop: the chapters' pictures pass slowly, and a line in every language invites a touch."""

from kiosk.base.geometry import Box
from kiosk.content.model import Exhibition
from kiosk.show.drift import Moving, moving_pictures
from kiosk.show.scene import Scene
from kiosk.show.wording import WORDS
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading, spoken
from kiosk.stage.typesetting import Setting


class Attract(Scene):
    """What the screen shows while no one is there."""

    def __init__(self, exhibition: Exhibition, now: float) -> None:
        self.exhibition = exhibition
        self._start = now
        self._screen = Box(0, 0, 1, 1)
        self._pictures = [outline.hero for outline in exhibition.chapters if outline.hero]
        self._moving: Moving | None = None
        self._lines: list[tuple[Setting, int, int]] = []
        self._band = Box(0, 0, 1, 1)
        self._pill = Box(0, 0, 1, 1)

    def arrange(self, screen: Box, reading: Reading) -> None:
        """Title and invitation in every language on a band of paper at the foot."""
        self._screen = screen
        theme = reading.theme
        wide = screen.w > screen.h
        self._band, above = screen.cut_bottom(theme.px(250 if wide else 520))
        still = reading.access.reduced_motion
        self._moving = moving_pictures(self._pictures, above, still) if self._pictures else None
        margin = theme.margin if wide else theme.px(56)
        inside = self._band.inset(margin, theme.px(40))
        invitation = self._invitation(reading)
        pill_height = sum(s.height for s in invitation) + theme.px(44)
        pill_width = max(s.width for s in invitation) + theme.px(150)
        if wide:
            corner = (inside.right - pill_width, inside.y + (inside.h - pill_height) // 2)
            room = inside.w - pill_width - theme.px(80)
        else:
            corner = (inside.x, inside.bottom - pill_height)
            room = inside.w
        self._pill = Box(corner[0], corner[1], pill_width if wide else inside.w, pill_height)
        self._lines = self._place_titles(reading, inside, room, wide)
        y = self._pill.y + theme.px(22)
        for line in invitation:
            self._lines.append((line, self._pill.x + theme.px(110), y))
            y += line.height

    def _invitation(self, reading: Reading) -> list[Setting]:
        codes = [code for code, _ in self.exhibition.languages]
        styles = [reading.theme.lead("paper"), reading.theme.label("gold-pale")]
        lines = [(code, touch) for code in codes if (touch := spoken(WORDS, code, "touch"))]
        return [
            reading.set(touch, styles[min(i, 1)], language=code)
            for i, (code, touch) in enumerate(lines or [("en", WORDS["en"]["touch"])])
        ]

    def _place_titles(
        self, reading: Reading, inside: Box, room: int, wide: bool
    ) -> list[tuple[Setting, int, int]]:
        theme = reading.theme
        settings = []
        for i, (code, _) in enumerate(self.exhibition.languages):
            style = theme.title() if i == 0 else theme.label("brown")
            said = self.exhibition.title.pick([code])
            if said:
                settings.append(reading.set(said, style, room, balance=True, language=code))
        height = sum(s.height for s in settings) + theme.px(10) * (len(settings) - 1)
        y = inside.y + ((inside.h - height) // 2 if wide else 0)
        placed = []
        for setting in settings:
            placed.append((setting, inside.x, y))
            y += setting.height + theme.px(10)
        return placed

    def paint(self, painter: Painter) -> None:
        """The moving pictures, and the band."""
        if self._moving:
            self._moving.paint(painter, max(0.0, painter.now - self._start))
        else:
            painter.fill(self._screen, "sea")
        self._paint_band(painter)

    def _paint_band(self, painter: Painter) -> None:
        theme = painter.theme
        painter.fill(self._band, "paper")
        painter.fill(Box(self._band.x, self._band.y, self._band.w, theme.px(8)), "accent")
        painter.panel(self._pill, self._pill.h // 2, "accent")
        side = theme.px(56)
        painter.icon("touch", Box(self._pill.x + theme.px(36), self._pill.y, side, self._pill.h), "paper")
        for setting, x, y in self._lines:
            painter.text(setting, x, y)

    def wake_at(self, now: float) -> float | None:
        """When the pictures have moved on."""
        return now + self._moving.pause(max(0.0, now - self._start)) if self._moving else None
