"""Broken and spaced lines: one text composed into segments that stay together, and these into lines."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from kiosk.stage.faces import Face, Faces, Role
from kiosk.stage.linebreaking import (
    HAN_KANA,
    break_opportunities,
    chinese_marks,
    chinese_stretches,
    right_to_left,
)

Ink = tuple[int, int, int]

_GAP = 0.25  # em between Chinese and Latin, W3C CLREQ 3.2.2
_CHINESE = re.compile(rf"[{HAN_KANA}]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏͰ-ӿ0-9%‰$£€+#]")
CLUSTER = re.compile(r"—{1,2}|…{1,2}|.[\u0300-\u036f\u064b-\u065f\u200d\ufe00-\ufe0f]*", re.DOTALL)
_SPACES = " \u3000"
ROUNDING = 0.01  # px: advances are sums of 1/64
_PHRASE_ENDS = tuple("：，、。！？；》」』”）—…:,.!?;)")
_WORTH_OF_A_MARK = 6.0  # square em of unevenness that a line may have to end after a mark
_MOST_BALANCED = 4, 60  # lines and segments; longer texts are no titles
_DROPPED_BEFORE_ELLIPSIS = " \u3000，、；：。！？,;:.!?·—…（《「『【〈“‘(["


@dataclass(frozen=True)
class Style:
    """How a text looks: `size` is the em in px, `leading` the line height in em.

    `tracking` is the em added to every character. `align` is towards the sides of the box; in a language
    written from the right, left and right change places.
    """

    role: Role
    size: int
    leading: float = 1.5
    ink: Ink = (0, 0, 0)
    tracking: float = 0.0
    align: Literal["left", "centre", "right"] = "left"


@dataclass(frozen=True)
class Run:
    """A stretch of text within a paragraph; `ink` None is the style's."""

    text: str
    strong: bool = False
    ink: Ink | None = None


class Piece(NamedTuple):
    """Text of one face and one run; `gap` px stand before it, unless it begins a line."""

    text: str
    face: Face
    run: int
    ink: Ink
    width: float
    gap: float


class Segment(NamedTuple):
    """Pieces that stay together; `lead` and `tail` px of ink reach left of them and right of `trimmed`."""

    pieces: tuple[Piece, ...]
    width: float
    trimmed: float  # without the spaces and the tracking at its end
    lead: float
    tail: float


Lines = list[list[Segment]]
"""The segments of each line."""


