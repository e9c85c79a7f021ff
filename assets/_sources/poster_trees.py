"""The old trees: trunks grown together, aerial roots, crowns with every leaf."""

import math
from random import Random

from knife import Block, Point, area, clump, curve, disc, lens, poly, rect, ribbon, sample
from poster_gable import bricks

Lump = tuple[float, float, float, float]

LEFT_CROWN: tuple[Lump, ...] = (
    (-170, 120, 190, 150),
    (40, 30, 200, 120),
    (250, 90, 170, 110),
    (390, 220, 130, 90),
    (200, 250, 180, 100),
    (-40, 270, 190, 120),
    (-190, 380, 120, 90),
    (320, 330, 100, 60),
    (80, 390, 120, 64),
)
RIGHT_CROWN: tuple[Lump, ...] = (
    (2570, 130, 170, 140),
    (2400, 90, 160, 100),
    (2250, 190, 140, 90),
    (2430, 250, 170, 100),
    (2160, 290, 90, 60),
    (2590, 340, 120, 100),
    (2330, 340, 100, 58),
)


def crown(block: Block, lumps: tuple[Lump, ...], seed: int) -> None:
    """A crown of leaves: dark mass, middle mass, light tops, then leaf by leaf."""
    chance = Random(seed)
    for ink, grow, lift in (("sea-deep", 1.0, 0.0), ("sea-dark", 0.76, 0.2), ("sea", 0.5, 0.36)):
        for x, y, wide, high in lumps:
            block.cut(
                ink, clump(x - wide * lift * 0.5, y - high * lift, wide * grow, high * grow, 15, chance)
            )
            _leaves(block, (x - wide * lift * 0.5, y - high * lift, wide * grow, high * grow), ink, chance)
    for x, y, wide, high in lumps:
        for _ in range(46):
            turn, reach = chance.uniform(2.6, 5.2), chance.uniform(0.1, 0.72)
            leaf(
                block,
                (
                    x - wide * 0.2 + math.cos(turn) * wide * reach * 0.6,
                    y - high * 0.3 + math.sin(turn) * high * reach * 0.6,
                ),
                chance.uniform(6, 10),
                chance.uniform(-40, 40),
                "sea-light",
            )


def _leaves(block: Block, lump: Lump, ink: str, chance: Random) -> None:
    x, y, wide, high = lump
    inks = {
        "sea-deep": ["sea-dark", "sea-deep", "ink"],
        "sea-dark": ["sea", "sea-deep", "sea"],
        "sea": ["sea-light", "sea-dark", "sea-dark"],
    }[ink]
    for _ in range(int(wide * high / 42)):
        turn, reach = chance.uniform(0, 6.283), math.sqrt(chance.random()) * 1.02
        spot = (x + math.cos(turn) * wide * reach, y + math.sin(turn) * high * reach)
        side = math.degrees(turn) * 0.2 + chance.uniform(-50, 50)
        angle = math.radians(side)
        size = chance.uniform(4, 7)
        block.cut(
            chance.choice(inks),
            lens(
                spot[0],
                spot[1],
                spot[0] + math.cos(angle) * size * 2,
                spot[1] + math.sin(angle) * size * 1.6,
                size * 0.5,
                size * 0.1,
            ),
        )


def leaf(block: Block, spot: Point, size: float, turn: float, ink: str) -> None:
    """One leaf with its midrib."""
    angle = math.radians(turn)
    x1, y1 = spot[0] + math.cos(angle) * size * 1.7, spot[1] + math.sin(angle) * size * 1.7
    block.cut(ink, lens(*spot, x1, y1, size * 0.5, size * 0.1))
    block.line("sea-dark", 0.4, poly([spot, (x1, y1)], False))


def trunk(block: Block) -> None:
    """The left banyan's trunk and roots, in a brick planter, with a cat on its wall."""
    stems = (
        ([(-190, 1400), (-196, 1200), (-214, 960), (-200, 700), (-150, 420)], 74, 40),
        ([(-150, 1400), (-150, 1180), (-166, 900), (-120, 640), (-20, 380)], 60, 30),
        ([(-190, 1000), (-170, 740), (-60, 520), (120, 360)], 50, 22),
        ([(-220, 1400), (-240, 1100), (-250, 800)], 50, 40),
        ([(-126, 640), (0, 500), (200, 420), (320, 340)], 30, 12),
    )
    block.cut("ink-soft", *(ribbon(sample(list(line), 6), a, b) for line, a, b in stems))
    block.cut(
        "ink-soft",
        area([(-240, 1404), (-210, 1360), (-190, 1300)], [(-130, 1300), (-110, 1380), (-84, 1404)]),
    )
    block.cut(
        "ink",
        *(
            ribbon(sample(line, 6), w, 0.2)
            for line, w in (
                ([(-170, 1400), (-172, 1180), (-190, 900), (-150, 640)], 16),
                ([(-112, 1396), (-128, 1300), (-136, 1100), (-156, 900), (-122, 690)], 11),
            )
        ),
    )
    chance = Random(33)
    for _ in range(190):
        y = chance.uniform(860, 1390)
        x = -176 + (1390 - y) * -0.01 + chance.uniform(-50, 42)
        block.cut(
            chance.choice(["ink-brown", "ink-brown", "ink", "stone"]),
            lens(x, y, x + chance.uniform(-3, 4), y + chance.uniform(12, 60), chance.uniform(0.6, 1.5), 2),
        )
    for x, y in ((-168, 900), (-196, 1080), (-140, 1190)):
        block.cut("ink", disc(x, y, 9, 13))
        block.line("ink-brown", 1, disc(x, y, 12, 17), disc(x, y, 15, 21))
    _aerial(block, chance, -150, 390)


