"""What stands about the court: glazed pots and vats, a stone table, bicycles."""

import math
from random import Random

from knife import Block, clump, curve, disc, lens, mix, pill, poly, rect, ribbon, sample


def lotus_flower(block: Block, x: float, y: float, size: float) -> None:
    """A lotus in bloom."""
    for ink, spread, tall, count in (("sand", 26, 26, 7), ("ivory", 20, 34, 5), ("gold-pale", 9, 38, 3)):
        for k in range(count):
            share = (k / (count - 1)) * 2 - 1
            tip = (x + share * spread * size, y - (tall - abs(share) * tall * 0.45) * size)
            block.cut(ink, lens(x + share * 4 * size, y, *tip, 7 * size, share * 3))
            block.line("stone", 0.4, poly([(x + share * 4 * size, y - 3), mix((x, y), tip, 0.86)], False))


def pot(block: Block, x: float, y: float, size: float, plant: str, glaze: str = "sea") -> None:
    """A glazed pot with a kumquat, a dwarf pine or a fan palm."""
    chance = Random(round(x * 7 + y))
    block.cut("ink-brown", lens(x - 44 * size, y + 2, x + 66 * size, y + 3, 7 * size))
    with block.at(x, y, size):
        {"kumquat": _kumquat, "pine": _pine, "palm": _palm}[plant](block, chance)
        block.cut(glaze, poly([(-36, -62), (36, -62), (27, 0), (-27, 0)]))
        block.cut(glaze + "-dark", poly([(10, -62), (36, -62), (27, 0), (9, 0)]), rect(-42, -70, 84, 12))
        block.cut(glaze + "-light", rect(-42, -70, 84, 4), lens(-26, -56, -21, -6, 2.4))
        for k in range(5):
            a = -24 + k * 12
            block.cut(
                "gold-light" if glaze == "sea" else "ink-soft",
                poly([(a - 4, -34), (a, -42), (a + 4, -34), (a, -26)]),
            )
            block.cut(glaze + "-dark", disc(a, -34, 1.4))


def _kumquat(block: Block, chance: Random) -> None:
    block.cut("ink-soft", rect(-4, -130, 8, 70))
    for a, b, wide, high, ink in (
        (0.0, -118.0, 62, 44, "sea-deep"),
        (-4, -160, 50, 40, "sea-deep"),
        (-8, -130, 46, 34, "sea-dark"),
        (-8, -172, 34, 24, "sea-dark"),
    ):
        block.cut(ink, clump(a, b, wide, high, 11, chance))
    for _ in range(130):
        a, b = chance.uniform(-56, 52), chance.uniform(-196, -84)
        if abs(a) < 60 - (abs(b + 130) * 0.34):
            block.cut(
                chance.choice(["sea", "sea-light", "sea-deep", "sea"]),
                lens(a, b, a + chance.uniform(-9, 9), b - chance.uniform(2, 7), 2, 0.6),
            )
    for _ in range(34):
        a, b = chance.uniform(-46, 44), chance.uniform(-190, -92)
        block.cut("gold-dark", disc(a + 0.6, b + 0.8, 4.6))
        block.cut("gold", disc(a, b, 4.4))
        block.cut("gold-pale", disc(a - 1.4, b - 1.6, 1.2))


def _pine(block: Block, chance: Random) -> None:
    block.cut("ink-soft", ribbon(sample([(-2, -62), (-26, -96), (14, -124), (4, -170)], 6), 17, 8))
    block.cut("ink-brown", ribbon(sample([(-6, -62), (-29, -96), (9, -124), (2, -166)], 6), 5, 2))
    for a, b, wide in ((-46, -112, 48), (44, -130, 46), (-12, -178, 58), (52, -90, 34), (-58, -78, 30)):
        block.cut("sea-deep", clump(a, b, wide, wide * 0.34, 11, chance))
        block.cut("sea-dark", clump(a - 4, b - 5, wide * 0.74, wide * 0.2, 9, chance))
        for _ in range(46):
            px, py = a + chance.uniform(-wide, wide) * 0.9, b + chance.uniform(-0.26, 0.2) * wide
            for turn in (-2.2, -1.57, -0.9):
                block.line(
                    chance.choice(["sea", "sea-light"]),
                    0.7,
                    poly([(px, py), (px + 6 * math.cos(turn), py + 6 * math.sin(turn))], False),
                )


