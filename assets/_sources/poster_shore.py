"""What lies behind the hall: sky and swallows, hills, the harbour with its boats, a village at the water."""

import math
from random import Random

from knife import Block, Cut, Point, area, clump, curve, disc, lens, poly, rect, sample, strip
from poster_boats import sampan, steamer
from poster_junk import CANVAS, CLOTH, MATTING, junk

WEST, EAST, NORTH, SOUTH, SEA = -240, 2640, -60, 1760, 628


def sky(block: Block) -> None:
    """Sky, a pale sun, long clouds."""
    block.cut("sea-mist", rect(WEST, NORTH, EAST - WEST, SOUTH - NORTH))
    block.cut("ivory", disc(1660, 170, 92))
    chance = Random(2)
    for k in range(30):
        x, y, length = chance.uniform(300, 2100), 20 + k * 17, chance.uniform(160, 520)
        block.cut("ivory", lens(x, y, x + length, y + chance.uniform(-3, 3), chance.uniform(1.6, 4)))
        block.cut("sea-pale", lens(x + 40, y + 6, x + length * 0.7, y + 7, 1.1))


def swallow(block: Block, x: float, y: float, size: float, turn: float) -> None:
    """A swallow on the wing: long wings, forked tail, pale breast."""
    with block.at(x, y, size * 1.15, turn=turn):
        for side in (-1, 1):
            wing: Cut = [
                ("M", [(6, side)]),
                ("Q", [(2, side * 17), (-18, side * 27)]),
                ("Q", [(-5, side * 13), (-6, side)]),
            ]
            block.cut("ink", [*wing, ("Z", [])], lens(-8, side, -30, side * 8, 2, side * 2))
        block.cut("ink", lens(-14, 0, 14, 0, 4.2))
        block.cut("ivory", lens(-8, 1.4, 9, 1.2, 1.3))
        block.cut("vermilion", lens(8, 0.4, 13, 0.4, 1))
        block.line("ink-brown", 0.5, poly([(-1, -4), (-13, -21)], False), poly([(-1, 4), (-13, 21)], False))


def swallows(block: Block) -> None:
    """Swallows over the ridge."""
    for x, y, size, turn in (
        (980, 190, 1.1, -24),
        (1060, 240, 0.8, -10),
        (900, 268, 0.7, -38),
        (1330, 232, 0.9, 200),
        (1410, 160, 0.7, 168),
        (760, 150, 0.6, 10),
        (1120, 130, 0.5, -20),
        (1560, 262, 0.6, 150),
        (690, 300, 0.7, -30),
        (1780, 216, 0.6, 190),
    ):
        swallow(block, x, y, size, turn)


RANGES: tuple[tuple[str, str, list[Point]], ...] = (
    (
        "sea-pale",
        "sea-mist",
        [
            (-240, 560),
            (-60, 500),
            (90, 470),
            (260, 520),
            (420, 450),
            (640, 520),
            (900, 470),
            (1200, 540),
            (1500, 480),
            (1750, 520),
            (1960, 440),
            (2200, 500),
            (2420, 450),
            (2640, 540),
        ],
    ),
    (
        "sea-light",
        "sea-pale",
        [
            (-240, 600),
            (-100, 560),
            (40, 590),
            (180, 530),
            (300, 560),
            (430, 600),
            (560, 612),
            (1200, 614),
            (1800, 614),
            (1900, 606),
            (2040, 540),
            (2140, 500),
            (2260, 560),
            (2380, 530),
            (2500, 470),
            (2640, 540),
        ],
    ),
    (
        "sea",
        "sea-light",
        [
            (-240, 628),
            (-160, 606),
            (-60, 622),
            (240, 634),
            (1200, 636),
            (2120, 636),
            (2240, 630),
            (2380, 596),
            (2480, 560),
            (2560, 540),
            (2640, 520),
        ],
    ),
)
"""Ink, light and ridge of each range, from far to near."""


def hills(block: Block) -> None:
    """Three ranges of hills, with paths of carved light, and a small pavilion on one top."""
    chance = Random(13)
    for ink, lit, ridge in RANGES:
        block.cut(ink, area(ridge, [(EAST, 640), (WEST, 640)]))
        line = sample(ridge, 10)
        for _ in range(170):
            i = chance.randrange(3, len(line) - 3)
            x, y = line[i]
            falls = line[i + 2][1] > line[i - 2][1]
            y += chance.uniform(4, 80)
            if y < 606:
                run = chance.uniform(8, 24)
                block.cut(
                    "sea-dark" if ink == "sea" and falls else lit,
                    lens(x, y, x + run * (0.5 if falls else -0.5), y + run, 1.2, 2),
                )
    _slopes(block)


def _slopes(block: Block) -> None:
    _pavilion(block, 2140, 500)


def _pavilion(block: Block, x: float, y: float) -> None:
    block.cut(
        "sea-dark", rect(x - 7, y - 10, 1.6, 12), rect(x + 5.4, y - 10, 1.6, 12), rect(x - 1, y - 10, 1.4, 12)
    )
    block.cut(
        "sea-deep",
        poly([(x - 13, y - 9), (x, y - 19), (x + 13, y - 9)]),
        poly([(x - 7, y - 16), (x, y - 25), (x + 7, y - 16)]),
    )
    block.cut("gold", disc(x, y - 25, 1.2))


