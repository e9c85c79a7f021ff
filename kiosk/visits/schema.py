"""The tables of the journal, and how a database is known to be one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "journal.db"
"""Its name in the kiosk's folder of state."""
APPLICATION = 0x4B696F73
"""What SQLite's `application_id` says of a journal: "Kios"."""
VERSION = 1
"""The number of these tables, as `user_version`; one higher with every change of them."""


class Foreign(Exception):
    """A database that is no journal, or one of another version."""


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables where the database is empty. Raises Foreign where it holds others, or newer ones."""
    version = _number(connection, "user_version")
    if version == VERSION and _number(connection, "application_id") == APPLICATION:
        return
    if version or connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise Foreign(f"tables of version {version}, not {VERSION}")
    tables = Path(__file__).with_name("schema.sql").read_text("utf-8")
    marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
    connection.executescript(f"BEGIN IMMEDIATE; {tables} {marks} COMMIT;")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


@contextmanager
def whole(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction: all that is done in it, or nothing. `connection` commits by itself otherwise."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
