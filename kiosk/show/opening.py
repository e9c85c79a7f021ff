"""The opening hours as the show keeps them: what stands on the floor while no one is there, and when.

In hours that is the attract loop, or the display that plays by itself; outside them the night, or, for a set
time after something has woken the screen, the doors. The wall clock is asked once a minute and when it is
to change; all else goes by the show's clock.
"""

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, Protocol

from kiosk.show.attract import Attract
from kiosk.show.home import Home
from kiosk.show.night import Night
from kiosk.show.presence import Presence
from kiosk.show.scene import Guide, Scene
from kiosk.show.stack import Stack
from kiosk.visits.facts import How

if TYPE_CHECKING:
    from kiosk.base.calendar import Calendar
    from kiosk.stage.displaypower import DisplayPower

log = logging.getLogger(__name__)

DUSK = 3.0
"""Seconds in which the night falls, and the day breaks."""
MOST, LEAST = 60.0, 1.0
"""Seconds after which the calendar is asked again: that it was set is noticed within the minute."""
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""A clock that shows less has lost the time: its battery is empty, and no hours can be kept."""

Light = Literal["day", "awake", "dark"]


class House(Guide, Protocol):
    """The show, as seen from here."""

    def end_visit(self, how: How = "away") -> None:
        """Everything goes back, and what `Opening.ground` gives is shown."""
        ...


class Opening:
    """Knows whether it is day or night, and has the show change over when no visitor is there."""

    def __init__(
        self,
        house: House,
        presence: Presence,
        stack: Stack,
        calendar: "Calendar | None",
        power: "DisplayPower | None",
    ) -> None:
        """Without a calendar it is always day. `power` has the display off while the screen is dark."""
        self._house, self._presence, self._stack = house, presence, stack
        self._calendar, self._power = calendar, power
        self._hours = house.exhibition.hours if calendar else None
        self._ask_at = house.now() if self._hours else float("inf")
        self._closed = False
        self._stirred = False
        self._awake_until = 0.0
        self._dusk: float | None = None
        self._shown: Light = "day"
        self._may_be_off = self._hours is not None  # by another kiosk, that ended in the dark
        self._ask(house.now())

    @property
    def light(self) -> Light:
        """What it is by now, whatever is still shown."""
        if not self._closed:
            return "day"
        return "awake" if self._house.now() < self._awake_until else "dark"

    @property
    def dark(self) -> bool:
        """Whether the screen is black, or is about to be."""
        return isinstance(self._stack.top, Night)

    def ground(self) -> Scene:
        """What stands there while no one is there, from now on."""
        before, self._shown = self._shown, self.light
        self._presence.closed = self._shown != "day"
        if before != self._shown:
            self._stack.dissolve(self._house.now(), DUSK)
        if self._shown == "day":
            return Attract(self._house.exhibition, self._house.now())
        return Home(self._house) if self._shown == "awake" else Night()

    def wake(self) -> None:
        """Have the screen awake for the set time, if it is night: by staff, or by a touch where it may."""
        if self._closed and self._hours:
            self._awake_until = self._house.now() + 60 * self._hours.awake

    def touched(self) -> bool:
        """The dark screen was touched; whether that has woken it, and the doors are to be shown."""
        if self._hours and self._hours.wakes != "touch":
            self._stirred = True
            return False
        self.wake()
        self._shown = self.light
        self._presence.closed = self._shown != "day"
        return True

    def succeed(self, old: "Opening") -> None:
        """Go on as the one of another version of the exhibition did."""
        self._awake_until = old._awake_until
        self._may_be_off = self._may_be_off or old._may_be_off

    def tick(self, now: float) -> None:
        """Go on to `now`, in the show's own time: it costs next to nothing until something is due."""
        if now >= self._ask_at:
            self._ask(now)
        light = self.light
        if light != "dark":
            self._dusk = None
        elif self._dusk is None:
            self._dusk = now
        if self._presence.held:
            pass  # staff are there, or have left the screen dark
        elif self._presence.here:
            if (end := self._end_at()) is not None and now >= end:
                self._house.end_visit("closed")
        elif light != self._shown and self._stack.top is self._stack.ground:
            self._house.end_visit()
        self._switch()

    def wake_at(self, now: float) -> float | None:
        """The clock time at which there is something to do."""
        end = self._end_at() if self._presence.here and not self._presence.held else None
        awake = self._awake_until if self._closed and self._awake_until > now else None
        due = [time for time in (self._ask_at, end, awake) if time is not None]
        return min(due) if min(due) < float("inf") else None

    def _end_at(self) -> float | None:
        """When the visit under way is ended."""
        grace = self._hours.grace if self._hours else None
        return None if grace is None or self._dusk is None else self._dusk + 60 * grace

    def _ask(self, now: float) -> None:
        """Ask the calendar."""
        if self._calendar is None or self._hours is None:
            return
        from kiosk.show.hours import is_open, next_change

        at = self._calendar.now()
        known = at >= EARLIEST
        try:
            closed = known and not is_open(self._hours, at)
            change = next_change(self._hours, at, days=1) if known else None
        except LookupError as error:
            log.warning("there is no time zone %s here, so it is always open: %s", self._hours.zone, error)
            self._hours, self._closed, self._ask_at = None, False, float("inf")
            return
        if self._closed and not closed:
            self._awake_until = 0.0
        self._closed = closed
        if self._stirred and self._power:
            self._power.forget()  # X switches it on by itself when it is touched
        self._stirred = False
        wait = (change - at).total_seconds() if change else MOST
        self._ask_at = now + min(MOST, max(LEAST, wait))

    def _switch(self) -> None:
        """Have the display off once it is black, and on before it is not."""
        self._may_be_off = self._may_be_off or self.dark
        if self._power and self._may_be_off and not (self.dark and self._stack.fading):
            self._power.switch(not self.dark)