def _woods(block: Block) -> None:
    chance = Random(17)
    block.cut("sand", lens(-250, 640, 350, 640, 5), lens(2040, 641, 2650, 641, 5))
    for start, end in ((-240, 340), (2060, 2640)):
        for x in range(start, end, 9):
            size = chance.uniform(5, 10)
            block.cut(
                chance.choice(["sea-dark", "sea-deep", "sea-dark"]),
                clump(x, 632 - size * 0.5, size, size * 0.9, 7, chance),
            )
    for x in (20, 60, 92, 120, 158, 196, 2120, 2160, 2196, 2236, 2280, 2330):
        _cottage(block, x + chance.uniform(-6, 6), 638 + chance.uniform(-3, 5), chance.uniform(0.7, 1.1))


def _cottage(block: Block, x: float, y: float, size: float) -> None:
    with block.at(x, y, size):
        block.cut("ivory", poly([(-9, 0), (-9, -13), (0, -20), (9, -13), (9, 0)]))
        block.cut("stone", rect(9, -13, 22, 13))
        block.cut(
            "ink-soft", poly([(-1, -22), (25, -22), (34, -12), (10, -12)]), strip((-11, -12), (0, -21), 2)
        )
        block.line(
            "ink-brown", 0.5, *(poly([(1 + k * 3, -21.6), (11 + k * 2.8, -12.4)], False) for k in range(8))
        )
        block.cut("ink", rect(-2.4, -9, 4.8, 9), rect(14, -9, 3.6, 4), rect(23, -9, 3.6, 4))
        block.cut("gold", rect(14.6, -8.4, 2.4, 1.2))


def sea(block: Block) -> None:
    """The harbour, its ripples and its boats, down to where the wings hide it."""
    chance = Random(29)
    block.cut("sea", rect(WEST, SEA, EAST - WEST, 700))
    for _ in range(900):
        share = chance.random() ** 1.3
        x, y = chance.uniform(WEST, EAST), SEA + 4 + share * 340
        if 420 < x < 1980:
            continue
        length = 5 + 46 * share * chance.uniform(0.5, 1.4)
        block.cut(
            chance.choice(["sea-light", "sea-dark", "sea-pale", "sea-light"]),
            lens(x, y, x + length, y, 0.4 + 1.5 * share, 0.6 + share),
        )
    _woods(block)
    _boats(block)


def _boats(block: Block) -> None:
    for x, y, size, inks, flip in (
        (170, 656, 0.08, MATTING, False),
        (-30, 662, 0.08, CANVAS, True),
        (2100, 664, 0.09, CANVAS, False),
        (2420, 672, 0.12, MATTING, True),
        (40, 722, 0.22, CLOTH, False),
        (2324, 692, 0.15, CANVAS, False),
        (2190, 778, 0.36, CLOTH, True),
        (300, 800, 0.27, MATTING, True),
    ):
        block.cut("sea-deep", lens(x - 330 * size, y + 30 * size, x + 360 * size, y + 30 * size, 14 * size))
        with block.at(x, y, size, flip=flip):
            junk(block, inks)
        for k in range(5):
            wide = (300 - 40 * k) * size
            block.cut(
                inks[1],
                lens(x - wide, y + (44 + k * 16) * size, x + wide * 0.9, y + (44 + k * 16) * size, 3 * size),
            )
    block.cut(
        "ink-brown",
        curve([(2496, 648), (2488, 630), (2470, 622), (2440, 620), (2470, 616), (2496, 622), (2506, 648)]),
    )
    _small_craft(block)


def _small_craft(block: Block) -> None:
    with block.at(2500, 684, 0.3, flip=True):
        steamer(block)
    for x, y, size, flip in (
        (206, 672, 0.16, False),
        (190, 716, 0.26, True),
        (2300, 742, 0.26, False),
        (2400, 733, 0.3, True),
        (-60, 800, 0.4, False),
        (2510, 790, 0.36, False),
    ):
        block.cut("sea-dark", lens(x - 80 * size, y + 6 * size, x + 90 * size, y + 6 * size, 7 * size))
        with block.at(x, y, size, flip=flip):
            sampan(block)
    chance = Random(41)
    for x0 in (90, 2400):
        for k in range(16):
            foot = (x0 + k * 5.0, 690 + 3 * math.sin(k))
            block.cut("ink-soft", strip(foot, (foot[0] + chance.uniform(-1, 1), foot[1] - 9), 0.8, 0.5))
    for k in range(18):
        a, b = (chance.uniform(-100, 330) if k % 2 else chance.uniform(2060, 2500)), chance.uniform(560, 740)
        block.cut("ivory", lens(a - 7, b - 2, a, b, 1, -1.6), lens(a, b, a + 7, b - 2.4, 1, -1.6))


def shore(block: Block) -> None:
    """All that is behind the hall."""
    sky(block)
    hills(block)
    sea(block)
