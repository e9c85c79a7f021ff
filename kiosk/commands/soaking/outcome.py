"""What came of a soak, and everything that speaks against it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kiosk.base.sentences import Sentence
from kiosk.commands.soaking.ledger import SLOW, Sample, Slow
from kiosk.commands.soaking.trend import Slope, slope

LEAK = 1.0
"""MB in 1,000 visits."""
JUDGED = 500
"""Visits after the warm-up from which such a slope is judged: before, caches still fill."""
FILLING = 64.0
"""MB by which it may grow over fewer visits than that."""
FEWEST = 12
"""Samples from which a slope is judged."""
BATCH = 5
"""Samples in a row of which the lowest counts."""
STEADY = 120.0
"""Seconds from which on the exhibition must have been changed meanwhile."""


class Outcome:
    """Made of what the soaked process told at its end, and of what the curator did."""

    def __init__(self, told: Mapping[str, Any], done: Mapping[str, int], missed: Mapping[str, int]) -> None:
        self.told, self.done, self.missed = told, done, missed
        after = int(told["warm_after"])
        self.samples = [Sample(*sample) for sample in told["samples"]]
        self.steady = [sample for sample in self.samples if sample.visits > after]
        """Samples after the warm-up."""
        self.slow = [Slow(*slow) for slow in told["slow"]]
        self.unseen = sorted(
            f"{chapter}/{page}"
            for chapter, page, *_ in told["all"]
            if [chapter, page] not in [seen[:2] for seen in told["pages"]]
        )
        self.kinds = sorted({kind for _, _, *kinds in told["all"] for kind in kinds})

    @property
    def memory(self) -> Slope | None:
        """MB in 1,000 visits.

        It rises and falls by tens of MB as caches fill and are left with their version: what it falls back to
        counts, once there is enough of that.
        """
        lows = [min(some, key=lambda sample: sample.memory) for some in _batches(self.steady)]
        points = lows if len(lows) >= FEWEST else self.steady
        return slope([(sample.visits / 1000, sample.memory) for sample in points])

    def reasons(self) -> list[Sentence]:
        """Why it failed; none where it did not."""
        return [
            *self._mishaps(),
            *self._slow(),
            *self._leak(),
            *self._growing(),
            *self._unseen(),
            *self._unchanged(),
        ]

    def _mishaps(self) -> Iterator[Sentence]:
        for said in self.told["mishaps"]:
            yield Sentence("an error was logged: {said}", said=said.splitlines()[0])

    def _slow(self) -> Iterator[Sentence]:
        for slow in self.slow:
            if slow.own > SLOW:
                yield Sentence(
                    "a frame took {time:.0f} ms at {where}, {computed:.0f} of them computing",
                    time=1000 * slow.own,
                    computed=1000 * slow.computed,
                    where=slow.where,
                )

    def _leak(self) -> Iterator[Sentence]:
        found = self.memory
        if not found or len(self.steady) < FEWEST:
            return
        span = self.steady[-1].visits - self.steady[0].visits
        if found.low > (LEAK if span >= JUDGED else 1000 * FILLING / span):
            yield Sentence("memory grows by {rate:.1f} MB in 1,000 visits", rate=found.value)

    def _growing(self) -> Iterator[Sentence]:
        if len(self.steady) >= FEWEST:
            if _grows([sample.threads for sample in self.steady]):
                yield Sentence("threads grow in number")
            if _grows([sample.files for sample in self.steady]):
                yield Sentence("open files grow in number")
            if _grows([sample.children for sample in self.steady]):
                yield Sentence("processes beside it grow in number")

    def _unseen(self) -> Iterator[Sentence]:
        if self.unseen:
            yield Sentence(
                "{count} pages were not reached, such as {page}", count=len(self.unseen), page=self.unseen[0]
            )

    def _unchanged(self) -> Iterator[Sentence]:
        if self.told["seconds"] > STEADY and len(self.told["versions"]) < 2:
            yield Sentence("no other version of the exhibition came to the screen")
        if self.missed.get("refused"):
            yield Sentence("a state with errors was not refused")


def _batches(samples: Sequence[Sample]) -> Iterator[Sequence[Sample]]:
    """Whole ones."""
    for end in range(BATCH, len(samples) + 1, BATCH):
        yield samples[end - BATCH : end]


def _grows(counts: Sequence[int]) -> bool:
    """Whether it is certainly more at the end than at the beginning, by two at least."""
    found = slope([(float(number), float(count)) for number, count in enumerate(counts)])
    return found is not None and found.low > 0 and found.value * len(counts) >= 2
