"""Staff come in by two corners and the PIN; whatever else is touched, they and visitors keep apart."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.base.calendar import ManualCalendar
from kiosk.base.geometry import Size
from kiosk.commands.opening import block_kinds
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.night import Night
from kiosk.show.pilot import Pilot
from kiosk.show.question import Question
from kiosk.show.staff.desk import Account
from kiosk.show.staff.door import AT_THE_PAD, INSIDE
from kiosk.show.staff.panel import Panel
from kiosk.show.staff.pinpad import PinPad
from kiosk.show.wishes import Wishes
from kiosk.visits.facts import Began, Ended, Touched
from tests.show.conftest import opened, walk_in, write_small
from tests.show.staff.fakedesk import PIN, FakeDesk, come_in, enter, hold_corners

HOURS = "hours: {zone: Africa/Abidjan, usual: 09:00-17:00, awake: 10}\n"


def on_top(pilot: Pilot) -> type:
    return type(pilot.show.scene)


def test_two_corners_and_the_pin_lead_to_the_panel(pilot: Pilot, desk: FakeDesk) -> None:
    hold_corners(pilot)
    assert on_top(pilot) is PinPad
    enter(pilot)
    assert on_top(pilot) is Panel
    assert desk.done == [f"judge {PIN}"]
    assert not pilot.show.attended, "no visit has begun by it"


def test_held_too_short_nothing_comes_of_it(pilot: Pilot) -> None:
    hold_corners(pilot, 4.9)
    assert on_top(pilot) is Attract
    pilot.tap(400, 200)
    assert on_top(pilot) is Home


def test_no_other_version_comes_while_the_corners_are_held(pilot: Pilot) -> None:
    pilot.settle()
    pilot.down(4, 536, finger=1)
    pilot.down(956, 536, finger=2)
    assert pilot.show.busy
    pilot.up(4, 536, finger=1)
    pilot.up(956, 536, finger=2)
    pilot.settle()
    assert not pilot.show.busy


def test_a_single_touch_of_a_corner_begins_a_visit_when_it_is_lifted(pilot: Pilot) -> None:
    pilot.down(4, 536)
    assert on_top(pilot) is Attract
    pilot.up(4, 536)
    assert on_top(pilot) is Home
    assert not pilot.show.busy or pilot.show.rest() == 0.0
    pilot.settle()
    assert not pilot.show.busy


def test_a_swipe_out_of_a_corner_begins_a_visit(pilot: Pilot) -> None:
    pilot.down(4, 536)
    pilot.move(300, 400)
    assert on_top(pilot) is Home
    pilot.up(300, 400)
    pilot.settle()
    assert not pilot.show.busy


def test_what_lies_under_the_fingers_is_not_pressed(pilot: Pilot) -> None:
    walk_in(pilot, "sea", 1)
    scene = pilot.show.scene
    hold_corners(pilot)
    assert on_top(pilot) is PinPad
    pilot.press("staff-cancel")
    assert pilot.show.scene is scene, "the visit goes on where it was"
    assert isinstance(scene, ChapterScene)
    assert scene.at == 1
    assert pilot.show.attended


def test_without_a_desk_there_is_no_door(pilot: Pilot, desk: FakeDesk) -> None:
    plain = Pilot(pilot.show.library, dict, pilot.size)
    with plain:
        hold_corners(plain)
        assert on_top(plain) is not PinPad


def test_the_pad_closes_by_itself(pilot: Pilot) -> None:
    hold_corners(pilot)
    pilot.advance(AT_THE_PAD - 1)
    assert on_top(pilot) is PinPad
    pilot.press("staff-key-1")
    pilot.advance(AT_THE_PAD - 1)
    assert on_top(pilot) is PinPad, "a touch keeps it"
    pilot.advance(2)
    assert on_top(pilot) is Attract


def test_the_panel_closes_by_itself_and_no_question_is_asked_meanwhile(pilot: Pilot) -> None:
    walk_in(pilot, "sea")
    come_in(pilot)
    assert not pilot.show.attended, "whoever visited has left"
    pilot.advance(INSIDE - 1)
    assert on_top(pilot) is Panel
    pilot.tap(480, 20)
    pilot.advance(INSIDE - 1)
    assert on_top(pilot) is Panel, "a touch keeps it, and is no visitor's"
    pilot.advance(2)
    assert on_top(pilot) is Attract
    assert not pilot.show.attended


def test_a_visit_that_was_about_to_end_waits_for_the_pad(pilot: Pilot) -> None:
    walk_in(pilot, "sea")
    pilot.advance(pilot.show.exhibition.idle.after - 7)
    hold_corners(pilot)
    pilot.advance(AT_THE_PAD - 1)
    assert on_top(pilot) is PinPad
    pilot.press("staff-cancel")
    pilot.advance(pilot.show.exhibition.idle.after + 1)
    assert on_top(pilot) is Question, "then it is asked as ever"


def test_a_wrong_pin_is_refused_and_forgotten(pilot: Pilot, desk: FakeDesk) -> None:
    hold_corners(pilot)
    enter(pilot, "000111")
    assert on_top(pilot) is PinPad
    enter(pilot)
    assert desk.done == ["judge 000111", f"judge {PIN}"], "nothing of the first is left on the pad"
    assert on_top(pilot) is Panel


def test_digits_are_erased_one_by_one(pilot: Pilot, desk: FakeDesk) -> None:
    hold_corners(pilot)
    for key in ("3", "9", "erase", "check"):
        pilot.press(f"staff-key-{key}")
    assert desk.done == ["judge 3"]


def test_no_digit_is_in_what_others_may_be_told(pilot: Pilot) -> None:
    hold_corners(pilot)
    pilot.press("staff-key-7")
    assert all(not each.label for each in pilot.controls() if each.id.startswith("staff-key-"))
    assert "7" not in str(pilot.show.place)


@pytest.mark.parametrize("state", ["full", "none", "damaged"])
def test_where_the_lock_takes_no_pin_there_are_no_keys(pilot: Pilot, desk: FakeDesk, state: str) -> None:
    desk.lock_state = type(desk.lock_state)(state, wait=1200.0)  # type: ignore[arg-type]
    hold_corners(pilot)
    assert on_top(pilot) is PinPad
    assert [each.id for each in pilot.controls() if "key" in each.id] == []
    pilot.press("staff-cancel")
    assert on_top(pilot) is Attract


def test_dark_is_dark_until_staff_come_again(pilot: Pilot) -> None:
    come_in(pilot)
    pilot.press("staff-dark")
    pilot.press("staff-yes")
    assert on_top(pilot) is Night
    pilot.advance(4000)
    for x in (4, 300, 900):
        pilot.tap(x, 300)
    pilot.key("next", "enter")
    assert on_top(pilot) is Night
    hold_corners(pilot)
    assert on_top(pilot) is PinPad
    pilot.press("staff-cancel")
    assert on_top(pilot) is Night, "without the PIN it stays"
    come_in(pilot)
    assert on_top(pilot) is Panel
    pilot.press("staff-out")
    assert on_top(pilot) is Attract
    pilot.tap(400, 200)
    assert on_top(pilot) is Home


def test_keys_do_not_lead_away_from_the_pad(pilot: Pilot) -> None:
    hold_corners(pilot)
    pilot.key("next")
    assert on_top(pilot) is PinPad


def test_an_unattended_display_stands_still_while_staff_are_there(alone: Pilot) -> None:
    alone.advance(2)
    come_in(alone)
    alone.advance(INSIDE - 5)
    assert on_top(alone) is Panel
    alone.press("staff-out")
    alone.advance(5)
    assert on_top(alone) is ChapterScene, "and goes on afterwards"


def test_no_other_version_comes_while_staff_are_there(pilot: Pilot) -> None:
    come_in(pilot)
    show = pilot.show
    pilot.floor.offer(show.library)
    pilot.advance(5)
    assert pilot.show is show
    pilot.press("staff-out")
    pilot.advance(5)
    assert pilot.show is not show


def test_nothing_is_awake_while_nothing_moves(pilot: Pilot) -> None:
    come_in(pilot)
    pilot.settle()
    rest = pilot.show.rest()
    assert rest is not None
    assert rest > 1.0


class Listener:
    """Notes what the journal would be told."""

    def __init__(self) -> None:
        self.facts: list[object] = []

    def note(self, fact: object, now: float) -> None:
        self.facts.append(fact)


def test_nothing_that_staff_touch_is_told(pilot: Pilot, desk: FakeDesk) -> None:
    listener = Listener()
    with Pilot(
        pilot.show.library, block_kinds, pilot.size, wishes=Wishes(desk=desk, chronicle=listener)
    ) as watched:
        come_in(watched)
        watched.press("staff-reload")
        watched.press("staff-out")
        assert not [fact for fact in listener.facts if isinstance(fact, Began | Touched)]
        walk_in(watched, "sea")
        told = len([fact for fact in listener.facts if isinstance(fact, Touched)])
        come_in(watched)
        assert len([fact for fact in listener.facts if isinstance(fact, Touched)]) == told
        assert [fact for fact in listener.facts if isinstance(fact, Ended)] == [Ended("staff")]
        assert "staff-key" not in str(listener.facts)


def test_staff_wake_the_night(tmp_path: Path, desk: FakeDesk) -> None:
    """At night too the corners lead in; afterwards the screen is awake for the set time."""
    library = opened(write_small(tmp_path / "closed", HOURS))
    calendar = ManualCalendar(datetime(2026, 11, 23, 23, tzinfo=UTC))
    with Pilot(library, block_kinds, Size(960, 540), wishes=Wishes(desk=desk, calendar=calendar)) as night:
        assert on_top(night) is Night
        hold_corners(night)
        assert on_top(night) is PinPad
        night.press("staff-cancel")
        assert on_top(night) is Night
        come_in(night)
        night.advance(60)
        assert on_top(night) is Panel
        night.press("staff-out")
        assert on_top(night) is Home
        assert not night.show.attended
        night.advance(11 * 60)
        assert on_top(night) is Night


def test_closing_time_waits_for_staff(tmp_path: Path, desk: FakeDesk) -> None:
    library = opened(write_small(tmp_path / "closing", HOURS))
    calendar = ManualCalendar(datetime(2026, 11, 23, 16, 59, tzinfo=UTC))
    with Pilot(library, block_kinds, Size(960, 540), wishes=Wishes(desk=desk, calendar=calendar)) as pilot:
        come_in(pilot)
        calendar.advance(600)
        for _ in range(3):
            pilot.advance(100)
            pilot.tap(480, 20)
            assert on_top(pilot) is Panel
        rest = pilot.show.rest()
        assert rest is not None
        assert rest > 0


def test_a_panel_that_fails_leaves_the_exhibition_to_visitors(pilot: Pilot, desk: FakeDesk) -> None:
    def fail() -> Account:
        raise ZeroDivisionError

    desk.account = fail  # type: ignore[method-assign]
    come_in(pilot)
    pilot.advance(1)
    assert on_top(pilot) is Attract
    assert not pilot.show.staffed
    pilot.tap(400, 200)
    assert on_top(pilot) is Home
    assert pilot.show.attended
