"""A store keeps versions, shows one of them, and tells what is damaged."""

import gc
import os
import stat
import threading
import weakref
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from kiosk.base.errors import KioskError
from kiosk.store.disk import Disk
from kiosk.store.draft import Unreadable
from kiosk.store.store import Store
from kiosk.store.version import Version
from tests.store.publishing import FIRST, SECOND, THIRD, contents, publish


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_nothing_was_published(store: Store) -> None:
    assert store.current() is None
    assert store.versions() == []
    assert store.previous() is None
    assert store.keep(1) == []
    assert not store.folder.exists()
    with pytest.raises(KioskError, match="nothing was published"):
        store.version("2026-01-01-000000-0000")


def test_a_version_is_a_folder_as_any_exhibition(store: Store) -> None:
    version = publish(store, FIRST, made=datetime(2026, 11, 23, 9, 17, 42, tzinfo=UTC))
    assert version.name.startswith("2026-11-23-091742-")
    assert contents(version) == FIRST
    assert (version.title, version.files) == ({"zh": "海"}, len(FIRST))
    assert version.bytes == sum(map(len, FIRST.values()))
    assert store.current() == version
    assert store.versions() == [version]
    assert store.version(version.name) == version
    assert store.verify(version) == []
    assert (store.folder / "current").read_text() == f"{version.name}\n"
    assert not [path for path in version.folder.parent.iterdir() if path.name.startswith(".")]


def test_what_is_published_already_is_not_published_anew(store: Store) -> None:
    first = publish(store, FIRST)
    assert publish(store, FIRST) == first
    assert store.versions() == [first]


def test_the_same_content_lies_there_once(store: Store) -> None:
    first, second = publish(store, FIRST), publish(store, SECOND)
    same = "assets/sea/tide.png"
    assert FIRST[same] == SECOND[same]
    assert (first.folder / same).samefile(second.folder / same)
    assert (second.folder / "assets/twin.png").samefile(second.folder / same)
    assert len(list((store.folder / "files").glob("*/*"))) == len({*FIRST.values(), *SECOND.values()})


