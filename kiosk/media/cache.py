"""Keeps finished pixels on disk, under a byte limit, in a folder that anybody may delete at any time."""

import os
import struct
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from io import FileIO
from itertools import count
from pathlib import Path

from kiosk.base.geometry import Size
from kiosk.media.derivative import Derivative, Pixels
from kiosk.media.identity import identity
from kiosk.media.packing import CHUNK, blank

FORMAT = 2
"""Part of every name: raise it when the same request should give other pixels than before."""
_MAGIC = b"KIOSKPX1"
_HEADER = struct.Struct("<8sIIII")
_SUFFIX = ".pixels"
_TOUCH_SECONDS = 60.0
_STALE_SECONDS = 3600.0
_KEEP = 0.9


class PixelCache:
    """Finished pixels by name. A failing disk is a miss, never an error. Safe across threads."""

    def __init__(self, folder: Path, limit: int = 3 << 30) -> None:
        """Keeps at most about `limit` bytes in `folder`, which is made when first needed."""
        self._folder = folder
        self._limit = limit
        self._lock = threading.Lock()
        self._total: int | None = None
        self._serial = count()

    def get(self, name: str) -> Pixels | None:
        """The pixels kept under `name`; None where there are none or they are damaged."""
        path = self._path(name)
        try:
            with path.open("rb", buffering=0) as file:
                pixels = _read(file)
                if pixels is not None:
                    _touch(path, os.fstat(file.fileno()).st_mtime)
        except (OSError, ValueError, MemoryError):
            return None
        if pixels is None:
            with suppress(OSError):
                path.unlink()
        return pixels

    def put(self, name: str, pixels: Pixels) -> None:
        """Keeps the pixels under `name`, and drops the least recently used others beyond the limit."""
        draft = self._folder / f"{name}.{os.getpid()}.{next(self._serial)}.tmp"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Not synced: an entry torn by a power cut fails its checksum and is made again.
            with draft.open("wb", buffering=0) as file:
                _write(file, pixels)
            draft.replace(self._path(name))
        except (OSError, ValueError):
            with suppress(OSError):
                draft.unlink()
            return
        self._count(_HEADER.size + len(pixels.data))

    def _path(self, name: str) -> Path:
        return self._folder / (name + _SUFFIX)

    def _count(self, added: int) -> None:
        with self._lock:
            if self._total is not None:
                self._total += added
            if self._total is None or self._total > self._limit:
                self._total = self._tidied()

    def _tidied(self) -> int:
        """Deletes the least recently used while over the limit; returns the bytes that remain."""
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        goal = self._limit if total <= self._limit else int(self._limit * _KEEP)
        for _, size, path in entries:
            if total <= goal:
                break
            with suppress(OSError):
                path.unlink()
                total -= size
        return total

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """When last used, bytes and path of every entry; drafts that a crash left behind are deleted."""
        with suppress(OSError), os.scandir(self._folder) as found:
            for entry in found:
                with suppress(OSError):
                    state = entry.stat()
                    if entry.name.endswith(_SUFFIX):
                        yield state.st_mtime, state.st_size, Path(entry.path)
                    elif entry.name.endswith(".tmp") and abs(time.time() - state.st_mtime) > _STALE_SECONDS:
                        Path(entry.path).unlink()


def derivative_name(
    path: Path, state: os.stat_result, wanted: Derivative, fonts: tuple[Path, ...] = ()
) -> str:
    """The name of a derivative of the file at `path` in its present state."""
    asked = (wanted.w, wanted.h, wanted.fit, wanted.focus, wanted.region)
    return _name(path, state, asked, [str(font) for font in fonts] if path.suffix.lower() == ".svg" else [])


def preview_name(path: Path, state: os.stat_result) -> str:
    """The name of the preview of the file at `path` in its present state."""
    return _name(path, state, "preview")


def _name(path: Path, state: os.stat_result, *rest: object) -> str:
    key = (FORMAT, *identity(path, state), *rest)
    return blake2b(repr(key).encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()


def _read(file: FileIO) -> Pixels | None:
    header = file.read(_HEADER.size) or b""
    if len(header) != _HEADER.size:
        return None
    magic, w, h, opaque, checksum = _HEADER.unpack(header)
    length = os.fstat(file.fileno()).st_size - _HEADER.size
    if magic != _MAGIC or not w or not h or length != w * h * 4:
        return None
    data, at = blank(length), 0
    while at < length:
        got = file.readinto(data[at : at + CHUNK])
        if not got:
            return None
        at += got
    return Pixels(Size(w, h), data.toreadonly(), bool(opaque)) if zlib.crc32(data) == checksum else None


def _write(file: FileIO, pixels: Pixels) -> None:
    header = _HEADER.pack(_MAGIC, *pixels.size, pixels.opaque, zlib.crc32(pixels.data))
    for part in (memoryview(header), memoryview(pixels.data)):
        at = 0
        while at < len(part):
            at += file.write(part[at:])


def _touch(path: Path, used: float) -> None:
    if abs(time.time() - used) > _TOUCH_SECONDS:
        with suppress(OSError):
            os.utime(path)
