"""A thread that ends before its time is relieved, with a line in the log, and visitors see no change."""

import threading
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.base import relief
from kiosk.commands.health import scales
from kiosk.commands.health.scales import Scales
from kiosk.commands.publishing import inbox as inbox_module
from kiosk.commands.publishing import watching
from kiosk.commands.publishing.following import Following
from kiosk.commands.publishing.inbox import Inbox
from kiosk.commands.publishing.watching import Pace, Watch
from kiosk.media import pictures
from kiosk.media.derivative import Tile
from kiosk.media.outlines.regionwork import RegionWork
from kiosk.media.raster import Decoded
from kiosk.media.recordings.film import PictureReader
from kiosk.media.recordings.sound import SoundReader
from kiosk.media.tiling.tiles import Tiles
from kiosk.store.store import Store
from tests.faults.exhibition import FILM, MAP, SOUND, WALL
from tests.faults.house import PATIENCE, House, fell, heard, played, threads
from tests.store.publishing import FIRST, publish


def falls(caplog: pytest.LogCaptureFixture) -> int:
    """Lines in the log that tell of a thread that fell; each of a single line."""
    told = [each.getMessage() for each in caplog.records if "fell" in each.getMessage()]
    assert not any("\n" in each for each in told)
    return len(told)


def once(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> threading.Event:
    """Whoever calls this next falls; set when that was so."""
    real, done = getattr(owner, name), threading.Event()

    def fall(*given: Any, **named: Any) -> Any:
        if not done.is_set():
            done.set()
            raise SystemExit
        return real(*given, **named)

    monkeypatch.setattr(owner, name, fall)
    return done


def tell_of_the_end(monkeypatch: pytest.MonkeyPatch, owner: type, name: str, news: threading.Event) -> None:
    """Set `news` whenever this was done."""
    real = getattr(owner, name)

    def do(*given: Any) -> Any:
        result = real(*given)
        news.set()
        return result

    monkeypatch.setattr(owner, name, do)


def test_all_who_make_pictures_fall_between_two_and_the_next_ones_come(
    house: House, usual: Mapping[int, bytes], caplog: pytest.LogCaptureFixture
) -> None:
    first = threads("picture-")
    for each in first:
        fell(each)
    house.open("sea", WALL)
    house.shows(usual[WALL])
    assert falls(caplog) == 2
    assert len(threads("picture-")) == 2
    assert not set(first) & set(threads("picture-"))


def test_who_makes_a_picture_falls_over_it_and_it_is_made_by_another(
    house: House,
    usual: Mapping[int, bytes],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = once(monkeypatch, pictures, "produce")
    house.open("sea", WALL)
    house.shows(usual[WALL])
    assert done.is_set()
    assert falls(caplog) == 1


def test_a_picture_over_which_everybody_falls_leaves_a_mark_and_the_others_come(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pictures.produce

    def produce(path: Path, *given: Any) -> Decoded:
        if path.name == "boats.png":
            raise SystemExit
        return real(path, *given)

    monkeypatch.setattr(pictures, "produce", produce)
    house.open("sea", WALL)
    house.settle()
    assert {each.src for each in house.show.pictures._failed} == {"sea/boats.png"}
    assert falls(caplog) == 2


@pytest.mark.parametrize(
    ("page", "owner", "name"), [(MAP, RegionWork, "_find"), (WALL, Tiles, "make")], ids=["regions", "tiles"]
)
def test_who_works_beside_falls_and_the_page_is_as_usual(
    house: House,
    usual: Mapping[int, bytes],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    page: int,
    owner: type,
    name: str,
) -> None:
    done = once(monkeypatch, owner, name)
    house.open("sea", page)
    if page == WALL:
        house.settle()
        house.show.pictures._store.want(Tile("sea/large.jpg", 0, 0, 0))
        house.until(done.is_set)
    house.shows(usual[page])
    assert done.is_set()
    assert falls(caplog) == 1


@pytest.mark.parametrize(("owner", "name"), [(PictureReader, "read"), (SoundReader, "read")])
def test_a_film_plays_on_though_who_decodes_it_falls(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, owner: type, name: str
) -> None:
    house.open("sea", FILM)
    house.until(lambda: played(house).film.seconds is not None)
    house.press("play")
    house.until(lambda: played(house).film.begun)
    done = once(monkeypatch, owner, name)
    house.until(done.is_set)
    shown = played(house).film.run.score.shown
    house.until(lambda: played(house).film.run.score.shown > shown + 5)
    house.until(lambda: heard(house))
    assert falls(caplog) == 1


def test_a_sound_is_known_and_heard_though_whoever_reads_it_falls(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = once(monkeypatch, SoundReader, "__init__")
    house.open("sea", SOUND)
    house.until(lambda: any(each.id == "toggle" for each in house.show.controls()))
    assert done.is_set()
    house.press("toggle")
    house.until(lambda: heard(house))
    assert falls(caplog) == 1


# Those who stand at their posts for as long as the kiosk runs.


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set by whoever has done what it is there for."""
    monkeypatch.setattr(relief, "PAUSE", 0.0)
    return threading.Event()


def test_the_folder_is_watched_on(
    folder: Path, news: threading.Event, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = once(monkeypatch, watching, "footprint_of")
    pace = Pace(quiet=0.0, step=0.01, look=0.05, poll=0.05, share=1.0)
    with closing(Watch(folder, news.set, pace).start()):
        assert news.wait(PATIENCE)
    assert done.is_set()
    assert falls(caplog) == 1


def test_the_store_is_followed_on(
    tmp_path: Path, news: threading.Event, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "store")
    publish(store, FIRST)
    done = once(monkeypatch, Store, "mark")
    library: Any = None
    with closing(Following(store, lambda _: library, lambda _: news.set(), lambda: tmp_path).start()):
        assert news.wait(PATIENCE)
    assert done.is_set()
    assert falls(caplog) == 1


def test_packs_are_taken_on(
    tmp_path: Path, news: threading.Event, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception: Any = SimpleNamespace(clear=lambda: None, close=lambda: None)
    inbox = Inbox(tmp_path, reception)
    done = once(monkeypatch, inbox_module, "arrivals")
    tell_of_the_end(monkeypatch, Inbox, "look", news)
    with closing(inbox.start()):
        assert news.wait(PATIENCE)
    assert done.is_set()
    assert falls(caplog) == 1


def test_the_kiosk_is_weighed_on(
    tmp_path: Path, news: threading.Event, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = once(monkeypatch, scales, "burden")
    tell_of_the_end(monkeypatch, Scales, "weigh", news)
    with closing(Scales({"store": tmp_path})) as weighing:
        weighing.start()
        assert news.wait(PATIENCE)
    assert done.is_set()
    assert falls(caplog) == 1
