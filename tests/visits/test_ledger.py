"""The database of the journal, and what may befall it."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.visits.journal import Running
from kiosk.visits.ledger import Ledger, open_ledger
from kiosk.visits.retention import keep_within
from tests.visits.visiting import MORNING, SEEN, crowd, edition, quiz_visit, rows, visit

WHOLE = """
SELECT id FROM visit WHERE seconds <> (SELECT sum(seconds) FROM stay WHERE visit = id)
    OR (SELECT count(*) FROM stay WHERE visit = id) <> 3
    OR (SELECT count(*) FROM choice WHERE visit = id) <> 2
"""
"""Visits of which something is missing."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    ledger = open_ledger(path)
    yield ledger
    ledger.close()


A, B, END = ("chapter0", "page0"), ("chapter0", "page1"), ("chapter1", "")


def test_a_visit_is_read_as_it_was_written(ledger: Ledger, path: Path) -> None:
    ledger.write(visit(MORNING, A, B, A, END, seconds=12, ending="finished"), 0)
    assert rows(path, "SELECT * FROM all_visits") == [
        (MORNING, 1, "finished", 60, 2, 1, 60, 2, 1, 1, 1, 1, 1, 1)
    ]
    stays = (
        "SELECT chapter, page, over, stays, visits, exits, seconds FROM all_stays JOIN place ON id = place"
    )
    assert set(rows(path, stays)) == {
        ("", "", 10, 1, 1, 0, 12),
        (*A, 10, 2, 1, 0, 24),
        (*B, 10, 1, 1, 0, 12),
        (*END, 10, 1, 1, 1, 12),
    }
    chapters = "SELECT chapter, visits, finished, seconds FROM all_chapters"
    assert set(rows(path, chapters)) == {("chapter0", 1, 0, 36), ("chapter1", 1, 1, 12)}
    assert set(rows(path, "SELECT what, value, visits FROM all_choices")) == {
        ("language", "zh", 1),
        ("text-size", "100", 1),
    }
    assert rows(path, "SELECT control, gesture, times FROM all_taps JOIN thing ON id = thing") == [
        ("door-chapter0", "tap", 1)
    ]


def test_pages_that_nobody_reached_are_known(ledger: Ledger, path: Path) -> None:
    ledger.write(visit(MORNING, A), 0)
    unseen = """
        SELECT chapter, page FROM plan JOIN place ON place = id
        WHERE place NOT IN (SELECT place FROM all_stays) AND page <> '' ORDER BY position
    """
    assert rows(path, unseen) == [
        *(("chapter0", f"page{page}") for page in (1, 2)),
        *(("chapter1", f"page{page}") for page in (0, 1, 2)),
    ]


def test_titles_are_added_as_they_become_known(ledger: Ledger, path: Path) -> None:
    shown = edition()
    ledger.write(visit(shown=shown), 0)
    shown.title("chapter0", {"page0": {"zh": "潮"}})
    ledger.write(visit(shown=shown), 0)
    titles = "SELECT title FROM plan JOIN place ON place = id WHERE page = 'page0' ORDER BY position"
    assert rows(path, titles) == [('{"zh": "潮"}',), ("{}",)]


def test_answers_are_sums_that_belong_to_no_visit(ledger: Ledger, path: Path) -> None:
    for _ in range(3):
        ledger.write(quiz_visit(), 0)
    assert rows(path, "SELECT question, answered, correct FROM all_questions") == [(1, 6, 3)]
    assert rows(path, "SELECT answer, times FROM all_answers") == [(1, 3), (2, 3)]


def test_hours_in_which_the_kiosk_ran_add_up(ledger: Ledger, path: Path) -> None:
    ledger.write(Running(MORNING, SEEN, 299.6, 0.0, 1), 0)
    ledger.write(Running(MORNING, SEEN, 300.2, 60.0, 0), 7)
    assert rows(path, "SELECT lit, dark, starts, lost FROM all_running") == [(600, 60, 1, 7)]


# Whatever befalls the file.


def test_a_file_that_is_no_journal_is_put_aside_and_kept(path: Path) -> None:
    path.parent.mkdir()
    for number in range(5):
        path.write_bytes(b"This is no database at all. %d" % number * 99)
        ledger = open_ledger(path)
        ledger.write(visit(), 0)
        ledger.close()
    kept = sorted(each.name for each in path.parent.iterdir() if each != path)
    assert kept == [f"journal-damaged-{number}.db" for number in (1, 2, 3)]
    assert b"all. 4" in (path.parent / "journal-damaged-3.db").read_bytes()


def test_a_journal_of_a_newer_engine_is_put_aside(path: Path) -> None:
    open_ledger(path).close()
    rows(path, "PRAGMA user_version = 99")
    open_ledger(path).close()
    assert (path.parent / "journal-damaged-1.db").exists()


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_file_is_put_aside_or_read_in_whole(path: Path, seed: int) -> None:
    ledger = open_ledger(path)
    for _ in range(10):
        ledger.write(visit(MORNING, A, B), 0)
    ledger.close()
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(3):
        at = chance.randrange(len(data))
        data[at : at + 700] = chance.randbytes(len(data[at : at + 700]))
    path.write_bytes(data[: chance.randrange(100, len(data))] if seed % 2 else data)
    ledger = open_ledger(path)
    ledger.write(visit(MORNING, A, B), 0)
    ledger.close()
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


