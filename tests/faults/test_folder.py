"""The folder is deleted under a show that still reads from it, and put back: pages are as usual."""

from collections.abc import Mapping
from pathlib import Path

from tests.faults.exhibition import MAP, WALL
from tests.faults.house import House


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
