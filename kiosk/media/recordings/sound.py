"""Sound as samples: 48,000 a second, left and right, from a narration, a piece of music or a film."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kiosk.base.sentences import Sentence
from kiosk.media.recordings.recording import RecordingError, open_recording, start_of, understood

if TYPE_CHECKING:
    from av import AudioFrame
    from numpy import float32
    from numpy.typing import NDArray

    Samples = NDArray[float32]

RATE = 48_000
"""Samples a second."""

_NO_SOUND = Sentence("it has no sound; choose the recording that was meant")


class SoundReader:
    """Reads samples in order, from wherever it was sent to. For one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Raises `RecordingError` where there is nothing to be heard."""
        self._path = path
        self._container = open_recording(path)
        try:
            with understood(path):
                if not self._container.streams.audio:
                    raise RecordingError(path, _NO_SOUND)
                self._stream = self._container.streams.audio[0]
                self.seconds = (self._container.duration or 0) / 1_000_000
                """How long it is."""
        except BaseException:
            self._container.close()
            raise
        self._begin = start_of(self._container)
        self._frames = self._resampled()
        self._goal = 0.0
        self._found = False

    def seek(self, seconds: float) -> None:
        """The next sample is the one that is heard at `seconds`."""
        self._goal, self._found = max(0.0, seconds), False
        goal = self._goal + self._begin
        with understood(self._path):
            self._container.seek(int(goal / (self._stream.time_base or 1)), stream=self._stream)
        self._frames = self._resampled()

    def read(self) -> "Samples | None":
        """The next samples, some hundreds or thousands × 2, in −1…1; None after the last."""
        with understood(self._path):
            for frame in self._frames:
                samples = cast("Samples", frame.to_ndarray().reshape(-1, 2))
                if not self._found:
                    samples = self._from_goal(samples, frame)
                if len(samples):
                    return samples
        return None

    def _from_goal(self, samples: "Samples", frame: "AudioFrame") -> "Samples":
        """Cut off what comes before the goal; put silence before what only begins after it."""
        import numpy as np

        early = round((self._goal - (frame.time or 0.0) + self._begin) * RATE)
        self._found = early < len(samples)
        if early >= 0:
            return samples[early:]
        return np.concatenate([np.zeros((-early, 2), np.float32), samples])

    def _resampled(self) -> "Iterator[AudioFrame]":
        from av import AudioResampler

        resampler = AudioResampler("flt", "stereo", RATE)
        for frame in self._container.decode(self._stream):
            yield from resampler.resample(frame)
        yield from resampler.resample(None)

    def close(self) -> None:
        """Let go of the file and the decoder."""
        self._container.close()
