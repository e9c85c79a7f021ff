"""Keeps the children that look into media files: started when needed, ended when stuck, gone when closed."""

import json
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.base.background import start_beside
from kiosk.base.sentences import Sentence, from_plain
from kiosk.media.examining.looking import Verdict

_EXAMINER = "kiosk.media.examining.examiner"
_SLOWEST = 4 << 20
"""Bytes a second that any file is looked through at least."""
_CRASHES = Sentence("the program that reads it crashes over it; save it anew, or with another program")
_CANNOT_START = Sentence("could not be looked into, this computer starts no more programs; try again")


class Examiners:
    """As many children as are asked at a time, each with one file. Safe to use from several threads."""

    def __init__(self, patience: float = 30.0) -> None:
        """`patience` is seconds, and some more for a large file, until a child counts as stuck."""
        self._patience = patience
        self._lock = threading.Lock()
        self._idle: list[subprocess.Popen[bytes]] = []
        self._busy: set[subprocess.Popen[bytes]] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every child; who waits for one is told that the file crashes it."""
        with self._lock:
            self._closed = True
            idle, busy = self._idle, list(self._busy)
            self._idle = []
        for child in idle:
            _end(child)
        for child in busy:  # its thread reaps it
            child.kill()

    def look(self, sort: str, path: Path) -> Verdict:
        """What is to be said of a file of a `sort`, as `looking.look` has it."""
        try:
            child = self._take()
        except OSError:
            return Verdict(_CANNOT_START, passing=True)
        patience = self._patience + _size(path) / _SLOWEST
        late = threading.Event()
        watch = threading.Timer(patience, _give_up, (child, late))
        watch.daemon = True
        watch.start()
        verdict = None
        try:
            verdict = _asked(child, sort, path)
        finally:
            watch.cancel()
            self._return(child, sound=verdict is not None and not late.is_set())
        if verdict is None:
            return Verdict(_too_slow(patience) if late.is_set() else _CRASHES, passing=True)
        return verdict

    def _take(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            child = (
                self._idle.pop() if self._idle else start_beside("kiosk.media.examining.examiner", asked=True)
            )
            self._busy.add(child)
            return child

    def _return(self, child: "subprocess.Popen[bytes]", sound: bool) -> None:
        with self._lock:
            self._busy.discard(child)
            if sound and not self._closed:
                self._idle.append(child)
                return
        _end(child)


def _asked(child: "subprocess.Popen[bytes]", sort: str, path: Path) -> Verdict | None:
    """The child's answer; None if it died over it."""
    assert child.stdin
    assert child.stdout
    try:
        child.stdin.write(json.dumps([sort, str(path)]).encode("ascii") + b"\n")
        child.stdin.flush()
        fault, remarks = json.loads(child.stdout.readline())
        return Verdict(None if fault is None else from_plain(fault), [from_plain(each) for each in remarks])
    except (OSError, ValueError, TypeError, LookupError):
        return None


def _too_slow(seconds: float) -> Sentence:
    return Sentence(
        "could not be read to its end in {seconds:.0f} seconds; save it anew, or with another program",
        seconds=seconds,
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _give_up(child: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    child.kill()


def _end(child: "subprocess.Popen[bytes]") -> None:
    assert child.stdin
    assert child.stdout
    child.kill()
    child.wait()
    child.stdout.close()
    try:
        child.stdin.close()
    except OSError:  # what it was never given
        return
