import errno
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.base.geometry import Size
from kiosk.media import pictures
from kiosk.media.derivative import Derivative, PictureError, Pixels
from kiosk.media.picturestore import Arrival, PictureStore
from kiosk.media.raster import Decoded
from kiosk.media.wantlist import WantList

PIXELS = Pixels(Size(1, 1), bytes(4), opaque=True)


class Desk:
    """A store with a bell, as the main thread has it."""

    def __init__(self, folder: Path, cache: Path | None = None, threads: int = 2) -> None:
        self.rung = threading.Semaphore(0)
        self.folder = folder
        self.store = PictureStore(folder, cache, self.rung.release, threads)

    def next(self, count: int = 1) -> list[Arrival]:
        """The next `count` arrivals."""
        arrivals: list[Arrival] = []
        while len(arrivals) < count:
            assert self.rung.acquire(timeout=30)
            arrivals += self.store.arrived()
        return arrivals

    def picture(self, name: str, size: tuple[int, int] = (64, 48)) -> Derivative:
        """A new picture file, and what asks for it."""
        Image.new("RGB", size, (200, 20, 20)).save(self.folder / name)
        return Derivative(name, 32, 32)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, tmp_path / "cache")
    yield desk
    desk.store.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("picture-")]


class Gate:
    """Stands in for decoding: notes what is made, and lets it pass when told."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.entered = threading.Semaphore(0)
        self.open = threading.Semaphore(0)

    def produce(self, path: Path, wanted: Derivative, _: object) -> Decoded:
        self.made.append(wanted.src)
        self.entered.release()
        assert self.open.acquire(timeout=30)
        return Decoded(PIXELS, PIXELS)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate = Gate()
    monkeypatch.setattr(pictures, "produce", gate.produce)
    return gate


def failing(error: Exception) -> Callable[..., Decoded]:
    def produce(*_: object) -> Decoded:
        raise error

    return produce


def test_what_is_wanted_arrives_once(desk: Desk) -> None:
    wanted = desk.picture("a.png")
    for _ in range(5):
        desk.store.want(wanted)
    ((which, pixels),) = desk.next()
    assert which == wanted
    assert isinstance(pixels, Pixels)
    assert pixels.size == (32, 32)
    assert desk.store.arrived() == []


def test_the_preview_is_known_afterwards_and_from_disk(desk: Desk) -> None:
    wanted = desk.picture("a.png")
    assert desk.store.preview("a.png") is None
    desk.store.fetch(wanted)
    first = desk.store.preview("a.png")
    assert first
    with PictureStore(desk.folder, desk.folder / "cache", lambda: None) as other:
        again = other.preview("a.png")
    assert again
    assert again.size == (32, 24)
    assert bytes(again.data) == bytes(first.data)


@pytest.mark.skipif(not hasattr(os, "RWF_NOWAIT"), reason="here the system cannot tell what lies in memory")
def test_what_lies_on_the_disk_is_left_to_who_may_wait(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = desk.picture("a.png")
    desk.store.fetch(wanted)

    def away(*_: object) -> int:
        raise BlockingIOError(errno.EAGAIN, "is on the disk")

    monkeypatch.setattr(os, "preadv", away)
    with PictureStore(desk.folder, desk.folder / "cache", lambda: None) as other:
        assert other.kept(wanted) is None
        assert other.preview("a.png") is None
        other.fetch(wanted)
        assert other.preview("a.png"), "which was brought along with the picture"


def test_the_second_time_comes_from_the_cache(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = desk.picture("a.png")
    first = desk.store.fetch(wanted)
    monkeypatch.setattr(pictures, "produce", failing(AssertionError("decoded again")))
    assert bytes(desk.store.fetch(wanted).data) == bytes(first.data)


def test_a_changed_file_is_made_anew(desk: Desk) -> None:
    wanted = desk.picture("a.png")
    before = bytes(desk.store.fetch(wanted).data)
    Image.new("RGB", (10, 10), (0, 200, 0)).save(desk.folder / "a.png")
    os.utime(desk.folder / "a.png", (5000.0, 5000.0))
    assert bytes(desk.store.fetch(wanted).data) != before


def test_works_without_a_cache(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.store.fetch(desk.picture("a.png")).size == (32, 32)
    desk.store.close()
    assert {path.name for path in tmp_path.iterdir()} == {"a.png"}


def test_a_drawing_arrives(desk: Desk) -> None:
    root = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    (desk.folder / "a.svg").write_text(f'{root}<rect width="40" height="20" fill="red"/></svg>')
    desk.store.want(Derivative("a.svg", 50, 50, "contain"))
    ((_, pixels),) = desk.next()
    assert isinstance(pixels, Pixels)
    assert pixels.size == (50, 25)
    assert bytes(pixels.data[:3]) == b"\x00\x00\xff"
    assert desk.store.preview("a.svg")


def test_a_failure_is_told_once_until_the_file_changes(desk: Desk) -> None:
    wanted = Derivative("a.png", 8, 8)
    (desk.folder / "a.png").write_text("no picture")
    desk.store.want(wanted)
    ((_, error),) = desk.next()
    assert isinstance(error, PictureError)
    desk.store.want(wanted)
    assert not desk.store._wanted
    desk.picture("a.png")
    os.utime(desk.folder / "a.png", (5000.0, 5000.0))
    desk.store.want(wanted)
    ((_, pixels),) = desk.next()
    assert isinstance(pixels, Pixels)


def test_a_forgotten_failure_is_told_again_without_trying(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.folder / "a.png").write_text("no picture")
    desk.store.want(Derivative("a.png", 8, 8))
    desk.next()
    monkeypatch.setattr(pictures, "produce", failing(AssertionError("tried again")))
    desk.store.forget(())
    desk.store.want(Derivative("a.png", 8, 8))
    ((_, error),) = desk.next()
    assert "not a picture" in str(error)


@pytest.mark.parametrize("src", ["../a.png", "/etc/passwd", "", "c:/a.png", "missing.png", "a\0b.png"])
def test_names_that_lead_nowhere(desk: Desk, src: str) -> None:
    with pytest.raises(PictureError):
        desk.store.fetch(Derivative(src, 8, 8))
    assert desk.store.preview(src) is None


def test_a_crashing_decode_costs_no_worker(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = [desk.picture(f"{number}.png") for number in range(4)]
    with monkeypatch.context() as patch:
        patch.setattr(pictures, "produce", failing(RuntimeError("boom")))
        for wanted in broken:
            desk.store.want(wanted)
        assert all("boom" in str(result) for _, result in desk.next(4))
    desk.store.want(desk.picture("good.png"))
    ((_, pixels),) = desk.next()
    assert isinstance(pixels, Pixels)


def test_a_crashing_wake_costs_no_worker(tmp_path: Path) -> None:
    called = threading.Semaphore(0)

    def wake() -> None:
        called.release()
        raise RuntimeError("the window is gone")

    with PictureStore(tmp_path, None, wake, threads=1) as store:
        for name in ("a.png", "b.png"):
            store.want(Derivative(name, 8, 8))
            assert called.acquire(timeout=30)


def test_urgent_things_first_and_the_forgotten_never(tmp_path: Path, gate: Gate) -> None:
    desk = Desk(tmp_path, threads=1)
    first, ahead, neighbour, now, dropped = (desk.picture(f"{name}.png") for name in "abcde")
    desk.store.want(first)
    assert gate.entered.acquire(timeout=30)
    for wanted, priority in ((ahead, 2), (neighbour, 1), (dropped, 0), (now, 2), (now, 0)):
        desk.store.want(wanted, priority)
    desk.store.forget([ahead, neighbour, now])
    for _ in range(4):
        gate.open.release()
    desk.next(4)
    assert gate.made == ["a.png", "d.png", "c.png", "b.png"]
    desk.store.close()


def test_workers_wait_until_results_are_taken(tmp_path: Path, gate: Gate) -> None:
    desk = Desk(tmp_path, threads=1)
    for number in range(6):
        gate.open.release()
        desk.store.want(desk.picture(f"{number}.png"))
    for _ in range(4):
        assert desk.rung.acquire(timeout=30)
    assert len(gate.made) == 4
    assert not desk.store._has_room()
    assert len(desk.store.arrived()) == 4
    assert len(desk.next(2)) == 2
    desk.store.close()


def test_a_slow_drawing_for_later_leaves_a_worker_free(desk: Desk, gate: Gate) -> None:
    for name in ("a.svg", "b.svg"):
        (desk.folder / name).write_text("")
        desk.store.want(Derivative(name, 8, 8), 2)
    desk.store.want(desk.picture("c.png"), 2)
    assert gate.entered.acquire(timeout=30)
    assert gate.entered.acquire(timeout=30)
    assert set(gate.made) == {"a.svg", "c.png"}
    for _ in range(3):
        gate.open.release()
    desk.next(3)


def test_close_ends_waiting_workers_and_twice_is_fine(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    wanted = desk.picture("a.png")
    desk.store.close()
    desk.store.close()
    desk.store.want(wanted)
    assert desk.store.arrived() == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("picture-")]


def test_the_oldest_of_the_least_urgent_goes() -> None:
    wants = WantList(2)
    a, b, c = (Derivative(name, 1, 1) for name in "abc")
    wants.add(a, 2)
    wants.add(b, 2)
    wants.add(c, 1)
    taken = [wants.take(lambda *_: True) for _ in range(3)]
    assert taken == [c, b, None]