def _aerial(block: Block, chance: Random, start: float, end: float) -> None:
    for _ in range(54):
        x, y = chance.uniform(start, end), chance.uniform(300, 340)
        drop = chance.uniform(90, 330)
        block.cut("ink-soft", lens(x, y, x + chance.uniform(-6, 6), y + drop, 1.3, 3))
        for k in range(4):
            a, b = x + chance.uniform(-1, 1), y + drop * (0.5 + 0.12 * k)
            block.line(
                "ink-soft", 0.4, curve([(a, b), (a + 3, b + 8), (a + chance.uniform(-2, 6), b + 18)], False)
            )


def right_trunk(block: Block) -> None:
    """The right tree's trunk at the edge of the sheet."""
    stems = (
        ([(2592, 1400), (2586, 1150), (2596, 880), (2560, 600), (2480, 360)], 82, 36),
        ([(2620, 1400), (2640, 1000), (2630, 360)], 60, 40),
        ([(2584, 760), (2500, 560), (2360, 400)], 36, 16),
    )
    block.cut("ink-soft", *(ribbon(sample(list(line), 6), a, b) for line, a, b in stems))
    block.cut("ink-soft", area([(2520, 1404), (2550, 1370), (2560, 1290)], [(2640, 1290), (2640, 1404)]))
    block.cut("ink", ribbon(sample([(2616, 1400), (2604, 1150), (2616, 880), (2590, 620)], 6), 14, 2))
    chance = Random(35)
    for _ in range(150):
        x, y = 2592 + chance.uniform(-34, 34), chance.uniform(620, 1390)
        block.cut(
            chance.choice(["ink-brown", "ink-brown", "ink"]),
            lens(x, y, x + chance.uniform(-3, 3), y + chance.uniform(12, 60), chance.uniform(0.6, 1.4), 2),
        )
    _aerial(block, chance, 2130, 2560)


def planter(block: Block, x: float, wide: float, seed: int) -> None:
    """A brick ring round a tree, with a granite coping and low ferns."""
    chance = Random(seed)
    for _ in range(60):
        a = x + chance.uniform(-wide * 0.48, wide * 0.48)
        block.cut(
            chance.choice(["sea-deep", "sea-dark", "sea"]),
            lens(a, 1412, a + chance.uniform(-26, 26), 1412 - chance.uniform(12, 34), 3, 3),
        )
    block.cut("ink", lens(x - wide * 0.56, 1474, x + wide * 0.6, 1474, 8))
    bricks(block, x - wide / 2, 1416, wide, 56, seed)
    block.cut("ivory", rect(x - wide / 2 - 8, 1404, wide + 16, 13))
    block.cut(
        "stone",
        rect(x - wide / 2 - 8, 1412, wide + 16, 5),
        *(rect(x - wide / 2 + k * 40, 1404, 1, 12) for k in range(int(wide / 40) + 1)),
    )


def cat(block: Block, x: float, y: float, size: float) -> None:
    """A cat that lies on a wall, tail hanging, asleep."""
    with block.at(x, y, size):
        block.cut(
            "ink-soft",
            curve([(-34, 0), (-36, -12), (-22, -22), (4, -24), (26, -18), (34, -6), (34, 0)]),
            disc(-34, -14, 11, 9.6),
        )
        block.cut(
            "ink-soft", poly([(-43, -18), (-42, -30), (-34, -22)]), poly([(-35, -22), (-27, -30), (-25, -17)])
        )
        block.cut("ink-soft", ribbon(sample([(28, -6), (42, 4), (40, 26), (46, 38), (54, 36)], 6), 7, 4))
        block.cut(
            "gold-dark",
            *(lens(-8 + k * 9, -23, -10 + k * 9, -10, 1.8) for k in range(5)),
            *(lens(37, 8 + k * 7, 45, 9 + k * 7, 1.2) for k in range(3)),
        )
        block.cut("ivory", lens(-44, -10, -28, -8, 2.6), lens(-24, -1, -6, -1, 2.4))
        block.line(
            "ink",
            0.8,
            curve([(-41, -14), (-39, -12.6), (-37, -14)], False),
            curve([(-33, -14), (-31, -12.6), (-29, -14)], False),
        )
        block.line("ivory", 0.4, poly([(-42, -10), (-52, -12)], False), poly([(-42, -9), (-52, -8)], False))


def trees(block: Block) -> None:
    """Both trees."""
    trunk(block)
    crown(block, LEFT_CROWN, 3)
    right_trunk(block)
    crown(block, RIGHT_CROWN, 4)
    planter(block, -160, 280, 81)
    planter(block, 2600, 220, 82)
    cat(block, -66, 1405, 1.0)
