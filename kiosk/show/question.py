"""Asks a visitor who has not touched anything for a while whether they are still there."""

from collections.abc import Callable

from kiosk.base.geometry import Box
from kiosk.show.scene import Scene
from kiosk.show.wording import say
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


class Question(Scene):
    """A card over the dimmed page. It has no button: any touch anywhere answers it."""

    veiled = True

    def __init__(self, seconds: Callable[[], int]) -> None:
        self._seconds = seconds
        self._shown = -1
        self._screen = self._card = Box(0, 0, 1, 1)
        self._lines: list[tuple[Setting, int, int]] = []
        self._reading: Reading | None = None

    def arrange(self, screen: Box, reading: Reading) -> None:
        """A card in the middle, the countdown at its top."""
        theme = reading.theme
        self._screen, self._reading = screen, reading
        width = min(screen.w - 2 * theme.margin, theme.px(860))
        room = width - theme.px(120)
        self._shown = self._seconds()
        settings = [
            reading.set(str(self._shown), theme.numeral(120, "accent"), None),
            reading.set(say(reading, "still-there"), theme.title(), room, balance=True),
            reading.set(say(reading, "still-there-line"), theme.lead(), room, balance=True),
        ]
        height = sum(each.height for each in settings) + theme.px(140)
        self._card = screen.centred(Box(0, 0, width, height).size)
        self._lines, y = [], self._card.y + theme.px(54)
        for each in settings:
            self._lines.append((each, self._card.x + theme.px(60), y))
            y += each.height + theme.px(14)

    def tick(self, now: float) -> bool:
        """Every second another number."""
        del now
        if self._reading is None or self._seconds() == self._shown:
            return False
        self.arrange(self._screen, self._reading)
        return True

    def paint(self, painter: Painter) -> None:
        """The dimmed page, and the card on it."""
        painter.fill(self._screen, "ink", 150)
        painter.panel(self._card, painter.theme.px(20), "paper")
        for setting, x, y in self._lines:
            painter.text(setting, x, y)
