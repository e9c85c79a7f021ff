"""While the plain page is shown `status` and metrics say so, and since when."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kiosk.base.calendar import ManualCalendar
from kiosk.base.clock import ManualClock, SystemClock
from kiosk.commands.health.metrics import PlainVitalities, Vitalities
from kiosk.commands.health.plainwatch import PlainWatch
from kiosk.commands.health.statusfile import StatusFile, read_status
from kiosk.commands.health.verdict import SILENT, verdict
from kiosk.commands.health.watch import EVERY
from tests.commands.health.test_status import WELL, Status, status

__all__ = ["status"]

NINE = datetime(2026, 11, 23, 9, 17, tzinfo=UTC)
SINCE = f"{NINE.astimezone():%Y-%m-%d %H:%M}"


def test_it_is_told_in_words_and_to_programs(tmp_path: Path, status: Status) -> None:
    calendar = ManualCalendar(NINE)
    with closing(PlainWatch(SystemClock(), calendar, tmp_path / "now", None)) as watch:
        watch.pulse()
        code, said = status()
        assert code == 1
        assert said.startswith(
            "The kiosk runs, and something is wrong.\n"
            f"  A plain page has been shown since {SINCE}, as the exhibition has crashed again and again; "
            "it is tried again from time to time.\n\n"
            "Program  "
        )
        assert f"{SINCE} 起改为显示一个简单的页面" in status(language="zh")[1]
        values = json.loads(status("--format", "json")[1])
        assert (values["state"], values["plain_page"]) == ("wrong", True)
        assert datetime.fromisoformat(values["started"]) == NINE
        assert "problems" not in values
    assert status() == (3, "The kiosk is not running.\n")


def test_an_exhibition_is_no_plain_page(tmp_path: Path, status: Status) -> None:
    StatusFile(tmp_path / "now", SystemClock()).tell(WELL)
    assert json.loads(status("--format", "json")[1])["plain_page"] is False


def test_its_loop_is_known_by_its_silence_and_the_wall_clock_has_no_part_in_it(tmp_path: Path) -> None:
    clock, calendar = ManualClock(100.0), ManualCalendar(NINE)
    with closing(PlainWatch(clock, calendar, tmp_path, None)) as watch:
        watch.pulse()
        calendar.set(NINE.replace(year=2016))
        clock.advance(EVERY)
        watch.pulse()
        told = read_status(tmp_path)
        assert told
        assert (told.snapshot.uptime, told.snapshot.started) == (EVERY, NINE)
        assert len(verdict(told, clock).reasons) == 1
        clock.advance(SILENT + 1)
        assert "frozen" in verdict(told, clock).reasons[0]


def test_metrics_say_which_of_both_is_shown(tmp_path: Path) -> None:
    clock = ManualClock(100.0)
    with closing(PlainWatch(clock, ManualCalendar(NINE), tmp_path, None)) as watch:
        clock.advance(2.0)
        plain = {each.name: each.samples[0].value for each in watch._vitalities().collect()}
    usual = {each.name: each for each in Vitalities(lambda: (WELL, 0.0), clock).collect()}
    assert set(plain) <= set(usual)
    assert isinstance(watch._vitalities(), PlainVitalities)
    assert plain["kiosk_plain_page_shown"] == 1.0
    assert usual["kiosk_plain_page_shown"].samples[0].value == 0.0
    assert plain["kiosk_heartbeat_age_seconds"] == 2.0
    assert plain["kiosk_start_time_seconds"] == NINE.timestamp()
