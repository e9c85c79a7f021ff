"""The figures of a year are those that are counted visit by visit, whatever the clocks on the wall did."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.commands.reporting.composing import is_skipped
from kiosk.visits.bins import DWELL, LASTED, quantile
from kiosk.visits.figures import Figures, Place, added_up
from kiosk.visits.reading import read
from kiosk.visits.retention import keep_within
from kiosk.visits.span import Span, day_of, hour_of, span
from tests.visits.madeup import MadeUp, Visit, at, made_up

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YEAR = datetime(2026, 1, 1, tzinfo=BERLIN)
NEXT = datetime(2027, 1, 10, 12, tzinfo=BERLIN)


@pytest.fixture(scope="module")
def visits() -> list[Visit]:
    return made_up(2500, NEW_YEAR.astimezone(UTC), 365, seed=6)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory, visits: list[Visit]) -> Path:
    path = tmp_path_factory.mktemp("state") / "journal.db"
    made = MadeUp(path, BERLIN)
    made.write(visits)
    made.run(NEW_YEAR, NEW_YEAR + timedelta(days=200))
    return path


def figures(journal: Path, asked: Span) -> Figures:
    return read(journal, lambda counting: counting.figures(asked))


SPANS = [
    (date(2026, 1, 1), date(2026, 12, 31)),
    (date(2026, 3, 29), date(2026, 3, 29)),  # clocks go forward
    (date(2026, 10, 19), date(2026, 10, 25)),  # and back on the last of these days
    (date(2026, 2, 1), date(2026, 2, 28)),
]


@pytest.mark.parametrize(("first", "last"), SPANS)
def test_everything_is_what_one_counts(journal: Path, visits: list[Visit], first: date, last: date) -> None:
    counted = figures(journal, span(first, last, NEXT))
    mine = [visit for visit in visits if first <= visit.began.astimezone(BERLIN).date() <= last]
    assert mine
    assert counted.count == len(mine)
    local = [visit.began.astimezone(BERLIN) for visit in mine]
    by_hour = Counter((day_of(hour), hour % 24) for hour in counted.visits.elements())
    assert by_hour == Counter((each.date(), each.hour) for each in local)
    assert counted.endings == Counter(visit.ending for visit in mine)
    assert counted.opened == Counter(chapter for visit in mine for chapter in visit.chapters)
    for chapter in ("sea", "land"):
        assert counted.finished(chapter) == sum(chapter in visit.finished for visit in mine)
    assert counted.reached["at_door"] == sum(bool(visit.chapters) for visit in mine)
    assert counted.reached["on_page"] == sum(bool(visit.pages) for visit in mine)
    assert counted.reached["to_end"] == sum(bool(visit.finished) for visit in mine)
    assert counted.reached["to_farewell"] == sum("land" in visit.finished for visit in mine)
    assert counted.choices == Counter(choice for visit in mine for choice in visit.choices)
    taps = Counter({(each.place, each.block, each.control): times for each, times in counted.taps.items()})
    assert taps == Counter(tap for visit in mine for tap in visit.taps)
    stays = [stay for visit in mine for stay in visit.stays]
    assert counted.read_in == Counter(
        {code: sum(s.seconds for s in stays if s.language == code) for code in ("zh", "en")}
    )
    for place, page in counted.stays.items():
        assert page.stays == sum(stay.place == place for stay in stays)
        assert page.visits == sum(any(stay.place == place for stay in visit.stays) for visit in mine)
        assert page.exits == sum(visit.stays[-1].place == place for visit in mine)


def test_medians_are_right_to_their_bin(journal: Path, visits: list[Visit]) -> None:
    counted = figures(journal, span(*SPANS[0], NEXT))

    def near(counts: Counter[int], edges: tuple[int, ...], all_seconds: list[int]) -> bool:
        median = quantile(counts, edges, 0.5)
        exact = sorted(all_seconds)[len(all_seconds) // 2]
        low = max(edge for edge in edges if edge <= exact)
        high = min((edge for edge in edges if edge > exact), default=edges[-1])
        return median is not None and low <= median <= high

    assert near(counted.lasted, LASTED, [visit.seconds for visit in visits])
    tide = Place("sea", "tide")
    seconds = [stay.seconds for visit in visits for stay in visit.stays if stay.place == tide]
    assert near(counted.stays[tide].over, DWELL, seconds)


def test_a_day_that_is_not_over_is_compared_as_far_as_it_is() -> None:
    now = datetime(2026, 5, 10, 14, 20, tzinfo=BERLIN)
    week = span(date(2026, 5, 4), date(2026, 5, 10), now)
    assert week.days == 7
    assert week.end == hour_of(date(2026, 5, 10)) + 15
    before = week.before()
    assert (before.first, before.last) == (date(2026, 4, 27), date(2026, 5, 3))
    assert before.end == hour_of(date(2026, 5, 3)) + 15


def test_the_hour_that_clocks_leave_out_is_known() -> None:
    skipped = hour_of(date(2026, 3, 29)) + 2
    assert [hour for hour in range(skipped - 30, skipped + 30) if is_skipped(hour, BERLIN)] == [skipped]
    back = hour_of(date(2026, 10, 25))
    assert not any(is_skipped(hour, BERLIN) for hour in range(back, back + 24))


def test_an_hour_that_comes_twice_is_one_hour() -> None:
    twice = [datetime(2026, 10, 25, utc, 30, tzinfo=UTC) for utc in (0, 1)]
    assert at(twice[0], BERLIN) == at(twice[1], BERLIN) == hour_of(date(2026, 10, 25)) + 2


def test_several_kiosks_add_up(journal: Path) -> None:
    spring, summer = (
        span(date(2026, 1, 1), date(2026, 6, 30), NEXT),
        span(date(2026, 7, 1), date(2026, 12, 31), NEXT),
    )
    parts = added_up([figures(journal, spring), figures(journal, summer)])
    assert parts == figures(journal, span(*SPANS[0], NEXT))


def test_rolling_up_changes_no_figure(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    made, days = MadeUp(path, BERLIN), span(date(2026, 1, 1), date(2026, 1, 8), NEXT)
    made.write(made_up(80, NEW_YEAR.astimezone(UTC), 8, seed=2))
    before = figures(path, days)
    with made.open() as connection:
        keep_within(connection, days=3)
        assert connection.execute("SELECT count(*) FROM hour_visits").fetchone()[0]
    assert figures(path, days) == before
