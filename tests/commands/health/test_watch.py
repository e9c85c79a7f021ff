"""A running exhibition tells how it is: every five seconds, and at once when something new happens."""

import logging
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.base.calendar import SystemCalendar
from kiosk.base.geometry import Size
from kiosk.blocks import kinds
from kiosk.commands.health.snapshot import Snapshot
from kiosk.commands.health.statusfile import NAME, Teller, read_status
from kiosk.commands.health.watch import EVERY, HealthWatch
from kiosk.commands.publishing.publisher import Refusal
from kiosk.commands.publishing.source import source
from kiosk.commands.publishing.supplies import Supplies
from kiosk.commands.station import Station
from kiosk.content.model import Place, Problem
from kiosk.show.pilot import Pilot
from tests.commands.smallshow import write_small


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return write_small(tmp_path / "hall")


@pytest.fixture
def pilot(folder: Path) -> Iterator[Pilot]:
    with Pilot(source(folder, None, None, False).open_first(), kinds, Size(640, 360)) as pilot:
        yield pilot


def test_it_tells_every_five_seconds_and_at_once(
    tmp_path: Path, folder: Path, pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.commands.health.scales.Scales.start", lambda scales: scales.weigh())
    monkeypatch.setattr(Teller, "tell", lambda teller, snapshot: teller._file.tell(snapshot))
    station = Station(tmp_path / "state", tmp_path / "now")
    shown = source(folder, None, None, False)
    supplies = Supplies(shown, Size(640, 360))
    with closing(HealthWatch(pilot.clock)) as health:
        pilot.watch = health.framed
        health.pulse()
        assert health.snapshot() is None
        assert not station.runtime.exists(), "not before it was started"
        health.start(station, shown, supplies, pilot.floor, SystemCalendar(), lambda: None)
        health.pulse()
        assert _frames(station) == 0
        pilot.tap(10, 10)
        pilot.clock.advance(EVERY / 2)
        health.pulse()
        assert _frames(station) == 0, "nothing new, and it was told just now"
        pilot.clock.advance(EVERY)
        health.pulse()
        assert _frames(station) > 0
        logging.getLogger("kiosk.trial").error("the page broke")
        health.pulse()
        assert _told(station).logged[0].said == "the page broke"
        wrong = Problem(Place(folder / "exhibits" / "sea.yaml", 3), "error", "no such picture")
        supplies._report(Refusal((wrong,)))
        health.pulse()
        now = _told(station)
        assert (now.errors, now.problems) == (1, ("exhibits/sea.yaml:3:0: no such picture",))
    assert not (station.runtime / NAME).exists(), "it has ended as it should"


def _frames(station: Station) -> int:
    return _told(station).frames.count


def _told(station: Station) -> Snapshot:
    seen = read_status(station.runtime)
    assert seen is not None
    assert isinstance(seen.snapshot, Snapshot)
    return seen.snapshot
