import errno
import os
import shutil
from pathlib import Path

import pytest

from kiosk.base.geometry import Size
from kiosk.base.room import Room
from kiosk.media import cache as module
from kiosk.media.cache import PixelCache, derivative_name, preview_name
from kiosk.media.derivative import Derivative, Pixels

PICTURE = Pixels(Size(3, 2), bytes(range(24)), opaque=True)


def same(found: Pixels | None, kept: Pixels = PICTURE) -> bool:
    return found is not None and (found.size, bytes(found.data), found.opaque) == (
        kept.size,
        bytes(kept.data),
        kept.opaque,
    )


def test_kept_and_found_again(tmp_path: Path) -> None:
    PixelCache(tmp_path / "new").put("a", PICTURE)
    assert same(PixelCache(tmp_path / "new").get("a"))
    assert PixelCache(tmp_path / "new").get("b") is None
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.pixels"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:10],
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: b"WRONGMAG" + data[8:],
        lambda data: data[:-1] + b"\xff",
        lambda data: bytes(len(data)),
    ],
)
def test_a_damaged_entry_is_a_miss_and_is_replaced(tmp_path: Path, damage: object) -> None:
    cache = PixelCache(tmp_path)
    cache.put("a", PICTURE)
    path = tmp_path / "a.pixels"
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    assert cache.get("a") is None
    assert not path.exists()
    cache.put("a", PICTURE)
    assert same(cache.get("a"))


@pytest.mark.skipif(not hasattr(os, "RWF_NOWAIT"), reason="here the system cannot tell what lies in memory")
def test_at_once_nothing_is_fetched_from_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = PixelCache(tmp_path)
    cache.put("a", PICTURE)
    assert same(cache.get("a", at_once=True))

    def away(*_: object) -> int:
        raise BlockingIOError(errno.EAGAIN, "is on the disk")

    monkeypatch.setattr(os, "preadv", away)
    assert cache.get("a", at_once=True) is None
    assert same(cache.get("a")), "nothing was lost"


@pytest.mark.skipif(not hasattr(os, "RWF_NOWAIT"), reason="here the system cannot tell what lies in memory")
def test_a_file_system_that_cannot_tell_what_lies_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = PixelCache(tmp_path)
    cache.put("a", PICTURE)

    def unable(*_: object) -> int:
        raise OSError(errno.EOPNOTSUPP, "cannot tell")

    monkeypatch.setattr(os, "preadv", unable)
    assert same(cache.get("a", at_once=True))


def test_the_folder_may_vanish(tmp_path: Path) -> None:
    cache = PixelCache(tmp_path / "c")
    cache.put("a", PICTURE)
    shutil.rmtree(tmp_path / "c")
    assert cache.get("a") is None
    cache.put("a", PICTURE)
    assert same(cache.get("a"))


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_write", full)
    cache = PixelCache(tmp_path)
    cache.put("a", PICTURE)
    assert cache.get("a") is None
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = PixelCache(tmp_path / "file" / "c")
    cache.put("a", PICTURE)
    assert cache.get("a") is None


def test_the_least_recently_used_go(tmp_path: Path) -> None:
    entry = 24 + len(PICTURE.data)
    cache = PixelCache(tmp_path, Room(tmp_path, limit=4 * entry))
    for number in range(4):
        cache.put(str(number), PICTURE)
        os.utime(tmp_path / f"{number}.pixels", (1000.0 + number, 1000.0 + number))
    assert same(cache.get("0"))  # read: its time is now
    cache.put("4", PICTURE)
    left = {path.stem for path in tmp_path.iterdir()}
    assert {"0", "4"} <= left
    assert "1" not in left
    assert len(left) * entry <= 4 * entry


def test_drafts_of_a_crash_are_cleared(tmp_path: Path) -> None:
    draft = tmp_path / ".draft-a.1.1"
    draft.write_bytes(b"x")
    os.utime(draft, (1000.0, 1000.0))
    PixelCache(tmp_path).put("b", PICTURE)
    assert not draft.exists()


def test_names_tell_requests_and_states_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text("x")
    state, wanted = path.stat(), Derivative("a.svg", 4, 3)
    names = {
        derivative_name(path, state, wanted),
        derivative_name(path, state, Derivative("a.svg", 4, 3, "contain")),
        derivative_name(path, state, Derivative("a.svg", 4, 3, focus=(0.1, 0.5))),
        derivative_name(path, state, Derivative("a.svg", 4, 3, region=(0, 0, 1, 1))),
        derivative_name(path, state, wanted, (Path("f.otf"),)),
        preview_name(path, state),
    }
    assert len(names) == 6
    assert derivative_name(path, state, wanted) in names
    path.write_text("longer")
    assert derivative_name(path, path.stat(), wanted) not in names


def test_hard_links_share_what_was_made(tmp_path: Path) -> None:
    path, link, wanted = tmp_path / "a.svg", tmp_path / "v2" / "b.svg", Derivative("a.svg", 4, 3)
    path.write_text("x")
    link.parent.mkdir()
    link.hardlink_to(path)
    assert derivative_name(link, link.stat(), wanted) == derivative_name(path, path.stat(), wanted)
    copy = tmp_path / "c.svg"
    copy.write_text("x")
    assert derivative_name(copy, copy.stat(), wanted) != derivative_name(path, path.stat(), wanted)
