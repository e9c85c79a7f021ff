"""A journal is read without touching it, and whatever is wrong with it is one sentence."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.base.errors import KioskError
from kiosk.visits import reading
from kiosk.visits.counting import Counting
from kiosk.visits.reading import journal_at, read
from kiosk.visits.schema import lay_out
from kiosk.visits.span import span
from tests.visits.madeup import MadeUp, made_up

BEGIN = datetime(2026, 5, 1, tzinfo=UTC)
MAY = span(date(2026, 5, 1), date(2026, 5, 31), datetime(2026, 6, 2, tzinfo=UTC))


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "state" / "journal.db"
    MadeUp(path).write(made_up(40, BEGIN, 20, seed=1))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    return path


def visits(journal: Path) -> int:
    return read(journal, lambda counting: counting.figures(MAY).count)


def refused(journal: Path) -> str:
    with pytest.raises(KioskError) as error:
        visits(journal)
    return error.value.sentence


def files(journal: Path) -> dict[str, bytes]:
    """What lies in its folder; the index of the log is memory that is shared, and may note readers."""
    return {
        path.name: path.read_bytes() for path in journal.parent.iterdir() if not path.name.endswith("-shm")
    }


def test_reading_leaves_no_trace(journal: Path) -> None:
    before = files(journal)
    assert visits(journal) == 40
    assert sorted(path.name for path in journal.parent.iterdir()) == ["journal.db"]
    assert files(journal) == before


def test_it_is_read_while_the_kiosk_writes(journal: Path) -> None:
    with closing(sqlite3.connect(journal, isolation_level=None)) as kiosk:
        kiosk.execute("DELETE FROM visit WHERE id <= 10")
        kiosk.execute("BEGIN IMMEDIATE")
        kiosk.execute("DELETE FROM visit WHERE id <= 20")
        before = files(journal)
        assert visits(journal) == 30, "what is not committed does not count, what stands in the log does"
        assert files(journal) == before
        kiosk.execute("COMMIT")
        assert visits(journal) == 20
        assert kiosk.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0, "no reader is left"


def test_a_log_that_a_power_cut_left_is_read_and_stays(journal: Path, tmp_path: Path) -> None:
    left = tmp_path / "left"
    left.mkdir()
    with closing(sqlite3.connect(journal, isolation_level=None)) as kiosk:
        kiosk.execute("DELETE FROM visit WHERE id <= 10")
        for name in ("journal.db", "journal.db-wal"):
            (left / name).write_bytes((journal.parent / name).read_bytes())
    before = files(left / "journal.db")
    assert visits(left / "journal.db") == 30
    assert {path.name for path in left.iterdir()} == set(before)
    assert files(left / "journal.db") == before


def test_a_folder_that_is_read_only(journal: Path) -> None:
    journal.parent.chmod(0o500)
    try:
        assert visits(journal) == 40
    finally:
        journal.parent.chmod(0o700)


def test_a_folder_or_the_file_in_it(journal: Path) -> None:
    assert journal_at(journal) == journal
    assert journal_at(journal.parent) == journal
    assert journal_at(journal.with_name("other.db")).name == "other.db"


def test_none(tmp_path: Path) -> None:
    assert "There is no journal" in refused(tmp_path / "journal.db")


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "journal.db").touch()
    assert "is empty" in refused(tmp_path / "journal.db")


@pytest.mark.parametrize("content", [b"Dear diary", b"\x00" * 5000])
def test_something_else(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "journal.db").write_bytes(content)
    assert "is not the journal of a kiosk" in refused(tmp_path / "journal.db")


def test_the_database_of_another_program(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "journal.db")) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    assert "is not the journal of a kiosk" in refused(tmp_path / "journal.db")


def test_another_version(journal: Path) -> None:
    with closing(sqlite3.connect(journal)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert "written by another version of this program: its tables have the number 99" in refused(journal)


@pytest.mark.parametrize("cut", [3, 40, 97])
def test_a_damaged_one(journal: Path, cut: int) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(whole[: 4096 + (len(whole) - 8192) * cut // 100])
    assert "is damaged" in refused(journal)


def test_what_contradicts_itself_is_damage(journal: Path) -> None:
    with closing(sqlite3.connect(journal)) as connection:
        connection.execute("UPDATE visit SET version = 77 WHERE id = 3")
        connection.commit()
    assert "is damaged" in refused(journal)


def test_tables_that_lack(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(sqlite3.connect(path)) as connection:
        lay_out(connection)
        connection.execute("DROP TABLE hour_stays")
    assert "is damaged" in refused(path)


def test_a_locked_one(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PATIENCE", 0.0)
    with closing(sqlite3.connect(journal, isolation_level=None)) as other:
        other.execute("DELETE FROM visit WHERE id = 1")
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("DELETE FROM visit WHERE id = 2")
        assert refused(journal).endswith("is locked by another program; try again.")


def test_one_that_changes_while_it_is_copied_is_copied_again(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[Path] = []
    copy = shutil.copyfile

    def disturbed(source: Path, target: Path) -> None:
        copy(source, target)
        copied.append(source)
        if len(copied) == 1:
            with closing(sqlite3.connect(source)) as connection:
                connection.execute("DELETE FROM visit WHERE id <= 5")
                connection.commit()

    monkeypatch.setattr(shutil, "copyfile", disturbed)
    assert visits(journal) == 35
    assert len(copied) > 1


def test_a_kiosk_that_has_only_just_begun(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(sqlite3.connect(path)) as connection:
        lay_out(connection)
    assert read(path, Counting.first_hour) is None
    assert visits(path) == 0
