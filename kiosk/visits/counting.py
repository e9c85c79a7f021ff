"""Counts what a journal holds of a span."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.visits.figures import NOTHING_SHOWN, Figures, Place, Plan, Question, Thing, Version
from kiosk.visits.span import Span

_WHEN = "WHERE at >= ? AND at < ?"
_OF_VISITS = "visit CROSS JOIN {0} ON {0}.visit = visit.id"
"""In this order, so that visits are looked up by their hour: https://www.sqlite.org/optoverview.html#crossjoin"""


class Counting:
    """Asks one journal; raises sqlite3.Error where it cannot be read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._places = {
            number: Place(*names) for number, *names in self._all("SELECT id, chapter, page FROM place")
        }
        self._versions = {
            number: Version(*names) for number, *names in self._all("SELECT id, name, plan FROM version")
        }

    def figures(self, span: Span) -> Figures:
        """All of it."""
        figures = Figures()
        when = span.begin, span.end
        self._visits(figures, when)
        self._reading(figures, when)
        self._questions(figures, when)
        self._running(figures, when)
        return figures

    def first_hour(self) -> int | None:
        """The first hour of which anything is kept; None where nothing is."""
        tables = ("visit", "hour_visits", "hour_running")
        firsts = [self._connection.execute(f"SELECT min(at) FROM {table}").fetchone()[0] for table in tables]
        return min((at for at in firsts if at is not None), default=None)

    def plan(self, span: Span) -> Plan:
        """What was on show last before the span's end."""
        newest = self._connection.execute(
            "SELECT version.id, languages FROM version"
            " LEFT JOIN hour_running ON version = version.id AND at < ? WHERE since < ?"
            " GROUP BY version.id ORDER BY max(coalesce(at, since)) DESC, since DESC, version.id DESC",
            (span.end, span.end),
        ).fetchone()
        if newest is None:
            return NOTHING_SHOWN
        titles = self._all("SELECT place, title FROM plan WHERE version = ? ORDER BY position", newest[0])
        return Plan(
            self._versions[newest[0]],
            tuple(json.loads(newest[1])),
            {self._places[place]: json.loads(title) for place, title in titles},
        )

    def titles(self) -> dict[Place, dict[str, str]]:
        """The last title of every place that ever was on show."""
        known = self._all("SELECT place, title FROM plan JOIN version ON version = version.id ORDER BY since")
        return {self._places[place]: json.loads(title) for place, title in known}

    def _visits(self, figures: Figures, when: tuple[int, int]) -> None:
        for at, visits in self._summed("at", "visit", "hour_visits", {"visits": "count(*)"}, when):
            figures.visits[at] += visits
        stages = {
            "at_door": "sum(chapters > 0)",
            "on_page": "sum(pages > 0)",
            "to_end": "sum(endings > 0)",
            "to_farewell": "sum(farewell)",
        }
        key, sums = "version, ending, lasted, breadth", {"visits": "count(*)", **stages}
        for row in self._summed(key, "visit", "hour_visits", sums, when):
            version, ending, lasted, breadth, visits, *reached = row
            figures.versions[self._versions[version]] += visits
            figures.endings[ending] += visits
            figures.lasted[lasted] += visits
            figures.breadth[breadth] += visits
            for stage, count in zip(stages, reached, strict=True):
                figures.reached[stage] += count
        chosen = self._summed(
            "what, value", _OF_VISITS.format("choice"), "hour_choices", {"visits": "count(*)"}, when
        )
        for what, value, visits in chosen:
            figures.choices[what, value] += visits

    def _reading(self, figures: Figures, when: tuple[int, int]) -> None:
        sums = {
            "stays": "count(*)",
            "visits": "sum(first)",
            "exits": "sum(last)",
            "seconds": "sum(stay.seconds)",
        }
        stays = _OF_VISITS.format("stay")
        rows = self._summed("place, language, over", stays, "hour_stays", sums, when)
        for place, language, over, stayed, visits, exits, seconds in rows:
            here = figures.stays[self._places[place]]
            here.stays += stayed
            here.visits += visits
            here.exits += exits
            here.over[over] += stayed
            figures.read_in[language] += seconds
        by_visit = (
            f"(SELECT DISTINCT at, visit, chapter FROM {stays} JOIN place ON place = place.id WHERE first)"
        )
        for chapter, visits in self._summed(
            "chapter", by_visit, "hour_chapters", {"visits": "count(*)"}, when
        ):
            if chapter:
                figures.opened[chapter] += visits

    def _questions(self, figures: Figures, when: tuple[int, int]) -> None:
        things = {
            number: Thing(self._places[place], *names)
            for number, place, *names in self._all("SELECT id, place, block, control, gesture FROM thing")
        }
        touched = self._summed("thing", _OF_VISITS.format("tap"), "hour_taps", {"times": "sum(times)"}, when)
        for thing, times in touched:
            figures.taps[things[thing]] += times
        key = "place, block, question"
        asked = f"SELECT {key}, sum(answered), sum(correct) FROM all_questions {_WHEN} GROUP BY {key}"
        for place, block, number, answered, correct in self._all(asked, *when):
            question = Question(self._places[place], block, number)
            figures.answered[question] += answered
            figures.correct[question] += correct
        given = f"SELECT {key}, answer, sum(times) FROM all_answers {_WHEN} GROUP BY {key}, answer"
        for place, block, number, answer, times in self._all(given, *when):
            figures.answers[Question(self._places[place], block, number), answer] += times

    def _running(self, figures: Figures, when: tuple[int, int]) -> None:
        rows = f"SELECT at, sum(lit), sum(dark), sum(starts), sum(lost) FROM all_running {_WHEN} GROUP BY at"
        for at, lit, dark, starts, lost in self._all(rows, *when):
            figures.lit[at] += lit
            figures.dark[at] += dark
            figures.starts += starts
            figures.lost += lost

    def _summed(
        self, key: str, recent: str, rolled: str, sums: Mapping[str, str], when: tuple[int, int]
    ) -> Iterator[tuple[Any, ...]]:
        """What visits that are kept one by one, and those that are rolled up, each add up to by `key`.

        The views of the schema say the same, but sum by the hour first, which takes three times as long.
        """
        one_by_one = f"SELECT {key}, {', '.join(sums.values())} FROM {recent}"
        before = f"SELECT {key}, {', '.join(f'sum({name})' for name in sums)} FROM {rolled}"
        ask = f"{one_by_one} {_WHEN} GROUP BY {key} UNION ALL {before} {_WHEN} GROUP BY {key}"
        return self._all(ask, *when, *when)

    def _all(self, question: str, *values: int) -> Iterator[tuple[Any, ...]]:
        return iter(self._connection.execute(question, values))
