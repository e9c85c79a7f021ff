"""Touches → presses, taps, drags and pinches on controls, by the rules of real touchscreens.

A press shows at once and acts on release; sliding off cancels it; a second finger never presses; after a
change of scene the fingers that are still down count for nothing until they are lifted.
"""

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.stage.controls import Button, Control, Pan, Zoom
from kiosk.stage.fingers import Touch
from kiosk.visits.facts import Gesture

SLOP = 14.0
"""Px at 1080p a finger may wander before a press becomes a drag (about 4 mm on a 24-inch screen)."""
DOUBLE_TAP_SECONDS = 0.35
VELOCITY_WINDOW = 0.1
"""Seconds of the finger's path that its speed at release is taken from."""
LOST_SECONDS = 20.0
"""A finger unheard of for so long was lifted unseen, or is a bag that leans against the glass."""
NO_TAP = (float("-inf"), 0.0, 0.0)


@dataclass
class _Contact:
    """One finger on the glass."""

    x0: float
    y0: float
    x: float
    y: float
    path: deque[tuple[float, float, float]] = field(default_factory=deque)

    def move(self, x: float, y: float, now: float) -> None:
        self.x, self.y = x, y
        self.path.append((now, x, y))
        while now - self.path[0][0] > VELOCITY_WINDOW:
            self.path.popleft()

    def velocity(self) -> tuple[float, float]:
        """Px/s over the last moments; nothing where the finger had come to rest."""
        (t0, x0, y0), (t1, x1, y1) = self.path[0], self.path[-1]
        if t1 - t0 < 0.004:
            return 0.0, 0.0
        return (x1 - x0) / (t1 - t0), (y1 - y0) / (t1 - t0)


