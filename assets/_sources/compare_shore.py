"""One shore in two states: the tidal flat that was, and the fields, port and airport that it became."""

import math
from random import Random

from knife import (
    Block,
    Cut,
    Point,
    area,
    clump,
    disc,
    lens,
    poly,
    rect,
    ribbon,
    sample,
)

WIDTH, HEIGHT, HORIZON = 1600, 1000, 430


CREEK: list[Point] = [
    (-0.8, 3.75),
    (-0.2, 3.0),
    (0.5, 2.5),
    (0.62, 2.0),
    (0.15, 1.6),
    (-0.3, 1.28),
    (-0.3, 1),
    (-0.1, 0.8),
]


SHORE: list[Point] = [
    (-2.6, 1.5),
    (-1.75, 2.05),
    (-1.2, 2.8),
    (-0.8, 3.75),
    (0.2, 5.6),
    (1.6, 9),
    (4, 15),
    (9, 30),
]


HUT: Point = (1.12, 2.02)


def spot(x: float, depth: float, up: float = 0) -> Point:
    """Where a place on the ground is seen; `up` lifts it."""
    return 800 + 800 * x / depth, HORIZON + (570 - 800 * up) / depth


def seen(points: list[Point]) -> list[Point]:
    """Ground points as they are seen."""
    return [spot(x, depth) for x, depth in points]


def aside(line: list[Point], offset: float) -> list[Point]:
    """The ground line moved sideways."""
    out = []
    for i, (x, z) in enumerate(line):
        (ax, az), (bx, bz) = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        length = math.hypot(bx - ax, bz - az) or 1
        out.append((x - (bz - az) / length * offset, z + (bx - ax) / length * offset))
    return out


def course(line: list[Point], left: float, right: float) -> Cut:
    """A ribbon on the ground from `left` to `right` of a line."""
    close = sample(line, 6)
    return poly(seen(aside(close, left)) + seen(aside(close, right))[::-1])


def sky(block: Block, air: str, streak: str) -> None:
    """Sky, a pale sun and long thin clouds."""
    block.cut(air, rect(0, 0, WIDTH, HEIGHT))
    block.cut("ivory", disc(700, 214, 74))
    for x, y, length in (
        (560, 96, 330),
        (640, 118, 210),
        (880, 300, 260),
        (500, 322, 190),
        (1290, 70, 280),
        (1380, 90, 150),
    ):
        block.cut(streak, lens(x, y, x + length, y + 2, 3.4))


def hills(block: Block) -> None:
    """Island hills far out, and the tall hills that the eye comes back to."""
    far = [(330, 432), (420, 408), (500, 388), (580, 404), (640, 394), (740, 414), (860, 432)]
    block.cut("sea-pale", area(far, [(860, 440), (330, 440)]))
    back = [
        (850, 436),
        (940, 384),
        (1030, 336),
        (1100, 300),
        (1180, 330),
        (1300, 250),
        (1400, 190),
        (1490, 214),
        (1620, 290),
    ]
    block.cut("sea-light", area(back, [(1620, 480), (1000, 480), (880, 442)]))
    _ridges(block)


def _ridges(block: Block) -> None:
    tall = [
        (880, 452),
        (960, 412),
        (1040, 352),
        (1105, 268),
        (1160, 206),
        (1206, 152),
        (1250, 172),
        (1300, 250),
    ]
    tall += [(1370, 340), (1450, 420), (1500, 470)]
    near = [
        (1190, 480),
        (1250, 400),
        (1310, 316),
        (1368, 262),
        (1410, 252),
        (1460, 286),
        (1530, 350),
        (1620, 396),
    ]
    for ridge, top, foot in ((tall, 5, 1292), (near, 4, 1470)):
        block.cut("sea", area(ridge, [(ridge[-1][0], 520), (ridge[0][0], 520)]))
        x, y = ridge[top]
        high = 500 - y
        spine = [(x, y), (x + 20, y + high * 0.16), (x + 4, y + high * 0.32), (x + 36, y + high * 0.5)]
        spine += [(foot - 44, y + high * 0.74), (foot, 500)]
        shade = [*sample(ridge[top:], 5), (ridge[-1][0], 510), *sample(spine[::-1], 5)]
        block.cut("sea-dark", poly(shade))
        _slopes(block, sample(ridge), 5 + len(ridge) * 2)
    block.cut("sea-pale", lens(850, 449, 1060, 452, 2.6), lens(900, 458, 1010, 458, 1.6))


