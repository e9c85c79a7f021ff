import gc
import struct
import weakref
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from kiosk.base.geometry import Size
from kiosk.media.derivative import Derivative, PictureError, Pixels, frame
from kiosk.media.pictures import inspect, natural_size
from kiosk.media.raster import decode

RED, GREEN, BLUE, WHITE = (200, 20, 20), (20, 200, 20), (20, 20, 200), (250, 250, 250)


def corners(size: tuple[int, int] = (80, 40)) -> Image.Image:
    """Red and green above, blue and white below."""
    image = Image.new("RGB", (2, 2))
    for place, colour in zip(((0, 0), (1, 0), (0, 1), (1, 1)), (RED, GREEN, BLUE, WHITE), strict=True):
        image.putpixel(place, colour)
    return image.resize(size, Image.Resampling.NEAREST)


def at(pixels: Pixels, x: float, y: float) -> tuple[int, int, int, int]:
    """Red, green, blue, alpha at fractions of the size."""
    start = 4 * (int(y * pixels.size.h) * pixels.size.w + int(x * pixels.size.w))
    blue, green, red, alpha = pixels.data[start : start + 4]
    return red, green, blue, 255 if pixels.opaque else alpha


def near(pixels: Pixels, x: float, y: float, colour: tuple[int, ...], slack: int = 12) -> bool:
    return all(abs(a - b) <= slack for a, b in zip(at(pixels, x, y), colour, strict=False))


def whole(path: Path, w: int = 40, h: int = 40) -> Pixels:
    return decode(path, Derivative(path.name, w, h, "contain")).pixels


def test_cover_is_exact_and_keeps_the_focus() -> None:
    left = frame(Size(400, 100), Derivative("a", 50, 50, "cover", (0.0, 0.5)))
    assert left.size == (50, 50)
    assert left.box == pytest.approx((0, 0, 0.25, 1))
    middle = frame(Size(400, 100), Derivative("a", 50, 50, "cover", (0.5, 0.5)))
    assert middle.box == pytest.approx((0.375, 0, 0.625, 1))


def test_contain_is_the_largest_that_fits() -> None:
    assert frame(Size(400, 100), Derivative("a", 50, 50, "contain")).size == (50, 12)
    assert frame(Size(10, 1000), Derivative("a", 20, 20, "contain")).size == (1, 20)


def test_region_shows_only_a_part() -> None:
    framed = frame(Size(400, 100), Derivative("a", 10, 10, "contain", region=(0.5, 0, 0.25, 1)))
    assert framed.box == pytest.approx((0.5, 0, 0.75, 1))
    assert framed.size == (10, 10)
    wild = frame(Size(40, 10), Derivative("a", 7, 9, "cover", region=(5, -3, 0, 0)))
    assert all(0 <= edge <= 1 for edge in wild.box)


def test_an_impossible_size_is_refused() -> None:
    with pytest.raises(PictureError):
        frame(Size(4, 4), Derivative("a", 0, 5))


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "avif", "gif", "bmp", "tiff"])
def test_kinds_of_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    corners().save(path)
    assert natural_size(path) == (80, 40)
    assert inspect(path) is None
    pixels = whole(path)
    assert pixels.opaque
    assert pixels.size == (40, 20)
    assert len(pixels.data) == 40 * 20 * 4
    for place, colour in zip(
        ((0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)), (RED, GREEN, BLUE, WHITE), strict=True
    ):
        assert near(pixels, *place, colour)


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("suffix", ["jpg", "png", "tiff"])
def test_every_turn_comes_out_upright(tmp_path: Path, turn: int, suffix: str) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = corners().transpose(undo[turn]) if turn in undo else corners()
    exif = Image.Exif()
    exif[0x0112] = turn
    path = tmp_path / f"a.{suffix}"
    stored.save(path, exif=exif)
    assert natural_size(path) == (80, 40)
    pixels = whole(path)
    assert near(pixels, 0.2, 0.2, RED)
    assert near(pixels, 0.8, 0.2, GREEN)
    assert near(pixels, 0.2, 0.8, BLUE)
    part = decode(path, Derivative("a", 10, 10, "cover", region=(0.5, 0.0, 0.5, 0.5))).pixels
    assert near(part, 0.5, 0.5, GREEN)


def test_cmyk(tmp_path: Path) -> None:
    corners().convert("CMYK").save(tmp_path / "a.jpg", quality=95)
    assert near(whole(tmp_path / "a.jpg"), 0.2, 0.2, RED, 30)


def test_sixteen_bits(tmp_path: Path) -> None:
    Image.new("I;16", (40, 40), 128 * 256).save(tmp_path / "a.png")
    assert near(whole(tmp_path / "a.png"), 0.5, 0.5, (128, 128, 128), 1)


def test_one_bit_and_grey(tmp_path: Path) -> None:
    Image.new("1", (40, 40), 1).save(tmp_path / "a.png")
    Image.new("L", (40, 40), 77).save(tmp_path / "b.png")
    assert near(whole(tmp_path / "a.png"), 0.5, 0.5, (255, 255, 255), 0)
    assert near(whole(tmp_path / "b.png"), 0.5, 0.5, (77, 77, 77), 0)


def test_measured_values_are_refused(tmp_path: Path) -> None:
    Image.new("F", (8, 8), 1.5).save(tmp_path / "a.tiff")
    with pytest.raises(PictureError, match="colours"):
        whole(tmp_path / "a.tiff")


