"""Large pictures are cut into tiles: whole, in bounded memory, beside the kiosk, and never half."""

import io
import mmap
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from kiosk.base.geometry import Box, Size
from kiosk.media import raster
from kiosk.media.derivative import Derivative, PassingPictureError, PictureError, Pixels, Tile
from kiosk.media.picturestore import PictureStore
from kiosk.media.preparations import Preparations
from kiosk.media.specimens import poster
from kiosk.media.tiling import bands, tilecutter, tilecutting
from kiosk.media.tiling.pyramid import SIDE, Pyramid
from kiosk.media.tiling.tilefile import TileFile, TileWriter
from kiosk.media.tiling.tilereading import derived, tile_pixels
from kiosk.media.tiling.tiles import NotCutYet, Tiles, is_large

ODD = (777, 530)


def drawing(size: tuple[int, int] = ODD, mode: str = "RGB") -> Image.Image:
    """Shades from corner to corner, and a few shapes."""
    image = Image.merge("RGB", [Image.linear_gradient("L").rotate(90 * n).resize(size) for n in range(3)])
    ImageDraw.Draw(image).ellipse(
        (size[0] // 9, size[1] // 8, size[0] * 3 // 4, size[1] * 4 // 5), fill="#B3261E", outline="white"
    )
    return image.convert(mode)


def cut(path: Path, tiles: Path) -> TileFile:
    told: list[float] = []
    tilecutting.cut(path, tiles, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    return TileFile(tiles)


def image_of(pixels: Pixels) -> Image.Image:
    layout = "BGRX" if pixels.opaque else "BGRA"
    return Image.frombytes("RGB" if pixels.opaque else "RGBA", pixels.size, bytes(pixels.data), "raw", layout)


def joined(file: TileFile, level: int) -> Image.Image:
    size, grid = file.pyramid.level_size(level), file.pyramid.grid(level)
    whole = Image.new("RGBA", size)
    for row in range(grid.h):
        for column in range(grid.w):
            tile = image_of(tile_pixels(file, Tile("", level, column, row)))
            whole.paste(tile, (column * SIDE, row * SIDE))
    return whole


def apart(a: Image.Image, b: Image.Image) -> float:
    """The mean difference of two images."""
    difference = ImageChops.difference(a.convert("RGB"), b.convert("RGB"))
    histogram = difference.convert("L").histogram()
    return sum(n * count for n, count in enumerate(histogram)) / (a.width * a.height)


# How it is divided.


@pytest.mark.parametrize("size", [(1, 1), (256, 256), (257, 90), (5000, 3001), (30_000, 30_000)])
def test_the_tiles_of_every_level_cover_the_picture_once(size: tuple[int, int]) -> None:
    pyramid = Pyramid(Size(*size))
    assert pyramid.grid(pyramid.top) == (1, 1)
    for level in range(pyramid.top + 1):
        grid = pyramid.grid(level)
        right, below = pyramid.place(level, grid.w - 1, 0), pyramid.place(level, 0, grid.h - 1)
        assert (right.right, below.bottom) == size
        assert grid.w * SIDE >= pyramid.level_size(level).w > (grid.w - 1) * SIDE
        for column in range(1, grid.w):
            assert pyramid.place(level, column - 1, 0).right == pyramid.place(level, column, 0).x


def test_every_tile_has_a_number_of_its_own() -> None:
    pyramid = Pyramid(Size(1500, 900))
    grids = [(level, pyramid.grid(level)) for level in range(pyramid.top + 1)]
    numbers = [pyramid.number(n, x, y) for n, grid in grids for y in range(grid.h) for x in range(grid.w)]
    assert sorted(numbers) == list(range(pyramid.count))


def test_what_lies_over_a_part_is_found_and_nothing_else() -> None:
    pyramid = Pyramid(Size(1000, 1000))
    assert list(pyramid.over(Box(255, 256, 2, 1), 0)) == [(0, 1), (1, 1)]
    assert list(pyramid.over(Box(-900, -900, 5000, 5000), 1)) == [(0, 0), (1, 0), (0, 1), (1, 1)]
    assert list(pyramid.over(Box(1000, 0, 10, 10), 0)) == []


def test_what_counts_as_large() -> None:
    screen = Size(1920, 1080)
    assert is_large(Size(4801, 100), screen)
    assert is_large(Size(100, 2701), screen)
    assert not is_large(Size(4800, 2700), screen)


# Cutting.


@pytest.mark.parametrize(
    ("suffix", "mode"), [("jpg", "RGB"), ("jpg", "L"), ("jpg", "CMYK"), ("png", "RGB"), ("png", "L")]
)
def test_the_levels_are_the_picture_and_its_halves(tmp_path: Path, suffix: str, mode: str) -> None:
    path = tmp_path / f"a.{suffix}"
    drawing(mode=mode).save(path, quality=95)
    file = cut(path, tmp_path / "tiles")
    with Image.open(path) as image:
        whole = image.convert("RGB")
    assert file.pyramid.size == ODD
    assert apart(joined(file, 0), whole) < 2.5
    assert apart(joined(file, 1), whole.reduce(2)) < 3
    assert file.pyramid.level_size(1) == whole.reduce(2).size


def test_flat_art_is_kept_exactly_and_so_is_what_shines_through(tmp_path: Path) -> None:
    image = Image.new("RGBA", (600, 300), (179, 38, 30, 255))
    ImageDraw.Draw(image).rectangle((100, 100, 400, 200), fill=(0, 0, 0, 0))
    image.save(tmp_path / "a.png")
    whole = joined(cut(tmp_path / "a.png", tmp_path / "tiles"), 0)
    assert whole.getpixel((5, 5)) == (179, 38, 30, 255)
    assert whole.getpixel((300, 150))[3] == 0  # type: ignore[index]
    image.quantize(16).save(tmp_path / "b.png")
    palette = joined(cut(tmp_path / "b.png", tmp_path / "tiles-b"), 0)
    assert palette.getpixel((5, 5))[:3] == (179, 38, 30)  # type: ignore[index]


def test_a_picture_that_lies_on_its_side_is_cut_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    drawing().save(tmp_path / "a.jpg", exif=exif, quality=95)
    file = cut(tmp_path / "a.jpg", tmp_path / "tiles")
    assert file.pyramid.size == ODD[::-1]
    assert apart(joined(file, 0), drawing().transpose(Image.Transpose.ROTATE_270)) < 3


@pytest.mark.parametrize("progressive", [True, False])
def test_all_bands_come_in_order(tmp_path: Path, progressive: bool) -> None:
    drawing().save(tmp_path / "a.jpg", progressive=progressive)
    got: list[tuple[int, int]] = []
    bands.read(tmp_path / "a.jpg", 100, lambda band, size, _: got.append((band.width, band.height)))
    assert got == [(777, 100)] * 5 + [(777, 30)]


@pytest.mark.skipif(not hasattr(mmap, "MADV_DONTNEED"), reason="the system takes nothing back")
def test_rows_are_handed_on_while_the_rest_is_still_being_read(tmp_path: Path) -> None:
    poster(tmp_path / "a.jpg", 2000)
    length = (tmp_path / "a.jpg").stat().st_size
    read: list[int] = []

    class Told(bands._Watched):
        def read(self, amount: int = -1) -> bytes:
            data = super().read(amount)
            read.append(len(data))
            return data

    at_first: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands, "_Watched", Told)
        bands.read(tmp_path / "a.jpg", SIDE, lambda *_: at_first.append(sum(read)))
    assert len(at_first) == 8
    assert at_first[0] < length / 4


def test_what_memory_has_no_room_for_is_spread_out_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing(mode="RGBA").save(tmp_path / "a.png")
    monkeypatch.setattr(bands, "available", lambda: 1000)
    assert apart(joined(cut(tmp_path / "a.png", tmp_path / "tiles"), 0), drawing()) < 1
    drawing().save(tmp_path / "b.jpg", progressive=True)
    with pytest.raises(PictureError, match="GB of memory"):
        cut(tmp_path / "b.jpg", tmp_path / "tiles-b")


def test_a_made_up_poster_is_a_good_jpeg(tmp_path: Path) -> None:
    poster(tmp_path / "a.jpg", 3000)
    with Image.open(tmp_path / "a.jpg") as image:
        assert image.size == (3000, 3000)
        assert apart(image.crop((0, 0, 900, 900)), image.crop((0, 1000, 900, 1900))) < 1
    assert raster.decode(tmp_path / "a.jpg", Derivative("a", 300, 300)).pixels.size == (300, 300)


# The file.


def test_half_a_file_is_no_tile_file(tmp_path: Path) -> None:
    writer = TileWriter(tmp_path / "tiles", Size(300, 300))
    writer.add(0, 0, 0, b"x" * 10_000)
    with pytest.raises(PictureError):
        TileFile(tmp_path / "tiles")
    writer.close()
    file = TileFile(tmp_path / "tiles")
    assert file.tile(0, 0, 0) == b"x" * 10_000
    with pytest.raises(PictureError, match="damaged"):
        tile_pixels(file, Tile("", 0, 0, 0))
    with pytest.raises(PictureError, match="damaged"):
        tile_pixels(file, Tile("", 0, 1, 0))


def test_a_tile_of_another_size_is_refused(tmp_path: Path) -> None:
    data = io.BytesIO()
    Image.new("RGB", (90, 90)).save(data, "JPEG")
    writer = TileWriter(tmp_path / "tiles", Size(300, 300))
    writer.add(0, 0, 0, data.getvalue())
    writer.close()
    with pytest.raises(PictureError):
        tile_pixels(TileFile(tmp_path / "tiles"), Tile("", 0, 0, 0))


@pytest.mark.parametrize(
    "wanted",
    [
        Derivative("a", 90, 60),
        Derivative("a", 200, 300, "contain"),
        Derivative("a", 120, 100, region=(0.5, 0.25, 0.2, 0.3)),
        Derivative("a", 700, 500),
    ],
)
def test_a_derivative_from_tiles_is_like_the_one_from_the_file(tmp_path: Path, wanted: Derivative) -> None:
    drawing().save(tmp_path / "a.png")
    file = cut(tmp_path / "a.png", tmp_path / "tiles")
    made, real = derived(file, wanted), raster.decode(tmp_path / "a.png", wanted)
    assert made.pixels.size == real.pixels.size
    assert apart(image_of(made.pixels), image_of(real.pixels)) < 3
    assert made.preview.size == real.preview.size


# The keeper, and its child.


class Desk:
    """Tiles in a folder, and what was told of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ready = threading.Event()
        self.prepared = Preparations(folder / "prepared")
        self.tiles = Tiles(self.prepared, lambda _: self.ready.set())
        self.path = folder / "a.jpg"

    def wait(self) -> None:
        assert self.ready.wait(30)
        self.ready.clear()


@pytest.fixture
def desk(tmp_path: Path) -> "Desk":
    made = Desk(tmp_path)
    drawing().save(made.path)
    return made


def test_what_was_never_cut_is_cut_beside(desk: Desk) -> None:
    with pytest.raises(NotCutYet):
        desk.tiles.of(desk.path)
    desk.wait()
    assert desk.tiles.of(desk.path).pyramid.size == ODD
    assert not desk.tiles.awaited(desk.path)
    assert not desk.tiles.make(desk.path)
    drawing((600, 500)).save(desk.path)
    assert desk.tiles.make(desk.path)
    assert desk.tiles.of(desk.path).pyramid.size == (600, 500)
    desk.tiles.close()


def test_a_broken_picture_is_tried_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.path.write_bytes(desk.path.read_bytes()[:5000])
    tried: list[Path] = []
    real = tilecutter.Cutters.cut

    def counted(cutters: tilecutter.Cutters, picture: Path, *rest: object) -> None:
        tried.append(picture)
        real(cutters, picture, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(tilecutter.Cutters, "cut", counted)
    with pytest.raises(NotCutYet):
        desk.tiles.of(desk.path)
    desk.wait()
    for _ in range(3):
        with pytest.raises(PictureError, match="damaged") as told:
            desk.tiles.of(desk.path)
        assert not isinstance(told.value, PassingPictureError)
    assert tried == [desk.path]
    assert list((desk.folder / "prepared").iterdir()) == []


def test_a_file_of_tiles_that_rotted_is_made_again(desk: Desk) -> None:
    assert desk.tiles.make(desk.path)
    (kept,) = (desk.folder / "prepared").iterdir()
    kept.write_bytes(b"nonsense")
    assert Desk(desk.folder).tiles.make(desk.path)


def test_closing_ends_the_child(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    started = threading.Event()
    children = []
    real: Callable[..., subprocess.Popen[bytes]] = subprocess.Popen

    def sleeping(command: list[str], **options: object) -> object:
        children.append(real([command[0], "-c", "import time; time.sleep(600)"], **options))
        started.set()
        return children[-1]

    monkeypatch.setattr(subprocess, "Popen", sleeping)
    with pytest.raises(NotCutYet):
        desk.tiles.of(desk.path)
    assert started.wait(30)
    desk.tiles.close()
    assert children[0].returncode is not None
    assert not any(thread.name == "tiles" for thread in threading.enumerate())
    with pytest.raises(PassingPictureError):
        desk.tiles.make(desk.path)


# The store.


def arrivals(store: PictureStore, woken: threading.Event, count: int) -> list[tuple[object, object]]:
    got: list[tuple[object, object]] = []
    while len(got) < count:
        assert woken.wait(30)
        woken.clear()
        got += store.arrived()
    return got


def test_tiles_and_huge_pictures_wait_until_they_are_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raster, "MOST_BYTES", 400_000)
    drawing().save(tmp_path / "a.png")
    woken = threading.Event()
    prepared = Preparations(tmp_path / "prepared")
    with PictureStore(tmp_path, None, woken.set, prepared=prepared) as store:
        whole, tile = Derivative("a.png", 90, 60), Tile("a.png", 0, 1, 1)
        store.want(whole)
        store.want(tile)
        got = dict(arrivals(store, woken, 2))
        assert {type(each) for each in got.values()} == {Pixels}
        assert got[tile].size == (256, 256)  # type: ignore[attr-defined]
        assert store.fetch(Tile("a.png", 1, 0, 0)).size == (256, 256)


def test_a_huge_jpeg_is_shown_before_it_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing((1600, 1200)).save(tmp_path / "a.jpg")
    drawing((1600, 1200)).save(tmp_path / "b.jpg", progressive=True)
    monkeypatch.setattr(raster, "MOST_BYTES", 800_000)
    for size in (100, 1500):  # more than may be decoded is not decoded
        assert raster.decode(tmp_path / "a.jpg", Derivative("a", size, size, "contain")).pixels.size.w == size
    assert not raster.too_large(tmp_path / "a.jpg")
    assert raster.too_large(tmp_path / "b.jpg")
    with pytest.raises(PictureError, match="too large"):
        raster.decode(tmp_path / "b.jpg", Derivative("b", 100, 100))


def test_only_so_many_are_taken_at_once_and_the_rest_is_told_again(tmp_path: Path) -> None:
    drawing((90, 60)).save(tmp_path / "a.png")
    woken, calls = threading.Event(), []

    def wake() -> None:
        calls.append(1)
        woken.set()

    with PictureStore(tmp_path, None, wake) as store:
        for w in (10, 20, 30):
            store.want(Derivative("a.png", w, 10))
        while len(calls) < 3:
            assert woken.wait(30)
        assert len(store.arrived(2)) == 2
        assert len(calls) == 4
        assert len(store.arrived(2)) == 1
        assert len(calls) == 4


def test_dropping_some_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    real: Callable[..., object] = PictureStore._made

    def held(store: PictureStore, wanted: object) -> object:
        gate.wait(30)
        return real(store, wanted)

    monkeypatch.setattr(PictureStore, "_made", held)
    drawing((90, 60)).save(tmp_path / "a.png")
    woken = threading.Event()
    with PictureStore(tmp_path, None, woken.set, threads=1) as store:
        first, second, third = (Derivative("a.png", w, 10) for w in (10, 20, 30))
        for each in (first, second, third):
            store.want(each)
        while len(store._wanted) > 2:  # the worker has taken the first
            woken.wait(0.01)
        store.drop([first, second])
        gate.set()
        assert [each for each, _ in arrivals(store, woken, 2)] == [first, third]
