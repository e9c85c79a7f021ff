"""The lie of the land: hills with their woods, and pieces of land with their beaches in the water."""

from collections.abc import Sequence
from random import Random

from knife import Block, Cut, Point, area, clump, curve, lens
from neighbourhood import Inks


def hill(block: Block, peak: Point, left: float, right: float, base: float, inks: Inks, seed: int) -> None:
    """A hill between two feet on a base line, lit from the left and carved along its slopes."""
    chance, (x, y) = Random(seed), peak
    rise, west, east = base - y, x - left, right - x
    slope = [(left, base), (left + west * 0.45, base - rise * 0.36), (x - west * 0.16, y + rise * 0.12), peak]
    lee = [peak, (x + east * 0.2, y + rise * 0.2), (x + east * 0.55, base - rise * 0.30), (right, base)]
    block.cut(inks[0], area([*slope, *lee[1:]], []))
    fold = [
        (x + east * 0.34, base),
        (x + east * 0.10, base - rise * 0.34),
        (x + east * 0.16, y + rise * 0.30),
        peak,
    ]
    block.cut(inks[1], area([*fold, *lee[1:]], []))
    cuts: dict[str, list[Cut]] = {inks[1]: [], inks[2]: []}
    for _ in range(int(rise / 7)):
        share = chance.uniform(0.18, 0.8)
        sx, sy = x - west * share * chance.uniform(0.1, 0.75), y + rise * share
        reach = rise * chance.uniform(0.10, 0.18)
        ink = inks[2] if chance.random() < 0.7 else inks[1]
        cuts[ink].append(lens(sx, sy, sx - reach * 0.6, sy + reach, chance.uniform(1, 2.2), 1))
    for ink, strokes in cuts.items():
        block.cut(ink, *strokes)


def woods(block: Block, left: float, right: float, y: float, size: float, seed: int) -> None:
    """A belt of trees along the foot of a hill."""
    chance = Random(seed)
    for ink, lift, grow in (("sea-dark", 0.0, 1.0), ("sea", -0.28, 0.66)):
        x = left
        while x < right:
            edge = min(x - left, right - x) / (right - left)
            each = size * chance.uniform(0.75, 1.1) * (0.55 + min(edge * 3, 0.45)) * grow
            block.cut(ink, clump(x, y + size * lift, each * 1.2, each * 0.8, 6, chance))
            x += each * 1.6


def land(block: Block, shore: Sequence[Point]) -> None:
    """A piece of land: rings in the water about it, its bank, its beach and its ground."""
    edge = curve(shore)
    for ink, width in (("sea-light", 62), ("sea", 57), ("sea-light", 38), ("sea", 32)):
        block.line(ink, width, edge)
    block.cut("sea-deep", curve([(x, y + 13) for x, y in shore]))
    block.cut("gold-dark", curve([(x, y + 8) for x, y in shore]))
    block.line("ivory", 8, edge)
    block.cut("gold-pale", edge)
    _furrows(block, shore)


def _furrows(block: Block, shore: Sequence[Point]) -> None:
    """Gouge strokes on the ground of a piece of land."""
    chance = Random(len(shore))
    xs, ys = [x for x, _ in shore], [y for _, y in shore]
    count = int((max(xs) - min(xs)) * (max(ys) - min(ys)) / 5200)
    cuts = []
    for _ in range(count):
        x, y, reach = (
            chance.uniform(min(xs), max(xs)),
            chance.uniform(min(ys), max(ys)),
            chance.uniform(14, 46),
        )
        if _within((x - 14, y), shore) and _within((x + reach + 14, y + 4), shore):
            cuts.append(lens(x, y, x + reach, y + chance.uniform(-2, 3), chance.uniform(1, 2), 2))
    block.cut("gold-light", *cuts)


def _within(spot: Point, shore: Sequence[Point]) -> bool:
    """Whether a point lies inside a closed outline (even-odd rule)."""
    x, y = spot
    crossings = 0
    for (ax, ay), (bx, by) in zip(shore, [*shore[1:], shore[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            crossings += 1
    return crossings % 2 == 1
