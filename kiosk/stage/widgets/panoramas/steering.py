"""What fingers and keys do to a gaze, and when it sets out by itself again."""

from collections.abc import Callable

from kiosk.stage.hall import Hall
from kiosk.stage.panoramas.projection import Look
from kiosk.stage.widgets.panoramas.gaze import Gaze
from kiosk.stage.widgets.panoramas.stroll import Stroll

STEP = 0.3
"""Part of the view that a press on an arrow turns by."""
CLOSER = 1.3
"""What a press on plus or minus zooms by."""
TAPPED_TWICE = 1.8
_WAYS = {"left": (-STEP, 0.0), "right": (STEP, 0.0), "up": (0.0, STEP), "down": (0.0, -STEP)}


class Steering:
    """Everything that is touched keeps the gaze where it is for a while."""

    def __init__(self, gaze: Gaze, stroll: Stroll, around: Hall, turns: Callable[[], None]) -> None:
        """`turns` is told when the gaze is sent elsewhere."""
        self._gaze, self._stroll, self._around, self._turns = gaze, stroll, around, turns

    def touched(self) -> None:
        """Something was done: it does not turn by itself for a while."""
        self.wait(self._around.now())

    def wait(self, now: float) -> None:
        """Set out only when nothing has happened for a while, and never where motion is reduced."""
        if not self._gaze.sudden:
            self._stroll.begin(now)

    def keep_calm(self, calm: bool) -> None:
        """Where motion is reduced it turns at a finger alone."""
        if calm and not self._gaze.sudden:
            self._stroll.end()
            self._gaze.jump(self._gaze.seen if self._gaze.drifting else self._gaze.end)
        self._gaze.sudden = calm

    def grab(self) -> None:
        """A finger takes hold of the view."""
        self.touched()
        self._gaze.grab()

    def drop(self, vx: float, vy: float) -> None:
        """It lets go at (vx, vy) px/s."""
        self.touched()
        self._gaze.drop(vx, vy)

    def pinch(self, factor: float, x: float, y: float) -> None:
        """Two fingers zoom by a factor about the point (x, y) of the view, in px."""
        self.touched()
        self._gaze.pinch(factor, x, y)

    def double_tap(self) -> None:
        """Closer."""
        self.touched()
        self._gaze.zoom_by(TAPPED_TWICE)

    def press(self, name: str) -> None:
        """One of the helm's keys, by its name."""
        if name == "stroll":
            self._stroll.go_on(self._around.now())
            return
        if name == "stand":
            self._stroll.stand()
            self._gaze.jump(self._gaze.seen)
            return
        self.touched()
        if name in _WAYS:
            self._gaze.step(*_WAYS[name])
        else:
            self._gaze.zoom_by(CLOSER if name == "closer" else 1 / CLOSER)

    def turn(self, look: Look) -> None:
        """Send the gaze there."""
        self.touched()
        self._turns()
        self._gaze.go(look)

    def take(self, yaw: float) -> None:
        """Be there at once: the compass is dragged."""
        self.touched()
        self._gaze.jump(self._gaze.seen._replace(yaw=yaw))
