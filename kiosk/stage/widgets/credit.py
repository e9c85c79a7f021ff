"""A few words on a slip of paper in the lower left corner of a picture: who made it, or what it is."""

from kiosk.base.geometry import Box
from kiosk.content.model import Text
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


class Credit:
    """Takes no room of its own: it lies on the picture."""

    def __init__(self) -> None:
        self._words: Setting | None = None
        self._slip = Box(0, 0, 0, 0)

    def arrange(self, text: Text, picture: Box, reading: Reading) -> None:
        """Set `text` for a picture that stands in the box `picture`; an empty text leaves no slip."""
        theme = reading.theme
        left = max(picture.x, theme.margin)  # clear of what turns the page at the screen's edge
        room = picture.right - left - theme.px(40)
        self._words = reading.set(text, theme.caption(), None) if text and room > 0 else None
        if self._words and self._words.width > room:
            self._words = reading.set(text, theme.caption(), room, max_lines=1)
        if self._words:
            width, height = self._words.width + theme.px(32), self._words.height + theme.px(8)
            self._slip = Box(left, picture.bottom - height, width, height)

    def paint(self, painter: Painter) -> None:
        """The slip and its words."""
        if self._words:
            painter.fill(self._slip, "paper")
            x = self._slip.x + painter.theme.px(16)
            painter.text(self._words, x, self._slip.y + painter.theme.px(4))
