"""What fingers leave on the touch test: the targets they met, and their traces."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.base.geometry import Box

INKS = ("accent", "sea", "gold-dark", "ink", "brown", "accent-dark", "gold", "stone", "gold-pale", "sand")
"""One for each finger of two hands."""


@dataclass
class Mark:
    """A target that was met, or a dot of a finger's trace, in px."""

    box: Box
    ink: str = ""
    """Of a trace; targets have none of their own."""


@dataclass
class Traces:
    """A grid of targets in `screen`, each about `side` px, and every finger that is down."""

    screen: Box
    side: int
    dot: int
    met: set[tuple[int, int]] = field(default_factory=set)
    most: int = 0
    """The most fingers that were down at a time."""

    def __post_init__(self) -> None:
        across, down = (max(1, round(length / self.side)) for length in self.screen.size)
        columns = self.screen.columns(across, 0)
        rows = self.screen.rows(down, 0)
        self._columns, self._rows = columns, rows
        self.fingers: dict[int, tuple[float, float, str]] = {}
        """Where each finger is, and its ink."""

    @property
    def count(self) -> int:
        """How many targets there are."""
        return len(self._columns) * len(self._rows)

    @property
    def whole(self) -> bool:
        """Whether every target was met."""
        return len(self.met) == self.count

    def targets(self) -> Iterator[Box]:
        """All of them."""
        for row in self._rows:
            for column in self._columns:
                yield Box(column.x, row.y, column.w, row.h)

    def down(self, finger: int, x: float, y: float) -> list[Mark]:
        """A finger came down."""
        used = {ink for _, _, ink in self.fingers.values()}
        ink = next((ink for ink in INKS if ink not in used), INKS[0])
        self.fingers[finger] = (x, y, ink)
        self.most = max(self.most, len(self.fingers))
        return self._trace(x, y, x, y, ink)

    def move(self, finger: int, x: float, y: float) -> list[Mark]:
        """It is there now; what lies between counts as touched too."""
        if finger not in self.fingers:
            return []
        x0, y0, ink = self.fingers[finger]
        self.fingers[finger] = (x, y, ink)
        return self._trace(x0, y0, x, y, ink)

    def up(self, finger: int) -> None:
        """It was lifted."""
        self.fingers.pop(finger, None)

    def _trace(self, x0: float, y0: float, x: float, y: float, ink: str) -> list[Mark]:
        steps = max(1, math.ceil(math.hypot(x - x0, y - y0) / max(1, self.dot // 2)))
        points = [(x0 + (x - x0) * i / steps, y0 + (y - y0) * i / steps) for i in range(steps + 1)]
        marks = [Mark(target) for point in points for target in self._meet(*point)]
        half = self.dot // 2
        dots = [Mark(Box(round(px) - half, round(py) - half, self.dot, self.dot), ink) for px, py in points]
        return marks + dots

    def _meet(self, x: float, y: float) -> Iterator[Box]:
        column = next((i for i, box in enumerate(self._columns) if box.x <= x < box.right), None)
        row = next((i for i, box in enumerate(self._rows) if box.y <= y < box.bottom), None)
        if column is not None and row is not None and (column, row) not in self.met:
            self.met.add((column, row))
            yield Box(self._columns[column].x, self._rows[row].y, self._columns[column].w, self._rows[row].h)
