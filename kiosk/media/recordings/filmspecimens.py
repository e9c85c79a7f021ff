"""Made-up films and sounds, the same on every machine: for measuring and for tests."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.base.geometry import Size

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from av.video.stream import VideoStream
    from numpy import float32
    from numpy.typing import NDArray

RATE = 48_000
_BEEP = 0.1
"""Each second begins with a tone of so many seconds."""
_QUICK = {
    "libx264": {"preset": "ultrafast"},
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8"},
    "libsvtav1": {"preset": "12", "svtav1-params": "keyint=1s:lookahead=0"},
}


@dataclass(frozen=True)
class Coding:
    """How a specimen is coded; None leaves out pictures or sound."""

    pictures: str | None = "libx264"
    sound: str | None = "aac"
    rate: int = 30
    """Pictures a second."""
    key_seconds: float = 1.0
    """Seconds from one key picture to the next."""
    loud: float = 0.3
    """0 is silence."""


def film(path: Path, size: Size, seconds: float, coding: Coding = Coding()) -> None:
    """A film whose number of the picture can be read: the red of its left half is 8 × the number, modulo 256.

    A block of white moves to the right; each second begins with a tone.
    """
    import av

    with av.open(str(path), "w") as container:
        pictures = _picture_stream(container, size, coding) if coding.pictures else None
        sound: Any = container.add_stream(coding.sound, rate=RATE) if coding.sound else None
        if pictures:
            _write_pictures(container, pictures, size, round(seconds * coding.rate), coding.rate)
        if sound:
            _write_sound(container, sound, seconds, coding.loud)


def sound(path: Path, seconds: float, codec: str, loud: float = 0.3) -> None:
    """A tone at the beginning of each second."""
    film(path, Size(2, 2), seconds, Coding(None, codec, loud=loud))


def _picture_stream(container: "OutputContainer", size: Size, coding: Coding) -> "VideoStream":
    assert coding.pictures
    stream: Any = container.add_stream(coding.pictures, rate=coding.rate)
    stream.width, stream.height, stream.pix_fmt = size.w, size.h, "yuv420p"
    stream.gop_size = round(coding.key_seconds * coding.rate)
    stream.options = _QUICK.get(coding.pictures, {})
    made: VideoStream = stream
    return made


def _write_pictures(
    container: "OutputContainer", stream: "VideoStream", size: Size, count: int, rate: int
) -> None:
    import numpy as np
    from av import VideoFrame

    ground = np.full((size.h, size.w, 3), 40, np.uint8)
    ground[..., 1] = np.linspace(0, 255, size.h, dtype=np.uint8)[:, None]
    side = max(2, size.h // 6)
    for number in range(count):
        picture = ground.copy()
        picture[:, : size.w // 2, 0] = number * 8 % 256
        left = (size.w - side) * number // max(1, count - 1)
        picture[-side:, left : left + side] = 255
        frame = VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = number, Fraction(1, rate)
        container.mux(stream.encode(frame))
    container.mux(stream.encode())


def _write_sound(container: "OutputContainer", stream: "AudioStream", seconds: float, loud: float) -> None:
    from av import AudioFrame, AudioResampler

    samples = _tones(seconds, loud)
    codec = stream.codec_context
    resampler = AudioResampler(codec.format, codec.layout, codec.sample_rate, codec.frame_size or 1024)
    for start in range(0, samples.shape[1], 1024):
        frame = AudioFrame.from_ndarray(
            samples[:, start : start + 1024].copy(), format="fltp", layout="stereo"
        )
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        for fitting in resampler.resample(frame):
            container.mux(stream.encode(fitting))
    for fitting in resampler.resample(None):
        container.mux(stream.encode(fitting))
    container.mux(stream.encode())


def _tones(seconds: float, loud: float) -> "NDArray[float32]":
    import numpy as np

    time = np.arange(round(seconds * RATE), dtype=np.float32) / RATE
    tone = loud * np.sin(2 * np.pi * 440 * time) * (np.modf(time)[0] < _BEEP)
    return np.ascontiguousarray(np.stack([tone, tone]).astype(np.float32))
