"""Counts the frames, and tells how smoothly they follow one another while something moves."""

from collections import deque

from kiosk.base.clock import Clock
from kiosk.commands.health.snapshot import Frames

LAST = 240
"""Frames in motion that are looked at: four seconds, where all is well."""


class Rhythm:
    """Told of every frame: it takes one look at the clock, and no memory that grows."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._gaps: deque[float] = deque(maxlen=LAST)
        self._count = 0
        self._last: float | None = None
        self._moving = False

    def beat(self, moving: bool) -> None:
        """A frame was presented; `moving`: the next one is wanted as soon as may be."""
        now = self._clock.now()
        if self._moving and self._last is not None:
            self._gaps.append(now - self._last)
        self._last, self._moving = now, moving
        self._count += 1

    def frames(self) -> Frames:
        """What came of it so far."""
        age = None if self._last is None else self._clock.now() - self._last
        seconds = sum(self._gaps)
        fps = len(self._gaps) / seconds if seconds else None
        return Frames(self._count, age, fps, max(self._gaps, default=None))
