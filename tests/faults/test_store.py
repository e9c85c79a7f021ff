"""The store is deleted under a show that lives on it: it is filled again, something is shown all along."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

from kiosk.commands.opening import open_exhibition
from kiosk.commands.publishing import following, supplies
from kiosk.commands.publishing.source import Source
from kiosk.commands.publishing.supplies import Supplies
from kiosk.commands.publishing.watching import Pace
from kiosk.commands.publishing.workshop import Workshop
from kiosk.store.store import Store
from tests.commands.smallshow import write_small
from tests.faults.house import SIZE, House

Result = TypeVar("Result")
QUICK = Pace(quiet=0.0, step=0.01, look=0.05, poll=0.05, share=1.0)


class Here(Workshop):
    """A workshop without a process."""

    def do(self, work: Callable[..., Result], *given: object) -> Result:
        return work(*given)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    monkeypatch.setattr(supplies, "FLOOR", QUICK)
    monkeypatch.setattr(supplies, "Workshop", Here)
    monkeypatch.setattr(following, "PAUSE", 0.01)
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


def page_of(house: House) -> bytes:
    house.open("sea")
    house.settle()
    seen = house.canvas.pixels()
    house.show.end_visit()
    house.settle()
    return seen


def test_the_whole_store_is_filled_again_from_the_folder(house: House, source: Source) -> None:
    usual, first = page_of(house), shown(house)
    shutil.rmtree(source.store.folder)
    house.until(lambda: shown(house) != first and shown(house).is_relative_to(source.store.folder))
    assert source.store.current()
    assert page_of(house) == usual


def test_where_one_version_is_deleted_the_one_before_is_shown(house: House, source: Source) -> None:
    usual, first = page_of(house), shown(house)
    assert source.folder
    picture = source.folder / "assets" / "sea" / "tide.png"
    picture.write_bytes(picture.read_bytes() + b"another")
    house.until(lambda: shown(house) != first)
    shutil.rmtree(shown(house))
    house.until(lambda: shown(house) == first)
    assert page_of(house) == usual


def test_while_it_cannot_be_filled_the_folder_is_shown_and_put_back_it_is_shown_itself(
    house: House, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, first, store = page_of(house), shown(house), source.store.folder

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Here, "do", refuse)
    away = store.rename(store.with_name("away"))
    house.until(lambda: shown(house) == source.folder)
    assert page_of(house) == usual
    shutil.rmtree(store, ignore_errors=True)
    away.rename(store)
    house.until(lambda: shown(house) == first)
    assert page_of(house) == usual
