"""The pictures of a film, decoded one after another and scaled to the place where they are seen."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.base.geometry import Size
from kiosk.media.recordings.recording import RecordingError, open_recording, start_of, understood

if TYPE_CHECKING:
    from av import VideoFrame
    from av.video.stream import VideoStream

_THREADS = 4
"""More would only hold more pictures in memory."""
_HIGH = 720
"""Films of at least so many lines are coded by ITU-R BT.709 where they do not say, lower ones by BT.601."""
_BT709, _BT2020, _UNSPECIFIED = 1, 9, 2
"""AVColorSpace."""


@dataclass(frozen=True)
class FilmFacts:
    """What a film says of itself."""

    size: Size
    """Px of a picture as it is to be seen, on square pixels."""
    seconds: float
    rate: float
    """Pictures a second."""
    sounding: bool
    """Whether it has sound."""


@dataclass(frozen=True)
class Frame:
    """A picture of a film."""

    time: float
    """Seconds from the beginning at which it is to be seen."""
    size: Size
    pitch: int
    """Bytes from one row to the next."""
    data: Any
    """A buffer of BGRX rows, which are PyAV's own: nothing was copied."""


class PictureReader:
    """Reads a film's pictures in order, from wherever it was sent to. For one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Raises `RecordingError` where there is no film to be seen."""
        from av.video.reformatter import VideoReformatter

        self._path = path
        self._container = open_recording(path)
        try:
            with understood(path):
                self._stream = _pictures(path, self._container.streams.video)
                self.facts = self._read_facts()
        except BaseException:
            self._container.close()
            raise
        self._reformatter = VideoReformatter()
        self._begin = start_of(self._container)
        self._frames = self._decoded()
        self._time = -1.0 / self.facts.rate
        self.size = self.facts.size
        """What pictures are scaled to, in px."""

    def _read_facts(self) -> FilmFacts:
        stream, container = self._stream, self._container
        codec = stream.codec_context
        codec.thread_type, codec.thread_count = "AUTO", _THREADS
        aspect = float(codec.sample_aspect_ratio or 1)
        size = Size(max(1, round(codec.width * aspect)), codec.height)
        rate = float(stream.average_rate or stream.guessed_rate or 25)
        seconds = (container.duration or 0) / 1_000_000
        if seconds <= 0 or min(size) < 2:
            raise RecordingError(f"{self._path}: says neither how long nor how large it is")
        return FilmFacts(size, seconds, min(rate, 120.0), bool(container.streams.audio))

    def seek(self, seconds: float) -> None:
        """The next picture is the one that is seen at `seconds`."""
        goal = max(0.0, seconds) + self._begin
        with understood(self._path):
            self._container.seek(int(goal / (self._stream.time_base or 1)), stream=self._stream)
        self._frames = self._decoded()
        self._time = seconds - 1 / self.facts.rate

    def read(self, since: float = 0.0) -> Frame | None:
        """The next picture that is seen at `since` or later; None after the last. Raises `RecordingError`.

        Pictures before are decoded, for others are built upon them, but not scaled.
        """
        period = 1 / self.facts.rate
        with understood(self._path):
            for frame in self._frames:
                time = self._time + period if frame.time is None else frame.time - self._begin
                self._time = time
                if time + period > since + 1e-3:
                    return self._scaled(frame, time)
        return None

    def _decoded(self) -> "Iterator[VideoFrame]":
        return self._container.decode(self._stream)

    def _scaled(self, frame: "VideoFrame", time: float) -> Frame:
        from av.video.reformatter import Colorspace

        wide = frame.colorspace == _UNSPECIFIED and frame.height >= _HIGH
        space = Colorspace.ITU709 if wide or frame.colorspace == _BT709 else Colorspace.ITU601
        space = Colorspace.BT2020 if frame.colorspace == _BT2020 else space
        size = self.size
        scaled = self._reformatter.reformat(frame, size.w, size.h, "bgra", src_colorspace=space)
        plane = scaled.planes[0]
        return Frame(time, size, plane.line_size, plane)

    def close(self) -> None:
        """Let go of the file and the decoder."""
        self._container.close()


def _pictures(path: Path, streams: "tuple[VideoStream, ...]") -> "VideoStream":
    """The stream of moving pictures; a cover that is attached to a sound is none."""
    from av.stream import Disposition

    for stream in streams:
        if not stream.disposition & Disposition.attached_pic:
            return stream
    raise RecordingError(f"{path}: has no moving picture")


def read_facts(path: Path) -> FilmFacts:
    """What a film says of itself. Raises `RecordingError`."""
    with closing(PictureReader(path)) as reader:
        return reader.facts
