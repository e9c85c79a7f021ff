"""Those who keep the kiosk in touch with the world fall: it still ends, looks, writes and is seen."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
from PIL import Image

from kiosk.base import relief
from kiosk.commands.health.exposition import Exposition
from kiosk.commands.supervising import bidding as bidding_module
from kiosk.commands.supervising.bidding import Bidding
from kiosk.commands.supervising.child import Child
from kiosk.commands.supervising.ladder import Rung
from kiosk.commands.supervising.leash import LOOK
from kiosk.media.panoramas.unrolling import Unrolling
from kiosk.media.preparations import Preparations
from kiosk.show.staff.errand import Errand
from kiosk.stage.displaypower import BesidePower
from kiosk.visits.ledger import Ledger
from kiosk.visits.scribe import Scribe, scribe_in
from tests.faults.house import PATIENCE, fell, threads
from tests.faults.test_threads import falls, once
from tests.visits.visiting import rows, visit

COUNT = "SELECT count(*) FROM visit"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relief, "PAUSE", 0.0)


@pytest.fixture
def scribe(tmp_path: Path) -> Iterator[Scribe]:
    scribe = scribe_in(tmp_path)
    yield scribe
    scribe.close()


def test_an_entry_over_which_the_scribe_falls_is_written_by_another(
    scribe: Scribe, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    once(monkeypatch, Ledger, "write")
    scribe.write(visit())
    scribe.close()
    assert rows(tmp_path / "journal.db", COUNT) == [(1,)]
    assert (falls(caplog), scribe.lost) == (1, 0)


def test_a_scribe_who_falls_while_nothing_is_to_be_written_is_missed_by_nobody(
    scribe: Scribe, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote, write = threading.Event(), Ledger.write

    def writing(book: Ledger, *given: Any) -> None:
        write(book, *given)
        wrote.set()

    monkeypatch.setattr(Ledger, "write", writing)
    scribe.write(visit())
    assert wrote.wait(PATIENCE)
    (thread,) = threads("journal")
    fell(thread)
    scribe.write(visit())
    scribe.close()
    assert rows(tmp_path / "journal.db", COUNT) == [(2,)]
    assert falls(caplog) == 1


def test_an_entry_over_which_all_scribes_fall_is_lost_and_the_next_one_written(
    scribe: Scribe, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Ledger.write

    def writing(book: Ledger, entry: Any, lost: int) -> None:
        if entry.at == 1:
            raise SystemExit
        write(book, entry, lost)

    monkeypatch.setattr(Ledger, "write", writing)
    scribe.write(visit(1))
    (thread,) = threads("journal")
    thread.join(PATIENCE)
    scribe.write(visit(2))
    scribe.close()
    assert rows(tmp_path / "journal.db", COUNT) == [(1,)]
    assert (falls(caplog), scribe.lost) == (relief.TRIES, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="by signals of POSIX")
def test_signals_are_heeded_though_who_wakes_the_loop_for_them_falls(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended, looked, woken = threading.Event(), threading.Event(), threading.Event()

    def wake() -> None:
        if threading.current_thread().name == "signals":
            woken.set()

    with closing(Bidding()) as bidding:
        bidding.heed(ended.set, looked.set)
        monkeypatch.setattr(bidding_module, "wake", wake)
        (thread,) = threads("signals")
        fell(thread)
        os.kill(os.getpid(), signal.SIGHUP)
        assert looked.wait(PATIENCE)
        os.kill(os.getpid(), signal.SIGTERM)
        assert ended.wait(PATIENCE)
        assert woken.wait(PATIENCE), "another one wakes the loop"
    assert falls(caplog) == 1


def test_a_kiosk_whose_leash_was_let_go_of_takes_it_up_again_and_ends_with_its_parent(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = once(monkeypatch, os, "read")
    read, write = os.pipe()
    ended, looked = threading.Event(), threading.Event()
    with closing(Bidding(read)) as bidding:
        bidding.heed(ended.set, looked.set)
        os.write(write, f"{LOOK}\n".encode())
        assert looked.wait(PATIENCE)
        assert not ended.is_set()
        os.close(write)
        assert ended.wait(PATIENCE)
    assert done.is_set()
    assert falls(caplog) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_the_end_of_a_kiosk_is_told_though_who_waits_for_it_has_fallen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = once(monkeypatch, Child, "_wait")
    heard: SimpleQueue[str | int] = SimpleQueue()
    child = Child(["this"], Rung.CURRENT, lambda child, news: heard.put(news))
    assert done.wait(PATIENCE)
    child._waiting.join(PATIENCE)
    child.kill()
    while isinstance(news := heard.get(timeout=PATIENCE), str):
        pass
    assert news in (0, -signal.SIGKILL)


def test_a_display_is_switched_on_though_who_switches_it_falls(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    switched: list[bool] = []

    def carry_out(power: BesidePower, on: bool) -> str:
        switched.append(on)
        return ""

    monkeypatch.setattr(BesidePower, "_carry_out", carry_out)
    once(monkeypatch, BesidePower, "_carry_out")
    power = BesidePower("x11")
    power.switch(on=True)
    power.close()
    assert switched == [True]
    assert falls(caplog) == 1


def test_a_panorama_is_unrolled_by_another(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.radial_gradient("L").resize((600, 300)).convert("RGB").save(tmp_path / "round.png")
    once(monkeypatch, Unrolling, "_keep")
    work = Unrolling(tmp_path / "round.png", 512, Preparations(tmp_path / "kept"), lambda: None)
    work._thread.join(PATIENCE)
    assert work.over
    assert work.error is None
    assert work.surround
    work.close()
    assert falls(caplog) == 1


def test_staff_are_told_when_who_does_their_errand_falls(caplog: pytest.LogCaptureFixture) -> None:
    over = threading.Event()

    def work() -> None:
        raise SystemExit

    errand = Errand(work, over.set)
    assert over.wait(PATIENCE)
    assert errand.over
    assert isinstance(errand.error, relief.FallenError)
    assert falls(caplog) == 1


def test_metrics_are_told_on(caplog: pytest.LogCaptureFixture) -> None:
    begun: list[Any] = []

    def collector() -> Any:
        begun.append(None)
        if len(begun) == 1:
            raise SystemExit
        from prometheus_client import CollectorRegistry

        return CollectorRegistry()

    with closing(Exposition(0, collector)) as exposed:
        exposed.start()
        assert exposed.settled.wait(PATIENCE)
        assert exposed.port
    assert falls(caplog) == 1
