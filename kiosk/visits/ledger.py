"""The database of the journal: opened, put aside where it is damaged, and written a whole entry at a time."""

import logging
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from kiosk.visits.account import Visit
from kiosk.visits.journal import Entry
from kiosk.visits.pen import Pen
from kiosk.visits.retention import LIMIT, keep_within
from kiosk.visits.schema import Foreign, lay_out, whole
from kiosk.visits.scribe import Refused, Size

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds to wait for whoever else has the database locked."""
PUT_ASIDE = 3
"""So many files that were damaged are kept; the last one makes way for the next."""


class Ledger:
    """A journal's database. All of an entry is in it, or nothing of it."""

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        """`limit`: bytes it may take. Raises sqlite3.Error where it cannot be opened, Foreign for another."""
        self._path, self._limit = path, limit
        self._connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            self._prepare()
            self._file = _identity(path)
        except BaseException:
            self._connection.close()
            raise
        self._pen = Pen(self._connection)
        self._day: int | None = None
        self._visits = self._connection.execute("SELECT total(visits) FROM all_visits").fetchone()[0]

    def _prepare(self) -> None:
        run = self._connection.execute
        found = run("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        run("PRAGMA journal_mode = WAL")
        # A visit that is written lies on the disk: many museums end their day at the mains.
        run("PRAGMA synchronous = FULL")
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA secure_delete = ON")
        run("PRAGMA journal_size_limit = 4194304")
        # A visit touches few pages: with eight times as many, as is usual, it is not written any faster.
        run("PRAGMA cache_size = -256")  # KiB
        page = run("PRAGMA page_size").fetchone()[0]
        run(f"PRAGMA max_page_count = {self._limit // page}")
        lay_out(self._connection)

    def stands(self) -> bool:
        """Whether the file at the path is still the one that was opened."""
        with suppress(OSError):
            return _identity(self._path) == self._file
        return False

    @property
    def size(self) -> Size:
        """How many visits it tells of, and the bytes of the file."""
        return Size(int(self._visits), self._path.stat().st_size)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def write(self, entry: Entry, lost: int) -> None:
        """Write an entry, and that `lost` others could not be. Raises Refused, sqlite3.DatabaseError."""
        if entry.at // 24 != self._day:
            keep_within(self._connection, self._limit)
            self._pen = Pen(self._connection)
        self._day = entry.at // 24
        try:
            with whole(self._connection):
                if isinstance(entry, Visit):
                    self._pen.visit(entry)
                    self._visits += 1
                else:
                    self._pen.running(entry)
                self._pen.lost(entry, lost)
        except (sqlite3.OperationalError, OSError):
            raise
        except Exception as error:
            if type(error) is sqlite3.DatabaseError:  # SQLite's own word for a damaged file
                raise
            raise Refused from error


def open_ledger(path: Path, limit: int = LIMIT) -> Ledger:
    """The journal at `path`, a new one where there is none; what cannot be read is put aside.

    Raises OSError and sqlite3.OperationalError where there is no place for it now.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return Ledger(path, limit)
    except sqlite3.OperationalError:
        raise
    except (sqlite3.DatabaseError, Foreign) as error:
        aside = _put_aside(path)
        log.warning("the journal was damaged (%s): it is kept as %s, and a new one is begun", error, aside)
        return Ledger(path, limit)


def _put_aside(path: Path) -> Path:
    """Give the file and what belongs to it another name: the first that is free, or the last there is."""
    names = [path.with_name(f"{path.stem}-damaged-{number}.db") for number in range(1, PUT_ASIDE + 1)]
    aside = next((each for each in names if not each.exists()), names[-1])
    os.replace(path, aside)
    with suppress(FileNotFoundError):
        os.replace(f"{path}-wal", f"{aside}-wal")
    Path(f"{path}-shm").unlink(missing_ok=True)
    return aside


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
