"""What the tests of faults share: the exhibition, and the house that shows it."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from kiosk.base import relief
from tests.faults.exhibition import ATTRACT, MAP, WALL, opened, write_shore
from tests.faults.house import House, threads

Open = Callable[..., House]


@pytest.fixture(scope="session")
def shore(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exhibition, which nobody may change."""
    return write_shore(tmp_path_factory.mktemp("shore") / "shore")


@pytest.fixture
def folder(shore: Path, tmp_path: Path) -> Path:
    """A copy of it to be harmed."""
    return Path(shutil.copytree(shore, tmp_path / "folder"))


@pytest.fixture(scope="session")
def usual(shore: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, bytes]:
    """What is seen, once at rest, on pages that come to rest."""
    cache, seen = tmp_path_factory.mktemp("usual"), {}
    with House(opened(shore, cache), cache) as house:
        house.settle()
        seen[ATTRACT] = house.canvas.pixels()
        for page in (WALL, MAP):
            house.open("sea", page)
            house.settle()
            house.until(lambda: not threads("regions") and not threads("tiles"))
            house.settle()
            seen[page] = house.canvas.pixels()
    return seen


@pytest.fixture
def house(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """The exhibition on show, with a cache, and with a sound that nobody hears."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setattr(relief, "PAUSE", 0.0)
    with House(opened(folder, tmp_path / "cache"), tmp_path / "cache") as house:
        house.settle()
        yield house