class Hands:
    """What all fingers together are doing to the controls that `controls` lists at the moment."""

    def __init__(
        self,
        controls: Callable[[], Sequence[Control]],
        unit: float = 1.0,
        touched: Callable[[Control, Gesture], None] = lambda *_: None,
    ) -> None:
        """`touched` is told what is going to answer, and to what."""
        self._controls, self._touched = controls, touched
        self._slop = SLOP * unit
        self._down: dict[int, float] = {}  # every finger on the glass, and when it was last heard of
        self._contacts: dict[int, _Contact] = {}  # those of them that count
        self._first: int | None = None
        self._button: Button | None = None
        self._tapped: Pan | None = None
        self._pan: Pan | None = None
        self._pan_from = (0.0, 0.0)
        self._zoom: Zoom | None = None
        self._span = 0.0
        self._last_tap = NO_TAP

    @property
    def pressed(self) -> str | None:
        """The id of the button that shows as pressed."""
        return self._button.id if self._button else None

    @property
    def dragging(self) -> bool:
        """Whether a finger is moving something."""
        return bool(self._pan or self._zoom)

    @property
    def busy(self) -> bool:
        """Whether any finger is on the glass."""
        return bool(self._down)

    def release_all(self) -> None:
        """Forget everything: fingers still down count for nothing until they are lifted."""
        self._contacts.clear()
        self._let_go()
        self._last_tap = NO_TAP

    def _let_go(self) -> None:
        """Cut short whatever the fingers are doing."""
        self._first = self._button = self._tapped = self._zoom = None
        if self._pan:
            pan, self._pan = self._pan, None
            pan.drop(0.0, 0.0)

    def ignore(self, finger: int, now: float) -> None:
        """This finger, just come down, counts for nothing until it is lifted."""
        self._forget_lost(finger, now)
        self._down[finger] = now

    def tick(self, now: float) -> bool:
        """Let go of fingers that were lifted unseen, as when the glass was unplugged; whether any were."""
        return self._forget_lost(None, now)

    def handle(self, touch: Touch, now: float) -> None:
        """Take one touch at clock time `now`."""
        if touch.phase == "down":
            self._forget_lost(touch.finger, now)
            self._press(touch, now)
        elif touch.finger in self._down:
            self._down[touch.finger] = now
            if touch.finger in self._contacts:
                self._contacts[touch.finger].move(touch.x, touch.y, now)
                self._moved(touch)
            if touch.phase == "up":
                self._lift(touch, now)

    def _forget_lost(self, coming: int | None, now: float) -> bool:
        """Forget fingers that must have been lifted unseen: the one that comes down, and any long silent."""
        lost = {f for f, heard in self._down.items() if f == coming or now - heard > LOST_SECONDS}
        if lost & self._contacts.keys():
            self._let_go()
        for finger in lost:
            del self._down[finger]
            self._contacts.pop(finger, None)
        return bool(lost)

    def _under(self, x: float, y: float) -> list[Control]:
        """The controls under a point, topmost first."""
        return [c for c in reversed(self._controls()) if c.box.holds(x, y)]

    def _press(self, touch: Touch, now: float) -> None:
        contact = _Contact(touch.x, touch.y, touch.x, touch.y)
        contact.move(touch.x, touch.y, now)
        alone = not self._down
        self._down[touch.finger] = now
        self._contacts[touch.finger] = contact
        if alone:
            self._first = touch.finger
            under = self._under(touch.x, touch.y)
            self._button = next((c for c in under if isinstance(c, Button)), None)
            surface = next((c for c in under if isinstance(c, Pan) and c.tap), None)
            self._tapped = None if self._button else surface
        else:
            self._begin_pinch()

    def _begin_pinch(self) -> None:
        self._button = self._tapped = None
        if len(self._contacts) != 2:
            return
        a, b = self._contacts.values()
        zooms = [c for c in self._under(b.x, b.y) if isinstance(c, Zoom) and c.box.holds(a.x0, a.y0)]
        if not zooms:
            return
        if self._pan:
            pan, self._pan = self._pan, None
            pan.drop(0.0, 0.0)
        self._zoom = zooms[0]
        self._touched(self._zoom, "zoom")
        self._span = math.hypot(a.x - b.x, a.y - b.y)

    def _moved(self, touch: Touch) -> None:
        if self._zoom:
            self._pinch()
        elif touch.finger == self._first:
            contact = self._contacts[touch.finger]
            if self._pan:
                self._pan.move(contact.x - self._pan_from[0], contact.y - self._pan_from[1])
            else:
                self._wander(contact)

    def _pinch(self) -> None:
        if self._zoom is None or len(self._contacts) < 2:
            return
        a, b = list(self._contacts.values())[:2]
        span = math.hypot(a.x - b.x, a.y - b.y)
        if self._span > 1 and span > 1:
            self._zoom.pinch(span / self._span, (a.x + b.x) / 2, (a.y + b.y) / 2)
        self._span = span

    def _wander(self, contact: _Contact) -> None:
        """A pressing finger moves: it may start a drag, or slide off its button."""
        dx, dy = contact.x - contact.x0, contact.y - contact.y0
        if math.hypot(dx, dy) > self._slop:
            self._tapped = None
            axis = "x" if abs(dx) > abs(dy) else "y"
            pans = (c for c in self._under(contact.x0, contact.y0) if isinstance(c, Pan))
            pan = next((c for c in pans if c.axis in (axis, "both")), None)
            if pan:
                self._button, self._pan = None, pan
                self._pan_from = (contact.x, contact.y)
                self._touched(pan, "drag")
                if pan.reach:
                    pan.reach(contact.x, contact.y)
                pan.grab()
                return
        if self._button and not self._button.box.holds(contact.x, contact.y):
            self._button = None

    def _lift(self, touch: Touch, now: float) -> None:
        del self._down[touch.finger]
        contact = self._contacts.pop(touch.finger, None)
        if contact is None:
            return
        if self._zoom:
            self._end_pinch()
        elif touch.finger == self._first:
            self._first = None
            if self._pan:
                pan, self._pan = self._pan, None
                pan.drop(*contact.velocity())
            else:
                self._tap(touch, now)

    def _end_pinch(self) -> None:
        """The finger that is left on the glass after a pinch neither presses nor drags."""
        self._zoom = self._first = None
        self._contacts.clear()

    def _tap(self, touch: Touch, now: float) -> None:
        button, self._button = self._button, None
        if button:
            self._touched(button, "tap")
            button.act()
            return
        if self._tapped and self._tapped.tap:
            self._touched(self._tapped, "tap")
            self._tapped.tap(touch.x, touch.y)
            return
        zoom = next((c for c in self._under(touch.x, touch.y) if isinstance(c, Zoom)), None)
        if zoom is None:
            return
        then, x, y = self._last_tap
        near = math.hypot(x - touch.x, y - touch.y) < 4 * self._slop
        if now - then <= DOUBLE_TAP_SECONDS and near:
            self._last_tap = NO_TAP
            self._touched(zoom, "tap")
            zoom.double_tap(touch.x, touch.y)
        else:
            self._last_tap = (now, touch.x, touch.y)
