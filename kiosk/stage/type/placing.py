"""Lines at their places: what is drawn at once, from which pixel on, and how far lines stand apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from kiosk.stage.faces import Face, Faces
from kiosk.stage.linebreaking import right_to_left, written_from_the_right
from kiosk.stage.type import ruby
from kiosk.stage.type.columns import lies
from kiosk.stage.type.pieces import CLUSTER, EM_ABOVE, Ink, Lines, Piece, Segment, Style, line_width

Pen = tuple[float, Piece]
"""A piece and the x px it is drawn from."""


class Placed(NamedTuple):
    """Characters drawn at once, `x` px from the left of the box, `rise` px above the line's baseline.

    `upright`: they fill one em and stand upright in a column.
    """

    text: str
    x: float
    face: Face
    ink: Ink
    rise: int = 0
    upright: bool = False


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


class Placer:
    """Places the lines of one text; `standing`: they will be columns."""

    def __init__(self, faces: Faces, style: Style, language: str, standing: bool) -> None:
        self._faces, self._style, self._standing = faces, style, standing
        self._language = language
        self._from_the_right = written_from_the_right(language)

    def placed(self, lines: Lines, box: int) -> tuple[tuple[Line, ...], int]:
        """The lines in a box `box` px wide, and how high they are together."""
        baselines, height = self._baselines(lines)
        return tuple(self._line(line, box, y) for line, y in zip(lines, baselines, strict=True)), height

    def _baselines(self, lines: Lines) -> tuple[list[int], int]:
        """A step apart, or more before a line whose readings need it; the box holds every ascender."""
        style = self._style
        step = round(style.size * style.leading)
        first = round((step - style.size) / 2 + EM_ABOVE * style.size)
        above, below = self._reach(lines)
        if self._standing and not any(_lies(line) for line in lines):
            above = below = 0  # nothing leaves the em
        baselines: list[int] = []
        for line in lines:
            read = any(piece.over for segment in line for piece in segment.pieces)
            if baselines:
                baselines.append(baselines[-1] + (max(step, ruby.least_step(style)) if read else step))
            else:
                baselines.append(max(first, above, ruby.room(style) if read else 0))
        return baselines, baselines[-1] + max(below, step - max(first, above)) if baselines else 0

    def _reach(self, lines: Lines) -> tuple[int, int]:
        """How many px above the first baseline and below the last there may be ink.

        An Arabic font asks for room for vowels piled upon one another, half as much again as the letters:
        there it is what the letters at hand reach.
        """
        if not (self._from_the_right and lines):
            return self._faces.metrics(self._style.role, self._style.size, self._language)
        first, last = (
            [self._faces.reach(piece.text, piece.face) for segment in line for piece in segment.pieces]
            for line in (lines[0], lines[-1])
        )
        return max((above for above, _ in first), default=0), max((below for _, below in last), default=0)

    def _line(self, line: list[Segment], box: int, baseline: int) -> Line:
        text = "".join(piece.text for segment in line for piece in segment.pieces)
        wide = line_width(line)
        shift = self._shift(box - wide)
        pens = list(_pens(line, shift))
        if right_to_left(text):
            runs = self._whole_runs(pens, shift)
        elif self._standing:
            runs = self._upright(pens)
        elif self._style.tracking:
            runs = self._tracked(pens)
        else:
            runs = _joined(pens)
        return Line(text, (*runs, *self._readings(pens)), shift, wide, baseline)

    def _shift(self, room: float) -> float:
        """How far a line stands from the left of its box, with `room` px to spare."""
        align = self._style.align
        if align == "centre":
            return float(max(0, round(room / 2)))
        return max(0.0, room) if (align == "right") != self._from_the_right else 0.0

    def _tracked(self, pens: list[Pen]) -> Iterator[Placed]:
        """Every character by itself, the kerning kept."""
        tracking = self._style.tracking * self._style.size
        for x, piece in pens:
            before = ""
            for i, cluster in enumerate(CLUSTER.findall(piece.text)):
                kerned = self._faces.advance(before + cluster, piece.face) - self._faces.advance(
                    cluster, piece.face
                )
                yield Placed(cluster, x + piece.inset + kerned + i * tracking, piece.face, piece.ink)
                before += cluster

    def _upright(self, pens: list[Pen]) -> Iterator[Placed]:
        """A column: Latin, brackets and dashes lie, all else stands upright."""
        for pen in pens:
            piece = pen[1]
            if piece.upright:
                yield Placed(piece.text, pen[0], piece.face, piece.ink, upright=True)
                continue
            for placed in self._tracked([pen]):
                yield placed._replace(upright=piece.face.chinese and not lies(placed.text[0]))

    def _whole_runs(self, pens: list[Pen], x: float) -> Iterator[Placed]:
        """A line with letters written from the right, one stretch a run: raqm orders the words inside it."""
        runs = [[piece for _, piece in run] for _, run in groupby(pens, lambda pen: pen[1].run)]
        for pieces in reversed(runs) if self._from_the_right else runs:
            text = "".join(piece.text for piece in pieces)
            if pieces is runs[-1]:
                text = text.rstrip()
            yield Placed(text, x, pieces[0].face, pieces[0].ink)
            x += self._faces.advance(text, pieces[0].face)

    def _readings(self, pens: list[Pen]) -> Iterator[Placed]:
        rise = ruby.rise(self._style)
        for x, piece in pens:
            if over := piece.over:
                yield Placed(over.text, round(x + over.x), over.face, piece.ink, rise)


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
    return Placed("".join(p.text for _, p in pens), x + piece.inset, piece.face, piece.ink)


def _lies(line: list[Segment]) -> bool:
    """Whether Latin lies in a column, which may have accents above the em."""
    return any(not (piece.face.chinese or piece.upright) for segment in line for piece in segment.pieces)
