"""`status` tells how the kiosk is, from what it has told itself; a process that is gone is not believed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Semaphore
from typing import cast

import pytest

from kiosk.__main__ import main
from kiosk.base.clock import ManualClock, SystemClock
from kiosk.base.sentences import Sentence, told
from kiosk.commands.health.identity import Identity, identity_of
from kiosk.commands.health.plain import as_plain, of_plain
from kiosk.commands.health.snapshot import Burden, DiskRoom, Frames, JournalSize, Logged, OnShow, Snapshot
from kiosk.commands.health.statusfile import NAME, StatusFile, Teller, Told, read_status
from kiosk.commands.health.telling import duration
from kiosk.commands.health.verdict import verdict

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
WELL = Snapshot(
    engine="0.1.0",
    taken=NINE,
    started=NINE,
    uptime=93_784.0,
    shown=OnShow({"zh": "海岸", "en": "The Shore"}, "2026-11-23-091742-3f2a", "/srv/store/versions/a", NINE),
    attended=True,
    frames=Frames(1200, 0.4, 59.9, 0.021),
    errors=0,
    warnings=1,
    problems=(
        Sentence("{place}: {said}", place="a.yaml:1:1", said=Sentence("a tab at the start of a line")),
    ),
    burden=Burden(180_000_000, 20_000_000, 2, 9, 31),
    disks=(DiskRoom("state", "/var/lib/kiosk", 5_000_000_000, 30_000_000_000, nearly_full=False),),
    journal=JournalSize(12_000, 3_400_000, 0),
    logged=(Logged("WARNING", "kiosk.stage", "film a.mp4 ends: cut", 3, NINE, NINE, 60.0),),
)
BROKEN = replace(WELL.logged[0], level="ERROR", said="block p/quiz failed: ValueError: 3")

Status = Callable[..., tuple[int, str]]


@pytest.fixture
def status(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Status:
    """Runs `kiosk status` on the kiosk whose state lies in `tmp_path`."""
    monkeypatch.delenv("RUNTIME_DIRECTORY", raising=False)

    def run(*arguments: str, language: str = "en") -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            main(["status", "--state", str(tmp_path), "--language", language, *arguments])
        assert isinstance(end.value.code, int)
        return end.value.code, capsys.readouterr().out

    return run


def tell(folder: Path, snapshot: Snapshot = WELL) -> None:
    StatusFile(folder / "now", SystemClock()).tell(snapshot)


def test_all_is_well(tmp_path: Path, status: Status) -> None:
    tell(tmp_path)
    code, said = status()
    assert code == 0
    assert said.startswith("The kiosk is well.\n")
    for part in ("The Shore", "2026-11-23-091742-3f2a", "1 d 2 h", "59.9", "180 MB", "12,000", "3 × WARNING"):
        assert part in said
    code, said = status(language="zh")
    assert code == 0
    assert said.startswith("展示机一切正常。")
    assert "行首用了制表符" in said


def test_a_dark_screen_is_told_as_one(tmp_path: Path, status: Status) -> None:
    tell(tmp_path, replace(WELL, dark=True, attended=False))
    code, said = status()
    assert code == 0
    assert "dark, outside the opening hours" in said
    assert "last frame" not in said
    assert "黑屏" in status(language="zh")[1]


@pytest.mark.parametrize(
    ("snapshot", "reason"),
    [
        (replace(WELL, errors=1), "The exhibition has an error."),
        (replace(WELL, errors=7), "The exhibition has 7 errors."),
        (replace(WELL, disks=(replace(WELL.disks[0], nearly_full=True),)), "nearly full: 5 GB left"),
        (replace(WELL, journal=JournalSize(1, 4096, 3)), "3 entries could not be written"),
        (replace(WELL, logged=(BROKEN,)), "an error was logged: block p/quiz failed"),
    ],
)
def test_what_is_wrong_is_told_first(tmp_path: Path, status: Status, snapshot: Snapshot, reason: str) -> None:
    tell(tmp_path, snapshot)
    code, said = status()
    assert code == 1
    assert reason in "\n".join(said.splitlines()[:2])


def test_an_error_of_yesterday_is_no_alarm(tmp_path: Path, status: Status) -> None:
    tell(tmp_path, replace(WELL, logged=(replace(BROKEN, age=86_400.0),)))
    code, said = status()
    assert code == 0
    assert "block p/quiz failed" in said


def test_for_programs(tmp_path: Path, status: Status) -> None:
    tell(tmp_path, replace(WELL, errors=1))
    code, said = status("--format", "json")
    values = json.loads(said)
    assert code == 1
    assert (values["state"], values["reasons"]) == ("wrong", ["The exhibition has an error."])
    assert values["pid"] == os.getpid()
    assert values["problems"] == ["a.yaml:1:1: a tab at the start of a line"]
    assert values["burden"]["own"] == 180_000_000
    assert values["shown"]["since"] == "2026-11-23T09:00:00+00:00"


def test_a_kiosk_that_never_ran(status: Status) -> None:
    assert status() == (3, "The kiosk is not running.\n")
    code, said = status("--format", "json")
    assert (code, json.loads(said)) == (3, {"state": "gone", "reasons": []})


def test_a_kiosk_that_ended_as_it_should(tmp_path: Path, status: Status) -> None:
    tell(tmp_path)
    StatusFile(tmp_path / "now", SystemClock()).withdraw()
    assert status() == (3, "The kiosk is not running.\n")


def test_a_kiosk_that_was_killed(tmp_path: Path, status: Status) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        born = identity_of(child.pid)
        assert born is not None
        assert born.lives()
        child.kill()
    tell(tmp_path)
    _put(tmp_path, process=born._asdict())
    code, said = status()
    assert code == 3
    assert "It ended without a word" in said
    assert "Memory" not in said, "of what is gone nothing is told as if it were"


def test_a_number_that_another_process_has_now_is_not_taken_for_it(tmp_path: Path, status: Status) -> None:
    tell(tmp_path)
    own = identity_of(os.getpid())
    assert own is not None
    _put(tmp_path, process=own._replace(born=own.born - 1)._asdict())
    assert status()[0] == 3
    _put(tmp_path, process=own._replace(boot="of last week")._asdict())
    assert status()[0] == (3 if own.boot else 0)
    _put(tmp_path, process=own._replace(boot="")._asdict())
    assert status()[0] == 0, "a sandbox may hide which start of the machine it is"


def _put(folder: Path, **values: object) -> None:
    file = folder / "now" / NAME
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **values}), "utf-8")


def test_a_loop_that_hangs_is_known_by_its_silence(tmp_path: Path) -> None:
    clock = ManualClock(1000.0)
    StatusFile(tmp_path, clock).tell(WELL)
    clock.advance(14)
    assert verdict(read_status(tmp_path), clock).state == "well"
    clock.advance(30)
    found = verdict(read_status(tmp_path), clock)
    assert found.state == "wrong"
    assert "44 s" in found.reasons[0]


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"process": {}}', b'{"process": 1, "at": 0}', b"\xff"])
def test_a_file_that_makes_no_sense_is_no_kiosk(tmp_path: Path, status: Status, data: bytes) -> None:
    (tmp_path / "now").mkdir()
    (tmp_path / "now" / NAME).write_bytes(data)
    assert status()[0] == 3


def test_a_folder_that_cannot_be_written_to_harms_nobody(tmp_path: Path) -> None:
    (tmp_path / "now").write_text("a file, where the folder should be", "utf-8")
    file = StatusFile(tmp_path / "now", SystemClock())
    file.tell(WELL)
    file.withdraw()
    assert read_status(tmp_path / "now") is None


class SlowFile:
    """A status file on a disk that does not answer until it is released."""

    def __init__(self) -> None:
        self.reached, self.released, self.withdrawn = Semaphore(0), Event(), Event()
        self.told: list[int] = []

    def tell(self, snapshot: Snapshot) -> None:
        self.reached.release()
        self.released.wait(10.0)
        self.told.append(snapshot.errors)

    def withdraw(self) -> None:
        self.withdrawn.set()


def test_a_disk_that_does_not_answer_is_not_waited_for() -> None:
    file = SlowFile()
    teller = Teller(cast(StatusFile, file))
    teller.start()
    teller.tell(replace(WELL, errors=1))
    assert file.reached.acquire(timeout=10.0)
    teller.tell(replace(WELL, errors=2))
    teller.tell(replace(WELL, errors=3))
    assert file.told == []
    file.released.set()
    assert file.reached.acquire(timeout=10.0)
    teller.close()
    assert file.told == [1, 3], "what was overtaken is told no more"
    assert file.withdrawn.is_set()


def test_a_full_disk_harms_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.commands.health.statusfile.write_atomically", full)
    tell(tmp_path, replace(WELL, errors=1))
    seen = read_status(tmp_path / "now")
    assert seen is not None
    assert seen.snapshot == WELL, "what was told before stands"


def test_a_snapshot_comes_back_whole() -> None:
    back = of_plain(json.loads(json.dumps(as_plain(WELL))))
    assert back == WELL
    assert isinstance(back, Snapshot)
    assert told(back.problems[0], "zh") == "a.yaml:1:1：行首用了制表符（Tab）"
    bare = replace(WELL, burden=None, journal=None, disks=(), logged=(), problems=())
    assert of_plain(json.loads(json.dumps(as_plain(bare)))) == bare


def test_who_is_not_there_has_no_identity() -> None:
    assert identity_of(2**30) is None
    assert not Identity(2**30, 1.0, "").lives()


def test_durations_have_the_two_units_that_matter() -> None:
    assert [duration(s) for s in (59.9, 3600, 90_000)] == ["0 min 59 s", "1 h 0 min", "1 d 1 h"]


def test_what_was_told_is_judged_as_a_whole() -> None:
    own = identity_of(os.getpid())
    assert own is not None
    bad = replace(WELL, errors=2, logged=(BROKEN,))
    found = verdict(Told(bad, own, 0.0), ManualClock(100.0))
    assert len(found.reasons) == 3
    assert found.exit_status == 1
