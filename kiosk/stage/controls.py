"""What can be touched: buttons, surfaces that are dragged, and surfaces that are zoomed.

Keys go to buttons, and to surfaces that have a `step` or can be steered.

Scenes and blocks list their controls afresh whenever asked, the topmost last; a control is known by its `id`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kiosk.base.geometry import Box
from kiosk.content.pinyin import bare

Step = Callable[[int], None]
"""For the keys plus (1) and minus (-1): more or less of what a surface adjusts."""
Steer = Callable[[int, int], None]
"""For the arrow keys: move what a surface shows by a step to the right (1, 0), down (0, 1) …, as laid out."""


@dataclass(frozen=True)
class Button:
    """Acts when a finger that went down on it is lifted on it."""

    id: str
    box: Box
    act: Callable[[], None]
    label: str = ""
    """What it does, in the visitor's language: for those who cannot see it."""
    way_out: bool = False
    """Whether it leads out of what lies on top: the key `back` presses it."""
    mark: Box | None = None
    """Where it is seen, if that is less than `box`."""
    double: bool = False
    """Whether it is a larger place for what another does: keys go by it."""
    block: str = ""
    """The id of the block that it belongs to; empty for what belongs to none."""

    def __post_init__(self) -> None:
        if "{" in self.label:  # readings over characters are for the eye
            object.__setattr__(self, "label", bare(self.label))


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
    label: str = ""
    """What it is, in the visitor's language, where keys come by."""
    step: Step | None = None
    steer: Steer | None = None
    block: str = ""
    """The id of the block that it belongs to; empty for what belongs to none."""


@dataclass(frozen=True)
class Zoom:
    """A surface that two fingers pinch and one finger taps twice."""

    id: str
    box: Box
    pinch: Callable[[float, float, float], None]
    """Zoom by a factor since the last call, about the point (x, y)."""
    double_tap: Callable[[float, float], None]
    label: str = ""
    """What it is, in the visitor's language, where keys come by."""
    step: Step | None = None
    steer: Steer | None = None
    block: str = ""
    """The id of the block that it belongs to; empty for what belongs to none."""


Control = Button | Pan | Zoom


def has_keys(control: Control) -> bool:
    """Whether keys come by it."""
    if isinstance(control, Button):
        return not control.double
    return control.step is not None or control.steer is not None
