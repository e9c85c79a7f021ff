"""What a verb has found wrong with an exhibition, before its line in a file is looked up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kiosk.content.model import Problem

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """A problem whose line is not looked up yet: what stands at `steps` in a file of exhibits/."""

    file: str
    steps: Steps
    severity: Literal["error", "warning"]
    found: str
    expected: str = ""
    nearest: str = ""


def placed(findings: Iterable[Finding], folder: Path) -> Iterator["Problem"]:
    """The findings with file, line and column; each file is read once, and only if there is one in it."""
    from kiosk.content.model import Place, Problem
    from kiosk.content.sourcefile import read_source

    for name, group in groupby(sorted(findings, key=lambda each: each.file), lambda each: each.file):
        path = folder / name
        tree, _ = read_source(path, folder)
        for each in group:
            place = tree.place(each.steps) if tree and each.steps else Place(path)
            yield Problem(place, each.severity, each.found, each.expected, each.nearest)
