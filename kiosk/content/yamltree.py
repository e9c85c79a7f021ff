"""From the bytes of a YAML file to a tree of text, lists and mappings that knows where each part stands.

Built from the parser's events, not with `yaml.compose`: in PyYAML 6.0.3 `compose` crashes the process on
60 kB of `- - - …` and hangs on a megabyte of `[[[…`; events can be left at the first that goes too deep.
"""

from pathlib import Path
from typing import Any

import yaml

from kiosk.base.sentences import Sentence
from kiosk.content.encodings import NotUtf8, text_of
from kiosk.content.model import Place, Problem
from kiosk.content.tree import Tree, place_of
from kiosk.content.unseen import FORBIDDEN, named
from kiosk.content.yamlbuilder import MAX_DEPTH, MAX_NODES, Builder, TooMuch
from kiosk.content.yamlhints import Stop, explain

MAX_BYTES = 1 << 18
"""Of one file: a chapter of 50 rich pages has 100,000."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FAULTS = (yaml.YAMLError, ValueError, IndexError, AttributeError, RecursionError)


def read_tree(data: bytes, file: Path) -> tuple[Tree | None, list[Problem]]:
    """The tree written in `data`, or None where it cannot be read, and all problems found. Never raises.

    Anchors, aliases, merge keys, tags and duplicate keys are refused; the rest of the tree stays usable.
    What can be read but is hardly meant so is told as a warning.
    """
    if len(data) > MAX_BYTES:
        return None, [too_large(file, len(data))]
    text = text_of(data)
    if isinstance(text, NotUtf8):
        return None, [Problem(Place(file, text.line, text.column), "error", text.found, text.expected)]
    if odd := FORBIDDEN.search(text):
        return None, [_forbidden(text, odd.start(), file)]
    return _parse(text, file)


def too_large(file: Path, size: int) -> Problem:
    """What is said of a file of `size` bytes, more than `MAX_BYTES`."""
    found = Sentence("the file has {size:,} bytes", size=size)
    return Problem(
        Place(file), "error", found, Sentence("at most {most:,}, or several files", most=MAX_BYTES)
    )


def _parse(text: str, file: Path) -> tuple[Tree | None, list[Problem]]:
    builder = Builder(file, text)
    try:
        builder.build(yaml.parse(text, Loader=_LOADER))
    except TooMuch as much:
        place = place_of(file, much.mark)
        builder.problems.append(Problem(place, "error", much.found, much.expected))
    except _FAULTS as fault:
        explained = explain(_reach(text) or _stop(fault, 0), text, file, _reach)
        told = {problem.place for problem in explained}
        builder.problems = [each for each in builder.problems if each.place not in told] + explained
    else:
        return builder.tree, builder.problems
    return None, builder.problems


def _reach(text: str) -> Stop | None:
    """Where a parser stops in `text`, or None where it comes to its end."""
    last, depth = 0, 0
    try:
        for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
            last = _line(event, last)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH or count > 2 * MAX_NODES:
                return None
    except _FAULTS as fault:
        return _stop(fault, last)
    return None


def _line(event: Any, last: int) -> int:
    mark: Any = event.start_mark
    return int(mark.line) if isinstance(event, yaml.ScalarEvent) else last


def _stop(fault: Exception, last: int) -> Stop:
    mark: Any = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    if mark is None:
        return Stop(0, 0, str(fault).partition("\n")[0], 0, 0, last)
    since: Any = getattr(fault, "context_mark", None) or mark
    said = " ".join(filter(None, (getattr(fault, "problem", ""), getattr(fault, "context", ""))))
    return Stop(mark.line, mark.column, said, since.line, since.column, last)


def _forbidden(text: str, at: int, file: Path) -> Problem:
    place = Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return Problem(place, "error", named(text[at]), Sentence("delete it"))
