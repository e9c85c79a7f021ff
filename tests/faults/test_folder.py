"""What is shown from, or was written, is deleted under the kiosk: something is shown all along."""

import shutil
import signal
from collections.abc import Mapping
from pathlib import Path

from tests.faults.exhibition import ATTRACT, MAP, WALL, opened
from tests.faults.house import SIZE, House
from tests.faults.kiosk import kiosk
from tests.faults.screen import Screen, comes_true, without_xvfb


def test_gone_and_back_the_kiosk_shows_something_all_along(
    house: House, usual: Mapping[int, bytes], folder: Path
) -> None:
    house.open("sea", WALL)
    house.shows(usual[WALL])
    away = folder.rename(folder.with_name("away"))
    house.open("sea", MAP)
    house.settle()
    assert len(set(house.canvas.pixels())) > 20, "no black screen"
    house.show.go_home()
    house.settle()
    away.rename(folder)
    for page in (MAP, WALL):
        house.open("sea", page)
        house.shows(usual[page])


@without_xvfb
def test_a_kiosk_of_which_all_is_deleted_that_it_has_written_is_walked_through_as_ever(
    shore: Path, usual: Mapping[int, bytes], tmp_path: Path
) -> None:
    """Store, cache, state and runtime folder, between any two pages."""
    with House(opened(shore)) as house:
        house.tap(5, 5)
        house.settle()
        home = house.canvas.pixels()
        (door,) = (each.box for each in house.show.controls() if getattr(each, "id", "") == "door-sea")
    frames, written = tmp_path / "frames", tmp_path / "home"
    frames.mkdir()
    now = str(written / "now")
    with (
        Screen(frames, SIZE) as screen,
        kiosk("run", shore, written, screen.name, RUNTIME_DIRECTORY=now) as running,
    ):
        assert screen.comes_to_show(usual[ATTRACT])
        delete(written)
        screen.tap(5, 5)
        assert screen.comes_to_show(home)
        delete(written)
        screen.tap(*map(round, door.centre))
        assert screen.comes_to_show(usual[WALL])
        delete(written)
        running.process.send_signal(signal.SIGHUP)
        assert screen.comes_to_show(usual[WALL])
        assert running.end() == 0


def delete(written: Path) -> None:
    assert comes_true(written.is_dir), "it writes anew"
    shutil.rmtree(written, ignore_errors=True)  # what is written meanwhile stays
