"""A panorama in a box of the screen, drawn in the way that suits the machine."""

from typing import Protocol

from kiosk.base.geometry import Box, Size
from kiosk.stage.canvas import Canvas
from kiosk.stage.panoramas.projection import USUAL, Lens, Sight

WALL_SHAPE = 2.4
"""A place wider than this times its height is a panoramic wall."""
GRAIN = 1024
"""Pixels: the sizes at which panoramas are kept, so that nearly equal screens share one."""


class Way(Protocol):
    """A way to draw panoramas."""

    @property
    def ready(self) -> bool:
        """Whether it needs no further frame to be complete."""
        ...

    def paint(self, canvas: Canvas, box: Box, sight: Sight, fine: bool) -> None:
        """What is seen through a lens of the size of `box`; `fine`: it rests, or every pixel counts."""
        ...

    def forget(self) -> None:
        """Let go of what is large."""
        ...


def way_for(canvas: Canvas) -> Way:
    """By table look-up where pixels are drawn by the CPU, which was measured at the start; else as a mesh."""
    if canvas.driver == "software":
        from kiosk.stage.panoramas.fetched import Fetched

        return Fetched()
    from kiosk.stage.panoramas.meshed import Meshed

    return Meshed()


def width_for(screen: Size, cylindrical: bool, wall: float) -> int:
    """Pixels around at which a panorama is as fine as the screen at the usual field of view.

    1920×1080 sees 22 pixels a degree in the middle, which makes 7,860 around: 8192.
    """
    lens = Lens(screen, "cylindrical" if cylindrical else "perspective", wall)
    around = lens.focus(USUAL) * 2 * 3.14159265
    return -(-round(around) // GRAIN) * GRAIN
