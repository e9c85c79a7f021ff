"""A sheet on which a chart is drawn: lengths are in units, of which the page's column has `WIDTH`."""

import unicodedata
from collections.abc import Callable, Sequence
from math import floor, log10
from typing import Protocol, TypeVar

from kiosk.commands.reporting.markup import Element, element

WIDTH = 720
"""Units that a chart is wide."""
TYPE = 13
"""Units of the type that labels are set in."""


class Worded(Protocol):
    """A row of a chart."""

    @property
    def words(self) -> str:
        """What stands behind it; nothing behind a heading."""


Row = TypeVar("Row", bound=Worded)
Numbered = Callable[[float], str]
"""Tells a number of an axis."""


class Drawing:
    """One chart; what is drawn later lies above."""

    def __init__(self, title: str, description: str) -> None:
        self._svg = element("svg", element("title", title), element("desc", description), role="img")

    def box(self, x: float, y: float, w: float, h: float, look: str, note: str | None = None) -> None:
        """A rectangle; its note is told where a pointer rests on it."""
        told = element("title", note) if note else None
        self._svg.append(element("rect", told, x=x, y=y, width=max(0, w), height=max(0, h), class_=look))

    def line(self, x: float, y: float, to_x: float, to_y: float, look: str) -> None:
        """A straight line."""
        self._svg.append(element("line", x1=x, y1=y, x2=to_x, y2=to_y, class_=look))

    def dot(self, x: float, y: float, look: str) -> None:
        """A small disc around a point."""
        self._svg.append(element("circle", cx=x, cy=y, r=4.5, class_=look))

    def text(self, x: float, y: float, words: str, look: str = "label", anchor: str | None = None) -> None:
        """Words on the base line `y`, beginning at `x` unless the anchor is `middle` or `end`."""
        self._svg.append(element("text", words, x=x, y=y, class_=look, text_anchor=anchor))

    def finished(self, height: float) -> Element:
        """The chart, so many units high."""
        self._svg.set("viewBox", f"0 0 {WIDTH} {height:.0f}")
        return self._svg


def width(words: str, size: float = TYPE) -> float:
    """About how wide words are: typefaces differ, and the reader's is not known."""
    return sum(_em(each) for each in words) * size


def fitted(words: str, room: float, size: float = TYPE) -> str:
    """As much of the words as there is room for, with … where something is left out."""
    if width(words, size) <= room:
        return words
    while words and width(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def folded(words: str, room: float, size: float = TYPE) -> list[str]:
    """The words in one line or in two, cut off in the second where that is not enough."""
    if width(words, size) <= room:
        return [words]
    first = fitted(words, room, size).removesuffix("…")
    if " " in first and not words[len(first)].isspace():
        first = first.rpartition(" ")[0]
    return [first, fitted(words[len(first) :].lstrip(), room, size)]


def grouped(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows, each heading (a row without words) with those that follow it."""
    groups = list[list[Row]]()
    for row in rows:
        if not groups or not row.words:
            groups.append([])
        groups[-1].append(row)
    return groups


def ticks(most: float, count: int = 4) -> list[float]:
    """Round numbers from 0 to `most` or a little beyond, about `count` after 0: 1, 2 or 5 × 10ⁿ apart."""
    rough = max(most, 1.0) / count
    power = 10.0 ** floor(log10(rough))
    step = max(1.0, next(each * power for each in (1, 2, 5, 10) if each * power >= rough * 0.999))
    made = [0.0]
    while made[-1] < max(most, 1.0):
        made.append(made[-1] + step)
    return made


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in " .,:;'|il!jtfr·":
        return 0.4
    return 0.78 if character.isupper() or character in "mw%—" else 0.63
