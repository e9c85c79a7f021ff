"""Made-up photographs, the same on every machine: for measuring, where real ones would have to be shipped."""

import io
import random

from kiosk.base.geometry import Size

_GRAIN = Size(512, 512)


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
