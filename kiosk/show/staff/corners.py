"""The gesture that opens the door for staff: two fingers held still in two corners of one edge."""

from dataclasses import dataclass

from kiosk.base.geometry import Box
from kiosk.stage.fingers import Touch

HELD = 5.0
"""Seconds for which both must be held."""
SIDE = 96
"""Px at 1080p of a corner: 27 mm on a 24-inch screen, 61 mm on one of 55 inches."""
LOST = 20.0
"""Seconds after which a finger unheard of counts no more: a bag that leans on the glass keeps nobody out."""

Corner = tuple[bool, bool]
"""Right or left, bottom or top."""


@dataclass
class _Finger:
    corner: Corner | None
    """The corner it came down in and has not left; None where it does not count."""
    since: float
    heard: float


class Corners:
    """Follows every finger on the glass, on clock times that are passed in.

    Any two corners that share an edge will do: those at the foot for who is seated, those of one side where
    the screen is too wide for two arms. A third finger, or one that leaves its corner, spoils it until all
    of them have been lifted.
    """

    def __init__(self, screen: Box) -> None:
        self._screen = screen
        self._side = round(SIDE * min(screen.size) / 1080)
        self._fingers: dict[int, _Finger] = {}

    def corner(self, x: float, y: float) -> Corner | None:
        """The corner that a point lies in."""
        screen, side = self._screen, self._side
        left, right = x < screen.x + side, x >= screen.right - side
        top, bottom = y < screen.y + side, y >= screen.bottom - side
        return (right, bottom) if (left or right) and (top or bottom) else None

    def heed(self, touch: Touch, now: float) -> None:
        """Take note of a touch at clock time `now`."""
        at = self.corner(touch.x, touch.y)
        if touch.phase == "up":
            self._fingers.pop(touch.finger, None)
        elif touch.phase == "down":
            self._forget(touch.finger, now)
            self._fingers[touch.finger] = _Finger(at, now, now)
            if len(self._fingers) > 2:
                self.spoil()
        elif finger := self._fingers.get(touch.finger):
            finger.heard = now
            if finger.corner != at:
                finger.corner = None

    def _forget(self, coming: int, now: float) -> None:
        for number, finger in list(self._fingers.items()):
            if number == coming or now - finger.heard > LOST:
                del self._fingers[number]

    def spoil(self) -> None:
        """Let no finger count that is down now."""
        for finger in self._fingers.values():
            finger.corner = None

    def counts(self, number: int) -> bool:
        """Whether a finger is held in a corner."""
        finger = self._fingers.get(number)
        return finger is not None and finger.corner is not None

    @property
    def due(self) -> float | None:
        """The clock time at which both will have been held long enough; None while there are no two."""
        fingers = list(self._fingers.values())
        if len(fingers) != 2:
            return None
        one, other = (finger.corner for finger in fingers)
        if one is None or other is None or (one[0] == other[0]) == (one[1] == other[1]):
            return None
        return max(finger.since for finger in fingers) + HELD
