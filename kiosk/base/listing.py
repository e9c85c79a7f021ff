"""Several things named in one sentence, joined as its language joins them."""

from collections.abc import Iterable
from functools import reduce

from kiosk.base.sentences import Sentence

MOST = 24
"""So many are named; who reads more?"""


def listed(things: Iterable[str]) -> str:
    """`a, b, c`."""
    named = list(things)
    left_out = ["…"] if len(named) > MOST else []
    return reduce(_and_then, [*named[:MOST], *left_out], "") if named else ""


def all_of(things: Iterable[str]) -> str:
    """`a, b and c`."""
    *others, last = things
    return Sentence("{things} and {last}", things=listed(others), last=last) if others else last


def one_of(things: Iterable[str]) -> str:
    """`a, b or c`."""
    *others, last = things
    return Sentence("{things} or {last}", things=listed(others), last=last) if others else last


def in_code(names: Iterable[object]) -> list[str]:
    """Names as they are written in a file, each in backticks."""
    return [f"`{name}`" for name in names]


def _and_then(before: str, thing: str) -> str:
    return Sentence("{before}, {thing}", before=before, thing=thing) if before else thing
