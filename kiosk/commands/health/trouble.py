"""What is wrong with the content, in a few sentences that are made anew only when it changes."""

from pathlib import Path
from typing import NamedTuple

from kiosk.base.sentences import Sentence
from kiosk.content.drawing import whereabouts
from kiosk.content.model import Problem
from kiosk.content.problems import errors, in_order, sentence

FIRST = 5
"""So many problems are told in sentences."""


class Trouble(NamedTuple):
    """Mistakes and doubts, and the first of them in words: errors before warnings."""

    errors: int
    warnings: int
    sentences: tuple[str, ...]


class Troubles:
    """Remembers what it told of the same problems before."""

    def __init__(self) -> None:
        self._of: tuple[tuple[Problem, ...], ...] = ()
        self._told = Trouble(0, 0, ())

    def of(self, shown: tuple[Problem, ...], refused: tuple[Problem, ...], *folders: Path | None) -> Trouble:
        """Of what is shown, and of a newer state that is not; places are relative to one of `folders`."""
        if self._of != (shown, refused):
            found = in_order((*refused, *shown))
            wrong = len(errors(found))
            first = sorted(found, key=lambda each: each.severity)[:FIRST]
            told = tuple(_sentence(each, [folder for folder in folders if folder]) for each in first)
            self._of, self._told = (shown, refused), Trouble(wrong, len(found) - wrong, told)
        return self._told


def _sentence(problem: Problem, folders: list[Path]) -> str:
    file = problem.place.file
    base = next((folder for folder in folders if file.is_relative_to(folder)), None)
    return Sentence("{place}: {said}", place=whereabouts(problem.place, base), said=sentence(problem))
