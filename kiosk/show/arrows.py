"""Where the arrow keys lead: to the nearest in that direction, else on or back in reading order.

Every stop can be reached from every other by arrows alone, whatever the layout.
"""

from collections.abc import Iterator, Sequence

from kiosk.base.geometry import Box
from kiosk.show.readingorder import lies_upon
from kiosk.stage.keys import Way

WAYS: tuple[Way, ...] = ("right", "down", "left", "up")
ASIDE = 3.0
"""How much more a px to the side counts than a px ahead."""
ASKEW = 0.125
"""How much less it counts how far the middle of one is out of the other's reach."""

Leads = list[dict[Way, int]]
"""Of each stop, to which one a key leads."""


def leads(boxes: Sequence[Box]) -> Leads:
    """For boxes in reading order: where each key leads from each."""
    upon = [[n for n, each in enumerate(boxes) if lies_upon(each, box)] for box in boxes]
    places = [_edge(box) if upon[n] else box for n, box in enumerate(boxes)]
    found = [_found(n, places, upon[n]) for n in range(len(boxes))]
    count = len(boxes)
    ways = [
        {way: each.get(way, (n + (1 if way in ("right", "down") else -1)) % count) for way in WAYS}
        for n, each in enumerate(found)
    ]
    _open_all(ways, found)
    return ways


def _found(number: int, places: Sequence[Box], upon: Sequence[int]) -> dict[Way, int]:
    """What eyes would go to from a stop; down from a surface it is what lies `upon` it."""
    everything = range(len(places))
    among = {way: upon if way == "down" and upon else everything for way in WAYS}
    found = {way: _nearest(number, places, way, among[way]) for way in WAYS}
    return {way: to for way, to in found.items() if to is not None}


def _edge(surface: Box) -> Box:
    """A surface that others lie upon is come to and left by its upper edge."""
    return Box(surface.x, surface.y, surface.w, 0)


def _span(box: Box, way: Way) -> tuple[int, int, int, int]:
    """Begin and end along the way, and across it."""
    if way in ("left", "right"):
        along, across = (box.x, box.right), (box.y, box.bottom)
    else:
        along, across = (box.y, box.bottom), (box.x, box.right)
    if way in ("left", "up"):
        along = -along[1], -along[0]
    return *along, *across


def _nearest(number: int, places: Sequence[Box], way: Way, among: Sequence[int]) -> int | None:
    """The one that eyes would go to, if there is any; none that is more aside than ahead."""
    begin, end, low, high = _span(places[number], way)
    best: tuple[float, int] | None = None
    for other in among:
        near, far, least, most = _span(places[other], way)
        if other == number or near + far < 2 * end or begin + end > 2 * near:
            continue
        ahead, aside = max(0, near - end), max(0, least - high, low - most)
        if aside > ahead:
            continue
        askew = min(_beyond((low + high) / 2, least, most), _beyond((least + most) / 2, low, high))
        way_there = ahead + ASIDE * aside + ASKEW * askew
        if best is None or (way_there, other) < best:
            best = way_there, other
    return best and best[1]


def _beyond(at: float, begin: int, end: int) -> float:
    """How far a point is from a span; nothing inside it."""
    return max(0.0, begin - at, at - end)


# What else would be an island.


def _open_all(ways: Leads, found: Leads) -> None:
    """Have every stop reached from the first, and the first from every stop."""
    for number in range(1, len(ways)):
        if number not in _reached(ways, 0):
            _put_in(number, ways, found)
    for number in range(1, len(ways)):
        while 0 not in _reached(ways, number):
            _lead_home(number, ways)


def _tree(ways: Leads, start: int) -> Iterator[tuple[int, Way, int]]:
    """The keys by which each stop is reached first from `start`: from, key, to."""
    seen, queue = {start}, [start]
    for number in queue:
        for way in WAYS:
            to = ways[number][way]
            if to not in seen:
                seen.add(to)
                queue.append(to)
                yield number, way, to


def _reached(ways: Leads, start: int) -> set[int]:
    return {start, *(to for _, _, to in _tree(ways, start))}


def _put_in(number: int, ways: Leads, found: Leads) -> None:
    """Put a stop between the one before it in reading order and the next on its way: none is lost by it."""
    before = number - 1
    way: Way = next((way for way in WAYS if way not in found[before]), "down")
    ways[before][way], ways[number][way] = number, ways[before][way]


def _lead_home(number: int, ways: Leads) -> None:
    """From a stop, or one it leads to, a key that no stop needs to be reached leads to the first."""
    needed = {(start, way) for start, way, _ in _tree(ways, 0)}
    for start in sorted(_reached(ways, number)):
        spare: list[Way] = [way for way in reversed(WAYS) if (start, way) not in needed]
        if spare:
            ways[start][spare[0]] = 0
            return
