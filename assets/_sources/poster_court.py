"""The courtyard: paving, pond with carp, vats and pots, a table, bicycles, visitors."""

import math
from itertools import pairwise
from random import Random

from knife import Block, Point, curve, disc, lens, mix, poly, rect, ribbon, sample, strip
from poster_boats import figure
from poster_pots import bicycle, lotus_flower, pot, table, vat
from poster_ridge import carp

AXIS, VANISH, FRONT, END = 1200, 760, 1306, 1760


def _ahead(x: float, y: float) -> float:
    return AXIS + (x - AXIS) * (y - VANISH) / (END - VANISH)


def paving(block: Block) -> None:
    """Granite slabs that run towards the hall, moss in the joints, a dressed path in the middle."""
    chance = Random(9)
    block.cut("sand", rect(-240, FRONT, 2880, END - FRONT))
    rows, step = [float(FRONT)], 13.0
    while rows[-1] < END:
        rows.append(rows[-1] + step)
        step *= 1.12
    for i, (a, b) in enumerate(pairwise(rows)):
        for k in range(-24, 26):
            x0 = AXIS + k * 160 + (i % 2) * 80
            corners = [
                (_ahead(x0, a), a),
                (_ahead(x0 + 160, a), a),
                (_ahead(x0 + 160, b), b),
                (_ahead(x0, b), b),
            ]
            if corners[1][0] > -240 and corners[0][0] < 2640:
                _slab(block, corners, abs(x0 + 80 - AXIS) < 330, chance)


def _slab(block: Block, corners: list[Point], middle: bool, chance: Random) -> None:
    draw = chance.random()
    ink = (
        ("gold-light" if draw < 0.16 else "gold-pale")
        if middle
        else "ivory"
        if draw < 0.14
        else "gold-pale"
        if draw < 0.24
        else "stone"
        if draw < 0.3
        else "sand"
    )
    block.cut(ink, poly(corners))
    a, b, c, d = corners
    block.line("stone", 1.1, poly([a, b, c], False))
    for _ in range(3):
        p = mix(
            mix(a, b, chance.uniform(0.08, 0.8)),
            mix(d, c, chance.uniform(0.08, 0.8)),
            chance.uniform(0.15, 0.85),
        )
        long = (c[0] - d[0]) * chance.uniform(0.04, 0.18)
        block.cut(
            chance.choice(["stone", "stone", "ivory", "gold-light"]),
            lens(p[0], p[1], p[0] + long, p[1] + 0.4, 0.5),
        )
    if chance.random() < 0.14:
        for _ in range(9):
            p = mix(d, c, chance.random())
            block.cut(
                chance.choice(["sea", "sea-light", "sea-dark"]),
                lens(p[0], p[1], p[0] + chance.uniform(-3, 3), p[1] - chance.uniform(2, 6), 0.7),
            )


def pond(block: Block) -> None:
    """The pond: cut stone rim, clear water, carp, lotus, a turtle, a frog and a boat of folded paper."""
    x, y, wide, high = 450.0, 1584.0, 350.0, 104.0
    block.cut("ink-brown", disc(x + 4, y + 10, wide + 34, high + 24), disc(x, y, wide + 34, high + 22))
    for t in range(44):
        turns = [(t + 0.19 * k) * math.tau / 44 for k in range(6)]
        inner = [(x + math.cos(s) * wide, y + math.sin(s) * high) for s in turns]
        outer = [(x + math.cos(s) * (wide + 32), y + math.sin(s) * (high + 20)) for s in turns[::-1]]
        block.cut(("sand", "ivory", "sand", "stone")[(t * 5) % 7 % 4], poly(inner + outer))
    block.cut("sea-dark", disc(x, y, wide, high))
    block.cut("sea", disc(x, y + 9, wide - 3, high - 10))
    chance = Random(90)
    with block.clip(disc(x, y + 6, wide - 4, high - 8)):
        for _ in range(170):
            px, py = x + chance.uniform(-wide, wide), y + chance.uniform(-high, high)
            long = chance.uniform(14, 60)
            block.cut(
                chance.choice(["sea-light", "sea-dark", "sea-light", "sea-pale"]),
                lens(px, py, px + long, py, 0.9, 1.4),
            )
        _carps(block, x, y)
    _lotus(block, x, y)
    _pond_guests(block, x, y)


