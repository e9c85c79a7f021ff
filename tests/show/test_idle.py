"""When a visit ends by itself: a question, a countdown, and everything as it was."""

from pathlib import Path

import pytest

from kiosk.content.library import Library
from kiosk.content.model import Access, Idle
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.idle import IdleWatch
from kiosk.show.languages import Languages
from kiosk.show.pilot import Pilot
from kiosk.show.question import Question
from tests.show.conftest import MakePilot, opened, walk_in, write_small

pytestmark = pytest.mark.usefixtures("flat_pictures")


def test_silence_then_a_countdown_then_the_end() -> None:
    watch = IdleWatch(Idle(after=60, countdown=20), now=100.0)
    assert [watch.asking(100.0 + t) for t in (0, 59.9, 60, 60.5, 61, 79.5, 80, 99)] == [
        None,
        None,
        20,
        20,
        19,
        1,
        0,
        0,
    ]
    assert [watch.over(100.0 + t) for t in (60, 79.9, 80)] == [False, False, True]
    watch.stir(170.0)
    assert watch.asking(229.9) is None
    assert watch.asking(230.0) == 20


def test_it_knows_when_to_wake() -> None:
    watch = IdleWatch(Idle(after=60, countdown=20), now=0.0)
    now, changes = 0.0, []
    while not watch.over(now):
        following = watch.next_change(now)
        assert following > now
        before, now = watch.asking(now), following
        changes.append((before, watch.asking(now)))
    assert changes == [(None, 20), *((n, n - 1) for n in range(20, 0, -1))]


def seconds_asked(pilot: Pilot) -> str:
    scene = pilot.show.scene
    assert isinstance(scene, Question)
    return scene._lines[0][0].lines[0].text


def test_the_question_comes_after_a_minute_and_counts_down(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    walk_in(pilot, "sea")
    pilot.advance(59.0)
    assert isinstance(pilot.show.scene, ChapterScene)
    pilot.advance(1.0)
    assert seconds_asked(pilot) == "20"
    pilot.advance(7.0)
    assert seconds_asked(pilot) == "13"
    pilot.advance(13.5)
    assert isinstance(pilot.show.scene, Attract)


@pytest.mark.parametrize("second", [0.0, 10.0, 18.0])
def test_any_touch_keeps_the_visit_and_presses_nothing_beneath(
    small: Library, make_pilot: MakePilot, second: float
) -> None:
    pilot = make_pilot(small)
    walk_in(pilot, "sea", 1)
    before = pilot.canvas.pixels()
    home = pilot.button("home").box.centre
    pilot.advance(60.5 + second)
    assert isinstance(pilot.show.scene, Question)
    assert pilot.canvas.pixels() != before
    pilot.tap(*home)
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    assert scene.at == 1
    assert pilot.canvas.pixels() == before
    pilot.advance(59.0)
    assert pilot.show.scene is scene, "the minute begins anew"


def test_everything_is_reset_when_the_countdown_runs_out(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    walk_in(pilot, "sea", 1)
    pilot.press("language")
    pilot.need(text_size=2.0, high_contrast=True, low_reach=True)
    pilot.swipe(0, -120)
    pilot.advance(85.0)
    assert isinstance(pilot.show.scene, Attract)
    assert (pilot.show.visit.language, pilot.show.visit.access) == ("zh", Access())

    fresh = make_pilot(small)
    for each in (pilot, fresh):
        walk_in(each, "sea")
        each.swipe(-300)
    assert pilot.canvas.pixels() == fresh.canvas.pixels(), "nothing is left of the visitor before"
    pilot.press("back")
    pilot.press("back")
    assert isinstance(pilot.show.scene, Home), "nor does the way back lead into the visit before"


def test_the_visit_starts_in_the_language_it_was_started_in(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small, language="en")
    walk_in(pilot, "sea")
    pilot.press("language")
    assert pilot.show.visit.language == "zh"
    pilot.advance(85.0)
    assert pilot.show.visit.language == "en"


def test_an_exhibition_sets_its_own_times(tmp_path: Path, make_pilot: MakePilot) -> None:
    library = opened(write_small(tmp_path / "quick", "idle: {after: 10, countdown: 30}\n"))
    pilot = make_pilot(library)
    walk_in(pilot, "sea")
    pilot.advance(10.1)
    assert seconds_asked(pilot) == "30"
    pilot.advance(30.0)
    assert isinstance(pilot.show.scene, Attract)


def test_nothing_is_asked_during_attract(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    attract = pilot.show.scene
    for _ in range(30):
        pilot.advance(10.0)
        assert pilot.show.scene is attract


def test_a_finger_that_moves_keeps_the_visit(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    walk_in(pilot, "sea", 1)
    pilot.down(300, 150)
    for i in range(12):
        pilot.advance(10.0)
        pilot.move(300, 150 - i)
    assert isinstance(pilot.show.scene, ChapterScene)


def test_a_finger_left_lying_does_not_keep_it_nor_lock_the_next_visitor_out(
    small: Library, make_pilot: MakePilot
) -> None:
    pilot = make_pilot(small)
    walk_in(pilot, "sea", 1)
    pilot.down(600, 350, finger=9)
    pilot.advance(85.0)
    assert isinstance(pilot.show.scene, Attract)
    walk_in(pilot, "land")
    assert isinstance(pilot.show.scene, ChapterScene)


def test_the_sheet_of_languages_ends_with_the_visit(tmp_path: Path, make_pilot: MakePilot) -> None:
    folder = write_small(tmp_path / "three")
    file = folder / "exhibits" / "exhibition.yaml"
    file.write_text(file.read_text("utf-8").replace("en: English}", "en: English, fr: Français}", 1), "utf-8")
    pilot = make_pilot(opened(folder))
    pilot.tap(5, 5)
    pilot.press("language")
    assert isinstance(pilot.show.scene, Languages)
    pilot.advance(61.0)
    assert isinstance(pilot.show.scene, Question)
    pilot.tap(5, 5)
    assert isinstance(pilot.show.scene, Languages)
    pilot.advance(85.0)
    assert isinstance(pilot.show.scene, Attract)


def test_one_touch_asks_for_more_time_as_often_as_it_is_needed(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    walk_in(pilot, "sea", 1)
    scene = pilot.show.scene
    for _ in range(12):
        pilot.advance(79.0)
        assert isinstance(pilot.show.scene, Question)
        pilot.tap(5, 5)
        assert pilot.show.scene is scene
