"""Made-up visits to a made-up exhibition."""

import random
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

from kiosk.content.model import Exhibition, Outline, Text
from kiosk.visits.account import Stay, Thing, Visit
from kiosk.visits.edition import Edition
from kiosk.visits.facts import DOORS, Spot

MORNING = 498_730
"""10 o'clock on a Monday in November 2026, in hours since 1970."""


def edition(chapters: int = 2, pages: int = 3, name: str = "") -> Edition:
    """Chapters of so many pages."""
    outlines = tuple(
        Outline(f"chapter{c}", Text(zh=f"第{c}章"), page_ids=tuple(f"page{p}" for p in range(pages)))
        for c in range(chapters)
    )
    return Edition(Exhibition(Path("/shown") / (name or "folder"), Text(zh="海"), chapters=outlines))


SEEN = edition()


def visit(
    at: int = MORNING,
    *spots: tuple[str, str],
    seconds: int = 10,
    language: str = "zh",
    shown: Edition = SEEN,
    ending: str = "away",
) -> Visit:
    """A visitor who came by these places and stayed for so long at each."""
    stays = tuple(Stay(Spot(*spot), language, seconds) for spot in (DOORS, *spots))
    taps: Counter[Thing] = Counter({(DOORS, "", "door-chapter0", "tap"): 1})
    choices = frozenset({("language", language), ("text-size", "100")})
    return Visit(at, shown, ending, seconds * len(stays), 1, stays, choices, taps, Counter(), Counter())


def quiz_visit(at: int = MORNING) -> Visit:
    """A visitor who answered a question twice, at last correctly."""
    spot = Spot("chapter0", "page0")
    return visit(at, spot)._replace(
        answers=Counter({(spot, "tides", 1, 1): 1, (spot, "tides", 1, 2): 1}),
        questions=Counter({(spot, "tides", 1, False): 1, (spot, "tides", 1, True): 1}),
    )


def crowd(at: int, count: int, shown: Edition, chance: random.Random) -> list[Visit]:
    """So many visitors in an hour, each with a way of their own."""
    pages = shown.places[1:]
    visits = []
    for _ in range(count):
        begin, length = chance.randrange(len(pages)), chance.randrange(1, 12)
        stays = tuple(
            Stay(Spot(*spot), chance.choice(["zh", "zh", "en"]), round(chance.expovariate(1 / 25)))
            for spot in (("", ""), *pages[begin : begin + length])
        )
        taps: Counter[Thing] = Counter(
            {
                (
                    Spot(*chance.choice(pages)),
                    f"block{chance.randrange(3)}",
                    f"thing{chance.randrange(6)}",
                    "tap",
                ): 2
                for _ in range(3 * length)
            }
        )
        total = sum(stay.seconds for stay in stays)
        choices = frozenset({("language", stays[-1].language), ("text-size", "100")})
        visits.append(Visit(at, shown, "away", total, 1, stays, choices, taps, Counter(), Counter()))
    return visits


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    """What another process finds in the journal at `path`."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
