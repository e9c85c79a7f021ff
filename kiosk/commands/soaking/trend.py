"""Whether something grows: a slope that outliers do not bend, and how certain it is."""

from collections.abc import Sequence
from itertools import combinations
from math import sqrt
from statistics import median
from typing import NamedTuple

MOST = 600
"""Points that are looked at, evenly taken: each is compared with each other."""
CERTAIN = 1.96
"""Of a normal distribution 95 % lie within so many standard deviations."""


class Slope(NamedTuple):
    """How much y grows with x, and between what it lies with 95 % certainty."""

    value: float
    low: float
    high: float


def slope(points: Sequence[tuple[float, float]]) -> Slope | None:
    """The median of the slopes between all pairs of (x, y); None of fewer than four points.

    Theil, A rank-invariant method of linear and polynomial regression analysis, 1950; the bounds are those
    of Sen, Estimates of the regression coefficient based on Kendall's tau, 1968.
    """
    taken = points[:: -(-len(points) // MOST)] if len(points) > MOST else points
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(taken, 2) if b[0] != a[0])
    count = len(taken)
    if count < 4 or not slopes:
        return None
    spread = CERTAIN * sqrt(count * (count - 1) * (2 * count + 5) / 18)
    below = int((len(slopes) - spread) / 2)
    above = int((len(slopes) + spread) / 2)
    return Slope(median(slopes), slopes[max(0, below)], slopes[min(len(slopes) - 1, above)])
