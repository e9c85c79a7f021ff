"""Texts set in lines: broken, spaced, cut to a number of lines, and rasterised for upload."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw

from kiosk.base.geometry import Box, Size
from kiosk.stage.faces import Face, Faces
from kiosk.stage.linebreaking import right_to_left, written_from_the_right
from kiosk.stage.type.composing import Composer
from kiosk.stage.type.filling import Filler
from kiosk.stage.type.marks import Marks
from kiosk.stage.type.pieces import CLUSTER, ROUNDING, Ink, Lines, Piece, Run, Segment, Style, line_width

__all__ = ["Line", "Placed", "Run", "Setting", "Style", "Typesetter"]

EM_ABOVE = 0.88  # of the em box above the baseline, in Noto's CJK fonts
Pen = tuple[float, Piece]
"""A piece and the x px it is drawn from."""


class Placed(NamedTuple):
    """Characters drawn at once, `x` px from the left of the box."""

    text: str
    x: float
    face: Face
    ink: Ink


@dataclass(frozen=True)
class Line:
    """A set line: `width` px from its first ink to its last, `baseline` px below the top of the box.

    `x` px of the box are left of it. Its first character may begin before that, with white.
    """

    text: str
    runs: tuple[Placed, ...]
    x: float
    width: float
    baseline: int


@dataclass(frozen=True, eq=False)
class Setting:
    """A set text: lines in a box of `width` × `height` px that no ink leaves.

    `cut`: max_lines took some of the text away.

    Two settings are equal when they are the same object: typesetters remember what they have set.
    """

    lines: tuple[Line, ...]
    width: int
    height: int
    style: Style
    language: str
    cut: bool = False

    def line_boxes(self) -> list[Box]:
        """The em boxes of the lines that are not empty, from the top left of the setting."""
        em = self.style.size
        return [
            Box(round(line.x), line.baseline - round(EM_ABOVE * em), round(line.width), em)
            for line in self.lines
            if line.runs and line.text.strip()
        ]


class Typesetter:
    """Sets texts in the faces of the exhibition, and remembers the last thousand."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._marks = Marks(faces)
        self._set = lru_cache(maxsize=1024)(self._compose)

    def set(
        self,
        text: str | Sequence[Run],
        style: Style,
        width: int | None,
        language: str,
        max_lines: int | None = None,
        balance: bool = False,
    ) -> Setting:
        """Set `text` in lines of at most `width` px (None: as long as they get); a newline ends a paragraph.

        With `max_lines` a longer text ends in …; `balance` evens out the lines of a short title.
        """
        runs = (Run(text),) if isinstance(text, str) else tuple(text)
        if style.tracking and written_from_the_right(language):
            style = replace(style, tracking=0.0)  # joined letters are not spaced out
        return self._set(runs, style, width, language, max_lines, balance)

    def rasterise(self, setting: Setting, ink: Ink | None = None) -> tuple[Size, bytes]:
        """The pixels of the box: size, and BGRA bytes with straight alpha, whose colour is the ink's.

        `ink` is used for the whole text instead of the inks that it was set in.
        """
        size = Size(max(1, setting.width), max(1, setting.height))
        inks = dict.fromkeys(placed.ink for line in setting.lines for placed in line.runs)
        alpha, colour = Image.new("L", size, 0), Image.new("RGB", size, setting.style.ink[::-1])
        for each in inks:
            mask = self._mask(setting, size, each)
            if len(inks) == 1:
                alpha, colour = mask, Image.new("RGB", size, (ink or each)[::-1])
            else:
                colour.paste((ink or each)[::-1], (0, 0), mask.point([0] + [255] * 255))
                alpha = ImageChops.lighter(alpha, mask)
        return size, Image.merge("RGBA", (*colour.split(), alpha)).tobytes()

    def _mask(self, setting: Setting, size: Size, ink: Ink) -> Image.Image:
        mask = Image.new("L", size, 0)
        draw = ImageDraw.Draw(mask)
        for line in setting.lines:
            for placed in line.runs:
                if placed.ink == ink:
                    self._faces.draw(draw, (placed.x, line.baseline), placed.text, placed.face)
        return mask

    def _compose(
        self,
        runs: tuple[Run, ...],
        style: Style,
        width: int | None,
        language: str,
        max_lines: int | None,
        balance: bool,
    ) -> Setting:
        composer = Composer(self._faces, self._marks, style, language)
        filler = Filler(composer, math.inf if width is None else float(width))
        lines = filler.broken(composer.paragraphs(runs), balance)
        cut = max_lines is not None and len(lines) > max_lines
        if max_lines is not None and cut:
            lines = [*lines[: max_lines - 1], filler.ended_early(lines[max_lines - 1])]
        return self._boxed(lines, style, width, language, cut)

    def _boxed(self, lines: Lines, style: Style, width: int | None, language: str, cut: bool) -> Setting:
        """The lines at their places; the box is higher than the lines where an ascender needs it."""
        widths = [line_width(line) for line in lines]
        box = math.ceil(max(widths, default=0.0) - ROUNDING) if width is None else width
        above, below = self._faces.metrics(style.role, style.size, language)
        step = round(style.size * style.leading)
        first = max(above, round((step - style.size) / 2 + EM_ABOVE * style.size))
        placed = tuple(
            self._line(line, style, language, _shift(box - wide, style, language), first + i * step)
            for i, (line, wide) in enumerate(zip(lines, widths, strict=True))
        )
        height = placed[-1].baseline + max(below, step - first) if placed else 0
        return Setting(placed, box, height, style, language, cut)

    def _line(self, line: list[Segment], style: Style, language: str, shift: float, baseline: int) -> Line:
        text = "".join(piece.text for segment in line for piece in segment.pieces)
        pens = list(_pens(line, shift))
        if right_to_left(text):
            runs = tuple(self._whole_runs(pens, shift, written_from_the_right(language)))
        elif style.tracking:
            runs = tuple(self._tracked(pens, style.tracking * style.size))
        else:
            runs = tuple(_joined(pens))
        return Line(text, runs, shift, line_width(line), baseline)

    def _tracked(self, pens: list[Pen], tracking: float) -> Iterator[Placed]:
        """Every character by itself, the kerning kept."""
        for x, piece in pens:
            before = ""
            for i, cluster in enumerate(CLUSTER.findall(piece.text)):
                kerned = self._faces.advance(before + cluster, piece.face) - self._faces.advance(
                    cluster, piece.face
                )
                yield Placed(cluster, x + kerned + i * tracking, piece.face, piece.ink)
                before += cluster

    def _whole_runs(self, pens: list[Pen], x: float, from_the_right: bool) -> Iterator[Placed]:
        """A line with letters written from the right, one stretch a run: raqm orders the words inside it."""
        runs = [[piece for _, piece in run] for _, run in groupby(pens, lambda pen: pen[1].run)]
        for pieces in reversed(runs) if from_the_right else runs:
            text = "".join(piece.text for piece in pieces)
            if pieces is runs[-1]:
                text = text.rstrip()
            yield Placed(text, x, pieces[0].face, pieces[0].ink)
            x += self._faces.advance(text, pieces[0].face)


def _shift(room: float, style: Style, language: str) -> float:
    """How far a line stands from the left of its box, with `room` px to spare."""
    if style.align == "centre":
        return float(max(0, round(room / 2)))
    return max(0.0, room) if (style.align == "right") != written_from_the_right(language) else 0.0


def _pens(line: list[Segment], shift: float) -> Iterator[Pen]:
    x = shift + (line[0].lead if line else 0.0)
    for number, segment in enumerate(line):
        for i, piece in enumerate(segment.pieces):
            x += piece.gap if number or i else 0.0
            yield x, piece
            x += piece.width


def _joined(pens: list[Pen]) -> Iterator[Placed]:
    """Neighbours in Chinese drawn at once.

    Latin words stay apart: their kerning with a space is not in their advances.
    """
    waiting: list[Pen] = []
    for x, piece in pens:
        if waiting and not (piece.face.chinese and not piece.gap and waiting[-1][1][1:4] == piece[1:4]):
            yield _together(waiting)
            waiting = []
        waiting.append((x, piece))
    if waiting:
        yield _together(waiting)


def _together(pens: list[Pen]) -> Placed:
    x, piece = pens[0]
    return Placed("".join(p.text for _, p in pens), x, piece.face, piece.ink)
