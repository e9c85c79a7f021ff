"""The order in which what stands on a page is read: column by column, row by row, each from its top."""

from collections.abc import Sequence

from kiosk.base.geometry import Box

CLEARLY = 1.5
"""By so much wider than the white between rows is that between columns which are read one after the other."""

Numbers = list[int]


def in_reading_order(boxes: Sequence[Box]) -> Numbers:
    """The numbers of the boxes in the order they are read in, for a language written from the left.

    A recursive cut along the widest white that runs all across (Nagy and Seth, Hierarchical representation
    of optically scanned documents, 1984). What lies under others comes before them.
    """
    return _read(list(range(len(boxes))), boxes)


def _read(numbers: Numbers, boxes: Sequence[Box]) -> Numbers:
    if len(numbers) < 2:
        return numbers
    rows = _cut({n: (boxes[n].y, boxes[n].bottom) for n in numbers})
    columns = _cut({n: (boxes[n].x, boxes[n].right) for n in numbers})
    cuts = [cut for cut in (rows, columns) if cut]
    if not cuts:
        first = _first(numbers, boxes)
        return [first, *_read([n for n in numbers if n != first], boxes)]
    cut = columns if columns and (not rows or columns[0] > rows[0] * CLEARLY) else cuts[0]
    return [*_read(cut[1], boxes), *_read(cut[2], boxes)]


def _cut(spans: dict[int, tuple[int, int]]) -> tuple[int, Numbers, Numbers] | None:
    """The widest white between spans, and those before and after it; None where there is none at all."""
    numbers = sorted(spans, key=lambda n: spans[n])
    best, end = None, spans[numbers[0]][1]
    for at, number in enumerate(numbers[1:], 1):
        white = spans[number][0] - end
        if white >= 0 and (best is None or white > best[0]):
            best = white, numbers[:at], numbers[at:]
        end = max(end, spans[number][1])
    return best


def _first(numbers: Numbers, boxes: Sequence[Box]) -> int:
    """Of boxes that overlap: the largest that others lie upon, else the one that begins first."""
    grounds = [n for n in numbers if any(lies_upon(boxes[each], boxes[n]) for each in numbers)]
    if grounds:
        return max(grounds, key=lambda n: boxes[n].w * boxes[n].h)
    return min(numbers, key=lambda n: (boxes[n].y, boxes[n].x))


def lies_upon(box: Box, ground: Box) -> bool:
    """Whether a box lies upon another, which is larger both ways."""
    return box.w < ground.w and box.h < ground.h and ground.holds(*box.centre)
