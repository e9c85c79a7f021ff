"""Turns a gaze slowly from viewpoint to viewpoint while nobody touches the screen."""

from collections.abc import Sequence

from kiosk.stage.panoramas.projection import Look, turn
from kiosk.stage.widgets.panoramas.gaze import Gaze

PATIENCE = 12.0
"""Seconds after the last touch, or after coming in, until it begins."""
STAY = 6.0
"""Seconds it looks from each viewpoint."""
PACE = 6.0
"""Degrees a second."""
SHORTEST = 3.0
"""Seconds that a way takes at least."""
FRAME = 1 / 30
ROUND = 60.0
"""Degrees of each leg where there are no viewpoints."""


class Stroll:
    """Knows where it goes next. It stands still until `begin`, and for as long as it is told to."""

    def __init__(self, stops: Sequence[Look]) -> None:
        self._stops = stops
        self.at: int | None = None
        """The viewpoint it looks from, or turns to."""
        self.under_way = False
        """Whether it has set out, and nobody has touched anything since."""
        self._stands = False
        self._due: float | None = None

    def begin(self, now: float) -> None:
        """Somebody came, or touched something: wait."""
        self.under_way = False
        self._due = None if self._stands else now + PATIENCE

    def stand(self) -> None:
        """The visitor wants it to stand still: it does, until `go_on` or `forget`."""
        self.end()
        self._stands = True

    def go_on(self, now: float) -> None:
        """The visitor wants it to set out at once."""
        self.under_way, self._stands, self._due = True, False, now

    def forget(self) -> None:
        """Stand still; what a visitor wanted holds no more."""
        self.end()
        self._stands = False

    def end(self) -> None:
        """Stand still."""
        self._due, self.at, self.under_way = None, None, False

    def tick(self, now: float, gaze: Gaze) -> None:
        """Set out again, if it is time."""
        if self._due is None or now < self._due or gaze.moving:
            return
        look = self._next(gaze)
        way = abs(turn(gaze.end.yaw, look.yaw)) + abs(gaze.end.pitch - look.pitch)
        seconds = max(SHORTEST, way / PACE)
        gaze.go(look, seconds)
        self.under_way = True
        self._due = now + seconds + STAY

    def _next(self, gaze: Gaze) -> Look:
        end = gaze.end
        for _ in self._stops:
            self.at = 0 if self.at is None else (self.at + 1) % len(self._stops)
            look = self._stops[self.at]
            if abs(turn(end.yaw, look.yaw)) + abs(end.pitch - look.pitch) > 1:
                return look
        ahead = gaze.within(Look(end.yaw + ROUND, 0.0, end.fov))
        return ahead if abs(ahead.yaw - end.yaw) > 1 else Look(end.yaw - 2 * ROUND, 0.0, end.fov)

    def wake_at(self, now: float, gaze: Gaze) -> float | None:
        """The clock time of its next step."""
        return now + FRAME if gaze.drifting else self._due
