"""Has a panorama unrolled by a child process, and tells what there is of it meanwhile."""

import os
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from kiosk.base import pagecache
from kiosk.base.background import start_beside
from kiosk.base.geometry import Size
from kiosk.base.hourglass import Hourglass
from kiosk.base.relief import FallenError, relieved
from kiosk.base.sentences import Sentence
from kiosk.media.derivative import PassingPictureError, PictureError
from kiosk.media.fault import unpacked, unreadable
from kiosk.media.packing import CHUNK, blank
from kiosk.media.panoramas.surround import PAD, Extent, Surround
from kiosk.media.preparations import Preparations, name_of

FORMAT = 1
"""Part of every name: raise it when the same picture should give other rows than before."""
_JOIN_SECONDS = 5.0


def kept(path: Path, width: int, prepared: Preparations, at_once: bool = False) -> Surround | None:
    """The panorama as it was unrolled earlier, or None.

    `at_once`: None too where looking around in it would wait for the disk, as far as the system can tell.
    """
    try:
        found = prepared.find(_name(path, width))
        if found is None or (at_once and not pagecache.holds(found)):
            return None
        return Surround.open(found)
    except (OSError, ValueError):
        return None


def prepare(path: Path, width: int, prepared: Preparations) -> Surround:
    """The panorama, unrolled now in this process unless it was before. Raises `PictureError` or OSError."""
    from kiosk.media.panoramas.panorama import unroll, weight

    known = kept(path, width, prepared)
    if known:
        return known
    try:
        name = _name(path, width)
    except OSError as error:
        raise PictureError(path, unreadable(error)) from error
    prepared.make(name, lambda draft: unroll(path, width, lambda *_: None, draft), weight(path, width))
    known = kept(path, width, prepared)
    if known is None:
        raise PassingPictureError(path, Sentence("what was made of it is gone again; try again"))
    return known


def _name(path: Path, width: int) -> str:
    return name_of(path, "panorama", FORMAT, width)


_DIED = Sentence("the process that unrolls it died; save the panorama as a plain JPEG")


class Unrolling:
    """One panorama on its way, from the disk or unrolled: a small version, then the whole, or why not."""

    def __init__(self, path: Path, width: int, prepared: Preparations, wake: Callable[[], None]) -> None:
        """Begins at once; `wake` is called from a thread whenever there is something new."""
        self.surround: Surround | None = None
        """The best there is so far."""
        self.error: PictureError | None = None
        """Why there will be none."""
        self.over = False
        """Whether nothing better will come."""
        self._path, self._width, self._prepared, self._wake = path, width, prepared, wake
        self._lock = threading.Lock()
        self._closed = False
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._work, name="panorama", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End it, finished or not; nothing is left behind."""
        with self._lock:
            self._closed = True
            if self._child:
                self._child.kill()
        self._thread.join(_JOIN_SECONDS)
        self.surround = None

    def _work(self) -> None:
        try:
            relieved(self._find)
        except PictureError as error:
            self.error = error
        except OSError as error:
            self.error = PassingPictureError(self._path, unreadable(error))
        except FallenError:
            self.error = PassingPictureError(self._path, _DIED)
        self.over = True
        self._wake()

    def _find(self) -> None:
        if kept(self._path, self._width, self._prepared) is None:
            self._keep()
        self._bring()
        self._tell(kept(self._path, self._width, self._prepared))

    def _bring(self) -> None:
        """From the disk into memory: whoever looks around in it must not wait."""
        with suppress(OSError):
            if found := self._prepared.find(_name(self._path, self._width)):
                pagecache.bring(found, lambda: not self._closed)

    def _keep(self) -> None:
        from kiosk.media.panoramas.panorama import weight

        name, size = _name(self._path, self._width), weight(self._path, self._width)
        try:
            self._prepared.make(name, self._unroll, size)
        except OSError:  # the disk refuses: the small version has to do
            if self.surround is None:
                self._unroll(Path(os.devnull))

    def _unroll(self, draft: Path) -> None:
        """Raises `PictureError` where the child says so, or dies."""
        child = self._start(draft)
        hourglass = Hourglass(child)
        try:
            assert child.stdout
            answer = _read_small(child.stdout)
            if isinstance(answer, Surround):
                self._tell(answer)
                self._wake()
                answer = _read_sentence(child.stdout)
            if answer or child.wait() or not draft.exists():
                raise PictureError(self._path, answer or _DIED)
        finally:
            child.kill()
            hourglass.stop()
            child.wait()
            if child.stdout:
                child.stdout.close()

    def _tell(self, surround: Surround | None) -> None:
        with self._lock:
            if not self._closed and surround:
                self.surround = surround

    def _start(self, draft: Path) -> "subprocess.Popen[bytes]":
        module = "kiosk.media.panoramas.panorama"
        with self._lock:
            if self._closed:
                raise PassingPictureError(self._path, Sentence("no longer wanted"))
            self._child = start_beside(module, self._path, self._width, draft, bufsize=0)
            return self._child


def _read_small(answers: IO[bytes]) -> Surround | Sentence | None:
    """The small version, or a sentence that says why there is none; None where the child died."""
    from kiosk.media.panoramas.panorama import ANSWER

    head = _read(answers, ANSWER.size)
    if head is None:
        return None
    w, h, *angles, length = ANSWER.unpack(head)
    if not w:
        return _fault(answers, length)
    data = _read(answers, (w + PAD) * h * 4)
    return None if data is None else Surround(Extent(*angles), Size(w, h), data, levels=1)


def _read_sentence(answers: IO[bytes]) -> Sentence | None:
    from kiosk.media.panoramas.panorama import ANSWER

    head = _read(answers, ANSWER.size)
    return _fault(answers, ANSWER.unpack(head)[-1]) if head else None


def _fault(answers: IO[bytes], length: int) -> Sentence | None:
    said = _read(answers, length) if length else None
    return unpacked(bytes(said)) if said else None


def _read(answers: IO[bytes], length: int) -> memoryview | None:
    data, at = blank(length), 0
    with suppress(OSError, ValueError):  # killed while it wrote
        while at < length:
            count = answers.readinto(data[at : at + CHUNK])  # type: ignore[attr-defined]
            if not count:
                return None
            at += count
        return data.toreadonly()
    return None
