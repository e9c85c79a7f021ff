"""Who stands before the screen: people, or a crowd made of code that tries the whole house."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from kiosk.base.clock import Clock, SystemClock

if TYPE_CHECKING:
    from kiosk.show.floor import Floor
    from kiosk.stage.canvas import Canvas
    from kiosk.stage.glass import Glass


@dataclass(frozen=True)
class Visitors:
    """The clock they live by, and the glass that they touch."""

    clock: Clock
    glass: "Callable[[Canvas, Clock, Floor], Glass]"


def expected() -> Visitors:
    """Those whom the caller of `run` sends, in its context; else people."""
    context = click.get_current_context(silent=True)
    sent = context.find_object(Visitors) if context else None
    return sent or Visitors(SystemClock(), _people)


def _people(canvas: "Canvas", clock: Clock, floor: "Floor") -> "Glass":
    del floor
    from kiosk.stage.glass import glass_of

    return glass_of(canvas, clock)
