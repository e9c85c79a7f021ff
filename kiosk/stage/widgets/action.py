"""What there is to do next: a button with a word, and an icon after it, filled with the accent."""

from collections.abc import Callable

from kiosk.base.geometry import Box, Size
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


class Action:
    """Set by `set`, placed by `place`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._label = ""
        self._icon = ""
        self._word: Setting | None = None
        self._box = Box(0, 0, 1, 1)

    def set(self, word: str, icon: str, reading: Reading, width: int) -> Size:
        """Set `word`, before the icon, at most `width` px wide; gives the size, never less than a finger."""
        theme = reading.theme
        around = theme.px(92 + 44)
        self._label, self._icon = word, icon
        self._word = reading.set(word, theme.label(), max(1, width - around), balance=True)
        ink = max((round(line.width) for line in self._word.lines), default=0)
        high = max(theme.px(80), self._word.height + theme.px(32))
        self._box = Box(self._box.x, self._box.y, ink + around, high)
        return self._box.size

    def place(self, x: int, y: int) -> None:
        """Put its top left there."""
        self._box = Box(x, y, *self._box.size)

    def button(self, act: Callable[[], None], way_out: bool = False) -> Button:
        """The button, which does `act`; `way_out` as that of a button."""
        return Button(self._name, self._box, act, self._label, way_out)

    def paint(self, painter: Painter) -> None:
        """Filled, darker while it is pressed."""
        theme, box = painter.theme, self._box
        down = painter.pressed == self._name
        painter.panel(box, min(box.h // 2, theme.px(40)), "accent-dark" if down else "accent")
        if self._word:
            y = box.y + (box.h - self._word.height) // 2
            painter.text(self._word, box.x + theme.px(46), y, ink="paper")
        side = theme.px(34)
        icon = Box(box.right - theme.px(42) - side, box.y + (box.h - side) // 2, side, side)
        painter.icon(self._icon, icon, "paper")
