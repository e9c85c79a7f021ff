"""Whatever the disk does, nobody waits for the journal; and what can be is written later."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.visits import ledger as ledger_module
from kiosk.visits import scribe as scribe_module
from kiosk.visits.journal import Entry
from kiosk.visits.ledger import Ledger
from kiosk.visits.scribe import MOST, Refused, Scribe, Size, scribe_in
from tests.visits.visiting import rows, visit

LONG = 20.0
"""Seconds after which a test gives up hope."""


class Shelf:
    """Books that fail as they are told to, and a signal for every attempt."""

    def __init__(self) -> None:
        self.written: list[Entry] = []
        self.lost = 0
        self.fails: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.tried = threading.Semaphore(0)
        self.opened = 0
        self.is_there = True

    size = Size(1, 2)

    def open(self) -> "Shelf":
        self.opened += 1
        self.is_there = True
        return self

    def stands(self) -> bool:
        return self.is_there

    def write(self, entry: Entry, lost: int) -> None:
        try:
            self.gate.wait(LONG)
            if self.fails:
                raise self.fails
            self.written.append(entry)
            self.lost += lost
        finally:
            self.tried.release()

    def close(self) -> None:
        pass

    def wait(self, times: int = 1) -> None:
        for _ in range(times):
            assert self.tried.acquire(timeout=LONG)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def scribe(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scribe]:
    monkeypatch.setattr(scribe_module, "AGAIN", 0.01)
    scribe = Scribe(shelf.open)
    yield scribe
    shelf.fails = None
    shelf.gate.set()
    scribe.close()


def test_entries_are_written_in_their_order(scribe: Scribe, shelf: Shelf) -> None:
    entries = [visit(at) for at in range(5)]
    for each in entries:
        scribe.write(each)
    scribe.close()
    assert shelf.written == entries
    assert (scribe.waiting, scribe.lost, scribe.size) == (0, 0, shelf.size)


def test_nothing_is_opened_until_there_is_something_to_write(scribe: Scribe, shelf: Shelf) -> None:
    scribe.close()
    assert shelf.opened == 0


def test_a_disk_that_hangs_holds_up_nobody_and_fills_no_memory(scribe: Scribe, shelf: Shelf) -> None:
    shelf.gate.clear()
    for at in range(MOST + 50):
        scribe.write(visit(at))
    assert MOST <= scribe.waiting <= MOST + 1
    lost = scribe.lost
    assert 49 <= lost <= 50
    shelf.gate.set()
    scribe.close()
    assert len(shelf.written) == MOST + 50 - lost
    assert shelf.lost == lost, "and it is written down how many"


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.OperationalError("database or disk is full"),
        sqlite3.OperationalError("attempt to write a readonly database"),
        sqlite3.OperationalError("database is locked"),
        OSError(30, "Read-only file system"),
    ],
)
def test_what_cannot_be_written_now_is_later_and_is_told_once(
    scribe: Scribe, shelf: Shelf, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.fails = error
    scribe.write(visit(1))
    shelf.wait(5)
    assert str(error) in scribe.problem
    shelf.fails = None
    scribe.write(visit(2))
    scribe.close()
    assert [entry.at for entry in shelf.written] == [1, 2]
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2
    assert "tried again" in caplog.records[0].message
    assert "written again" in caplog.records[1].message
    assert not scribe.problem


def test_an_entry_that_can_never_be_written_stops_no_others(
    scribe: Scribe, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.fails = Refused("a bug")
    scribe.write(visit(1))
    shelf.wait()
    shelf.fails = None
    scribe.write(visit(2))
    scribe.close()
    assert [entry.at for entry in shelf.written] == [2]
    assert scribe.lost == 1
    assert "dropped" in caplog.text


def test_a_file_that_is_gone_is_made_anew_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrote, write = threading.Semaphore(0), Ledger.write

    def writing(book: Ledger, entry: Entry, lost: int) -> None:
        write(book, entry, lost)
        wrote.release()

    monkeypatch.setattr(Ledger, "write", writing)
    folder = tmp_path / "state"
    scribe = scribe_in(folder)
    for deleted in ("nothing", "file", "folder"):
        if deleted == "file":
            (folder / "journal.db").unlink()
        elif deleted == "folder":
            remove(folder)
        scribe.write(visit())
        assert wrote.acquire(timeout=LONG)
    scribe.close()
    assert rows(folder / "journal.db", "SELECT count(*) FROM visit") == [(1,)]
    assert scribe.lost == 0


def remove(folder: Path) -> None:
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()


def test_a_file_that_is_damaged_while_it_is_open_is_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(scribe_module, "AGAIN", 0.01)
    wrote, write = threading.Semaphore(0), Ledger.write

    def writing(book: Ledger, entry: Entry, lost: int) -> None:
        write(book, entry, lost)
        wrote.release()

    monkeypatch.setattr(Ledger, "write", writing)
    scribe = scribe_in(tmp_path)
    scribe.write(visit())
    assert wrote.acquire(timeout=LONG)
    path = tmp_path / "journal.db"
    checkpoint(path)
    with path.open("r+b") as file:
        file.write(bytes(4096))
        file.seek(0)
        file.write(b"nothing that is known")
    scribe.write(visit())
    assert wrote.acquire(timeout=LONG)
    scribe.close()
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert (tmp_path / "journal-damaged-1.db").exists()


def checkpoint(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_who_has_it_locked_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scribe_module, "AGAIN", 0.01)
    monkeypatch.setattr(ledger_module, "PATIENCE", 0.0)
    complained = threading.Event()
    scribe = scribe_in(tmp_path)
    scribe.write(visit())
    scribe.close()
    other = sqlite3.connect(tmp_path / "journal.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(Scribe, "_complain", noted(complained))
    again = scribe_in(tmp_path)
    again.write(visit())
    assert complained.wait(LONG)
    other.execute("COMMIT")
    other.close()
    again.close()
    assert rows(tmp_path / "journal.db", "SELECT count(*) FROM visit") == [(2,)]


def noted(event: threading.Event) -> Callable[[Scribe, Exception], None]:
    def complain(scribe: Scribe, error: Exception) -> None:
        assert "locked" in str(error)
        event.set()

    return complain


def test_the_end_waits_no_longer_than_it_may(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scribe_module, "FAREWELL", 0.01)
    shelf.gate.clear()
    scribe = Scribe(shelf.open)
    scribe.write(visit())
    scribe.close()
    assert shelf.written == []
    shelf.gate.set()
    shelf.wait()
