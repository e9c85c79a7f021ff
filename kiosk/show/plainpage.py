"""The plain page: what is shown where no exhibition can be. It needs nothing but a canvas and the fonts."""

import logging
from collections.abc import Iterator

from kiosk.base.geometry import Box
from kiosk.show.wording import WORDS
from kiosk.stage.canvas import Canvas, Texture
from kiosk.stage.faces import Faces
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Typesetter

log = logging.getLogger(__name__)

LANGUAGES = ("zh", "en")
"""It knows of no exhibition, and so of no other ones."""


DOORS = 5
"""They stand closed beside or below the words."""


class PlainPage:
    """Says on paper, in Chinese and English, that the exhibition will be back soon."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._theme = canvas, Theme(canvas.size)
        theme, screen = self._theme, Box(0, 0, *canvas.size)
        page, wide = screen.inset(theme.margin, theme.px(120)), screen.w > screen.h
        gap = theme.px(96)
        words, hall = page.columns(2, gap) if wide else page.rows(2, gap)
        self._doors = hall.columns(DOORS, theme.px(20))
        try:
            self._lines = list(self._set(words, low=not wide))
        except Exception:  # without a font it is quiet paper: still no black screen
            log.exception("the plain page has no words")
            self._lines = []

    def paint(self) -> None:
        """Paint and present it."""
        theme, canvas = self._theme, self._canvas
        canvas.clear(theme.ink("paper"))
        for door in self._doors:
            canvas.fill(door, theme.ink("sand"))
            canvas.fill(door.cut_bottom(theme.px(8))[0], theme.ink("accent"))
        for texture, box in self._lines:
            canvas.draw(texture, box)
        canvas.present()

    def _set(self, room: Box, low: bool) -> Iterator[tuple[Texture, Box]]:
        """The lines of both languages below one another, in the middle of the room or `low` in it."""
        theme = self._theme
        typesetter = Typesetter(Faces(languages=LANGUAGES))
        settings = [
            typesetter.set(WORDS[language][key], style, room.w, language, balance=True)
            for language, large in zip(LANGUAGES, (theme.title(), theme.heading()), strict=True)
            for key, style in (("soon", large), ("soon-line", theme.lead()))
        ]
        gaps = [0, theme.px(12), theme.px(64), theme.px(12)]
        left = max(0, room.h - sum(each.height for each in settings) - sum(gaps))
        y = room.y + (left if low else left // 2)
        for setting, gap in zip(settings, gaps, strict=True):
            size, data = typesetter.rasterise(setting)
            yield self._canvas.texture(size, data, opaque=False), Box(room.x, y + gap, *size)
            y += gap + setting.height
