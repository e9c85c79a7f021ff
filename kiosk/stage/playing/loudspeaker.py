"""The one loudspeaker: at most one thing plays on it, at the visit's volume."""

from kiosk.base.baton import Baton
from kiosk.stage.playing.audiodevice import AudioDevice, open_audio_device
from kiosk.stage.playing.voice import RETRY, OpenDevice, Voice

STEP = 0.1
"""By so much one touch makes it louder or quieter."""
_JOIN_SECONDS = 1.0


class Loudspeaker:
    """Where sound goes. Without a device everything plays on, silently."""

    def __init__(self, volume: float = 0.7, open_device: OpenDevice = open_audio_device) -> None:
        """`volume` 0–1 is what every visit begins with."""
        self._default = volume
        self.volume = volume
        """0–1, as the present visitor has it."""
        self.muted = False
        """Whether the present visitor wants to hear nothing for now."""
        self._open_device = open_device
        self._device: AudioDevice | None = None
        self._turn = Baton(RETRY)
        self._voice: Voice | None = None
        self._closed = False

    def give(self, voice: Voice) -> None:
        """Give it to `voice`, which stands still at first; what plays is silenced."""
        self.silence()
        self._voice = voice
        if not self._closed:
            voice.start(self._opened, self._turn, self._gain)

    def _opened(self) -> AudioDevice | None:
        """For a voice whose turn it is: whoever had the device before may not have come back."""
        if self._device:
            self._device.close()
        self._device = self._open_device()
        return self._device

    def silence(self) -> None:
        """End what plays, and tell whoever played it."""
        voice, self._voice = self._voice, None
        if voice and voice.alive:
            voice.end()
            voice.silenced()

    def _gain(self) -> float:
        """Factor of the samples: by its square, volume is felt as even steps."""
        return 0.0 if self.muted else self.volume**2

    def change(self, way: int) -> None:
        """Louder (1) or quieter (-1) by a step; louder is heard again, though it was muted."""
        self.volume = round(min(1.0, max(0.0, self.volume + way * STEP)), 2)
        self.muted = self.muted and way < 0

    def begin_with(self, volume: float) -> None:
        """What every visit begins with from now on, 0–1; and so it is at once."""
        self._default = self.volume = volume
        self.muted = False

    def mute(self) -> None:
        """Be heard no more, or again."""
        self.muted = not self.muted

    def reset(self) -> None:
        """A visit has ended: silence, and the volume that visits begin with."""
        self.silence()
        self.volume, self.muted = self._default, False

    def close(self) -> None:
        """Silence for good."""
        voice, self._closed = self._voice, True
        self.silence()
        if voice:
            voice.join(_JOIN_SECONDS)
