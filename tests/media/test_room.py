"""A cache keeps to its limit, leaves the disk its last bytes, and survives what becomes of its folders."""

import os
import shutil
import time
from collections import namedtuple
from pathlib import Path

import pytest

from kiosk.base.geometry import Size
from kiosk.base.room import Room, spare
from kiosk.media.cache import PixelCache
from kiosk.media.derivative import Pixels
from kiosk.media.preparations import Preparations

Disk = namedtuple("Disk", "total used free")
PICTURE = Pixels(Size(10, 10), bytes(400), True)


def disk(monkeypatch: pytest.MonkeyPatch, total: int, free: int) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(total, total - free, free))


def write(folder: Path, name: str, size: int, used: float) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(b"x" * size)
    os.utime(path, (used, used))
    return path


def test_one_limit_holds_for_all_folders_and_the_least_recently_used_of_any_goes(tmp_path: Path) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    room = Room(a, b, limit=1000)
    old, new = write(a, "old", 400, 1000.0), write(b, "new", 400, 2000.0)
    room.take(300)
    assert (old.exists(), new.exists()) == (False, True)


def test_what_is_larger_than_the_limit_is_refused_and_nothing_goes_for_it(tmp_path: Path) -> None:
    kept = write(tmp_path / "a", "kept", 400, 1000.0)
    with pytest.raises(OSError, match="No space"):
        Room(tmp_path / "a", limit=1000).take(1001)
    assert kept.exists()


@pytest.mark.parametrize(
    ("total", "free", "left"),
    [(100, 50, 45), (100, 4, -1), (10**12, 3 * 10**9, 2 * 10**9), (2 * 10**10, 10**9, 0)],
)
def test_the_last_of_a_disk_is_for_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, total: int, free: int, left: int
) -> None:
    disk(monkeypatch, total, free)
    assert spare(tmp_path / "not" / "there" / "yet") == left


def test_on_a_nearly_full_disk_old_things_give_way_to_new_ones(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = write(tmp_path, "old", 1000, 1000.0)
    disk(monkeypatch, 100_000, 5_100)
    room = Room(tmp_path)
    room.take(100)
    assert old.exists()
    room.take(500)
    assert not old.exists()


def test_on_a_full_disk_nothing_is_written_and_nothing_raised(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    disk(monkeypatch, 100_000, 10)
    cache, prepared = PixelCache(tmp_path / "a"), Preparations(tmp_path / "b")
    cache.put("a", PICTURE)
    assert cache.get("a") is None
    with pytest.raises(OSError, match="No space"):
        prepared.make("b", lambda _: None)
    assert list(tmp_path.rglob("*")) == []


def test_what_cannot_be_deleted_because_it_is_open_stays_and_the_next_one_goes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As on Windows."""
    held, other = write(tmp_path, "held", 400, 1000.0), write(tmp_path, "other", 400, 2000.0)
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == held:
            raise PermissionError(13, "in use")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    Room(tmp_path, limit=1000).take(400)
    assert (held.exists(), other.exists()) == (True, False)


def test_what_was_swept_away_while_it_was_made_is_made_once_more(tmp_path: Path) -> None:
    prepared, tries = Preparations(tmp_path / "kept"), []

    def work(draft: Path) -> None:
        tries.append(draft)
        if len(tries) == 1:
            shutil.rmtree(tmp_path / "kept")
        draft.write_text("whole")

    prepared.make("a", work)
    found = prepared.find("a")
    assert found is not None
    assert found.read_text() == "whole"
    assert len(tries) == 2


def test_what_was_swept_away_when_it_was_whole_is_made_once_more(tmp_path: Path) -> None:
    prepared, tries = Preparations(tmp_path / "kept"), []

    def work(draft: Path) -> None:
        tries.append(draft)
        draft.write_text("whole")
        if len(tries) == 1:
            shutil.rmtree(tmp_path / "kept")

    prepared.make("a", work)
    assert prepared.find("a") is not None


def test_a_limit_is_not_spoilt_by_what_others_delete(tmp_path: Path) -> None:
    cache = PixelCache(tmp_path / "c", Room(tmp_path / "c", limit=1000))
    for name in "abcdefgh":
        cache.put(name, PICTURE)
        shutil.rmtree(tmp_path / "c")
    cache.put("z", PICTURE)
    assert cache.get("z") is not None


YEARS = 3653 * 86_400.0


@pytest.mark.parametrize("leap", [-YEARS, -3600.0])
def test_after_the_clock_was_set_back_what_is_made_and_used_now_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leap: float
) -> None:
    """What is dated ahead of now was not used since, and goes first, the least recently used of it before."""
    now = time.time()
    earlier, later = write(tmp_path, "earlier", 300, now - 60), write(tmp_path, "later", 300, now)
    room = Room(tmp_path, limit=1000)
    monkeypatch.setattr(time, "time", lambda: now + leap)
    fresh = write(tmp_path, "fresh", 300, now + leap)
    room.take(200)
    assert [each.exists() for each in (earlier, later, fresh)] == [False, True, True]
    room.take(500)
    assert [each.exists() for each in (later, fresh)] == [False, True]


def test_a_clock_that_was_ahead_for_a_day_leaves_nothing_that_never_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    ahead, used = write(tmp_path, "ahead", 400, now + YEARS), write(tmp_path, "used", 400, now - YEARS)
    Room(tmp_path, limit=1000).take(300)
    assert [each.exists() for each in (ahead, used)] == [False, True]


def test_a_picture_of_another_year_that_is_looked_at_is_of_now(tmp_path: Path) -> None:
    cache = PixelCache(tmp_path)
    cache.put("a", PICTURE)
    (path,) = tmp_path.iterdir()
    for leap in (YEARS, -YEARS):
        os.utime(path, (time.time() + leap,) * 2)
        assert cache.get("a")
        assert abs(path.stat().st_mtime - time.time()) < 60
