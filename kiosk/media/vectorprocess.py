"""Keeps the children that draw SVG files: started when needed, replaced when stuck, gone when closed."""

import json
import subprocess
import threading
from pathlib import Path

from kiosk.base.background import start_beside
from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.media.derivative import Fractions, PassingPictureError, PictureError, Pixels
from kiosk.media.fault import unpacked
from kiosk.media.packing import CHUNK, blank
from kiosk.media.vector import HEADER

_CLOSING = Sentence("not drawn, the kiosk is closing")


class VectorProcesses:
    """Up to `count` children, each drawing one SVG at a time. Safe to use from several threads."""

    def __init__(self, fonts: tuple[Path, ...] = (), count: int = 2, patience: float = 30.0) -> None:
        """`fonts` are all that drawings may use; `patience` is seconds until a child counts as stuck."""
        self._fonts = [str(font) for font in fonts]
        self._patience = patience
        self._free = threading.BoundedSemaphore(count)
        self._lock = threading.Lock()
        self._idle: list[subprocess.Popen[bytes]] = []
        self._busy: set[subprocess.Popen[bytes]] = set()
        self._closed = False

    def draw(self, path: Path, box: Fractions, size: Size) -> tuple[Pixels, Pixels]:
        """The `box` of the drawing at `size`, and the preview of the whole. Raises `PictureError`."""
        line = json.dumps({"path": str(path), "box": box, "w": size.w, "h": size.h, "fonts": self._fonts})
        with self._free:
            for _ in range(2):
                answer = self._ask(path, line.encode() + b"\n")
                if answer is not None:
                    return answer
        raise PassingPictureError(
            path, Sentence("the process that draws it died twice; simplify the drawing")
        )

    def close(self) -> None:
        """Ends every child now; a drawing under way in another thread raises `PictureError`."""
        with self._lock:
            self._closed = True
            idle, busy = self._idle, list(self._busy)
            self._idle = []
        for child in idle:
            _end(child)
        for child in busy:  # its thread reaps it
            child.kill()

    def _ask(self, path: Path, line: bytes) -> tuple[Pixels, Pixels] | None:
        """One try: the answer, or None if the child died over it."""
        child = self._take(path)
        late = threading.Event()
        watch = threading.Timer(self._patience, _give_up, (child, late))
        watch.daemon = True
        watch.start()
        answer: tuple[Pixels, Pixels] | Sentence | None = None
        try:
            answer = _exchange(child, line)
        finally:
            watch.cancel()
            self._return(child, sound=answer is not None and not late.is_set())
        if self._closed:
            raise PassingPictureError(path, _CLOSING)
        if answer is None and late.is_set():
            raise PictureError(path, _too_slow(self._patience))
        if isinstance(answer, Sentence):
            raise PictureError(path, answer)
        return answer

    def _take(self, path: Path) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._closed:
                raise PassingPictureError(path, _CLOSING)
            child = self._idle.pop() if self._idle else _started(path)
            self._busy.add(child)
            return child

    def _return(self, child: "subprocess.Popen[bytes]", sound: bool) -> None:
        with self._lock:
            self._busy.discard(child)
            if sound and not self._closed:
                self._idle.append(child)
                return
        _end(child)


def _too_slow(seconds: float) -> Sentence:
    return Sentence(
        "takes longer than {seconds:.0f} seconds to draw; simplify it, or save it as PNG", seconds=seconds
    )


def _started(path: Path) -> "subprocess.Popen[bytes]":
    try:
        return start_beside("kiosk.media.vector", asked=True, bufsize=0)
    except OSError as error:
        said = Sentence("the process that draws it cannot start ({reason})", reason=str(error))
        raise PassingPictureError(path, said) from error


def _exchange(child: "subprocess.Popen[bytes]", line: bytes) -> tuple[Pixels, Pixels] | Sentence | None:
    """The pictures or the child's sentence; None if it died."""
    assert child.stdin
    assert child.stdout
    try:
        child.stdin.write(line)
        header = _read(child, HEADER.size)
        if header is None:
            return None
        length, w, h, opaque, tiny_w, tiny_h, tiny_opaque = HEADER.unpack(header)
        if length:
            said = _read(child, length)
            return None if said is None else unpacked(bytes(said))
        data, tiny = _read(child, w * h * 4), _read(child, tiny_w * tiny_h * 4)
    except (OSError, ValueError, TypeError, LookupError):
        return None
    if data is None or tiny is None:
        return None
    preview = Pixels(Size(tiny_w, tiny_h), tiny, bool(tiny_opaque))
    return Pixels(Size(w, h), data, bool(opaque)), preview


def _read(child: "subprocess.Popen[bytes]", length: int) -> memoryview | None:
    assert child.stdout
    data, at = blank(length), 0
    while at < length:
        count = child.stdout.readinto(data[at : at + CHUNK])  # type: ignore[attr-defined]
        if not count:
            return None
        at += count
    return data.toreadonly()


def _give_up(child: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    child.kill()


def _end(child: "subprocess.Popen[bytes]") -> None:
    assert child.stdin
    assert child.stdout
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()
