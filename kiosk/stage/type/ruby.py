"""Readings over characters: which stand over which, how wide both are together, and how high.

W3C CLREQ, Interlinear annotations (https://www.w3.org/TR/clreq/#interlinear_annotations): readings are half
as large, stand over the middle of their characters, a space apart from one another, and may reach over a
neighbour that has none. The white between lines takes them in; only where there is less of it than they
need do lines move apart.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kiosk.content.pinyin import parts, syllables
from kiosk.stage.faces import Face, Faces
from kiosk.stage.linebreaking import is_han
from kiosk.stage.type.pieces import EM_ABOVE, Beside, Over, Run, Style

_SIZE = 0.5  # of the characters' em
_APART = 0.22  # em of readings between two of them
_REACH = 0.5  # em of readings that one may reach over a neighbour without
_ABOVE, _BELOW = 0.95, 0.22  # em of readings, from ǖ down to g
_CLEAR = 0.15  # em below a baseline that belong to the line's own descenders


class Cell(NamedTuple):
    """The room of both: from its left, `inset` px to the characters and `over` px to the reading."""

    width: float
    inset: float
    over: float


def annotated(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs, those with readings divided so that each reading has its own."""
    if not any("{" in run.text for run in runs):
        return runs
    return tuple(part for run in runs for part in (_divided(run) if "{" in run.text else (run,)))


def _divided(run: Run) -> Iterator[Run]:
    for base, reading in parts(run.text):
        characters = sum(map(is_han, base)) if reading else 0
        spread = syllables(reading, characters) if characters > 1 else ()
        if spread:
            said = iter(spread)
            yield from (replace(run, text=char, over=next(said) if is_han(char) else "") for char in base)
        else:
            yield replace(run, text=base, over=reading)


def over(reading: str, style: Style, language: str, faces: Faces) -> Over:
    """A reading, measured; always in the sans face, whose strokes hold at half the size."""
    wide = any(ord(letter) > 0x2E80 for letter in reading)
    face = Face("sans", max(1, round(style.size * _SIZE)), False, wide, language)
    return Over(reading, face, faces.advance(reading, face), 0.0)


def cell(base: float, over: Over, left: Beside, right: Beside) -> Cell:
    """Characters `base` px wide under a reading that has `left` and `right` of it what they tell.

    At the start of a text the characters keep to the edge, and the reading begins there as well.
    """
    em = over.face.size
    allowance = {"reading": _APART / 2 * em, "open": -_REACH * em, "closed": 0.0, "edge": 0.0}
    if left == "edge" != right and over.width > base:
        return Cell(base + math.ceil(max(0, over.width - base + allowance[right])), 0.0, 0.0)
    before, after = (math.ceil(max(0, (over.width - base) / 2 + allowance[side])) for side in (left, right))
    return Cell(before + base + after, before, before + (base - over.width) / 2)


def rise(style: Style) -> int:
    """How many px the baseline of readings is above that of the characters."""
    return round((EM_ABOVE + _BELOW * _SIZE) * style.size)


def room(style: Style) -> int:
    """The px from the characters' baseline up to the top of a reading."""
    return rise(style) + math.ceil(_ABOVE * _SIZE * style.size)


def least_step(style: Style) -> int:
    """The px from the baseline above down to that of a line with readings, at least."""
    return int((EM_ABOVE + (_BELOW + _ABOVE) * _SIZE + _CLEAR) * style.size)
