"""All tiles of a picture in one file: they can be found at once, and are thrown away at once."""

import struct
from pathlib import Path

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.media.derivative import PictureError
from kiosk.media.tiling.pyramid import Pyramid

FORMAT = 1
"""Part of the name under which it is kept: raise it when tiles should look otherwise than before."""
_MAGIC = b"KIOSKTL1"
_HEADER = struct.Struct("<8sIIQ")
"""Magic, width and height of the picture, and where the index begins."""
_ENTRY = struct.Struct("<QI")
"""Where a tile begins, and its length."""

_NOT_WHOLE = Sentence("damaged, not a whole file of tiles; delete it, and it is made again")


class TileWriter:
    """Puts down the tiles as they come, in any order; not a tile file before `close`."""

    def __init__(self, path: Path, size: Size) -> None:
        self._pyramid = Pyramid(size)
        self._entries = bytearray(_ENTRY.size * self._pyramid.count)
        self._file = path.open("wb")
        self._file.write(bytes(_HEADER.size))

    def add(self, level: int, column: int, row: int, data: bytes) -> None:
        """One tile, as a picture file."""
        place = _ENTRY.size * self._pyramid.number(level, column, row)
        _ENTRY.pack_into(self._entries, place, self._file.tell(), len(data))
        self._file.write(data)

    def close(self) -> None:
        """Finish the file. Raises OSError where the disk is full."""
        index = self._file.tell()
        self._file.write(self._entries)
        self._file.seek(0)
        self._file.write(_HEADER.pack(_MAGIC, *self._pyramid.size, index))
        self._file.close()


class TileFile:
    """Reads tiles. Safe to use from several threads: the file is opened for each."""

    def __init__(self, path: Path) -> None:
        """Raises `PictureError` where it is no whole tile file."""
        self.path = path
        try:
            with path.open("rb") as file:
                magic, w, h, index = _HEADER.unpack(file.read(_HEADER.size))
                if magic != _MAGIC:
                    raise PictureError(path, _NOT_WHOLE)
                self.pyramid = Pyramid(Size(w, h))
                file.seek(index)
                self._entries = file.read(_ENTRY.size * self.pyramid.count)
        except (OSError, struct.error, ValueError) as error:
            raise PictureError(path, _NOT_WHOLE) from error
        if len(self._entries) != _ENTRY.size * self.pyramid.count:
            raise PictureError(path, _NOT_WHOLE)

    def tile(self, level: int, column: int, row: int) -> bytes:
        """A tile as a picture file. Raises `PictureError`."""
        place = _ENTRY.size * self.pyramid.number(level, column, row)
        try:
            start, length = _ENTRY.unpack_from(self._entries, place)
            with self.path.open("rb", buffering=0) as file:
                file.seek(start)
                return file.read(length)
        except (OSError, ValueError, struct.error) as error:
            raise PictureError(self.path, _NOT_WHOLE) from error
