"""A list of numbered names to choose from, under a few words; it scrolls where it is too long."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.base.geometry import Box
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.scroller import Scroller
from kiosk.stage.widgets.spots.numeral import Numeral

COLUMN = 420
"""Px at 1080p from which a second column of names is worth while, at the ordinary text size."""


@dataclass(frozen=True)
class Entry:
    """A name in the list."""

    id: str
    number: int
    name: str


@dataclass(frozen=True)
class _Row:
    """An entry at its place; the box is relative to the column's top left."""

    entry: Entry
    box: Box
    numeral: Numeral
    name: Setting


class Directory:
    """Each entry is a button `spot-ID`."""

    def __init__(self, choose: Callable[[str], None]) -> None:
        self.scroller = Scroller("list")
        self._choose = choose
        self._words: list[tuple[Setting, int]] = []
        self._rows: list[_Row] = []
        self._box = Box(0, 0, 1, 1)
        self._top = 0

    def arrange(self, box: Box, heading: str, words: str, entries: Sequence[Entry], reading: Reading) -> None:
        """Lay out heading, words and entries in `box`."""
        theme = reading.theme
        self._box, self._words, self._rows, y = box, [], [], 0
        for text, style, gap in ((heading, theme.heading(), 12), (words, theme.body(), 28)):
            if text:
                setting = reading.set(text, style, box.w, balance=text is heading)
                self._words.append((setting, y))
                y += setting.height + theme.px(gap)
        columns = 2 if box.w >= 2 * theme.px(COLUMN * theme.text_size) and len(entries) > 3 else 1
        y = self._lay_rows(entries, columns, y, reading)
        self.scroller.arrange(box, y, reading)
        self._top = box.y - self.scroller.offset(0.0)

    def _lay_rows(self, entries: Sequence[Entry], columns: int, top: int, reading: Reading) -> int:
        """Down the first column, then down the second; gives the y below them."""
        theme = reading.theme
        deep = -(-len(entries) // columns)
        y = top
        for at in range(deep):
            line = entries[at::deep]
            cells = Box(0, y, self._box.w, 0).columns(columns, theme.px(32))
            numerals = [Numeral(entry.number, 46, reading) for entry in line]
            left = numerals[0].side + theme.px(18)
            names = [
                reading.set(entry.name, theme.label(), max(1, cells[0].w - left - theme.px(8)))
                for entry in line
            ]
            high = max(theme.target, *(name.height + theme.px(16) for name in names))
            for entry, cell, numeral, name in zip(line, cells, numerals, names, strict=False):
                self._rows.append(_Row(entry, Box(cell.x, y, cell.w, high), numeral, name))
            y += high + max(theme.px(4), theme.apart)
        return y

    def controls(self) -> list[Control]:
        """The entries that are in view, and the scroller's."""
        view, buttons = self.scroller.view, []
        for row in self._rows:
            place = row.box.moved(self._box.x, self._top).clip(view)
            if place.h == row.box.h:
                buttons.append(
                    Button(f"spot-{row.entry.id}", place, self._chooser(row.entry.id), row.entry.name)
                )
        return [*self.scroller.controls()[:1], *buttons, *self.scroller.controls()[1:]]

    def _chooser(self, spot: str) -> Callable[[], None]:
        return lambda: self._choose(spot)

    def paint(self, painter: Painter) -> None:
        """What is in view."""
        theme = painter.theme
        with self.scroller.window(painter) as top:
            self._top = top
            for setting, y in self._words:
                painter.text(setting, self._box.x, top + y)
            for row in self._rows:
                box = row.box.moved(self._box.x, top)
                down = painter.pressed == f"spot-{row.entry.id}"
                painter.fill(box, "sand" if down else "paper")
                painter.fill(box.cut_bottom(theme.px(1))[0], "sand")
                half = row.numeral.side // 2
                row.numeral.paint(painter, box.x + half + theme.px(2), box.centre[1], down=down)
                painter.text(row.name, box.x + 2 * half + theme.px(20), box.centre[1] - row.name.height // 2)
