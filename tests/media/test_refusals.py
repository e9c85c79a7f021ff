"""What is no picture, or not all of one, or too much of one, is refused in a sentence that says what"
" to do."""

import io
import random
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.base.sentences import told
from kiosk.media import inspection
from kiosk.media.inspection import inspect
from kiosk.media.raster import MOST_BYTES, too_large

WHOLE = (300, 200)


def noise(mode: str = "RGB") -> Image.Image:
    return Image.frombytes(mode, WHOLE, random.Random(1).randbytes(WHOLE[0] * WHOLE[1] * len(mode)))


def stored(suffix: str, image: Image.Image | None = None, **how: Any) -> bytes:
    file = io.BytesIO()
    Image.registered_extensions()
    (image or noise()).save(file, Image.EXTENSION[f".{suffix}"], **how)
    return file.getvalue()


def said(folder: Path, name: str, data: bytes) -> str:
    """What is said of a file; it says what to do, and can be said in Chinese."""
    (folder / name).write_bytes(data)
    fault = inspect(folder / name)
    if fault is None:
        return ""
    assert ";" in fault
    assert told(fault, "zh") != fault
    return fault


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "avif", "gif", "tif", "bmp"])
@pytest.mark.parametrize("part", [0.4, 0.97])
def test_the_end_is_missing(tmp_path: Path, suffix: str, part: float) -> None:
    data = stored(suffix)
    assert said(tmp_path, f"a.{suffix}", data) == ""
    fault = said(tmp_path, f"a.{suffix}", data[: int(len(data) * part)])
    assert "cut short" in fault
    assert "copy it again" in fault


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "gif"])  # in others black at the end is a colour
def test_a_picture_that_is_still_being_copied_ends_in_zeros(tmp_path: Path, suffix: str) -> None:
    data = stored(suffix)
    half = len(data) // 2
    assert "copied" in said(tmp_path, f"a.{suffix}", data[:half] + bytes(len(data) - half))


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "avif", "gif", "bmp"])
def test_a_picture_whose_copy_has_just_begun_is_all_zeros(tmp_path: Path, suffix: str) -> None:
    assert "wait" in said(tmp_path, f"a.{suffix}", bytes(len(stored(suffix))))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_jpeg_that_would_be_filled_up_with_grey(tmp_path: Path, mode: str) -> None:
    data = stored("jpg", noise(mode).resize((900, 600)), quality=80)
    cut = data[: len(data) * 2 // 3].rstrip(b"\xff") + b"\xff\xd9"
    assert "cut short, its end is missing" in said(tmp_path, "a.jpg", cut)
    assert "cut short, its end is missing" in said(tmp_path, "b.jpg", cut + b"what a camera appends")


def test_whole_jpegs_of_every_sort_pass(tmp_path: Path) -> None:
    calm = Image.new("RGB", (900, 700), (90, 120, 150))
    calm.paste(noise(), (0, 0))
    sorts: tuple[tuple[Image.Image, dict[str, Any]], ...] = (
        (calm, {}),
        (calm, {"optimize": True, "quality": 30}),
        (calm.rotate(180), {"subsampling": 0}),
        (calm.convert("L"), {"optimize": True}),
        (Image.new("L", (3000, 2000), 128), {"optimize": True}),
        (calm, {"progressive": True}),
        (calm, {"restart_marker_rows": 1}),
        (calm, {"keep_rgb": True}),
        (Image.new("RGB", (1, 1)), {}),
        (Image.new("RGB", (1, 5000)), {}),
        (noise(), {"exif": b"Exif\0\0" + stored("jpg")[:4000]}),
    )
    for number, (image, how) in enumerate(sorts):
        assert said(tmp_path, f"{number}.jpg", stored("jpg", image, **how)) == "", (number, how)
    assert said(tmp_path, "appended.jpg", stored("jpg") + stored("jpg")) == "", "as in a file of two pictures"


FOREIGN = {
    "HEIC": b"\0\0\0\x24ftypheic\0\0\0\0mif1MiHEmiafheic" + bytes(64),
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "Photoshop": b"8BPS\0\1" + bytes(20),
    "Word": b"PK\3\4\x14\0\6\0" + bytes(18) + b"\x13\0\0\0[Content_Types].xml",
    "Word, Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60),
    "archive": b"PK\3\4\x14\0\6\0" + bytes(18) + b"\5\0\0\0a.jpg",
    "a text": "大篷车，一九七九年".encode(),
    "web page": b"<!DOCTYPE html>\n<html><head>",
    "film": b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41",
    "sound": b"RIFF\0\0\0\0WAVEfmt ",
    "JPEG XL": b"\xff\x0a\xfa\x1f",
    "JPEG 2000": b"\0\0\0\x0cjP  \r\n\x87\n",
    "raw data": b"II*\0\x10\0\0\0CR\2\0" + bytes(64),
    "icon": b"\0\0\1\0\1\0\x10\x10",
    "GIMP": b"gimp xcf v011",
    "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n",
    "a program": b"MZ\x90\0\3",
    "copied": bytes(400),
    "of a kind": random.Random(2).randbytes(400),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_only_bears_the_name_of_a_picture_is_called_what_it_is(tmp_path: Path, what: str) -> None:
    for name in ("a.jpg", "照片 1.PNG"):
        assert what in said(tmp_path, name, FOREIGN[what])


def test_a_picture_of_another_type_than_its_name_is_told_its_right_one(tmp_path: Path) -> None:
    fault = said(tmp_path, "旗 1.jpg", stored("png"))
    assert "PNG picture by its content, but JPEG by its name; call the file `旗 1.png`" in fault
    for name in ("a.JPG", "a.jpeg", "a.jfif", "a.mpo"):
        assert said(tmp_path, name, stored("jpg")) == ""


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(w: int, h: int, before: bytes = b"", pixels: bytes = b"\0") -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + before + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def tiff(w: int, h: int) -> bytes:
    tags = {256: w, 257: h, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: h, 279: 4}
    fields = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items())
    return b"II*\0" + struct.pack("<I", 12) + bytes(4) + struct.pack("<H", len(tags)) + fields + bytes(4)


def gif(w: int, h: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", w, h) + stored("gif")[10:]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", png(100_000, 100_000)),
        ("a.png", png(100_000, 1)),
        ("a.gif", gif(65_535, 65_535)),
        ("a.tif", tiff(100_000, 100_000)),
        (
            "a.bmp",
            b"BM" + bytes(12) + struct.pack("<IiiHHIIiiII", 40, 99_999, 99_999, 1, 24, 0, 0, 0, 0, 0, 0),
        ),
    ],
)
def test_a_side_of_a_hundred_thousand_pixels(tmp_path: Path, name: str, data: bytes) -> None:
    assert "too large with" in said(tmp_path, name, data)


