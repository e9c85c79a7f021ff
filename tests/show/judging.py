"""What a survey tells of a view that stands by itself, as on a screen of 24 inches."""

from collections.abc import Sequence

from kiosk.base.geometry import Box, Size
from kiosk.show.survey.fault import Fault
from kiosk.show.survey.glass import Glass
from kiosk.show.survey.layout import layout_faults
from kiosk.show.survey.marks import Mark
from kiosk.show.survey.sight import Sight
from kiosk.show.survey.sizes import target_faults
from kiosk.stage.controls import Control
from kiosk.stage.theme import Theme

SHORTER_SIDE = 299.0
"""Mm of a screen of 24 inches and 16:9."""


def hung(size: Size) -> Glass:
    """A screen of so many px, as high or wide as one of 24 inches."""
    return Glass(size, size.w / min(size) * SHORTER_SIDE)


def judged(sight: Sight) -> list[Fault]:
    return list(dict.fromkeys([*layout_faults(sight), *target_faults(sight, hung(sight.theme.screen))]))


def faults(
    marks: Sequence[Mark], controls: Sequence[Control], areas: Sequence[Box], theme: Theme
) -> list[str]:
    found = judged(Sight(marks, controls, areas, theme))
    return [f"{each.what} {each.found} {each.asked}" for each in found]
