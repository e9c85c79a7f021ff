"""Films as telephones, cameras and screens write them: shown upright and in time, or refused."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence, told
from kiosk.media.recordings import film as film_module
from kiosk.media.recordings.film import PictureReader
from kiosk.media.recordings.screening import inspect_film, inspect_sound, remarks_on_film

SMALL = Size(64, 32)
TENTH = tuple(number / 10 for number in range(10))


@dataclass(frozen=True)
class Shot:
    """How a film is made."""

    size: Size = SMALL
    times: Sequence[float] = TENTH
    turned: int = 0
    """Degrees to the left that whoever shows it has to turn it."""
    codec: str = "libx264"
    format: str = "yuv420p"
    transfer: int | None = None
    wider: Fraction | None = None
    """Width of a pixel for its height."""


def shot(path: Path, how: Shot = Shot()) -> Path:
    """A film of which the upper left quarter is white."""
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(how.codec, rate=30)
        stream.width, stream.height, stream.pix_fmt = how.size.w, how.size.h, how.format
        stream.options = {"preset": "ultrafast"} if how.codec == "libx264" else {}
        stream.codec_context.time_base = stream.time_base = Fraction(1, 1000)
        if how.transfer:
            stream.codec_context.color_trc = how.transfer
        if how.wider:
            stream.codec_context.sample_aspect_ratio = how.wider
        if how.turned:
            stream.set_display_rotation(how.turned)
        picture = np.zeros((how.size.h, how.size.w, 3), np.uint8)
        picture[: how.size.h // 2, : how.size.w // 2] = 255
        for time in how.times:
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = round(time * 1000), Fraction(1, 1000)
            container.mux(stream.encode(frame))
        if how.times:
            container.mux(stream.encode())
        else:
            container.start_encoding()
    return path


def rows(reader: PictureReader) -> NDArray[np.uint8]:
    """The green of the next picture."""
    frame = reader.read()
    assert frame is not None
    whole = np.frombuffer(frame.data, np.uint8).reshape(-1, frame.pitch)
    return whole[: frame.size.h, : frame.size.w * 4].reshape(frame.size.h, frame.size.w, 4)[..., 1]


def white_quarter(picture: NDArray[np.uint8]) -> tuple[str, str]:
    """Where the white quarter is."""
    h, w = picture.shape
    found = [
        (above, left)
        for above, y in (("above", h // 4), ("below", h * 3 // 4))
        for left, x in (("left", w // 4), ("right", w * 3 // 4))
        if picture[y, x] > 128
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("turned", "corner"),
    [(90, ("below", "left")), (180, ("below", "right")), (-90, ("above", "right")), (0, ("above", "left"))],
)
def test_a_telephones_film_stands_upright(tmp_path: Path, turned: int, corner: tuple[str, str]) -> None:
    path = shot(tmp_path / "a.mp4", Shot(turned=turned))
    assert inspect_film(path) is None
    with closing(PictureReader(path)) as reader:
        assert reader.facts.size == (Size(32, 64) if turned % 180 else Size(64, 32))
        assert white_quarter(rows(reader)) == corner
        reader.size = Size(20, 40) if turned % 180 else Size(40, 20)
        reader.seek(0.35)
        assert white_quarter(rows(reader)) == corner


@pytest.mark.parametrize("size", [Size(66, 34), Size(18, 130), Size(130, 18), Size(2, 2), Size(1366, 768)])
def test_sizes_that_are_not_those_of_screens(tmp_path: Path, size: Size) -> None:
    path = shot(tmp_path / "a.mp4", Shot(size))
    assert inspect_film(path) is None
    with closing(PictureReader(path)) as reader:
        assert reader.facts.size == size
        assert rows(reader).shape == (size.h, size.w)


def test_odd_sizes(tmp_path: Path) -> None:
    path = shot(tmp_path / "a.mp4", Shot(Size(63, 35), format="yuv444p"))
    assert inspect_film(path) is None
    with closing(PictureReader(path)) as reader:
        assert white_quarter(rows(reader)) == ("above", "left")


def test_pixels_that_are_wider_than_high(tmp_path: Path) -> None:
    path = shot(tmp_path / "a.mp4", Shot(Size(48, 48), wider=Fraction(4, 3)))
    with closing(PictureReader(path)) as reader:
        assert reader.facts.size == Size(64, 48)


def test_pictures_at_unequal_distances_come_when_they_are_due(tmp_path: Path) -> None:
    times = (0.0, 0.02, 0.05, 0.5, 0.51, 0.9, 1.0)
    path = shot(tmp_path / "a.mp4", Shot(times=times))
    assert inspect_film(path) is None
    with closing(PictureReader(path)) as reader:
        seen = [frame.time for frame in iter(reader.read, None)]
    assert seen == pytest.approx(times, abs=2e-3)


@pytest.mark.parametrize("transfer", [16, 18])
def test_ten_bits_and_hdr_are_shown_and_hdr_is_remarked_upon(tmp_path: Path, transfer: int) -> None:
    plain = shot(tmp_path / "a.mp4", Shot(format="yuv420p10le"))
    bright = shot(tmp_path / "b.mp4", Shot(format="yuv420p10le", transfer=transfer))
    for path in (plain, bright):
        assert inspect_film(path) is None
        with closing(PictureReader(path)) as reader:
            assert white_quarter(rows(reader)) == ("above", "left")
    assert not any("HDR" in each for each in remarks_on_film(plain))
    assert any("HDR" in each for each in remarks_on_film(bright))


def refused(fault: Sentence | None) -> str:
    """A sentence that says what to do, and that can be said in Chinese."""
    assert fault is not None
    assert ";" in fault
    assert told(fault, "zh") != fault
    return fault


def test_a_film_without_a_picture_in_it(tmp_path: Path) -> None:
    for name in ("a.mp4", "a.mkv"):
        assert refused(inspect_film(shot(tmp_path / name, Shot(times=()))))


def test_a_film_larger_than_any_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shot(tmp_path / "a.mp4")
    monkeypatch.setattr(film_module, "_MOST_PIXELS", 1000)
    assert "too large with 64×32 pixels" in refused(inspect_film(path))


def test_films_and_sounds_that_are_something_else(tmp_path: Path) -> None:
    whole = shot(tmp_path / "good.mp4").read_bytes()
    files = {
        "a.mp4": (b"%PDF-1.7 and so on" * 40, "damaged"),
        "b.mp4": (whole[:-400], "damaged"),
        "c.webm": (whole, "MP4 by its content"),
        "d.mov": (whole, "named .mov"),
        "e.mp4": (b"", "0 bytes"),
        "f.mp4": (bytes(4000), "being copied"),
        "g.mp4": (whole[: len(whole) // 2] + bytes(len(whole) // 2), "being copied"),
    }
    for name, (data, words) in files.items():
        (tmp_path / name).write_bytes(data)
        assert words in (inspect_film(tmp_path / name) or "nothing"), name
        refused(inspect_film(tmp_path / name))
    for name, words in (("good.mp4", "named .mp4"), ("a.mp3", "damaged"), ("none.mp3", "no such file")):
        if name == "a.mp3":
            (tmp_path / name).write_bytes(b"la la la" * 100)
        assert words in refused(inspect_sound(tmp_path / name)), name


def test_a_telephones_own_coding_is_told_with_what_to_do(tmp_path: Path) -> None:
    path = shot(tmp_path / "a.mp4", Shot(codec="mpeg4"))
    assert "save the film as H.264" in refused(inspect_film(path))
