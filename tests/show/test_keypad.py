"""A visit by keys alone: where the ring is, what each key does, and that fingers put the ring by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.geometry import Size
from kiosk.content.library import Library
from kiosk.content.model import Access
from kiosk.media.light.luminance import of_ink, ratio
from kiosk.show.access import AccessPanel
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.pilot import Pilot
from kiosk.show.question import Question
from kiosk.stage.controls import has_keys
from kiosk.stage.ring import DARK, LIGHT, LINE
from tests.show.conftest import MakePilot

pytestmark = pytest.mark.usefixtures("flat_pictures")


@pytest.fixture
def pilot(small: Library, make_pilot: MakePilot) -> Pilot:
    return make_pilot(small)


def focused(pilot: Pilot) -> str | None:
    control = pilot.show.focused()
    return control.id if control else None


def page(pilot: Pilot) -> int:
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    return scene.at


def test_any_key_begins_the_visit_with_the_ring_on_the_first_door(pilot: Pilot) -> None:
    for key in ("enter", "back", "plus", "left"):
        pilot.show.end_visit()
        assert isinstance(pilot.show.scene, Attract)
        assert focused(pilot) is None
        pilot.key(key)
        assert isinstance(pilot.show.scene, Home)
        assert focused(pilot) == "door-sea"
        assert pilot.show.visit.access == Access()


def test_arrows_choose_a_door_and_enter_opens_it(pilot: Pilot) -> None:
    pilot.key("enter", "right")
    assert focused(pilot) == "door-land"
    pilot.key("enter")
    assert isinstance(pilot.show.scene, ChapterScene)
    assert pilot.show.scene.outline.id == "land"


def test_a_button_shows_as_pressed_before_it_acts(pilot: Pilot) -> None:
    pilot.key("enter")
    before = pilot.canvas.pixels()
    pilot.show.press_key("enter")
    pilot.show.step()
    assert isinstance(pilot.show.scene, Home)
    assert pilot.canvas.pixels() != before
    pilot.advance(0.5)
    assert isinstance(pilot.show.scene, ChapterScene)


def test_pages_are_turned_at_the_edge_and_the_ring_stays_there(pilot: Pilot) -> None:
    pilot.key("enter", "enter")
    assert focused(pilot) == "next", "the first of a page on which there is nothing to press"
    pilot.key("enter")
    assert (page(pilot), focused(pilot)) == (1, "next")
    pilot.key("enter", "enter")
    assert (page(pilot), focused(pilot)) == (3, "go-on"), "where there is no next page, to what there is"


def test_back_goes_back_and_on_the_doors_does_nothing(pilot: Pilot) -> None:
    pilot.key("enter", "right", "enter", "back")
    assert isinstance(pilot.show.scene, Home)
    assert focused(pilot) == "door-land", "the ring is where the visitor came from"
    pilot.key("back")
    assert isinstance(pilot.show.scene, Home)


def test_back_closes_what_lies_on_top_first(pilot: Pilot) -> None:
    pilot.key("enter", "enter")
    pilot.press("access")
    pilot.key("right")
    assert isinstance(pilot.show.scene, AccessPanel)
    pilot.key("back")
    assert isinstance(pilot.show.scene, ChapterScene)
    pilot.key("back")
    assert isinstance(pilot.show.scene, Home)


def test_plus_and_minus_change_the_text_size_where_nothing_else_is_adjusted(pilot: Pilot) -> None:
    pilot.key("enter", "plus")
    assert pilot.show.visit.access.text_size == 1.5
    pilot.key("plus", "plus")
    assert pilot.show.visit.access.text_size == 2.0
    pilot.key("minus", "minus", "minus")
    assert pilot.show.visit.access.text_size == 1.0


def test_plus_and_minus_scroll_the_one_text_that_is_too_long(pilot: Pilot) -> None:
    pilot.key("enter")
    pilot.show.open_chapter("sea", 1)
    pilot.settle()
    before = pilot.canvas.pixels()
    pilot.key("plus")
    assert pilot.show.visit.access.text_size == 1.0
    assert pilot.canvas.pixels() != before


def test_a_touch_puts_the_ring_by_and_the_first_key_only_shows_it_again(pilot: Pilot) -> None:
    pilot.key("enter", "right")
    with_ring = pilot.canvas.pixels()
    pilot.tap(2, 2)
    assert focused(pilot) is None
    assert pilot.canvas.pixels() != with_ring
    pilot.key("right")
    assert focused(pilot) == "door-land"
    assert pilot.canvas.pixels() == with_ring


def test_tab_goes_through_everything_and_back_again(pilot: Pilot) -> None:
    pilot.key("enter")
    there = []
    for _ in pilot.controls():
        there.append(focused(pilot))
        pilot.key("next")
    assert sorted(there) == sorted(control.id for control in pilot.controls())  # type: ignore[type-var]
    assert focused(pilot) == there[0]
    pilot.key("previous")
    assert focused(pilot) == there[-1]


def test_a_key_answers_the_question_and_presses_nothing(pilot: Pilot) -> None:
    pilot.key("enter")
    pilot.advance(70.0)
    assert isinstance(pilot.show.scene, Question)
    pilot.key("enter")
    assert isinstance(pilot.show.scene, Home)


def test_the_end_of_the_visit_takes_the_ring_with_it(pilot: Pilot) -> None:
    pilot.key("enter", "right")
    pilot.advance(300.0)
    assert isinstance(pilot.show.scene, Attract)
    assert focused(pilot) is None


def test_a_key_takes_over_an_unattended_display(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small, unattended=True)
    pilot.advance(1.0)
    at = page(pilot)
    pilot.key("right")
    pilot.advance(30.0)
    assert page(pilot) == at
    assert focused(pilot)


def test_another_language_leaves_the_ring_where_it_is(pilot: Pilot) -> None:
    pilot.key("enter")
    while focused(pilot) != "language":
        pilot.key("next")
    pilot.key("enter")
    assert pilot.show.visit.language == "en"
    assert focused(pilot) == "language"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whatever_keys_come_by_says_what_it_does(
    shipped: Library, make_pilot: MakePilot, language: str
) -> None:
    pilot = make_pilot(shipped, Size(960, 540), language=language)
    pilot.key("enter")
    shows = pilot.show.go_home, lambda: pilot.show.open_chapter("banner", 5), pilot.show.offer_languages
    for show in (*shows, lambda: pilot.show.open_chapter("smart", 99), pilot.show.offer_access):
        show()
        pilot.settle()
        mute = [each.id for each in pilot.controls() if has_keys(each) and not each.label.strip()]
        assert not mute
    assert "Party-building Leads" in _doors(pilot) or language == "zh"


def _doors(pilot: Pilot) -> set[str]:
    pilot.show.go_home()
    return {each.label for each in pilot.controls()}


@given(st.tuples(*(st.integers(0, 255),) * 3))
def test_one_of_the_ring_s_two_lines_is_seen_on_any_ground(ground: tuple[int, int, int]) -> None:
    assert max(ratio(of_ink(line), of_ink(ground)) for line in (DARK, LIGHT)) >= 4.5
    assert LINE >= 4
