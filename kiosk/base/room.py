"""Room on the disk for what can be made again: a byte limit for some folders, and a disk never filled up."""

import errno
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

LIMIT = 10_000_000_000
"""Bytes that a cache may take where nobody has set another limit."""
LEAST = 1_000_000_000
"""The lowest limit: one panorama of the finest sort takes most of it."""
CONTENT = 64_000_000
"""Of any limit, the bytes that are left to checked YAML."""
_RESERVED, _PART = 1_000_000_000, 0.05
_KEEP = 0.9
_STALE_SECONDS = 86400.0
AHEAD = 60.0
"""Seconds by which a file may be dated later than now before its date counts for nothing."""
_AGAIN = 60.0
"""Seconds in which a further use is not noted: that is written to the disk, and a frame may wait for it."""
DRAFT = ".draft-"
"""How the name of what is not finished begins."""


class Entry(NamedTuple):
    """Something that is kept: when it was last used, its bytes, and where it lies.

    What is dated ahead of now was used before the clock was set back, and not since, or it would be dated
    anew: it comes before all that was used by the present clock.
    """

    current: bool
    """Whether the clock may have shown its date since it was last set."""
    used: float
    size: int
    path: Path


class Room:
    """One limit over all that lies in some folders. Safe across threads; other processes may use them too."""

    def __init__(self, *folders: Path, limit: int = LIMIT) -> None:
        """`limit` is in bytes. The folders need not be there yet, and may vanish at any time."""
        self.limit = limit
        self._folders = folders
        self._lock = threading.Lock()
        self._total: int | None = None

    def take(self, size: int) -> None:
        """Find room for `size` bytes more; what was least recently used goes for it.

        Raises OSError where there is none: more than the limit, or the disk is nearly full.
        """
        with self._lock:
            spare = self._spare()
            if self._total is None or self._total + size > self.limit or size > spare:
                self._total = self._tidied(size, spare)
            self._total += size

    def settle(self, newest: Path) -> None:
        """Keep to the limit after `newest` was written, whatever it takes; it stays."""
        with self._lock, suppress(OSError):
            self._total = self._tidied(0, self._spare(), newest)

    def taken(self) -> int:
        """Bytes that lie in the folders now."""
        return sum(entry.size for entry in self._entries())

    def _spare(self) -> int:
        return min(spare(folder) for folder in self._folders)

    def _tidied(self, size: int, spare: int, newest: Path | None = None) -> int:
        """The bytes that remain once there is room for `size` more, of which the disk could spare so many."""
        entries = sorted(self._entries())
        total = sum(entry.size for entry in entries)
        most = min(self.limit, total + spare)
        if total + size <= most:
            return total
        if size > most:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        for entry in entries:
            if total + size <= most * _KEEP or entry.path == newest:
                break
            _delete(entry.path)
            total -= 0 if entry.path.exists() else entry.size  # on Windows what is open stays
        if newest is None and total + size > most:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return total

    def _entries(self) -> Iterator[Entry]:
        """Everything that is kept; what a crash left unfinished is deleted."""
        now = time.time()
        for folder in self._folders:
            with suppress(OSError), os.scandir(folder) as found:
                for each in found:
                    with suppress(OSError):
                        used, path = each.stat().st_mtime, Path(each.path)
                        if not each.name.startswith(DRAFT):
                            size = _size(path) if each.is_dir() else each.stat().st_size
                            yield Entry(used <= now + AHEAD, used, size, path)
                        elif abs(now - used) > _STALE_SECONDS:
                            _delete(path)


def touch(path: Path, used: float) -> None:
    """Note that what was `used` at that time, in seconds since 1970, is used now."""
    if abs(time.time() - used) > _AGAIN:
        with suppress(OSError):
            os.utime(path)


def spare(folder: Path) -> int:
    """Bytes that the disk of `folder` can spare for what can be made again; less than 0: it is nearly full.

    The last 5 % are for others, or the last gigabyte of a large disk.
    """
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return 0
    return disk.free - min(_RESERVED, int(disk.total * _PART))


def in_bytes(size: int) -> str:
    """A number of bytes as it is read: 3.16 GB."""
    for unit, least in (("GB", 1e9), ("MB", 1e6)):
        if size >= least:
            count = size / least
            return f"{count:.0f} {unit}" if count >= 100 else f"{count:.3g} {unit}"
    return f"{-(-size // 1000)} kB"


def _size(folder: Path) -> int:
    inside = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            inside += path.stat().st_size
    return inside


def _delete(path: Path) -> None:
    with suppress(OSError):
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
