"""Visitors on their way through the shipped exhibition."""

from typing import cast

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.content.library import Library
from kiosk.content.model import Access
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.loop import take_signs
from kiosk.show.pilot import Pilot
from kiosk.show.strip import TURN
from kiosk.stage.controls import Pan
from kiosk.stage.fingers import MOUSE, Touch
from kiosk.stage.glass import Glass
from kiosk.stage.keys import Key
from tests.show.conftest import SMALL, MakePilot, walk_in

pytestmark = pytest.mark.usefixtures("flat_pictures")

TALL = Size(360, 640)


@pytest.fixture
def pilot(shipped: Library, make_pilot: MakePilot) -> Pilot:
    return make_pilot(shipped)


def chapter(pilot: Pilot) -> ChapterScene:
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    return scene


def place(pilot: Pilot) -> tuple[str, int]:
    scene = chapter(pilot)
    return scene.outline.id, scene.at


def rows(pilot: Pilot, box: Box) -> list[bytes]:
    """The pixels of a part of the screen, row by row."""
    data, wide = pilot.canvas.pixels(), pilot.size.w
    return [data[3 * (y * wide + box.x) : 3 * (y * wide + box.right)] for y in range(box.y, box.bottom)]


def swipe_heading(pilot: Pilot, way: float) -> None:
    """Swipe by a part of the width where no block has a drag of its own."""
    x, y, frames = pilot.size.w * 0.3, pilot.size.h * 0.08, 9
    pilot.down(x, y)
    for i in range(1, frames + 1):
        pilot.move(x + way * pilot.size.w * i / frames, y)
    pilot.up(x + way * pilot.size.w, y)
    pilot.settle()


@pytest.mark.parametrize("size", [SMALL, TALL])
def test_a_touch_anywhere_begins_the_visit_and_presses_nothing(
    shipped: Library, make_pilot: MakePilot, size: Size
) -> None:
    for x, y in [(0.02, 0.02), (0.5, 0.5), (0.1, 0.6), (0.9, 0.6), (0.97, 0.97), (0.8, 0.9)]:
        pilot = make_pilot(shipped, size)
        assert isinstance(pilot.show.scene, Attract)
        pilot.tap(size.w * x, size.h * y)
        assert isinstance(pilot.show.scene, Home)
        assert (pilot.show.visit.language, pilot.show.visit.access) == ("zh", Access())


def test_the_finger_that_begins_the_visit_is_dead_until_it_is_lifted(pilot: Pilot) -> None:
    pilot.down(320, 180)
    pilot.advance(1.0)
    assert isinstance(pilot.show.scene, Home)
    for x in range(320, 100, -20):
        pilot.move(x, 180)
    pilot.down(*pilot.button("language").box.centre, finger=1)
    pilot.up(*pilot.button("language").box.centre, finger=1)
    assert pilot.show.visit.language == "zh", "nor does another finger press while it lies there"
    pilot.up(100, 180)
    pilot.settle()
    assert isinstance(pilot.show.scene, Home)
    pilot.press("language")
    assert pilot.show.visit.language == "en"


@pytest.mark.parametrize("size", [SMALL, TALL])
def test_every_door_opens_and_every_page_is_swiped_to(
    shipped: Library, make_pilot: MakePilot, size: Size
) -> None:
    pilot = make_pilot(shipped, size)
    pilot.tap(5, 5)
    for outline in shipped.exhibition.chapters:
        pilot.press(f"door-{outline.id}")
        assert place(pilot) == (outline.id, 0)
        for number in range(1, len(outline.page_ids) + 1):
            swipe_heading(pilot, -0.4)
            assert place(pilot) == (outline.id, number)
        swipe_heading(pilot, -0.4)
        assert place(pilot) == (outline.id, len(outline.page_ids)), "the ending is the end"
        for number in reversed(range(len(outline.page_ids))):
            swipe_heading(pilot, 0.4)
            assert place(pilot) == (outline.id, number)
        pilot.press("home")
        assert isinstance(pilot.show.scene, Home)


