"""When a visit has ended by itself: silence, a countdown that asks, then the end."""

import math

from kiosk.content.model import Idle


class IdleWatch:
    """Counts from the last sign of a visitor, on clock times that are passed in."""

    def __init__(self, times: Idle, now: float) -> None:
        self._times = times
        self.since = now
        """The last sign of a visitor."""

    def stir(self, now: float) -> None:
        """A touch, or something playing: the visitor is there."""
        self.since = now

    def asking(self, now: float) -> int | None:
        """The seconds left on the countdown, or None while it has not begun."""
        left = self.since + self._times.after + self._times.countdown - now
        return max(0, math.ceil(left)) if left <= self._times.countdown else None

    def over(self, now: float) -> bool:
        """Whether the countdown has run out."""
        return now >= self.since + self._times.after + self._times.countdown

    def next_change(self, now: float) -> float:
        """The clock time at which `asking` will next give another answer."""
        begin = self.since + self._times.after
        if now < begin:
            return begin
        return begin + math.floor(now - begin) + 1.0
