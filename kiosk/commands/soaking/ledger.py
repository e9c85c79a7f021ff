"""What was reached, how long the loop took, and what it weighed, again and again at the same place."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

PageName = tuple[str, str]
"""A chapter's id and a page's."""
SLOW = 0.25
"""Seconds of a turn of the loop that are told."""


class Sample(NamedTuple):
    """What the process weighed after so many visits, in the attract loop, with all litter cleared away."""

    visits: int
    seconds: float
    """Since the start."""
    memory: float
    """MB (10⁶ bytes) that it has written itself."""
    threads: int
    files: int
    children: int
    """Processes that it has started."""


class Slow(NamedTuple):
    """A turn of the loop that took long."""

    seconds: float
    """In which it had the processor, or waited for something else than that."""
    starved: float
    """Seconds besides, for which others had the processor."""
    computed: float
    """Seconds for which the loop's thread had it; else it waited for locks, disks or other threads."""
    visits: int
    where: str


@dataclass
class Ledger:
    """Kept by the crowd."""

    pages: Counter[PageName] = field(default_factory=Counter)
    """How often each page was seen at rest."""
    kinds: Counter[str] = field(default_factory=Counter)
    """How often each kind of block was."""
    languages: Counter[str] = field(default_factory=Counter)
    """Visits in which a language was read last."""
    modes: Counter[str] = field(default_factory=Counter)
    """Visits that ended with a text size or an access mode chosen."""
    ends: Counter[str] = field(default_factory=Counter)
    """How visits ended."""
    versions: list[str] = field(default_factory=list)
    """Folders of the exhibition that came to the screen, in order."""
    samples: list[Sample] = field(default_factory=list)
    slow: list[Slow] = field(default_factory=list)
    """The slowest turns after the warm-up."""
    visits: int = 0
    frames: int = 0
    """Turns of the loop after the warm-up."""
    slowest: float = 0.0
    """Seconds of the slowest of these."""
    warm: bool = False
    """Whether the warm-up is over."""
    warm_after: int = 0
    """Visits that it took."""

    def turned(self, seconds: float, starved: float, computed: float, where: str) -> None:
        """A turn of the loop took so long, all in all; see `Slow`."""
        if not self.warm:
            return
        own = seconds - starved
        self.frames += 1
        self.slowest = max(self.slowest, own)
        if seconds > SLOW:
            self.slow = sorted([*self.slow, Slow(own, starved, computed, self.visits, where)], reverse=True)[
                :10
            ]