def _palm(block: Block, chance: Random) -> None:
    for k in range(13):
        turn = -math.pi * (0.06 + 0.88 * k / 12)
        long = chance.uniform(74, 110)
        tip = (math.cos(turn) * long, -66 + math.sin(turn) * long)
        block.cut(("sea-deep", "sea-dark", "sea")[k % 3], lens(0, -64, *tip, 8, math.cos(turn) * 9))
        block.line("sea-light", 0.7, poly([(0, -66), mix((0, -66), tip, 0.9)], False))


def vat(block: Block, x: float, y: float, size: float) -> None:
    """A great lotus vat with waves in relief."""
    block.cut("ink-brown", lens(x - 110 * size, y + 2, x + 150 * size, y + 4, 13 * size))
    with block.at(x, y, size):
        for a, b in ((-40, -170), (34, -150), (-4, -200), (64, -180)):
            block.cut("sea-deep", ribbon(sample([(a * 0.3, -96), (a * 0.7, (b - 96) / 2), (a, b)], 4), 5, 4))
        for a, b, wide in ((-46, -168, 42), (44, -146, 40), (70, -182, 34)):
            block.cut("sea-deep", disc(a, b + 3, wide, wide * 0.34))
            block.cut("sea", disc(a, b, wide, wide * 0.32))
            block.line(
                "sea-light",
                0.8,
                *(
                    poly(
                        [
                            (a, b),
                            (a + math.cos(t * 0.628) * wide * 0.9, b + math.sin(t * 0.628) * wide * 0.28),
                        ],
                        False,
                    )
                    for t in range(10)
                ),
            )
        lotus_flower(block, -4, -196, 1.5)
        block.cut(
            "sea-dark",
            curve([(-106, -96), (-104, -40), (-60, 0), (60, 0), (104, -40), (106, -96)], pull=0.13),
        )
        _vat_belly(block)


def _vat_belly(block: Block) -> None:
    block.cut("sea", curve([(-104, -94), (-100, -44), (-58, -4), (20, -4), (44, -40), (48, -94)], pull=0.13))
    block.cut("sea-light", disc(0, -98, 108, 18))
    block.cut("sea-deep", disc(0, -97, 94, 13))
    block.cut(
        "sea-pale",
        *(lens(-60 + k * 30, -98 + (k % 2) * 5, -34 + k * 30, -98 + (k % 2) * 5, 1) for k in range(5)),
    )
    for k in range(9):
        a = -84 + k * 21
        spiral = [
            (a + 8 * (1 - t / 12) * math.cos(t * 0.9), -46 + 8 * (1 - t / 12) * math.sin(t * 0.9))
            for t in range(10)
        ]
        block.line(
            "gold-light",
            1.7,
            curve(spiral, False),
            curve([(a + 6, -40), (a + 12, -36), (a + 14, -44)], False),
        )
    block.line(
        "gold",
        1.5,
        curve([(-98, -70), (0, -58), (98, -70)], False),
        curve([(-84, -24), (0, -14), (84, -24)], False),
    )


def table(block: Block, x: float, y: float, size: float) -> None:
    """A stone table and drum stools; a pot of tea, cups, and a saucer of lychees."""
    block.cut("ink-brown", lens(x - 150 * size, y + 4, x + 190 * size, y + 8, 15 * size))
    with block.at(x, y, size):
        for a, b in ((-120, -26), (120, -24)):
            _stool(block, a, b)
        block.cut("ink-brown", poly([(-26, -84), (26, -84), (38, 0), (-38, 0)]))
        block.cut("stone", poly([(-26, -84), (0, -84), (-4, 0), (-38, 0)]))
        block.cut("ink-brown", disc(0, -82, 106, 24))
        block.cut("sand", disc(0, -90, 106, 24))
        block.line("stone", 1.2, disc(0, -90, 92, 19), disc(0, -90, 60, 12))
        block.cut("ink-soft", disc(0, -106, 19, 14), poly([(16, -108), (34, -118), (32, -122), (14, -112)]))
        _tea(block)