def transparent() -> Image.Image:
    image = corners().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 40, 40))
    return image


def test_transparency(tmp_path: Path) -> None:
    transparent().save(tmp_path / "a.png")
    transparent().quantize(16).save(tmp_path / "palette.png")
    transparent().convert("LA").save(tmp_path / "la.png")
    for name in ("a.png", "palette.png", "la.png"):
        pixels = whole(tmp_path / name)
        assert not pixels.opaque
        assert at(pixels, 0.2, 0.5)[3] == 0
        assert at(pixels, 0.8, 0.5)[3] == 255


def test_edges_of_cut_out_shapes_keep_their_colour(tmp_path: Path) -> None:
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    image.paste((255, 255, 255, 255), (21, 0, 64, 64))
    image.save(tmp_path / "a.png")
    pixels = whole(tmp_path / "a.png", 16, 16)
    half = [at(pixels, x / 16, 0.5) for x in range(16) if 32 < at(pixels, x / 16, 0.5)[3] < 224]
    assert half
    assert all(colour[0] > 240 for colour in half)


def test_an_alpha_that_hides_nothing_is_opaque(tmp_path: Path) -> None:
    corners().convert("RGBA").save(tmp_path / "a.png")
    assert whole(tmp_path / "a.png").opaque


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_of_a_moving_picture_the_first_frame(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (40, 40), RED).save(
        path, save_all=True, append_images=[Image.new("RGB", (40, 40), BLUE)]
    )
    assert near(whole(path), 0.5, 0.5, RED)


def test_a_foreign_colour_profile_is_converted(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    Image.new("LAB", (40, 40), (255, 128, 128)).save(tmp_path / "a.tiff", icc_profile=lab.tobytes())
    assert near(whole(tmp_path / "a.tiff"), 0.5, 0.5, (255, 255, 255), 3)


def test_a_profile_that_does_not_fit_is_ignored(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.png", icc_profile=b"nonsense")
    assert near(whole(tmp_path / "a.png"), 0.2, 0.2, RED)


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "avif", "gif", "tiff"])
def test_a_truncated_file_is_found(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.effect_noise((300, 200), 80).convert("RGB").save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    told = inspect(path)
    assert told
    assert str(path) not in told
    assert "copy it again" in told
    with pytest.raises(PictureError, match=r"damaged|cut short"):
        whole(path)


def test_a_progressive_jpeg_cut_after_its_first_scans_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.effect_noise((300, 200), 80).save(path, progressive=True)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 9 // 10])
    assert inspect(path)


def test_files_that_are_no_pictures(tmp_path: Path) -> None:
    def written(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        return inspect(tmp_path / name) or ""

    assert "0 bytes" in written("a.png", b"")
    assert "a text, not a picture" in written("b.png", b"hello, I am text")
    assert "named .txt" in written("c.txt", b"hello")
    assert "cannot be read" in (inspect(tmp_path / "none.png") or "")
    corners().save(tmp_path / "real.png")
    assert "a PNG picture by its content, but JPEG by its name; call the file `d.png`" in written(
        "d.jpg", (tmp_path / "real.png").read_bytes()
    )


def bomb(w: int, h: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"\0") + chunk(b"IEND", b"")


@pytest.mark.parametrize(("w", "h"), [(60_000, 60_000), (30_001, 30_001), (50_000_001, 2), (31_000, 1)])
def test_a_bomb_is_refused_by_its_header(tmp_path: Path, w: int, h: int) -> None:
    (tmp_path / "a.png").write_bytes(bomb(w, h))
    with pytest.raises(PictureError, match="million"):
        natural_size(tmp_path / "a.png")
    assert inspect(tmp_path / "a.png")


def test_the_size_is_remembered_until_the_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.bmp"
    corners().save(path)
    assert natural_size(path) == (80, 40)
    corners((30, 20)).save(path)
    assert natural_size(path) == (30, 20)


def test_the_preview_shows_the_whole(tmp_path: Path) -> None:
    corners((800, 400)).save(tmp_path / "a.jpg")
    preview = decode(tmp_path / "a.jpg", Derivative("a", 40, 40, region=(0, 0, 0.1, 0.1))).preview
    assert preview.size == (32, 16)
    assert near(preview, 0.9, 0.1, GREEN)


def test_large_pictures_are_read_small_and_come_out_right(tmp_path: Path) -> None:
    corners((2001, 1003)).save(tmp_path / "a.jpg")
    pixels = decode(tmp_path / "a.jpg", Derivative("a", 61, 47)).pixels
    assert pixels.size == (61, 47)
    assert near(pixels, 0.1, 0.1, RED)
    assert near(pixels, 0.9, 0.9, WHITE)


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    corners((333, 222)).save(tmp_path / "a.jpg")
    make: Callable[[], bytes] = lambda: bytes(decode(tmp_path / "a.jpg", Derivative("a", 99, 55)).pixels.data)  # noqa: E731
    assert make() == make()


def test_a_fault_that_is_remembered_keeps_nobody_alive(tmp_path: Path) -> None:
    class Asker:
        """Stands for a show, with all its textures."""

    def ask(asker: Asker) -> None:
        with pytest.raises(PictureError):
            natural_size(tmp_path / "a.png")
        with pytest.raises(PictureError):
            natural_size(tmp_path / "a.png")

    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    asker = Asker()
    gone = weakref.ref(asker)
    ask(asker)
    del asker
    gc.collect()
    assert gone() is None
