"""A snapshot tells how the kiosk is, as the loop and the parts know it."""

import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import kiosk
from kiosk.base.calendar import ManualCalendar
from kiosk.base.clock import ManualClock
from kiosk.base.geometry import Size
from kiosk.blocks import kinds
from kiosk.commands.health.logged import LogKeeper
from kiosk.commands.health.rhythm import Rhythm
from kiosk.commands.health.scales import Scales, burden
from kiosk.commands.health.snapshot import JournalSize
from kiosk.commands.health.vitals import Sources, Vitals
from kiosk.commands.opening import open_exhibition
from kiosk.content.model import Place, Problem
from kiosk.show.pilot import Pilot
from tests.commands.smallshow import write_small, write_yaml

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small(tmp_path / "hall")


@pytest.fixture
def pilot(folder: Path) -> Iterator[Pilot]:
    with Pilot(open_exhibition(folder, None), kinds, Size(640, 360)) as pilot:
        yield pilot


def vitals_of(pilot: Pilot, folder: Path, calendar: ManualCalendar, sources: Sources | None = None) -> Vitals:
    scales = Scales({"state": folder})
    scales.weigh()
    log = LogKeeper(pilot.clock, calendar)
    return Vitals(pilot.floor, pilot.clock, calendar, scales, log, sources or Sources())


def test_a_snapshot_tells_what_runs_and_since_when(pilot: Pilot, folder: Path) -> None:
    calendar = ManualCalendar(NINE)
    vitals = vitals_of(pilot, folder, calendar)
    pilot.watch = vitals.framed
    pilot.tap(100, 100)
    pilot.clock.advance(90)
    calendar.set(NINE - timedelta(days=3650))
    seen = vitals.snapshot()
    assert (seen.engine, seen.started, seen.shown.since) == (kiosk.__version__, NINE, seen.taken)
    assert seen.uptime >= 90, "whatever the date is set to"
    assert seen.shown.title == {"zh": "海岸", "en": "The Shore"}
    assert seen.shown.folder == str(folder)
    assert seen.attended
    assert seen.frames.count > 0
    assert seen.frames.age is not None
    assert seen.frames.age >= 90
    assert seen.errors == 0
    assert seen.disks[0].free > 0
    assert seen.burden is not None
    assert seen.burden.own > 10_000_000


def test_problems_are_told_errors_first_and_each_once(folder: Path, pilot: Pilot) -> None:
    write_yaml(folder, "sea", "title: {zh: 海, en: The sea}\nhero: {src: gone.png, alt: {zh: 潮, en: t}}\n")
    broken = open_exhibition(folder, None)
    refused = broken.problems
    vitals = vitals_of(pilot, folder, ManualCalendar(NINE), Sources(lambda: refused, watched=folder))
    seen = vitals.snapshot()
    assert seen.errors == sum(each.severity == "error" for each in refused) > 0
    assert seen.problems[0].startswith("exhibits/sea.yaml:")
    assert vitals.snapshot().problems is seen.problems, "they are put in words once"


def test_a_thousand_problems_are_told_in_few_sentences(folder: Path, pilot: Pilot) -> None:
    many = tuple(Problem(Place(folder / "a.yaml", line), "warning", "doubtful") for line in range(1, 1001))
    wrong = Problem(Place(folder / "z.yaml", 1), "error", "wrong")
    vitals = vitals_of(pilot, folder, ManualCalendar(NINE), Sources(lambda: (*many, wrong)))
    seen = vitals.snapshot()
    assert (seen.errors, seen.warnings, len(seen.problems)) == (1, 1000, 5)
    assert seen.problems[0] == "z.yaml:1:0: wrong"


def test_the_mark_changes_with_what_should_be_told_at_once(folder: Path, pilot: Pilot) -> None:
    calendar = ManualCalendar(NINE)
    log = LogKeeper(pilot.clock, calendar)
    refused: list[tuple[Problem, ...]] = [()]
    sources = Sources(lambda: refused[-1], lambda: JournalSize(3, 4096, 0))
    vitals = Vitals(pilot.floor, pilot.clock, calendar, Scales({}), log, sources)
    before = vitals.mark()
    pilot.advance(10)
    assert vitals.mark() == before
    log.handle(logging.LogRecord("kiosk", logging.ERROR, "", 1, "the page broke", (), None))
    logged = vitals.mark()
    assert logged != before
    refused.append((Problem(Place(folder), "error", "wrong"),))
    assert vitals.mark() != logged
    assert vitals.snapshot().journal == JournalSize(3, 4096, 0)


def test_frames_a_second_are_counted_while_something_moves_alone() -> None:
    clock = ManualClock()
    rhythm = Rhythm(clock)
    assert rhythm.frames().age is None
    rhythm.beat(moving=False)
    clock.advance(100)  # a still page
    for _ in range(60):
        rhythm.beat(moving=True)
        clock.advance(1 / 50)
    rhythm.beat(moving=False)
    clock.advance(7)
    seen = rhythm.frames()
    assert seen.count == 62
    assert seen.age == pytest.approx(7)
    assert seen.fps == pytest.approx(50)
    assert seen.slowest == pytest.approx(0.02)


def test_a_disk_is_told_of_though_the_folder_is_not_there_yet(tmp_path: Path) -> None:
    with closing(Scales({"state": tmp_path / "not" / "yet"})) as scales:
        scales.weigh()
    (room,) = scales.weight.disks
    assert room.name == "state"
    assert 0 < room.free < room.total


def test_a_sandbox_that_hides_processes_hides_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    import psutil

    def hidden(*_: object, **__: object) -> object:
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil.Process, "children", hidden)
    seen = burden()
    assert seen is not None
    assert seen.own > 0
    assert (seen.children, seen.processes) == (0, 0)
