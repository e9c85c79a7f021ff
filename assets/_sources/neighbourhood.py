"""What stands in a neighbourhood seen from above: walls, roofs, trees, lamps and small figures, on plots."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from knife import Block, Point, clump, disc, lens, mix, poly, strip

ACROSS = (0.995, 0.178)
DOWN = (-0.267, 0.70)
UP = 0.75
"""An orthographic view, turned by 15° and raised by 45°: one step across, down and up, in px."""

Place = tuple[float, float, float]
Inks = tuple[str, str, str]
"""The inks of a solid's front, side and top."""

WHITE: Inks = ("ivory", "stone", "sand")
PALE: Inks = ("sand", "stone", "ivory")
DARK: Inks = ("ink-soft", "ink", "ink-brown")
TEAL: Inks = ("sea", "sea-dark", "sea-light")
GOLD: Inks = ("gold", "gold-dark", "gold-light")
RED: Inks = ("vermilion", "vermilion-dark", "vermilion-light")
NIGHT: Inks = ("sea", "sea-dark", "sea")


@dataclass
class Plot:
    """A piece of ground with its own corner; x runs to the right and down, y to the left and down, z up."""

    block: Block
    corner: Point
    chance: Random

    def at(self, x: float, y: float, z: float = 0) -> Point:
        """Where a place of the plot is in the picture."""
        cx, cy = self.corner
        return cx + x * ACROSS[0] + y * DOWN[0], cy + x * ACROSS[1] + y * DOWN[1] - z * UP

    def quad(self, ink: str, *places: Place) -> None:
        """A flat shape through places."""
        self.block.cut(ink, poly([self.at(*place) for place in places]))

    def floor(self, ink: str, x0: float, y0: float, x1: float, y1: float, z: float = 0) -> None:
        """A rectangle that lies flat."""
        self.quad(ink, (x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z))

    def front(self, ink: str, x0: float, x1: float, y: float, z0: float, z1: float) -> None:
        """A rectangle that stands and faces down."""
        self.quad(ink, (x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1))

    def side(self, ink: str, x: float, y0: float, y1: float, z0: float, z1: float) -> None:
        """A rectangle that stands and faces right."""
        self.quad(ink, (x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1))

    def bar(self, ink: str, a: Place, b: Place, width: float, end: float | None = None) -> None:
        """A straight bar between two places, as thick as `width` px."""
        self.block.cut(ink, strip(self.at(*a), self.at(*b), width, end))

    def ring(self, ink: str, x: float, y: float, radius: float, z: float = 0) -> None:
        """A disc that lies flat."""
        self.block.cut(ink, disc(*self.at(x, y, z), radius * 0.97, radius * 0.63))

    def marks(self, ink: str, count: int, x0: float, y0: float, x1: float, y1: float) -> None:
        """Gouge strokes along the ground."""
        cuts = []
        for _ in range(count):
            x, y, reach = self.chance.uniform(x0, x1), self.chance.uniform(y0, y1), self.chance.uniform(8, 20)
            a, b = self.at(x, y), self.at(min(x + reach, x1), y)
            cuts.append(lens(*a, *b, self.chance.uniform(0.8, 1.5), 0.6))
        self.block.cut(ink, *cuts)


