"""Stops along a way: one is shown, and dragging, throwing or choosing leads to another."""

from math import floor
from typing import NamedTuple

from kiosk.base.geometry import Box
from kiosk.stage.controls import Pan
from kiosk.stage.tween import Tween, still, thrown_to

GLIDE = 0.42
"""Seconds from one stop to another."""
STIFFNESS = 3.0
"""By so much less than the finger the way gives beyond its ends."""


class Between(NamedTuple):
    """What is seen: of two stops the first, giving way to the second by `part` 0–1."""

    first: int
    second: int
    part: float
    beyond: float
    """How far it is pulled beyond an end, in stops: negative before the first, positive after the last."""


class Stops:
    """Knows where it is among `count` stops. A glide begins with the first frame that asks where it is."""

    def __init__(self, name: str, count: int) -> None:
        self.at = 0
        """The stop that is shown, or is being gone to."""
        self.count = count
        self._name = name
        self._path = still(0.0)
        self._due = False
        self._leap: tuple[int, int] | None = None
        self._held: float | None = None
        self._grabbed = 0.0
        self._seen = 0.0
        self._seconds = GLIDE

    def pace(self, seconds: float) -> None:
        """Take so long from one stop to another; with no time it is there at once, and follows no finger."""
        if seconds != self._seconds:
            self._seconds, self._due = seconds, self._due or self._seen != self.at

    def mark(self, now: float) -> float:
        """Where it is at clock time `now`, in stops; between two of them on its way."""
        if self._due:
            self._path, self._due = Tween(self._seen, self.at, now, self._seconds), False
        held = self._held if self._seconds else None
        self._seen = self._path.value(now) if held is None else held
        return self._seen

    def between(self, now: float) -> Between:
        """What is seen at `now`. A far stop follows directly on the one that is left."""
        mark, last = self.mark(now), self.count - 1
        if self._leap and not self._path.over(now):
            left, wanted = self._leap
            part = (mark - self._path.start) / (self._path.end - self._path.start)
            return Between(left, wanted, part, 0.0) if wanted > left else Between(wanted, left, 1 - part, 0.0)
        inside = min(max(mark, 0.0), float(last))
        first = min(floor(inside), max(0, last - 1))
        return Between(first, min(first + 1, last), inside - first, mark - inside)

    def moving(self, now: float) -> bool:
        """Whether it is on its way by itself."""
        return self._held is None and (self._due or not self._path.over(now))

    def go(self, stop: int) -> None:
        """Go to a stop, or stay at the end."""
        left, self.at = self.at, min(max(0, stop), self.count - 1)
        self._held, self._due = None, True
        self._leap = (left, self.at) if abs(self.at - self._seen) > 1 else None

    def reset(self) -> None:
        """Back at the first stop, at once."""
        self.jump(0)

    def jump(self, stop: int) -> None:
        """Be at a stop at once, or at the end."""
        self.at = min(max(0, stop), self.count - 1)
        self._path, self._seen = still(float(self.at)), float(self.at)
        self._held, self._due, self._leap = None, False, None

    def pan(self, box: Box, step: float) -> Pan:
        """The surface to drag, on which stops lie `step` px apart."""

        def move(dx: float, dy: float) -> None:
            del dy
            mark, last = self._grabbed - dx / step, float(self.count - 1)
            inside = min(max(mark, 0.0), last)
            self._held = inside + (mark - inside) / STIFFNESS

        def drop(vx: float, vy: float) -> None:
            del vy
            self._seen = self._held if self._held is not None else self._seen
            self.go(thrown_to(self._seen * step, -vx, step))

        return Pan(self._name, box, "x", self._grab, move, drop)

    def _grab(self) -> None:
        """Take it where it is seen; in the middle of a leap, where it leads."""
        self._grabbed = float(self.at) if self._leap and self._seen != self.at else self._seen
        self._held, self._due, self._leap = self._grabbed, False, None
