"""Made-up photographs, the same on every machine: for measuring, where real ones would have to be shipped."""

import io
import itertools
import random
import re
from pathlib import Path

from kiosk.base.geometry import Size

_GRAIN = Size(512, 512)
_STRIP = 1000


def photograph(size: Size, number: int) -> bytes:
    """A JPEG file: soft clouds of colour under a grain that compresses as badly as a real photograph's."""
    from PIL import Image, ImageChops

    chance = random.Random(number)
    clouds = Image.frombytes("RGB", (16, 9), chance.randbytes(16 * 9 * 3)).resize(
        size, Image.Resampling.BICUBIC
    )
    tile = Image.frombytes("L", _GRAIN, chance.randbytes(_GRAIN.w * _GRAIN.h)).point(lambda v: 112 + v // 8)
    grain = Image.new("L", size)
    for y in range(0, size.h, _GRAIN.h):
        for x in range(0, size.w, _GRAIN.w):
            grain.paste(tile, (x, y))
    file = io.BytesIO()
    ImageChops.overlay(clouds, grain.convert("RGB")).save(file, "JPEG", quality=88)
    return file.getvalue()


def poster(path: Path, side: int) -> None:
    """Write a JPEG of `side` × `side` px (a multiple of 1000), never more than a strip of it in memory.

    The strips are alike, so one is coded and repeated: restart markers (ITU-T T.81, B.2.1) stand between
    its rows of blocks, and need only be counted on.
    """
    from PIL import Image

    strip = io.BytesIO()
    with Image.open(io.BytesIO(photograph(Size(side, _STRIP), 1))) as image:
        image.save(strip, "JPEG", quality=88, subsampling=0, restart_marker_rows=1)
    data = strip.getvalue()
    frame, scan = data.index(b"\xff\xc0"), data.index(b"\xff\xda")
    start = scan + 2 + int.from_bytes(data[scan + 2 : scan + 4], "big")
    count = itertools.count()

    def counted(_: re.Match[bytes]) -> bytes:
        return bytes((0xFF, 0xD0 + next(count) % 8))

    with path.open("wb") as file:
        file.write(data[: frame + 5] + side.to_bytes(2, "big") + data[frame + 7 : start])
        for last in (n == side // _STRIP - 1 for n in range(side // _STRIP)):
            rows = data[start:-2] + (b"" if last else b"\xff\xd0")
            file.write(re.sub(rb"\xff[\xd0-\xd7]", counted, rows))
        file.write(b"\xff\xd9")
