"""Keeps what was made of large media (tiles, panoramas, waveforms), in a folder anybody may delete."""

import os
import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from kiosk.media.identity import identity

_DRAFT = ".draft-"
_KEEP = 0.9
_STALE_SECONDS = 86400.0


class Preparations:
    """Files and folders by name, the least recently used beyond the limit go first. Safe across threads."""

    def __init__(self, folder: Path | None, limit: int = 6 << 30) -> None:
        """Keeps at most about `limit` bytes in `folder`; None: only as long as it lives itself."""
        self._folder = folder or Path(tempfile.mkdtemp(prefix="kiosk-"))
        if folder is None:
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._limit = limit
        self._lock = threading.Lock()

    def find(self, name: str) -> Path | None:
        """What is kept under `name`, whole, now the most recently used; None where there is nothing."""
        path = self._folder / name
        try:
            os.utime(path)
        except OSError:
            return None
        return path

    @contextmanager
    def making(self, name: str) -> Iterator[Path]:
        """A path to write a file or a folder at; kept under `name` if the block ends without an error.

        Raises OSError where the disk refuses. Nobody ever finds half of it.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=self._folder))
        try:
            yield draft / name
            with self._lock, suppress(OSError):  # another process may have been quicker
                (draft / name).rename(self._folder / name)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        self._tidy(name)

    def _tidy(self, newest: str) -> None:
        """Delete the least recently used while over the limit, never the newest."""
        with self._lock, suppress(OSError):
            entries = sorted(self._entries())
            total = sum(size for _, size, _ in entries)
            goal = self._limit if total <= self._limit else int(self._limit * _KEEP)
            for _, size, path in entries:
                if total <= goal or path.name == newest:
                    break
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
                total -= size

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """When last used, bytes and path of everything that is kept; drafts left behind are deleted."""
        for path in self._folder.iterdir():
            if path.name.startswith(_DRAFT):
                if abs(time.time() - path.stat().st_mtime) > _STALE_SECONDS:  # its maker was killed
                    shutil.rmtree(path, ignore_errors=True)
            else:
                inside = [path, *path.rglob("*")] if path.is_dir() else [path]
                yield path.stat().st_mtime, sum(each.stat().st_size for each in inside), path


def name_of(path: Path, *settings: object) -> str:
    """The name under which to keep what is made of the file at `path` in its present state, with `settings`.

    Raises OSError where there is no such file.
    """
    key = (*identity(path, path.stat()), *settings)
    return blake2b(repr(key).encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()
