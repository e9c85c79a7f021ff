"""Turns at publishing: one publisher at a time, and a killed one leaves nothing that blocks the next."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def wait_for_turn(file: IO[bytes], waiting: Callable[[], None] | None = None) -> None:
    """Take the lock that `file` is, until it is closed; calls `waiting` once if another has it, and waits."""
    if not take_turn(file):
        if waiting:
            waiting()
        while not take_turn(file, patiently=True):
            pass


@contextmanager
def nobody_holds(path: Path) -> Iterator[bool]:
    """Whether nobody holds what the file at `path` belongs to, and nobody can until the end of the block."""
    if sys.platform == "win32":  # which renames no folder in which a file is open, this one included
        yield True
    else:
        with path.open("rb") as file:
            yield take_turn(file)


if sys.platform == "win32":

    def take_turn(file: IO[bytes], patiently: bool = False) -> bool:
        """Whether the lock was had, after ten seconds at most if `patiently`."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if patiently else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def hold(file: IO[bytes]) -> bool:
        """Keep what `file` belongs to from being removed while it is open: on Windows it is by itself."""
        return not file.closed

else:

    def take_turn(file: IO[bytes], patiently: bool = False) -> bool:
        """Whether the lock was had, which is certain if `patiently`."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX if patiently else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks: better without than not at all
            return True
        return True

    def hold(file: IO[bytes]) -> bool:
        """Keep what `file` belongs to from being removed while it is open; whether it can be kept."""
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
