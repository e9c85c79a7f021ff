"""Opens journals for those who read them: nothing is written, and a kiosk that is running is not disturbed.

A journal is an SQLite database with a write-ahead log. Whoever opens such a database in the usual way makes
files beside it, which may then belong to another user than the kiosk's, and writes the log back at the end:
https://www.sqlite.org/wal.html#read_only_databases
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.visits.counting import Counting
from kiosk.visits.schema import APPLICATION, FILE, VERSION

PATIENCE = 5.0
"""Seconds that reading waits for a journal that is locked."""
TRIES = 3
"""A journal that changes while it is copied is copied again, so many times in all."""

T = TypeVar("T")


def journal_at(place: Path) -> Path:
    """The journal of a kiosk's folder of state, or the file itself where one was named."""
    return place if place.is_file() or place.suffix == ".db" else place / FILE


def read(journal: Path, ask: Callable[[Counting], T]) -> T:
    """What `ask` learns of the journal as it is at this moment. KioskError where it cannot be read."""
    try:
        with _connected(journal) as connection:
            connection.execute("BEGIN")
            _examine(connection, journal)
            return ask(Counting(connection))
    except sqlite3.Error as error:
        raise _failure(journal, error) from error
    except (LookupError, TypeError, ValueError) as error:  # what is in it contradicts itself
        raise _damaged(journal, type(error).__name__) from error
    except OSError as error:
        raise _unreadable(journal, error.strerror or type(error).__name__) from error


@contextmanager
def _connected(journal: Path) -> Iterator[sqlite3.Connection]:
    """In use it is read where it is; else a copy is, with the log that a power cut may have left."""
    if not journal.is_file():
        raise KioskError(
            Sentence(
                "There is no journal {file}; `kiosk run` begins it. Name the kiosk's folder with --state.",
                file=journal,
            )
        )
    if all(_beside(journal, ending).exists() for ending in ("-wal", "-shm")):
        with closing(
            sqlite3.connect(f"{journal.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
        ) as there:
            yield there
        return
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-report-") as folder,
        closing(sqlite3.connect(_copied(journal, Path(folder)), timeout=PATIENCE)) as copy,
    ):
        yield copy


def _copied(journal: Path, folder: Path) -> Path:
    for _ in range(TRIES):
        before = _stamp(journal)
        for ending in ("", "-wal"):
            if (source := _beside(journal, ending)).exists():
                shutil.copyfile(source, _beside(folder / FILE, ending))
        if _stamp(journal) == before:
            break
    return folder / FILE


def _stamp(journal: Path) -> tuple[int, int]:
    told = journal.stat()
    return told.st_mtime_ns, told.st_size


def _beside(journal: Path, ending: str) -> Path:
    return journal.with_name(journal.name + ending)


def _examine(connection: sqlite3.Connection, journal: Path) -> None:
    """Whether it is a journal of this version, and whole."""
    application, version = (
        connection.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in ("application_id", "user_version")
    )
    if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise KioskError(
            Sentence("The journal {file} is empty: nothing was written into it yet.", file=journal)
        )
    if application != APPLICATION:
        raise KioskError(Sentence("{file} is not the journal of a kiosk.", file=journal))
    if version != VERSION:
        raise KioskError(
            Sentence(
                "The journal {file} was written by another version of this program: its tables have the"
                " number {theirs}, this one reads {ours}.",
                file=journal, theirs=version, ours=VERSION,
            )
        )  # fmt: skip
    fault = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if fault != "ok":
        raise _damaged(journal, " ".join(fault.split()))


def _failure(journal: Path, error: sqlite3.Error) -> KioskError:
    if error.sqlite_errorname in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        return KioskError(
            Sentence("The journal {file} is locked by another program; try again.", file=journal)
        )
    if error.sqlite_errorname == "SQLITE_NOTADB":
        return KioskError(Sentence("{file} is not the journal of a kiosk.", file=journal))
    if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorname != "SQLITE_ERROR":
        return _unreadable(journal, str(error))
    return _damaged(journal, str(error))


def _unreadable(journal: Path, reason: object) -> KioskError:
    return KioskError(Sentence("The journal {file} cannot be read ({reason}).", file=journal, reason=reason))


def _damaged(journal: Path, reason: str) -> KioskError:
    return KioskError(Sentence("The journal {file} is damaged ({reason}).", file=journal, reason=reason))
