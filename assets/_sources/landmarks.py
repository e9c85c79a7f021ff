"""What marks the places inland: diked fields with the sugar works, a village, a glass hall, and towers."""

from random import Random

from knife import Block, Point, curve, disc, lens, poly, ribbon, strip
from neighbourhood import (
    DARK,
    GOLD,
    RED,
    WHITE,
    Inks,
    Place,
    Plot,
    door,
    house,
    shadow,
    solid,
    tree,
    windows,
)

TILED: Inks = ("ink-soft", "ink", "ink-brown")
BLUE: Inks = ("sea-dark", "sea-deep", "sea")


def pingsha(block: Block) -> None:
    """Fields won from the flats, a dike with a sluice, and the sugar works."""
    chance = Random(21)
    plot = Plot(block, (-128, -34), chance)
    plot.floor("sand", -14, -14, 300, 172)
    inks = (
        "gold",
        "sea-light",
        "",
        "",
        "gold-light",
        "gold",
        "sea-pale",
        "gold",
        "sea-light",
        "gold-light",
        "gold-dark",
        "sea-pale",
    )
    for number, ink in enumerate(inks):
        if ink:
            _field(plot, ink, number % 4 * 74.0, number // 4 * 56.0)
    _sugar_works(plot)
    for y in (176, 184):
        plot.bar("stone" if y == 176 else "ink-brown", (-18, y, 0), (304, y, 0), 8)
    _sluice(plot, 118, 182)
    for x, y in ((-2, 150), (12, 160), (290, 60), (284, 150), (296, 140)):
        _cane(plot, x, y, chance)


def _field(plot: Plot, ink: str, x: float, y: float) -> None:
    plot.floor(ink, x, y, x + 66, y + 48)
    light = {
        "gold": "gold-dark",
        "gold-light": "gold",
        "gold-dark": "gold-light",
        "sea-light": "sea-pale",
    }.get(ink, "sea-light")
    rows = [poly([plot.at(x + 5, y + k), plot.at(x + 61, y + k)], False) for k in range(7, 46, 7)]
    plot.block.line(light, 1.6, *rows)


def _sugar_works(plot: Plot) -> None:
    shadow(plot, "stone", (156, -2), (270, 38), 36)
    solid(plot, ("sand", "stone", "ivory"), (258, 4, 0), (272, 18, 104))
    for z in (20, 44, 68, 92):
        plot.front("ink-brown", 258, 272, 18, z, z + 3)
    house(plot, (152, -6), (246, 38), 34, 24, WHITE, TILED)
    solid(plot, DARK, (182, 12, 56), (216, 20, 64))
    windows(plot, "sea-dark", tuple((x, x + 10) for x in (160, 178, 212, 230)), 38, 12, 25)
    door(plot, "ink-soft", 194, 38, 12, 24)
    top = plot.at(265, 10, 106)
    plume = [(0, 0), (-6, -14), (-26, -22), (-50, -20), (-76, -28), (-100, -26)]
    plot.block.cut("ivory", ribbon([(top[0] + x, top[1] + y) for x, y in plume], 5, 13))


def _sluice(plot: Plot, x: float, y: float) -> None:
    for i in range(4):
        solid(plot, ("stone", "ink-brown", "sand"), (x + i * 18, y - 8, -8), (x + i * 18 + 5, y + 6, 26))
    for i in range(3):
        plot.front("vermilion", x + 5 + i * 18, x + 18 + i * 18, y + 2, -6, 15)
    solid(plot, BLUE, (x - 5, y - 11, 26), (x + 64, y + 9, 31))


def _cane(plot: Plot, x: float, y: float, chance: Random) -> None:
    fx, fy = plot.at(x, y)
    stems, leaves = [], []
    for i in range(5):
        bx, high = fx + i * 4 - 8, chance.uniform(26, 40)
        stems.append(strip((bx, fy), (bx + (i - 2) * 1.2, fy - high), 2.2, 1.4))
        for side in (-1, 1):
            leaves.append(
                lens(bx, fy - high * 0.8, bx + side * 13, fy - high * chance.uniform(0.7, 1.2), 2, side * 3)
            )
    plot.block.cut("gold-dark", *stems)
    plot.block.cut("sea-dark", *leaves)


def hongqi(block: Block) -> None:
    """A village: houses, beds of greens, a pond and an old tree."""
    plot = Plot(block, (-98, -34), Random(51))
    for column in range(3):
        _bed(plot, 10 + column * 44.0, 104)
    for x, y, wide, roof in (
        (4, -6, 66, TILED),
        (104, -14, 62, TILED),
        (60, 44, 66, BLUE),
        (156, 38, 52, TILED),
    ):
        shadow(plot, "gold", (x, y), (x + wide, y + 33), 30)
        house(plot, (x, y), (x + wide, y + 33), 34, 14, WHITE, roof)
        windows(plot, "sea-dark", ((x + 7, x + 18), (x + wide - 18, x + wide - 7)), y + 33, 12, 25)
        door(plot, "vermilion" if roof is BLUE else "gold-dark", x + wide / 2 - 6, y + 33, 12, 22)
    pond = [plot.at(x, y) for x, y in ((150, 118), (180, 100), (214, 108), (214, 134), (176, 142))]
    plot.block.cut("ivory", curve([(x, y + 2) for x, y in pond], pull=0.2))
    plot.block.cut("sea", curve([(x, y) for x, y in pond], pull=0.16))
    rx, ry = plot.at(172, 120)
    plot.block.cut(
        "sea-pale", lens(rx, ry, rx + 22, ry + 3, 1.2, 1), lens(rx + 14, ry + 8, rx + 32, ry + 11, 1.1, 1)
    )
    tree(plot, 24, 82, 66, "gold")
    tree(plot, 206, 18, 58, "gold")


def _bed(plot: Plot, x: float, y: float) -> None:
    plot.floor("ink-brown", x, y, x + 36, y + 36)
    cuts = []
    for row in range(3):
        for column in range(4):
            fx, fy = plot.at(x + 6 + column * 8, y + 10 + row * 10)
            cuts += [lens(fx, fy, fx + lean, fy - 7, 1.4) for lean in (-4, 0, 4)]
    plot.block.cut("sea-pale", *cuts)


def base(block: Block) -> None:
    """The glass hall with its vessels seen through the panes, and the red pylon before it."""
    plot = Plot(block, (-116, -36), Random(61))
    plot.floor("sand", -18, -10, 250, 128)
    for slab in range(-18, 251, 22):
        plot.bar("stone", (slab, 74, 0), (slab, 128, 0), 1)
    for course in (92, 110):
        plot.bar("stone", (-18, course, 0), (250, course, 0), 1)
    shadow(plot, "stone", (0, 0), (196, 70), 66)
    solid(plot, ("stone", "ink-brown", "ivory"), (-8, -4, 0), (204, 78, 5))
    plot.front("gold-light", 0, 196, 70, 5, 78)
    plot.side("gold", 196, 0, 70, 5, 78)
    for i in range(7):
        vx, vy = plot.at(16 + i * 28, 70, 10)
        plot.block.cut("sea", disc(vx, vy - 9, 8, 10))
        plot.block.cut("sea", disc(vx, vy - 37, 7, 9))
    plot.bar("ink-soft", (0, 70, 42), (196, 70, 42), 2.4)
    panes = [(i * 14.0, 70.0) for i in range(15)] + [(196.0, i * 14.0) for i in range(5)]
    for x, y in panes:
        plot.bar("ink-soft", (x, y, 5), (x, y, 78), 1.4)
    plot.bar("ink-soft", (196, 0, 42), (196, 70, 42), 2)
    plot.front("ivory", 132, 160, 71, 5, 28)
    plot.front("sea-dark", 135, 157, 71, 5, 25)
    solid(plot, WHITE, (-12, -8, 78), (208, 80, 86))
    for light in range(8, 190, 34):
        plot.floor("sea-pale", light, 8, light + 20, 58, 87)
        plot.bar("ivory", (light, 33, 87), (light + 20, 33, 87), 2)
    _pylon(plot, 70, 108)
    for x, y in ((-8, 112), (228, 96), (236, 30)):
        tree(plot, x, y, 48, "stone")


def _pylon(plot: Plot, x: float, y: float) -> None:
    solid(plot, RED, (x - 14, y - 14, 0), (x + 14, y + 14, 6))
    wide, slim, high = 9.0, 5.5, 82.0
    front: tuple[Place, ...] = (
        (x - wide, y + wide, 6),
        (x + wide, y + wide, 6),
        (x + slim, y + slim, high),
        (x - slim, y + slim, high),
    )
    right: tuple[Place, ...] = (
        (x + wide, y - wide, 6),
        (x + wide, y + wide, 6),
        (x + slim, y + slim, high),
        (x + slim, y - slim, high),
    )
    plot.quad("vermilion", *front)
    plot.quad("vermilion-dark", *right)
    solid(plot, ("gold-light", "gold", "gold-light"), (x - 6, y - 6, high), (x + 6, y + 6, high + 14))
    solid(plot, RED, (x - 9, y - 9, high + 14), (x + 9, y + 9, high + 19))


def new_city(block: Block) -> None:
    """Towers about a lake and a park with a red bridge."""
    plot = Plot(block, (-112, -28), Random(71))
    towers = (
        (0, -12, 34, 96, WHITE), (46, -22, 32, 132, ("sea-light", "sea", "sea-mist")),
        (92, -16, 34, 112, WHITE), (140, -24, 30, 150, ("sea", "sea-dark", "sea-light")),
        (184, -14, 32, 104, WHITE), (20, 32, 32, 74, GOLD), (72, 36, 34, 92, WHITE),
        (172, 36, 34, 82, ("sea-light", "sea", "sea-mist")),
    )  # fmt: skip
    for x, y, wide, high, inks in towers:
        _tower_block(plot, (x, y), wide, high, inks)
    lake = [plot.at(x, y) for x, y in ((90, 104), (140, 86), (206, 96), (216, 122), (150, 138), (96, 128))]
    plot.block.cut("ivory", curve([(x, y + 3) for x, y in lake], pull=0.2))
    plot.block.cut("sea", curve(lake, pull=0.17))
    _bridge(plot, 128, 112)
    for x, y in ((6, 92), (30, 104), (56, 112), (80, 144), (218, 90), (228, 140), (112, 152)):
        tree(plot, x, y, 34, "gold")


def _tower_block(plot: Plot, low: Point, wide: float, high: float, inks: Inks) -> None:
    x, y = low
    shadow(plot, "gold", low, (x + wide, y + wide), high * 0.6)
    solid(plot, inks, (x, y, 0), (x + wide, y + wide, high))
    solid(plot, WHITE, (x + wide * 0.3, y + wide * 0.3, high), (x + wide * 0.7, y + wide * 0.7, high + 7))
    pane = "sea-deep" if inks[0] in ("ivory", "gold") else "sea-mist"
    lines = []
    for z in range(8, int(high) - 4, 8):
        for k in range(4):
            a = x + wide * (0.10 + 0.23 * k)
            lines.append(poly([plot.at(a, y + wide, z), plot.at(a + wide * 0.11, y + wide, z)], False))
    plot.block.line(pane, 2.6, *lines)


def _bridge(plot: Plot, x: float, y: float) -> None:
    arch: list[Place] = [(x + i * 8, y, 16 * (1 - ((i - 4) / 4) ** 2)) for i in range(9)]
    plot.block.line("vermilion", 4, poly([plot.at(*place) for place in arch], False))
    plot.block.line("vermilion-dark", 2, poly([plot.at(a, b, c + 8) for a, b, c in arch], False))
    for place in arch[::2]:
        plot.bar("vermilion-dark", place, (place[0], place[1], place[2] + 8), 1.4)
