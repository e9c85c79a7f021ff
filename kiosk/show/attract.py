"""The attract loop: the chapters' pictures pass slowly, and a line in every language invites a touch."""

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Exhibition
from kiosk.show.drift import Moving, moving_pictures
from kiosk.show.flow import Flow
from kiosk.show.scene import Scene
from kiosk.show.wording import WORDS, say
from kiosk.stage.controls import Button, Control
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
        self.access = Box(0, 0, 1, 1)
        """Where a touch opens the drawer of access at once."""
        self._label = ""

    def arrange(self, screen: Box, reading: Reading) -> None:
        """Title and invitation in every language on a band of paper at the foot."""
        self._screen = screen
        theme = reading.theme
        wide = screen.w > screen.h
        margin, edge = theme.margin if wide else theme.px(56), theme.px(40)
        across = screen.w - 2 * margin
        side, gap = max(theme.target, theme.px(96)), theme.px(32)
        room = across - side - gap
        invitation = self._invitation(reading, (room // 2 if wide else room) - theme.px(150))
        pill = Size(invitation.width + theme.px(150), invitation.height + theme.px(44))
        titles = self._titles(reading, across - (pill.w + side + gap + theme.px(80) if wide else 0))
        needed = max(titles.height, pill.h) if wide else titles.height + edge + pill.h
        self._band, above = screen.cut_bottom(max(theme.px(250 if wide else 520), needed + 2 * edge))
        still = reading.access.reduced_motion
        self._moving = moving_pictures(self._pictures, above, still) if self._pictures else None
        inside = self._band.inset(margin, edge)
        if wide:
            corner = inside.right - side - gap - pill.w, inside.y + (inside.h - pill.h) // 2
        else:
            corner = inside.x, inside.bottom - pill.h
        self._pill = Box(*corner, pill.w if wide else room, pill.h)
        self.access = Box(inside.right - side, self._pill.y + (pill.h - side) // 2, side, side)
        self._label = say(reading, "access")
        top = inside.y + ((inside.h - titles.height) // 2 if wide else 0)
        words = self._pill.x + theme.px(110), self._pill.y + theme.px(22)
        self._lines = [*titles.at(inside.x, top), *invitation.at(*words)]

    def _invitation(self, reading: Reading, room: int) -> Flow:
        codes = [code for code, _ in self.exhibition.languages]
        styles = [reading.theme.lead("paper"), reading.theme.label("gold-pale")]
        lines = [(code, touch) for code in codes if (touch := spoken(WORDS, code, "touch"))]
        settings = [
            reading.set(touch, styles[min(i, 1)], language=code)
            for i, (code, touch) in enumerate(lines or [("en", WORDS["en"]["touch"])])
        ]
        return Flow(settings, room, reading.theme.px(40), 0)

    def _titles(self, reading: Reading, room: int) -> Flow:
        theme = reading.theme
        said_in: dict[str, str] = {}
        for code, _ in self.exhibition.languages:
            said_in.setdefault(self.exhibition.title.pick([code]), code)
        settings = []
        for i, (said, code) in enumerate(said_in.items()):
            if said:
                style = theme.title() if i == 0 else theme.label("brown")
                line = reading.set(said, style, language=code)
                fits = line.width <= room
                settings.append(line if fits else reading.set(said, style, room, balance=True, language=code))
        return Flow(settings, room, theme.px(40), theme.px(10))

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
        painter.panel(self._pill, min(self._pill.h // 2, theme.px(72)), "accent")
        side = theme.px(56)
        painter.icon("touch", Box(self._pill.x + theme.px(36), self._pill.y, side, self._pill.h), "paper")
        painter.panel(self.access, self.access.h // 2, "paper", "ink", theme.px(2))
        painter.icon("access", self.access.inset(theme.px(20)), "ink")
        for setting, x, y in self._lines:
            painter.text(setting, x, y)

    def controls(self) -> list[Control]:
        """The one thing to be touched in particular; a touch anywhere else begins the visit too."""
        return [Button("access", self.access, lambda: None, self._label)]

    def wake_at(self, now: float) -> float | None:
        """When the pictures have moved on."""
        return now + self._moving.pause(max(0.0, now - self._start)) if self._moving else None
