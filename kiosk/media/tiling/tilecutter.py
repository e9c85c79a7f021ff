"""Keeps the processes that cut pictures into tiles: one for each that is asked for, gone when closed."""

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.base.background import start_beside
from kiosk.base.hourglass import Hourglass
from kiosk.base.sentences import Sentence
from kiosk.media.derivative import PassingPictureError, PictureError
from kiosk.media.fault import unpacked

Progress = Callable[[float], None]
"""Is told the part that is done, from 0 to 1."""

_DIED = Sentence("the process that cuts it into tiles died; save it as a plain JPEG")


class Cutters:
    """Runs `kiosk.media.tiling.tilecutting`. Safe across threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._closed = False

    def close(self) -> None:
        """End all of them; a call of `cut` under way in another thread raises `PassingPictureError`."""
        with self._lock:
            self._closed = True
            for child in self._running:
                child.kill()

    def cut(self, picture: Path, tiles: Path, progress: Progress | None = None) -> None:
        """Cut the picture and put its tiles into a file. Raises `PictureError`."""
        child = self._start(picture, tiles)
        assert child.stdout
        said = b""
        hourglass = Hourglass(child)
        try:
            for line in child.stdout:
                hourglass.turn()
                if line[:1] in b"!?":
                    said = line.strip()
                elif progress:
                    progress(float(line))
        finally:
            child.kill()
            hourglass.stop()
            with self._lock:
                self._running.discard(child)
            status = child.wait()
            child.stdout.close()
        if said.startswith(b"!"):
            raise PictureError(picture, unpacked(said[1:]))
        if said or status:
            raise PassingPictureError(picture, unpacked(said[1:]) if said else _DIED)

    def _start(self, picture: Path, tiles: Path) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._closed:
                raise PassingPictureError(picture, Sentence("not cut into tiles, the kiosk is closing"))
            try:
                child = start_beside("kiosk.media.tiling.tilecutting", picture, tiles)
            except OSError as error:
                raise PassingPictureError(picture, uncuttable(error)) from error
            self._running.add(child)
            return child


def uncuttable(error: Exception) -> Sentence:
    """What to say where the machine is to blame that a picture is not cut."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Sentence("cannot be cut into tiles ({reason}); see whether the disk is full", reason=reason)
