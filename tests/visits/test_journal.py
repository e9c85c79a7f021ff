"""From what the show tells to what is written: visits, and the hours in which the kiosk ran."""

import logging
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.visits.account import MOST_STAYS, MOST_THINGS
from kiosk.visits.facts import (
    DOORS,
    Arrived,
    Asked,
    Began,
    Ended,
    Fact,
    Heeded,
    Left,
    Passed,
    Read,
    Reader,
    Shown,
    Spot,
    Touched,
)
from kiosk.visits.hour import hour_of
from kiosk.visits.journal import PERIOD, SOON
from kiosk.visits.ledger import open_ledger
from kiosk.visits.today import Today, today
from tests.visits.listening import OPENED, Ear, Listening
from tests.visits.visiting import SEEN, quiz_visit, visit

PAGE = Spot("chapter0", "page0")
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def told() -> Listening:
    told = Listening()
    told.journal.note(Shown(SEEN, UTC), 0.0)
    told.journal.note(Read(Reader("zh", frozenset())), 0.0)
    return told


def tell(told: Listening, *facts: tuple[float, Fact]) -> None:
    for now, fact in facts:
        told.journal.note(fact, now)


def signs(*times: float) -> list[tuple[float, Fact]]:
    return [(time, Passed(True, time)) for time in times]


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_is_set_changes_no_dwell(told: Listening, years: int) -> None:
    tell(told, (10, Began()), (11, Arrived(PAGE)), *signs(12))
    told.calendar.set(OPENED.replace(year=OPENED.year + years))
    tell(told, *signs(20), (20, Left()), (21, Arrived(DOORS)), *signs(25))
    told.calendar.set(OPENED)
    tell(told, (99, Ended("away")))
    (visit,) = told.ear.visits
    assert [stay.seconds for stay in visit.stays] == [9, 4]
    assert (visit.seconds, visit.at) == (15, hour_of(OPENED, UTC))


def test_nobody_is_dated_more_finely_than_by_the_hour(told: Listening) -> None:
    for minute in (0, 59):
        told.calendar.set(OPENED.replace(minute=minute))
        tell(told, (10, Began()), (10, Ended("away")))
    first, second = told.ear.visits
    assert first == second


def test_hours_are_those_on_the_museums_wall(told: Listening) -> None:
    told.journal.note(Shown(SEEN, SHANGHAI), 0.0)
    tell(told, (10, Began()), (10, Ended("away")))
    assert told.ear.visits[0].at % 24 == 18
    assert hour_of(datetime(1970, 1, 1, tzinfo=UTC), UTC) == 0
    assert hour_of(datetime(1969, 12, 31, 23, tzinfo=UTC), UTC) == -1


def test_the_last_sign_ends_the_last_stay(told: Listening) -> None:
    tell(told, (10, Began()), (10, Arrived(PAGE)), *signs(40), (80, Passed(True, 40)), (80, Asked()))
    tell(told, (100, Ended("away")))
    (visit,) = told.ear.visits
    assert (visit.stays[0].seconds, visit.seconds, visit.asked) == (30, 30, 1)


def test_a_question_that_is_answered_takes_its_own_time_away(told: Listening) -> None:
    tell(told, (0, Began()), (0, Arrived(PAGE)), (60, Asked()), *signs(75), (75, Heeded()), *signs(90))
    tell(told, (150, Asked()), (170, Ended("away")))
    (visit,) = told.ear.visits
    assert (visit.stays[0].seconds, visit.seconds, visit.asked) == (75, 75, 2)


def test_a_show_that_follows_another_brings_no_sign_of_its_own(told: Listening) -> None:
    tell(told, (0, Began()), (0, Arrived(PAGE)), *signs(30))
    tell(told, (150, Shown(SEEN, UTC)), (150, Began()), (150, Passed(True, None)), (150, Arrived(PAGE)))
    tell(told, (230, Ended("away")))
    (visit,) = told.ear.visits
    assert [stay.seconds for stay in visit.stays] == [30]


def test_a_visit_is_bounded_whatever_is_done_in_it(told: Listening) -> None:
    tell(told, (0, Began()))
    for number in range(3000):
        spot = PAGE if number % 2 else DOORS
        tell(told, (number, Arrived(spot)), (number, Touched(spot, "", f"thing{number}", "tap")))
    tell(told, *signs(3000), (3000, Ended("away")))
    (visit,) = told.ear.visits
    assert len(visit.stays) == MOST_STAYS
    assert len(visit.taps) == MOST_THINGS
    assert visit.seconds == 3000


def test_facts_without_a_visit_are_no_visit(told: Listening) -> None:
    tell(told, (1, Arrived(PAGE)), (2, Touched(PAGE, "", "next", "tap")), (3, Ended("away")))
    assert told.ear.entries == []


def test_what_goes_wrong_is_told_once_and_hurts_nobody(
    told: Listening, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Ear, "write", lambda self, entry: 1 / 0)
    for now in range(5):
        tell(told, (now, Began()), (now, Ended("away")))
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    monkeypatch.undo()
    tell(told, (9, Began()), (9, Ended("away")))
    assert len(told.ear.visits) == 1


# That the kiosk ran.


def run_for(told: Listening, seconds: int, begin: int = 0, lit: bool = True) -> None:
    for now in range(begin, begin + seconds + 1):
        told.journal.note(Passed(lit, None), float(now))
        told.calendar.advance(1)


def test_hours_in_which_it_ran_are_told_every_few_minutes(told: Listening) -> None:
    run_for(told, round(SOON + 2 * PERIOD))
    assert [(run.lit, run.starts) for run in told.ear.runs] == [(SOON, 1), (PERIOD, 0), (PERIOD, 0)]


def test_each_hour_has_its_own(told: Listening) -> None:
    told.calendar.set(OPENED.replace(minute=59))
    run_for(told, 100)
    told.journal.close()
    lit = [sum(run.lit for run in told.ear.runs if run.at % 24 == hour) for hour in (10, 11)]
    assert [round(seconds, -1) for seconds in lit] == [60, 40]
    assert told.ear.closed


def test_dark_hours_and_hours_asleep_are_told_apart(told: Listening) -> None:
    run_for(told, 50, lit=False)
    run_for(told, 50, begin=9000)
    told.journal.close()
    assert sum(run.lit for run in told.ear.runs) == sum(run.dark for run in told.ear.runs) == 50


# Today's numbers.


def test_todays_numbers_are_todays(tmp_path: Path) -> None:
    assert today(tmp_path, hour_of(OPENED, UTC)) is None
    ledger = open_ledger(tmp_path / "journal.db")
    at = hour_of(OPENED, UTC)
    for each in (
        visit(at - 24, PAGE),
        visit(at, PAGE, Spot("chapter1", ""), seconds=60, ending="finished"),
        visit(at + 2, PAGE, PAGE, seconds=40, language="en"),
        quiz_visit(at + 3),
        visit(at + 24, PAGE),
    ):
        ledger.write(each, 0)
    assert today(tmp_path, hour_of(OPENED, UTC)) == Today(3, 4, 5, 1, (("zh", 2), ("en", 1)))
    late = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
    assert today(tmp_path, hour_of(late, SHANGHAI)) == Today(1, 1, 0, 0, (("zh", 1),)), "it is Tuesday there"
    ledger.close()
    assert today(tmp_path, at + 9 * 24) == Today(0, 0, 0, 0, ())


def test_a_damaged_journal_has_no_numbers(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"no journal" * 999)
    assert today(tmp_path, hour_of(OPENED, UTC)) is None
