"""Made-up visits: written into a journal, and counted one by one to compare with."""

import json
import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from kiosk.visits.bins import BREADTH, DWELL, LASTED, bin_of
from kiosk.visits.figures import Place
from kiosk.visits.schema import lay_out
from kiosk.visits.span import hour_of

CHAPTERS = {"sea": ["tide", "boats", "fish"], "land": ["fields", "roads"]}
TITLES = {
    "": {"zh": "海岸", "en": "The Shore"},
    "sea": {"zh": "海", "en": "The sea"},
    "tide": {"zh": "潮", "en": "The tide"},
    "boats": {"zh": "船", "en": "Boats"},
}
NEVER = Place("land", "roads")
"""A page that is on show and nobody comes to."""


@dataclass(frozen=True)
class Stay:
    """Seconds at a place."""

    place: Place
    language: str
    seconds: int


@dataclass(frozen=True)
class Visit:
    """One visit."""

    began: datetime
    """Aware."""
    ending: str
    stays: tuple[Stay, ...]
    choices: frozenset[tuple[str, str]]
    taps: tuple[tuple[Place, str, str], ...]

    @property
    def seconds(self) -> int:
        return sum(stay.seconds for stay in self.stays)

    @property
    def pages(self) -> set[Place]:
        return {stay.place for stay in self.stays if stay.place.page}

    @property
    def chapters(self) -> set[str]:
        return {stay.place.chapter for stay in self.stays if stay.place.chapter}

    @property
    def finished(self) -> set[str]:
        return {stay.place.chapter for stay in self.stays if stay.place.chapter and not stay.place.page}


def made_up(count: int, first: datetime, days: int, seed: int) -> list[Visit]:
    """So many visits, all within `days` from `first`, at any hour."""
    rnd = random.Random(seed)
    return [_visit(rnd, first + timedelta(seconds=rnd.randrange(days * 86400))) for _ in range(count)]


def _visit(rnd: random.Random, began: datetime) -> Visit:
    language = rnd.choice(["zh", "zh", "zh", "en"])
    stays = [Stay(Place("", ""), language, rnd.randrange(30))]
    for chapter in rnd.sample(sorted(CHAPTERS), rnd.randrange(3)):
        pages = [Place(chapter, page) for page in CHAPTERS[chapter]]
        read = [place for place in pages if place != NEVER][: rnd.randrange(1, 4)]
        stays += [Stay(place, language, int(rnd.lognormvariate(3, 1))) for place in read]
        if rnd.random() < 0.5:
            stays.append(Stay(Place(chapter, ""), language, rnd.randrange(9)))
    choices = {("language", language), ("text-size", rnd.choice(["100", "100", "150", "200"]))}
    if rnd.random() < 0.1:
        choices.add(("low-reach", "on"))
    taps = tuple((stay.place, rnd.choice(["", "map"]), rnd.choice(["next", "spot-1"])) for stay in stays)
    ending = rnd.choice(["away", "away", "away", "finished", "closed"])
    return Visit(began, ending, tuple(stays), frozenset(choices), taps)


def at(moment: datetime, zone: tzinfo) -> int:
    """The hour as the journal counts it."""
    local = moment.astimezone(zone)
    return hour_of(local.date()) + local.hour


class MadeUp:
    """A journal that is written row by row."""

    def __init__(self, path: Path, zone: tzinfo = UTC, titles: dict[str, dict[str, str]] = TITLES) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._zone, self._path = zone, path
        with self.open() as connection:
            lay_out(connection)
            connection.execute("""INSERT INTO version VALUES (1, '2025-01-01-1', 'p', '["zh", "en"]', 0)""")
            order = [Place("", "")]
            for chapter, pages in CHAPTERS.items():
                order += [*(Place(chapter, page) for page in pages), Place(chapter, "")]
            self._places = {place: number for number, place in enumerate(order, 1)}
            for place, number in self._places.items():
                title = json.dumps(titles.get(place.page or place.chapter, {}), ensure_ascii=False)
                connection.execute("INSERT INTO place VALUES (?, ?, ?)", (number, *place))
                connection.execute("INSERT INTO plan VALUES (1, ?, ?, ?)", (number, number, title))

    def open(self) -> "closing[sqlite3.Connection]":
        """A connection that writes by itself."""
        return closing(sqlite3.connect(self._path, isolation_level=None))

    def write(self, visits: Sequence[Visit]) -> None:
        """Write them one by one, as the kiosk does."""
        with self.open() as connection:
            connection.execute("BEGIN")
            things: dict[tuple[Place, str, str], int] = {}
            for number, visit in enumerate(visits, 1):
                self._insert(connection, number, visit, things)
            connection.execute("COMMIT")

    def run(self, begin: datetime, end: datetime, lit: int = 3600) -> None:
        """The kiosk ran from one moment to another, with so many seconds of light an hour."""
        sums: dict[int, int] = {}
        while begin < end:
            hour = at(begin, self._zone)
            sums[hour] = sums.get(hour, 0) + 1
            begin += timedelta(hours=1)
        with self.open() as connection:
            connection.execute("BEGIN")
            rows = [(hour, lit * times, (3600 - lit) * times) for hour, times in sums.items()]
            connection.executemany("INSERT INTO hour_running VALUES (?, 1, ?, ?, 0, 0)", rows)
            connection.execute("COMMIT")

    def ask(self, question: tuple[int, Place, str, int], answers: Sequence[int], right: int) -> None:
        """A question in an hour, with the answers given and how many were right."""
        hour, place, block, number = question
        key = (hour, self._places[place], block, number)
        with self.open() as connection:
            connection.execute(
                "INSERT INTO hour_questions VALUES (?, ?, ?, ?, ?, ?)", (*key, len(answers), right)
            )
            for answer in set(answers):
                row = (*key, answer, answers.count(answer))
                connection.execute("INSERT INTO hour_answers VALUES (?, ?, ?, ?, ?, ?)", row)

    def _insert(
        self,
        connection: sqlite3.Connection,
        number: int,
        visit: Visit,
        things: dict[tuple[Place, str, str], int],
    ) -> None:
        hour, pages = at(visit.began, self._zone), len(visit.pages)
        farewell = int("land" in visit.finished)
        row = (
            number, hour, 1, visit.ending, visit.seconds, bin_of(visit.seconds, LASTED), pages,
            bin_of(pages, BREADTH), len(visit.chapters), len(visit.finished), farewell, len(visit.taps), 0,
        )  # fmt: skip
        connection.execute(f"INSERT INTO visit VALUES ({', '.join('?' * len(row))})", row)
        connection.executemany("INSERT INTO stay VALUES (?, ?, ?, ?, ?, ?, ?, ?)", self._stays(number, visit))
        chosen = [(number, *choice) for choice in sorted(visit.choices)]
        connection.executemany("INSERT INTO choice VALUES (?, ?, ?)", chosen)
        for thing in set(visit.taps):
            if thing not in things:
                things[thing] = len(things) + 1
                named = (things[thing], self._places[thing[0]], *thing[1:], "tap")
                connection.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?)", named)
            times = visit.taps.count(thing)
            connection.execute("INSERT INTO tap VALUES (?, ?, ?)", (number, things[thing], times))

    def _stays(self, number: int, visit: Visit) -> Iterator[tuple[object, ...]]:
        seen: set[Place] = set()
        for order, stay in enumerate(visit.stays):
            last = int(order == len(visit.stays) - 1)
            over = bin_of(stay.seconds, DWELL)
            place = self._places[stay.place]
            yield number, order, place, stay.language, stay.seconds, over, int(stay.place not in seen), last
            seen.add(stay.place)
