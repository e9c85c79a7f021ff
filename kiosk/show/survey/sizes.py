"""What is too small to be read or touched on a real screen: letters, targets and the gaps between them."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence
from kiosk.show.survey.fault import Fault
from kiosk.show.survey.glass import Glass
from kiosk.show.survey.sight import Sight
from kiosk.stage.controls import Button, Control, Pan
from kiosk.stage.faces import Face, Faces
from kiosk.stage.linebreaking import HAN_KANA
from kiosk.stage.typesetting import Line

LETTER, IDEOGRAPH = "I", "国"
LETTERLESS = re.compile(rf"[{HAN_KANA}\W]+")
"""A line with neither letters nor figures."""
EM = 1000
"""Px of the em at which a face is measured: large enough for whole pixels to make no difference."""
ROUNDING = 0.05
"""Mm by which something may be smaller: less than half a pixel of any screen that is touched."""


def size_faults(sight: Sight, glass: Glass, faces: Faces) -> Iterator[Fault]:
    """Everything on a scene that is too small on this glass."""
    yield from letter_faults(sight, glass, faces)
    yield from target_faults(sight, glass)
    yield from gap_faults(sight, glass)


def letter_faults(sight: Sight, glass: Glass, faces: Faces) -> Iterator[Fault]:
    """Lines whose capital letters, or whose ideographs where they have no letters, are too low."""
    least = glass.least_letter(sight.theme)
    for mark in sight.marks:
        if mark.kind == "text" and mark.in_view and mark.line:
            tall = glass.mm(letter_height(mark.line, faces))
            if tall < least - ROUNDING:
                found = Sentence("has letters {mm:.1f} mm high", mm=tall)
                yield Fault("letter", mark.what, found, _at_least(least), mark.block, 1 - tall / least)


def letter_height(line: Line, faces: Faces) -> float:
    """Px of a capital I, or of an ideograph where there is no letter, in the largest face of a line.

    That is the line's own: readings over characters are smaller.
    """
    face = max((placed.face for placed in line.runs), key=lambda face: face.size)
    unlettered = LETTERLESS.fullmatch(line.text) is not None
    measured = face._replace(size=EM, chinese=unlettered)
    return face.size * height_for_em(faces, IDEOGRAPH if unlettered else LETTER, measured)


@lru_cache(maxsize=64)
def height_for_em(faces: Faces, character: str, face: Face) -> float:
    """How high a character stands, from the foot to the head of its ink, for its em."""
    return faces.height(character, face) / face.size


def target_faults(sight: Sight, glass: Glass) -> Iterator[Fault]:
    """What is narrower or lower than a finger needs."""
    least = glass.least_target(sight.theme)
    for each in sight.controls:
        side = glass.mm(min(each.box.size))
        if side < least - ROUNDING:
            w, h = glass.mm(each.box.w), glass.mm(each.box.h)
            found = Sentence("is {w:.1f} × {h:.1f} mm", w=w, h=h)
            yield Fault("target", each.id, found, _at_least(least), sight.block_of(each), 1 - side / least)


def gap_faults(sight: Sight, glass: Glass) -> Iterator[Fault]:
    """Neighbours so close that a finger that trembles touches the wrong one."""
    least = glass.least_gap(sight.theme)
    touched = [each for each in sight.controls if least and _is_tapped(each)]
    for one, other in combinations(touched, 2):
        apart = glass.mm(distance(one.box, other.box))
        if not one.box.overlaps(other.box) and apart < least - ROUNDING:
            found = Sentence("is {mm:.1f} mm from `{other}`", mm=apart, other=other.id)
            yield Fault("gap", one.id, found, _at_least(least), sight.block_of(one), 1 - apart / least)


def _is_tapped(control: Control) -> bool:
    """Whether a tap on it does something; what is only dragged has no need to be kept clear of."""
    if isinstance(control, Pan):
        return control.tap is not None
    return isinstance(control, Button) and not control.double


def distance(one: Box, other: Box) -> float:
    """Px between the nearest points of two boxes, 0 where they touch."""
    across = max(0, other.x - one.right, one.x - other.right)
    down = max(0, other.y - one.bottom, one.y - other.bottom)
    return math.hypot(across, down)


def _at_least(length: float) -> str:
    return Sentence("{mm:.1f} mm at least", mm=length)
