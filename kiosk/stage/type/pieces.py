"""What a text consists of while it is being set: runs, pieces of one face, segments, lines."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kiosk.stage.faces import Face, Role

Ink = tuple[int, int, int]

CLUSTER = re.compile(r"—{1,2}|…{1,2}|.[\u0300-\u036f\u064b-\u065f\u200d\ufe00-\ufe0f]*", re.DOTALL)
SPACES = " \u3000"
ROUNDING = 0.01  # px: advances are sums of 1/64
EM_ABOVE = 0.88  # of the em box above the baseline, in Noto's CJK fonts


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
    """A stretch of text within a paragraph; `ink` None is the style's, `over` a reading over all of it."""

    text: str
    strong: bool = False
    ink: Ink | None = None
    over: str = ""


class Over(NamedTuple):
    """A reading over characters, `width` px wide, `x` px from the left of their piece."""

    text: str
    face: Face
    width: float
    x: float


class Piece(NamedTuple):
    """Text of one face and one run; `gap` px stand before it, unless it begins a line.

    A negative gap pushes it into the white of the mark before it. Under a reading it stands `inset` px from
    the left of its width. `upright`: it fills one em of a column.
    """

    text: str
    face: Face
    run: int
    ink: Ink
    width: float
    gap: float = 0.0
    inset: float = 0.0
    over: Over | None = None
    upright: bool = False


class Segment(NamedTuple):
    """Pieces that stay together.

    `lead` and `tail` px of ink reach left of them and right of `trimmed`; negative ones are white that a
    line gives up where it begins or ends with them.
    """

    pieces: tuple[Piece, ...]
    width: float
    trimmed: float  # without the spaces and the tracking at its end
    lead: float
    tail: float


Beside = Literal["reading", "open", "closed", "edge"]
"""What a reading finds beside it: another one, what it may reach over, what it may not, or no text."""

Lines = list[list[Segment]]
"""The segments of each line."""


def line_width(line: list[Segment]) -> float:
    """How wide a line is from its first ink to its last, in px."""
    if not line:
        return 0.0
    gaps = sum(segment.pieces[0].gap for segment in line[1:])
    return (
        line[0].lead + gaps + sum(segment.width for segment in line[:-1]) + line[-1].trimmed + line[-1].tail
    )
