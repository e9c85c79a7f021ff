"""Small pictures of a film on one texture: above the finger that scrubs, and in place of a poster."""

from kiosk.base.geometry import Box, Size
from kiosk.media.recordings.filmstrip import Filmstrip
from kiosk.stage.canvas import Texture
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.players.scrubber import clock_face

_EARLY = 0.3
"""The part of a film at which its picture serves as a poster."""


class FilmPreview:
    """Holds the texture until it is told to let go."""

    def __init__(self) -> None:
        self._strip: Filmstrip | None = None
        self._sheet: Texture | None = None

    def _texture(self, painter: Painter, strip: Filmstrip) -> Texture:
        if self._sheet is None or strip is not self._strip:
            self._strip, self._sheet = strip, painter.canvas.texture(strip.size, strip.data, opaque=True)
        return self._sheet

    def forget(self) -> None:
        """Let go of the texture."""
        self._strip = self._sheet = None

    def paint_poster(self, painter: Painter, strip: Filmstrip, place: Box) -> None:
        """A picture from the film, as large as it goes."""
        part = strip.box(strip.facts.seconds * _EARLY)
        painter.canvas.draw(self._texture(painter, strip), place.centred(part.size.contain(place.size)), part)

    def paint(
        self, painter: Painter, strip: Filmstrip, seconds: float, foot: tuple[int, int], room: Box
    ) -> None:
        """The picture of a time with its clock face, its foot at the point `foot`, inside `room`."""
        theme = painter.theme
        each, rim = Size(theme.px(strip.each.w), theme.px(strip.each.h)), theme.px(6)
        x = min(max(foot[0] - each.w // 2, room.x + rim), room.right - each.w - rim)
        box = Box(x, max(room.y + rim, foot[1] - each.h - rim), *each)
        painter.fill(Box(box.x - rim, box.y - rim, box.w + 2 * rim, box.h + 2 * rim), "paper")
        painter.canvas.draw(self._texture(painter, strip), box, strip.box(seconds))

    @staticmethod
    def paint_time(
        painter: Painter, seconds: float, foot: tuple[int, int], room: Box, reading: Reading
    ) -> None:
        """The clock face alone on a slip, where there are no small pictures."""
        theme = painter.theme
        words = reading.set(clock_face(seconds), theme.label())
        wide, high = words.width + theme.px(28), words.height + theme.px(12)
        x = min(max(foot[0] - wide // 2, room.x), room.right - wide)
        painter.fill(Box(x, foot[1] - high, wide, high), "paper")
        painter.text(words, x + theme.px(14), foot[1] - high + theme.px(6))
