"""Keeps the children that draw SVG files: started when needed, replaced when stuck, gone when closed."""

import json
import threading
from functools import partial
from pathlib import Path

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.media.children import Child, Children, ClosedError, StuckError
from kiosk.media.derivative import Fractions, PassingPictureError, PictureError, Pixels
from kiosk.media.fault import unpacked
from kiosk.media.packing import CHUNK, blank
from kiosk.media.vector import HEADER

Drawn = tuple[Pixels, Pixels]
"""A drawing, and its preview."""
_CLOSING = Sentence("not drawn, the kiosk is closing")


class VectorProcesses:
    """Up to `count` children, each drawing one SVG at a time. Safe to use from several threads."""

    def __init__(self, fonts: tuple[Path, ...] = (), count: int = 2, patience: float = 30.0) -> None:
        """`fonts` are all that drawings may use; `patience` is seconds until a child counts as stuck."""
        self._fonts = [str(font) for font in fonts]
        self._patience = patience
        self._free = threading.BoundedSemaphore(count)
        self._children = Children[Drawn | Sentence]("kiosk.media.vector", bufsize=0)

    def draw(self, path: Path, box: Fractions, size: Size) -> Drawn:
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
        self._children.close()

    def _ask(self, path: Path, line: bytes) -> Drawn | None:
        """One try: the answer, or None if the child died over it."""
        try:
            answer = self._children.ask(partial(_exchange, line), self._patience)
        except OSError as error:
            said = Sentence("the process that draws it cannot start ({reason})", reason=str(error))
            raise PassingPictureError(path, said) from error
        except StuckError:
            raise PictureError(path, _too_slow(self._patience)) from None
        except ClosedError:
            raise PassingPictureError(path, _CLOSING) from None
        if isinstance(answer, Sentence):
            raise PictureError(path, answer)
        return answer


def _too_slow(seconds: float) -> Sentence:
    return Sentence(
        "takes longer than {seconds:.0f} seconds to draw; simplify it, or save it as PNG", seconds=seconds
    )


def _exchange(line: bytes, child: Child) -> Drawn | Sentence | None:
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


def _read(child: Child, length: int) -> memoryview | None:
    assert child.stdout
    data, at = blank(length), 0
    while at < length:
        count = child.stdout.readinto(data[at : at + CHUNK])  # type: ignore[attr-defined]
        if not count:
            return None
        at += count
    return data.toreadonly()
