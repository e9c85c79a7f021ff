"""Of all that a walk met the worst of each sort, so that one cause is told once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.show.survey.walk import Met


@dataclass(frozen=True)
class Told:
    """The worst of some faults that have one cause."""

    met: Met
    others: int
    """So many other things have the same fault there."""
    pages: int
    """On so many pages it was met."""


def worst(met: Iterable[Met]) -> Iterator[Told]:
    """One for each sort of fault of each block, and of each thing that stands on every page."""
    groups: dict[Any, list[Met]] = {}
    for each in met:
        groups.setdefault(_cause(each), []).append(each)
    for group in groups.values():
        whats = {each.fault.what for each in group}
        pages = {(each.stretch.chapter, each.page) for each in group}
        yield Told(_worst(group), len(whats) - 1, len(pages))


def _worst(group: Sequence[Met]) -> Met:
    return max(group, key=lambda each: each.fault.short)


def _cause(met: Met) -> tuple[object, ...]:
    """What two faults share that are told as one."""
    fault = met.fault
    if fault.block:
        return met.stretch.chapter, met.page, fault.block, fault.sort
    scene = "" if met.stretch.chapter else met.state
    return scene, fault.sort, fault.what
