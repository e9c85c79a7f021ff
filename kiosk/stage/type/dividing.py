"""Where a paragraph is divided: between scripts, runs, squeezed marks, and where a line may end."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from kiosk.stage.linebreaking import break_opportunities, chinese_stretches, right_to_left
from kiosk.stage.type import columns
from kiosk.stage.type.marks import adjoining
from kiosk.stage.type.pieces import Beside, Run


class Stretch(NamedTuple):
    """Characters of one face and one run."""

    text: str
    owner: int
    """The run's number."""
    chinese: bool
    upright: bool
    """It fills one em of a column."""
    before: str
    """The character before it that it is spaced from: `""` at the start and after what fills an em."""
    squeezed: bool
    """It begins with a full-width mark that follows another one."""
    left: Beside
    right: Beside
    last: bool
    """A line may end after it."""


def stretches(
    text: str, owners: list[int], runs: tuple[Run, ...], language: str, standing: bool
) -> Iterator[Stretch]:
    """The stretches of a paragraph; `owners` are the numbers of its characters' runs."""
    chinese = [False] * len(text)
    for start, end in () if right_to_left(text) else chinese_stretches(text, language):
        chinese[start:end] = [True] * (end - start)
    if standing:
        text = "".join(columns.cornered(c) if full else c for c, full in zip(text, chinese, strict=True))
    read = [bool(runs[owner].over) for owner in owners]
    whole = dict(columns.cells(text)) if standing else {}
    after_whole = set(whole.values())
    ends = {*break_opportunities(text), len(text)}
    squeezed = set(adjoining(text, chinese))
    edges = {0, *ends, *squeezed, *whole, *after_whole, *_changes(owners), *_changes(chinese)}
    if any(read):  # a reading over several characters holds them together
        edges -= {i for i in range(1, len(text)) if read[i] and owners[i] == owners[i - 1]}
    for start, end in pairwise(sorted(edges)):
        yield Stretch(
            text[start:end],
            owners[start],
            chinese[start],
            whole.get(start) == end,
            text[start - 1] if start and start not in after_whole else "",
            start in squeezed,
            _beside(start - 1, read, chinese) if read[start] else "edge",
            _beside(end, read, chinese) if read[start] else "edge",
            end in ends,
        )


def _changes(values: list[int] | list[bool]) -> Iterable[int]:
    return (i for i, (before, after) in enumerate(pairwise(values), 1) if before != after)


def _beside(neighbour: int, read: list[bool], chinese: list[bool]) -> Beside:
    if not 0 <= neighbour < len(read):
        return "edge"
    return "reading" if read[neighbour] else "open" if chinese[neighbour] else "closed"
