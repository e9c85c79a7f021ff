"""One attempt at one question: what is chosen, whether it is right, and how its answers look for that."""

from collections.abc import Callable, Sequence
from typing import Literal

from kiosk.stage.widgets.questions.answers import Look

Way = Literal["one", "several", "order"]
"""One answer is chosen and judged at once; some are chosen, or all put in order, and judged on request."""


def shuffled(count: int) -> list[int]:
    """The same order every time, never the right one: every second card first, then the others."""
    return [*range(1, count, 2), *range(0, count, 2)]


class Attempt:
    """Cards are known by number; `right` are the right ones, or all of them in the right order."""

    def __init__(self, way: Way, right: Sequence[int], count: int) -> None:
        self.way = way
        self.right = list(right)
        self.count = count
        self.chosen: list[int] = []
        """In the order in which they were chosen."""
        self.judged = False

    @property
    def order(self) -> list[int]:
        """The cards from top to bottom: what is to be put in order is shuffled until it is judged."""
        return shuffled(self.count) if self.way == "order" and not self.judged else list(range(self.count))

    @property
    def ready(self) -> bool:
        """Whether it can be judged."""
        return len(self.chosen) == self.count if self.way == "order" else bool(self.chosen)

    @property
    def noticed(self) -> bool:
        """Whether it is right."""
        return self.chosen == self.right if self.way == "order" else set(self.chosen) == set(self.right)

    @property
    def near(self) -> bool:
        """Whether more of it is right than wrong."""
        if self.way == "order":
            good = sum(a == b for a, b in zip(self.chosen, self.right, strict=False))
        else:
            good = len(set(self.chosen) & set(self.right))
        return 2 * good >= max(len(self.chosen), 2)

    def choose(self, card: int) -> None:
        """Choose a card, or take it back."""
        if card in self.chosen:
            self.chosen.remove(card)
        else:
            self.chosen.append(card)
        self.judged = self.way == "one"

    def judge(self) -> None:
        """Say what is right."""
        self.judged = True

    def solve(self) -> None:
        """Choose what is right."""
        self.chosen = list(self.right)
        self.judged = True

    def repeat(self, old: "Attempt") -> None:
        """Choose the same as in another attempt, if that was at a question of the same form."""
        if (old.way, old.count) == (self.way, self.count):
            self.chosen, self.judged = list(old.chosen), old.judged

    def looks(self, word: Callable[[str], str]) -> list[Look]:
        """How each card looks; `word` gives the words `right`, `noticed`, `picked` and `placed`."""
        return [self._look(card, word) for card in range(self.count)]

    def _look(self, card: int, word: Callable[[str], str]) -> Look:
        place = self.chosen.index(card) + 1 if card in self.chosen else 0
        if not self.judged:
            return Look("chosen" if place else "open", str(place) if place and self.way == "order" else "")
        if self.way == "order":
            good = place == card + 1
            said = word("noticed") if good else word("placed").format(number=place)
            return Look("right" if good else "picked", str(card + 1), said)
        if card in self.right:
            return Look("right", "", word("noticed" if place else "right"))
        return Look("picked", "", word("picked")) if place else Look("other")
