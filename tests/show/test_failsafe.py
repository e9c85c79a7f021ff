"""Whatever fails in whichever scene and phase: a quiet panel, then the doors; and one entry in the log."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest

from kiosk.content.library import Library
from kiosk.show.access import AccessPanel
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.ending import Ending
from kiosk.show.home import Home
from kiosk.show.languages import Languages
from kiosk.show.loop import PULSE, run
from kiosk.show.mishaps import Mishaps
from kiosk.show.page import PageView
from kiosk.show.pilot import Pilot
from kiosk.show.presence import Presence
from kiosk.show.question import Question
from kiosk.show.rearranged import STANDS, Rearranged
from kiosk.stage.fingers import Touch
from kiosk.stage.glass import Glass
from tests.show.conftest import MakePilot, walk_in

pytestmark = pytest.mark.usefixtures("flat_pictures")

PHASES = ("arrange", "paint", "controls", "tick", "moving", "wake_at", "playing", "close", "parts", "place")


class Fault(Exception):
    """What is raised."""


def break_(monkeypatch: pytest.MonkeyPatch, kind: type, method: str) -> None:
    """Have a method or property of a class raise from now on."""

    def fail(*args: Any, **named: Any) -> None:
        raise Fault(method)

    fault: Any = property(fail) if isinstance(getattr(kind, method), property) else fail
    monkeypatch.setattr(kind, method, fault)


def live(pilot: Pilot) -> None:
    """Touches, keys and time, as they come."""
    for _ in range(2):
        pilot.advance(0.05)
        pilot.show.handle(Touch("down", 0, 300, 100))
        pilot.show.handle(Touch("move", 0, 200, 100))
        pilot.show.handle(Touch("up", 0, 150, 100))
        pilot.show.press_key("next")
        pilot.show.prepare()
        pilot.step()


def to_attract(pilot: Pilot) -> None:
    pilot.show.end_visit()
    pilot.settle()


def to_page(pilot: Pilot) -> None:
    walk_in(pilot, "sea")


def to_end(pilot: Pilot) -> None:
    walk_in(pilot, "land")
    pilot.press("next")


def to_access(pilot: Pilot) -> None:
    walk_in(pilot, "sea")
    pilot.show.offer_access()
    pilot.settle()


def to_languages(pilot: Pilot) -> None:
    walk_in(pilot, "sea")
    pilot.show.offer_languages()
    pilot.settle()


def to_question(pilot: Pilot) -> None:
    walk_in(pilot, "sea")
    pilot.advance(61.0)
    assert isinstance(pilot.show.scene, Question)


PLACES: dict[type, Callable[[Pilot], None]] = {
    Attract: to_attract,
    ChapterScene: to_page,
    PageView: to_page,
    Ending: to_end,
    AccessPanel: to_access,
    Languages: to_languages,
    Question: to_question,
}
CASES = [(kind, phase) for kind in PLACES for phase in PHASES if hasattr(kind, phase)]


@pytest.fixture
def pilot(small: Library, make_pilot: MakePilot) -> Pilot:
    return make_pilot(small)


def entries(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.levelno >= logging.ERROR]


def comes_to_the_doors(pilot: Pilot) -> None:
    """Everything is as before."""
    pilot.advance(STANDS + 0.5)
    pilot.show.end_visit()
    pilot.settle()
    pilot.tap(5, 5)
    assert isinstance(pilot.show.scene, Home)
    pilot.press("door-sea")
    assert isinstance(pilot.show.scene, ChapterScene)


def change_language(pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a touch."""
    with monkeypatch.context() as touching:
        touching.setattr(pilot.show._usher, "handle", lambda touch: pilot.show.choose_language("en"))
        pilot.show.handle(Touch("down", 0, 5, 5))


@contextmanager
def failing(pilot: Pilot, monkeypatch: pytest.MonkeyPatch, kind: type, phase: str) -> Iterator[None]:
    """Meanwhile scenes of a kind fail at something, for the first time."""
    pilot.show.mishaps._met.clear()
    with monkeypatch.context() as broken:
        break_(broken, kind, phase)
        if phase == "arrange":
            change_language(pilot, monkeypatch)
        yield


