"""The dark screen: outside the opening hours, or where staff have left it dark."""

from kiosk.base.geometry import Box
from kiosk.show.scene import Scene
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading

BLACK = (0, 0, 0)
"""No ink of the theme: pixels that give no light."""


class Night(Scene):
    """Nothing at all. Once it is black it wants no further frame."""

    dark = True

    def __init__(self) -> None:
        self._screen = Box(0, 0, 1, 1)

    def arrange(self, screen: Box, reading: Reading) -> None:
        """It covers the screen."""
        del reading
        self._screen = screen

    def paint(self, painter: Painter) -> None:
        """Black."""
        painter.fill(self._screen, BLACK)
