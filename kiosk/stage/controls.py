"""What can be touched: buttons, surfaces that are dragged, and surfaces that are zoomed.

Scenes and blocks list their controls afresh whenever asked, the topmost last; a control is known by its `id`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kiosk.base.geometry import Box


@dataclass(frozen=True)
class Button:
    """Acts when a finger that went down on it is lifted on it."""

    id: str
    box: Box
    act: Callable[[], None]
    label: str = ""
    """What it does, in the visitor's language: for those who cannot see it."""


@dataclass(frozen=True)
class Pan:
    """A surface that a finger drags along `axis`."""

    id: str
    box: Box
    axis: Literal["x", "y", "both"]
    grab: Callable[[], None]
    """The drag begins."""
    move: Callable[[float, float], None]
    """The finger is now (dx, dy) px from where the drag began."""
    drop: Callable[[float, float], None]
    """The finger was lifted at (vx, vy) px/s; (0, 0) where the drag was cut short."""
    reach: Callable[[float, float], None] | None = None
    """Told, before `grab`, the point (x, y) at which the drag begins."""
    tap: Callable[[float, float], None] | None = None
    """A finger tapped it at the point (x, y), where no button lies."""


@dataclass(frozen=True)
class Zoom:
    """A surface that two fingers pinch and one finger taps twice."""

    id: str
    box: Box
    pinch: Callable[[float, float, float], None]
    """Zoom by a factor since the last call, about the point (x, y)."""
    double_tap: Callable[[float, float], None]


Control = Button | Pan | Zoom