def _slopes(block: Block, line: list[Point], count: int) -> None:
    chance = Random(4)
    for _ in range(count):
        i = chance.randrange(6, len(line) - 6)
        x, y = line[i]
        falls = line[i + 3][1] > line[i - 3][1]
        y += chance.uniform(12, max(14, (420 - y) * 0.7))
        run = chance.uniform(26, 62)
        if y + run < 452:
            lean = (0.5 if falls else -0.5) * run
            ink = "sea-deep" if falls else "sea-light"
            block.cut(ink, lens(x, y, x + lean, y + run, chance.uniform(1.6, 3.2), 3))


def sea(block: Block) -> None:
    """The bay, calm, with ripples that widen towards us."""
    chance = Random(9)
    block.cut("sea", rect(0, HORIZON, 1120, 400))
    block.cut("sea-dark", rect(0, HORIZON, 1120, 5))
    for _ in range(120):
        share = chance.random() ** 1.6
        y = HORIZON + 9 + 330 * share
        length = chance.uniform(16, 40) + 150 * share
        x = chance.uniform(-60, 980)
        block.cut(
            chance.choice(["sea-light", "sea-dark", "sea-light", "sea-pale"]),
            lens(x, y, x + length, y, 0.9 + 3.4 * share, 1 + 3 * share),
        )
    for k in range(13):
        y = HORIZON + 12 + k * 7.5
        wide = 66 - k * 2 + chance.uniform(-20, 14)
        block.cut("ivory", lens(700 - wide, y, 700 + wide, y, 1.5 + k * 0.1))


def land(block: Block, ink: str) -> None:
    """The low ground that the sea once covered at every flood tide."""
    shore = sample(SHORE, 6)
    block.cut(ink, poly([*seen(shore), (WIDTH, 447), (WIDTH, HEIGHT), (0, HEIGHT), (0, 700)]))


def woods(block: Block) -> None:
    """The belt of trees at the foot of the hills."""
    chance = Random(21)
    for x in range(1010, 1620, 26):
        base = 468 + (x - 1010) * 0.028
        size = chance.uniform(11, 17)
        block.cut(
            "sea-deep",
            clump(x, base - size * 0.6, size * 1.3, size, 8, chance),
            rect(x - 14, base - 6, 40, 9),
        )
        block.cut("sea-dark", clump(x - 3, base - size * 0.8, size * 0.8, size * 0.55, 7, chance))


def knoll(block: Block) -> None:
    """The rise on the near left bank with rocks and turf."""
    top = [(-20, 800), (60, 792), (150, 800), (260, 830), (350, 876), (420, 940), (450, 1010)]
    block.cut("sea-dark", area(top, [(-20, 1010)]))
    lit = [(-20, 812), (60, 805), (150, 816), (230, 842), (290, 884), (340, 950), (350, 1010)]
    block.cut("sea", area(lit, [(-20, 1010)]))
    rock = [(250, 1004), (262, 930), (300, 884), (352, 878), (404, 912), (446, 960), (470, 1004)]
    block.cut("ink-brown", poly(rock))
    block.cut("stone", poly([(262, 930), (300, 884), (352, 878), (330, 916), (288, 944)]))
    block.cut("ink-soft", poly([(404, 912), (446, 960), (470, 1004), (380, 1004), (372, 950)]))
    chance = Random(2)
    for _ in range(90):
        x, y = chance.uniform(-10, 300), chance.uniform(830, 1000)
        block.cut(
            chance.choice(["sea-light", "sea-deep", "sea-light"]),
            lens(x, y, x + chance.uniform(-9, 9), y - chance.uniform(14, 30), 2.4, 2),
        )
    for _ in range(16):
        x, y = chance.uniform(262, 430), chance.uniform(910, 990)
        block.cut("ink", lens(x, y, x + chance.uniform(14, 40), y - 6, 1.5))


