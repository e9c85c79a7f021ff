"""What is made of large media is found whole or not at all, and the limit holds."""

import os
from pathlib import Path

import pytest

from kiosk.base.room import Room
from kiosk.media.preparations import Preparations, name_of


def make(prepared: Preparations, name: str, size: int) -> None:
    with prepared.making(name) as draft:
        draft.write_bytes(b"x" * size)


def test_what_is_made_is_found(tmp_path: Path) -> None:
    prepared = Preparations(tmp_path / "prepared")
    assert prepared.find("a") is None
    make(prepared, "a", 10)
    found = prepared.find("a")
    assert found is not None
    assert found.read_bytes() == b"x" * 10


def test_a_folder_is_found_too(tmp_path: Path) -> None:
    prepared = Preparations(tmp_path)
    with prepared.making("tiles") as draft:
        draft.mkdir()
        (draft / "0.jpg").write_bytes(b"tile")
    found = prepared.find("tiles")
    assert found is not None
    assert [path.name for path in found.iterdir()] == ["0.jpg"]


def test_half_of_it_is_never_found_and_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with prepared.making("a") as draft:
            draft.write_bytes(b"half")
            raise OSError("disk full")

    prepared = Preparations(tmp_path)
    with pytest.raises(OSError, match="disk full"):
        fail()
    assert prepared.find("a") is None
    assert list(tmp_path.iterdir()) == []


def test_the_least_recently_used_goes_beyond_the_limit(tmp_path: Path) -> None:
    prepared = Preparations(tmp_path, Room(tmp_path, limit=25_000))
    for at, name in enumerate(("old", "older")):
        make(prepared, name, 10_000)
        os.utime(tmp_path / name, (1000 - at, 1000 - at))
    prepared.find("older")
    make(prepared, "new", 10_000)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "older"]


def test_what_is_found_again_and_again_is_not_written_about_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = Preparations(tmp_path)
    make(prepared, "a", 10)
    os.utime(tmp_path / "a", (1000.0, 1000.0))
    dated: list[Path] = []
    real = os.utime

    def utime(path: Path) -> None:
        dated.append(path)
        real(path)

    monkeypatch.setattr(os, "utime", utime)
    for _ in range(3):
        assert prepared.find("a")
    assert dated == [tmp_path / "a"]


def test_what_is_larger_than_the_limit_stays_while_it_is_the_newest(tmp_path: Path) -> None:
    prepared = Preparations(tmp_path, Room(tmp_path, limit=10))
    make(prepared, "large", 1000)
    assert prepared.find("large") is not None


def test_made_twice_at_once_it_is_kept_once(tmp_path: Path) -> None:
    prepared = Preparations(tmp_path)
    with prepared.making("tiles") as draft:
        draft.mkdir()
        (draft / "0.jpg").write_bytes(b"slow")
        make(prepared, "tiles", 4)
    assert prepared.find("tiles") is not None
    assert len(list(tmp_path.iterdir())) == 1


def test_without_a_folder_it_keeps_for_its_own_time(tmp_path: Path) -> None:
    prepared = Preparations(None)
    make(prepared, "a", 3)
    found = prepared.find("a")
    assert found is not None
    del prepared
    assert not found.exists()


def test_a_changed_file_has_another_name(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(b"one")
    first = name_of(file, 8192)
    assert name_of(file, 4096) != first
    file.write_bytes(b"another")
    assert name_of(file, 8192) != first