def test_each_ending_leads_to_the_next_door_and_the_last_back_home(pilot: Pilot) -> None:
    ids = [outline.id for outline in pilot.show.exhibition.chapters]
    walk_in(pilot, ids[0])
    for following in [*ids[1:], None]:
        scene = chapter(pilot)
        pilot.show.open_chapter(scene.outline.id, scene.count - 1)
        pilot.settle()
        pilot.press("go-on")
        if following:
            assert place(pilot) == (following, 0)
    assert isinstance(pilot.show.scene, Home)


def test_the_edges_turn_the_page(pilot: Pilot) -> None:
    walk_in(pilot, "preface")
    with pytest.raises(KeyError):
        pilot.button("previous")
    pilot.press("next")
    pilot.press("next")
    assert chapter(pilot).at == 2
    pilot.press("previous")
    assert chapter(pilot).at == 1
    pilot.press(f"rail-{chapter(pilot).count - 1}")
    assert chapter(pilot).at == chapter(pilot).count - 1
    with pytest.raises(KeyError):
        pilot.button("next")


def test_taps_on_the_edge_while_the_page_turns_count_as_well(pilot: Pilot) -> None:
    walk_in(pilot, "preface")
    x, y = pilot.button("next").box.centre
    for _ in range(3):
        pilot.down(x, y)
        pilot.advance(0.05)
        pilot.up(x, y)
        pilot.advance(0.1)
    pilot.settle()
    assert chapter(pilot).at == 3


@pytest.mark.parametrize("size", [SMALL, TALL])
def test_the_rail_leads_to_every_page(shipped: Library, make_pilot: MakePilot, size: Size) -> None:
    pilot = make_pilot(shipped, size)
    walk_in(pilot, "drive")
    for number in [3, 0, chapter(pilot).count - 1, 1, 5, 2]:
        pilot.press(f"rail-{number}")
        assert chapter(pilot).at == number
        assert chapter(pilot).resting


def test_back_returns_to_where_one_came_from(pilot: Pilot) -> None:
    walk_in(pilot, "preface")
    pilot.press("rail-2")
    last = chapter(pilot).count - 1
    pilot.press(f"rail-{last}")
    pilot.press("go-on")
    pilot.press("next")
    assert place(pilot) == ("banner", 1)
    ways = []
    for _ in range(5):
        pilot.press("back")
        ways.append(place(pilot) if isinstance(pilot.show.scene, ChapterScene) else "home")
    assert ways == [("banner", 0), ("preface", last), ("preface", 2), ("preface", 0), "home"]


def test_home_forgets_the_way(pilot: Pilot) -> None:
    walk_in(pilot, "preface")
    pilot.press("next")
    pilot.press("home")
    pilot.press("door-smart")
    pilot.press("back")
    assert isinstance(pilot.show.scene, Home)


def test_the_language_changes_without_losing_the_place(pilot: Pilot) -> None:
    walk_in(pilot, "leadership", 1)
    zh = pilot.canvas.pixels()
    pilot.press("language")
    assert place(pilot) == ("leadership", 1)
    assert pilot.show.visit.language == "en"
    assert pilot.canvas.pixels() != zh
    pilot.press("language")
    assert pilot.canvas.pixels() == zh
    pilot.press("home")
    pilot.press("language")
    assert isinstance(pilot.show.scene, Home)
    assert pilot.show.visit.language == "en"


def test_the_language_may_change_while_the_page_turns(pilot: Pilot) -> None:
    walk_in(pilot, "leadership", 1)
    pilot.down(*pilot.button("next").box.centre)
    pilot.up(*pilot.button("next").box.centre)
    pilot.advance(TURN / 4)
    assert not chapter(pilot).resting
    pilot.press("language")
    assert chapter(pilot).resting
    assert place(pilot) == ("leadership", 2)
    turned = pilot.canvas.pixels()
    pilot.press("home")
    pilot.press("door-leadership")
    pilot.press("rail-2")
    assert pilot.canvas.pixels() == turned, "it rests as if it had always been there"