def _carps(block: Block, x: float, y: float) -> None:
    inks = {
        "red": ("vermilion", "vermilion-dark", "ivory"),
        "gold": ("gold", "gold-dark", "gold-pale"),
        "pale": ("ivory", "stone", "vermilion-light"),
    }
    for dx, dy, size, turn, kind in (
        (-150, 20, 1.1, 8, "red"),
        (-90, 44, 0.9, -14, "gold"),
        (-20, 12, 1.2, 12, "pale"),
        (60, 52, 1.0, 174, "red"),
        (130, 18, 0.9, 190, "gold"),
        (190, 50, 1.1, 166, "pale"),
        (-220, 44, 0.8, 20, "gold"),
        (20, -34, 0.7, 10, "red"),
        (100, -40, 0.7, 185, "pale"),
    ):
        block.cut(
            "sea-deep", lens(x + dx - 30 * size, y + dy + 13, x + dx + 40 * size, y + dy + 13, 5 * size)
        )
        with block.at(x + dx, y + dy, size, turn=turn):
            carp(block, inks[kind])


def _lotus(block: Block, x: float, y: float) -> None:
    for dx, dy, size in (
        (-260.0, -16.0, 34.0),
        (-200, -44, 28),
        (-290, 24, 24),
        (230, -30, 34),
        (280, 4, 28),
        (170, -56, 24),
        (300, 36, 22),
        (-130, -66, 20),
    ):
        block.cut("sea-deep", disc(x + dx + 3, y + dy + 4, size, size * 0.36))
        block.cut("sea-light" if size > 26 else "sea-dark", disc(x + dx, y + dy, size, size * 0.36))
        veins = [
            poly(
                [
                    (x + dx, y + dy),
                    (x + dx + math.cos(t * 0.571) * size * 0.9, y + dy + math.sin(t * 0.571) * size * 0.32),
                ],
                False,
            )
            for t in range(11)
        ]
        block.line("sea-pale" if size > 26 else "sea", 0.7, *veins)
        block.cut("ivory", disc(x + dx + size * 0.2, y + dy - 2, 1.6, 1.2))
    for dx, dy, size in ((-236.0, -50.0, 1.0), (254.0, -62.0, 1.15), (196.0, -86.0, 0.8)):
        stem = [(x + dx, y + dy + 60 * size), (x + dx + 4, y + dy + 30 * size), (x + dx, y + dy)]
        block.cut("sea-deep", ribbon(sample(stem, 4), 3.4, 2.6))
        lotus_flower(block, x + dx, y + dy, size)


def _pond_guests(block: Block, x: float, y: float) -> None:
    block.cut("ink-brown", disc(x + 20, y - 84, 40, 13))
    block.cut("stone", disc(x + 14, y - 88, 32, 9))
    block.cut("sea-dark", disc(x + 16, y - 96, 13, 8))
    block.line(
        "sea-light",
        0.8,
        *(poly([(x + 6 + k * 5, y - 101 + abs(k - 2)), (x + 8 + k * 4, y - 91)], False) for k in range(5)),
        curve([(x + 4, y - 96), (x + 16, y - 99), (x + 28, y - 96)], False),
    )
    block.cut(
        "sea-dark", disc(x + 1, y - 97, 4.4, 3), disc(x + 7, y - 89, 3, 1.6), disc(x + 26, y - 89, 3, 1.6)
    )
    block.cut("ink", disc(x - 1, y - 98, 0.6))
    _paper_boat(block, x, y)


