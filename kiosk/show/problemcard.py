"""One problem as it is set on the list of a preview: where, what was found, the line, what would be right."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence, told
from kiosk.content.model import Problem
from kiosk.show.bulletin import Note, Quotation
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Run, Setting, Style

HALF_EM = 0.6
"""Em that a half em of a line takes at most, on the average: letters are no typewriter's."""


class _Text(NamedTuple):
    """A set text, from the top left of the card."""

    setting: Setting
    x: int
    y: int


class Card:
    """A problem in a column `width` px wide, set in a language of the sentences."""

    def __init__(self, note: Note, width: int, reading: Reading, language: str) -> None:
        self._note, self._width, self._reading, self._language = note, width, reading, language
        theme = reading.theme
        self._edge, self._bar = theme.px(36), theme.px(10)
        self._texts: list[_Text] = []
        self._papers: list[Box] = []
        self._lines: list[Box] = []
        self.height = theme.px(22)
        self._add(note.where, theme.caption("brown"))
        self._add(marked(told(note.problem.found, language)), theme.body())
        for quotation in note.quotations:
            self._quote(quotation)
        for remark in _remarks(note.problem):
            self.height += theme.px(4)
            self._add(marked(told(remark, language)), theme.caption("ink"))
        self.height += theme.px(24)

    @property
    def ink(self) -> str:
        """Red what holds everything back, gold what does not."""
        return "accent" if self._note.is_error else "gold-dark"

    def _add(self, text: str | Sequence[Run], style: Style) -> None:
        room = self._width - 2 * self._edge
        setting = self._reading.set(text, style, room, language=self._language)
        self._texts.append(_Text(setting, self._edge, self.height))
        self.height += setting.height

    def _quote(self, quotation: Quotation) -> None:
        """The line on paper of its own, with its number; what is meant is underlined."""
        theme = self._reading.theme
        style, pad = theme.caption("ink"), theme.px(14)
        number = self._set(str(quotation.place.line), theme.caption("brown"))
        x = self._edge + pad + number.width + theme.px(22)
        room = self._width - self._edge - pad - x
        before, meant, after = quotation.cut(max(8, int(room / (HALF_EM * style.size))))
        self.height += theme.px(10)
        paper = Box(self._edge, self.height, self._width - 2 * self._edge, number.height + 2 * pad)
        y = self.height + pad
        self._texts.append(_Text(number, self._edge + pad, y))
        for text, ink in ((before, "ink"), (meant or " ", self.ink), (after, "ink")):
            setting = self._set(_blanks_kept(text), theme.caption(ink), strong=ink != "ink")
            self._texts.append(_Text(setting, x, y))
            if ink != "ink":
                self._lines.append(Box(x, y + setting.height - theme.px(1), setting.width, theme.px(4)))
            x += setting.width
        self._papers.append(paper)
        self.height = paper.bottom + theme.px(8)

    def _set(self, text: str, style: Style, strong: bool = False) -> Setting:
        return self._reading.set(verbatim(text, strong), style, None, language=self._language)

    def paint(self, painter: Painter, x: int, y: int) -> None:
        """The card with its top left at (x, y)."""
        theme = painter.theme
        box = Box(x, y, self._width, self.height)
        painter.panel(box, theme.px(14), "paper", "stone", theme.px(1))
        painter.fill(Box(x, y + theme.px(14), self._bar, self.height - theme.px(28)), self.ink)
        for paper in self._papers:
            painter.panel(paper.moved(x, y), theme.px(8), "sand")
        for setting, left, top in self._texts:
            painter.text(setting, x + left, y + top)
        for line in self._lines:
            painter.fill(line.moved(x, y), self.ink)


def verbatim(text: str, strong: bool = False) -> list[Run]:
    """A text as it is written: what looks like a reading over characters is none."""
    return [Run(piece, strong) for piece in re.split(r"(\{)", text) if piece]


def marked(text: str) -> list[Run]:
    """A sentence; what stands in it as `code` is bold instead."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return verbatim(text)
    return [run for n, piece in enumerate(pieces) for run in verbatim(piece, strong=n % 2 == 1)]


def _blanks_kept(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _remarks(problem: Problem) -> Iterator[str]:
    if problem.expected:
        yield Sentence("expected: {expected}", expected=problem.expected)
    if problem.nearest:
        yield Sentence("did you mean `{nearest}`?", nearest=problem.nearest)
