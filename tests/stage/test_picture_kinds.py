"""Whatever kind of picture a curator drops in is seen on the screen upright and in its colours.

Each is painted as on the wall of a gallery, enlarged in part, and from tiles as large ones are.
"""

import itertools
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture
from kiosk.media.derivative import Derivative, Tile
from kiosk.media.picturestore import PictureStore
from kiosk.media.preparations import Preparations
from kiosk.media.tiling import tilecutter, tilecutting
from kiosk.stage.canvas import Canvas
from kiosk.stage.faces import Faces
from kiosk.stage.painter import Painter
from kiosk.stage.pictures import Pictures
from kiosk.stage.textures import Textures
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Typesetter
from kiosk.stage.window import open_offscreen
from tests.media import colourprofiles
from tests.media.colourprofiles import Colour

SCREEN = Size(96, 64)
RED, GREEN, BLUE, WHITE = (200, 20, 20), (20, 200, 20), (20, 20, 200), (250, 250, 250)
FOUR: tuple[Colour, ...] = (RED, GREEN, BLUE, WHITE)
GREYS: tuple[Colour, ...] = ((30, 30, 30), (90, 90, 90), (160, 160, 160), (240, 240, 240))
BILEVEL: tuple[Colour, ...] = ((0, 0, 0), (255, 255, 255), (255, 255, 255), (0, 0, 0))
LARGE = (480, 320)

Write = Callable[[Path], tuple[Colour, ...]]
"""Writes a picture of four corners, and gives the colours in which they should be seen."""


def four(colours: tuple[Any, ...] = FOUR, mode: str = "RGB", size: tuple[int, int] = LARGE) -> Image.Image:
    """A picture of four parts: above left and right, below left and right."""
    image = Image.new(mode, size)
    w, h = size[0] // 2, size[1] // 2
    for (y, x), colour in zip(itertools.product((0, h), (0, w)), colours, strict=True):
        image.paste(colour, (x, y, x + w, y + h))
    return image


