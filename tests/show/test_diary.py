"""What the journal is told is what the visitors did."""

from collections import Counter
from pathlib import Path

import pytest

from kiosk.commands.opening import block_kinds
from kiosk.content.library import Library
from kiosk.show.pilot import Pilot
from kiosk.show.wishes import Wishes
from kiosk.stage.fingers import Touch
from kiosk.visits.account import Stay, Visit
from kiosk.visits.facts import DOORS, Fact, Spot, Titled
from tests.show.conftest import LAND, SMALL, MakePilot, opened, walk_in, write_small
from tests.visits.listening import OPENED, Listening

pytestmark = pytest.mark.usefixtures("flat_pictures")

TIDE, FISHERS, BOATS = (Spot("sea", page) for page in ("tide", "fishers", "boats"))


@pytest.fixture
def told() -> Listening:
    return Listening()


@pytest.fixture
def pilot(small: Library, make_pilot: MakePilot, told: Listening) -> Pilot:
    return make_pilot(small, chronicle=told.journal)


def only(told: Listening) -> Visit:
    (visit,) = told.ear.visits
    return visit


def spots(visit: Visit) -> list[Spot]:
    return [stay.spot for stay in visit.stays]


def leave(pilot: Pilot) -> None:
    """Walk away: the question is left unanswered."""
    pilot.advance(100)


def test_a_walk_is_told_as_it_was(pilot: Pilot, told: Listening) -> None:
    walk_in(pilot, "sea")
    pilot.advance(20)
    pilot.press("next")
    pilot.advance(30)
    pilot.press("previous")
    pilot.advance(10)
    pilot.press("home")
    leave(pilot)
    visit = only(told)
    assert spots(visit) == [DOORS, TIDE, FISHERS, TIDE, DOORS]
    assert [stay.seconds for stay in visit.stays] == [0, 20, 30, 10, 0]
    assert (visit.ending, visit.asked) == ("away", 1)
    assert 60 <= visit.seconds <= 63
    assert visit.edition.titles[TIDE]["en"] == "The tide"


def test_the_time_in_which_nobody_was_there_is_no_dwell(pilot: Pilot, told: Listening) -> None:
    walk_in(pilot, "sea")
    pilot.advance(40)
    pilot.show.handle(touch_of(pilot))
    leave(pilot)
    assert only(told).stays[-1] == Stay(TIDE, "zh", 40)
    assert only(told).seconds <= 42


def touch_of(pilot: Pilot) -> Touch:
    return Touch("move", 7, 1.0, 1.0)


def test_a_touch_and_nothing_more_is_a_visit_of_no_length(pilot: Pilot, told: Listening) -> None:
    pilot.tap(5, 5)
    leave(pilot)
    assert (only(told).seconds, spots(only(told))) == (0, [DOORS])


def test_the_question_is_no_dwell_though_it_was_answered(pilot: Pilot, told: Listening) -> None:
    walk_in(pilot, "sea")
    pilot.advance(70)
    pilot.tap(5, 5)
    pilot.advance(5)
    pilot.press("home")
    leave(pilot)
    visit = only(told)
    assert visit.asked == 2
    assert 64 <= visit.stays[1].seconds <= 66, "60 until it was asked, 5 after the answer"


def test_whoever_comes_to_the_farewell_and_goes_has_finished(pilot: Pilot, told: Listening) -> None:
    walk_in(pilot, "land", 1)
    leave(pilot)
    assert only(told).ending == "finished"
    assert spots(only(told)) == [DOORS, Spot("land", "dike"), Spot("land", "")]


def test_whoever_leaves_the_panel_for_what_failed_was_driven_away(pilot: Pilot, told: Listening) -> None:
    walk_in(pilot, "sea")
    pilot.show.failsafe.leave(RuntimeError("a page"))
    leave(pilot)
    assert only(told).ending == "failed"
    assert spots(only(told)) == [DOORS, TIDE, DOORS]


def test_whoever_goes_on_after_the_panel_leaves_as_ever(pilot: Pilot, told: Listening) -> None:
    walk_in(pilot, "sea")
    pilot.show.failsafe.leave(RuntimeError("a page"))
    pilot.settle()
    pilot.press("home")
    leave(pilot)
    assert only(told).ending == "away"


def test_what_is_touched_is_told_by_its_name_alone(pilot: Pilot, told: Listening) -> None:
    walk_in(pilot, "sea")
    pilot.press("next")
    pilot.press("language")
    pilot.swipe(-300)
    pilot.key("enter", "enter")
    leave(pilot)
    taps = only(told).taps
    assert taps[DOORS, "", "door-sea", "tap"] == 1
    assert taps[TIDE, "", "next", "tap"] == 1
    assert taps[FISHERS, "", "language", "tap"] == 1
    assert taps[FISHERS, "", "strip", "drag"] == 1
    assert any(gesture == "key" for *_, gesture in taps)
    assert ("keypad", "on") in only(told).choices


