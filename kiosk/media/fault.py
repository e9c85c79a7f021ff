"""What is wrong with a media file: which file, and a sentence about it that says what to do."""

import errno
import json
from os import SEEK_END, PathLike
from pathlib import Path
from typing import Any

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence, from_plain, plain

EMPTY = Sentence("an empty file of 0 bytes; copy it again from where it came from")
CUT_SHORT = Sentence(
    "cut short, its end is missing; if it is still being copied, wait, else copy it again from where it came"
    " from"
)
DAMAGED = Sentence(
    "damaged or cut short, it cannot be read to its end; copy it again from where it came from, or save"
    " it anew"
)
NO_ROOM = Sentence("too large for this computer's memory; save it smaller")

ZEROS = 256
"""So many zeros seldom stand at the end of a file that is whole."""


class MediaError(KioskError):
    """A file that cannot be shown or played; its text names the file and says why."""

    def __init__(self, path: PathLike[str] | str, fault: Sentence) -> None:
        super().__init__(Sentence("{path}: {fault}", path=str(path), fault=fault))
        self.path = path
        self.fault = fault
        """What is wrong and what to do; it does not name the file."""

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path, self.fault)


def unreadable(error: Exception) -> Sentence:
    """What to say where the system refuses a file."""
    number = getattr(error, "errno", None)
    if number in (errno.ENOENT, errno.ENOTDIR):
        return Sentence("cannot be read, there is no such file; copy it there, or correct its name")
    if number in (errno.EACCES, errno.EPERM):
        return Sentence("cannot be read, this computer's user may not; allow everybody to read it")
    if number == errno.EISDIR:
        return Sentence("cannot be read, it is a folder; name a file in it")
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Sentence("cannot be read ({reason}); copy it again from where it came from", reason=reason)


def ends_in_zeros(path: Path) -> bool:
    """Whether nothing is written at the end: what copies a file may lay out all of it before."""
    with path.open("rb") as file:
        length = file.seek(0, SEEK_END)
        file.seek(max(0, length - ZEROS))
        return length > ZEROS and not file.read().strip(b"\0")


def packed(fault: Sentence) -> bytes:
    """A fault as one line of ASCII, to be told by one process to another."""
    return json.dumps(plain(fault)).encode("ascii")


def unpacked(line: bytes) -> Sentence:
    """What was `packed`. ValueError, TypeError or LookupError: it is no such thing."""
    fault = from_plain(json.loads(line))
    if not isinstance(fault, Sentence):
        raise TypeError(fault)
    return fault
