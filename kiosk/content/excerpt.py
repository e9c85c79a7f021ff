"""A line of a file as a terminal shows it, and the place in it that is meant, underlined.

East Asian wide characters take two cells there (Unicode Standard Annex 11), combining ones none.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
_ENDS = re.compile(r"\s*$|\s+#|:(?=\s|$)")
_ENDS_INSIDE = re.compile(r"\s*$|\s+#|:(?=\s|$)|\s*[,\]}]")
_SIGN = re.compile(r"[{}\[\],|>：，]|-(?=\s|$)|\s+")
_CUT = "…"


@dataclass(frozen=True)
class Excerpt:
    """What is shown of a line."""

    text: str
    start: int
    """Cells before the place that is meant."""
    length: int
    """Cells of the place that is meant, one at least."""


def excerpt(line: str, column: int, cells: int) -> Excerpt:
    """A line in at most `cells` cells of a terminal, with what is written at `column`, counted from 1."""
    first = max(0, min(column - 1, len(line)))
    last = _end(line, first)
    shown = [(at, piece, _cells(piece)) for at, piece in _pieces(line)]
    start = sum(width for at, _, width in shown if at < first)
    length = sum(width for at, _, width in shown if first <= at < last)
    return _cut([(piece, width) for _, piece, width in shown], start, max(1, length), cells)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(_cells(piece) for _, piece in _clusters(text))


def wrapped(text: str, first: int, width: int) -> list[str]:
    """A text in lines of `width` cells, the first of `first`, broken as Unicode says (UAX 14).

    What stands in backticks stays in one line if it fits into one.
    """
    lines, room = [""], first
    for unit in _units(text, width):
        if cells(lines[-1] + unit.rstrip()) > room:
            lines.append("")
            room = width
        lines[-1] += unit
    return [line.rstrip() for line in lines]


def _units(text: str, width: int) -> list[str]:
    """The parts of a text that stay in one line."""
    from uniseg.linebreak import line_break_units

    parts: list[str] = []
    for unit in line_break_units(text):
        is_inside = parts and parts[-1].count("`") % 2 and cells(parts[-1] + unit.rstrip()) <= width
        if is_inside:
            parts[-1] += unit
        else:
            parts.append(unit)
    return parts


def _end(line: str, first: int) -> int:
    """Where the name, text or sign that begins at `first` ends."""
    if whole := _QUOTED.match(line, first) or _SIGN.match(line, first):
        return whole.end()
    opened = sum(line.count(bracket, 0, first) for bracket in "{[")
    closed = sum(line.count(bracket, 0, first) for bracket in "}]")
    end = (_ENDS_INSIDE if opened > closed else _ENDS).search(line, first + 1)
    return end.start() if end else first + 1


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    """The characters of a line with their positions, what cannot be seen by its name."""
    margin = len(line) - len(line.lstrip())
    for at, cluster in _clusters(line):
        if cluster == "\t":
            yield at, "[Tab]"
        elif _is_unseen(cluster[0]) or (at < margin and cluster != " "):
            yield at, "".join(f"[U+{ord(character):04X}]" for character in cluster)
        else:
            yield at, cluster


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") or character in "\u00a0\u200b"


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """What is seen as one character each, with its position."""
    if text.isascii():
        yield from enumerate(text)
        return
    from uniseg.graphemecluster import grapheme_clusters

    at = 0
    for cluster in grapheme_clusters(text):
        yield at, cluster
        at += len(cluster)


def _cells(piece: str) -> int:
    """The cells of one character, or of the name that stands for it."""
    if piece.isascii():
        return len(piece)
    return 2 if unicodedata.east_asian_width(piece[0]) in "WF" else 1


def _cut(shown: list[tuple[str, int]], start: int, length: int, room: int) -> Excerpt:
    """The part of a line around the place that is meant, with … where something was left out."""
    ends = list(accumulate(width for _, width in shown))
    if not ends or ends[-1] <= room:
        return Excerpt("".join(piece for piece, _ in shown), start, length)
    left, right = _window(start, length, ends[-1], room)
    kept = [
        (piece, end - width, end)
        for (piece, width), end in zip(shown, ends, strict=True)
        if left <= end - width and end <= right
    ]
    begin, end = kept[0][1], kept[-1][2]
    before, after = _CUT if begin else "", _CUT if end < ends[-1] else ""
    text = before + "".join(piece for piece, _, _ in kept) + after
    return Excerpt(text, start - begin + len(before), max(1, min(length, end - start)))


def _window(start: int, length: int, total: int, room: int) -> tuple[int, int]:
    """From which cell to which a line of `total` cells is shown in `room`, a cell for each … taken off."""
    if start + min(length, room // 2) < room:
        return 0, room - 1
    left = start - room // 3
    return (left, left + room - 2) if left + room - 1 < total else (total - room + 1, total)
