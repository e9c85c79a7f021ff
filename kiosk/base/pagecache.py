"""What the system holds of a file in memory (Linux: its page cache), so that nobody waits for a disk.

https://man7.org/linux/man-pages/man2/preadv2.2.html, RWF_NOWAIT; elsewhere nobody knows, and reading waits.
"""

import errno
import os
from collections.abc import Callable
from io import FileIO
from pathlib import Path

_APART = 1 << 19
"""Bytes between the places of a file that are tried: it is taken away and brought in larger pieces."""
_CHUNK = 1 << 20


def read(file: FileIO, into: memoryview, at: int, at_once: bool) -> int:
    """How many bytes from `at` on were read; BlockingIOError where `at_once` asks too much of the disk."""
    if at_once and hasattr(os, "RWF_NOWAIT"):
        try:
            return os.preadv(file.fileno(), [into], at, os.RWF_NOWAIT)
        except OSError as error:
            if error.errno != errno.EOPNOTSUPP:  # as in a file system that lies in memory
                raise
    file.seek(at)
    return file.readinto(into) or 0


def holds(path: Path) -> bool:
    """Whether the file lies in memory, or the system cannot tell. Raises OSError where there is none."""
    if not hasattr(os, "RWF_NOWAIT"):
        return True
    with path.open("rb", buffering=0) as file:
        byte = memoryview(bytearray(1))
        try:
            for at in range(0, os.fstat(file.fileno()).st_size, _APART):
                read(file, byte, at, at_once=True)
        except BlockingIOError:
            return False
    return True


def bring(path: Path, wanted: Callable[[], bool]) -> None:
    """Have all of the file brought into memory, for as long as it is `wanted`. Raises OSError."""
    room = bytearray(_CHUNK)
    with path.open("rb", buffering=0) as file:
        while wanted() and file.readinto(room):
            pass
