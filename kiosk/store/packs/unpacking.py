"""One file of a pack as a stream that counts what it gives, and ends in order only if all of it was right."""

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.store.packs.directory import Packed, shown
from kiosk.store.packs.shape import PackRefused, copy_again, unreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 1 << 16


class Unpacking(io.RawIOBase):
    """Reads the bytes of one file out of an open pack, from its beginning to its end.

    A byte more or fewer than the pack has announced, or a wrong checksum, raises `PackRefused` instead of the
    stream's end; a disk that fails, KioskError. One stream of a pack is read at a time.
    """

    def __init__(self, file: BinaryIO, packed: Packed) -> None:
        super().__init__()
        self._file, self._packed = file, packed
        self._at, self._left = packed.begin, packed.packed
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS) if packed.deflated else None
        self._given, self._crc = 0, 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill `buffer` as far as it goes; 0 at the end."""
        view = memoryview(buffer).cast("B")
        if not len(view):
            return 0
        data = self._inflated(len(view)) if self._inflate else self._read(len(view))
        self._given += len(data)
        if self._given > self._packed.size:
            raise self._damaged()
        self._crc = zlib.crc32(data, self._crc)
        if not data:
            self._check_end()
        view[: len(data)] = data
        return len(data)

    def _read(self, most: int) -> bytes:
        try:
            self._file.seek(self._at)
            data = self._file.read(min(most, self._left))
        except OSError as error:
            raise KioskError(unreadable(error)) from error
        self._at += len(data)
        self._left -= len(data)
        return data

    def _inflated(self, most: int) -> bytes:
        assert self._inflate
        while not self._inflate.eof:
            source = self._inflate.unconsumed_tail or self._read(_CHUNK)
            try:
                data = self._inflate.decompress(source, most)
            except zlib.error:
                raise self._damaged() from None
            if data or not (source or self._inflate.eof):
                return data
        return b""

    def _check_end(self) -> None:
        rest = self._left
        if self._inflate:
            rest += len(self._inflate.unused_data) + (not self._inflate.eof)
        if rest or self._given != self._packed.size or self._crc != self._packed.crc:
            raise self._damaged()

    def _damaged(self) -> PackRefused:
        return copy_again(Sentence("`{name}` in the pack is damaged.", name=shown(self._packed.name)))