def _paper_boat(block: Block, x: float, y: float) -> None:
    with block.at(x - 262, y - 21, 0.62):
        block.cut(
            "sea-deep",
            curve([(-8, 0), (-7, -9), (0, -13), (8, -8), (9, 0)]),
            lens(6, 0, 16, -4, 2),
            disc(-3, -13, 2.4),
            disc(3, -14, 2.4),
        )
        block.cut("gold", disc(-3, -13.4, 1), disc(3, -14.4, 1))
    with block.at(x + 58, y + 2, 0.8):
        block.cut("sea-deep", lens(-22, 4, 24, 4, 2.6))
        block.cut("ivory", poly([(-22, -8), (-10, 3), (12, 3), (24, -8), (8, -4), (1, -17), (-7, -4)]))
        block.cut("stone", poly([(1, -17), (8, -4), (1, -2)]), poly([(-22, -8), (-7, -4), (-10, 3)]))
    with block.at(x - 120, y - 128, 0.9, turn=-20):
        block.cut("sea-deep", strip((-14, 0), (12, 0), 1.6, 2.6), disc(13, 0, 2.4))
        block.cut(
            "sea-pale",
            lens(4, 0, -4, -20, 3),
            lens(7, 0, 10, -20, 3),
            lens(4, 0, -4, 20, 3),
            lens(7, 0, 10, 20, 3),
        )


def visitors(block: Block) -> None:
    """Visitors on the path and about the court."""
    people = (
        (1110, 1372, 138, "sea-dark", 0),
        (1150, 1376, 92, "vermilion-dark", 2),
        (1296, 1362, 134, "ink-soft", 3),
        (1330, 1364, 138, "sea", 4),
        (700, 1404, 142, "sea-dark", 3),
        (660, 1408, 140, "ink-soft", 1),
        (1720, 1420, 146, "sea-dark", 2),
        (1756, 1424, 104, "gold-dark", 0),
        (2080, 1400, 142, "ink-soft", 4),
        (330, 1420, 144, "sea-deep", 1),
        (1240, 1520, 172, "sea-deep", 4),
        (1290, 1526, 120, "vermilion-dark", 1),
        (1040, 1600, 190, "ink-soft", 3),
    )
    for x, y, high, ink, kind in people:
        figure(block, x, y, high, ink, kind)
    block.cut("gold-dark", strip((352, 1300), (386, 1416), 3))
    block.cut("gold", poly([(378, 1392), (392, 1390), (408, 1424), (376, 1424)]))
    block.line(
        "gold-dark", 0.8, *(poly([(382 + k * 1.6, 1394), (378 + k * 4, 1423)], False) for k in range(7))
    )


def court(block: Block) -> None:
    """All that stands before the hall."""
    for k in range(2):
        for x, plant, glaze in (
            (880, "kumquat", "sea"),
            (800, "pine", "gold"),
            (720, "palm", "sea"),
            (630, "kumquat", "sea"),
            (470, "pine", "gold"),
            (400, "palm", "sea"),
        ):
            pot(block, 2400 - x if k else x, 1340 + (8 if plant == "palm" else 0), 0.7, plant, glaze)
    vat(block, 850, 1476, 0.95)
    vat(block, 1550, 1476, 0.95)
    for x, ink in ((2240, "sea-dark"), (2330, "vermilion-dark"), (2420, "sea")):
        bicycle(block, x, 1392, 1.25, ink)
    visitors(block)
    pond(block)
    table(block, 1950, 1610, 1.1)
    for x, y, size, plant, glaze in (
        (1680, 1704, 1.2, "kumquat", "sea"),
        (2240, 1700, 1.2, "pine", "gold"),
        (2520, 1620, 1.2, "kumquat", "gold"),
        (2400, 1716, 1.4, "palm", "sea"),
        (-130, 1640, 1.4, "palm", "sea"),
        (36, 1722, 1.15, "pine", "gold"),
    ):
        pot(block, x, y, size, plant, glaze)
