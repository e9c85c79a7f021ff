"""The screen as a thing on the wall: what its pixels measure, and how large letters and targets must be."""

import math
from dataclasses import dataclass

from kiosk.base.geometry import Size
from kiosk.content.model import TEXT_SIZES
from kiosk.stage.theme import Theme

LETTER = 4.8
"""Mm of a capital I at arm's length: 3/16 inch, Section 508, 402.4 (36 CFR 1194, Appendix C)."""
ARM = 600.0
"""Mm from the eyes to a glass that is touched."""
ANGLE = 0.7
"""Degrees that a capital letter must subtend in one mode at least: EN 301 549, 5.1.4."""
TARGET, TARGET_LARGE = 15.0, 20.0
"""Mm of the least side of what is touched, and where everything is large.

More than the 44 CSS px, 12 mm, of WCAG 2.2, 2.5.5: visitors stand, and some have a hand that trembles.
"""
GAP = 6.0
"""Mm between two things to be touched, where everything is large."""


@dataclass(frozen=True)
class Glass:
    """A screen of `size` px whose picture is `width` mm wide, seen from `distance` mm."""

    size: Size
    width: float
    distance: float = ARM

    @property
    def pitch(self) -> float:
        """Mm of a pixel."""
        return self.width / self.size.w

    def mm(self, px: float) -> float:
        """A length in px, in mm."""
        return px * self.pitch

    def least_letter(self, theme: Theme) -> float:
        """Mm of a capital letter.

        4.8 mm at arm's length, and further off what subtends the same visual angle: as DIN 1450 and ISO
        9241-303 reckon, the height grows as the distance does. In the largest text size it subtends 0.7°
        besides: H = ψ · π · D / 180, EN 301 549, 5.1.4.
        """
        least = LETTER * max(1.0, self.distance / ARM)
        if theme.text_size >= TEXT_SIZES[-1]:
            least = max(least, ANGLE * math.pi * self.distance / 180)
        return least

    @staticmethod
    def least_target(theme: Theme) -> float:
        """Mm of the shorter side of what is touched."""
        return TARGET_LARGE if theme.large else TARGET

    @staticmethod
    def least_gap(theme: Theme) -> float:
        """Mm between two things that are touched."""
        return GAP if theme.large else 0.0
