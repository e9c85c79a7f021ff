"""What was logged last is kept in lines, each once; nothing it held is."""

import gc
import logging
import threading
import weakref
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kiosk.base.calendar import ManualCalendar
from kiosk.base.clock import ManualClock
from kiosk.commands.health.logged import LONGEST, MOST, LogKeeper

log = logging.getLogger("kiosk.trial")


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def calendar() -> ManualCalendar:
    return ManualCalendar(datetime(2026, 11, 23, 9, tzinfo=UTC))


@pytest.fixture
def keeper(clock: ManualClock, calendar: ManualCalendar) -> Iterator[LogKeeper]:
    keeper = LogKeeper(clock, calendar)
    keeper.start()
    yield keeper
    keeper.close()


def test_the_same_is_kept_once_with_a_count_and_its_age(
    keeper: LogKeeper, clock: ManualClock, calendar: ManualCalendar
) -> None:
    log.warning("the sound %s ends", "rain.ogg")
    clock.advance(60)
    calendar.advance(60)
    log.warning("the sound %s ends", "rain.ogg")
    clock.advance(5)
    (only,) = keeper.newest()
    assert (only.level, only.source, only.said) == ("WARNING", "kiosk.trial", "the sound rain.ogg ends")
    assert (only.count, only.age) == (2, 5.0)
    assert (only.last - only.first).total_seconds() == 60


def test_an_error_tells_its_exception_and_its_line_without_a_traceback(keeper: LogKeeper) -> None:
    try:
        raise ValueError("no\nsuch page")
    except ValueError:
        log.exception("the page broke")
    (only,) = keeper.newest()
    assert only.said.startswith("the page broke: ValueError: no such page (test_logged.py:")
    assert "\n" not in only.said
    assert keeper.errors == 1


def test_only_the_last_are_kept_the_newest_first(keeper: LogKeeper) -> None:
    for number in range(3 * MOST):
        log.warning("number %d", number)
    log.info("not told")
    kept = keeper.newest()
    assert len(kept) == MOST
    assert kept[0].said == f"number {3 * MOST - 1}"
    assert keeper.count == 3 * MOST


def test_what_is_kept_is_short_and_holds_nothing(keeper: LogKeeper) -> None:
    class Picture:
        def __repr__(self) -> str:
            return "x" * 10_000

    picture = Picture()
    gone = weakref.ref(picture)
    keeper.handle(logging.LogRecord("kiosk", logging.WARNING, "", 1, "cannot show %r", (picture,), None))
    del picture
    gc.collect()
    assert gone() is None
    assert len(keeper.newest()[0].said) == LONGEST


def test_a_line_that_cannot_be_made_harms_nobody(keeper: LogKeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", False)
    keeper.handle(logging.LogRecord("kiosk", logging.ERROR, "", 1, "%d pages", ("many",), None))
    assert keeper.newest() == ()


def test_many_threads_may_log_at_once(keeper: LogKeeper) -> None:
    def tell() -> None:
        for number in range(50):
            log.warning("line %d", number % 5)

    threads = [threading.Thread(target=tell) for _ in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        keeper.newest()
    assert sum(each.count for each in keeper.newest()) == 200