def _tea(block: Block) -> None:
    block.line("ink-soft", 4, curve([(-16, -112), (-32, -114), (-28, -98), (-14, -98)], False))
    block.cut("gold", disc(0, -120, 3), lens(-12, -113, 6, -117, 1.2))
    for a, b in ((-54, -88), (-34, -78), (48, -80), (58, -94)):
        block.cut("ivory", poly([(a - 7, b - 8), (a + 7, b - 8), (a + 4, b), (a - 4, b)]))
        block.cut("gold-dark", disc(a, b - 8, 7, 2))
    block.cut("ivory", disc(10, -76, 15, 4))
    block.cut("vermilion", *(disc(2 + k * 5.4, -79 - (k % 2) * 3, 3.2) for k in range(4)))
    _stool(block, -44, 26)
    _stool(block, 74, 24)


def _stool(block: Block, x: float, y: float) -> None:
    block.cut(
        "sea-dark",
        curve(
            [
                (x - 30, y - 50),
                (x - 36, y - 24),
                (x - 28, y),
                (x + 28, y),
                (x + 36, y - 24),
                (x + 30, y - 50),
            ],
            pull=0.13,
        ),
    )
    block.cut(
        "sea",
        curve(
            [
                (x - 29, y - 50),
                (x - 34, y - 24),
                (x - 26, y - 2),
                (x + 2, y - 2),
                (x + 8, y - 26),
                (x + 4, y - 50),
            ],
            pull=0.13,
        ),
    )
    block.cut("sea-light", disc(x, y - 51, 30, 8))
    block.cut(
        "gold",
        *(disc(x - 26 + k * 8.6, y - 41 + 3 * math.sin(k * 0.52), 1.7) for k in range(7)),
        *(
            poly(
                [
                    (x - 16 + k * 16, y - 20),
                    (x - 11 + k * 16, y - 28),
                    (x - 6 + k * 16, y - 20),
                    (x - 11 + k * 16, y - 12),
                ]
            )
            for k in range(3)
        ),
    )


def bicycle(block: Block, x: float, y: float, size: float, ink: str) -> None:
    """A bicycle on its stand, with a basket: every spoke."""
    with block.at(x, y, size):
        block.cut("ink-brown", lens(-70, 1, 90, 2, 4))
        for hub in (-42.0, 42.0):
            block.line("ink", 3, disc(hub, -30, 29))
            block.line("stone", 0.8, disc(hub, -30, 27))
            block.line(
                "ink-brown",
                0.5,
                *(
                    poly(
                        [
                            (hub + 2 * math.cos(t * 0.2618 + 1), -30 + 2 * math.sin(t * 0.2618 + 1)),
                            (hub + 27 * math.cos(t * 0.2618), -30 + 27 * math.sin(t * 0.2618)),
                        ],
                        False,
                    )
                    for t in range(24)
                ),
            )
            block.cut("ink", disc(hub, -30, 3))
        block.line(
            ink,
            3.4,
            poly([(-42, -30), (-16, -66), (26, -66), (-2, -28), (-42, -30)], False),
            poly([(-22, -76), (-2, -28)], False),
            poly([(22, -82), (28, -60), (42, -30)], False),
        )
        _bicycle_frame(block)


def _bicycle_frame(block: Block) -> None:
    block.line("ink", 2.6, curve([(22, -82), (14, -90), (6, -84)], False), poly([(-2, -28), (6, -16)], False))
    block.line(
        "ink",
        1.2,
        disc(-2, -28, 7),
        poly([(-2, -35), (-42, -33)], False),
        poly([(-2, -21), (-42, -27)], False),
    )
    block.cut("ink-soft", lens(-36, -79, -8, -78, 5), pill(0, -16, 12, 3, 1.5))
    block.cut("gold-dark", poly([(30, -92), (58, -92), (53, -70), (34, -70)]))
    block.line(
        "gold-light",
        0.8,
        *(poly([(31 + k * 0.8, -88 + k * 5), (57 - k * 0.8, -88 + k * 5)], False) for k in range(4)),
        *(poly([(34 + k * 5, -91), (36 + k * 4, -71)], False) for k in range(5)),
    )
