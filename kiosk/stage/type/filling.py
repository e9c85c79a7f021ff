"""Segments into lines: filled, evened out in a title, and ended with … where the lines are not enough."""

import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kiosk.stage.type.composing import Composer
from kiosk.stage.type.pieces import CLUSTER, ROUNDING, SPACES, Lines, Piece, Segment, line_width

_PHRASE_ENDS = tuple("：，、。！？；》」』”）—…:,.!?;)")
_WORTH_OF_A_MARK = 6.0  # square em of unevenness that a line may have to end after a mark
_MOST_BALANCED = 4, 60  # lines and segments; longer texts are no titles
_DROPPED_BEFORE_ELLIPSIS = " \u3000，、；：。！？,;:.!?·—…（《「『【〈“‘(["


class Filler:
    """Fills lines of at most `limit` px."""

    def __init__(self, composer: Composer, limit: float) -> None:
        self._composer, self._limit = composer, limit

    def broken(self, paragraphs: list[list[Segment]], balance: bool = False) -> Lines:
        """The lines, each filled; with `balance` those of a short paragraph evened out."""
        lines: Lines = []
        for paragraph in paragraphs:
            filled = list(self._filled(paragraph))
            if balance and 1 < len(filled) <= _MOST_BALANCED[0] and len(paragraph) <= _MOST_BALANCED[1]:
                filled = self._balanced(paragraph, len(filled)) or filled
            lines += filled
        return lines

    def _filled(self, segments: list[Segment]) -> Iterator[list[Segment]]:
        line: list[Segment] = []
        used = 0.0
        for segment in self._small_enough(segments):
            gap = segment.pieces[0].gap
            if line and used + gap + segment.trimmed + segment.tail > self._limit + ROUNDING:
                yield line
                line = []
            used = used + gap + segment.width if line else segment.lead + segment.width
            line.append(segment)
        yield line

    def _small_enough(self, segments: list[Segment]) -> Iterator[Segment]:
        """The segments, those longer than a line (the last resort) taken apart into characters."""
        for segment in segments:
            if segment.lead + segment.trimmed + segment.tail <= self._limit + ROUNDING:
                yield segment
            else:
                yield from self._characters(segment)

    def _characters(self, segment: Segment) -> Iterator[Segment]:
        """One by one; a reading over one of them stays with it, one over several is lost."""
        for piece in segment.pieces:
            clusters = CLUSTER.findall(piece.text)
            if len(clusters) == 1 or piece.upright:
                yield self._composer.segment((piece,))
                continue
            for i, cluster in enumerate(clusters):
                width, gap = self._composer.width(cluster, piece.face), 0.0 if i else piece.gap
                yield self._composer.segment((Piece(cluster, piece.face, piece.run, piece.ink, width, gap),))

    def _balanced(self, segments: list[Segment], count: int) -> Lines:
        """A short paragraph in `count` lines of like length, broken after a mark rather than in a phrase."""
        segments = list(self._small_enough(segments))
        even = line_width(segments) / count
        em = self._composer.style.size

        @cache
        def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
            """The least cost of setting the segments from `start` in `left` lines, and where these end."""
            least: tuple[float, tuple[int, ...]] = (math.inf, ())
            for end in range(start + 1, len(segments) + 1) if left > 1 else (len(segments),):
                width = line_width(segments[start:end])
                if width > self._limit + ROUNDING:
                    break
                rest, ends = best(end, left - 1) if left > 1 else (0.0, ())
                marked = left > 1 and segments[end - 1].pieces[-1].text.rstrip(SPACES).endswith(_PHRASE_ENDS)
                cost = ((width - even) / em) ** 2 - (_WORTH_OF_A_MARK if marked else 0.0) + rest
                if cost < least[0]:
                    least = cost, (end, *ends)
            return least

        ends = best(0, count)[1]
        return [segments[a:b] for a, b in pairwise((0, *ends))]

    def ended_early(self, line: list[Segment]) -> list[Segment]:
        """The line with … at its end, and as much of the text as still fits before it."""
        ellipsis = self._composer.ellipsis(line[-1].pieces[-1] if line else None)
        ends = ([*kept, ellipsis] for kept in self._shorter(line))
        return next((end for end in ends if line_width(end) <= self._limit + ROUNDING), [ellipsis])

    def _shorter(self, line: list[Segment]) -> Iterator[list[Segment]]:
        """The line cut ever shorter, down to a character: by segments, and the last one by characters."""
        for end in range(len(line), 1, -1):
            yield self._tidied(line[:end])
        characters = list(self._characters(line[0])) if line else []
        for end in range(len(characters), 0, -1):
            yield self._tidied(characters[:end])

    def _tidied(self, line: list[Segment]) -> list[Segment]:
        """The line without the spaces and marks that do not stand before …"""
        while line:
            *line, segment = line
            *pieces, last = segment.pieces
            shown = last.text.rstrip(_DROPPED_BEFORE_ELLIPSIS)
            if shown == last.text or (shown and last.over):
                pieces.append(last)
            elif shown:
                pieces.append(last._replace(text=shown, width=self._composer.width(shown, last.face)))
            if pieces:
                line.append(self._composer.segment(tuple(pieces)))
            if shown:
                break
        return line
