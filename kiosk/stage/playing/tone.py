"""A tone to try the loudspeaker with: a soft bell, on one side or on both."""

from typing import TYPE_CHECKING, Literal

from kiosk.stage.playing.audiodevice import RATE

if TYPE_CHECKING:
    from kiosk.media.recordings.sound import Samples

Side = Literal["left", "right", "both"]
PITCH = 523.25
"""Hz of the lowest partial: c²."""
PARTIALS = ((1.0, 0.5), (2.0, 0.22), (3.0, 0.09))
"""Of what multiples it consists, and how loud each is."""
PIECE = 4096


class Tone:
    """A source of samples, as `stage.playing.delivery.Source` has it."""

    def __init__(self, side: Side, seconds: float) -> None:
        """It has faded by the end."""
        self._side, self._seconds = side, seconds
        self._at = 0

    def seek(self, seconds: float) -> None:
        """The next sample is the one that is heard at `seconds`."""
        self._at = round(seconds * RATE)

    def read(self) -> "Samples | None":
        """The next samples; None after the last."""
        import numpy as np

        end = round(self._seconds * RATE)
        if self._at >= end:
            return None
        times = np.arange(self._at, min(end, self._at + PIECE), dtype=np.float32) / RATE
        self._at += len(times)
        wave = sum(loud * np.sin(2 * np.pi * PITCH * multiple * times) for multiple, loud in PARTIALS)
        swell = np.minimum(1.0, times / 0.01) * np.exp(-3.5 * times / self._seconds)
        fade = np.minimum(1.0, (self._seconds - times) / 0.05)
        both = np.zeros((len(times), 2), dtype=np.float32)
        for channel, name in enumerate(("left", "right")):
            if self._side in (name, "both"):
                both[:, channel] = wave * swell * fade
        return both

    def close(self) -> None:
        """There is nothing to let go of."""
