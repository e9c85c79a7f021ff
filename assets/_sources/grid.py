"""How the grid works: a neighbourhood of fifteen cells, and the gold line by which one need is met."""

from itertools import pairwise
from random import Random

from cells import DEEP, SCENES, WIDE
from knife import Block, Point, lens, number, poly, rect
from neighbourhood import Plot, house, tree
from press import INKS, deliver, sheet
from props import boat

WIDTH, HEIGHT = 1600, 1000
COLUMNS, ROWS = 5, 3
STREET = 24
PITCH_X, PITCH_Y = WIDE + STREET, DEEP + STREET
ORIGIN = (252.0, 104.0)
NEED, JOIN, SOLVE = (
    (PITCH_X + 140.0, 212.0),
    (2 * PITCH_X + 110.0, PITCH_Y + 222.0),
    (3 * PITCH_X + 92.0, 2 * PITCH_Y + 208.0),
)
"""Where the gold line starts, gathers and ends."""
SPECIAL = {2: "need", 8: "join", 14: "solve"}
"""The cells that tell the story: where a need is found, resources are joined, the problem is solved."""


def make() -> None:
    """Write smart/grid.svg."""
    body = [f'<g id="ground">{_ground()}</g>']
    body += [_cell(n) for n in range(1, COLUMNS * ROWS + 1)]
    body += [f'<g id="path">{_path()}</g>', f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#speck)"/>']
    title = "A neighbourhood as a grid of fifteen cells, joined by a gold line"
    deliver("smart/grid.svg", sheet(WIDTH, HEIGHT, title, "".join(body)))


def outline(cell: int) -> list[Point]:
    """The four corners of a cell of 1 to 15 in the picture, from its back corner clockwise."""
    plot = _plot(Block(), cell)
    return [plot.at(x, y) for x, y in ((0, 0), (WIDE, 0), (WIDE, DEEP), (0, DEEP))]


def _cell(cell: int) -> str:
    ground, shade, draw = SCENES[cell - 1]
    block = Block()
    plot = _plot(block, cell)
    plot.marks(shade, 26, 8, 8, WIDE - 8, DEEP - 8)
    draw(plot, shade)
    name = SPECIAL.get(cell)
    inside = f"{_area(f'cell-{cell}', cell, ground)}{block.body()}"
    if name:
        inside = f'<g id="{name}">{_area(name, cell, ground)}{block.body()}</g>'
        inside = _area(f"cell-{cell}", cell, ground) + inside
    return f'<g id="cell-{cell}">{inside}</g>'


def _area(name: str, cell: int, ink: str) -> str:
    """The cell's exact outline, in absolute coordinates."""
    corners = " L".join(f"{number(round(x * 10))} {number(round(y * 10))}" for x, y in outline(cell))
    return f'<path id="{name}-area" fill="{INKS[ink]}" d="M{corners} Z"/>'


def _plot(block: Block, cell: int) -> Plot:
    row, column = divmod(cell - 1, COLUMNS)
    whole = Plot(block, ORIGIN, Random(cell))
    corner = whole.at(column * PITCH_X, row * PITCH_Y)
    return Plot(block, corner, Random(cell))


def _ground() -> str:
    """What lies about the fifteen cells: more of the town, dim, and the water in front."""
    block = Block()
    block.cut("sea-deep", rect(0, 0, WIDTH, HEIGHT))
    for row in range(-2, ROWS):
        for column in range(-2, COLUMNS + 3):
            if not (row >= 0 and 0 <= column < COLUMNS):
                _neighbour(block, row, column)
    _water(block)
    _streets(block)
    block.cut("url(#fleck)", rect(0, 0, WIDTH, HEIGHT))
    return block.body()


def _neighbour(block: Block, row: int, column: int) -> None:
    """A cell that is not part of the story: trees and a roof, dim."""
    chance = Random(100 * row + column + 5000)
    plot = Plot(block, Plot(block, ORIGIN, chance).at(column * PITCH_X, row * PITCH_Y), chance)
    if not _seen(plot):
        return
    plot.floor("sea-dark", 0, 0, WIDE, DEEP)
    plot.marks("sea-deep", 9, 8, 8, WIDE - 8, DEEP - 8)
    shade = "sea-deep"
    left = chance.uniform(24, 60)
    house(
        plot,
        (left, 66),
        (left + 100, 128),
        42,
        28,
        ("sea", "sea-deep", "sea"),
        ("sea-deep", "sea-dark", "sea-deep"),
    )
    if chance.random() < 0.6:
        house(
            plot,
            (146, 130),
            (218, 190),
            40,
            26,
            ("sea", "sea-deep", "sea"),
            ("sea-deep", "sea-dark", "sea-deep"),
        )
    for x, y in (
        (chance.uniform(180, 215), 100),
        (chance.uniform(30, 80), 214),
        (chance.uniform(90, 130), 196),
    ):
        size = chance.uniform(58, 84)
        if _inside(plot.at(x, y - 40)):
            tree(plot, x, y, size, shade, ("sea", "sea-deep", "sea-light"))


def _seen(plot: Plot) -> bool:
    corners = [plot.at(x, y) for x, y in ((0, 0), (WIDE, 0), (WIDE, DEEP), (0, DEEP))]
    return (
        max(x for x, _ in corners) > 0
        and min(x for x, _ in corners) < WIDTH
        and max(y for _, y in corners) > 0
        and min(y for _, y in corners) < HEIGHT
    )


def _water(block: Block) -> None:
    """The water beyond the quay street, with its ripples."""
    chance = Random(3)
    plot = Plot(block, ORIGIN, chance)
    shore = ROWS * PITCH_Y + 6
    plot.floor("sea-light", -900, shore - 8, 2600, shore)
    plot.front("ink", -900, 2600, shore, -16, 0)
    low = shore + 18.0
    plot.floor("sea-dark", -900, low, 2600, low + 900)
    cuts = []
    for _ in range(170):
        x, y = chance.uniform(-300, 1700), low + 8 + 420 * chance.random()
        a = plot.at(x, y)
        if a[1] < HEIGHT + 10:
            reach = chance.uniform(16, 60)
            cuts.append(lens(*a, a[0] + reach, a[1] + reach * 0.1, chance.uniform(1, 2), 1.5))
    block.cut("sea", *cuts)
    for x, y in ((70, low + 96), (420, low + 60), (190, low + 190)):
        boat(plot, x, y, "sea-deep")


def _streets(block: Block) -> None:
    """Kerbs below the cells and worn marks along the middle of the streets."""
    plot = Plot(block, ORIGIN, Random(8))
    for cell in range(1, COLUMNS * ROWS + 1):
        kerb = _plot(block, cell)
        kerb.front("ink", 0, WIDE, DEEP, -7, 0)
        kerb.side("ink", WIDE, 0, DEEP, -7, 0)
    dashes = []
    for row in range(-1, ROWS + 1):
        for step in range(-12, 60):
            x, y = step * 33.0, row * PITCH_Y - STREET / 2
            dashes.append((plot.at(x, y), plot.at(x + 16, y)))
    for column in range(-1, COLUMNS + 3):
        for step in range(-14, 25):
            x, y = column * PITCH_X - STREET / 2, step * 33.0
            dashes.append((plot.at(x, y), plot.at(x, y + 16)))
    block.line("sea-dark", 1.6, *(poly(each, False) for each in dashes if _inside(each[0])))


def _inside(spot: Point) -> bool:
    return -40 < spot[0] < WIDTH + 40 and -40 < spot[1] < HEIGHT + 40


def _path() -> str:
    """The way of one need: out to the service point, on to where it is solved, and, in stitches, back."""
    return f'<g id="path-back">{_way_back()}</g><g id="path-out">{_way_out()}</g>'


def _way_out() -> str:
    block = Block()
    plot = Plot(block, ORIGIN, Random(1))
    first, second = PITCH_Y - STREET / 2, 2 * PITCH_Y - STREET / 2
    left, right = 2 * PITCH_X - STREET / 2, 3 * PITCH_X - STREET / 2
    ways = (
        [NEED, (NEED[0], first), (left, first), (left, second), (JOIN[0], second), JOIN],
        [(JOIN[0], second), (right, second), (right, SOLVE[1]), SOLVE],
    )
    for way in ways:
        block.line("sea-deep", 17, poly([plot.at(*spot) for spot in way], closed=False))
    for way in ways:
        block.line("gold", 9, poly([plot.at(*spot) for spot in way], closed=False))
    for way in ways:
        block.line("gold-light", 3, poly([plot.at(*spot) for spot in way], closed=False))
    for spot in (NEED, JOIN, SOLVE):
        _node(plot, *spot)
    return block.body()


def _way_back() -> str:
    block = Block()
    plot = Plot(block, ORIGIN, Random(1))
    first, last, side = PITCH_Y - STREET / 2, 3 * PITCH_Y - STREET / 2, PITCH_X - STREET / 2
    way = [SOLVE, (SOLVE[0], last), (side, last), (side, first), (NEED[0], first)]
    stitches = []
    for (x0, y0), (x1, y1) in pairwise(way):
        count = max(round((abs(x1 - x0) + abs(y1 - y0)) / 22), 1)
        for i in range(count):
            a, b = (i + 0.22) / count, (i + 0.78) / count
            ends = [plot.at(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in (a, b)]
            stitches.append(poly(ends, closed=False))
    block.line("sea-deep", 10, *stitches)
    block.line("gold", 4.5, *stitches)
    return block.body()


def _node(plot: Plot, x: float, y: float) -> None:
    for radius, ink in ((23, "sea-deep"), (19, "gold"), (14, "sea-deep"), (8, "gold-light")):
        plot.ring(ink, x, y, radius)


if __name__ == "__main__":
    make()
