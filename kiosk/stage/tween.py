"""Motion as pure functions of time: eased moves, and a strip that follows the finger and settles."""

import math
from dataclasses import dataclass


def ease_out(t: float) -> float:
    """Cubic ease-out of a fraction 0–1: starts fast, arrives softly, never overshoots."""
    t = min(1.0, max(0.0, t))
    return 1.0 - (1.0 - t) ** 3


def ease_in_out(t: float) -> float:
    """Smoothstep of a fraction 0–1: starts and arrives softly."""
    t = min(1.0, max(0.0, t))
    return t * t * (3.0 - 2.0 * t)


@dataclass(frozen=True)
class Tween:
    """A move from `start` to `end` over `seconds`, beginning at clock time `at`, arriving softly."""

    start: float
    end: float
    at: float
    seconds: float

    def value(self, now: float) -> float:
        """Where it is at clock time `now`."""
        if self.seconds <= 0:
            return self.end
        return self.start + (self.end - self.start) * ease_out((now - self.at) / self.seconds)

    def over(self, now: float) -> bool:
        """Whether it has arrived."""
        return now >= self.at + self.seconds


def still(value: float) -> Tween:
    """A tween that has arrived long ago."""
    return Tween(value, value, 0.0, 0.0)


def thrown_to(position: float, velocity: float, step: float, flick: float = 600.0) -> int:
    """Which stop, of those `step` px apart, a strip settles on, let go at `position` px with `velocity` px/s.

    From `flick` px/s on it is the next one that way, however short the way was: people flick from the
    wrist, not across the screen. More slowly, it is the nearest.
    """
    here = position / step
    if velocity >= flick:
        return math.floor(here) + 1
    if velocity <= -flick:
        return math.ceil(here) - 1
    return round(here)
