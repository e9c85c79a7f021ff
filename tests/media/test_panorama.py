"""Panoramas: what they cover, what is wrong with them, and how they are unrolled, kept and given up."""

import errno
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from kiosk.base import pagecache
from kiosk.base.geometry import Size
from kiosk.media.derivative import PictureError
from kiosk.media.panoramas import panorama, unrolling
from kiosk.media.panoramas.panorama import inspect, shape_extent, told_extent, unroll
from kiosk.media.panoramas.surround import PAD, Extent, Surround
from kiosk.media.panoramas.unrolling import Unrolling, kept, prepare
from kiosk.media.preparations import Preparations
from kiosk.stage.panoramas.panoramasource import Source

XMP = (
    b'<x:xmpmeta><rdf:Description GPano:ProjectionType="equirectangular" GPano:FullPanoWidthPixels="4000" '
    b'GPano:FullPanoHeightPixels="2000" GPano:CroppedAreaImageWidthPixels="2000" '
    b'GPano:CroppedAreaImageHeightPixels="500" GPano:CroppedAreaLeftPixels="1500" '
    b'GPano:CroppedAreaTopPixels="500"/></x:xmpmeta>'
)


def sphere(size: tuple[int, int] = (256, 128), mode: str = "RGB") -> Image.Image:
    """Red grows to the right, green downwards."""
    w, h = size
    red = Image.linear_gradient("L").rotate(90).resize((w, h))
    green = Image.linear_gradient("L").resize((w, h))
    return Image.merge("RGB", (red, green, Image.new("L", (w, h), 40))).convert(mode)


def saved(path: Path, image: Image.Image, **how: object) -> Path:
    image.save(path, **how)  # type: ignore[arg-type]
    return path


def unrolled(path: Path, folder: Path, width: int = 256) -> Surround:
    unroll(path, width, lambda *_: None, folder / "rows")
    return Surround.open(folder / "rows")


