"""The disk is full, or read-only: visitors see what they always see, and nothing of it is told twice."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.faults.disks import FAULTS, disk
from tests.faults.exhibition import ATTRACT, FILM, MAP, SOUND, WALL, opened
from tests.faults.house import SIZE, House, played
from tests.faults.kiosk import kiosk
from tests.faults.screen import Screen, without_xvfb


@pytest.mark.parametrize("fault", FAULTS)
def test_without_a_cache_every_page_is_as_usual(
    shore: Path, usual: Mapping[int, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    with disk(tmp_path / "disk", fault) as cache, House(opened(shore, cache), cache) as house:
        for page in (WALL, MAP, WALL):
            house.open("sea", page)
            house.shows(usual[page])
        house.open("sea", FILM)
        house.until(lambda: played(house).film.seconds is not None)
        house.press("play")
        house.until(lambda: played(house).film.run is not None and played(house).film.begun)
        house.open("sea", SOUND)
        house.until(lambda: any(each.id == "toggle" for each in house.show.controls()))


@without_xvfb
@pytest.mark.parametrize("fault", FAULTS)
def test_a_kiosk_that_can_keep_nothing_is_on_screen_and_ends_as_asked(
    shore: Path, usual: Mapping[int, bytes], tmp_path: Path, fault: str
) -> None:
    """Store, cache, state and runtime folder: all of them lie on that disk."""
    frames = tmp_path / "frames"
    frames.mkdir()
    with (
        disk(tmp_path / "disk", fault) as home,
        Screen(frames, SIZE) as screen,
        kiosk("run", shore, home, screen.name, RUNTIME_DIRECTORY=str(home / "now")) as running,
    ):
        assert screen.comes_to_show(usual[ATTRACT])
        assert running.process.poll() is None
        assert running.end() == 0