def old_tree(block: Block) -> None:
    """The banyan: stems grown together, aerial roots, a wide crown."""
    stems = (
        ([(96, 860), (120, 760), (128, 640), (104, 520), (60, 400)], 92, 30),
        ([(160, 864), (164, 740), (176, 620), (236, 500), (300, 410)], 70, 22),
        ([(130, 850), (146, 700), (150, 560), (170, 420), (168, 340)], 84, 26),
        ([(140, 790), (196, 690), (262, 600), (352, 540), (420, 470)], 44, 12),
        ([(140, 740), (92, 640), (30, 560), (-30, 500)], 44, 20),
    )
    block.cut("ink-soft", *(ribbon(sample(list(p), 4), w, e) for p, w, e in stems))
    block.cut(
        "ink-soft",
        area([(20, 872), (70, 838), (96, 760)], [(190, 760)]),
        poly([(40, 872), (84, 800), (196, 800), (232, 850), (262, 872), (200, 862), (160, 880), (120, 864)]),
    )
    block.cut(
        "ink",
        *(
            ribbon(sample(p, 4), w, 2)
            for p, w in (
                ([(190, 868), (188, 740), (204, 620), (262, 514)], 26),
                ([(136, 866), (150, 760), (146, 620), (160, 470)], 14),
                ([(190, 740), (222, 690), (276, 606), (356, 548)], 9),
            )
        ),
    )
    for x, y, length in (
        (112, 780, 90),
        (104, 690, 70),
        (160, 700, 110),
        (120, 600, 80),
        (84, 830, 40),
        (172, 830, 60),
    ):
        block.cut("ink-brown", lens(x, y, x + 6, y - length, 3.2, 4))
    chance = Random(31)
    for hung in (-4, 30, 62, 226, 250, 262, 300, 322, 338, 376, 392, 402):
        top = 420 + abs(hung - 180) * 0.18
        tip = (hung + chance.uniform(-8, 8), top + chance.uniform(90, 230))
        block.cut("ink-soft", lens(hung, top, *tip, 2.6, 3))
    _crown(block)


def _crown(block: Block) -> None:
    chance = Random(12)
    lumps = (
        (-10, 380, 120, 96),
        (110, 250, 150, 110),
        (260, 280, 150, 104),
        (380, 400, 116, 78),
        (200, 390, 150, 70),
        (60, 420, 130, 60),
    )
    for x, y, wide, high in lumps:
        block.cut("sea-deep", clump(x, y, wide, high, 13, chance))
    for x, y, wide, high in lumps:
        block.cut("sea-dark", clump(x - wide * 0.12, y - high * 0.2, wide * 0.74, high * 0.66, 11, chance))
    for x, y, wide, high in lumps[:4]:
        block.cut("sea", clump(x - wide * 0.2, y - high * 0.34, wide * 0.48, high * 0.4, 9, chance))
    for x, y, wide, high in lumps:
        for _ in range(22):
            turn, reach = chance.uniform(2.5, 5.3), chance.uniform(0.2, 0.86)
            px, py = x + math.cos(turn) * wide * reach - 8, y + math.sin(turn) * high * reach
            block.cut(
                chance.choice(["sea-light", "sea-light", "sea-pale"]),
                lens(px - 9, py + 4, px + 9, py - 1, 2.3, -4),
            )


def creek(block: Block, bank: str, verge: str, wide: float) -> None:
    """The winding water with its banks: the same bend in both pictures."""
    block.cut(verge, course(CREEK, wide + 0.07, -wide - 0.07))
    block.cut(bank, course(CREEK, wide + 0.035, -wide - 0.035))
    block.cut("sea", course(CREEK, 0.15, -0.15))
    block.cut("sea-dark", course(CREEK, -0.06, -0.15))
    chance = Random(14)
    close = sample(CREEK, 8)
    for _ in range(70):
        x, depth = chance.choice(close)
        px, py = spot(x + chance.uniform(-0.1, 0.1), depth + chance.uniform(-0.03, 0.03))
        size = chance.uniform(16, 46) / depth
        block.cut("sea-light", lens(px - size, py, px + size, py, 2.6 / depth, 1))
