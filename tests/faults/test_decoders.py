"""A decoder that never returns costs its own picture or film; visitors go on, and the kiosk can be closed."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from kiosk.base import background
from kiosk.base.baton import Baton
from kiosk.base.hourglass import Hourglass
from kiosk.media import children, crew, pictures, picturestore
from kiosk.media.crew import Crew, CrewLostError
from kiosk.media.derivative import Derivative, Wanted
from kiosk.media.recordings import player
from kiosk.media.recordings.film import PictureReader
from kiosk.media.recordings.player import MOST
from kiosk.media.recordings.sound import SoundReader
from kiosk.show.home import Home
from kiosk.stage.playing import film
from tests.faults.exhibition import FILM, MAP, SOUND, WALL
from tests.faults.house import PATIENCE, House, heard, played, threads


@contextmanager
def stuck(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, where: str = ""
) -> Iterator[threading.Event]:
    """Whoever calls this (for a path with this name) does not come back until the end; set when one is in."""
    real, inside, end = getattr(owner, name), threading.Event(), threading.Event()

    def hang(*given: Any, **named: Any) -> Any:
        if not where or given[0].name == where:
            inside.set()
            end.wait()
        return real(*given, **named)

    monkeypatch.setattr(owner, name, hang)
    try:
        yield inside
    finally:
        end.set()


def at_work(house: House) -> list[str]:
    """What pictures are being made of, once nobody waits to be made."""
    store = house.show._store
    return [] if len(store._wanted) else [each.task.src for each in store._crew._hands if each.task]


def test_a_picture_leaves_a_mark_and_all_others_come(
    house: House,
    usual: Mapping[int, bytes],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(picturestore, "_JOIN_SECONDS", 0.2)
    store = house.show._store
    with stuck(monkeypatch, pictures, "produce", "boats.png"):
        house.open("sea", WALL)
        house.until(lambda: at_work(house) == ["sea/boats.png"])
        monkeypatch.setattr(store._crew, "_clock", lambda: time.monotonic() + crew.PATIENCE)
        house.settle()
        assert {each.src for each in house.show.pictures._failed} == {"sea/boats.png"}
        house.open("sea", MAP)
        house.shows(usual[MAP])
        house.open("sea", WALL)
        house.settle()
        assert len([each for each in caplog.records if "does not come back" in each.getMessage()]) == 1
        store.close()
        assert threads("picture-"), "closed, though one does not come back"
    house.until(lambda: not threads("picture-"))


def test_with_too_many_lost_the_process_is_given_up() -> None:
    inside, end, now = threading.Semaphore(0), threading.Event(), [0.0]

    def work(_: Wanted) -> None:
        inside.release()
        end.wait()

    made = Crew(1, lambda: Derivative("a.png", 1, 1), work, lambda: None, lambda: now[0])
    for _ in range(crew.MOST_LOST):
        assert inside.acquire(timeout=PATIENCE)
        now[0] += crew.PATIENCE + 1
        assert made.missed() == [(Derivative("a.png", 1, 1), True)]
    assert inside.acquire(timeout=PATIENCE)
    now[0] += crew.PATIENCE + 1
    with pytest.raises(CrewLostError):
        made.missed()
    end.set()
    made.close(PATIENCE)


def test_nobody_waits_for_ever_behind_one_large_picture() -> None:
    baton, end = Baton(0.05), threading.Event()

    def keep() -> None:
        with baton.held():
            end.wait()

    holder = threading.Thread(target=keep)
    holder.start()
    for _ in range(2):
        with baton.held():
            pass
    end.set()
    holder.join(PATIENCE)
    with baton.held():
        pass


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="only POSIX stops a process")
def test_a_drawing_leaves_a_mark_and_the_next_one_is_drawn(
    house: House, usual: Mapping[int, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[subprocess.Popen[bytes]] = []
    start = background.start_beside

    def stopped(*given: Any, **named: Any) -> "subprocess.Popen[bytes]":
        begun.append(start(*given, **named))
        os.kill(begun[-1].pid, signal.SIGSTOP)
        return begun[-1]

    with monkeypatch.context() as patch:
        patch.setattr(children, "start_beside", stopped)
        patch.setattr(house.show._store._darkroom._vectors, "_patience", 0.2)
        house.open("sea", WALL)
        house.settle()
        house.until(lambda: not at_work(house))
    assert {each.src for each in house.show.pictures._failed} == {"sea/map.svg"}
    assert {each.poll() for each in begun} == {-signal.SIGKILL}
    (house.show.exhibition.folder / "assets" / "sea" / "map.svg").touch()
    house.open("sea", MAP)
    house.shows(usual[MAP])


def test_a_film_leaves_its_poster_and_the_visitor_goes_on(
    house: House, usual: Mapping[int, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, stuck(patch, PictureReader, "seek"):
        patch.setattr(film, "STALLED", 0.2)
        patch.setattr(player, "PATIENCE", 0.0)
        for number in range(MOST + 2):
            house.open("sea", FILM)
            house.until(lambda: played(house).film.seconds is not None or played(house).film.failed)
            if not played(house).film.failed:
                house.press("play")
                house.until(lambda: played(house).film.failed)
            assert len(threads("film")) + len(threads("notes")) <= 2 * MOST, number
            house.open("sea", MAP)
            house.shows(usual[MAP])
        house.show.go_home()
        house.settle()
        assert isinstance(house.show.scene, Home)
    house.until(lambda: not threads("film"))
    house.open("sea", FILM)
    house.until(lambda: played(house).film.seconds is not None)
    house.press("play")
    house.until(lambda: played(house).film.begun)


def test_a_sound_that_hangs_takes_the_loudspeaker_from_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.show._loudspeaker._turn = Baton(0.1)
    house.open("sea", FILM)
    house.until(lambda: played(house).film.seconds is not None)
    with monkeypatch.context() as patch, stuck(patch, SoundReader, "read") as inside:
        house.press("play")
        house.until(inside.is_set)
        house.until(lambda: played(house).film.run is not None and played(house).film.run.score.shown > 3)
        assert not heard(house)
        patch.undo()
        house.open("sea", SOUND)
        house.until(lambda: any(each.id == "toggle" for each in house.show.controls()))
        house.press("toggle")
        house.until(lambda: heard(house))
    house.until(lambda: len(threads("sound")) == 1)


def test_a_child_of_which_nothing_is_heard_is_ended() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "print('begun', flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout
        hourglass = Hourglass(child, 0.2)
        assert child.stdout.readline() == b"begun\n"
        hourglass.turn()
        assert child.stdout.readline() == b""
        assert hourglass.ran_out
        hourglass.stop()
