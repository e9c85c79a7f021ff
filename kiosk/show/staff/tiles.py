"""Tiles that staff press: a pictogram over a word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.base.geometry import Box
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting

HIGH, EDGE = 150, 12
"""Px at 1080p of a row, and of the white beside a word."""


@dataclass(frozen=True)
class Deed:
    """Something to do: its id, pictogram and word."""

    name: str
    icon: str
    word: str
    act: Callable[[], None]


@dataclass(frozen=True)
class Tile:
    """A deed at its place."""

    deed: Deed
    box: Box
    word: Setting

    @property
    def button(self) -> Button:
        """All of it is touched."""
        return Button(self.deed.name, self.box, self.deed.act, self.deed.word)

    def paint(self, painter: Painter) -> None:
        """As an outline, filled while it is pressed."""
        theme, box = painter.theme, self.box
        down = painter.pressed == self.deed.name
        painter.panel(box, theme.px(16), "ink" if down else "paper", "ink", theme.line)
        ink, side, gap = "paper" if down else "ink", theme.px(52), theme.px(12)
        y = box.y + (box.h - side - gap - self.word.height) // 2
        painter.icon(self.deed.icon, Box(box.x, y, box.w, side), ink)
        painter.text(self.word, box.x + theme.px(EDGE), y + side + gap, ink=ink)


def tiled(deeds: Sequence[Deed], place: Box, across: int, reading: Reading) -> list[Tile]:
    """Tiles in rows of `across` in `place`, each row as high as the others."""
    theme = reading.theme
    rows = place.rows(-(-len(deeds) // across), theme.between)
    boxes = [box for row in rows for box in row.columns(across, theme.between)]
    style = replace(theme.label(), align="centre")
    return [
        Tile(deed, box, reading.set(deed.word, style, box.w - 2 * theme.px(EDGE), max_lines=2, balance=True))
        for deed, box in zip(deeds, boxes, strict=False)
    ]
