"""Writes entries into the tables of the journal, inside a transaction that others begin and end."""

import json
import sqlite3
from collections.abc import Sequence

from kiosk.visits.account import Thing, Visit
from kiosk.visits.bins import BREADTH, DWELL, LASTED, bin_of
from kiosk.visits.edition import Edition
from kiosk.visits.journal import Entry, Running

MOST_THINGS = 20_000
"""So many things to be touched are told apart in all; the taps on others are not kept."""


class Pen:
    """Knows the numbers of what it has written about before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._run_many = connection.executemany
        self._versions: dict[tuple[str, str], tuple[int, int]] = {}
        """By name and plan: the number, and how many titles were known then."""
        self._places: dict[tuple[str, str], int] = {}
        self._things: dict[Thing, int | None] = {}

    def running(self, entry: Running) -> None:
        """That the kiosk has run."""
        row = (entry.at, self._version(entry), round(entry.lit), round(entry.dark), entry.starts, 0)
        self._add("hour_running", row, keys=2)

    def lost(self, entry: Entry, lost: int) -> None:
        """That so many entries are lost."""
        if lost:
            self._add("hour_running", (entry.at, self._version(entry), 0, 0, 0, lost), keys=2)

    def visit(self, visit: Visit) -> None:
        """A visit, and what its answers add to the sums."""
        number = self._visit_row(visit)
        self._run_many(
            "INSERT INTO stay VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *row) for row in self._stay_rows(visit)],
        )
        self._run_many(
            "INSERT INTO choice VALUES (?, ?, ?)", [(number, *each) for each in sorted(visit.choices)]
        )
        taps = [(number, thing, times) for each, times in visit.taps.items() if (thing := self._thing(each))]
        self._run_many("INSERT INTO tap VALUES (?, ?, ?)", taps)
        for (spot, block, question, correct), times in visit.questions.items():
            row = (visit.at, self._place(spot), block, question, times, times if correct else 0)
            self._add("hour_questions", row, keys=4)
        for (spot, block, question, answer), times in visit.answers.items():
            self._add("hour_answers", (visit.at, self._place(spot), block, question, answer, times), keys=5)

    def _visit_row(self, visit: Visit) -> int:
        spots = {stay.spot for stay in visit.stays}
        pages = sum(1 for spot in spots if spot.page)
        ends = {spot for spot in spots if spot.chapter and not spot.page}
        row = (
            visit.at,
            self._version(visit),
            visit.ending,
            visit.seconds,
            bin_of(visit.seconds, LASTED),
            pages,
            bin_of(pages, BREADTH),
            len({spot.chapter for spot in spots if spot.chapter}),
            len(ends),
            int(visit.edition.farewell in ends),
            visit.taps.total(),
            visit.asked,
        )
        marks = ", ".join("?" * len(row))
        return int(self._run(f"INSERT INTO visit VALUES (NULL, {marks})", row).lastrowid or 0)

    def _stay_rows(self, visit: Visit) -> list[tuple[object, ...]]:
        seen: set[tuple[str, str]] = set()
        rows: list[tuple[object, ...]] = []
        for number, stay in enumerate(visit.stays):
            last = number == len(visit.stays) - 1
            over = bin_of(stay.seconds, DWELL)
            first = stay.spot not in seen
            seen.add(stay.spot)
            place = self._place(stay.spot)
            rows.append((number, place, stay.language, stay.seconds, over, int(first), int(last)))
        return rows

    def _add(self, table: str, row: Sequence[object], keys: int) -> None:
        """Add a row of sums to what is there under the same `keys` first columns."""
        columns = [each[1] for each in self._run(f"PRAGMA table_info({table})")]
        sums = ", ".join(f"{each} = {each} + excluded.{each}" for each in columns[keys:])
        marks = ", ".join("?" * len(row))
        same = ", ".join(columns[:keys])
        self._run(f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT ({same}) DO UPDATE SET {sums}", row)

    # What has a number.

    def _version(self, entry: Entry) -> int:
        """The number of the version that was on show; what is new of it is written."""
        edition = entry.edition
        number, titles = self._versions.get((edition.name, edition.plan), (0, -1))
        if titles != len(edition.titles):
            titles = len(edition.titles)
            number = number or self._enter_version(edition, entry.at)
            self._run_many(
                "INSERT INTO plan VALUES (?, ?, ?, ?) "
                "ON CONFLICT (version, place) DO UPDATE SET title = excluded.title",
                [(number, *row) for row in self._plan(edition)],
            )
            self._versions[edition.name, edition.plan] = number, titles
        return number

    def _enter_version(self, edition: Edition, since: int) -> int:
        self._run(
            "INSERT INTO version (name, plan, languages, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (edition.name, edition.plan, json.dumps(edition.languages), since),
        )
        found = self._run("SELECT id FROM version WHERE (name, plan) = (?, ?)", (edition.name, edition.plan))
        return int(found.fetchone()[0])

    def _plan(self, edition: Edition) -> list[tuple[int, int, str]]:
        return [
            (self._place(place), position, json.dumps(edition.titles.get(place, {}), ensure_ascii=False))
            for position, place in enumerate(edition.places)
        ]

    def _place(self, place: tuple[str, str]) -> int:
        if place not in self._places:
            self._run("INSERT INTO place (chapter, page) VALUES (?, ?) ON CONFLICT DO NOTHING", place)
            found = self._run("SELECT id FROM place WHERE (chapter, page) = (?, ?)", place)
            self._places[place] = int(found.fetchone()[0])
        return self._places[place]

    def _thing(self, thing: Thing) -> int | None:
        """The number of what was touched; None where there are too many already."""
        if thing not in self._things:
            spot, block, control, gesture = thing
            row = (self._place(spot), block, control, gesture)
            room = self._run("SELECT count(*) FROM thing").fetchone()[0] < MOST_THINGS
            if room:
                self._run(
                    "INSERT INTO thing (place, block, control, gesture) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT DO NOTHING",
                    row,
                )
            found = self._run(
                "SELECT id FROM thing WHERE (place, block, control, gesture) = (?, ?, ?, ?)", row
            ).fetchone()
            self._things[thing] = int(found[0]) if found else None
        return self._things[thing]
