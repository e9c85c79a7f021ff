"""The shore as it was: mud and rills, mangroves, reeds, a hut on stilts, a small boat."""

import math
from random import Random

from compare_shore import (
    HEIGHT,
    HUT,
    SHORE,
    WIDTH,
    aside,
    course,
    creek,
    hills,
    knoll,
    land,
    old_tree,
    sea,
    seen,
    sky,
    spot,
    woods,
)
from knife import (
    Block,
    Point,
    clump,
    curve,
    disc,
    lens,
    mix,
    poly,
    rect,
    sample,
    strip,
)


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
            across, py = -92 + k * 4.9, chance.uniform(-196, -156)
            block.cut(
                "stone" if k < 22 else "ink",
                lens(across, py + 14, across + (12 if k < 22 else -6), py - 8, 1.6),
            )
        block.cut("ink", rect(-70, -210, 136, 7))
        block.cut("gold-dark", strip((-66, -80), (-96, 8), 4), strip((-50, -80), (-80, 8), 4))
        _hut_roof(block)


def _hut_roof(block: Block) -> None:
    block.line(
        "gold-dark",
        3,
        *(poly([(-69 - k * 5.4, -66 + k * 14), (-53 - k * 5.4, -66 + k * 14)], False) for k in range(5)),
    )
    block.cut("ink-soft", strip((112, -150), (112, 8), 5), strip((190, -140), (192, 12), 5))
    block.line(
        "ink",
        1.2,
        *(curve([(112, -140 + k * 9), (150, -122 + k * 9.5), (190, -132 + k * 9)], False) for k in range(9)),
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
        _hull(block)


def _hull(block: Block) -> None:
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
        foot = (486 + k * 8, 560 - k * 2.7 + chance.uniform(-2, 2))
        head = (foot[0] + chance.uniform(-2, 2), foot[1] - 15 + k * 0.22)
        block.cut("ink-soft", strip(foot, head, 2.4, 1.6))


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
