"""What was reached, how long the loop took, and what it weighed, again and again at the same place."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

PageName = tuple[str, str]
"""A chapter's id and a page's."""
SLOW = 0.25
"""Seconds of a turn of the loop that are told."""
MOST = 20
"""Such turns that are told, the longest."""


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


class Timing(NamedTuple):
    """How a turn of the loop passed."""

    seconds: float
    starved: float
    """Seconds of these in which its thread was ready, and others had the processor."""
    computed: float
    """Seconds for which its thread had it; for the rest it waited for locks, disks or other threads."""
    fetched: int
    """Pages of memory that the system had taken away, and that came again from the disk."""

    @property
    def own(self) -> float:
        """Seconds that count against it.

        Where the system has taken memory away, waiting is for the disk, which a kiosk cannot help.
        """
        return self.computed if self.fetched else self.seconds - self.starved


class Slow(NamedTuple):
    """A turn of the loop that took long."""

    own: float
    """Seconds that count against it."""
    seconds: float
    starved: float
    computed: float
    fetched: int
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

    def turned(self, timing: Timing, where: str) -> None:
        """A turn of the loop is over."""
        if not self.warm:
            return
        self.frames += 1
        self.slowest = max(self.slowest, timing.own)
        if timing.seconds > SLOW:
            slow = Slow(timing.own, *timing, self.visits, where)
            self.slow = sorted([*self.slow, slow], reverse=True)[:MOST]
