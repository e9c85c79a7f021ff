"""Pictures of a film ahead of time: decoded by a thread, taken by the clock."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Protocol

from kiosk.base.geometry import Size
from kiosk.base.relief import relieved
from kiosk.media.recordings.film import FilmFacts, Frame, PictureReader
from kiosk.media.recordings.player import Player
from kiosk.media.recordings.recording import RecordingError

_MOST_BYTES = 64 << 20
_MOST, _LEAST = 8, 3
"""So many pictures wait at most, and at least whatever they weigh."""
_BEHIND = 1.5
"""Seconds a slow machine may be late before it leaps to a later key picture."""


class Reader(Protocol):
    """What `PictureReader` is to a reel."""

    facts: FilmFacts
    size: Size

    def seek(self, seconds: float) -> None:
        """The next picture is the one seen at `seconds`."""
        ...

    def read(self, since: float = 0.0) -> Frame | None:
        """The next picture seen at `since` or later."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...


class Reel:
    """Decodes ahead as far as there is room. Nothing here ever waits but the thread itself.

    A decoder that never comes back keeps its thread, which ends with the program; what it yields is ignored.
    """

    def __init__(
        self, path: Path, size: Size, wake: Callable[[], None], make: Callable[[Path], Reader] = PictureReader
    ) -> None:
        """Begins at the beginning, scaled to `size`. `wake` is called when a picture that lacked has come."""
        self.error: Exception | None = None
        """Why no more pictures come."""
        self.ended = False
        """Whether the last picture was decoded."""
        self._path, self._make, self._wake = path, make, wake
        self._changed = threading.Condition()
        self._size = size
        self._frames: deque[Frame] = deque()
        self._goal: float | None = 0.0
        self._since = 0.0
        self._lag = 0.0
        self._turn = 0
        self._closed = False
        self._player: Player | None = None
        try:
            self._player = Player("film", path, self._run)
            self._player.start()
        except RecordingError as error:
            self.error = error

    def seek(self, seconds: float, size: Size) -> None:
        """Go to the picture that is seen at `seconds`; from now on they are scaled to `size`."""
        with self._changed:
            self._frames.clear()
            self._goal, self._since, self._size, self._lag = seconds, seconds, size, 0.0
            self._turn += 1
            self.ended = False
            self._changed.notify()

    def resize(self, size: Size) -> None:
        """Scale to `size` what is decoded from now on."""
        with self._changed:
            self._size = size

    def take(self, seconds: float) -> Frame | None:
        """The picture to be seen at `seconds`, if another one is due; those before it are passed over."""
        with self._changed:
            self._since = max(self._since, seconds)
            taken = None
            while self._frames and self._frames[0].time <= seconds:
                taken = self._frames.popleft()
            if taken:
                self._changed.notify()
            return taken

    def due(self) -> float | None:
        """The time of the next picture, in seconds of the film; None where it is not decoded yet."""
        with self._changed:
            return self._frames[0].time if self._frames else None

    def close(self) -> None:
        """The thread ends as soon as it can, and lets go of the file; nobody waits for it."""
        with self._changed:
            self._closed = True
            self._frames.clear()
            self._changed.notify()
        if self._player:
            self._player.leave()

    def _run(self) -> None:
        try:
            relieved(self._decode)
        except Exception as error:  # whatever it is: the film ends, the show goes on
            self.error = error.with_traceback(None)
        if not self._closed:
            self._wake()

    def _decode(self) -> None:
        with self._changed:  # whoever fell before has left it somewhere
            self._goal = self._since if self._goal is None else self._goal
        with closing(self._make(self._path)) as reader:
            while self._await_room():
                self._decode_one(reader)

    def _await_room(self) -> bool:
        """Waits until another picture is wanted; False once closed."""
        with self._changed:
            while not self._closed:
                most = min(_MOST, max(_LEAST, _MOST_BYTES // (self._size.w * self._size.h * 4)))
                if self._goal is not None or (not self.ended and len(self._frames) < most):
                    return True
                self._changed.wait()
        return False

    def _decode_one(self, reader: Reader) -> None:
        with self._changed:
            goal, since, turn = self._goal, self._since + self._lag, self._turn
            self._goal = None
            reader.size = self._size
        if goal is not None:
            reader.seek(goal)
        frame = reader.read(since)
        with self._changed:
            if self._closed or turn != self._turn:
                return
            lacked = not self._frames
            if frame is None:
                self.ended = True
            else:
                # A machine too slow for every picture decodes the one that will be due when it is done.
                late = 0.0 if self._frames else self._since - frame.time
                self._lag = max(0.0, min(_BEHIND, late))
                self._frames.append(frame)
                if self._since - frame.time > _BEHIND:
                    self._goal = self._since + _BEHIND / 2
        if lacked:
            self._wake()


class SteadyReel:
    """The same without a thread: whoever asks waits, and gets exactly the picture of that time."""

    def __init__(self, path: Path, size: Size, make: Callable[[Path], Reader] = PictureReader) -> None:
        self.error: Exception | None = None
        self.ended = False
        self._next: Frame | None = None
        self._reader: Reader | None = None
        self._size = size
        try:
            self._reader = make(path)
        except Exception as error:
            self.error = error
        self.seek(0.0, size)

    def seek(self, seconds: float, size: Size) -> None:
        """Go to the picture that is seen at `seconds`, scaled to `size`."""
        self.ended, self._next = False, None
        self._size = size
        if self._reader:
            self._attempt(lambda reader: reader.seek(seconds))
            self._fill(seconds)

    def resize(self, size: Size) -> None:
        """Scale to `size` what is decoded from now on."""
        self._size = size

    def take(self, seconds: float) -> Frame | None:
        """As `Reel.take`."""
        taken = None
        while self._next and self._next.time <= seconds:
            taken = self._next
            self._fill(seconds)
        return taken

    def due(self) -> float | None:
        """The time of the next picture."""
        return self._next.time if self._next else None

    def close(self) -> None:
        """Let go of the file."""
        if self._reader:
            self._reader.close()
            self._reader = None

    def _fill(self, since: float) -> None:
        self._next = None
        self._attempt(lambda reader: self._read(reader, since))

    def _read(self, reader: Reader, since: float) -> None:
        reader.size = self._size
        self._next = reader.read(since)
        self.ended = self._next is None

    def _attempt(self, act: Callable[[Reader], None]) -> None:
        if self._reader and self.error is None:
            try:
                act(self._reader)
            except Exception as error:
                self.error = error
