"""One shore in two states: the tidal flat that was, and the fields, port and airport that it became."""

import math
from collections.abc import Callable
from itertools import pairwise
from random import Random

from knife import (
    Block,
    Cut,
    Point,
    area,
    band,
    clump,
    curve,
    disc,
    lens,
    mix,
    pill,
    poly,
    rect,
    ribbon,
    sample,
)
from knife import strip

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
ROAD: list[Point] = [
    (-0.8, 3.4),
    (-0.42, 2.8),
    (-0.02, 2.4),
    (0.06, 2.08),
    (-0.2, 1.68),
    (-0.66, 1.34),
    (-0.8, 1.05),
    (-0.7, 0.8),
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


# --- what stays


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
    for x in (-4, 30, 62, 226, 250, 262, 300, 322, 338, 376, 392, 402):
        y = 420 + abs(x - 180) * 0.18
        block.cut("ink-soft", lens(x, y, x + chance.uniform(-8, 8), y + chance.uniform(90, 230), 2.6, 3))
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


# --- then


def mud(block: Block) -> None:
    """Wet mud: bars and sheens that the ebb leaves, rills that run to the creek."""
    chance = Random(5)
    block.cut("ink-brown", course(SHORE, 0, -0.1))
    inks = ["sand", "sand", "sand", "ivory", "gold-light", "sea-mist", "sea-pale", "ink-brown"]
    for _ in range(470):
        x, depth = chance.uniform(-2.6, 6), 0.95 + 6 * chance.random() ** 1.5
        px, py = spot(x, depth)
        if -80 < px < 1600 and (py > 660 or px > 640 + (660 - py) * 2):
            size = chance.uniform(60, 330) / depth
            block.cut(
                chance.choice(inks),
                lens(px, py, px + size, py + 1, size * chance.uniform(0.02, 0.07), 4 / depth),
            )
    rills: tuple[list[Point], ...] = (
        [(0.62, 2.0), (1.1, 1.75), (1.5, 1.8), (2.1, 1.6)],
        [(0.15, 1.6), (-0.35, 1.75), (-0.6, 1.6), (-1.1, 1.62)],
        [(-0.3, 1.28), (0.1, 1.15), (0.5, 1.2), (0.9, 1.08)],
        [(0.5, 2.5), (1.2, 2.9), (2, 3.0), (3.1, 3.6)],
        [(-0.2, 3.0), (0.4, 3.6), (1.3, 4.1), (2.2, 5.2)],
        [(1.1, 1.75), (1.2, 1.5), (1.5, 1.35)],
        [(0.15, 1.6), (0.5, 1.5), (0.8, 1.55), (1.1, 1.42)],
        [(-0.2, 3.0), (-0.5, 2.7), (-0.7, 2.75), (-1.0, 2.5)],
    )
    for rill in rills:
        for ink, wide in (("ink-brown", 0.11), ("sea", 0.066)):
            block.cut(ink, poly(_narrowing(sample(rill, 6), wide)))


def _narrowing(line: list[Point], wide: float) -> list[Point]:
    last = len(line) - 1
    left = [mix(a, b, i / last) for i, (a, b) in enumerate(zip(aside(line, wide), line, strict=True))]
    right = [mix(a, b, i / last) for i, (a, b) in enumerate(zip(aside(line, -wide), line, strict=True))]
    return seen(left) + seen(right)[::-1]


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


def mangrove(block: Block, x: float, depth: float, size: float, chance: Random) -> None:
    """A mangrove clump standing on its stilt roots."""
    px, py = spot(x, depth)
    s = size * 100 / depth
    for k in range(7):
        foot = px + s * (k - 3) * 0.26
        block.line(
            "ink-soft",
            max(1.2, s * 0.035),
            curve(
                [
                    (px + (k - 3) * s * 0.08, py - s * 0.62),
                    (foot, py - s * 0.34),
                    (foot + s * 0.02 * (k - 3), py),
                ],
                False,
            ),
        )
    block.cut("sea-deep", clump(px, py - s * 0.72, s * 0.86, s * 0.42, 11, chance))
    block.cut("sea-dark", clump(px - s * 0.1, py - s * 0.82, s * 0.62, s * 0.28, 9, chance))
    for _ in range(9):
        lx, ly = px + s * chance.uniform(-0.62, 0.4), py - s * chance.uniform(0.62, 1.04)
        block.cut("sea-light", lens(lx - s * 0.09, ly + s * 0.03, lx + s * 0.09, ly, s * 0.02, -s * 0.04))


def reeds(block: Block, chance: Random) -> None:
    """Reeds with pale plumes in the near right corner."""
    for k in range(64):
        x = 1250 + 370 * (k % 32) / 31 + chance.uniform(-10, 10)
        tall, lean = chance.uniform(120, 250) * (0.62 + 0.38 * (x - 1250) / 370), chance.uniform(-46, 30)
        base = 1010
        tip = (x + lean, base - tall)
        ink = chance.choice(["sea-deep", "sea-dark", "sea-dark", "sea", "gold-dark"])
        block.cut(ink, lens(x, base, tip[0], tip[1], 4.4, lean * 0.16))
        if k % 3 == 0:
            for i in range(7):
                a = -math.pi / 2 + lean * 0.006 + (i - 3) * 0.2
                block.cut(
                    "gold-light" if i % 2 else "gold",
                    lens(tip[0], tip[1] + 8, tip[0] + math.cos(a) * 40, tip[1] + math.sin(a) * 40, 2.6, 2),
                )


def hut(block: Block) -> None:
    """A hut of planks and thatch on stilts at the water's edge, with a ladder and a drying net."""
    x, y = spot(*HUT)
    with block.at(x, y, 1.0):
        for px in (-78, -40, 0, 44, 82):
            block.cut("ink", strip((px, -76), (px - 3, 10), 6.4, 5))
        block.line("ink", 3, poly([(-78, -30), (-40, -4), (0, -32), (44, -2), (82, -28)], False))
        block.cut("ink-soft", rect(-104, -82, 210, 9))
        block.cut("gold", rect(-84, -150, 168, 68))
        block.cut("gold-dark", rect(14, -150, 70, 68))
        block.line("gold-dark", 1.6, *(poly([(px, -149), (px, -84)], False) for px in range(-74, 12, 11)))
        block.line("ink-soft", 1.6, *(poly([(px, -149), (px, -84)], False) for px in range(24, 84, 11)))
        block.cut("ink", rect(-42, -134, 28, 52), rect(34, -130, 26, 20))
        block.cut(
            "ink-soft", poly([(-106, -144), (-62, -206), (58, -206), (108, -140), (60, -146), (-40, -140)])
        )
        block.cut("ink-brown", poly([(-106, -144), (-62, -206), (20, -206), (6, -142), (-40, -140)]))
        chance = Random(8)
        for k in range(40):
            px, py = -92 + k * 4.9, chance.uniform(-196, -156)
            block.cut(
                "stone" if k < 22 else "ink", lens(px, py + 14, px + (12 if k < 22 else -6), py - 8, 1.6)
            )
        block.cut("ink", rect(-70, -210, 136, 7))
        block.cut("gold-dark", strip((-66, -80), (-96, 8), 4), strip((-50, -80), (-80, 8), 4))
        block.line(
            "gold-dark",
            3,
            *(poly([(-69 - k * 5.4, -66 + k * 14), (-53 - k * 5.4, -66 + k * 14)], False) for k in range(5)),
        )
        block.cut("ink-soft", strip((112, -150), (112, 8), 5), strip((190, -140), (192, 12), 5))
        block.line(
            "ink",
            1.2,
            *(
                curve([(112, -140 + k * 9), (150, -122 + k * 9.5), (190, -132 + k * 9)], False)
                for k in range(9)
            ),
        )
        block.line(
            "ink",
            1.2,
            *(
                poly(
                    [
                        (114 + k * 8, -139 + 17 * math.sin(k * 0.33)),
                        (114 + k * 8, -66 + 17 * math.sin(k * 0.33)),
                    ],
                    False,
                )
                for k in range(10)
            ),
        )


def small_boat(block: Block) -> None:
    """A sampan under a patched vermilion sail at the creek's mouth."""
    x, y = spot(-0.8, 3.75)
    with block.at(x - 8, y + 4, 1.12):
        block.cut("sea-dark", lens(-70, 6, 76, 6, 7))
        block.cut("ink", strip((-4, -8), (-2, -150), 4, 2.4))
        sail = [(-2, -146), (34, -128), (52, -84), (58, -26), (-6, -22)]
        block.cut("vermilion", poly([sail[0], (-30, -132), (-36, -84), (-34, -30), *sail[:0:-1]]))
        block.cut(
            "vermilion-dark", poly([(10, -140), (34, -128), (52, -84), (58, -26), (30, -24), (34, -80)])
        )
        block.cut("vermilion-light", poly([(-26, -96), (-10, -98), (-9, -76), (-25, -74)]))
        block.line(
            "ink",
            1.8,
            *(
                poly([a, b], False)
                for a, b in (
                    ((-33, -132), (36, -130)),
                    ((-37, -106), (46, -104)),
                    ((-37, -80), (53, -80)),
                    ((-36, -54), (56, -54)),
                    ((-35, -29), (59, -26)),
                )
            ),
        )
        block.line("ink", 1, poly([(56, -54), (66, -14), (53, -80)], False))
        block.cut(
            "ink",
            [
                ("M", [(-72, -20)]),
                ("Q", [(0, 8), (80, -18)]),
                ("L", [(58, 8)]),
                ("Q", [(0, 16), (-52, 8)]),
                ("Z", []),
            ],
        )
        block.cut(
            "gold",
            [
                ("M", [(-72, -20)]),
                ("Q", [(0, 8), (80, -18)]),
                ("L", [(79, -13)]),
                ("Q", [(0, 13), (-70, -15)]),
                ("Z", []),
            ],
        )
        block.cut("ink-soft", poly([(38, -10), (40, -34), (46, -42), (52, -34), (55, -12)]), disc(46, -46, 5))
        block.cut("gold-light", poly([(36, -46), (46, -56), (56, -46)]))


def wildlife(block: Block, chance: Random) -> None:
    """Egrets on the mud and on the wing, stakes of fish traps in the shallows."""
    for x, y, s in ((900, 838, 1.0), (948, 856, 1.15), (470, 800, 0.9), (1060, 900, 1.3)):
        with block.at(x, y, s):
            block.cut(
                "ivory",
                [
                    ("M", [(-17, -24)]),
                    ("Q", [(-4, -38), (9, -28)]),
                    ("Q", [(14, -46), (9, -54)]),
                    ("L", [(14, -53)]),
                    ("Q", [(20, -42), (12, -24)]),
                    ("Q", [(0, -14), (-17, -24)]),
                    ("Z", []),
                ],
            )
            block.cut("gold-dark", poly([(12, -55), (25, -51), (12, -51)]))
            block.line("ink", 1.3, poly([(-1, -19), (-3, 0)], False), poly([(4, -20), (4, 0)], False))
    for x, y, s in ((960, 150, 1.0), (1016, 176, 0.8), (900, 190, 0.66), (1050, 132, 0.6)):
        with block.at(x, y, s):
            block.cut(
                "ivory", lens(-34, -10, 0, 0, 5, -7), lens(0, 0, 34, -12, 5, -7), lens(-12, 2, 16, -2, 4)
            )
    for k in range(22):
        x, y = 486 + k * 8, 560 - k * 2.7 + chance.uniform(-2, 2)
        block.cut("ink-soft", strip((x, y), (x + chance.uniform(-2, 2), y - 15 + k * 0.22), 2.4, 1.6))


def tidal_flat() -> str:
    """The body of the first picture."""
    block, chance = Block(), Random(77)
    sky(block, "gold-pale", "gold-light")
    sea(block)
    hills(block)
    land(block, "stone")
    woods(block)
    mud(block)
    creek(block, "ink-soft", "ink-brown", 0.15)
    grove = [(2.6 + 0.5 * k, 5.2 - 0.1 * (k % 3), 0.8) for k in range(7)]
    grove += [
        (1.5, 4.6, 0.8),
        (2.1, 4.4, 0.9),
        (3.4, 4.3, 0.9),
        (0.9, 4.3, 0.7),
        (2.0, 3.6, 1.0),
        (2.9, 3.2, 1.1),
    ]
    grove += [(0.3, 3.15, 0.7), (0.75, 3.0, 0.8), (0.98, 3.1, 0.7), (2.3, 3.1, 0.9)]
    for x, depth, size in grove:
        mangrove(block, x, depth, size, chance)
    wildlife(block, chance)
    small_boat(block)
    for x, depth, size in ((1.75, 2.4, 1.0), (2.1, 2.3, 1.2)):
        mangrove(block, x, depth, size, chance)
    hut(block)
    for x, depth, size in (
        (-0.86, 2.1, 1.0),
        (-0.62, 1.95, 1.1),
        (-0.2, 2.15, 0.8),
        (0.02, 2.05, 0.6),
        (0.95, 1.45, 0.72),
    ):
        mangrove(block, x, depth, size, chance)
    knoll(block)
    old_tree(block)
    reeds(block, chance)
    block.cut("url(#speck)", rect(0, 0, WIDTH, HEIGHT))
    return block.body()


# --- now


def fields(block: Block) -> None:
    """Strips of crops between straight ditches, each furrow drawn."""
    chance = Random(40)
    inks = (
        ("gold", "gold-dark"),
        ("sea-light", "sea"),
        ("gold-light", "gold"),
        ("sea", "sea-dark"),
        ("gold", "gold-light"),
    )
    depths = [0.9, 1.22, 1.6, 2.05, 2.6, 3.3, 4.2, 5.4, 7, 10]
    for row, (near, far) in enumerate(zip(depths, depths[1:], strict=False)):
        for column in range(-7, 22):
            x0 = column * 0.62 + row * 0.17
            x1, gap = x0 + 0.58, (far - near) * 0.05
            if spot(x1, far)[0] < 0 or spot(x0, near)[0] > WIDTH + 400:
                continue
            fill, furrow = inks[chance.randrange(len(inks))]
            lean = 0.12 * (far - near)

            def place(
                u: float,
                v: float,
                x0: float = x0,
                x1: float = x1,
                lean: float = lean,
                near: float = near,
                far: float = far,
                gap: float = gap,
            ) -> Point:
                return spot(x0 + (x1 - x0) * u + lean * v, near + (far - near - gap) * v)

            block.cut(fill, poly([place(0, 0), place(1, 0), place(1, 1), place(0, 1)]))
            _furrows(block, place, furrow, far)


def _furrows(block: Block, place: Callable[[float, float], Point], ink: str, far: float) -> None:
    count = 14 if far < 1.7 else 9 if far < 3 else 6 if far < 5 else 4
    rows = []
    for k in range(count):
        u = (k + 0.5) / count
        a, b, c, d = (
            place(u - 0.2 / count, 0.04),
            place(u + 0.2 / count, 0.04),
            place(u + 0.2 / count, 0.96),
            place(u - 0.2 / count, 0.96),
        )
        rows.append(poly([a, b, c, d]))
    block.cut(ink, *rows)


def ponds(block: Block) -> None:
    """Fish ponds on the left bank, in the bend where water always stood."""
    for x, near, far in (
        (-1.02, 1.5, 1.78),
        (-1.3, 1.86, 2.3),
        (-0.72, 1.86, 2.3),
        (-0.92, 2.4, 3.0),
        (-1.5, 1.5, 1.78),
    ):
        frame = [
            spot(x - 0.02, near - 0.03),
            spot(x + 0.5, near - 0.03),
            spot(x + 0.56, far + 0.04),
            spot(x + 0.04, far + 0.04),
        ]
        water = [spot(x + 0.02, near), spot(x + 0.46, near), spot(x + 0.52, far), spot(x + 0.08, far)]
        block.cut("sand", poly(frame))
        block.cut("sea-light", poly(water))
        with block.clip(poly(water)):
            for k in range(6):
                px, py = spot(x + 0.1 + 0.07 * k, near + (far - near) * ((k * 37 % 10) / 10))
                block.cut("sea-mist", lens(px - 26 / near, py, px + 26 / near, py, 2.2 / near))
        px, py = spot(x + 0.26, (near + far) / 2)
        block.cut("ivory", *(lens(px - 14, py + d, px + 14, py + d, 2.2) for d in (-3, 0, 3)))
        block.cut("ink-soft", rect(px - 7, py - 5, 14, 3.4))


def dyke(block: Block) -> None:
    """The sea wall on the old shore line: a stone crown, and a slope of turf on the side of the fields."""
    line = sample(SHORE, 8)
    crown = [spot(x, z, 0.06) for x, z in aside(line, 0.06)]
    inner = [spot(x, z, 0.06) for x, z in aside(line, -0.05)]
    toe = [spot(x, z) for x, z in aside(line, -0.2)]
    block.cut("sea-dark", poly(inner + toe[::-1]))
    block.cut("ivory", poly(crown + inner[::-1]))
    block.cut(
        "sea-light",
        *(lens(*mix(a, b, 0.15), *mix(a, b, 0.8), 1.5) for a, b in zip(inner[:34], toe, strict=False)),
    )
    block.cut("stone", *(strip(a, b, 1.3) for a, b in zip(crown[:34], inner, strict=False)))


def sluice(block: Block) -> None:
    """The sluice at the creek's mouth: stone piers, three vermilion gates, a roofed walk."""
    x, y = spot(-0.8, 3.75)
    with block.at(x - 2, y + 10, 1.1):
        block.cut("sand", rect(-74, -66, 150, 70))
        for k in range(3):
            left = -60 + k * 43
            block.cut("ink", rect(left, -58, 32, 62))
            block.cut("vermilion", rect(left + 2, -70, 28, 54))
            block.cut(
                "vermilion-dark",
                rect(left + 20, -70, 10, 54),
                *(rect(left + 2, -60 + r * 14, 28, 2.6) for r in range(4)),
            )
            block.cut("sea-light", lens(left, 2, left + 32, 2, 3))
        for k in range(4):
            block.cut("stone", rect(-73 + k * 43.5, -84, 14, 90))
            block.cut("ink-brown", rect(-64 + k * 43.5, -84, 5, 90))
        block.cut("ivory", rect(-84, -92, 170, 10))
        block.cut("ink-brown", rect(-84, -83, 170, 3))
        block.cut("sand", rect(-70, -122, 142, 30))
        block.cut("ink-soft", *(rect(-62 + k * 22, -116, 14, 16) for k in range(6)))
        block.cut("ink-soft", poly([(-88, -118), (-66, -142), (68, -142), (90, -118)]))
        block.line(
            "ink-brown",
            1.6,
            *(poly([(-60 + k * 10, -141), (-80 + k * 13.3, -119)], False) for k in range(13)),
        )
        block.cut("ink", rect(-70, -146, 142, 6))


def road(block: Block) -> None:
    """A road on the right bank that follows the bend of the water, with young trees, a lorry and a bus."""
    close = sample(ROAD, 8)
    block.cut("ink-brown", course(close, 0.075, -0.075))
    block.cut("ivory", course(close, 0.07, 0.062), course(close, -0.062, -0.07))
    dashes = [(a, mix(a, b, 0.5)) for a, b in pairwise(close)]
    block.cut("gold-light", *(strip(spot(*a), spot(*b), 8 / a[1], 8 / b[1]) for a, b in dashes))
    chance = Random(51)
    for x, depth in aside(close, -0.115)[3:-8:3]:
        px, py = spot(x, depth)
        s = 84 / depth
        block.cut("ink-soft", strip((px, py), (px, py - s * 0.7), s * 0.09))
        block.cut("sea-deep", clump(px, py - s * 0.9, s * 0.34, s * 0.4, 8, chance))
        block.cut("sea", clump(px - s * 0.06, py - s * 0.98, s * 0.22, s * 0.24, 7, chance))


def lorry(block: Block, x: float, y: float, s: float) -> None:
    """A lorry with a load of cane, seen from its side."""
    with block.at(x, y, s, turn=-16):
        block.cut("ink", rect(-62, -16, 124, 8), disc(-40, -6, 10), disc(-14, -6, 10), disc(42, -6, 10))
        block.cut("stone", disc(-40, -6, 4), disc(-14, -6, 4), disc(42, -6, 4))
        block.cut(
            "ivory",
            [
                ("M", [(28, -14)]),
                ("L", [(28, -52)]),
                ("L", [(48, -52)]),
                ("Q", [(60, -38), (62, -14)]),
                ("Z", []),
            ],
        )
        block.cut("sea-dark", poly([(34, -47), (46, -47), (54, -32), (34, -32)]))
        block.cut("gold-dark", rect(-64, -44, 88, 30))
        block.cut("gold", *(rect(-62, -44 + k * 6, 84, 3) for k in range(5)))
        block.cut(
            "sea-light",
            *(lens(-60 + k * 6, -40, -64 + k * 6.6, -62 - (k * 7 % 9), 2.6, 2) for k in range(14)),
        )


def farmhouse(block: Block) -> None:
    """A white house with a tiled roof where the hut stood."""
    x, y = spot(*HUT)
    with block.at(x, y, 1.0):
        block.cut("ink-brown", lens(-120, 4, 190, 4, 9))
        block.cut("ivory", rect(-84, -128, 168, 132))
        block.cut("sand", rect(34, -128, 50, 132))
        block.cut("stone", rect(-84, -18, 168, 22))
        block.cut("ink-soft", poly([(-104, -122), (-70, -182), (66, -182), (106, -122)]))
        block.cut("ink-brown", *(strip((-66 + k * 11, -180), (-98 + k * 16.4, -124), 4) for k in range(13)))
        block.cut("ink", rect(-76, -188, 148, 8), rect(-106, -126, 214, 6))
        block.cut(
            "sea-dark",
            rect(-42, -84, 28, 88),
            rect(6, -86, 30, 30),
            rect(48, -86, 24, 30),
            rect(-74, -86, 22, 30),
        )
        block.line(
            "ivory",
            2,
            poly([(21, -86), (21, -57)], False),
            poly([(60, -86), (60, -57)], False),
            poly([(-63, -86), (-63, -57)], False),
        )
        block.cut("sea", poly([(-54, -92), (-2, -92), (6, -82), (-62, -82)]))
        block.cut("sea-mist", rect(112, -74, 66, 78), disc(145, -74, 33, 9))
        block.cut("sea-pale", rect(150, -74, 28, 78))
        block.cut("sea-light", *(rect(112, -56 + k * 18, 66, 2.4) for k in range(4)))
        block.line(
            "ink-soft",
            2.2,
            poly([(186, -90), (186, 4)], False),
            poly([(178, 4), (178, -90), (194, -90), (194, 4)], False),
        )
        block.line(
            "ink-soft", 1.8, *(poly([(178, -8 - k * 10), (194, -8 - k * 10)], False) for k in range(8))
        )


def cane(block: Block, chance: Random) -> None:
    """Sugar cane in the near right corner, jointed stalks and arching blades."""
    for k in range(22):
        x = 1238 + 380 * k / 21 + chance.uniform(-8, 8)
        tall = chance.uniform(170, 260) * (0.66 + 0.34 * (x - 1238) / 380)
        lean = chance.uniform(-18, 12)
        block.cut("gold-dark", strip((x, 1010), (x + lean, 1010 - tall * 0.8), 10, 6))
        block.cut("gold", strip((x - 2.4, 1010), (x + lean - 1.6, 1010 - tall * 0.8), 4, 2.4))
        block.cut(
            "ink-soft", *(rect(x + lean * j / 9 - 5, 1000 - tall * 0.8 * j / 9, 10, 2) for j in range(9))
        )
        for j in range(8):
            side = -1 if (j + k) % 2 else 1
            bx, by = x + lean, 1010 - tall * (0.42 + 0.055 * j)
            reach = side * chance.uniform(44, 92)
            ink = chance.choice(["sea-deep", "sea-dark", "sea", "sea", "sea-light"])
            block.cut(
                ink,
                band(
                    [(bx, by), (bx + reach * 0.5, by - 52), (bx + reach, by - chance.uniform(6, 30))][:3],
                    [(bx, by + 5), (bx + reach * 0.5, by - 42), (bx + reach, by - 10)],
                ),
            )


def crane(block: Block, x: float, y: float, s: float) -> None:
    """A far quay crane: legs, tie beams, boom out over the water, stays, cab and load."""
    with block.at(x, y, s):
        block.cut("sea-dark", strip((14, 0), (14, -74), 4), strip((44, 0), (44, -74), 4))
        block.cut(
            "sea-deep",
            strip((0, 0), (0, -74), 5),
            strip((32, 0), (32, -74), 5),
            rect(-2, -40, 50, 4),
            rect(-90, -78, 146, 6),
        )
        block.line(
            "sea-deep",
            2.2,
            poly([(0, -40), (32, -74)], False),
            poly([(32, -40), (0, -74)], False),
            poly([(4, -76), (14, -116), (32, -76)], False),
        )
        block.line(
            "sea-deep",
            1.5,
            poly([(-82, -77), (14, -116), (56, -77)], False),
            poly([(-44, -77), (14, -116)], False),
        )
        block.line("sea-deep", 1.2, poly([(-56, -74), (-56, -44)], False))
        block.cut("gold", rect(-66, -46, 20, 10))
        block.cut("sea-deep", rect(34, -88, 18, 11), rect(-60, -74, 8, 5))


def port(block: Block) -> None:
    """The far port on the line where shore and horizon meet, and a ship alongside."""
    block.cut("stone", poly([(862, 486), (1090, 462), (1110, 480), (880, 506)]))
    block.cut("ink-brown", poly([(862, 486), (880, 506), (880, 511), (858, 490)]))
    chance = Random(66)
    for k in range(34):
        x, y = 906 + (k % 17) * 11, 484 - (k % 17) * 1.2 - (k // 17) * 8
        block.cut(
            chance.choice(["gold", "ivory", "sea-light", "vermilion", "gold-dark", "sea-pale"]),
            rect(x, y, 10, 7),
        )
    for x, y, s in ((1030, 474, 0.78), (968, 482, 0.9), (898, 492, 1.04)):
        crane(block, x, y, s)
    with block.at(742, 486, 0.9):
        block.cut("ink", poly([(-96, -16), (110, -16), (100, 8), (-80, 8)]))
        block.cut("vermilion", poly([(-86, 2), (103, 2), (100, 8), (-80, 8)]))
        for k in range(26):
            block.cut(
                chance.choice(["gold", "ivory", "sea-light", "gold-dark", "sea-pale"]),
                rect(-60 + (k % 13) * 10.4, -24 - (k // 13) * 8, 9.6, 7.4),
            )
        block.cut("ivory", rect(80, -52, 20, 36), rect(76, -54, 28, 5))
        block.cut("ink", rect(84, -47, 14, 3), rect(90, -66, 3, 12))


def aircraft(block: Block) -> None:
    """An aircraft that has just taken off."""
    with block.at(990, 146, 0.98, turn=-13):
        block.cut(
            "stone",
            poly([(26, -9), (-20, -66), (-33, -70), (-10, -8)]),
            poly([(-74, -8), (-98, -27), (-106, -27), (-90, -6)]),
        )
        block.cut("gold", poly([(-58, -9), (-90, -52), (-108, -53), (-94, -7)]))
        block.cut("gold-dark", poly([(-97, -53), (-108, -53), (-94, -7), (-86, -8)]))
        body = [
            (104, 1),
            (96, -6),
            (78, -11),
            (40, -12.5),
            (-66, -11.5),
            (-112, -5.4),
            (-70, 9.5),
            (-40, 12.5),
            (62, 12.5),
            (94, 8),
        ]
        block.cut("ivory", curve(body, pull=0.13))
        block.cut(
            "sand",
            curve(
                [(103, 2), (95, 8), (62, 12.5), (-40, 12.5), (-70, 9.5), (-104, -2), (-40, 5.6), (62, 5.6)],
                pull=0.12,
            ),
        )
        block.cut(
            "sea-dark",
            poly([(86, -9.4), (95, -5), (86, -4), (81, -9.6)]),
            *(pill(68 - k * 5.7, -6, 2.8, 4.4, 1.3) for k in range(24)),
        )
        block.cut("ivory", poly([(34, 6), (24, 14), (-52, 73), (-66, 76), (-18, 13), (-24, 7)]))
        block.cut("stone", poly([(-24, 7), (-18, 13), (-66, 76), (-58, 74), (4, 14), (10, 7)]))
        block.cut("ink-brown", pill(-12, 26, 42, 14, 7))
        block.cut("ivory", pill(-12, 26, 42, 8, 4))
        block.cut("ivory", poly([(-68, 0), (-104, 25), (-112, 26), (-92, -2)]))


def fields_now() -> str:
    """The body of the second picture."""
    block, chance = Block(), Random(78)
    sky(block, "sea-mist", "ivory")
    sea(block)
    hills(block)
    land(block, "gold-light")
    with block.clip(poly([*seen(sample(SHORE, 6)), (WIDTH, 452), (WIDTH, HEIGHT), (0, HEIGHT), (0, 700)])):
        fields(block)
        ponds(block)
    woods(block)
    port(block)
    creek(block, "ivory", "sea-dark", 0.15)
    dyke(block)
    road(block)
    sluice(block)
    farmhouse(block)
    lorry(block, *spot(-0.4, 1.5), 0.7)
    aircraft(block)
    knoll(block)
    old_tree(block)
    cane(block, chance)
    block.cut("url(#speck)", rect(0, 0, WIDTH, HEIGHT))
    return block.body()
