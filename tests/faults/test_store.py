"""The store is deleted under a show that lives on it: it is filled again, something is shown all along."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

from kiosk.commands.opening import block_kinds, open_exhibition
from kiosk.commands.publishing import following, supplies
from kiosk.commands.publishing.source import Source
from kiosk.commands.publishing.supplies import Supplies
from kiosk.commands.publishing.watching import Pace
from kiosk.commands.publishing.workshop import Workshop
from kiosk.media.examining.examiners import Examiners
from kiosk.media.examining.looking import look
from kiosk.show.pilot import Pilot
from kiosk.store.store import Store
from tests.commands.smallshow import write_small
from tests.faults.house import SIZE, House

Result = TypeVar("Result")
QUICK = Pace(quiet=0.0, step=0.01, look=0.05, poll=0.05, share=1.0)


class Here(Workshop):
    """A workshop without a process."""

    def do(self, work: Callable[..., Result], *given: object) -> Result:
        return work(*given)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is seen of the first page."""
    folder = write_small(tmp_path_factory.mktemp("usual"))
    with Pilot(open_exhibition(folder, None), block_kinds, SIZE) as pilot:
        pilot.tap(5, 5)
        pilot.show.open_chapter("sea")
        pilot.settle()
        return pilot.canvas.pixels()


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    monkeypatch.setattr(supplies, "FLOOR", QUICK)
    monkeypatch.setattr(supplies, "Workshop", Here)
    monkeypatch.setattr(following, "PAUSE", 0.01)
    monkeypatch.setattr(Examiners, "look", lambda _, sort, path: look(sort, path))
    return Source(Store(tmp_path / "store"), write_small(tmp_path / "folder"))


@pytest.fixture
def house(source: Source) -> Iterator[House]:
    """What is shown first is the folder itself, and then its first version."""
    assert source.folder
    with (
        House(open_exhibition(source.folder, source.store.cache), source.store.cache) as house,
        closing(Supplies(source, SIZE)) as brought,
    ):
        brought.start(house.floor)
        house.until(lambda: shown(house).is_relative_to(source.store.folder))
        yield house


def shown(house: House) -> Path:
    return house.show.exhibition.folder


def test_the_whole_store_is_filled_again_from_the_folder(house: House, source: Source, page: bytes) -> None:
    first = house.show
    store = source.store.folder
    shutil.rmtree(store.rename(store.with_name("gone")))  # in one step: its cache is still written to
    house.until(lambda: house.show is not first and shown(house).is_relative_to(source.store.folder))
    assert source.store.current()
    house.open("sea")
    house.shows(page)


def test_with_one_version_deleted_the_one_before_is_shown(house: House, source: Source, page: bytes) -> None:
    first = shown(house)
    assert source.folder
    picture = source.folder / "assets" / "sea" / "tide.png"
    picture.write_bytes(picture.read_bytes() + b"another")
    house.until(lambda: shown(house) != first)
    shutil.rmtree(shown(house))
    house.until(lambda: shown(house) == first)
    house.open("sea")
    house.shows(page)


def test_while_it_cannot_be_filled_the_folder_is_shown_and_put_back_it_is_shown_itself(
    house: House, source: Source, page: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, store = shown(house), source.store.folder

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Here, "do", refuse)
    away = store.rename(store.with_name("away"))
    house.until(lambda: shown(house) == source.folder)
    house.open("sea")
    house.shows(page)
    house.show.end_visit()
    house.settle()
    shutil.rmtree(store, ignore_errors=True)
    away.rename(store)
    house.until(lambda: shown(house) == first)
    house.open("sea")
    house.shows(page)
