"""Day and night on the floor: what is shown when, what wakes the screen, and what the clocks may do."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from kiosk.base.calendar import ManualCalendar
from kiosk.base.clock import ManualClock
from kiosk.commands.opening import block_kinds
from kiosk.content.library import Library
from kiosk.content.model import Exhibition
from kiosk.content.openinghours import Hours
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.night import Night
from kiosk.show.opening import DUSK, Opening
from kiosk.show.pilot import FRAME, Pilot
from kiosk.show.presence import Presence
from kiosk.show.question import Question
from kiosk.show.scene import Scene
from kiosk.show.wishes import Wishes
from tests.show.conftest import SMALL, opened, write_small
from tests.show.test_hours import by_the_wall, hours_in

pytestmark = pytest.mark.usefixtures("flat_pictures")

HOURS = "hours: {zone: Asia/Shanghai, usual: 09:00-17:00, awake: 10}\n"
MINUTE, HOUR = 60.0, 3600.0


class Lamp:
    """A display whose switch is looked at."""

    def __init__(self) -> None:
        self.switched: list[bool] = []

    @property
    def on(self) -> bool:
        return self.switched[-1]

    def switch(self, on: bool) -> None:
        if self.switched[-1:] != [on]:
            self.switched.append(on)

    def forget(self) -> None:
        self.switched.append(True)


class Museum:
    """A pilot with a calendar that goes on as its clock does, and can be set besides."""

    def __init__(self, library: Library, now: str, unattended: bool = False) -> None:
        self.calendar = ManualCalendar(datetime.fromisoformat(f"{now}+08:00"))
        self.lamp = Lamp()
        self.asked = 0
        wishes = Wishes(unattended=unattended, calendar=self, power=self.lamp)
        self.pilot = Pilot(library, block_kinds, SMALL, wishes=wishes)
        self.begun = self.pilot.clock.now()

    def now(self) -> datetime:
        self.asked += 1
        return self.calendar.now()

    def set(self, now: str) -> None:
        self.calendar.set(datetime.fromisoformat(f"{now}+08:00"))

    def advance(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        end = self.pilot.clock.now() + seconds
        while (left := end - self.pilot.clock.now()) > 1e-6:
            rest = self.pilot.show.rest()
            step = min(left, max(FRAME, left if rest is None else rest))
            self.calendar.advance(step)
            self.pilot.advance(step)

    @property
    def scene(self) -> object:
        return self.pilot.show.scene

    @property
    def black(self) -> bool:
        return not any(self.pilot.canvas.pixels())


@pytest.fixture
def museum(tmp_path: Path) -> Iterator[Callable[..., Museum]]:
    """Opens a museum at a time in Shanghai; `more` stands in exhibition.yaml besides."""
    museums: list[Museum] = []

    def open_museum(now: str, hours: str = HOURS, unattended: bool = False) -> Museum:
        folder = write_small(tmp_path / f"museum-{len(museums)}", hours)
        library = opened(folder)
        assert (library.exhibition.hours is not None) == bool(hours)
        museums.append(Museum(library, now, unattended))
        return museums[-1]

    yield open_museum
    for each in museums:
        each.pilot.close()


def test_it_is_dark_until_it_opens(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T08:58")
    assert isinstance(hall.scene, Night)
    assert hall.black
    assert not hall.lamp.on
    assert hall.pilot.show.opening.dark
    hall.advance(MINUTE)
    assert isinstance(hall.scene, Night)
    hall.advance(MINUTE + 1)
    assert isinstance(hall.scene, Attract)
    assert hall.lamp.on
    hall.advance(DUSK / 2)
    assert not hall.black


def test_night_falls_slowly_and_then_the_display_is_off(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T16:59:50")
    assert isinstance(hall.scene, Attract)
    hall.advance(9)
    assert hall.lamp.switched == [True]
    hall.advance(1 + DUSK / 2)
    assert isinstance(hall.scene, Night)
    assert not hall.black
    assert hall.lamp.on
    hall.advance(DUSK)
    assert hall.black
    assert hall.lamp.switched == [True, False]


def test_in_the_dark_nothing_is_painted_and_the_calendar_is_asked_once_a_minute(
    museum: Callable[..., Museum],
) -> None:
    hall = museum("2026-11-23T20:00")
    hall.advance(10)
    frames = []
    hall.pilot.watch = lambda: frames.append(hall.pilot.clock.now())
    asked = hall.asked
    hall.advance(6 * HOUR)
    assert frames == []
    assert 355 <= hall.asked - asked <= 361
    assert hall.lamp.switched == [False]


def test_without_hours_the_display_is_left_alone(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T03:00", hours="")
    hall.advance(MINUTE)
    assert hall.lamp.switched == []


def test_in_the_day_frames_do_not_ask_the_calendar(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T12:00")
    asked = hall.asked
    hall.advance(2 * MINUTE)  # the attract loop moves all the while
    assert hall.asked - asked <= 2


def test_a_touch_wakes_it_for_a_visit_and_the_attract_loop_stays_away(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T20:00")
    hall.advance(5)
    hall.pilot.tap(5, 5)
    assert isinstance(hall.scene, Home)
    assert hall.pilot.show.attended
    assert hall.lamp.on
    hall.advance(90)  # nobody answers the question
    assert not hall.pilot.show.attended
    assert isinstance(hall.scene, Home)  # awake for ten minutes, but nothing invites
    hall.advance(10 * MINUTE - 90)
    assert isinstance(hall.scene, Night)
    hall.advance(DUSK)
    assert hall.black
    assert not hall.lamp.on


def test_doors_that_stand_open_at_night_open_at_the_first_touch(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T20:00")
    hall.pilot.tap(5, 5)
    hall.advance(90)
    assert not hall.pilot.show.attended
    hall.pilot.press("door-sea")
    assert hall.pilot.show.attended
    assert isinstance(hall.scene, ChapterScene)


def test_a_key_wakes_it_as_a_touch_does(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T20:00")
    hall.pilot.key("enter")
    assert isinstance(hall.scene, Home)


def test_where_only_the_pin_wakes_it_a_touch_does_nothing(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T20:00", HOURS.replace("awake: 10", "wakes: pin, awake: 10"))
    hall.advance(5)
    hall.pilot.tap(5, 5)
    hall.pilot.key("enter")
    assert isinstance(hall.scene, Night)
    assert hall.black
    assert not hall.pilot.show.attended
    hall.advance(MINUTE + 1)
    assert hall.lamp.switched == [False, True, False]  # X had switched it on at the touch
    hall.pilot.show.opening.wake()
    hall.advance(1)
    assert isinstance(hall.scene, Home)
    hall.advance(10 * MINUTE)
    assert isinstance(hall.scene, Night)


def test_a_visit_under_way_at_closing_time_is_not_cut_off(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T16:59")
    hall.pilot.tap(5, 5)
    hall.pilot.press("door-sea")
    for _ in range(40):
        hall.advance(30)
        assert isinstance(hall.scene, ChapterScene)
        hall.pilot.tap(320, 100)
    hall.advance(61)
    assert isinstance(hall.scene, Question)
    hall.advance(20)
    assert isinstance(hall.scene, Night)
    hall.advance(DUSK)
    assert hall.black


def test_a_set_grace_ends_the_visit(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T16:59", HOURS.replace("awake: 10", "grace: 5"))
    hall.pilot.tap(5, 5)
    hall.pilot.press("door-sea")
    for _ in range(11):
        hall.advance(30)
        assert isinstance(hall.scene, ChapterScene)
        hall.pilot.tap(320, 100)
    hall.advance(60)
    assert isinstance(hall.scene, Night)


def test_a_visit_before_the_opening_goes_on_into_the_day(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T08:59:30")
    hall.pilot.tap(5, 5)
    hall.pilot.press("door-land")
    hall.advance(45)
    assert isinstance(hall.scene, ChapterScene)
    hall.advance(90)
    assert isinstance(hall.scene, Attract)


def test_a_display_that_plays_by_itself_rests_at_night(museum: Callable[..., Museum]) -> None:
    hall = museum("2026-11-23T16:59", unattended=True)
    assert isinstance(hall.scene, ChapterScene)
    hall.advance(70)
    assert isinstance(hall.scene, Night)
    assert hall.pilot.show.between_pages
    hall.advance(HOUR)
    assert isinstance(hall.scene, Night)
    hall.pilot.tap(5, 5)
    assert isinstance(hall.scene, Home)
    hall.advance(11 * MINUTE)
    assert isinstance(hall.scene, Night)
    hall.set("2026-11-24T09:00")
    hall.advance(MINUTE)
    assert isinstance(hall.scene, ChapterScene)


@pytest.mark.parametrize("wrong", ["2016-11-23T12:00", "1970-01-01T00:00", "2036-11-23T12:00"])
def test_a_clock_that_is_set_in_the_dark_is_noticed_within_a_minute(
    museum: Callable[..., Museum], wrong: str
) -> None:
    hall = museum("2026-11-23T20:00")
    assert isinstance(hall.scene, Night)
    hall.set(wrong)
    hall.advance(MINUTE + DUSK)
    assert isinstance(hall.scene, Attract)
    hall.set("2026-11-23T20:10")
    hall.advance(MINUTE + DUSK)
    assert isinstance(hall.scene, Night)


def test_a_clock_that_has_lost_the_time_leaves_the_screen_lit(museum: Callable[..., Museum]) -> None:
    hall = museum("1970-01-01T03:00")
    assert isinstance(hall.scene, Attract)
    hall.advance(2 * MINUTE)
    assert isinstance(hall.scene, Attract)


def test_another_version_comes_in_the_dark_and_stays_dark(
    museum: Callable[..., Museum], tmp_path: Path
) -> None:
    hall = museum("2026-11-23T20:00")
    hall.advance(5)
    fresh = opened(write_small(tmp_path / "fresh", HOURS.replace("17:00", "20:30")))
    hall.pilot.floor.offer(opened(write_small(tmp_path / "same", HOURS)))
    hall.advance(5)
    assert isinstance(hall.scene, Night)
    assert hall.lamp.switched == [False]
    hall.pilot.floor.offer(fresh)
    hall.advance(5)
    assert isinstance(hall.scene, Attract)
    assert hall.lamp.on


def test_what_has_been_woken_stays_awake_in_another_version(
    museum: Callable[..., Museum], tmp_path: Path
) -> None:
    hall = museum("2026-11-23T20:00")
    hall.pilot.tap(5, 5)
    hall.advance(90)
    hall.pilot.floor.offer(opened(write_small(tmp_path / "same", HOURS)))
    hall.advance(5)
    assert isinstance(hall.scene, Home)


def test_where_a_time_zone_is_not_known_it_is_always_open(
    museum: Callable[..., Museum], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("zoneinfo.TZPATH", ())
    folder = museum("2026-11-23T12:00").pilot.show.exhibition.folder
    library = opened(folder)
    hours = library.exhibition.hours
    assert hours
    object.__setattr__(hours, "zone", "Asia/Atlantis")
    hall = Museum(library, "2026-11-23T20:00")
    hall.advance(MINUTE)
    assert isinstance(hall.scene, Attract)
    assert [record.message for record in caplog.records if "Asia/Atlantis" in record.message]
    hall.pilot.close()


class Floor:
    """A show without pictures: what stands there, and when that was changed."""

    def __init__(self, hours: Hours, calendar: ManualCalendar) -> None:
        self.exhibition = Exhibition(Path("nowhere"), hours=hours)
        self.clock = ManualClock(0.0)
        self.presence = Presence(self.exhibition.idle, 0.0, None, lambda: None, self.end_visit)
        self.top: Scene | None = None
        self.fading = False
        self.opening = Opening(cast(Any, self), self.presence, cast(Any, self), calendar, None)
        self.end_visit()

    @property
    def ground(self) -> Scene | None:
        return self.top

    def now(self) -> float:
        return self.clock.now()

    def dissolve(self, now: float, seconds: float) -> None:
        assert seconds == DUSK

    def end_visit(self, how: str = "away") -> None:
        self.top = self.opening.ground()


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "America/Santiago"])
def test_every_hour_of_a_year_is_lit_or_dark_as_the_clock_on_the_wall_says(zone: str) -> None:
    hours = hours_in(zone)
    calendar = ManualCalendar(datetime(2026, 12, 1, tzinfo=UTC))
    floor = Floor(hours, calendar)
    step = 89 * MINUTE
    lit = 0
    for _ in range(round(365 * 24 * HOUR / step)):
        calendar.advance(step)
        floor.clock.advance(step)
        floor.opening.tick(floor.now())
        assert isinstance(floor.top, Attract) is by_the_wall(hours, calendar.now()), calendar.now()
        lit += isinstance(floor.top, Attract)
    assert 2000 < lit * step / HOUR < 3000
