"""What a YAML parser's error means to somebody who writes about museums.

A parser stops where it can make no more sense of a file, which is often lines after the mistake. So the usual
slips in the lines before are mended one by one, and the one after which the parser comes furthest is told.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.base.sentences import Sentence
from kiosk.content.model import Place, Problem
from kiosk.content.yamlshape import first_misplaced, misplaced, text_outside, unclosed
from kiosk.content.yamlslips import USUAL, Slip, slips, unlikely_slips

Parse = Callable[[str], "Stop | None"]
"""Reads a text as YAML and gives where and why that stopped, or None where it is good."""

_MOST = 8
_CHARACTERS = 1_500_000
"""So much is read anew in all, looking for what is wrong: about a tenth of a second."""
_LOOK_BACK = 8
_LONGEST = 5_000
"""A line of so many characters has nobody typed."""
_NAMES = re.compile(r"^\s*(?:- +)*([a-z][a-z0-9-]*):", re.MULTILINE)


@dataclass(frozen=True)
class Stop:
    """Where a parser could read no further. Lines and columns count from 0."""

    line: int
    column: int
    said: str
    since: int
    """The line in which what it was reading began."""
    since_column: int
    last: int
    """The line of the last text before."""

    @property
    def reach(self) -> tuple[int, int]:
        """How far the parser came: a quotation mark that is never closed swallows all that follows."""
        return (self.since, self.since_column) if "quoted scalar" in self.said else (self.line, self.column)


def explain(stop: Stop, text: str, file: Path, parse: Parse) -> list[Problem]:
    """The problems on account of which a text cannot be read, each at the place where it can be mended."""
    problems: list[Problem] = []
    lines, left, at = text.split("\n"), _CHARACTERS, stop
    mended: set[int] = set()
    while at and len(problems) < _MOST:
        slip, after, left = _best(at, lines, parse, left)
        if slip is None:
            if at.line not in mended:
                problems.append(_sentence(at, file))
            break
        if slip.line in mended:
            break
        problems.append(_problem(slip, file))
        lines[slip.line : slip.line + len(slip.repaired)] = slip.repaired
        mended.update(range(slip.line, slip.line + len(slip.repaired)))
        if after is None:
            break
        at = after
    return [_inside(problem, text.split("\n")) for problem in problems]


def _inside(problem: Problem, lines: list[str]) -> Problem:
    """The problem with a place that is there: parsers go on behind the end, and repairs make lines longer."""
    line = min(problem.place.line, len(lines))
    column = problem.place.column if line == problem.place.line else len(lines[line - 1]) + 1
    place = Place(problem.place.file, line, min(column, len(lines[line - 1]) + 1))
    return replace(problem, place=place)


def _best(stop: Stop, lines: list[str], parse: Parse, left: int) -> tuple[Slip | None, Stop | None, int]:
    """The slip without which the parser comes furthest, where it then stops, and what is left of `left`."""
    best: tuple[Slip, Stop] | None = None
    for slip in _candidates(stop, lines):
        repaired = [*lines[: slip.line], *slip.repaired, *lines[slip.line + len(slip.repaired) :]]
        whole = "\n".join(repaired)
        left -= len(whole)
        if left < 0:
            break
        after = parse(whole)
        if after is None:
            return slip, None, left
        if _further(after, stop, lines, repaired) and (best is None or after.reach[0] > best[1].reach[0]):
            best = slip, after
    return (best[0], best[1], left) if best else (None, None, left)


def _further(after: Stop, before: Stop, lines: list[str], repaired: list[str]) -> bool:
    """Whether a parser comes further, if only in a line of which the repair has changed the length."""
    if after.reach[0] != before.reach[0]:
        return after.reach[0] > before.reach[0]
    line = min(after.reach[0], len(lines) - 1)
    return len(repaired[line]) - after.reach[1] < len(lines[line]) - before.reach[1]


def _candidates(stop: Stop, lines: list[str]) -> Iterator[Slip]:
    """What may be wrong near the place where the parser stopped, the likeliest first."""
    near = _near(stop, lines)
    known = USUAL | set(_NAMES.findall("\n".join(lines)))
    for number in near:
        yield from text_outside(lines, number)
        yield from slips(lines, number, known)
    for number in near:
        yield from unclosed(lines, min(stop.since, stop.last), number)
    yield from first_misplaced(lines, min(stop.line, len(lines)))
    for number in near:
        yield from misplaced(lines, number)
    for number in near:
        yield from unlikely_slips(lines, number)


def _near(stop: Stop, lines: list[str]) -> list[int]:
    """The lines to look at: that of the stop, those before it, and that in which the last text began."""
    stopped = min(stop.line, len(lines) - 1)
    back = range(stopped, max(-1, stopped - _LOOK_BACK), -1)
    near = dict.fromkeys((*back, stop.last, stop.since))
    return [number for number in near if number < len(lines) and 0 < len(lines[number].strip()) < _LONGEST]


def _problem(slip: Slip, file: Path) -> Problem:
    also = slip.also and Place(file, slip.also[0] + 1, slip.also[1] + 1)
    return Problem(Place(file, slip.line + 1, slip.column + 1), "error", slip.found, slip.expected, also=also)


_QUOTES = Sentence("the text in quotes: '…'")
_SENTENCES: tuple[tuple[str, Sentence, Sentence], ...] = (
    (
        "mapping values are not allowed",
        Sentence("a second colon in the line, or a line indented unlike its neighbours"),
        Sentence("text with a colon in quotes, and the same spaces before all names of a block"),
    ),
    ("cannot start any token", Sentence("a text that begins with a sign of YAML"), _QUOTES),
    ("alphabetic or numeric", Sentence("a text that begins with a sign of YAML"), _QUOTES),
    ("expected comment or line break", Sentence("a text that begins with a sign of YAML"), _QUOTES),
    (
        "did not find expected '-' indicator",
        Sentence("a line of this list does not begin with `- `"),
        Sentence("the same spaces before all of its lines"),
    ),
    (
        "did not find expected key",
        Sentence("a line that is indented unlike its neighbours, or a text that goes on behind its end"),
        Sentence("the same spaces before all names of a block"),
    ),
    (
        "unexpected end of stream",
        Sentence("a quotation mark that is never closed"),
        Sentence("the same quotation mark at the end"),
    ),
    (
        "escape character",
        Sentence("a backslash in a text in double quotes"),
        Sentence("single quotes, or two backslashes"),
    ),
    (
        "',' or ']'",
        Sentence("a list in brackets that is never closed"),
        Sentence("`{sign}` at its end", sign="]"),
    ),
    (
        "',' or '}'",
        Sentence("a mapping in braces that is never closed"),
        Sentence("`{sign}` at its end", sign="}"),
    ),
    (
        "node content",
        Sentence("a list in brackets that is never closed, or a comma or bracket too many"),
        Sentence("text with such characters in quotes"),
    ),
    (
        "could not find expected ':'",
        Sentence("a line without a colon"),
        Sentence("a name, a colon and a space before the text; or the spaces of the text above"),
    ),
    (
        "<document start>",
        Sentence("a line that has no part in what stands above"),
        Sentence("a name, a colon and a space before the text"),
    ),
)


def _sentence(stop: Stop, file: Path) -> Problem:
    """What the parser's own words mean."""
    found: str = Sentence("this is not readable as YAML ({said})", said=stop.said)
    expected: str = ""
    for part, found_here, expected_here in _SENTENCES:
        if part in stop.said:
            found, expected = found_here, expected_here
            break
    line, column = (
        (stop.since, stop.since_column)
        if "closed" in found or "simple key" in stop.said
        else (stop.line, stop.column)
    )
    return Problem(Place(file, line + 1, column + 1), "error", found, expected)
