"""A sentence or two in one style, which scrolls where its place is too low for it."""

from kiosk.base.geometry import Box
from kiosk.stage.controls import Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting, Style
from kiosk.stage.widgets.scroller import Scroller


class Remark:
    """Set by `set`, placed by `arrange`."""

    def __init__(self, name: str) -> None:
        self.scroller = Scroller(name)
        self._words: Setting | None = None

    @property
    def height(self) -> int:
        """The height in px it would like."""
        return self._words.height if self._words else 0

    def set(self, text: str, style: Style, reading: Reading, width: int) -> int:
        """Set `text` in lines of `width` px; gives the height, 0 where there is nothing to say."""
        self._words = reading.set(text, style, max(1, width)) if text else None
        return self.height

    def arrange(self, box: Box, reading: Reading) -> None:
        """Place what was set in `box`."""
        self.scroller.arrange(box, self.height, reading)

    def paint(self, painter: Painter) -> None:
        """The part that is in view."""
        if self._words:
            with self.scroller.window(painter) as top:
                painter.text(self._words, self.scroller.box.x, top)

    def controls(self) -> list[Control]:
        """The scroller's."""
        return self.scroller.controls() if self._words else []
