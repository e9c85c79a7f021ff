"""Reads a very large picture in bands of rows, so that the whole of it need never be in memory.

Pillow decodes into one image as large as the picture. Here that image is laid over memory of our own: the
system takes back the rows that were handed on while the decoder is still at work below them, or keeps them
in a file where they cannot be told apart.
"""

import mmap
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from kiosk.base.geometry import Size
from kiosk.base.memory import available
from kiosk.base.sentences import Sentence
from kiosk.media.appetite import DECODERS_OWN, coefficients
from kiosk.media.colour import scalable
from kiosk.media.derivative import PictureError
from kiosk.media.raster import opened, turn_of, upright

if TYPE_CHECKING:
    from PIL.Image import Image

Take = Callable[["Image", Size, bytes | None], None]
"""Is given a band, in a mode that may be averaged, with the picture's size and its ICC profile."""

SHARE = 0.6
"""The part of the memory there is that a decoder may take."""
_NARROW = ("1", "L", "P")
"""Pillow's modes that take a byte a pixel; the others take four."""
MOST_WHOLE = 2 << 30
"""Bytes of memory that opening one picture may take, however much there is."""


def read(path: Path, height: int, take: Take, folder: Path | None = None) -> None:
    """Hand the picture, upright, to `take` in bands of `height` rows; the last may be lower.

    What memory has no room for is spread out in `folder`. Raises `PictureError`.
    """
    with opened(path) as image:
        if (
            _row_by_row(image)
            and image.mode == "RGB"
            and turn_of(image) == 1
            and hasattr(mmap, "MADV_DONTNEED")
        ):
            _Flow(image, height, take).run()
        else:
            _take_whole(path, image, height, take, folder)


def _row_by_row(image: "Image") -> bool:
    """Whether the decoder writes one row after the other, from the top."""
    if image.format in ("JPEG", "MPO"):
        return not image.info.get("progressive")
    return image.format == "PNG" and not image.info.get("interlace")


class _Flow:
    """A picture handed on as it is decoded; of mode RGB, whose fourth byte tells that a pixel is there."""

    def __init__(self, image: "Image", height: int, take: Take) -> None:
        self._image, self._height, self._take = image, height, take
        self._size = Size(*image.size)
        self._row = self._size.w * 4
        self._memory = mmap.mmap(-1, self._row * self._size.h)
        self._done = 0

    def run(self) -> None:
        """Decode it."""
        lay_over(self._image, self._memory)
        watched: Any = _Watched(self._image.fp, self._hand_on)  # type: ignore[attr-defined]
        self._image.fp = watched  # type: ignore[attr-defined]
        self._image.load()
        self._hand_on()

    def _hand_on(self) -> None:
        while self._done < self._size.h:
            bottom = min(self._size.h, self._done + self._height)
            if not self._memory[bottom * self._row - 1]:
                return
            self._take(self._band(bottom), self._size, self._image.info.get("icc_profile"))
            page = mmap.PAGESIZE
            start, end = self._done * self._row // page * page, bottom * self._row // page * page
            self._done = bottom
            if end > start:
                self._memory.madvise(mmap.MADV_DONTNEED, start, end - start)

    def _band(self, bottom: int) -> "Image":
        from PIL import Image

        size = (self._size.w, bottom - self._done)
        rows: Any = memoryview(self._memory)[self._done * self._row : bottom * self._row]
        return Image.frombuffer("RGBX", size, rows, "raw", "RGBX", 0, 1).convert("RGB")


class _Watched:
    """A file that calls `seen` whenever more of it is read."""

    def __init__(self, file: IO[bytes], seen: Callable[[], None]) -> None:
        self._file, self._seen = file, seen

    def read(self, length: int = -1) -> bytes:
        """As the file does."""
        self._seen()
        return self._file.read(length)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def lay_over(image: "Image", memory: mmap.mmap) -> None:
    """Have `image`, not decoded yet, decoded into `memory`."""
    from PIL import Image

    core: Any = vars(Image)["core"]
    image.im = core.map_buffer(memory, image.size, "raw", 0, (image.mode, 0, 1))


def check_room(path: Path, image: "Image") -> None:
    """Raises `PictureError` where a picture, its header read, takes more than `MOST_WHOLE` to be decoded."""
    turn = turn_of(image)
    if not (_row_by_row(image) and turn == 1) and (needed := _needed(image, turn)) > MOST_WHOLE:
        raise PictureError(path, _too_hungry(needed))


def _take_whole(path: Path, image: "Image", height: int, take: Take, folder: Path | None) -> None:
    """The same for one that has to be decoded as a whole."""
    check_room(path, image)
    turn = turn_of(image)
    length = image.width * image.height * _bytes_each(image)
    spread = _row_by_row(image) and turn == 1 and not _has_room(length)
    if not spread and not _has_room(_needed(image, turn)):
        raise PictureError(path, _too_hungry(_needed(image, turn)))
    with TemporaryFile(dir=folder) as file:
        if spread:
            file.truncate(length)
            lay_over(image, mmap.mmap(file.fileno(), length))
        image.load()
        whole, profile = upright(image, turn), image.info.get("icc_profile")
        for top in range(0, whole.height, height):
            band = whole.crop((0, top, whole.width, min(whole.height, top + height)))
            take(scalable(band), Size(*whole.size), profile)


def _bytes_each(image: "Image") -> int:
    return 1 if image.mode in _NARROW else 4


def _needed(image: "Image", turn: int) -> int:
    """Bytes of memory in which the whole is decoded, and turned."""
    each = _bytes_each(image) * (1 if turn == 1 else 2) + DECODERS_OWN.get(image.format or "", 0)
    return image.width * image.height * each + coefficients(image)


def _too_hungry(needed: int) -> Sentence:
    return Sentence(
        "stored in a way that takes {takes:.1f} GB of memory to open; save it as a plain JPEG,"
        " upright and not progressive",
        takes=needed / 1e9,
    )


def _has_room(length: int) -> bool:
    free = available()
    return free is None or length < free * SHARE
