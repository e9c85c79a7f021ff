"""Columns of what there is to know."""

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.base.geometry import Box
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


class ToldFact(NamedTuple):
    """Something to know, in staff's language."""

    name: str
    said: str
    amiss: bool = False


class FactColumn:
    """A heading, if there is one, and below it names with what is said of each."""

    def __init__(self, heading: str, facts: Sequence[ToldFact], width: int, reading: Reading) -> None:
        theme = reading.theme
        self._texts: list[tuple[Setting, int, int]] = []
        self._marks: list[Box] = []
        self.height = 0
        if heading:
            title = reading.set(heading, theme.label("brown"), width)
            self._texts.append((title, 0, 0))
            self.height = title.height + theme.px(10)
        names = [reading.set(fact.name, theme.caption(), None) for fact in facts]
        widest = max((name.width for name in names), default=0)
        left = widest + theme.px(24) if widest else 0
        for fact, name in zip(facts, names, strict=True):
            style = theme.caption("accent" if fact.amiss else "ink")
            said = reading.set(fact.said, style, max(1, width - left), max_lines=3)
            self._texts += [(name, 0, self.height), (said, left, self.height)]
            self.height += max(name.height, said.height) + theme.px(2)

    def paint(self, painter: Painter, place: Box) -> None:
        """With its top left at that of `place`, nothing outside it."""
        with painter.clip(place):
            for setting, x, y in self._texts:
                painter.text(setting, place.x + x, place.y + y)


class TroubleList:
    """What is amiss, each with a bar at its side: red where something should be done about it."""

    def __init__(self, facts: Sequence[ToldFact], width: int, reading: Reading) -> None:
        theme = reading.theme
        self._texts: list[tuple[Setting, int, int]] = []
        self._bars: list[tuple[Box, str]] = []
        self.height, x = 0, theme.px(24)
        for fact in facts:
            top = self.height
            for said, style in ((fact.said, theme.caption("ink")), (fact.name, theme.caption())):
                setting = reading.set(said, style, max(1, width - x), max_lines=4)
                self._texts.append((setting, x, self.height))
                self.height += setting.height
            bar = Box(0, top + theme.px(6), theme.px(6), self.height - top - theme.px(12))
            self._bars.append((bar, "accent" if fact.amiss else "gold"))
            self.height += theme.px(14)

    def paint(self, painter: Painter, x: int, top: int) -> None:
        """With its top left there."""
        for bar, ink in self._bars:
            painter.fill(bar.moved(x, top), ink)
        for setting, dx, y in self._texts:
            painter.text(setting, x + dx, top + y)
