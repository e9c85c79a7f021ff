"""Mirrored pages for languages written from the right: the one room that knows how.

Everything is laid out as for a language written from the left. Where the visitor's is written from the
right, the canvas puts every box where its mirror image stands, and the show takes every touch from there:
pages know nothing of it. Texts and pictures are moved, never turned over. What must keep its left and its
right, such as a film's keys, is painted `straight` within a region that is only moved as a whole, and its
controls are `straightened`.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from kiosk.base.geometry import Box
from kiosk.stage.controls import Control, Pan, Steer, Zoom
from kiosk.stage.fingers import Touch

AnyControl = TypeVar("AnyControl", bound=Control)
Act = Callable[[float, float], None]


class Imposition(NamedTuple):
    """How what is laid out comes upon the screen or a sheet: moved by (x, y) px, or `mirrored` from x."""

    mirrored: bool = False
    x: int = 0
    y: int = 0

    def box(self, box: Box) -> Box:
        """Where a box of the layout stands."""
        if self == _AS_LAID_OUT:
            return box
        return Box(self.x - box.right if self.mirrored else self.x + box.x, self.y + box.y, box.w, box.h)

    def upon(self, sheet: Box) -> "Imposition":
        """The same way upon a sheet that shows this box of the layout."""
        return Imposition(self.mirrored, sheet.right if self.mirrored else -sheet.x, -sheet.y)

    def straight(self, region: Box) -> "Imposition":
        """The same, but what lies in `region` is moved as a whole."""
        return Imposition(False, self.x - region.x - region.right, self.y) if self.mirrored else self


_AS_LAID_OUT = Imposition()


def mirrored(box: Box, region: Box) -> Box:
    """The mirror image of a box about the middle of `region`."""
    return Box(region.x + region.right - box.right, box.y, box.w, box.h)


def laid_out(touch: Touch, screen: Box) -> Touch:
    """A touch of the mirrored screen, where it is in the layout; pixel for pixel."""
    return replace(touch, x=max(float(screen.x), screen.x + screen.right - 1 - touch.x))


def straightened(controls: Iterable[AnyControl], region: Box, turned: bool) -> list[AnyControl]:
    """Controls of what is painted `straight` in `region`, as the layout has them.

    `turned`: whether the layout is mirrored (`Reading.mirrored`); if not, they are what they were.
    """
    return [_straightened(each, region) for each in controls] if turned else list(controls)


def _straightened(control: AnyControl, region: Box) -> AnyControl:
    box, middle = mirrored(control.box, region), region.x + region.right - 1

    def at(act: Act) -> Act:
        return lambda x, y: act(middle - x, y)

    def along(act: Act) -> Act:
        return lambda dx, dy: act(-dx, dy)

    if isinstance(control, Pan):
        return replace(
            control,
            box=box,
            move=along(control.move),
            drop=along(control.drop),
            reach=at(control.reach) if control.reach else None,
            tap=at(control.tap) if control.tap else None,
            steer=_turned(control.steer),
        )
    if isinstance(control, Zoom):
        pinch, double_tap = control.pinch, at(control.double_tap)
        return replace(
            control,
            box=box,
            pinch=lambda f, x, y: pinch(f, middle - x, y),
            double_tap=double_tap,
            steer=_turned(control.steer),
        )
    return replace(control, box=box)


def _turned(steer: Steer | None) -> Steer | None:
    return steer and (lambda across, down: steer(-across, down))
