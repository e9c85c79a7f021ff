"""Large pictures in tiles: opened if they were cut before, else cut by a process beside the kiosk."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kiosk.base.geometry import Size
from kiosk.base.relief import relieved
from kiosk.base.sentences import Sentence
from kiosk.media.derivative import PassingPictureError, PictureError
from kiosk.media.fault import unreadable
from kiosk.media.pictures import natural_size
from kiosk.media.preparations import Preparations, name_of
from kiosk.media.tiling.pyramid import SIDE
from kiosk.media.tiling.tilecutter import Cutters, Progress, uncuttable
from kiosk.media.tiling.tilefile import FORMAT, TileFile

SCREENS = 2.5
"""A picture this many times wider or higher than the screen is looked at in tiles."""
RETRY = 600.0
"""Seconds after which cutting is tried again where the machine was to blame, not the picture."""
_OPEN = 8
"""So many indexes of tile files are kept in memory, 12 bytes a tile."""


def is_large(natural: Size, screen: Size) -> bool:
    """Whether a picture of `natural` px is so large that on this screen it is looked at in tiles."""
    return natural.w > SCREENS * screen.w or natural.h > SCREENS * screen.h


def weight(natural: Size) -> int:
    """About how many bytes the tiles of a photograph take, in all levels: half a byte a pixel at most."""
    return natural.w * natural.h // 2


class NotCutYet(PassingPictureError):
    """The tiles are not there yet; they are being cut."""


class Tiles:
    """The tile files of pictures. Safe across threads; a thread lives only while something is being cut."""

    def __init__(self, prepared: Preparations, ready: Callable[[Path], None]) -> None:
        """`ready` is called, by the thread that cuts, when a picture was cut or cannot be."""
        self._prepared = prepared
        self._ready = ready
        self._lock = threading.Lock()
        self._cutters = Cutters()
        self._open: OrderedDict[str, TileFile] = OrderedDict()
        self._waiting: deque[Path] = deque()
        self._failures: dict[str, tuple[float, PictureError]] = {}
        self._thread: threading.Thread | None = None

    def close(self) -> None:
        """End what is being cut."""
        with self._lock:
            self._waiting.clear()
            thread = self._thread
        self._cutters.close()
        if thread and thread is not threading.current_thread():
            thread.join(5.0)

    def of(self, path: Path) -> TileFile:
        """The tiles of a picture. Raises `NotCutYet` if it is only now going to be cut, or `PictureError`."""
        name = self._name(path)
        file = self._found(name)
        if file:
            return file
        with self._lock:
            failed = self._failures.get(name)
            if failed and (not isinstance(failed[1], PassingPictureError) or time.monotonic() < failed[0]):
                raise failed[1]
            self._failures.pop(name, None)
            if path not in self._waiting:
                self._waiting.append(path)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="tiles", daemon=True)
                self._thread.start()
        raise NotCutYet(path, Sentence("being cut into tiles"))

    def awaited(self, path: Path) -> bool:
        """Whether the picture is waiting to be cut, or being cut."""
        with self._lock:
            return path in self._waiting

    def make(self, path: Path, progress: Progress | None = None) -> bool:
        """Have the picture cut now, if it was not before; whether it had to be. Raises `PictureError`."""
        name = self._name(path)
        if self._found(name):
            return False
        try:
            size = weight(natural_size(path))
            self._prepared.make(name, lambda draft: self._cutters.cut(path, draft, progress), size)
        except OSError as error:
            raise PassingPictureError(path, uncuttable(error)) from error
        return True

    @staticmethod
    def _name(path: Path) -> str:
        try:
            return name_of(path, "tiles", FORMAT, SIDE)
        except OSError as error:
            raise PictureError(path, unreadable(error)) from error

    def _found(self, name: str) -> TileFile | None:
        with self._lock:
            place, known = self._prepared.find(name), self._open.get(name)
            if place is None:  # anybody may delete it
                self._open.pop(name, None)
                return None
            if known:
                self._open.move_to_end(name)
                return known
            with suppress(PictureError):
                known = self._open[name] = TileFile(place)
                if len(self._open) > _OPEN:
                    self._open.popitem(last=False)
                return known
            with suppress(OSError):  # damaged: to be cut again
                place.unlink()
            return None

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                path = self._waiting[0]
            self._try(path)
            with self._lock:
                if self._waiting and self._waiting[0] == path:
                    self._waiting.popleft()
            with suppress(Exception):  # whoever waits for one picture shall not keep the others from it
                self._ready(path)

    def _try(self, path: Path) -> None:
        try:
            relieved(lambda: self.make(path))
        except PictureError as error:
            self._note(path, error)
        except Exception as error:  # it must neither end the thread nor be tried for ever
            self._note(path, PassingPictureError(path, uncuttable(error)))

    def _note(self, path: Path, error: PictureError) -> None:
        with self._lock, suppress(PictureError):
            self._failures[self._name(path)] = (time.monotonic() + RETRY, error.with_traceback(None))