@pytest.mark.parametrize("kind", PLACES)
def test_whatever_fails_the_visitor_comes_to_the_doors(
    kind: type, pilot: Pilot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for phase in [phase for each, phase in CASES if each is kind]:
        PLACES[kind](pilot)
        caplog.clear()
        with failing(pilot, monkeypatch, kind, phase):
            live(pilot)
        told = [(entry.getMessage(), bool(entry.exc_info)) for entry in entries(caplog)]
        assert len(set(told)) == len(told)
        assert len(told) <= 4, phase
        pilot.show.end_visit()
        pilot.clock.advance(3.0)
    comes_to_the_doors(pilot)


SEEN = [(kind, phase) for kind, phase in CASES if phase in ("paint", "arrange", "wake_at", "moving", "tick")]


@pytest.mark.parametrize("kind", [kind for kind in PLACES if kind is not Question])
def test_what_is_seen_and_fails_gives_way_to_the_panel(
    kind: type, pilot: Pilot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for phase in [phase for each, phase in SEEN if each is kind]:
        PLACES[kind](pilot)
        caplog.clear()
        with failing(pilot, monkeypatch, kind, phase):
            pilot.show.repaint()
            pilot.step()
            pilot.step()
            assert isinstance(pilot.show.scene, Rearranged), phase
            (entry,) = entries(caplog)
            assert entry.exc_info
            pilot.advance(STANDS + 0.1)
            assert isinstance(pilot.show.scene, Home)
            assert len(entries(caplog)) == 1
        pilot.show.end_visit()
        pilot.clock.advance(3.0)


def test_a_question_that_fails_ends_the_visit(pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    to_page(pilot)
    break_(monkeypatch, Question, "paint")
    pilot.advance(61.0)
    assert isinstance(pilot.show.scene, Attract)


@pytest.mark.parametrize("kind", [Home, Rearranged])
@pytest.mark.parametrize("phase", ["paint", "wake_at", "moving", "tick"])
def test_where_the_doors_fail_only_a_new_start_helps(
    kind: type, phase: str, pilot: Pilot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    to_page(pilot)
    break_(monkeypatch, PageView, "paint")
    break_(monkeypatch, kind, phase)
    pilot.show.repaint()
    with pytest.raises(Fault):
        pilot.advance(STANDS + 1.0)
    assert len(entries(caplog)) == 2


def test_a_door_behind_which_nothing_can_be_opened(pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    pilot.tap(5, 5)
    with monkeypatch.context() as broken:
        break_(broken, Library, "chapter")
        pilot.press("door-sea")
        assert isinstance(pilot.show.scene, Rearranged)
        pilot.tap(5, 5)
        assert isinstance(pilot.show.scene, Home)
    pilot.press("door-sea")
    assert isinstance(pilot.show.scene, ChapterScene)


def test_what_is_no_scene_and_fails_with_each_frame_is_no_endless_loop(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    to_page(pilot)
    break_(monkeypatch, Presence, "watch")
    pilot.show.repaint()
    assert not pilot.show.step()
    with pytest.raises(Fault):
        pilot.show.step()


def test_a_neighbour_that_cannot_be_made_ready_leaves_the_page_alone(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    to_page(pilot)
    break_(monkeypatch, ChapterScene, "prepare")
    assert [pilot.show.prepare() for _ in range(100)] == [False] * 100
    assert isinstance(pilot.show.scene, ChapterScene)
    first, *others = entries(caplog)
    assert first.exc_info
    assert [entry.getMessage().split(" times")[0].split()[-1] for entry in others] == ["10", "100"]
    assert not any(entry.exc_info for entry in others)


def test_an_unattended_display_goes_on(
    small: Library, make_pilot: MakePilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot = make_pilot(small, unattended=True)
    pilot.advance(3.0)
    with monkeypatch.context() as broken:
        break_(broken, PageView, "paint")
        pilot.show.repaint()
        pilot.advance(1.0)
        assert isinstance(pilot.show.scene, Rearranged)
    pilot.advance(60.0)
    assert isinstance(pilot.show.scene, ChapterScene)


def test_the_loop_lives_on_and_its_pulse(pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    to_page(pilot)
    break_(monkeypatch, PageView, "paint")
    pilot.show.repaint()
    glass, pulses = Glass(pilot.size, pilot.clock), list[float]()
    monkeypatch.setattr(glass, "wait", pilot.clock.advance)
    start = pilot.clock.now()
    run(pilot.floor, glass, pilot.clock, start + 20, lambda: None, lambda: pulses.append(pilot.clock.now()))
    assert max(b - a for a, b in pairwise([start, *pulses, start + 20])) <= PULSE
    assert isinstance(pilot.show.scene, Home)


def test_each_error_is_told_once_and_then_counted(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise Fault("here")

    def fail_elsewhere() -> None:
        raise Fault("here")

    def told(mishaps: Mishaps, act: Callable[[], None], times: int) -> list[bool]:
        caplog.clear()
        for _ in range(times):
            try:
                act()
            except Fault as error:
                mishaps.report("page sea/tide", error, "is gone")
        return [bool(entry.exc_info) for entry in entries(caplog)]

    mishaps = Mishaps()
    assert told(mishaps, fail, 1000) == [True, False, False, False]
    assert told(mishaps, fail_elsewhere, 5) == [True]
    assert told(Mishaps(), fail, 5) == [True]
    assert mishaps.times("page sea/tide") == 1005
