"""Opens a pack: all of it is checked that can be without unpacking a single file but its manifest."""

import io
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from kiosk.base.sentences import Sentence
from kiosk.store.manifest import FILE, Entry, Manifest
from kiosk.store.packs.directory import Packed, read_directory, shown
from kiosk.store.packs.shape import pack_anew
from kiosk.store.packs.unpacking import Unpacking

_LARGEST_HEAD = 1 << 16
_LARGEST_LINE = 150
"""Bytes of the manifest before its files, and of a file's line besides its name."""
_MOST_PARTS = 1000
"""Commas and brackets in the manifest before its files."""


class Pack:
    """An open pack, whose names, sizes and layout are all as they should be. A context manager."""

    def __init__(self, path: Path) -> None:
        """Open the pack. Raises `PackRefused`, and OSError where it cannot be read."""
        self._file = opened(path)
        try:
            manifest, *files = read_directory(self._file)
            self.manifest = self._read_manifest(manifest, files)
            self._files = {each.name: each for each in files}
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> "Pack":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def bytes(self) -> int:
        """Bytes of all its files, unpacked."""
        return sum(each.size for each in self.manifest.files)

    def open(self, entry: Entry) -> BinaryIO:
        """The content of a file, which raises `PackRefused` where it is damaged. One is open at a time."""
        return io.BufferedReader(Unpacking(self._file, self._files[entry.path]), 1 << 20)

    def _read_manifest(self, packed: Packed, files: Sequence[Packed]) -> Manifest:
        names = "\n".join(each.name for each in files).encode()
        if packed.size > _LARGEST_HEAD + _LARGEST_LINE * len(files) + len(names):
            raise pack_anew(Sentence("The pack's list of contents, `{name}`, is far too long.", name=FILE))
        with io.BufferedReader(Unpacking(self._file, packed)) as stream:
            data = stream.read()
        try:
            if _parts(data) > _MOST_PARTS + 4 * len(files) + _parts(names):
                raise ValueError("so large a tree would take far more memory than its text")
            manifest = Manifest.from_bytes(data)
        except ValueError:
            raise pack_anew(
                Sentence("The pack's list of contents, `{name}`, cannot be understood.", name=FILE)
            ) from None
        _check_same(manifest, files)
        return manifest


def _parts(data: bytes) -> int:
    return sum(map(data.count, (b",", b"[", b"{")))


def opened(path: Path) -> BinaryIO:
    """The file, which must be a plain one: nothing is waited for at the far end of a pipe.

    Raises `PackRefused`, and OSError.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise pack_anew(Sentence("This file is no pack, although its name says so."))
    return open(handle, "rb")


def _check_same(manifest: Manifest, files: Sequence[Packed]) -> None:
    """That the manifest and the zip's own list name the same files, of the same sizes."""
    listed = {each.path: each.size for each in manifest.files}
    there = {each.name: each.size for each in files}
    for name in sorted(listed.keys() ^ there.keys()):
        raise pack_anew(
            Sentence("`{name}` is in the pack but not in its list of contents.", name=shown(name))
            if name in there
            else Sentence("`{name}` is in the pack’s list of contents but not in the pack.", name=shown(name))
        )
    for name, size in listed.items():
        if size != there[name]:
            raise pack_anew(Sentence("The pack gives two sizes for `{name}`.", name=shown(name)))
