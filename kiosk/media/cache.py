"""Keeps finished pixels on disk, under a byte limit, in a folder that anybody may delete at any time."""

import os
import struct
import zlib
from contextlib import suppress
from hashlib import blake2b
from io import FileIO
from itertools import count
from pathlib import Path

from kiosk.base.geometry import Size
from kiosk.base.pagecache import read
from kiosk.base.room import DRAFT, Room, touch
from kiosk.media.derivative import Derivative, Pixels
from kiosk.media.identity import identity
from kiosk.media.packing import CHUNK, blank

FORMAT = 2
"""Part of every name: raise it when the same request should give other pixels than before."""
_MAGIC = b"KIOSKPX1"
_HEADER = struct.Struct("<8sIIII")
_SUFFIX = ".pixels"


class PixelCache:
    """Finished pixels by name. A failing disk is a miss, never an error. Safe across threads."""

    def __init__(self, folder: Path, room: Room | None = None) -> None:
        """Keeps in `folder`, which is made when first needed, what there is `room` for."""
        self._folder = folder
        self._room = room or Room(folder)
        self._serial = count()

    def get(self, name: str, at_once: bool = False) -> Pixels | None:
        """The pixels kept under `name`; None where there are none or they are damaged.

        `at_once`: None too where they would have to come from the disk, as far as the system can tell.
        """
        path = self._path(name)
        try:
            with path.open("rb", buffering=0) as file:
                pixels = _read(file, at_once)
                if pixels is not None and not at_once:  # for a disk that is written to is waited for too
                    touch(path, os.fstat(file.fileno()).st_mtime)
        except (OSError, ValueError, MemoryError):
            return None
        if pixels is None:
            with suppress(OSError):
                path.unlink()
        return pixels

    def put(self, name: str, pixels: Pixels) -> None:
        """Keeps the pixels under `name`; the least recently used others give way to them."""
        draft = self._folder / f"{DRAFT}{name}.{os.getpid()}.{next(self._serial)}"
        try:
            self._room.take(_HEADER.size + len(pixels.data))
            self._folder.mkdir(parents=True, exist_ok=True)
            # Not synced: an entry torn by a power cut fails its checksum and is made again.
            with draft.open("wb", buffering=0) as file:
                _write(file, pixels)
            draft.replace(self._path(name))
        except (OSError, ValueError):
            with suppress(OSError):
                draft.unlink()

    def _path(self, name: str) -> Path:
        return self._folder / (name + _SUFFIX)


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


def _read(file: FileIO, at_once: bool) -> Pixels | None:
    header = bytearray(_HEADER.size)
    if read(file, memoryview(header), 0, at_once) != len(header):
        return None
    magic, w, h, opaque, checksum = _HEADER.unpack(header)
    length = os.fstat(file.fileno()).st_size - _HEADER.size
    if magic != _MAGIC or not w or not h or length != w * h * 4:
        return None
    data, at = blank(length), 0
    while at < length:
        got = read(file, data[at : at + CHUNK], _HEADER.size + at, at_once)
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