class Wall:
    """A screen on which pictures of a folder are hung."""

    def __init__(self, canvas: Canvas, folder: Path) -> None:
        self.canvas, self.folder = canvas, folder
        prepared = Preparations(folder / "prepared")
        self.store = PictureStore(folder, folder / "cache", lambda: None, threads=1, prepared=prepared)
        textures = Textures(1 << 24)
        self.pictures = Pictures(canvas, textures, self.store, patient=True)
        self.painter = Painter(canvas, textures, self.pictures, Typesetter(Faces()), Theme(SCREEN))

    def corners(self) -> list[Colour]:
        """The colours that are seen in the middle of the screen's four parts."""
        pixels = self.canvas.pixels()
        places = itertools.product((SCREEN.h // 4, SCREEN.h * 3 // 4), (SCREEN.w // 4, SCREEN.w * 3 // 4))
        starts = [3 * (y * SCREEN.w + x) for y, x in places]
        return [(pixels[at], pixels[at + 1], pixels[at + 2]) for at in starts]

    def hung(self, name: str) -> list[Colour]:
        """As it hangs on the wall."""
        self.painter.picture(Picture(name), Box(0, 0, *SCREEN))
        return self.corners()

    def enlarged(self, name: str) -> list[Colour]:
        """Each of its parts, enlarged."""
        seen = []
        for y, x in itertools.product((0.1, 0.6), (0.1, 0.6)):
            wanted = Derivative(name, *SCREEN, "cover", region=(x, y, 0.3, 0.3))
            texture, _ = self.pictures.texture(wanted)
            assert texture
            self.canvas.draw(texture, Box(0, 0, *SCREEN))
            seen.append(self.corners()[0])
        return seen

    def tiled(self, name: str) -> list[Colour]:
        """From the tile that shows the whole."""
        top = Tile(name, 1, 0, 0)
        texture, _ = self.pictures.tile(top)
        assert texture
        self.canvas.draw(texture, Box(0, 0, *SCREEN))
        return self.corners()


@pytest.fixture(scope="module")
def canvas() -> Iterator[Canvas]:
    canvas = open_offscreen(SCREEN)
    yield canvas
    canvas.close()


@pytest.fixture
def wall(canvas: Canvas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wall]:
    def cut(_: object, picture: Path, tiles: Path, progress: object = None) -> None:
        tilecutting.cut(picture, tiles, lambda _: None)  # here and now, without a process

    monkeypatch.setattr(tilecutter.Cutters, "cut", cut)
    wall = Wall(canvas, tmp_path)
    yield wall
    wall.store.close()


def saved(image: Image.Image, colours: tuple[Colour, ...] = FOUR, **how: Any) -> Write:
    def write(path: Path) -> tuple[Colour, ...]:
        image.save(path, **how)
        return colours

    return write


def greys(image: Image.Image, **how: Any) -> Write:
    return saved(image, GREYS, **how)


def cmyk_without_adobe(path: Path) -> tuple[Colour, ...]:
    """Inks as they are, without the mark that says that they are stored inverted."""
    inks = tuple((255 - red, 255 - green, 255 - blue, 0) for red, green, blue in FOUR)
    inverted = tuple(tuple(255 - ink for ink in each) for each in inks)
    four(inverted, "CMYK").save(path, quality=98)
    data = path.read_bytes()
    at = data.index(b"\xff\xee")
    path.write_bytes(data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :])
    return FOUR


def png(path: Path, depth: int, colour: int, rows: list[bytes]) -> None:
    """A PNG that Pillow does not write."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", *LARGE, depth, colour, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + parts)


def sixteen(colours: tuple[Colour, ...], colour: int) -> Write:
    """A PNG of sixteen bits: grey (0), grey and alpha (4), RGB (2) or RGB and alpha (6)."""

    def pixel(of: Colour) -> bytes:
        values = of[:1] if colour in (0, 4) else of
        wide = b"".join(struct.pack(">H", value * 257) for value in values)
        return wide + (b"\xff\xff" if colour in (4, 6) else b"")

    def write(path: Path) -> tuple[Colour, ...]:
        half, h = LARGE[0] // 2, LARGE[1] // 2
        above = pixel(colours[0]) * half + pixel(colours[1]) * half
        below = pixel(colours[2]) * half + pixel(colours[3]) * half
        png(path, 16, colour, [above] * h + [below] * h)
        return colours

    return write


def few_bits(bits: int) -> Write:
    """A grey PNG of two or four bits."""

    def write(path: Path) -> tuple[Colour, ...]:
        most, half, h = (1 << bits) - 1, LARGE[0] // 2 * bits // 8, LARGE[1] // 2
        levels = (0, most // 3, most * 2 // 3, most)
        a, b, c, d = (bytes([sum(level << at for at in range(0, 8, bits))]) * half for level in levels)
        png(path, bits, 0, [a + b] * h + [c + d] * h)
        return tuple((255 * level // most,) * 3 for level in levels)

    return write


def in_space(space: str) -> Write:
    profile = colourprofiles.matrix_profile(space)
    colours = ((180, 90, 60), (90, 160, 80), (70, 80, 170), (200, 200, 200))
    return saved(
        four(colours),
        tuple(colourprofiles.matrix_colour(space, colour) for colour in colours),
        icc_profile=profile,
    )


def in_grey_space(mode: str) -> Write:
    values = (40, 100, 160, 220)
    colours = tuple((value, 255) if mode == "LA" else value for value in values)
    profile = colourprofiles.grey_profile(1.0)
    return saved(
        four(colours, mode),
        tuple(colourprofiles.grey_colour(1.0, value) for value in values),
        icc_profile=profile,
    )


def with_table(path: Path) -> tuple[Colour, ...]:
    """RGB of which the profile is a table that takes red for green and so on."""
    labs = {
        key: (100 / 3 * sum(key), 25.0 * (key[1] - key[0]), 20.0 * (key[0] - key[2])) for key in corners(3)
    }
    keys = ((1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1))
    image = four(tuple(tuple(255 * each for each in key) for key in keys))
    image.save(path, icc_profile=colourprofiles.table_profile(b"RGB ", labs))
    return tuple(colourprofiles.lab_colour(labs[key]) for key in keys)


def cmyk_with_profile(path: Path) -> tuple[Colour, ...]:
    labs = {
        key: (95 - 20.0 * sum(key), 35.0 * (key[1] - key[0]), 35.0 * (key[2] - key[1])) for key in corners(4)
    }
    keys = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1))
    image = four(tuple(tuple(255 * each for each in key) for key in keys), "CMYK")
    image.save(path, icc_profile=colourprofiles.table_profile(b"CMYK", labs), quality=98)
    return tuple(colourprofiles.lab_colour(labs[key]) for key in keys)


def corners(count: int) -> list[tuple[int, ...]]:
    return list(itertools.product((0, 1), repeat=count))


def linear_srgb() -> Write:
    """It has sRGB in its name, and is another space."""
    values = (40, 100, 160, 220)
    profile = colourprofiles.grey_profile(1.0).replace(b"made for a test", b"Linear sRGB    ")
    right = tuple(colourprofiles.grey_colour(1.0, value) for value in values)
    return saved(four(values, "L"), right, icc_profile=profile)


def twelve_bits(path: Path) -> tuple[Colour, ...]:
    """A grey TIFF as scanners and microscopes write it; two pixels share three bytes."""

    def row(a: int, b: int) -> bytes:
        half = LARGE[0] // 2
        return b"".join((v << 12 | v).to_bytes(3, "big") * (half // 2) for v in (a, b))

    g = [grey[0] * 4095 // 255 for grey in GREYS]
    data = row(g[0], g[1]) * (LARGE[1] // 2) + row(g[2], g[3]) * (LARGE[1] // 2)
    tags = (256, 257, 258, 259, 262, 273, 277, 278, 279)
    values = (*LARGE, 12, 1, 1, 8, 1, LARGE[1], len(data))
    fields = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in zip(tags, values, strict=True))
    directory = struct.pack("<H", len(tags)) + fields + bytes(4)
    path.write_bytes(b"II*\0" + struct.pack("<I", 8 + len(data)) + data + directory)
    return GREYS


PALETTE = four().quantize(4)
MOVING: dict[str, Any] = {
    "save_all": True,
    "append_images": [Image.new("RGB", LARGE, "black")],
    "duration": 100,
}
CMYK = four().convert("CMYK")
KINDS: dict[str, tuple[str, Write]] = {
    "jpeg": ("jpg", saved(four(), quality=98)),
    "progressive jpeg": ("jpg", saved(four(), quality=98, progressive=True)),
    "grey jpeg": ("jpg", greys(four(tuple(grey[0] for grey in GREYS), "L"), quality=98)),
    "cmyk jpeg": ("jpg", saved(CMYK, quality=98)),
    "cmyk jpeg without Adobe's mark": ("jpg", cmyk_without_adobe),
    "cmyk jpeg with profile": ("jpg", cmyk_with_profile),
    "cmyk tiff": ("tif", saved(CMYK)),
    "cmyk tiff, packed": ("tif", saved(CMYK, compression="tiff_lzw")),
    "tiff packed as a fax": ("tif", saved(four((0, 1, 1, 0), "1"), BILEVEL, compression="group4")),
    "twelve bits grey tiff": ("tif", twelve_bits),
    "16 bits grey tiff": ("tif", greys(four(tuple(grey[0] * 257 for grey in GREYS), "I;16"))),
    "16 bits grey png": ("png", sixteen(GREYS, 0)),
    "16 bits grey and alpha png": ("png", sixteen(GREYS, 4)),
    "16 bits png": ("png", sixteen(FOUR, 2)),
    "16 bits and alpha png": ("png", sixteen(FOUR, 6)),
    "palette png": ("png", saved(PALETTE)),
    "palette png with a colour that is clear": ("png", saved(PALETTE, transparency=200)),
    "bilevel png": ("png", saved(four((0, 1, 1, 0), "1"), BILEVEL)),
    "two bits png": ("png", few_bits(2)),
    "four bits png": ("png", few_bits(4)),
    "grey and alpha png": ("png", greys(four(tuple((grey[0], 255) for grey in GREYS), "LA"))),
    "moving gif": ("gif", saved(four(), **MOVING)),
    "moving png": ("png", saved(four(), **MOVING)),
    "moving webp": ("webp", saved(four(), lossless=True, **MOVING)),
    "moving avif": ("avif", saved(four(), quality=95, **MOVING)),
    "bmp": ("bmp", saved(four())),
    "palette bmp": ("bmp", saved(PALETTE)),
    "Display P3 jpeg": ("jpg", in_space("Display P3")),
    "Display P3 webp": ("webp", in_space("Display P3")),
    "Display P3 avif": ("avif", in_space("Display P3")),
    "Adobe RGB tiff": ("tif", in_space("Adobe RGB")),
    "ProPhoto png": ("png", in_space("ProPhoto")),
    "grey of another gamma": ("png", in_grey_space("L")),
    "grey of another gamma, and alpha": ("png", in_grey_space("LA")),
    "linear, with sRGB in its name": ("png", linear_srgb()),
    "a profile of tables": ("png", with_table),
    "a broken profile": ("png", saved(four(), icc_profile=colourprofiles.matrix_profile("ProPhoto")[:200])),
    "a profile of another sort": ("png", saved(four(), icc_profile=colourprofiles.grey_profile(1.0))),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_seen_in_its_colours(wall: Wall, kind: str) -> None:
    suffix, write = KINDS[kind]
    name = f"图 {kind} 🙂.{suffix}"
    expected = write(wall.folder / name)
    for seen in (wall.hung(name), wall.enlarged(name), wall.tiled(name)):
        for colour, right in zip(seen, expected, strict=True):
            assert max(abs(a - b) for a, b in zip(colour, right, strict=True)) <= 8, (seen, expected)


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "avif", "tif"])
def test_every_turn_is_seen_upright(wall: Wall, suffix: str, turn: int) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[0x0112] = turn
    stored = four().transpose(undo[turn]) if turn in undo else four()
    how: dict[str, Any] = {"quality": 95}
    if suffix == "webp":
        how = {"lossless": True}
    stored.save(wall.folder / f"a.{suffix}", exif=exif, **how)
    for seen in (wall.hung(f"a.{suffix}"), wall.enlarged(f"a.{suffix}"), wall.tiled(f"a.{suffix}")):
        for colour, right in zip(seen, FOUR, strict=True):
            assert max(abs(a - b) for a, b in zip(colour, right, strict=True)) <= 12, seen
