"""A column of running text: paragraphs, lists and quotations, which scrolls where it is too long."""

from collections.abc import Callable

from kiosk.base.geometry import Box
from kiosk.content.prose import ListItem, Quotation, Span, parse
from kiosk.stage.controls import Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Run, Setting
from kiosk.stage.widgets.scroller import Scroller


class Prose:
    """Set by `set`, placed by `arrange`; knows its natural height."""

    def __init__(self, name: str) -> None:
        self.scroller = Scroller(name)
        self._lines: list[tuple[Setting, int, int]] = []
        self._bars: list[Box] = []
        self._box = Box(0, 0, 1, 1)
        self.height = 0

    def set(self, text: str, reading: Reading, width: int, lead: str = "") -> int:
        """Set Markdown `text` in lines of `width` px, under a `lead` in larger type; gives the height."""
        theme = reading.theme
        style = theme.body()
        width = min(width, theme.longest_line(style))
        self._lines, self._bars, y = [], [], 0
        if lead:
            above = reading.set(lead, theme.lead(), min(width, theme.longest_line(theme.lead())))
            self._lines.append((above, 0, 0))
            y = above.height + (theme.px(28) if text else 0)
        gap = round(style.size * 0.62)
        for number, part in enumerate(parse(text)):
            indent = round(style.size * 1.35) if isinstance(part, ListItem | Quotation) else 0
            if number:
                y += gap // 2 if isinstance(part, ListItem) else gap
            setting = reading.set(_runs(part.spans, theme), style, width - indent)
            if isinstance(part, ListItem):
                mark = "·" if part.ordinal is None else f"{part.ordinal}."
                self._lines.append((reading.set(mark, style), 0, y))
            if isinstance(part, Quotation):
                self._bars.append(Box(0, y, theme.px(6), setting.height))
            self._lines.append((setting, indent, y))
            y += setting.height
        self.height = y
        return y

    def arrange(self, box: Box, reading: Reading) -> None:
        """Place what was set in `box`."""
        self._box = box
        self.scroller.arrange(box, self.height, reading)

    def paint(self, painter: Painter) -> None:
        """The part of the column that is in view."""
        with self.scroller.window(painter) as top:
            for bar in self._bars:
                painter.fill(bar.moved(self._box.x, top), "accent")
            for setting, x, y in self._lines:
                painter.text(setting, self._box.x + x, top + y)

    def stages(self, seconds: float) -> list[tuple[float, Callable[[], None]]]:
        """The states to show in turn of a text that takes `seconds` to read, each with its share of them."""
        views = 1 + -(-self.scroller.most // max(1, round(self._box.h * 0.8)))
        return [(seconds / views, self._stage(i / max(1, views - 1))) for i in range(views)]

    def _stage(self, part: float) -> Callable[[], None]:
        return lambda: self.scroller.to(part)

    def controls(self) -> list[Control]:
        """The scroller's."""
        return self.scroller.controls()


def _runs(spans: tuple[Span, ...], theme: Theme) -> list[Run]:
    accent = theme.ink("accent")
    return [Run(span.text, span.strong, accent if span.emphasis else None) for span in spans]
