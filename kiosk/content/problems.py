"""Problems in order, and as they are told: one line each for a terminal, or JSON for other programs."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiosk.content.model import Problem


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once: by file, then from top to bottom, errors before warnings at the same place."""
    return tuple(sorted(dict.fromkeys(problems), key=_rank))


def _rank(problem: Problem) -> tuple[str, int, int, str, str]:
    place = problem.place
    return str(place.file), place.line, place.column, problem.severity, problem.found


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only what is wrong, without the warnings."""
    return tuple(problem for problem in problems if problem.severity == "error")


def by_file(problems: Iterable[Problem]) -> dict[Path, list[Problem]]:
    """The problems of each file, in order."""
    files: dict[Path, list[Problem]] = {}
    for problem in in_order(problems):
        files.setdefault(problem.place.file, []).append(problem)
    return files


def one_line(problem: Problem, folder: Path | None = None) -> str:
    """`file:line:column: error: found; expected …; did you mean …?`, the file relative to `folder`."""
    place = problem.place
    where = _name(place.file, folder)
    if place.line:
        where += f":{place.line}:{place.column}"
    return f"{where}: {problem.severity}: {sentence(problem)}"


def sentence(problem: Problem) -> str:
    """What was found, what is expected and what was probably meant."""
    parts = [problem.found]
    if problem.expected:
        parts.append(f"expected {problem.expected}")
    if problem.nearest:
        parts.append(f"did you mean `{problem.nearest}`?")
    return "; ".join(parts)


def report(problems: Iterable[Problem], folder: Path | None = None) -> str:
    """All problems for a terminal, an empty line between files, and the count at the end."""
    listed = in_order(problems)
    groups = ("\n".join(one_line(problem, folder) for problem in group) for group in by_file(listed).values())
    wrong = len(errors(listed))
    return "\n\n".join([*groups, f"{_count(wrong, 'error')}, {_count(len(listed) - wrong, 'warning')}"])


def as_json(problems: Iterable[Problem], folder: Path | None = None) -> list[dict[str, Any]]:
    """The problems as values for `json.dumps`; `line` and `column` 0 mean the file as a whole."""
    return [
        {
            "file": _name(problem.place.file, folder),
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity,
            "found": problem.found,
            "expected": problem.expected,
            "nearest": problem.nearest,
        }
        for problem in in_order(problems)
    ]


def _name(file: Path, folder: Path | None) -> str:
    if folder is not None and file.is_relative_to(folder):
        file = file.relative_to(folder)
    return file.as_posix() if os.sep == "/" or not file.is_absolute() else str(file)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
