"""A museum label: a date or a numeral, a title and a few sentences, as one column that scrolls if it must."""

from dataclasses import dataclass

from kiosk.base.geometry import Box
from kiosk.stage.controls import Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.scroller import Scroller


@dataclass(frozen=True)
class Wording:
    """What a label says; whatever is empty takes no room."""

    number: str
    date: str
    title: str
    body: str


class Label:
    """Set by `set`, placed by `arrange`, painted wherever it slides to."""

    def __init__(self, name: str) -> None:
        self.scroller = Scroller(name)
        self._lines: list[tuple[Setting, int, int]] = []
        self._box = Box(0, 0, 1, 1)
        self.height = 0

    def set(self, wording: Wording, reading: Reading, width: int, numeral_beside: bool) -> int:
        """Set it `width` px wide, its numeral beside or above the words; gives its height in px."""
        theme = reading.theme
        self._lines = []
        x = y = 0
        least = 0
        if wording.number:
            numeral = reading.set(wording.number, theme.numeral(118, "accent"))
            self._lines.append((numeral, 0, 0))
            if numeral_beside:
                x, y, least = theme.px(118 if len(wording.number) < 2 else 176), theme.px(14), numeral.height
            else:
                y = numeral.height + theme.px(8)
        for text, style, gap in (
            (wording.date, theme.lead("accent"), 14),
            (wording.title, theme.numeral(56 if numeral_beside else 64), 20),
            (wording.body, theme.body(), 0),
        ):
            if text:
                setting = reading.set(text, style, width - x, balance=True)
                self._lines.append((setting, x, y))
                y += setting.height + theme.px(gap)
        self.height = max(y, least)
        return self.height

    def arrange(self, box: Box, reading: Reading) -> None:
        """Place what was set in `box`."""
        self._box = box
        self.scroller.arrange(box, self.height, reading)

    def paint(self, painter: Painter, shift: int = 0) -> None:
        """The part that is in view; `shift` px to the side it is cut off at its box, and fades."""
        if not shift:
            with self.scroller.window(painter) as top:
                self._paint_lines(painter, 0, top, 255)
            return
        alpha = max(0, 255 - 255 * abs(shift) // self._box.w)
        with painter.clip(self._box):
            self._paint_lines(painter, shift, self._box.y - self.scroller.offset(painter.now), alpha)

    def _paint_lines(self, painter: Painter, shift: int, top: int, alpha: int) -> None:
        for setting, x, y in self._lines:
            painter.text(setting, self._box.x + x + shift, top + y, alpha)

    def controls(self) -> list[Control]:
        """The scroller's."""
        return self.scroller.controls()
