"""What a picture is called, on a slip of paper in one of its upper corners."""

from typing import Literal

from kiosk.base.geometry import Box
from kiosk.content.model import Text
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting

WIDEST = 0.36
"""The most of the picture's width that a slip takes."""


class Slip:
    """Takes no room of its own: it lies on the picture, a little in from the corner."""

    def __init__(self, corner: Literal["left", "right"]) -> None:
        self._corner = corner
        self._words: Setting | None = None
        self.box = Box(0, 0, 0, 0)
        self._at = (0, 0)

    def arrange(self, text: Text, picture: Box, reading: Reading) -> None:
        """Set `text` for a picture that stands in the box `picture`; an empty text leaves no slip."""
        theme = reading.theme
        inset, across, down = theme.px(24), theme.px(22), theme.px(9)
        width = round(picture.w * WIDEST) - 2 * across
        self._words = reading.set(text, theme.label(), max(1, width), balance=True) if text else None
        if not self._words:
            self.box = Box(0, 0, 0, 0)
            return
        ink = max(round(line.width) for line in self._words.lines)
        wide, high = ink + 2 * across, self._words.height + 2 * down
        x = picture.x + inset if self._corner == "left" else picture.right - inset - wide
        self.box = Box(x, picture.y + inset, wide, high)
        self._at = (x + across, picture.y + inset + down)

    def paint(self, painter: Painter, alpha: int = 255) -> None:
        """The slip and its words, faded to `alpha` 0–255."""
        if self._words and alpha > 0:
            painter.fill(self.box, "paper", alpha)
            painter.text(self._words, *self._at, alpha)
