"""The failsafe panel as a scene of its own: shown for some seconds instead of what has failed."""

from collections.abc import Callable

from kiosk.base.geometry import Box
from kiosk.show.bar import Pill, pill, pill_size
from kiosk.show.scene import Scene
from kiosk.show.sorry import Sorry
from kiosk.show.wording import say
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading

STANDS = 8.0
"""Seconds after which it leads to the doors by itself."""


class Rearranged(Scene):
    """Says that the page is being rearranged; a touch anywhere leads to the doors, and so does time."""

    def __init__(self, go_home: Callable[[], None], now: float) -> None:
        self._go_home = go_home
        self._until = now + STANDS
        self._screen = Box(0, 0, 1, 1)
        self._panel = Sorry()
        self._pill: Pill | None = None

    def arrange(self, screen: Box, reading: Reading) -> None:
        """The panel in the middle, the way home below it."""
        theme, self._screen = reading.theme, screen
        place = reading.within_reach(screen)
        width = min(place.w - 2 * theme.margin, theme.px(1080))
        word = say(reading, "home")
        size = pill_size(reading, word, "home")
        gap = theme.px(40)
        high = min(self._panel.measure(width, reading), place.h - size.h - 2 * gap)
        x, y = place.x + (place.w - width) // 2, place.y + (place.h - high - gap - size.h) // 2
        self._panel.arrange(Box(x, y, width, high), reading)
        button = Button("home", Box(x, y + high + gap, *size), self._go_home, word, way_out=True)
        self._pill = pill(reading, button, word, "home")

    def paint(self, painter: Painter) -> None:
        """All of it on paper."""
        painter.fill(self._screen, "paper")
        self._panel.paint(painter)
        if self._pill:
            self._pill.paint(painter)

    def controls(self) -> list[Control]:
        """The button; all the screen does the same."""
        if self._pill is None:
            return []
        anywhere = Button("anywhere", self._screen, self._go_home, self._pill.button.label, double=True)
        return [anywhere, self._pill.button]

    def tick(self, now: float) -> bool:
        """When it has stood long enough, on to the doors."""
        if now < self._until:
            return False
        self._go_home()
        return True

    def wake_at(self, now: float) -> float | None:
        """When it has."""
        del now
        return self._until
