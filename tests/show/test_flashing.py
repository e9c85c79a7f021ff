"""Films and screens that flash too often are found; a small exhibition has nothing that does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.commands.opening import block_kinds
from kiosk.content.library import Library
from kiosk.media.light.flashes import Flashing
from kiosk.media.recordings.filmspecimens import Coding, film
from kiosk.show.home import Home
from kiosk.show.survey import flashing
from kiosk.show.survey.filmflashes import worst_of
from kiosk.show.survey.flashing import told, watched
from kiosk.show.survey.glass import Glass
from kiosk.show.survey.surveying import Visitor
from kiosk.show.survey.walk import Round, Stretch
from kiosk.stage.painter import Painter

GLASS = Glass(Size(1280, 720), 527.0)
RATE = 24
ALONE = 30.0
"""Seconds that the attract loop is watched: the small exhibition's comes round in 20."""


def flashing_film(path: Path, light: Callable[[int], tuple[int, int, int]], seconds: int = 3) -> Path:
    import av
    import numpy as np

    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "qp": "8"})
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        for number in range(seconds * RATE):
            picture = np.full((90, 160, 3), light(number), np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        container.mux(stream.encode(None))
    return path


def blinking(hertz: int) -> Callable[[int], tuple[int, int, int]]:
    return lambda number: (255, 255, 255) if number * hertz * 2 // RATE % 2 else (0, 0, 0)


def test_a_film_that_flashes_four_times_a_second_is_told_with_its_time(tmp_path: Path) -> None:
    worst = worst_of(flashing_film(tmp_path / "four.mp4", blinking(4)), GLASS)
    assert worst
    assert (worst.count, worst.red) == (4, False)
    fault = told(worst, "four.mp4", "film")
    assert fault.what == "four.mp4"
    assert fault.found.startswith("flashes 4 times within a second at 0:0")


def test_three_times_a_second_are_allowed(tmp_path: Path) -> None:
    assert worst_of(flashing_film(tmp_path / "three.mp4", blinking(3)), GLASS) is None


def test_a_film_that_flashes_red_is_told_as_red(tmp_path: Path) -> None:
    red, grey = (200, 0, 0), (95, 95, 95)
    path = flashing_film(tmp_path / "red.mp4", lambda number: red if number // 2 % 2 else grey)
    worst = worst_of(path, GLASS)
    assert worst
    assert worst.red
    assert "red" in told(worst).found


def test_a_film_of_moving_things_and_a_damaged_one_are_calm(tmp_path: Path) -> None:
    film(tmp_path / "moving.mp4", Size(160, 90), 3, Coding(sound=None))
    assert worst_of(tmp_path / "moving.mp4", GLASS) is None
    (tmp_path / "broken.mp4").write_bytes(b"no film")
    assert worst_of(tmp_path / "broken.mp4", GLASS) is None


@pytest.fixture(autouse=True)
def _watched_for_one_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flashing, "ALONE", ALONE)


@pytest.mark.parametrize("chapter", ["", "sea"])
def test_the_small_exhibition_never_flashes(small: Library, chapter: str) -> None:
    way = Round(small.exhibition.folder, block_kinds, GLASS)
    assert watched(way, Stretch(Visitor("zh"), chapter)) == []


def test_a_home_that_flickers_is_found(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    paint = Home.paint
    end = 1000 + ALONE + 3  # where a pilot's clock begins, and then the attract loop

    def flicker(home: Home, painter: Painter) -> None:
        paint(home, painter)
        if painter.now < end and int(painter.now * 10) % 2:
            painter.fill(Box(0, 0, *painter.canvas.size), "ink")

    monkeypatch.setattr(Home, "paint", flicker)
    monkeypatch.setattr(Home, "moving", lambda home, now: now < end)
    way = Round(small.exhibition.folder, block_kinds, GLASS)
    met = watched(way, Stretch(Visitor("zh")))
    assert {each.fault.sort for each in met} == {"flash"}
    assert any(each.state == "home" for each in met)


def test_what_is_told_has_the_worst_first() -> None:
    assert told(Flashing(1.0, 6, False, 0.01)).short == pytest.approx(0.5)
