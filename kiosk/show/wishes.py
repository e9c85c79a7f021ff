"""What the operator asked for at the start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.show.chronicle import Chronicle
from kiosk.show.problemstrip import ProblemStrip

if TYPE_CHECKING:
    from kiosk.base.calendar import Calendar
    from kiosk.show.staff.desk import Desk
    from kiosk.stage.displaypower import DisplayPower


@dataclass(frozen=True)
class Wishes:
    """How the show is to be."""

    language: str | None = None
    """The language to begin every visit in, instead of the lead language."""
    unattended: bool = False
    """Play the exhibition by itself, whatever `exhibition.yaml` says."""
    patient: bool = False
    """Wait for every picture instead of showing its preview: for pictures of screens."""
    strip: ProblemStrip | None = None
    """In a preview: what lies over everything and tells the curator of problems."""
    calendar: "Calendar | None" = None
    """By which opening hours are kept; without one it is always open."""
    power: "DisplayPower | None" = None
    """Switches the display off while the screen is dark."""
    chronicle: Chronicle | None = None
    """Who is told what happens: one for all versions of the exhibition, as a visit may outlast a version."""
    desk: "Desk | None" = None
    """Where staff's wishes are carried out; without one there is no door for them."""
    warm: Callable[[], bool] = lambda: True
    """Whether all is loaded that blocks need: before, nothing is rehearsed, which would wait for it."""


DEFAULT = Wishes()
