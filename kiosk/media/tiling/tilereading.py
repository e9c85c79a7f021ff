"""From tiles to pixels: one tile, or a derivative of a picture of which only the tiles can be read."""

import io
from typing import TYPE_CHECKING

from kiosk.base.geometry import Box, Size
from kiosk.media.derivative import Derivative, PictureError, Pixels, Tile, frame
from kiosk.media.fault import DAMAGED
from kiosk.media.packing import pack, preview_size
from kiosk.media.raster import Decoded
from kiosk.media.tiling.pyramid import SIDE
from kiosk.media.tiling.tilefile import TileFile

if TYPE_CHECKING:
    from PIL.Image import Image


def tile_pixels(file: TileFile, wanted: Tile) -> Pixels:
    """One tile. Raises `PictureError`."""
    return pack(_image(file, wanted.level, wanted.column, wanted.row))


def derived(file: TileFile, wanted: Derivative) -> Decoded:
    """The picture as `wanted`, from the smallest level that has pixels enough, and its preview."""
    from PIL.Image import Resampling

    natural = file.pyramid.size
    box, size = frame(natural, wanted)
    part = (box[0] * natural.w, box[1] * natural.h, box[2] * natural.w, box[3] * natural.h)
    scale = min((part[2] - part[0]) / size.w, (part[3] - part[1]) / size.h)
    level = min(file.pyramid.top, max(0, int(scale).bit_length() - 1))
    left, top = int(part[0]), int(part[1])
    image, corner = _joined(file, level, Box(left, top, int(part[2] + 1) - left, int(part[3] + 1) - top))
    edges = [(edge - corner[i % 2]) / (1 << level) for i, edge in enumerate(part)]
    inside = (edges[0], edges[1], min(edges[2], image.width), min(edges[3], image.height))
    small = _image(file, file.pyramid.top, 0, 0)
    tiny = small.resize(preview_size(natural), Resampling.BOX)
    return Decoded(pack(image.resize(size, Resampling.LANCZOS, inside)), pack(tiny))


def _joined(file: TileFile, level: int, part: Box) -> tuple["Image", tuple[int, int]]:
    """All tiles of a level that show some of `part`, joined; and where that begins, in px of the picture."""
    from PIL import Image

    spots = list(file.pyramid.over(part, level))
    places = [file.pyramid.place(level, *spot) for spot in spots]
    x, y = min(place.x for place in places), min(place.y for place in places)
    tiles = [_image(file, level, *spot) for spot in spots]
    corners = [((place.x - x) >> level, (place.y - y) >> level) for place in places]
    ends = [(cx + tile.width, cy + tile.height) for (cx, cy), tile in zip(corners, tiles, strict=True)]
    size = (max(end[0] for end in ends), max(end[1] for end in ends))
    whole = Image.new("RGB" if all(tile.mode == "RGB" for tile in tiles) else "RGBA", size)
    for tile, corner in zip(tiles, corners, strict=True):
        whole.paste(tile, corner)
    return whole, (x, y)


def _image(file: TileFile, level: int, column: int, row: int) -> "Image":
    from PIL import Image, WebPImagePlugin

    del WebPImagePlugin  # imported so that Image.open need not look for it among forty
    data = file.tile(level, column, row)
    place = file.pyramid.place(level, column, row)
    size = Size(-(-place.w >> level), -(-place.h >> level))
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "WEBP"]) as image:
            if image.size != size or max(size) > SIDE:
                raise PictureError(file.path, DAMAGED)
            return image.convert("RGB" if image.mode == "RGB" else "RGBA")
    except (OSError, ValueError, SyntaxError) as error:
        raise PictureError(file.path, DAMAGED) from error
