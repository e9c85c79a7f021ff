"""How far one picture has given way to another: dragged, sent on by a tap, nudged once as a sign."""

from collections.abc import Sequence

from kiosk.base.geometry import Box
from kiosk.stage.controls import Pan
from kiosk.stage.tween import ease_in_out
from kiosk.stage.widgets.glide import Glide

GLIDE = 0.42
"""Seconds it takes to where it is sent."""
NUDGE = 0.8
"""Seconds of the nudge, there and back."""
REACH = 0.045
"""How far the nudge goes, as a part of the way."""
THROW = 0.1
"""Seconds of its speed that it glides on when it is let go."""
SNAP = 0.04
"""So near an end it goes all the way."""
KEYED = 0.05
"""What a key moves it by, as a part of the way."""
FLICK = 0.6
"""From so many ways a second on, a throw leads to the next stop however short it was."""


class Seam:
    """A part 0–1 of the second picture that is seen. With `stops` it comes to rest only there."""

    def __init__(self, name: str, start: float, stops: Sequence[float] = ()) -> None:
        self._name = name
        self._start = start
        self.stops = tuple(stops)
        self._glide = Glide(start, GLIDE)
        self._held: float | None = None
        self._grabbed = start
        self._nudged = False
        self._nudging = False
        self._since: float | None = None

    def pace(self, seconds: float) -> None:
        """Take so long to where it is sent; with no time it is there at once, neither thrown nor nudged."""
        self._glide.pace(seconds)
        self._nudging = self._nudging and not self._glide.sudden

    @property
    def held(self) -> bool:
        """Whether a finger has it."""
        return self._held is not None

    @property
    def end(self) -> float:
        """Where it is, or is going to come to rest."""
        return self._glide.end if self._held is None else self._held

    def part(self, now: float) -> float:
        """Where it is in the frame of clock time `now`."""
        if self._held is not None:
            return self._held
        return min(1.0, self._glide.value(now) + self._pushed(now))

    def _pushed(self, now: float) -> float:
        """How far the nudge has it out of its place."""
        if not self._nudging:
            return 0.0
        if self._since is None:
            self._since = now
        passed = (now - self._since) / NUDGE
        self._nudging = passed < 1
        return REACH * ease_in_out(1 - abs(2 * passed - 1)) if self._nudging else 0.0

    def moving(self) -> bool:
        """Whether it needs the next frame; while it is dragged, the finger sets the pace."""
        return self._held is None and (self._nudging or self._glide.moving)

    def nudge(self) -> None:
        """Move a little and back, if it has not since the last `reset`."""
        self._nudging, self._since = not (self._nudged or self._glide.sudden), None
        self._nudged = True

    def calm(self) -> None:
        """An end to nudging and dragging."""
        self._nudging, self._held = False, None

    def reset(self) -> None:
        """Back where it began, at once."""
        self.calm()
        self._nudged = False
        self._glide.jump(self._start)

    def jump(self, part: float) -> None:
        """Be there at once."""
        self.calm()
        self._nudged = True
        self._glide.jump(min(max(0.0, part), 1.0))

    def go(self, part: float) -> None:
        """Glide there."""
        if self._held is not None:
            self._glide.jump(self._held)
        self._nudging, self._nudged, self._held = False, True, None
        self._glide.to(min(max(0.0, part), 1.0))

    def step(self) -> None:
        """Glide to the next stop; from the last to the first."""
        at = self.stops.index(self.end) if self.end in self.stops else -1
        self.go(self.stops[(at + 1) % len(self.stops)])

    def _step_by(self, by: int) -> None:
        """A key: on (1) or back (-1) by a little, or to the next stop."""
        if self.stops:
            at = min(range(len(self.stops)), key=lambda i: abs(self.stops[i] - self.end))
            self.go(self.stops[min(max(0, at + by), len(self.stops) - 1)])
        else:
            self.go(_snapped(self.end + by * KEYED))

    def pan(self, box: Box, label: str) -> Pan:
        """The surface of both pictures: a drag over its width goes all the way, a tap sends the seam."""

        def move(dx: float, dy: float) -> None:
            del dy
            self._held = min(max(0.0, self._grabbed - dx / box.w), 1.0)

        def drop(vx: float, vy: float) -> None:
            del vy
            self._drop(-vx / box.w)

        def tap(x: float, y: float) -> None:
            del y
            if self.stops:
                self.step()
            else:
                self.go(_snapped((box.right - x) / box.w))

        return Pan(
            self._name,
            box,
            "x",
            self._grab,
            move,
            drop,
            tap=tap,
            label=label,
            step=self._step_by,
            steer=lambda across, _: self._step_by(-across),
        )

    def _grab(self) -> None:
        self._nudging, self._nudged = False, True
        self._grabbed = self._held = self._glide.shown

    def _drop(self, speed: float) -> None:
        """Let go at so many ways a second."""
        here = self._glide.shown if self._held is None else self._held
        if not self.stops:
            self.go(_snapped(here + (0.0 if self._glide.sudden else speed * THROW)))
        elif abs(speed) < FLICK:
            self.go(min(self.stops, key=lambda stop: abs(stop - here)))
        else:
            ahead = [stop for stop in self.stops if (stop - here) * speed > 0]
            self.go(min(ahead or self.stops, key=lambda stop: abs(stop - here)))


def _snapped(part: float) -> float:
    return 0.0 if part < SNAP else 1.0 if part > 1 - SNAP else part
