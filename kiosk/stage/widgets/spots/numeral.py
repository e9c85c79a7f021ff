"""A number in a disc, as it stands on a picture and in front of what is said of the place."""

from dataclasses import replace

from kiosk.base.geometry import Box
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading

FIGURE = 0.56
"""Size of the figure for the disc."""


class Numeral:
    """The same disc on the picture, in the list and on the card."""

    def __init__(self, number: int, across: float, reading: Reading) -> None:
        """`across` in px at 1080p, at the ordinary text size: it grows as the words on controls do."""
        theme = reading.theme
        self.side = theme.px(across * theme.growth)
        style = replace(theme.label(), role="serif", size=round(self.side * FIGURE), leading=1.0)
        self._setting = reading.set(str(number), style)

    def paint(self, painter: Painter, x: int, y: int, filled: bool = False, down: bool = False) -> None:
        """Its middle at (x, y); `filled` with the accent where it is the one that is spoken of."""
        box = Box(x - self.side // 2, y - self.side // 2, self.side, self.side)
        theme, rim = painter.theme, painter.theme.px(2)
        painter.panel(box.inset(-rim), box.w // 2 + rim, "paper")
        ground = "ink" if down else "accent" if filled else "paper"
        painter.panel(box, box.w // 2, ground, None if filled else "ink", theme.line)
        ink = "paper" if filled or down else "ink"
        setting = self._setting
        painter.text(setting, x - setting.width // 2, y - setting.height // 2, ink=ink)
