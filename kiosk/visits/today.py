"""What was looked at today, in a few numbers: for those who stand before the kiosk."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from kiosk.visits.schema import FILE

PATIENCE = 1.0
"""Seconds to wait for whoever has the journal locked."""


class Today(NamedTuple):
    """Of the visits that began today and are over."""

    visits: int
    pages: int
    """How often a page came to rest before somebody."""
    minutes: int
    """What all visits together lasted."""
    finished: int
    """Visits that came to the farewell."""
    languages: tuple[tuple[str, int], ...]
    """(code, visits that read in it), the most frequent first."""


def today(folder: Path, hour: int) -> Today | None:
    """Read from the journal in `folder`; None where there is none, or it cannot be read.

    `hour`: the present one, as the journal counts them. May take a second: not for the loop.
    """
    try:
        uri = f"{(folder / FILE).absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=PATIENCE)) as connection:
            return _read(connection, hour // 24 * 24)
    except sqlite3.Error:
        return None


def _read(connection: sqlite3.Connection, midnight: int) -> Today:
    day = (midnight, midnight + 23)
    visits, seconds, finished = connection.execute(
        "SELECT total(visits), total(seconds), total(to_farewell) FROM all_visits WHERE at BETWEEN ? AND ?",
        day,
    ).fetchone()
    (pages,) = connection.execute(
        "SELECT total(stays) FROM all_stays JOIN place ON place.id = place "
        "WHERE at BETWEEN ? AND ? AND page <> ''",
        day,
    ).fetchone()
    languages = connection.execute(
        "SELECT value, sum(visits) FROM all_choices WHERE at BETWEEN ? AND ? AND what = 'language' "
        "GROUP BY value ORDER BY 2 DESC, 1",
        day,
    ).fetchall()
    return Today(int(visits), int(pages), round(seconds / 60), int(finished), tuple(languages))
