"""Keeps a device supplied with samples, a tenth of a second ahead, and tells what of them is heard now."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kiosk.stage.playing.audiodevice import RATE, AudioDevice

if TYPE_CHECKING:
    from kiosk.media.recordings.sound import Samples

AHEAD = RATE * 8 // 100
"""So many samples are queued at most, or a change of volume would be heard too late."""
_PIECE = RATE // 50
_MOST_PIECES = 10
LOST_SECONDS = 1.0
"""A device that takes nothing for so long is lost."""
_SNAP = 0.08
"""Seconds beyond which what is measured counts at once, instead of being approached."""
_PULL = 0.15
"""Part of the way that is approached with every measurement: the device takes samples by the thousand."""


class Source(Protocol):
    """Where samples come from, see `media.sound.SoundReader`."""

    def seek(self, seconds: float) -> None:
        """The next sample is the one that is heard at `seconds`."""
        ...

    def read(self) -> "Samples | None":
        """The next samples; None after the last."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Heard(NamedTuple):
    """At clock time `now` the sample of `seconds` was heard."""

    seconds: float
    now: float


class Delivery:
    """From a source to a device, both of which may fail. To be stepped some fifty times a second."""

    def __init__(
        self, device: AudioDevice, source: Source, gain: Callable[[], float], clock: Callable[[], float]
    ) -> None:
        self.heard: Heard | None = None
        """The last known; None before anything is heard."""
        self.over = False
        """Whether the last sample was heard."""
        self._device, self._source, self._gain, self._clock = device, source, gain, clock
        self._base = 0.0
        self._queued = self._taken = 0
        self._stirred = clock()
        self._rest: Samples | None = None
        self._exhausted = False
        self._level = 0.0

    def begin(self, seconds: float) -> None:
        """Go on from there."""
        self._device.clear()
        self._source.seek(seconds)
        self._base, self._queued, self._taken, self._rest = seconds, 0, 0, None
        self._exhausted = self.over = False
        self.heard = None
        self._level = 0.0  # fades in within a piece: a start in the middle would crack
        self._stirred = self._clock()

    def go_on(self) -> None:
        """The device has stood still meanwhile."""
        self._stirred = self._clock()
        if self.heard:
            self.heard = Heard(self.heard.seconds, self._stirred)

    def step(self) -> bool:
        """Queue what is lacking and measure what is heard; False where the device is lost."""
        for _ in range(_MOST_PIECES):  # a device that drains at once must not keep all others waiting
            if self._exhausted or self._device.left() >= AHEAD:
                break
            piece = self._next_piece()
            if piece is None:
                self._exhausted = True
            else:
                self._device.queue(self._levelled(piece))
                self._queued += len(piece)
        return self._measure()

    def _next_piece(self) -> "Samples | None":
        if self._rest is None or not len(self._rest):
            self._rest = self._source.read()
        if self._rest is None:
            return None
        piece, self._rest = self._rest[:_PIECE], self._rest[_PIECE:]
        return piece

    def _levelled(self, piece: "Samples") -> "Samples":
        """At the volume of now, led to from the last one."""
        import numpy as np

        before, self._level = self._level, self._gain()
        slope = np.linspace(before, self._level, len(piece), dtype=np.float32)
        return np.ascontiguousarray(piece * slope[:, None])

    def _measure(self) -> bool:
        now, left = self._clock(), self._device.left()
        taken = self._queued - left
        if taken != self._taken:
            self._taken, self._stirred = taken, now
            if taken > self._device.buffer:
                self._note(self._base + (taken - self._device.buffer) / RATE, now)
        elif left and now - self._stirred > LOST_SECONDS:
            return False
        silent = now - self._stirred > self._device.buffer / RATE
        self.over = self._exhausted and not left and silent
        return self._device.working()

    def _note(self, measured: float, now: float) -> None:
        """Samples go by the thousand: follow the measurements smoothly, unless they are far off."""
        if self.heard:
            expected = self.heard.seconds + now - self.heard.now
            if abs(measured - expected) < _SNAP:
                measured = expected + (measured - expected) * _PULL
        self.heard = Heard(measured, now)