def test_a_side_of_no_pixels(tmp_path: Path) -> None:
    for name, data in (("a.png", png(0, 10)), ("a.tif", tiff(0, 8)), ("a.gif", gif(0, 0)[:13] + b";")):
        assert "damaged" in said(tmp_path, name, data)


@pytest.mark.parametrize("kind", [b"zTXt", b"iCCP", b"iTXt"])
def test_a_bomb_beside_the_pixels_of_a_png(tmp_path: Path, kind: bytes) -> None:
    bomb = zlib.compress(bytes(80 << 20), 9)
    data = png(8, 8, chunk(kind, (b"a\0\1\0\0\0" if kind == b"iTXt" else b"a\0\0") + bomb))
    assert "damaged" in said(tmp_path, "a.png", data)


def test_what_takes_too_much_memory_at_once_is_shown_from_tiles_alone_or_not_at_all(tmp_path: Path) -> None:
    large = png(8000, 6000)
    (tmp_path / "a.png").write_bytes(large)
    assert too_large(tmp_path / "a.png"), "row by row it can be cut into tiles"
    assert MOST_BYTES <= 200 << 20
    in_passes = bytearray(png(30_000, 30_000))
    in_passes[28] = 1
    in_passes[29:33] = struct.pack(">I", zlib.crc32(in_passes[12:29]))
    assert "GB of memory" in said(tmp_path, "b.png", bytes(in_passes))


def test_measured_values_are_no_colours(tmp_path: Path) -> None:
    assert "measured values" in said(tmp_path, "a.tif", stored("tif", Image.new("F", (8, 8), 1.5)))
    assert "measured values" in said(tmp_path, "b.tif", stored("tif", Image.new("I", (8, 8), 99_999)))


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<g>" * 3000 + "</g>" * 3000 + "</svg>", "ungroup it"),
        ('<rect width="9"', "cut short in its line 1"),
        ("<rect></svg>", "cut short in its line 1, column"),
        ("<script/></svg>", "holds a script"),
        ('<image href="http://nowhere.example/a.png"/></svg>', "embed that in the drawing"),
    ],
)
def test_drawings(tmp_path: Path, body: str, words: str) -> None:
    assert words in said(tmp_path, "a.svg", (SVG + body).encode())
    assert said(tmp_path, "b.svg", (SVG + "</svg>").encode()) == ""


def test_a_drawing_of_no_size_cannot_be_drawn(tmp_path: Path) -> None:
    none = '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>'
    assert "cannot be drawn" in said(tmp_path, "a.svg", none.encode())


@pytest.mark.parametrize(
    ("name", "how", "words"),
    [
        ("a.gif", {"save_all": True}, "it moves"),
        ("a.png", {"save_all": True}, "it moves"),
        ("a.webp", {"save_all": True}, "it moves"),
        ("a.avif", {"save_all": True}, "it moves"),
        ("a.tif", {"save_all": True}, "2 pages"),
        ("a.gif", {}, ""),
    ],
)
def test_of_several_pictures_in_a_file_the_first_is_shown_and_that_is_told(
    tmp_path: Path, name: str, how: dict[str, Any], words: str
) -> None:
    more: dict[str, Any] = {"append_images": [Image.new("RGB", WHOLE, "red")]} if how else {}
    (tmp_path / name).write_bytes(stored(name[2:], **how, **more))
    assert inspect(tmp_path / name) is None
    remarks = inspection.remarks(tmp_path / name)
    assert len(remarks) == bool(words)
    assert words in "".join(remarks)


def test_the_colours_of_print_without_a_profile_are_remarked_upon(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(stored("jpg", noise("CMYK")))
    assert "CMYK" in inspection.remarks(tmp_path / "a.jpg")[0]