class Composer:
    """One text on its way to being set: paragraphs of segments, then lines of segments, then placed runs."""

    def __init__(self, faces: Faces, style: Style, language: str) -> None:
        self._faces, self._style, self._language = faces, style, language
        self._tracking = style.tracking * style.size

    def paragraphs(self, runs: tuple[Run, ...]) -> list[list[Segment]]:
        """The segments of each paragraph; none at all for an empty text."""
        text = "".join(run.text for run in runs).replace("\t", " ").replace("\r", " ")
        owners = [i for i, run in enumerate(runs) for _ in run.text]
        paragraphs, start = [], 0
        for paragraph in text.split("\n") if text else ():
            end = start + len(paragraph)
            paragraphs.append(self._segments(paragraph, owners[start:end], runs))
            start = end + 1
        return paragraphs

    def _segments(self, text: str, owners: list[int], runs: tuple[Run, ...]) -> list[Segment]:
        chinese = [False] * len(text)
        for start, end in () if right_to_left(text) else chinese_stretches(text, self._language):
            chinese[start:end] = [True] * (end - start)
        ends = {*break_opportunities(text), len(text)}
        changes = {
            i for i in range(1, len(text)) if (chinese[i], owners[i]) != (chinese[i - 1], owners[i - 1])
        }
        segments: list[Segment] = []
        pieces: list[Piece] = []
        start = 0
        for end in sorted(ends | changes) if text else ():
            gap = _GAP * self._style.size if start and _scripts_meet(text[start - 1], text[start]) else 0.0
            pieces.append(self._piece(text[start:end], owners[start], runs, chinese[start], gap))
            if end in ends:
                segments.append(self._segment(tuple(pieces)))
                pieces = []
            start = end
        return segments

    def _piece(self, text: str, owner: int, runs: tuple[Run, ...], chinese: bool, gap: float) -> Piece:
        run, style = runs[owner], self._style
        face = Face(style.role, style.size, run.strong, chinese, self._language)
        return Piece(text, face, owner, run.ink or style.ink, self._width(text, face), gap)

    def _width(self, text: str, face: Face) -> float:
        width = self._faces.advance(text, face)
        return width + self._tracking * len(CLUSTER.findall(text)) if self._tracking else width

    def _segment(self, pieces: tuple[Piece, ...]) -> Segment:
        width = sum(piece.width for piece in pieces) + sum(piece.gap for piece in pieces[1:])
        lead = self._faces.overhang(pieces[0].text[0], pieces[0].face)[0]
        trimmed = width - self._tracking
        for piece in reversed(pieces):
            shown = piece.text.rstrip(_SPACES)
            if shown != piece.text:
                trimmed -= piece.width - self._width(shown, piece.face)
            if shown:
                return Segment(pieces, width, trimmed, lead, self._faces.overhang(shown[-1], piece.face)[1])
        return Segment(pieces, width, max(0.0, trimmed), lead, 0.0)

    def broken(self, paragraphs: list[list[Segment]], limit: float, balance: bool = False) -> Lines:
        """The lines, filled up to `limit` px; with `balance` those of a short paragraph evened out."""
        lines: Lines = []
        for paragraph in paragraphs:
            filled = list(self._filled(paragraph, limit))
            if balance and 1 < len(filled) <= _MOST_BALANCED[0] and len(paragraph) <= _MOST_BALANCED[1]:
                filled = self._balanced(paragraph, limit, len(filled)) or filled
            lines += filled
        return lines

    def _filled(self, segments: list[Segment], limit: float) -> Iterator[list[Segment]]:
        line: list[Segment] = []
        used = 0.0
        for segment in self._small_enough(segments, limit):
            gap = segment.pieces[0].gap
            if line and used + gap + segment.trimmed + segment.tail > limit + ROUNDING:
                yield line
                line = []
            used = used + gap + segment.width if line else segment.lead + segment.width
            line.append(segment)
        yield line

    def _small_enough(self, segments: list[Segment], limit: float) -> Iterator[Segment]:
        """The segments, those longer than a line (the last resort) taken apart into characters."""
        for segment in segments:
            if segment.lead + segment.trimmed + segment.tail <= limit + ROUNDING:
                yield segment
            else:
                yield from self._characters(segment)

    def _characters(self, segment: Segment) -> Iterator[Segment]:
        for piece in segment.pieces:
            for i, cluster in enumerate(CLUSTER.findall(piece.text)):
                width = self._width(cluster, piece.face)
                yield self._segment((piece._replace(text=cluster, width=width, gap=0.0 if i else piece.gap),))

    def _balanced(self, segments: list[Segment], limit: float, count: int) -> Lines:
        """A short paragraph in `count` lines of like length, broken after a mark rather than in a phrase."""
        segments = list(self._small_enough(segments, limit))
        even = line_width(segments) / count
        em = self._style.size

        @cache
        def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
            """The least cost of setting the segments from `start` in `left` lines, and where these end."""
            least: tuple[float, tuple[int, ...]] = (math.inf, ())
            for end in range(start + 1, len(segments) + 1) if left > 1 else (len(segments),):
                width = line_width(segments[start:end])
                if width > limit + ROUNDING:
                    break
                rest, ends = best(end, left - 1) if left > 1 else (0.0, ())
                marked = left > 1 and segments[end - 1].pieces[-1].text.rstrip(_SPACES).endswith(_PHRASE_ENDS)
                cost = ((width - even) / em) ** 2 - (_WORTH_OF_A_MARK if marked else 0.0) + rest
                if cost < least[0]:
                    least = cost, (end, *ends)
            return least

        ends = best(0, count)[1]
        return [segments[a:b] for a, b in pairwise((0, *ends))]

    def ended_early(self, line: list[Segment], limit: float) -> list[Segment]:
        """The line with … at its end, and as much of the text as still fits before it."""
        last = line[-1].pieces[-1] if line else None
        ink, run = (last.ink, last.run) if last else (self._style.ink, 0)
        face = Face(
            self._style.role,
            self._style.size,
            last.face.strong if last else False,
            chinese_marks(self._language),
            self._language,
        )
        ellipsis = self._segment((Piece("…", face, run, ink, self._width("…", face), 0.0),))
        room = limit - ellipsis.trimmed - ellipsis.tail + ROUNDING
        kept = next(
            kept for kept in self._shorter(line) if not kept or line_width(kept) + self._tracking <= room
        )
        return [*kept, ellipsis]

    def _shorter(self, line: list[Segment]) -> Iterator[list[Segment]]:
        """The line cut ever shorter, down to nothing: by segments, and the last one by characters."""
        for end in range(len(line), 1, -1):
            yield self._tidied(line[:end])
        characters = list(self._characters(line[0])) if line else []
        for end in range(len(characters), -1, -1):
            yield self._tidied(characters[:end])

    def _tidied(self, line: list[Segment]) -> list[Segment]:
        """The line without the spaces and marks that do not stand before …"""
        while line:
            *line, segment = line
            *pieces, last = segment.pieces
            shown = last.text.rstrip(_DROPPED_BEFORE_ELLIPSIS)
            if shown:
                pieces.append(last._replace(text=shown, width=self._width(shown, last.face)))
            if pieces:
                line.append(self._segment(tuple(pieces)))
            if shown:
                break
        return line


def line_width(line: list[Segment]) -> float:
    """How wide a line is from its first ink to its last, in px."""
    if not line:
        return 0.0
    gaps = sum(segment.pieces[0].gap for segment in line[1:])
    return (
        line[0].lead + gaps + sum(segment.width for segment in line[:-1]) + line[-1].trimmed + line[-1].tail
    )


def _scripts_meet(before: str, after: str) -> bool:
    """Whether a quarter of an em stands between the two: one Chinese, the other Latin or a figure."""
    chinese, latin = _CHINESE.match, _LATIN.match
    return bool((chinese(before) and latin(after)) or (latin(before) and chinese(after)))
