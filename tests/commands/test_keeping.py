"""The journal that `run` keeps: where, and when none."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.commands.health.snapshot import JournalSize
from kiosk.commands.publishing.source import Source
from kiosk.commands.running.keeping import Keeping
from kiosk.commands.station import Station
from kiosk.store.store import Store
from kiosk.visits.facts import Began, Shown
from tests.visits.visiting import SEEN


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path / "state", tmp_path / "now")


def shown(tmp_path: Path, preview: bool = False) -> Source:
    return Source(Store(tmp_path / "store"), tmp_path, preview=preview)


def test_a_visit_under_way_when_the_kiosk_ends_is_kept(tmp_path: Path, station: Station) -> None:
    keeping = Keeping(journal=True, metrics=None)
    with ExitStack() as ends:
        journal = keeping.journal(ends, station, shown(tmp_path))
        assert journal
        assert keeping.size() == JournalSize(0, 0, 0)
        journal.note(Shown(SEEN, None), 0.0)
        journal.note(Began(), 1.0)
        assert not station.state.exists(), "nothing is written before there is something"
    size, today = keeping.size(), keeping.today()
    assert size
    assert today
    assert (size.rows, today.visits) == (1, 1)
    assert size.bytes > 0


@pytest.mark.parametrize(("wanted", "preview"), [(False, False), (True, True)])
def test_who_wants_no_journal_and_who_previews_has_none(
    tmp_path: Path, station: Station, wanted: bool, preview: bool
) -> None:
    keeping = Keeping(wanted, None)
    with ExitStack() as ends:
        assert keeping.journal(ends, station, shown(tmp_path, preview)) is None
    assert (keeping.size(), keeping.today()) == (None, None)
    assert not station.state.exists()
