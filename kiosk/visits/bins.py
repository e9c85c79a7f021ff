"""The bins that durations and counts fall into, so that sums still tell medians and quartiles."""

from bisect import bisect_right

DWELL = (0, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600)
"""Lower edges in seconds, for one stay on a page."""
LASTED = (0, 10, 30, 60, 120, 180, 300, 480, 600, 900, 1200, 1800, 3600)
"""Lower edges in seconds, for a whole visit."""
BREADTH = (0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50)
"""Lower edges, for the number of different pages of a visit."""


def bin_of(value: float, edges: tuple[int, ...]) -> int:
    """The lower edge of the bin that `value` falls into; the first bin takes what lies below it."""
    return edges[max(0, bisect_right(edges, value) - 1)]


def quantile(counts: dict[int, int], edges: tuple[int, ...], share: float) -> float | None:
    """The value below which `share` (0 to 1) of all lie, evenly spread within their bin; None for nothing.

    `counts`: how many fell into the bin with each lower edge. The last bin, which is open, counts as its
    lower edge.
    """
    total = sum(counts.values())
    if not total:
        return None
    wanted, below = share * total, 0
    for edge, after in zip(edges, (*edges[1:], edges[-1]), strict=True):
        here = counts.get(edge, 0)
        if here and below + here >= wanted:
            return edge + (after - edge) * max(0.0, wanted - below) / here
        below += here
    return float(edges[-1])
