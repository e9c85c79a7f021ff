"""How long the journal keeps what: visits one by one for thirty days, then their sums, within a bound."""

import sqlite3

from kiosk.visits.schema import whole

DAYS = 30
"""So many days of visits are kept one by one: days on which there were some, so that a clock that is set
wrongly by years makes one day too many, and does not end all others."""
LIMIT = 64_000_000
"""Bytes that the database may take."""
_KEYS = {
    "visits": ("at", "version", "ending", "lasted", "breadth"),
    "chapters": ("at", "version", "chapter"),
    "stays": ("at", "version", "place", "language", "over"),
    "choices": ("at", "what", "value"),
    "taps": ("at", "thing"),
}
_SUMS = (*(f"hour_{part}" for part in _KEYS), "hour_questions", "hour_answers", "hour_running")


def keep_within(connection: sqlite3.Connection, limit: int = LIMIT, days: int = DAYS) -> None:
    """Roll up what is old; where the file nears `limit` bytes, roll up more, then forget the oldest sums."""
    done = _roll_up_all_but(connection, days)
    if _used(connection) > 0.9 * limit:
        done += _roll_up_all_but(connection, 1)
    while _used(connection) > 0.8 * limit and _forget_oldest(connection):
        done += 1
    if done:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what was deleted is gone from the disk


def _used(connection: sqlite3.Connection) -> int:
    """Bytes of the database that hold something."""
    size, pages, free = (
        connection.execute(f"PRAGMA {each}").fetchone()[0]
        for each in ("page_size", "page_count", "freelist_count")
    )
    return int(size * (pages - free))


def _roll_up_all_but(connection: sqlite3.Connection, days: int) -> int:
    """Roll up all but the last so many days, the oldest first; gives how many were."""
    old = connection.execute(
        "SELECT DISTINCT at / 24 FROM visit ORDER BY 1 DESC LIMIT -1 OFFSET ?", (days,)
    ).fetchall()
    for (day,) in reversed(old):
        with whole(connection):
            _roll_up(connection, day)
    return len(old)


def _roll_up(connection: sqlite3.Connection, day: int) -> None:
    """Add a day's visits to the sums, and delete them."""
    hours = (day * 24, day * 24 + 23)
    for part, keys in _KEYS.items():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info(hour_{part})")]
        sums = ", ".join(f"{each} = {each} + excluded.{each}" for each in columns if each not in keys)
        connection.execute(
            f"INSERT INTO hour_{part} SELECT * FROM recent_{part} WHERE at BETWEEN ? AND ? "
            f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {sums}",
            hours,
        )
    connection.execute("DELETE FROM visit WHERE at BETWEEN ? AND ?", hours)


def _forget_oldest(connection: sqlite3.Connection) -> bool:
    """Forget the oldest tenth of the days that there are sums of; whether there were two at least."""
    every = " UNION ".join(f"SELECT at / 24 AS day FROM {table}" for table in _SUMS)
    days = [row[0] for row in connection.execute(f"SELECT day FROM ({every}) ORDER BY day")]
    if len(days) < 2:
        return False
    until = days[max(1, len(days) // 10)] * 24
    connection.execute("PRAGMA foreign_keys = OFF")  # or all sums were looked through for every name
    with whole(connection):
        for table in _SUMS:
            connection.execute(f"DELETE FROM {table} WHERE at < ?", (until,))
        _forget_names(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    return True


def _forget_names(connection: sqlite3.Connection) -> None:
    """Forget the versions, things and places that nothing tells of any more."""
    used = {
        "version": "version FROM visit UNION SELECT version FROM hour_visits UNION SELECT version "
        "FROM hour_stays UNION SELECT version FROM hour_chapters UNION SELECT version FROM hour_running",
        "thing": "thing FROM tap UNION SELECT thing FROM hour_taps",
        "place": "place FROM plan UNION SELECT place FROM stay UNION SELECT place FROM thing UNION "
        "SELECT place FROM hour_stays UNION SELECT place FROM hour_questions UNION SELECT place "
        "FROM hour_answers",
    }
    for table, users in used.items():
        connection.execute(f"DELETE FROM {table} WHERE id NOT IN (SELECT {users})")
        if table == "version":
            connection.execute("DELETE FROM plan WHERE version NOT IN (SELECT id FROM version)")