def test_the_text_grows_twice_and_goes_back(pilot: Pilot) -> None:
    walk_in(pilot, "leadership", 1)
    seen = [pilot.canvas.pixels()]
    for size in (150, 200, 100):
        pilot.press("access")
        pilot.press(f"text-size-{size}")
        assert pilot.show.visit.access.text_size == size / 100
        pilot.press("access-close")
        assert place(pilot) == ("leadership", 1)
        seen.append(pilot.canvas.pixels())
    assert seen[0] == seen[3]
    assert len(set(seen)) == 3


def test_a_scrolled_text_stays_scrolled_when_it_grows(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    walk_in(pilot, "sea", 1)
    pilot.need(text_size=1.5)
    column = next(c for c in pilot.controls() if isinstance(c, Pan) and c.axis == "y")
    x, y = column.box.centre
    pilot.down(x, y)
    for i in range(10):
        pilot.move(x, y - 8 * i)
    pilot.advance(0.3)
    pilot.up(x, y - 72)
    pilot.settle()
    assert pilot.button("text-up")
    pilot.need(text_size=2.0)
    assert pilot.button("text-up"), "not back at the top"
    pilot.swipe(-300)
    pilot.swipe(300)
    with pytest.raises(KeyError):
        pilot.button("text-up")


def drag(pilot: Pilot, *ways: int, seconds: float = 0.5) -> None:
    """Put a finger down in the upper middle and move it by so many px in turn, without lifting it."""
    x, y = pilot.size.w / 2, pilot.size.h * 0.3
    pilot.down(x, y)
    done = 0.0
    for way in ways:
        frames = max(1, round(seconds * 60))
        for i in range(1, frames + 1):
            pilot.move(x + done + (way - done) * i / frames, y)
        done = way


def test_a_slow_swipe_that_is_too_short_settles_back(pilot: Pilot) -> None:
    walk_in(pilot, "banner", 1)
    before = pilot.canvas.pixels()
    pilot.swipe(-SMALL.w * 0.3, seconds=1.0)
    assert chapter(pilot).at == 1
    assert pilot.canvas.pixels() == before


def test_a_short_flick_turns_one_page_and_a_wild_one_no_more(pilot: Pilot) -> None:
    walk_in(pilot, "drive", 2)
    pilot.swipe(-90, seconds=0.1)
    assert chapter(pilot).at == 3
    pilot.swipe(-600, seconds=0.05)
    assert chapter(pilot).at == 4
    pilot.swipe(90, seconds=0.1)
    assert chapter(pilot).at == 3


def test_a_drag_that_turns_round_goes_the_way_it_was_let_go(pilot: Pilot) -> None:
    walk_in(pilot, "drive", 2)
    drag(pilot, -300, -220, seconds=0.1)
    pilot.up(SMALL.w / 2 - 220, SMALL.h * 0.3)
    pilot.settle()
    assert chapter(pilot).at == 2


def test_an_upright_swipe_turns_no_page(pilot: Pilot) -> None:
    walk_in(pilot, "preface")
    pilot.swipe(40, -200)
    assert chapter(pilot).at == 0


@pytest.mark.parametrize("finger", [0, MOUSE])
def test_a_drag_follows_the_finger_exactly(pilot: Pilot, finger: int) -> None:
    walk_in(pilot, "banner", 1)
    heading = Box(60, 10, SMALL.w - 120, 120)
    before = rows(pilot, heading)
    x, y = 500.0, 100.0
    pilot.down(x, y, finger)
    pilot.move(x - 20, y, finger)  # where the drag begins
    for way in (1, 7, 30, 64, 64, 100, 40, 0):
        pilot.move(x - 20 - way, y, finger)
        now = rows(pilot, heading)
        assert [row[: 3 * (heading.w - way)] for row in now] == [row[3 * way :] for row in before]


@pytest.mark.parametrize(("page", "way"), [(0, 1), (-1, -1)])
def test_the_ends_of_the_strip_give_way_stiffly(pilot: Pilot, page: int, way: int) -> None:
    walk_in(pilot, "banner")
    last = chapter(pilot).count - 1
    if page == -1:
        pilot.press(f"rail-{last}")
    before = pilot.canvas.pixels()
    drag(pilot, way * 300)
    assert pilot.canvas.pixels() != before
    pilot.up(SMALL.w / 2 + way * 300, SMALL.h * 0.3)
    pilot.settle()
    assert chapter(pilot).at == (0 if page == 0 else last)
    assert pilot.canvas.pixels() == before


def test_a_finger_catches_a_turning_page(pilot: Pilot) -> None:
    walk_in(pilot, "drive", 1)
    x, y = pilot.button("next").box.centre
    pilot.down(x, y)
    pilot.up(x, y)
    pilot.advance(TURN / 8)
    drag(pilot, 60)
    assert not chapter(pilot).resting
    pilot.advance(2.0)
    assert not chapter(pilot).resting, "it is held"
    pilot.up(SMALL.w / 2 + 60, SMALL.h * 0.3)
    pilot.settle()
    assert chapter(pilot).resting


def test_a_press_shows_on_the_very_next_frame_and_acts_on_release(pilot: Pilot) -> None:
    pilot.tap(5, 5)
    before = pilot.canvas.pixels()
    x, y = pilot.button("door-smart").box.centre
    pilot.down(x, y)
    assert pilot.canvas.pixels() != before
    pilot.move(x, 2)
    assert pilot.canvas.pixels() == before
    pilot.up(x, 2)
    pilot.settle()
    assert isinstance(pilot.show.scene, Home)


def test_a_second_finger_presses_nothing(pilot: Pilot) -> None:
    pilot.tap(5, 5)
    pilot.down(*pilot.button("language").box.centre, finger=1)
    pilot.down(*pilot.button("door-smart").box.centre, finger=2)
    pilot.up(*pilot.button("door-smart").box.centre, finger=2)
    pilot.up(*pilot.button("language").box.centre, finger=1)
    assert isinstance(pilot.show.scene, Home)
    assert pilot.show.visit.language == "zh"


class Queue:
    """A glass on which touches and keys lie waiting."""

    def __init__(self, *signs: Touch | Key) -> None:
        self.waiting = list(signs)
        self.uncovered = False

    def signs(self) -> list[Touch | Key]:
        waiting, self.waiting = self.waiting, []
        return waiting


def test_taps_queued_before_a_change_of_scene_are_dropped(pilot: Pilot) -> None:
    pilot.tap(5, 5)
    door = pilot.button("door-preface").box.centre
    pilot.advance(85.0)
    assert isinstance(pilot.show.scene, Attract)
    taps = [Touch(phase, finger, *door) for finger in (1, 2, 3) for phase in ("down", "up")]
    take_signs(pilot.show, cast(Glass, Queue(*taps)))
    pilot.settle()
    assert isinstance(pilot.show.scene, Home)
    take_signs(pilot.show, cast(Glass, Queue(*taps)))
    pilot.settle()
    assert place(pilot) == ("preface", 0), "and nothing of them is left that would lame the next one"


def test_touches_are_answered_at_once_after_a_rest(pilot: Pilot) -> None:
    walk_in(pilot, "preface")
    pilot.advance(3.0)
    assert pilot.show.rest() != 0.0
    assert take_signs(pilot.show, cast(Glass, Queue(Touch("down", 1, 5, 5))))
    assert not take_signs(pilot.show, cast(Glass, Queue()))


def test_a_page_at_rest_asks_for_no_frames(pilot: Pilot) -> None:
    """The kiosk sleeps until the question is due, once whatever enters has entered."""
    pilot.tap(5, 5)
    for outline in pilot.show.exhibition.chapters:
        for number in range(len(outline.page_ids) + 1):
            pilot.show.open_chapter(outline.id, number)
            pilot.down(1, 1)
            pilot.up(1, 1)
            pilot.settle()
            pilot.advance(5.0)
            rest = pilot.show.rest()
            assert rest is not None, (outline.id, number)
            assert rest > 30, (outline.id, number)
            assert not pilot.show.step()
