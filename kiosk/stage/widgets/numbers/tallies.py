"""Several tallies as one table: in columns that line up, each with the key of its ink where it has one."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.base.geometry import Box
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.numbers.tally import FULL, Manner, Said, Tally


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
    said: Sequence[Said], inks: Sequence[str], reading: Reading, width: int, manner: Manner, count: int
) -> Table:
    """In `count` columns, words below the numbers; a key at the left of each in its one of `inks`, if any."""
    theme = reading.theme
    indent = theme.px(30) if inks else 0
    places = Box(0, 0, width, 1).columns(count, theme.px(40))
    tallies = [Tally(each, reading, places[0].w - indent, manner) for each in said]
    placed, keys, y = [], [], 0
    for first in range(0, len(tallies), count):
        row = tallies[first : first + count]
        high = max(tally.height for tally in row)
        for number, (place, tally) in enumerate(zip(places, row, strict=False), first):
            placed.append((tally, place.x + indent, y))
            if inks:
                keys.append((Box(place.x, y, theme.px(8), high), inks[number]))
        y += high + theme.px(36)
    return Table(tuple(placed), tuple(keys), (), y - theme.px(36))


def rows(said: Sequence[Said], reading: Reading, width: int, height: int, size: float) -> Table:
    """Below one another, spread over up to `height` px; words beside the numbers where there is room."""
    theme = reading.theme
    tallies = [Tally(each, reading, width, Manner(size)) for each in said]
    aside = max(tally.line for tally in tallies) + theme.px(64)
    if width - aside >= theme.px(230 * theme.text_size):
        tallies = [Tally(each, reading, width, Manner(size, aside)) for each in said]
    gap = _spread(tallies, height, theme.px(48), theme.px(132))
    placed, rules, y = [], [], 0
    for number, tally in enumerate(tallies):
        if number:
            rules.append(Box(0, y + gap // 2, width, max(1, theme.px(1.5))))
            y += gap
        placed.append((tally, 0, y))
        y += tally.height
    return Table(tuple(placed), (), tuple(rules), y)


def _spread(tallies: Sequence[Tally], height: int, least: int, most: int) -> int:
    """The px between tallies below one another that spread them over `height`."""
    spare = height - sum(tally.height for tally in tallies)
    return max(least, min(spare // max(1, len(tallies) - 1), most))


@dataclass(frozen=True)
class BarRow:
    """A tally at `y`, and its bar at full length."""

    tally: Tally
    y: int
    bar: Box
    ink: str


@dataclass(frozen=True)
class Bars:
    """Bars to one scale from zero, each as high as the digits that it pushes along as it grows."""

    rows: tuple[BarRow, ...]
    gap: int
    """Px between a bar's end and its number; 0 where the bars stand below the tallies instead."""
    height: int

    @property
    def calm(self) -> bool:
        """Whether every number stands at its bar, and no tally had to be squeezed."""
        return bool(self.gap) and all(row.tally.calm for row in self.rows)

    def paint(self, painter: Painter, x: int, y: int, part: float = FULL) -> None:
        """With its top left at (x, y), grown and counted to `part` 0–1."""
        for row in self.rows:
            grown = row.bar._replace(w=round(row.bar.w * part))
            painter.fill(grown.moved(x, y), row.ink)
            shift = grown.w + self.gap if self.gap else 0
            row.tally.paint(painter, x, y + row.y, part, shift)


def bars(
    said: Sequence[Said], values: Sequence[float], reading: Reading, width: int, height: int, manner: Manner
) -> Bars:
    """A bar for each of `values`, spread over up to `height` px; the accent for the longest."""
    theme, most = reading.theme, max(values) or 1.0
    tallies = [Tally(each, reading, width, manner) for each in said]
    gap, under, below = theme.px(24), theme.px(10), 0
    longest = (
        min(
            (width - gap - tally.line) * most / value
            for tally, value in zip(tallies, values, strict=True)
            if value
        )
        if any(values)
        else width
    )
    if longest < width * 0.34:
        longest, gap, below = width, 0, theme.px(24)
    between = _spread(tallies, height - len(tallies) * (below + under), theme.px(30), theme.px(110))
    placed, y = [], 0
    for tally, value in zip(tallies, values, strict=True):
        long = max(theme.px(3), round(longest * value / most)) if value else 0
        bar = Box(0, y, long, tally.rise) if gap else Box(0, y + tally.height + under, long, below)
        placed.append(BarRow(tally, y, bar, "accent" if value == most else "sea"))
        y += tally.height + (0 if gap else under + below) + between
    return Bars(tuple(placed), gap, y - between)
