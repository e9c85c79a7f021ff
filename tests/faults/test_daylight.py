"""The clocks go forwards in spring and back in autumn: hours are those on the wall, and nothing else moves.

So it is on a machine whose own clock leaps, which has it set by an hour.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.base.calendar import ManualCalendar
from kiosk.commands.opening import block_kinds, open_exhibition
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.night import Night
from kiosk.show.opening import DUSK
from kiosk.show.pilot import Pilot
from kiosk.show.question import Question
from kiosk.show.wishes import Wishes
from kiosk.visits.journal import Journal
from tests.commands.smallshow import EXHIBITION, write_small, write_yaml
from tests.faults.house import SIZE
from tests.show.test_opening import Lamp
from tests.visits.listening import Ear

BERLIN = ZoneInfo("Europe/Berlin")
LATE, DAYS = "usual: 18:00-04:00", "usual: 09:00-17:00"
MINUTE, HOUR = 60.0, 3600.0
STRIDE = 5.0
"""Seconds between two looks at the show, as every frame of an hour would take long."""


@dataclass(frozen=True)
class Leap:
    """When the clock on the wall leaps, and what it shows before and after."""

    at: datetime
    before: str
    after: str


SPRING = Leap(datetime(2027, 3, 28, 1, tzinfo=UTC), "01:59", "03:00")
AUTUMN = Leap(datetime(2027, 10, 31, 1, tzinfo=UTC), "02:59", "02:00")
either = pytest.mark.parametrize("leap", [SPRING, AUTUMN], ids=["spring", "autumn"])


class Museum:
    """In Berlin, with a journal of its visits; time passes on both of its clocks."""

    def __init__(self, folder: Path, hours: str, now: datetime) -> None:
        write_yaml(
            write_small(folder), "exhibition", f"{EXHIBITION}hours: {{zone: Europe/Berlin, {hours}}}\n"
        )
        self.calendar, self.lamp, self.ear = ManualCalendar(now), Lamp(), Ear()
        self.journal = Journal(self.calendar, self.ear)
        wishes = Wishes(calendar=self.calendar, power=self.lamp, chronicle=self.journal)
        self.pilot = Pilot(open_exhibition(folder, None), block_kinds, SIZE, wishes=wishes)

    @property
    def wall(self) -> str:
        return f"{self.calendar.now().astimezone(BERLIN):%H:%M}"

    @property
    def scene(self) -> object:
        return self.pilot.show.scene

    @property
    def ground(self) -> type[object]:
        return type(self.scene)

    def advance(self, seconds: float, stride: float = STRIDE) -> None:
        end = self.pilot.clock.now() + seconds
        while (left := end - self.pilot.clock.now()) > 1e-6:
            step = min(left, stride)
            self.calendar.advance(step)
            self.pilot.clock.advance(step)
            self.pilot.step()

    def until(self, kind: type, most: float) -> float:
        """The seconds until such a scene stands there."""
        begin = self.pilot.clock.now()
        while not isinstance(self.scene, kind):
            assert self.pilot.clock.now() - begin < most
            self.advance(1.0)
        return self.pilot.clock.now() - begin


@pytest.fixture
def museum(tmp_path: Path) -> Iterator[Callable[[str, datetime], Museum]]:
    museums: list[Museum] = []

    def open_museum(hours: str, now: datetime) -> Museum:
        museums.append(Museum(tmp_path / "museum", hours, now))
        return museums[-1]

    yield open_museum
    for each in museums:
        each.pilot.close()


@either
def test_a_visitor_notices_nothing_and_is_asked_and_left_in_the_usual_time(
    museum: Callable[[str, datetime], Museum], leap: Leap
) -> None:
    hall = museum(LATE, leap.at - timedelta(minutes=2))
    hall.pilot.tap(5, 5)
    hall.pilot.press("door-sea")
    hall.pilot.settle()
    hall.calendar.set(leap.at - timedelta(seconds=30))
    hall.pilot.tap(630, 350)
    hall.advance(29)
    page, seen = hall.scene, hall.pilot.canvas.pixels()
    assert (type(page), hall.wall) == (ChapterScene, leap.before)
    hall.advance(2)
    assert (hall.scene, hall.wall) == (page, leap.after)
    assert hall.pilot.canvas.pixels() == seen
    times = hall.pilot.show.exhibition.idle
    assert 31 + hall.until(Question, times.after) == pytest.approx(times.after, abs=1.1)
    assert hall.until(Attract, MINUTE) == pytest.approx(times.countdown, abs=1.1)
    (visit,) = hall.ear.visits
    assert visit.seconds <= 10, "what was not touched is no dwell"


@either
def test_the_attract_loop_goes_on_and_every_second_of_it_is_counted_once(
    museum: Callable[[str, datetime], Museum], leap: Leap
) -> None:
    hall = museum(LATE, leap.at - timedelta(minutes=12))
    loop = hall.scene
    hall.advance(24 * MINUTE)
    assert hall.scene is loop
    assert hall.lamp.switched == [True]
    hall.journal.close()
    lit = Counter[int]()
    for run in hall.ear.runs:
        assert run.dark == 0
        lit[run.at % 24] += round(run.lit)
    wanted = {1: 720, 3: 720} if leap is SPRING else {2: 1440}
    assert lit == pytest.approx(wanted, abs=STRIDE + 1)


@either
def test_it_closes_when_the_wall_says_so(museum: Callable[[str, datetime], Museum], leap: Leap) -> None:
    hall = museum(LATE, leap.at - timedelta(seconds=40))
    hall.advance((1 if leap is SPRING else 2) * HOUR, stride=30)
    assert (hall.ground, hall.wall) == (Attract, "03:59")
    hall.advance(45 + DUSK)
    assert (hall.ground, hall.wall) == (Night, "04:00")
    assert not any(hall.pilot.canvas.pixels())
    assert not hall.lamp.on


@either
def test_the_night_is_dark_to_its_end_and_the_day_begins_in_time(
    museum: Callable[[str, datetime], Museum], leap: Leap
) -> None:
    hall = museum(DAYS, leap.at - timedelta(minutes=10))
    hall.advance((6 if leap is SPRING else 7) * HOUR + 9 * MINUTE, stride=MINUTE)
    assert (hall.ground, hall.wall) == (Night, "08:59")
    assert hall.lamp.switched == [False]
    hall.advance(MINUTE + DUSK)
    assert (hall.ground, hall.wall) == (Attract, "09:00")
    assert hall.lamp.switched == [False, True]
    assert any(hall.pilot.canvas.pixels())


@pytest.mark.parametrize("hour", [1, -1])
def test_a_machine_whose_own_clock_is_set_by_an_hour_tears_nobody_from_a_page(
    museum: Callable[[str, datetime], Museum], hour: int
) -> None:
    """As one does that keeps the museum's time; at worst the hours are an hour off."""
    wall = datetime(2027, 6, 1, 16 if hour == 1 else 9, 30, tzinfo=BERLIN)
    hall = museum(DAYS, wall)
    hall.pilot.tap(5, 5)
    hall.pilot.press("door-sea")
    hall.pilot.settle()
    page = hall.scene
    hall.calendar.set(hall.calendar.now() + timedelta(hours=hour))
    hall.pilot.tap(630, 350)
    hall.advance(50)
    assert hall.scene is page
    hall.pilot.tap(630, 350)
    times = hall.pilot.show.exhibition.idle
    assert hall.until(Question, 2 * times.after) == pytest.approx(times.after, abs=1.1)
    assert hall.until(Night, MINUTE) == pytest.approx(times.countdown, abs=1.1)
    hall.calendar.set(hall.calendar.now() - timedelta(hours=hour))
    hall.advance(MINUTE + DUSK)
    assert hall.ground is Attract
    (visit,) = hall.ear.visits
    assert visit.seconds == pytest.approx(50, abs=12)
