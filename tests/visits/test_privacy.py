"""What docs/privacy says is kept is what is kept."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.visits.facts import Fact
from kiosk.visits.retention import DAYS, LIMIT
from kiosk.visits.schema import lay_out

DOCS = Path(__file__).parents[2] / "docs"
NAMES = ["privacy.md", "privacy.zh.md"]


def tables() -> dict[str, set[str]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        lay_out(connection)
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: {row[1] for row in connection.execute(f"PRAGMA table_info({name})")} for name in names}


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_column_is_told(name: str) -> None:
    told = set(re.findall(r"`([\w-]+)`", (DOCS / name).read_text("utf-8")))
    for table, columns in tables().items():
        assert {table, *columns} <= told, table


@pytest.mark.parametrize(
    ("name", "days", "megabytes"), [(NAMES[0], "thirty", "64 MB"), (NAMES[1], "三十", "64 MB")]
)
def test_how_long_is_told(name: str, days: str, megabytes: str) -> None:
    text = (DOCS / name).read_text("utf-8")
    assert (DAYS, LIMIT) == (30, 64_000_000)
    assert days in text
    assert megabytes in text


def test_nothing_finer_than_an_hour_and_no_place_on_the_glass_is_even_told() -> None:
    told = {name for fact in Fact.__args__ for name in getattr(fact, "_fields", ())}
    assert not told & {"x", "y", "at", "when", "time", "date", "name", "address", "finger", "text"}
