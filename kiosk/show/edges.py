"""The strips beside a page that turn it: all that lies left and right of its content, with an arrow each."""

from collections.abc import Callable
from functools import partial

from kiosk.base.geometry import Box, Size
from kiosk.show.wording import say
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme

WIDE, NARROW = 88, 68
"""Width at 1080p of what lies beside a page's content, where not large: of a wide page, and of a tall one."""


class Edges:
    """Beside a `page` on the `floor`: on a wall, where its neighbours are in view, these turn it too."""

    def __init__(self, page: Box, floor: Box, reading: Reading) -> None:
        self._page, self._floor, self._reading = page, floor, reading

    def buttons(self, at: int, count: int, turn_to: Callable[[int], None]) -> list[Button]:
        """Those that lead somewhere from page `at` of `count`."""
        page, floor, reading = self._page, self._floor, self._reading
        edge = self._width(reading.theme)
        buttons = []
        if at > 0:
            before, _ = floor.cut_left(page.x - floor.x + edge)
            buttons.append(self._button("previous", before, partial(turn_to, at - 1)))
        if at < count - 1:
            after, _ = floor.cut_right(floor.right - page.right + edge)
            buttons.append(self._button("next", after, partial(turn_to, at + 1)))
        return buttons

    def _button(self, name: str, box: Box, act: Callable[[], None]) -> Button:
        return Button(name, box, act, say(self._reading, name), mark=self._disc(name))

    def _disc(self, name: str) -> Box:
        """Where the arrow of a button stands."""
        edge, side = self._width(self._reading.theme), self._reading.theme.px(60)
        strip = self._page.cut_left(edge)[0] if name == "previous" else self._page.cut_right(edge)[0]
        return strip.centred(Size(side, side))

    def paint(self, painter: Painter, buttons: list[Button]) -> None:
        """The arrows of these buttons."""
        theme = painter.theme
        for button in buttons:
            before, down, disc = button.id == "previous", painter.pressed == button.id, self._disc(button.id)
            painter.panel(disc, disc.h // 2, "ink" if down else "paper", "ink", theme.line)
            painter.icon("back" if before else "next", disc.inset(theme.px(13)), "paper" if down else "ink")

    def _width(self, theme: Theme) -> int:
        if theme.large:
            return theme.target
        return theme.px(WIDE if theme.screen.w > theme.screen.h else NARROW)
