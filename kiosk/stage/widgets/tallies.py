"""Several tallies as one table: in columns that line up, each with the key of its ink where it has one."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.base.geometry import Box
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.tally import FULL, Said, Tally


@dataclass(frozen=True)
class Table:
    """Tallies, keys and rules at their places, the table's top left being (0, 0)."""

    placed: tuple[tuple[Tally, int, int], ...]
    keys: tuple[tuple[Box, str], ...]
    rules: tuple[Box, ...]
    height: int

    @property
    def calm(self) -> bool:
        """Whether no tally had to be squeezed."""
        return all(tally.calm for tally, _, _ in self.placed)

    def paint(self, painter: Painter, x: int, y: int, part: float = FULL) -> None:
        """With its top left at (x, y), its numbers counted to `part` 0–1."""
        for rule in self.rules:
            painter.fill(rule.moved(x, y), "stone")
        for key, ink in self.keys:
            painter.fill(key.moved(x, y), ink)
        for tally, dx, dy in self.placed:
            tally.paint(painter, x + dx, y + dy, part)


def columns(
    said: Sequence[Said], inks: Sequence[str], reading: Reading, width: int, size: float, count: int
) -> Table:
    """In `count` columns, words below the numbers; a key at the left of each in its one of `inks`, if any."""
    theme = reading.theme
    indent = theme.px(8) + theme.px(22) if inks else 0
    places = Box(0, 0, width, 1).columns(count, theme.px(40))
    tallies = [
        Tally(each, reading, places[i % count].w - indent, size) for i, each in enumerate(said)
    ]
    placed: list[tuple[Tally, int, int]] = []
    keys: list[tuple[Box, str]] = []
    y = 0
    for first in range(0, len(tallies), count):
        row = tallies[first : first + count]
        high = max(tally.height for tally in row)
        for number, (place, tally) in enumerate(zip(places, row, strict=False), first):
            placed.append((tally, place.x + indent, y))
            if inks:
                keys.append((Box(place.x, y, theme.px(8), high), inks[number]))
        y += high + theme.px(44)
    return Table(tuple(placed), tuple(keys), (), y - theme.px(44))


def rows(said: Sequence[Said], reading: Reading, width: int, height: int, size: float) -> Table:
    """Below one another with rules between, spread over up to `height` px; words beside the numbers if there is room."""
    theme = reading.theme
    tallies = [Tally(each, reading, width, size) for each in said]
    aside = max(tally.line for tally in tallies) + theme.px(64)
    if width - aside >= theme.px(300 * theme.text_size):
        tallies = [Tally(each, reading, width, size, aside) for each in said]
    least = theme.px(64)
    spare = height - sum(tally.height for tally in tallies)
    gap = max(least, min(spare // max(1, len(tallies) - 1), theme.px(132)))
    placed, rules, y = [], [], 0
    for number, tally in enumerate(tallies):
        if number:
            rules.append(Box(0, y + gap // 2, width, max(1, theme.px(1.5))))
            y += gap
        placed.append((tally, 0, y))
        y += tally.height
    return Table(tuple(placed), (), tuple(rules), y)


@dataclass(frozen=True)
class Bars:
    """Bars to one scale from zero, each as high as the digits that it pushes along as it grows."""

    placed: tuple[tuple[Tally, Box, str], ...]
    """A tally, its bar at full length and the bar's ink; bar and digits begin at the same height."""
    shifted: bool
    """Whether the number stands at the end of its bar; else the bar is below it."""
    height: int

    @property
    def calm(self) -> bool:
        """Whether every number stands at its bar, and no tally had to be squeezed."""
        return self.shifted and all(tally.calm for tally, _, _ in self.placed)

    def paint(self, painter: Painter, x: int, y: int, part: float = FULL) -> None:
        """With its top left at (x, y), grown and counted to `part` 0–1."""
        gap = painter.theme.px(BAR_GAP)
        for tally, bar, ink in self.placed:
            long = round(bar.w * part)
            painter.fill(Box(x + bar.x, y + bar.y, long, bar.h), ink)
            top = bar.y if self.shifted else bar.bottom - self.height
            tally.paint(painter, x, y + top, part, long + gap if self.shifted else 0)
