"""Where numbers and their chart stand: the largest figures with which everything fits into a room."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from kiosk.base.geometry import Size
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.numbers.charts import Cells, Ring
from kiosk.stage.widgets.numbers.tallies import Table, bars, columns, rows
from kiosk.stage.widgets.numbers.tally import Manner, Said

Chart = Literal["bars", "ring", "cells", "none"]

SIZES = {
    "none": (150, 120, 96, 80, 64),
    "bars": (112, 96, 80, 64, 52),
    "ring": (92, 76, 62),
    "cells": (84, 72, 60),
}
"""Sizes of the digits at 1080p; the first that suits is taken."""
INKS = {
    1: ("accent",),
    2: ("sea", "accent"),
    3: ("sea", "gold", "accent"),
    4: ("sea", "sea-pale", "gold", "accent"),
    5: ("sea", "sea-pale", "stone", "gold", "accent"),
    6: ("sea", "sea-pale", "stone", "gold", "gold-dark", "accent"),
}
"""The inks of so many shares or amounts: the accent for one alone."""


class Drawn(Protocol):
    """A table or a chart that paints itself."""

    def paint(self, painter: Painter, x: int, y: int, part: float) -> None:
        """With its top left at (x, y), up to `part` 0–1 of its entrance."""


@dataclass(frozen=True)
class Layout:
    """Everything at its place, the top left being (0, 0)."""

    drawn: tuple[tuple[Drawn, int, int], ...]
    height: int
    calm: bool
    """Whether nothing is squeezed."""
    words: tuple[tuple[Setting, int, int], ...] = ()


@dataclass(frozen=True)
class Statistic:
    """What is to be shown."""

    chart: Chart
    said: Sequence[Said]
    values: Sequence[float]
    """The numbers of `said`; for cells, how many cells each fills."""
    note: str
    whole: float = 0.0
    """For a ring: what all of it stands for."""
    middle: tuple[str, str] | None = None
    """For a ring: number and unit to stand in it."""


def layout(statistic: Statistic, reading: Reading, room: Size) -> Layout:
    """The first layout that is calm and fits into `room` px, else the lowest calm one, which is too high."""
    theme = reading.theme
    style = theme.caption()
    note = reading.set(statistic.note, style, min(room.w, theme.longest_line(style)))
    below = note.height + theme.px(30) if statistic.note else 0
    chosen = _chosen(statistic, reading, Size(room.w, max(1, room.h - below)))
    if not statistic.note:
        return chosen
    foot = (note, 0, chosen.height + theme.px(30))
    return replace(chosen, height=chosen.height + below, words=(*chosen.words, foot))


def _chosen(statistic: Statistic, reading: Reading, room: Size) -> Layout:
    ways: dict[Chart, Callable[[Statistic, Reading, Size], Iterator[Layout]]]
    ways = {"none": _numbers, "bars": _bars, "ring": _rings, "cells": _cells}
    tried = []
    for each in ways[statistic.chart](statistic, reading, room):
        if each.calm and each.height <= room.h:
            return each
        tried.append(each)
    return min(tried, key=lambda each: (not each.calm, each.height > room.h, each.height))


def _numbers(statistic: Statistic, reading: Reading, room: Size) -> Iterator[Layout]:
    said = statistic.said
    for size in SIZES["none"]:
        if room.w > 2 * room.h:
            table = columns(said, (), reading, room.w, Manner(size), len(said))
            yield Layout(((table, 0, 0),), table.height, table.calm)
        table = rows(said, reading, *room, size)
        yield Layout(((table, 0, 0),), table.height, table.calm)


def _bars(statistic: Statistic, reading: Reading, room: Size) -> Iterator[Layout]:
    for terse in (False, True):
        for size in SIZES["bars"]:
            manner = Manner(size, terse=terse)
            chart = bars(statistic.said, statistic.values, reading, *room, manner)
            yield Layout(((chart, 0, 0),), chart.height, chart.calm)


def _inks(statistic: Statistic) -> list[str]:
    """In the order written for a ring; by rank for cells, where the smaller lie upon the pale largest."""
    count = len(statistic.values)
    inks = INKS[count]
    if statistic.chart == "ring":
        return list(inks)
    if count in (2, 3):
        inks = ("sea-pale", *inks[1:])
    ranks = sorted(range(count), key=lambda i: -statistic.values[i])
    return [inks[ranks.index(i)] for i in range(count)]


def _legends(statistic: Statistic, reading: Reading, width: int, counts: Iterable[int]) -> Iterator[Table]:
    """Tables with keys in so many columns: rather smaller digits than units below them or further rows."""
    inks = _inks(statistic)
    for count in dict.fromkeys(counts):
        for tower in (False, True):
            for size in SIZES[statistic.chart]:
                yield columns(statistic.said, inks, reading, width, Manner(size, tower=tower), count)


def _columns_below(statistic: Statistic) -> tuple[int, int, int]:
    many = len(statistic.said)
    return many, -(-many // 2), 1


def _rings(statistic: Statistic, reading: Reading, room: Size) -> Iterator[Layout]:
    theme = reading.theme
    least = min(theme.px(280), room.w)
    largest = min(room.h, round(room.w * 0.46), theme.px(600))
    for side in (largest, least) if largest >= least else ():
        right = side + theme.px(72)
        for legend in _legends(statistic, reading, room.w - right, (1,)):
            tall = max(side, legend.height)
            ring = _ring(statistic, reading, side, (tall - side) // 2)
            drawn = (*ring.drawn, (legend, right, (tall - legend.height) // 2))
            yield replace(ring, drawn=drawn, height=tall, calm=legend.calm)
    for legend in _legends(statistic, reading, room.w, _columns_below(statistic)):
        side = max(least, min(room.h - legend.height - theme.px(48), room.w, theme.px(600)))
        ring = _ring(statistic, reading, side, 0)
        y = side + theme.px(48)
        drawn = (*ring.drawn, (legend, 0, y))
        yield replace(ring, drawn=drawn, height=y + legend.height, calm=legend.calm)


def _ring(statistic: Statistic, reading: Reading, side: int, top: int) -> Layout:
    """The ring alone, and what stands in it."""
    theme = reading.theme
    shares = [value / statistic.whole for value in statistic.values]
    ring = Ring(side, shares, [theme.ink(ink) for ink in _inks(statistic)], theme.ink("sand"))
    return Layout(((ring, 0, top),), top + side, True, tuple(_middle(statistic, reading, ring, top)))


def _middle(
    statistic: Statistic, reading: Reading, ring: Ring, top: int
) -> Iterator[tuple[Setting, int, int]]:
    if statistic.middle:
        number = reading.set(statistic.middle[0], reading.theme.numeral(72))
        unit = reading.set(statistic.middle[1], reading.theme.caption())
        high = number.height + unit.height
        if max(number.width, unit.width, high) <= ring.hole:
            y = top + (ring.side - high) // 2
            yield number, (ring.side - number.width) // 2, y
            yield unit, (ring.side - unit.width) // 2, y + number.height


def _cells(statistic: Statistic, reading: Reading, room: Size) -> Iterator[Layout]:
    theme = reading.theme
    least, gap = theme.px(250), theme.px(44)
    if room.w > 1.7 * room.h:
        right = round(room.w * 0.64)
        cells = _grid(statistic, reading, Size(right - gap, max(least, room.h)))
        for legend in _legends(statistic, reading, room.w - right, (1,)):
            tall = max(cells.size.h, legend.height)
            yield Layout(((cells, 0, 0), (legend, right, 0)), tall, legend.calm)
    for legend in _legends(statistic, reading, room.w, _columns_below(statistic)):
        high = max(least, min(room.h - legend.height - gap, round(room.w * 0.75)))
        cells = _grid(statistic, reading, Size(room.w, high))
        y = cells.size.h + gap
        yield Layout(((cells, 0, 0), (legend, 0, y)), y + legend.height, legend.calm)


def _grid(statistic: Statistic, reading: Reading, room: Size) -> Cells:
    ranked = sorted(zip(statistic.values, _inks(statistic), strict=True), key=lambda pair: -pair[0])
    inks = [reading.theme.ink(ink) for _, ink in ranked]
    return Cells([round(value) for value, _ in ranked], inks, room, reading.theme.px(64))
