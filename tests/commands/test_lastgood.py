"""Which version is shown instead of one that crashes, and when another one takes its place again."""

from contextlib import closing
from pathlib import Path

import pytest

from kiosk.base.errors import KioskError, WrongOptionsError
from kiosk.commands.opening import store_folder
from kiosk.commands.publishing.following import Following
from kiosk.commands.publishing.source import Source, source
from kiosk.commands.supervising.lastgood import last_good, recalled, remember
from kiosk.content.library import Library
from kiosk.store.store import Store
from tests.store.publishing import FIRST, SECOND, THIRD, publish


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_the_one_that_stood_well_is_shown_instead(store: Store, tmp_path: Path) -> None:
    one, two, three = (publish(store, files) for files in (FIRST, SECOND, THIRD))
    state = tmp_path / "state"
    assert last_good(store, state) == two
    remember(state, one.folder)
    assert last_good(store, state) == one
    remember(state, three.folder)  # the current one, which crashes now
    assert last_good(store, state) == two
    remember(state, one.folder)
    (one.folder / "assets" / "sea" / "tide.png").unlink()
    assert last_good(store, state) == two


def test_where_there_is_no_other_there_is_none(store: Store, tmp_path: Path) -> None:
    assert last_good(store, tmp_path) is None
    publish(store, FIRST)
    assert last_good(store, tmp_path) is None


@pytest.mark.parametrize("written", [b"", b"{", b"[]", b'{"version": 3}', b"\xff"])
def test_a_damaged_note_is_none(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "last-good.json").write_bytes(written)
    assert recalled(tmp_path) is None


def test_what_cannot_be_noted_is_not(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    remember(tmp_path / "file", tmp_path)
    assert recalled(tmp_path / "file") is None


def test_only_what_becomes_current_from_now_on_takes_its_place(store: Store, tmp_path: Path) -> None:
    one, _ = (publish(store, files) for files in (FIRST, SECOND))
    shown = Source(store, None).instead(tmp_path / "state")
    assert shown.last_good == one
    assert shown.open_first().exhibition.folder == one.folder
    offered: list[Library] = []
    with closing(Following(store, shown.open, offered.append, lambda: one.folder)) as following:
        following.hold(one)
        following.look()
        assert offered == []
        assert one.name not in store.keep(0)
        three = publish(store, THIRD)
        following.look()
        assert [library.exhibition.folder for library in offered] == [three.folder]


def test_a_folder_that_is_gone_is_shown_as_it_was_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(KioskError):
        source(tmp_path / "gone", None, None, preview=False)
    version = publish(Store(store_folder(tmp_path / "gone")), FIRST)
    shown = source(tmp_path / "gone", None, None, preview=False)
    assert shown.open_first().exhibition.folder == version.folder
    assert shown.watched == tmp_path / "gone"


def test_options_that_contradict_each_other_need_no_second_try(tmp_path: Path) -> None:
    with pytest.raises(WrongOptionsError) as wrong:
        source(tmp_path, tmp_path, None, preview=False)
    assert wrong.value.status == 2