def test_what_pages_were_read_with_is_told(pilot: Pilot, told: Listening) -> None:
    pilot.tap(5, 5)
    pilot.press("language")
    pilot.need(text_size=1.5, high_contrast=True)
    pilot.press("door-sea")
    pilot.advance(5)
    leave(pilot)
    assert only(told).choices == {("language", "en"), ("text-size", "150"), ("high-contrast", "on")}
    assert only(told).stays[-1].language == "en"


def test_every_visit_begins_afresh(pilot: Pilot, told: Listening) -> None:
    for _ in range(2):
        walk_in(pilot, "sea")
        pilot.need(text_size=2.0)
        pilot.advance(3)
        leave(pilot)
    walk_in(pilot, "land")
    leave(pilot)
    first, second, third = told.ear.visits
    assert (first.choices, first.stays) == (second.choices, second.stays)
    assert third.choices == {("language", "zh"), ("text-size", "100")}


def test_a_visit_that_outlasts_a_version_is_one_visit(pilot: Pilot, told: Listening, tmp_path: Path) -> None:
    walk_in(pilot, "sea")
    pilot.advance(10)
    old = pilot.show
    pilot.floor._at_once = True
    pilot.floor.offer(opened(write_small(tmp_path / "new")))
    pilot.advance(10)
    assert pilot.show is not old
    pilot.press("home")
    leave(pilot)
    assert spots(only(told)) == [DOORS, TIDE, DOORS]
    assert only(told).stays[1].seconds == 20


def test_staff_and_closing_time_end_a_visit_otherwise(pilot: Pilot, told: Listening) -> None:
    walk_in(pilot, "sea")
    pilot.advance(10)
    pilot.show.end_visit("staff")
    walk_in(pilot, "sea")
    told.journal.close()
    assert [visit.ending for visit in told.ear.visits] == ["staff", "stopped"]
    assert told.ear.closed


def test_pages_that_play_to_nobody_are_no_visit(
    small: Library, make_pilot: MakePilot, told: Listening
) -> None:
    pilot = make_pilot(small, unattended=True, chronicle=told.journal)
    pilot.advance(60)
    assert told.ear.visits == []
    pilot.tap(5, 5)
    pilot.advance(3)
    leave(pilot)
    assert len(only(told).stays) == 1


def test_titles_are_known_before_anybody_comes(small: Library, make_pilot: MakePilot) -> None:
    facts: list[Fact] = []

    class Listener:
        def note(self, fact: Fact, now: float) -> None:
            facts.append(fact)

    pilot = make_pilot(small, chronicle=Listener())
    while not pilot.show.rehearsed:
        pilot.show.prepare()
        pilot.advance(1)
    titled = {fact.chapter: fact.titles for fact in facts if isinstance(fact, Titled)}
    assert titled["land"]["dike"]["zh"] == "堤"
    assert set(titled["sea"]) == {"tide", "fishers", "boats"}


QUIZ = """
  - id: ask
    blocks:
      - kind: quiz
        id: tides
        questions:
          - question: {zh: 几次？, en: "How often?"}
            answers:
              - {text: {zh: 一次, en: Once}}
              - {text: {zh: 两次, en: Twice}, right: yes}
            explanation: {zh: 两次。, en: Twice.}
          - question: {zh: 先后？, en: "In which order?"}
            kind: order
            items: [{zh: 先, en: First}, {zh: 后, en: Then}]
            explanation: {zh: 先，后。, en: First and then.}
"""


def test_answers_are_told_by_their_number(tmp_path: Path, make_pilot: MakePilot, told: Listening) -> None:
    folder = write_small(tmp_path / "asking")
    (folder / "exhibits" / "land.yaml").write_text(LAND + QUIZ, "utf-8")
    pilot = make_pilot(opened(folder), chronicle=told.journal)
    walk_in(pilot, "land", 1)
    for name in ("answer-0", "go", "answer-1", "answer-0", "go"):
        pilot.press(name)
    leave(pilot)
    spot = Spot("land", "ask")
    assert dict(only(told).answers) == {(spot, "tides", 1, 1): 1}
    assert dict(only(told).questions) == {(spot, "tides", 1, False): 1, (spot, "tides", 2, False): 1}
    assert only(told).taps[spot, "tides", "answer-0", "tap"] == 2


def test_hours_in_which_the_screen_is_dark_are_told_apart(tmp_path: Path, told: Listening) -> None:
    folder = write_small(tmp_path / "closed", "hours: {zone: Asia/Shanghai, usual: 19:00-22:00}\n")
    told.calendar.set(OPENED.replace(minute=45))
    wishes = Wishes(chronicle=told.journal, calendar=told.calendar)
    with Pilot(opened(folder), block_kinds, SMALL, wishes=wishes) as pilot:
        for _ in range(225):
            pilot.clock.advance(8)
            told.calendar.advance(8)
            pilot.step()
    told.journal.close()
    lit, dark = Counter[int](), Counter[int]()
    for run in told.ear.runs:
        lit[run.at % 24] += round(run.lit)
        dark[run.at % 24] += round(run.dark)
    assert set(lit) == {18, 19}, "of the museum's own time"
    assert (lit[18] < 90, dark[18] > 800) == (True, True)
    assert (dark[19] < 90, lit[19] > 800) == (True, True)
    assert told.ear.visits == []
