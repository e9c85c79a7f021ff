import itertools
import sqlite3
from collections.abc import Iterator

import pytest

from kiosk.visits.bins import BREADTH, DWELL, LASTED, bin_of, quantile
from kiosk.visits.schema import Foreign, lay_out


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    yield connection
    connection.close()


def test_tables_are_made_once_and_known_again(database: sqlite3.Connection) -> None:
    lay_out(database)
    database.execute("INSERT INTO place (chapter, page) VALUES ('craft', 'knots')")
    lay_out(database)
    assert database.execute("SELECT count(*) FROM place").fetchone() == (1,)


@pytest.mark.parametrize("script", ["CREATE TABLE shop (id)", "PRAGMA user_version = 99"])
def test_what_is_no_journal_is_refused(database: sqlite3.Connection, script: str) -> None:
    database.executescript(script)
    with pytest.raises(Foreign):
        lay_out(database)


@pytest.mark.parametrize("part", ["visits", "chapters", "stays", "choices", "taps"])
def test_visits_one_by_one_add_up_to_rows_of_the_sums(database: sqlite3.Connection, part: str) -> None:
    lay_out(database)
    columns = [
        [row[0] for row in database.execute(f"SELECT * FROM {half}_{part}").description]
        for half in ("recent", "hour", "all")
    ]
    assert columns[0] == columns[1] == columns[2]


@pytest.mark.parametrize("edges", [DWELL, LASTED, BREADTH])
def test_every_value_falls_into_one_bin(edges: tuple[int, ...]) -> None:
    assert list(edges) == sorted(set(edges))
    for edge, after in itertools.pairwise(edges):
        assert bin_of(edge, edges) == edge == bin_of(after - 0.01, edges)
    assert bin_of(-1, edges) == 0
    assert bin_of(10**9, edges) == edges[-1]


def test_quartiles_are_told_from_bins() -> None:
    assert quantile({}, DWELL, 0.5) is None
    assert quantile({10: 4}, DWELL, 0.5) == 12.5
    assert quantile({0: 1, 20: 2, 600: 1}, DWELL, 0.5) == 25.0
    assert quantile({0: 1, 20: 2, 600: 1}, DWELL, 1.0) == 600.0