def until(wanted: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not wanted():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_shapes_tell_what_is_covered() -> None:
    assert shape_extent(Size(8192, 4096)) == Extent()
    assert shape_extent(Size(8000, 1000)) == Extent(360, 45)
    assert shape_extent(Size(400, 300)) == Extent(240, 180)


def test_a_file_may_tell_what_it_covers(tmp_path: Path) -> None:
    wanted = Extent(180, 45, 45, 22.5)
    assert told_extent(XMP) == wanted
    assert told_extent(XMP.replace(b'="', b">").replace(b'" ', b"</x>")) == wanted, "as elements"
    assert told_extent(XMP.replace(b'CroppedAreaLeftPixels="1500"', b'CroppedAreaLeftPixels="3500"')) is None
    assert told_extent(b"") is None
    told = PngImagePlugin.PngInfo()
    told.add_itxt("XML:com.adobe.xmp", XMP.decode())
    for path, how in ((tmp_path / "a.jpg", {"xmp": XMP}), (tmp_path / "a.png", {"pnginfo": told})):
        assert unrolled(saved(path, sphere(), **how), tmp_path).extent == wanted, path.suffix


def test_rows_are_padded_and_halved(tmp_path: Path) -> None:
    image = sphere()
    surround = unrolled(saved(tmp_path / "a.png", image), tmp_path)
    full, half = surround.levels
    assert (full.size, half.size) == (Size(256, 128), Size(128, 64))
    pixels = np.asarray(image)[..., ::-1]
    assert np.array_equal(full.rows[:, :256, :3], pixels)
    assert np.array_equal(full.rows[:, 256:, :3], pixels[:, :PAD])
    mean = pixels.reshape(64, 2, 128, 2, 3).mean((1, 3))
    assert np.abs(half.rows[:, :128, :3] - mean).max() <= 1
    assert np.array_equal(half.rows[:, 128:, :3], half.rows[:, :PAD, :3])
    surround.release()
    assert np.array_equal(full.rows[:, :256, :3], pixels), "what was given back comes again"


def test_large_ones_are_scaled_and_small_ones_are_not(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", sphere((801, 399)))
    assert unrolled(path, tmp_path, 256).levels[0].size == Size(256, 128)
    assert unrolled(path, tmp_path, 8192).levels[0].size == Size(800, 398)


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGBA", "P", "I;16"])
def test_every_way_to_hold_colours(tmp_path: Path, mode: str) -> None:
    image = sphere(mode="L").convert("I;16") if mode == "I;16" else sphere(mode=mode)
    suffix = ".tif" if mode in ("CMYK", "I;16") else ".png"
    level = unrolled(saved(tmp_path / f"a{suffix}", image), tmp_path).levels[0]
    assert level.rows.shape == (128, 256 + PAD, 4)
    if mode in ("CMYK", "RGBA", "P"):
        assert np.abs(level.rows[64, 128, :3].astype(int) - (40, 128, 128)).max() < 30


def test_it_is_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = sphere().transpose(Image.Transpose.ROTATE_90)
    level = unrolled(saved(tmp_path / "a.png", lying, exif=exif.tobytes()), tmp_path).levels[0]
    assert level.size == Size(256, 128)
    assert level.rows[5, 250, 2] > 200, "red grows to the right"


def test_up_to_16384_around_is_not_too_many(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", Image.new("1", (16384, 8192)))
    assert inspect(path) is None
    huge = saved(tmp_path / "b.png", Image.new("1", (31000, 10)))
    assert "too large with 31000×10" in str(inspect(huge))


def test_what_is_wrong_has_a_name(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", sphere())
    assert inspect(path) is None
    data = path.read_bytes()
    faults = {
        "empty.jpg": (b"", "empty"),
        "cut.jpg": (data[: len(data) // 2], "cut short"),
        "named.png": (data, "by its name"),
        "drawing.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing"),
        "text.jpg": (b"hello", "not a picture"),
    }
    for name, (content, said) in faults.items():
        (tmp_path / name).write_bytes(content)
        assert said in str(inspect(tmp_path / name)), name


def test_it_is_kept(tmp_path: Path) -> None:
    path, prepared = saved(tmp_path / "a.png", sphere()), Preparations(tmp_path / "kept")
    assert kept(path, 256, prepared) is None
    first = prepare(path, 256, prepared)
    again = kept(path, 256, prepared)
    assert again is not None
    assert np.array_equal(first.levels[0].rows, again.levels[0].rows)
    for entry in (tmp_path / "kept").iterdir():
        entry.write_bytes(entry.read_bytes()[:5000])
    assert kept(path, 256, prepared) is None, "damaged ones count as none"
    assert prepare(path, 256, prepared).levels[0].size == Size(256, 128)
    with pytest.raises(PictureError):
        prepare(tmp_path / "none.png", 256, prepared)


@pytest.mark.skipif(not hasattr(os, "RWF_NOWAIT"), reason="here the system cannot tell what lies in memory")
def test_what_lies_on_the_disk_is_brought_by_a_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, prepared = saved(tmp_path / "a.png", sphere()), Preparations(tmp_path / "kept")
    first = prepare(path, 256, prepared)
    assert kept(path, 256, prepared, at_once=True)
    made = (tmp_path / "kept").stat().st_mtime_ns
    brought: list[str] = []
    real = pagecache.bring

    def away(*_: object) -> int:
        if brought:
            return 1
        raise BlockingIOError(errno.EAGAIN, "is on the disk")

    def bring(file: Path, wanted: Callable[[], bool]) -> None:
        real(file, wanted)
        brought.append(threading.current_thread().name)

    monkeypatch.setattr(os, "preadv", away)
    monkeypatch.setattr(pagecache, "bring", bring)
    woken = threading.Event()
    source = Source(path, prepared, woken.set, patient=False)
    source.ask(256)
    assert source.surround() is None
    source.begin()
    assert woken.wait(20)
    found = source.surround()
    assert found
    assert np.array_equal(found.levels[0].rows, first.levels[0].rows)
    assert brought == ["panorama"]
    assert (tmp_path / "kept").stat().st_mtime_ns == made, "nothing was unrolled anew"
    source.close()


def test_a_child_unrolls_it_a_small_version_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, prepared = saved(tmp_path / "a.jpg", sphere((5000, 2500))), Preparations(tmp_path / "kept")
    seen: list[int] = []
    gate = threading.Event()
    real = unrolling._read_sentence

    def slow(answers: object) -> object:
        gate.wait(10)
        return real(answers)  # type: ignore[arg-type]

    monkeypatch.setattr(unrolling, "_read_sentence", slow)
    work = Unrolling(path, 4096, prepared, lambda: seen.append(1))
    until(lambda: work.surround is not None)
    assert work.surround is not None
    assert work.surround.levels[0].size == Size(2048, 1024)
    gate.set()
    until(lambda: work.over)
    assert work.error is None
    assert work.surround.levels[0].size == Size(4096, 2048)
    assert len(seen) == 2
    work.close()


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xd8\xff\xe0 broken"])
def test_a_broken_one_is_told_and_leaves_nothing(tmp_path: Path, content: bytes) -> None:
    path, prepared = tmp_path / "a.jpg", Preparations(tmp_path / "kept")
    path.write_bytes(content)
    work = Unrolling(path, 256, prepared, lambda: None)
    until(lambda: work.over)
    assert isinstance(work.error, PictureError)
    assert "a.jpg" in str(work.error)
    work.close()
    assert list(tmp_path.glob("kept/*")) == []


def test_a_disk_that_refuses_leaves_the_small_version(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", sphere())
    (tmp_path / "file").write_text("in the way")
    work = Unrolling(path, 256, Preparations(tmp_path / "file" / "kept"), lambda: None)
    until(lambda: work.over)
    assert work.surround is not None
    work.close()


def test_closing_leaves_no_thread_no_child_and_no_file(tmp_path: Path) -> None:
    path, prepared = saved(tmp_path / "a.png", sphere((3000, 1500))), Preparations(tmp_path / "kept")
    before = (
        threading.active_count(),
        len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0,
    )
    for _ in range(5):
        work = Unrolling(path, 1024, prepared, lambda: None)
        work.close()
        assert work._child is None or work._child.poll() is not None
    after = (
        threading.active_count(),
        len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0,
    )
    assert after == before
    assert not any(entry.name.startswith(".draft") for entry in (tmp_path / "kept").glob(".draft*"))


def test_the_limit_of_pixels_is_its_own() -> None:
    assert panorama.MAX_PIXELS >= 16384 * 8192
