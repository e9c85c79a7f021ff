"""The attract loop: the chapters' pictures move slowly past, and a line in every language invites a touch."""

from kiosk.base.geometry import Box
from kiosk.content.model import Exhibition, Outline, Picture
from kiosk.show.scene import Scene
from kiosk.show.wording import words
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.tween import ease_in_out
from kiosk.stage.typesetting import Setting

HOLD = 10.0
"""Seconds each picture is shown."""
FADE = 1.2
"""Seconds in which one picture gives way to the next."""
TRAVEL = 0.12
"""How far a picture moves meanwhile, as a part of the screen's width."""


class Attract(Scene):
    """Moves by whole pixels, so that every frame is a plain copy; its frames come as often as a pixel passes."""

    def __init__(self, exhibition: Exhibition, now: float) -> None:
        self.exhibition = exhibition
        self._start = now
        self._screen = Box(0, 0, 1, 1)
        self._shown = [outline for outline in exhibition.chapters if outline.hero]
        self._lines: list[tuple[Setting, int, int]] = []
        self._captions: list[list[tuple[Setting, int, int]]] = []
        self._band = Box(0, 0, 1, 1)
        self._pill = Box(0, 0, 1, 1)

    def arrange(self, screen: Box, reading: Reading) -> None:
        """Title and invitation in every language on a band of paper at the foot."""
        self._screen = screen
        theme = reading.theme
        wide = screen.w > screen.h
        self._band, _ = screen.cut_bottom(theme.px(250 if wide else 520))
        margin = theme.margin
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
        spoken = [code for code in codes if "touch" in words().get(code, {})] or ["en"]
        return [
            reading.typesetter.set(words()[code]["touch"], styles[min(i, 1)], None, code)
            for i, code in enumerate(spoken)
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
                settings.append(reading.typesetter.set(said, style, room, code, balance=True))
        height = sum(s.height for s in settings) + theme.px(10) * (len(settings) - 1)
        y = inside.y + ((inside.h - height) // 2 if wide else 0)
        placed = []
        for setting in settings:
            placed.append((setting, inside.x, y))
            y += setting.height + theme.px(10)
        return placed

    def _leg(self, now: float) -> tuple[int, float]:
        """Which picture is shown, and the seconds it has been."""
        leg, within = divmod(max(0.0, now - self._start), HOLD)
        return int(leg), within

    def paint(self, painter: Painter) -> None:
        """The picture of the moment, the one it gives way to, and the band."""
        if self._shown:
            leg, within = self._leg(painter.now)
            self._paint_picture(painter, leg, within, 255)
            if within > HOLD - FADE and len(self._shown) > 1:
                part = ease_in_out((within - HOLD + FADE) / FADE)
                self._paint_picture(painter, leg + 1, within - HOLD, round(255 * part))
        else:
            painter.fill(self._screen, "sea")
        self._paint_band(painter)

    def _paint_picture(self, painter: Painter, leg: int, within: float, alpha: int) -> None:
        outline: Outline = self._shown[leg % len(self._shown)]
        picture = outline.hero or Picture("")
        place = self._place(painter.theme)
        slack = place.w - self._screen.w
        progress = (within + FADE) / (HOLD + FADE)
        shift = round(slack * (progress if leg % 2 == 0 else 1 - progress))
        with painter.clip(Box(0, 0, self._screen.w, self._band.y)):
            painter.picture(picture, place.moved(-shift, 0), alpha=max(0, min(255, alpha)))

    def _place(self, theme: Theme) -> Box:
        """Where a picture stands: as high as the screen above the band, and wider by its travel."""
        del theme
        return Box(0, 0, round(self._screen.w * (1 + TRAVEL)), self._band.y)

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
        """When the picture has moved by the next pixel, or at the next step of a fade."""
        if not self._shown:
            return None
        _, within = self._leg(now)
        if within > HOLD - FADE:
            return now + 1 / 30
        pixels_a_second = self._screen.w * TRAVEL / (HOLD + FADE)
        return now + max(1 / 30, 1 / pixels_a_second)
