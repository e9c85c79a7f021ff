"""What is changed in a folder comes to the floor when it is good; what is not good changes nothing."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.commands.opening import block_fields, block_kinds
from kiosk.commands.publishing import supplies
from kiosk.commands.publishing.following import Following
from kiosk.commands.publishing.publisher import Published, Publisher, Refusal
from kiosk.commands.publishing.source import Source, source
from kiosk.commands.publishing.staffreport import StaffReport
from kiosk.commands.publishing.supplies import Supplies
from kiosk.commands.publishing.supply import Supply, publish_changes
from kiosk.commands.publishing.watching import PREVIEW
from kiosk.commands.publishing.workshop import Workshop
from kiosk.content.library import Library, open_library
from kiosk.show.home import Home
from kiosk.show.pilot import Pilot
from kiosk.show.problemstrip import ProblemStrip
from kiosk.store.store import Store
from kiosk.store.version import Version
from tests.show.conftest import SMALL, write_small

Result = TypeVar("Result")


class Here(Workshop):
    """A workshop without a process."""

    def do(self, work: Callable[..., Result], *given: object) -> Result:
        return work(*given)


@dataclass
class House:
    """A folder, its store, and a preview of both."""

    folder: Path
    store: Store
    pilot: Pilot
    following: Following
    supply: Supply
    reports: list[Any] = field(default_factory=list)

    def change(self, name: str, old: str, new: str) -> None:
        path = self.folder / "exhibits" / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    def publish(self) -> Any:
        """What becomes of the folder as it is now; whatever comes of it on the floor is there then."""
        self.supply.publish()
        self.pilot.settle()
        return self.reports[-1]

    @property
    def title(self) -> str:
        return self.pilot.show.exhibition.title["en"]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    folder = write_small(tmp_path / "folder", "subtitle: {zh: 展, en: Show}\n")
    for chapter in ("sea", "land"):
        path = folder / "exhibits" / f"{chapter}.yaml"
        path.write_text(
            path.read_text("utf-8").replace("    blocks:", "    sources: [F1]\n    blocks:"), "utf-8"
        )
    store = Store(tmp_path / "store")
    first = Source(store, folder).open_first()
    with Pilot(first, block_kinds, SMALL, preview=True) as pilot:
        following = Following(store, opened, pilot.floor.offer, lambda: pilot.show.exhibition.folder)
        reports: list[Any] = []
        supply = Supply(folder, store.folder, Here(), PREVIEW, following, reports.append)
        yield House(folder, store, pilot, following, supply, reports)
        following.close()


def opened(version: Version) -> Library:
    return open_library(version.folder, block_fields, None)


def current(house: House) -> Version:
    version = house.store.current()
    assert version
    return version


def test_a_good_change_is_shown(house: House) -> None:
    assert isinstance(house.publish(), Published)
    assert house.pilot.show.exhibition.folder == current(house).folder
    house.change("exhibition.yaml", "The Shore", "Another Shore")
    house.publish()
    assert house.title == "Another Shore"


def test_with_an_error_the_last_good_one_stays(house: House) -> None:
    house.publish()
    good = current(house)
    house.change("sea.yaml", "kind: hero", "kind: herro")
    report = house.publish()
    assert isinstance(report, Refusal)
    assert [problem.nearest for problem in report.problems if problem.severity == "error"] == ["hero"]
    assert current(house) == good
    assert house.pilot.show.exhibition.folder == good.folder
    house.change("sea.yaml", "kind: herro", "kind: hero")
    assert isinstance(house.publish(), Published)


@pytest.mark.parametrize("preview", [False, True], ids=["floor", "preview"])
def test_who_is_told_of_errors(
    tmp_path: Path, house: House, monkeypatch: pytest.MonkeyPatch, preview: bool
) -> None:
    told = threading.Event()
    teller = ProblemStrip if preview else StaffReport
    tell = teller.tell

    def listen(self: Any, problems: Any, shown: Any) -> None:
        tell(self, problems, shown)
        told.set()

    monkeypatch.setattr(teller, "tell", listen)
    monkeypatch.setattr(supplies, "Workshop", Here)
    monkeypatch.setattr(supplies, "FLOOR", PREVIEW)
    house.publish()
    house.change("sea.yaml", "kind: hero", "kind: herro")
    with closing(Supplies(Source(house.store, house.folder, preview=preview), Size(640, 360))) as begun:
        begun.start(house.pilot.floor)
        assert told.wait(10)
        assert (begun.strip is not None) is preview
    assert (house.folder / "kiosk-report.txt").exists() is not preview


def test_a_half_copied_picture_is_not_shown(house: House) -> None:
    house.publish()
    good = current(house)
    picture = house.folder / "assets" / "tide.png"
    whole = picture.read_bytes()
    picture.write_bytes(whole[: len(whole) // 2])
    assert isinstance(house.publish(), Refusal)
    assert current(house) == good
    picture.write_bytes(whole + b"")
    house.change("exhibition.yaml", "The Shore", "Whole")
    house.publish()
    assert house.title == "Whole"


def test_the_folder_may_be_deleted(house: House) -> None:
    house.publish()
    shutil.rmtree(house.folder)
    assert isinstance(house.publish(), Refusal)
    house.pilot.tap(300, 100)
    assert isinstance(house.pilot.show.scene, Home)
    for chapter in ("sea", "land"):
        house.pilot.show.open_chapter(chapter)
        house.pilot.settle()
        assert house.pilot.show.complete


def test_what_was_gone_back_from_stays_back_until_the_folder_changes(house: House) -> None:
    house.publish()
    first = current(house)
    house.change("exhibition.yaml", "The Shore", "Regretted")
    house.publish()
    house.store.switch(first)
    house.publish()
    assert house.title == "The Shore"
    house.change("exhibition.yaml", "Regretted", "Better")
    house.publish()
    assert house.title == "Better"


def test_what_is_shown_is_not_removed(house: House) -> None:
    house.publish()
    shown = current(house).folder
    house.pilot.tap(300, 100)
    house.pilot.down(300, 100)
    for number in range(6):
        house.change("exhibition.yaml", "en: Show", f"en: Show {number}")
        house.publish()
        assert house.pilot.show.exhibition.folder == shown
        assert shown.is_dir()
    house.pilot.up(300, 100)
    house.pilot.settle()
    assert house.pilot.show.exhibition.folder == current(house).folder
    house.change("exhibition.yaml", "The Shore", "Last")
    house.publish()
    house.following.look()
    Publisher(house.store, 1).publish(house.folder)
    assert not shown.exists()


def test_a_version_that_cannot_be_opened_is_tried_once(tmp_path: Path) -> None:
    store, folder = Store(tmp_path / "store"), write_small(tmp_path / "folder")
    tried: list[str] = []

    def fail(version: Version) -> Library:
        tried.append(version.name)
        raise ValueError("whatever")

    following = Following(store, fail, lambda _: pytest.fail("offered"), lambda: folder)
    following.look()
    assert not tried
    Publisher(store).publish(folder)
    with pytest.raises(ValueError, match="whatever"):
        following.look()
    following.look()
    assert len(tried) == 1
    following.close()


def test_only_a_change_is_published(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "folder")
    first = publish_changes(folder, tmp_path / "store")
    second = publish_changes(folder, tmp_path / "store")
    assert isinstance(first, Published)
    assert isinstance(second, Published)
    assert first.is_new
    assert not second.is_new


@pytest.mark.parametrize(
    ("exhibition", "store", "inbox", "preview"),
    [("e", "s", None, False), (None, "s", None, True), ("e", None, "i", True)],
)
def test_options_that_contradict_each_other(
    exhibition: str | None, store: str | None, inbox: str | None, preview: bool, tmp_path: Path
) -> None:
    (tmp_path / "e").mkdir()
    folders = [tmp_path / name if name else None for name in (exhibition, store, inbox)]
    with pytest.raises(KioskError):
        source(folders[0], folders[1], folders[2], preview)


def test_an_empty_store_says_so(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="kiosk publish"):
        source(None, tmp_path, None, False).open_first()
