"""The pictures of a film, decoded one after another and scaled to the place where they are seen."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
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

_MOST_PIXELS = 8192 * 4608
"""A few pictures of more would fill the memory."""
NOTHING_SEEN = Sentence("not one picture in it can be decoded; save the film anew as H.264 in an mp4 file")
_NO_FACTS = Sentence(
    "it says neither how long nor how large it is; save the film anew as H.264 in an mp4 file"
)
_NO_PICTURES = Sentence(
    "it has no moving picture; play a sound with a block of the kind `sound`, or choose the film that"
    " was meant"
)


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
    """A buffer of BGRX rows: PyAV's own, nothing was copied, unless they had to be turned."""


class PictureReader:
    """Reads a film's pictures in order, from wherever it was sent to. For one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Raises `RecordingError` where there is no film to be seen."""
        from av.video.reformatter import VideoReformatter

        self._path = path
        self._container = open_recording(path)
        self._begin = start_of(self._container)
        try:
            with understood(path):
                self._stream = _pictures(path, self._container.streams.video)
                self._quarters = self._read_turn()
                self.facts = self._read_facts()
        except BaseException:
            self._container.close()
            raise
        self._reformatter = VideoReformatter()
        self._time = -1.0 / self.facts.rate
        self.size = self.facts.size
        """What pictures are scaled to, in px."""

    def _read_turn(self) -> int:
        """How many quarters to the left pictures are to be turned; telephones store theirs lying."""
        codec = self._stream.codec_context
        if codec.width * codec.height > _MOST_PIXELS:
            raise RecordingError(self._path, _too_large(codec.width, codec.height))
        codec.thread_type, codec.thread_count = "AUTO", _THREADS
        frames = self._decoded()
        first = next(frames, None)
        if first is None:
            raise RecordingError(self._path, NOTHING_SEEN)
        self._frames: Iterator[VideoFrame] = chain((first,), frames)
        return round(first.rotation / 90) % 4

    def _read_facts(self) -> FilmFacts:
        stream, container = self._stream, self._container
        codec = stream.codec_context
        width = max(1, round(codec.width * float(codec.sample_aspect_ratio or 1)))
        size = Size(codec.height, width) if self._quarters % 2 else Size(width, codec.height)
        rate = float(stream.average_rate or stream.guessed_rate or 25)
        seconds = (container.duration or 0) / 1_000_000
        if seconds <= 0 or min(size) < 2:
            raise RecordingError(self._path, _NO_FACTS)
        if size.w * size.h > _MOST_PIXELS:
            raise RecordingError(self._path, _too_large(*size))
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
        size = Size(self.size.h, self.size.w) if self._quarters % 2 else self.size
        scaled = self._reformatter.reformat(frame, size.w, size.h, "bgra", src_colorspace=space)
        plane = scaled.planes[0]
        if not self._quarters:
            return Frame(time, size, plane.line_size, plane)
        return Frame(time, self.size, self.size.w * 4, _turned(plane, size, self._quarters))

    def close(self) -> None:
        """Let go of the file and the decoder."""
        self._container.close()


def _turned(plane: Any, size: Size, quarters: int) -> Any:
    """The rows of a picture of `size` turned to the left, without padding."""
    import cv2
    import numpy as np

    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[: size.h, : size.w * 4]
    turn = (cv2.ROTATE_90_COUNTERCLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_CLOCKWISE)[quarters - 1]
    return np.ascontiguousarray(cv2.rotate(rows.reshape(size.h, size.w, 4), turn)).reshape(-1)


def _too_large(w: int, h: int) -> Sentence:
    return Sentence("too large with {w}×{h} pixels; save the film with 3840×2160 at most", w=w, h=h)


def _pictures(path: Path, streams: "tuple[VideoStream, ...]") -> "VideoStream":
    """The stream of moving pictures; a cover that is attached to a sound is none."""
    from av.stream import Disposition

    for stream in streams:
        if not stream.disposition & Disposition.attached_pic:
            return stream
    raise RecordingError(path, _NO_PICTURES)


def read_facts(path: Path) -> FilmFacts:
    """What a film says of itself. Raises `RecordingError`."""
    with closing(PictureReader(path)) as reader:
        return reader.facts