def test_nobody_writes_to_a_version(store: Store) -> None:
    version = publish(store, FIRST)
    for path in version.folder.rglob("*.*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o444


def test_back_and_forth(store: Store) -> None:
    first, second, third = (publish(store, each) for each in (FIRST, SECOND, THIRD))
    assert store.versions() == [third, second, first]
    assert store.previous() == second
    store.switch(second)
    assert store.current() == second
    assert store.previous() == first
    store.switch(first)
    assert store.previous() is None
    assert publish(store, SECOND).manifest.number == 4, "after going back it is published anew"


def test_a_clock_that_was_set_back_puts_nothing_out_of_order(store: Store) -> None:
    first = publish(store, FIRST, made=datetime(2030, 1, 1, tzinfo=UTC))
    second = publish(store, SECOND, made=datetime(2020, 1, 1, tzinfo=UTC))
    assert store.versions() == [second, first]
    assert store.previous() == first


def test_a_name_that_is_none_tells_the_nearest(store: Store) -> None:
    version = publish(store, FIRST)
    with pytest.raises(KioskError, match=f"did you mean {version.name}"):
        store.version(version.name[:-1])
    for name in ("", "..", "../..", ".", "/"):
        with pytest.raises(KioskError, match="no version"):
            store.version(name)


def test_the_newest_and_the_current_are_kept(store: Store) -> None:
    first, second, third = (publish(store, each) for each in (FIRST, SECOND, THIRD))
    store.switch(first)
    assert store.keep(1) == [second.name]
    assert store.versions() == [third, first]
    for version in (first, third):
        assert store.verify(version) == []
    kept = {*FIRST.values(), *THIRD.values()}
    assert len(list((store.folder / "files").glob("*/*"))) == len(kept)


def test_versions_that_another_process_removed_take_no_memory(store: Store) -> None:
    publisher, seen = Store(store.folder), []
    for number in range(5):
        publish(publisher, {**FIRST, "exhibits/sea.yaml": b"title: %d" % number})
        publisher.keep(1)
        version = store.current()
        assert version
        seen.append(weakref.ref(version))
        del version
    gc.collect()
    assert [each() is None for each in seen] == [True, True, True, True, False]


def test_a_version_that_is_held_is_kept(store: Store) -> None:
    first, second, _ = (publish(store, each) for each in (FIRST, SECOND, THIRD))
    with store.held(first):
        assert store.keep(1) == [second.name]
    assert store.keep(1) == [first.name]
    with pytest.raises(KioskError, match="has been removed"), store.held(first):
        pass
    with pytest.raises(KioskError, match="has been removed"):
        store.switch(first)


def test_a_current_that_is_gone_or_damaged_gives_way_to_the_newest_whole_one(store: Store) -> None:
    first, second, third = (publish(store, each) for each in (FIRST, SECOND, THIRD))
    (store.folder / "current").unlink()
    assert store.current() == third
    (store.folder / "current").write_bytes(b"\xff\x00 nonsense")
    assert store.current() == third
    unseal(third, "exhibits/exhibition.yaml").write_bytes(b"cut")
    assert store.current() == second
    store.switch(second)
    unseal(second, "manifest.json").write_bytes(b"{}")
    assert store.current() == first
    unseal(first, "exhibits/sea.yaml").unlink()
    assert store.current() is None


def test_a_manifest_that_is_not_the_one_that_was_written_counts_for_nothing(store: Store) -> None:
    version = publish(store, FIRST)
    manifest = unseal(version, "manifest.json")
    manifest.write_bytes(manifest.read_bytes().replace("海".encode(), "河".encode()))
    assert store.current() is None


def test_damage_is_found_by_sha256(store: Store) -> None:
    version = publish(store, FIRST)
    path = unseal(version, "assets/sea/tide.png")
    path.write_bytes(b"x" * len(FIRST["assets/sea/tide.png"]))
    assert store.verify(version) == ["assets/sea/tide.png"]
    again = publish(store, FIRST)
    assert again != version, "what is damaged is published anew"
    assert store.verify(again) == []
    assert store.current() == again


def test_where_there_are_no_hard_links_files_are_copied(tmp_path: Path) -> None:
    class NoLinks(Disk):
        def link(self, source: Path, path: Path) -> None:
            raise PermissionError(1, "Operation not permitted")

    store = Store(tmp_path / "stick", NoLinks())
    versions = [publish(store, each) for each in (FIRST, SECOND)]
    assert [contents(each) for each in versions] == [FIRST, SECOND]
    assert [store.verify(each) for each in versions] == [[], []]
    assert store.keep(1) == [versions[0].name]
    assert contents(versions[1]) == SECOND


def test_what_the_store_holds_is_not_read_again(store: Store) -> None:
    first = publish(store, FIRST)
    with store.draft() as draft:
        for entry in first.manifest.files:
            assert draft.adopt(entry)
        draft.add("assets/new.txt", BytesIO(b"new"))
        assert draft.new_bytes == 3
        second = store.publish(draft, {})
    assert contents(second) == {**FIRST, "assets/new.txt": b"new"}


def test_a_draft_that_is_not_published_leaves_nothing(store: Store) -> None:
    publish(store, FIRST)
    before = sorted(store.folder.rglob("*"))
    with store.draft() as draft:
        draft.add("assets/new.txt", BytesIO(b"new"))
    assert sorted(store.folder.rglob("*")) == before


@pytest.mark.parametrize(
    "path",
    ["../a", "assets", "assets/../a", "/a", "other/a", "assets//a", "assets/a\\b", "assets/a:b", "assets/ a"],
)
def test_a_path_that_leads_elsewhere_is_refused(store: Store, path: str) -> None:
    with pytest.raises(KioskError, match="not a name that every computer"), store.draft() as draft:
        draft.add(path, BytesIO(b""))


def test_a_source_that_cannot_be_read_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"gone\.svg cannot be read"), store.draft() as draft:
        draft.add("assets/a.svg", tmp_path / "gone.svg")
    with pytest.raises(Unreadable, match="cannot be read"), store.draft() as draft:
        draft.add("assets/a.svg", tmp_path)


def test_publishers_wait_for_one_another(store: Store) -> None:
    waiting = threading.Event()
    second: list[Version] = []

    def later() -> None:
        with store.draft(waiting.set) as draft:
            draft.add("exhibits/sea.yaml", BytesIO(b"later"))
            second.append(store.publish(draft, {}))

    with store.draft() as draft:
        thread = threading.Thread(target=later)
        thread.start()
        assert waiting.wait(10)
        assert store.keep(1) == [], "nothing is removed meanwhile"
        draft.add("exhibits/sea.yaml", BytesIO(b"first"))
        first = store.publish(draft, {})
    thread.join(10)
    assert store.versions() == [second[0], first]


def unseal(version: Version, path: str) -> Path:
    """A file of a version, to be written to."""
    file = version.folder / path
    os.chmod(file, 0o644)
    return file