def solid(plot: Plot, inks: Inks, low: Place, high: Place) -> None:
    """A box from its low corner to its high one."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    plot.floor(inks[2], x0, y0, x1, y1, z1)
    plot.front(inks[0], x0, x1, y1, z0, z1)
    plot.side(inks[1], x1, y0, y1, z0, z1)


def shadow(plot: Plot, ink: str, low: Point, high: Point, height: float) -> None:
    """What a box of a height keeps the light from, on the ground to its right."""
    (x0, y0), (x1, y1) = low, high
    far = height * 0.34
    places = (
        (x1, y0),
        (x1 + far, y0 + far * 0.5),
        (x1 + far, y1 + far * 0.5),
        (x0 + far, y1 + far * 0.5),
        (x0, y1),
    )
    plot.quad(ink, *((x, y, 0.0) for x, y in places))


def house(plot: Plot, low: Point, high: Point, wall: float, rise: float, inks: Inks, roof: Inks) -> None:
    """A house whose ridge runs across, with a tiled roof: its front slope and right gable are seen."""
    (x0, y0), (x1, y1) = low, high
    middle, over, top = (y0 + y1) / 2, 6.0, wall + rise
    plot.front(inks[0], x0, x1, y1, 0, wall)
    plot.quad(inks[1], (x1, y0, 0), (x1, y1, 0), (x1, y1, wall), (x1, middle, top), (x1, y0, wall))
    drop = rise * over / (y1 - middle)
    eave = ((x0 - over, y1 + over, wall - drop), (x1 + over, y1 + over, wall - drop))
    ridge = ((x0 - over, middle, top), (x1 + over, middle, top))
    plot.quad(roof[2], (x0 - over, y0 - over, wall - drop), (x1 + over, y0 - over, wall - drop), *ridge[::-1])
    plot.quad(roof[0], ridge[0], ridge[1], eave[1], eave[0])
    _tiles(plot, roof[1], ridge, eave)
    plot.bar(roof[1], (x0 - over - 2, middle, top + 2), (x1 + over + 2, middle, top + 2), 5)
    plot.bar(roof[1], eave[0], eave[1], 3)
    plot.bar(roof[1], ridge[1], eave[1], 3.4)


def _tiles(plot: Plot, ink: str, ridge: tuple[Place, Place], eave: tuple[Place, Place]) -> None:
    left, right, foot, far = (plot.at(*place) for place in (*ridge, *eave))
    count = int((right[0] - left[0]) / 8)
    shares = [i / count for i in range(1, count)]
    plot.block.line(ink, 1.3, *(poly([mix(left, right, s), mix(foot, far, s)], False) for s in shares))


def windows(
    plot: Plot, ink: str, spans: Sequence[Point], y: float, low: float, high: float, frame: str = "ivory"
) -> None:
    """Windows in a front wall, each with a bar of its frame."""
    for x0, x1 in spans:
        plot.front(ink, x0, x1, y, low, high)
    for x0, x1 in spans:
        middle = (x0 + x1) / 2
        plot.bar(frame, (middle, y, low), (middle, y, high), 1.4)


def door(plot: Plot, ink: str, x: float, y: float, wide: float, high: float) -> None:
    """A door of two leaves in a front wall, with its step."""
    plot.front(ink, x, x + wide, y, 0, high)
    plot.bar("ink", (x + wide / 2, y, 0), (x + wide / 2, y, high), 1.2)
    solid(plot, ("stone", "ink-brown", "sand"), (x - 4, y, 0), (x + wide + 4, y + 7, 4))


def tree(
    plot: Plot, x: float, y: float, size: float, shade: str, inks: Inks = ("sea", "sea-dark", "sea-light")
) -> None:
    """A broad-leaved tree of a size, on its shadow."""
    foot = plot.at(x, y)
    plot.block.cut(shade, disc(foot[0] + size * 0.22, foot[1] + size * 0.05, size * 0.42, size * 0.16))
    plot.block.cut("ink-soft", strip(foot, (foot[0], foot[1] - size * 0.5), size * 0.11, size * 0.06))
    crown = (foot[0], foot[1] - size * 0.66)
    leaves(plot, crown, size, inks)


def leaves(plot: Plot, crown: Point, size: float, inks: Inks) -> None:
    """A crown of leaves about a point of the picture, lit from the upper left."""
    chance, (x, y) = plot.chance, crown
    plot.block.cut(inks[1], clump(x, y, size * 0.36, size * 0.31, 9, chance))
    plot.block.cut(inks[0], clump(x - size * 0.055, y - size * 0.055, size * 0.31, size * 0.265, 8, chance))
    cuts = []
    for _ in range(int(size / 7)):
        a = (x - size * chance.uniform(-0.1, 0.28), y - size * chance.uniform(-0.06, 0.24))
        cuts.append(lens(*a, a[0] + size * 0.09, a[1] - size * 0.03, size * 0.013, -1.5))
    plot.block.cut(inks[2], *cuts)


def shrubs(
    plot: Plot, x0: float, x1: float, y: float, size: float, inks: Inks = ("sea", "sea-dark", "sea-light")
) -> None:
    """A clipped hedge across."""
    solid(plot, inks, (x0, y - size, 0), (x1, y, size))
    plot.marks(inks[1], int((x1 - x0) / 12), x0, y - size, x1 - 4, y - size)


def lamp(plot: Plot, x: float, y: float, lit: bool) -> None:
    """A street lamp; a lit one has a bright globe, a dark one stands as a bare outline."""
    post, head = ("ink", "gold-light") if lit else ("stone", "ink-brown")
    solid(plot, ("ink-soft", "ink", "ink-brown") if lit else WHITE, (x - 6, y - 6, 0), (x + 6, y + 6, 9))
    plot.bar(post, (x, y, 6), (x, y, 132), 5, 3.6)
    plot.bar(post, (x, y, 128), (x + 34, y, 146), 3.6)
    plot.bar(post, (x, y, 108), (x + 14, y, 133), 2)
    hx, hy = plot.at(x + 36, y, 140)
    if lit:
        plot.block.cut("gold-pale", disc(hx, hy + 5, 27))
        plot.block.cut("ivory", disc(hx, hy + 5, 17))
    plot.block.cut(post, poly([(hx - 15, hy + 1), (hx - 7, hy - 10), (hx + 7, hy - 10), (hx + 15, hy + 1)]))
    plot.block.cut(head, disc(hx, hy + 5, 9, 8))
    plot.block.cut(post, strip((hx - 15, hy), (hx + 15, hy), 3))


def person(plot: Plot, x: float, y: float, ink: str, tall: float = 38, reach: float = 0) -> None:
    """A small plain silhouette; `reach` above 0 stretches an arm to the right, below 0 to the left."""
    fx, fy = plot.at(x, y)
    high = tall * UP
    wide = high * 0.17
    body = [(-0.55, 0), (-0.62, -0.45), (-1.05, -0.52), (-0.85, -0.80), (0, -0.84)]
    left = [(fx + a * wide, fy + b * high) for a, b in body]
    right = [(fx - a * wide, fy + b * high) for a, b in body[::-1]]
    plot.block.cut(
        ink, poly([*left, *right, (fx + wide * 0.1, fy), (fx, fy - high * 0.4), (fx - wide * 0.1, fy)])
    )
    plot.block.cut(ink, disc(fx, fy - high * 0.92, high * 0.105))
    if reach:
        shoulder, hand = (fx, fy - high * 0.74), (fx + reach * 0.9, fy - high * 0.47)
        plot.block.cut(ink, strip(shoulder, hand, 3.4, 2.4))


def bench(plot: Plot, x: float, y: float, inks: Inks = GOLD) -> None:
    """A park bench that faces down."""
    for leg in (x + 4, x + 48):
        solid(plot, DARK, (leg, y - 14, 0), (leg + 4, y, 12))
    solid(plot, inks, (x, y - 16, 12), (x + 56, y, 16))
    for z in (22, 30):
        plot.front(inks[0], x, x + 56, y - 16, z, z + 5)


def awning(plot: Plot, x: float, wide: float, y: float, z: float, inks: tuple[str, str]) -> None:
    """A striped awning that slopes forward from a height, on two poles."""
    count = max(int(wide / 12), 3)
    step, deep, drop = wide / count, 30.0, 16.0
    for pole in (x + 2, x + wide - 2):
        plot.bar("ink-soft", (pole, y + deep, 0), (pole, y + deep, z - drop), 2.4)
    for i in range(count):
        a, b = x + i * step, x + (i + 1) * step
        plot.quad(inks[i % 2], (a, y, z), (b, y, z), (b, y + deep, z - drop), (a, y + deep, z - drop))
        plot.front(inks[i % 2], a, b, y + deep, z - drop - 7, z - drop)


def crates(plot: Plot, x: float, y: float, inks: Sequence[Inks]) -> None:
    """Boxes in a row, the last one on top."""
    for i, each in enumerate(inks):
        left, low = (x + 20 * i, 0) if i < 2 else (x + 9, 17)
        solid(plot, each, (left, y - 17, low), (left + 17, y, low + 16))
