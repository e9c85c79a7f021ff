"""Has SVG texts drawn beside the screen, and keeps what was drawn from one day to the next."""

import json
import struct
from contextlib import suppress
from functools import partial
from pathlib import Path

from kiosk.base.sentences import Sentence
from kiosk.media.children import Child, Children, ClosedError, StuckError
from kiosk.media.derivative import PassingPictureError, PictureError
from kiosk.media.fault import unpacked
from kiosk.media.outlines.engraver import HEADER
from kiosk.media.preparations import Preparations, name_of

PATIENCE = 30.0
"""Seconds until a child counts as stuck."""
FORMAT = 1


class Engraving:
    """Draws for one picture, by a child that is started when it is needed. For one thread."""

    def __init__(self, path: Path, prepared: Preparations) -> None:
        """`path`: the picture that what is drawn belongs to."""
        self._path, self._prepared = path, prepared
        self._children: Children[bytes | Sentence] | None = None

    def __call__(self, text: str, width: int) -> bytes:
        """A PNG of the SVG `text`, `width` px wide. Raises `PictureError` where it cannot be drawn."""
        try:
            name = name_of(self._path, "engraving", FORMAT, text, width)
            if found := self._prepared.find(name):
                return found.read_bytes()
        except OSError:  # the picture has just been taken away, or nothing can be kept
            return self._drawn(text, width)
        png = self._drawn(text, width)
        with suppress(OSError), self._prepared.making(name, len(png)) as draft:
            draft.write_bytes(png)
        return png

    def rest(self) -> None:
        """End the child, until something is to be drawn again."""
        if self._children:
            self._children.close()
            self._children = None

    def _drawn(self, text: str, width: int) -> bytes:
        line = json.dumps({"svg": text, "width": width}).encode() + b"\n"
        for _ in range(2):
            answer = self._asked(line)
            if isinstance(answer, Sentence):
                raise PictureError(self._path, answer)
            if answer is not None:
                return answer
        raise PassingPictureError(
            self._path, Sentence("the process that draws it died twice; simplify the drawing")
        )

    def _asked(self, line: bytes) -> bytes | Sentence | None:
        """One try: the answer, or None if the child died over it."""
        self._children = self._children or Children("kiosk.media.outlines.engraver")
        try:
            return self._children.ask(partial(_exchange, line), PATIENCE)
        except OSError as error:
            said = Sentence("the process that draws it cannot start ({reason})", reason=str(error))
            raise PassingPictureError(self._path, said) from error
        except (StuckError, ClosedError):
            return None


def _exchange(line: bytes, child: Child) -> bytes | Sentence | None:
    """The PNG or the child's sentence; None if it died."""
    assert child.stdin
    assert child.stdout
    try:
        child.stdin.write(line)
        child.stdin.flush()
        said, length = HEADER.unpack(child.stdout.read(HEADER.size))
        answer = child.stdout.read(said or length)
        if len(answer) < (said or length):
            return None
        return unpacked(answer) if said else answer
    except (OSError, ValueError, TypeError, LookupError, struct.error):
        return None
