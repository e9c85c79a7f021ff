"""What a preview tells the curator of the folder: its problems, and since when the screen shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.base import sentences
from kiosk.base.sentences import Sentence
from kiosk.content.drawing import whereabouts
from kiosk.content.excerpt import cells, excerpt
from kiosk.content.model import Place, Problem
from kiosk.content.problems import in_order
from kiosk.content.sourcelines import SourceLines


@dataclass(frozen=True)
class Quotation:
    """A line of a file, and the place in it that is meant."""

    place: Place
    line: str

    def cut(self, most: int) -> tuple[str, str, str]:
        """What stands before the place, there, and after it, in so many half em at most."""
        seen = excerpt(self.line, self.place.column, most)
        begin = _characters(seen.text, seen.start)
        end = _characters(seen.text, seen.start + seen.length)
        return seen.text[:begin], seen.text[begin:end], seen.text[end:]


@dataclass(frozen=True)
class Note:
    """One problem as it is told, with the lines that it is about."""

    problem: Problem
    where: str
    """File and place, as `exhibits/hall.yaml:12:5`."""
    quotations: tuple[Quotation, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether it keeps the folder from being shown."""
        return self.problem.severity == "error"


@dataclass(frozen=True)
class Bulletin:
    """What is told at one time; errors come first."""

    notes: tuple[Note, ...]
    shown: datetime
    """Local time of what the screen shows."""
    told: datetime
    """Local time at which this was told."""

    @property
    def errors(self) -> int:
        """How many problems keep the folder from being shown."""
        return sum(note.is_error for note in self.notes)

    @property
    def time(self) -> str:
        """`shown` on a clock; with its date where that was another day."""
        same_day = self.shown.date() == self.told.date()
        return f"{self.shown:%H:%M}" if same_day else f"{self.shown:%Y-%m-%d %H:%M}"

    def tally(self, language: str) -> str:
        """How many errors and warnings there are, but for none of them."""
        return sentences.told(_tally(self.errors, len(self.notes) - self.errors), language)


def bulletin(problems: Iterable[Problem], folder: Path, shown: datetime, told: datetime) -> Bulletin:
    """Problems with the lines that they are about, as these stand in the files of `folder` at this moment."""
    source = SourceLines()
    listed = sorted(in_order(problems), key=lambda each: each.severity != "error")
    return Bulletin(tuple(_note(problem, folder, source) for problem in listed), shown, told)


def _note(problem: Problem, folder: Path, source: SourceLines) -> Note:
    places = sorted({problem.place, problem.also or problem.place}, key=lambda each: (each.line, each.column))
    lines = tuple(quoted for place in places if (quoted := _quotation(place, source)))
    return Note(problem, whereabouts(problem.place, folder), lines)


def _quotation(place: Place, source: SourceLines) -> Quotation | None:
    line = source.line(place.file, place.line) if place.line else None
    return None if line is None else Quotation(place, line)


def _characters(text: str, width: int) -> int:
    """How many characters of a text take so many cells."""
    return next((count for count in range(len(text)) if cells(text[:count]) >= width), len(text))


def _tally(errors: int, warnings: int) -> str:
    wrong = Sentence("1 error") if errors == 1 else Sentence("{count} errors", count=errors)
    doubtful = Sentence("1 warning") if warnings == 1 else Sentence("{count} warnings", count=warnings)
    if errors and warnings:
        return Sentence("{errors}, {warnings}", errors=wrong, warnings=doubtful)
    if errors or warnings:
        return wrong if errors else doubtful
    return Sentence("nothing to mend")
