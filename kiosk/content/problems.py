"""Problems in order, and as they are told: in one line each, drawn for a terminal, or JSON for programs."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiosk.base.sentences import Sentence, told
from kiosk.content.drawing import Sheet, whereabouts
from kiosk.content.model import Place, Problem
from kiosk.content.sourcelines import SourceLines


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


def one_line(problem: Problem, folder: Path | None = None, language: str = "en") -> str:
    """`file:line:column: error: found; expected …; did you mean …?`, the file relative to `folder`."""
    line = (
        Sentence("error: {said}", said=sentence(problem))
        if problem.severity == "error"
        else Sentence("warning: {said}", said=sentence(problem))
    )
    return f"{whereabouts(problem.place, folder)}: {told(line, language)}"


def sentence(problem: Problem) -> str:
    """What was found, what is expected and what was probably meant."""
    said = problem.found
    if problem.expected:
        said = Sentence("{said}; expected {expected}", said=said, expected=problem.expected)
    if problem.nearest:
        said = Sentence("{said}; did you mean `{nearest}`?", said=said, nearest=problem.nearest)
    return said


def report(problems: Iterable[Problem], sheet: Sheet | None = None, files: int | None = None) -> str:
    """All problems drawn on a sheet, and at the end how many there are (in so many `files`)."""
    sheet = sheet or Sheet()
    listed = in_order(problems)
    return "\n\n".join(
        [*(sheet.draw(problem) for problem in listed), told(count(listed, files), sheet.language)]
    )


def count(problems: Iterable[Problem], files: int | None = None) -> str:
    """How many errors and warnings there are (in so many `files`)."""
    severities = [problem.severity for problem in problems]
    wrong = severities.count("error")
    counts = tally(wrong, len(severities) - wrong)
    if files is None:
        return counts
    in_files = Sentence("1 file") if files == 1 else Sentence("{count} files", count=files)
    return Sentence("{counts} in {files}", counts=counts, files=in_files)


def tally(wrong: int, doubtful: int) -> Sentence:
    """So many errors and warnings."""
    return Sentence(
        "{errors}, {warnings}",
        errors=Sentence("1 error") if wrong == 1 else Sentence("{count} errors", count=wrong),
        warnings=Sentence("1 warning") if doubtful == 1 else Sentence("{count} warnings", count=doubtful),
    )


def as_json(
    problems: Iterable[Problem], folder: Path | None = None, language: str = "en"
) -> list[dict[str, Any]]:
    """The problems as values for `json.dumps`; `line` and `column` 0 mean the file as a whole."""
    lines = SourceLines()
    return [
        {
            "file": whereabouts(Place(problem.place.file), folder),
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity,
            "found": told(problem.found, language),
            "expected": told(problem.expected, language),
            "nearest": problem.nearest,
            "text": lines.line(problem.place.file, problem.place.line),
            "also": problem.also and {"line": problem.also.line, "column": problem.also.column},
        }
        for problem in in_order(problems)
    ]