def test_what_was_not_brought_to_the_disk_costs_whole_visits(tmp_path: Path, path: Path) -> None:
    """As after a power cut: the log ends anywhere, and the file is as it was at the last checkpoint."""
    ledger = open_ledger(path)
    for _ in range(20):
        ledger.write(visit(MORNING, A, B), 0)
    log = Path(f"{path}-wal").read_bytes()
    chance = random.Random(6)
    left = set()
    for number in range(16):
        cut = tmp_path / str(number) / "journal.db"
        cut.parent.mkdir()
        shutil.copy(path, cut)
        Path(f"{cut}-wal").write_bytes(log[: chance.randrange(len(log))])
        again = open_ledger(cut)
        assert rows(cut, WHOLE) == []
        left.add(rows(cut, "SELECT count(*) FROM visit")[0][0])
        again.write(visit(MORNING, A, B), 0)
        again.close()
        assert list(cut.parent.iterdir()) == [cut]
    ledger.close()
    assert len(left) > 6, "it was cut at many places"


KILLED = """
import sys
from pathlib import Path
from kiosk.visits.ledger import open_ledger
from tests.visits.visiting import MORNING, visit
ledger = open_ledger(Path(sys.argv[1]))
while True:
    ledger.write(visit(MORNING, ("chapter0", "page0"), ("chapter0", "page1")), 0)
    print(flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is sent")
def test_killed_at_any_moment_it_holds_whole_visits(path: Path) -> None:
    chance, written = random.Random(6), 0
    for _ in range(4):
        child = subprocess.Popen([sys.executable, "-c", KILLED, path], stdout=subprocess.PIPE)
        assert child.stdout
        for _ in range(chance.randrange(1, 25)):
            child.stdout.readline()
            written += 1
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
        open_ledger(path).close()
        assert rows(path, WHOLE) == []
        assert rows(path, "SELECT count(*) FROM visit")[0][0] >= written, "what was told as written is there"
    assert [each.name for each in path.parent.iterdir()] == ["journal.db"]


def test_a_file_that_was_deleted_is_seen_to_be_gone(ledger: Ledger, path: Path) -> None:
    assert ledger.stands()
    path.unlink()
    assert not ledger.stands()
    open_ledger(path).close()
    assert not ledger.stands(), "that is another one"


# How long what is kept.


def test_after_thirty_days_only_sums_are_left_and_tell_the_same(ledger: Ledger, path: Path) -> None:
    chance = random.Random(6)
    for day in range(33):
        for each in crowd(MORNING + 24 * day, 4, SEEN, chance):
            ledger.write(each, 0)
    asked = [
        "SELECT at, sum(visits), sum(seconds), sum(pages), sum(on_page), sum(to_end) FROM all_visits "
        "GROUP BY at",
        "SELECT at, place, language, over, sum(stays), sum(visits), sum(exits), sum(seconds) FROM all_stays "
        "GROUP BY at, place, language, over",
        "SELECT at, chapter, sum(visits), sum(finished), sum(seconds) FROM all_chapters GROUP BY at, chapter",
        "SELECT at, what, value, sum(visits) FROM all_choices GROUP BY at, what, value",
        "SELECT at, thing, sum(times), sum(visits) FROM all_taps GROUP BY at, thing",
    ]
    before = [rows(path, query) for query in asked]
    assert rows(path, "SELECT count(DISTINCT at) FROM visit") == [(31,)]
    keep_within(ledger._connection, days=3)
    assert rows(path, "SELECT count(DISTINCT at) FROM visit") == [(3,)]
    assert [rows(path, query) for query in asked] == before
    for table in ("stay", "choice", "tap"):
        assert rows(path, f"SELECT count(*) FROM {table} WHERE visit NOT IN (SELECT id FROM visit)") == [(0,)]


def test_a_clock_that_is_wrong_by_years_ends_nothing(ledger: Ledger, path: Path) -> None:
    for day in range(10):
        ledger.write(visit(MORNING + 24 * day, A), 0)
    for at in (MORNING + 87_600, 0, MORNING - 87_600, MORNING + 240):
        ledger.write(visit(at, A), 0)
    assert rows(path, "SELECT count(*) FROM visit") == [(14,)], "all of them still one by one"


def test_a_year_of_visits_stays_within_its_bound(path: Path) -> None:
    limit = 500_000
    ledger = open_ledger(path, limit)
    ledger._connection.execute("PRAGMA synchronous = OFF")  # the test's disk is not at stake
    chance, shown = random.Random(6), edition(5, 8)
    for day in range(365):
        at = MORNING + 24 * day
        for each in crowd(at, 2, shown, chance):
            ledger.write(each, 0)
        ledger.write(Running(at, shown, 3600.0, 0.0, 1), 0)
    ledger.close()
    assert path.stat().st_size <= limit
    first, last, days = rows(path, "SELECT min(at), max(at), count(DISTINCT at) FROM all_visits")[0]
    assert last == MORNING + 24 * 364
    assert days > 30
    assert first > MORNING, "the oldest had to go"
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []


def test_a_log_is_bounded_while_somebody_reads(ledger: Ledger, path: Path) -> None:
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM visit").fetchone()
    for _ in range(10):
        ledger.write(visit(MORNING, A), 0)
    assert reader.execute("SELECT count(*) FROM visit").fetchone() == (0,), "it reads what there was"
    reader.close()
    assert rows(path, "SELECT count(*) FROM visit") == [(10,)]
