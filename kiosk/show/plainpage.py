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


class PlainPage:
    """Says on paper, in Chinese and English, that the exhibition will be back soon."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._theme = canvas, Theme(canvas.size)
        self._screen = Box(0, 0, *canvas.size)
        try:
            self._lines = list(self._set())
        except Exception:  # without a font it is quiet paper: still no black screen
            log.exception("the plain page has no words")
            self._lines = []

    def paint(self) -> None:
        """Paint and present it."""
        theme, canvas = self._theme, self._canvas
        canvas.clear(theme.ink("paper"))
        canvas.fill(self._screen.cut_bottom(theme.px(8))[0], theme.ink("accent"))
        for texture, box in self._lines:
            canvas.draw(texture, box)
        canvas.present()

    def _set(self) -> Iterator[tuple[Texture, Box]]:
        """The lines of both languages, one below the other, around the middle of the screen."""
        theme = self._theme
        typesetter = Typesetter(Faces(languages=LANGUAGES))
        room = self._screen.inset(theme.margin, theme.margin)
        settings = [
            typesetter.set(WORDS[language][key], style, room.w, language, balance=True)
            for language, large in zip(LANGUAGES, (theme.title(), theme.heading()), strict=True)
            for key, style in (("soon", large), ("soon-line", theme.lead()))
        ]
        gaps = [0, theme.px(12), theme.px(64), theme.px(12)]
        y = room.y + max(0, (room.h - sum(each.height for each in settings) - sum(gaps)) // 2)
        for setting, gap in zip(settings, gaps, strict=True):
            size, data = typesetter.rasterise(setting)
            yield self._canvas.texture(size, data, opaque=False), Box(room.x, y + gap, *size)
            y += gap + setting.height
