"""The few operations by which a store changes a disk, so that tests can fail, kill or lose each of them."""

import errno
import os
import stat
import sys
import time
from io import FileIO
from pathlib import Path

_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF}
_NO_LINKS = {
    errno.EPERM,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.ENOSYS,
    errno.EMLINK,
    errno.EXDEV,
    errno.EINVAL,
}
_WAITS = (0.02, 0.1, 0.4) if sys.platform == "win32" else ()
"""Seconds between attempts to rename what others have open."""


class Disk:
    """The real disk. Everything raises OSError where it refuses."""

    def make_folder(self, path: Path) -> None:
        """Make one folder; its parent is there."""
        path.mkdir()

    def create(self, path: Path) -> FileIO:
        """A new file to write to; FileExistsError where there is one."""
        return FileIO(path, "xb")

    def write(self, file: FileIO, data: bytes) -> None:
        """Write all of `data`."""
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) or 0 :]

    def seal(self, path: Path, date: int) -> None:
        """Date a file (seconds since 1970) and let nobody write to it."""
        os.utime(path, (date, date))
        path.chmod(0o444)

    def sync(self, path: Path) -> None:
        """Return once what the file holds would outlive a power cut."""
        if sys.platform == "win32":  # only who may write may flush
            path.chmod(stat.S_IWRITE)
        handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
        try:
            _flush(handle)
        finally:
            os.close(handle)
            if sys.platform == "win32":
                path.chmod(stat.S_IREAD)

    def sync_folder(self, path: Path) -> None:
        """The same for the names in a folder, where the system has that; Windows writes them by itself."""
        if sys.platform == "win32":
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            _flush(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(handle)

    def link(self, source: Path, path: Path) -> None:
        """Another name for the same file."""
        os.link(source, path)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file or folder another name in one step; a file that had the name is gone."""
        for wait in _WAITS:
            try:
                old.replace(new)
                return
            except PermissionError:  # Windows: somebody reads it at this moment, or looks for viruses in it
                time.sleep(wait)
        old.replace(new)

    def remove(self, path: Path) -> None:
        """Remove a file's name."""
        try:
            path.unlink()
        except PermissionError:
            if sys.platform != "win32":
                raise
            path.chmod(stat.S_IWRITE)  # Windows removes nothing that is read-only
            path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()


def has_no_links(error: OSError) -> bool:
    """Whether there are no hard links here, or no more of this file: exFAT, some shares, NTFS after 1023."""
    return error.errno in _NO_LINKS


def _flush(handle: int) -> None:
    """fsync(2); macOS empties the drive's own cache by another name (fcntl(2), F_FULLFSYNC)."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(handle)
    else:
        os.fsync(handle)
