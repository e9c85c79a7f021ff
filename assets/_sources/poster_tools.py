"""Things of the workrooms: tools of sea labour, a hand press, benches, lamps, baskets, and a mouse."""

import math
from itertools import pairwise
from random import Random

from knife import Block, Point, area, curve, disc, lens, mix, pill, poly, rect, ribbon, sample, strip


def rope(block: Block, line: list[Point], width: float) -> None:
    """A laid rope along a line: every strand."""
    close = sample(line, 10)
    block.cut("gold-dark", ribbon(close, width))
    block.cut("gold-light", ribbon(close, width * 0.72))
    twists = []
    length = sum(math.dist(a, b) for a, b in pairwise(close))
    count = max(4, int(length / width / 0.8))
    for k in range(count):
        place = k / count * (len(close) - 1)
        i = int(place)
        a, b = close[i], close[min(i + 1, len(close) - 1)]
        x, y = mix(a, b, place - i)
        turn = math.atan2(b[1] - a[1], b[0] - a[0]) + 0.9
        dx, dy = math.cos(turn) * width * 0.46, math.sin(turn) * width * 0.46
        twists.append(lens(x - dx, y - dy, x + dx, y + dy, width * 0.09, width * 0.06))
    block.cut("gold-dark", *twists)


def coil(block: Block, x: float, y: float, size: float) -> None:
    """A coil of rope lying on the floor."""
    block.cut("ink", lens(x - size * 1.3, y + 2, x + size * 1.5, y + 2, 3))
    for k in range(5):
        wide = size * (1 - 0.03 * k)
        line = [
            (x - wide, y - 4 - k * size * 0.13),
            (x, y + size * 0.14 - k * size * 0.13),
            (x + wide, y - 4 - k * size * 0.13),
        ]
        rope(block, line, size * 0.15)
    top = y - 4 - 4 * size * 0.13
    block.cut("ink-soft", disc(x, top, size * 0.9, size * 0.2))
    rope(block, [(x - size * 0.94, top), (x, top - size * 0.2), (x + size * 0.94, top)], size * 0.13)


def windlass(block: Block) -> None:
    """A ship's windlass about the origin (floor), 120 wide: bitts, barrel with whelps, handspikes, chain."""
    block.cut("ink", lens(-76, 2, 86, 2, 4))
    for x in (-52, 40):
        block.cut("ink-soft", poly([(x, 0), (x + 2, -78), (x + 14, -82), (x + 18, 0)]))
        block.cut("ink-brown", poly([(x, 0), (x + 2, -78), (x + 7, -80), (x + 7, 0)]))
        block.cut("gold-dark", rect(x - 1, -66, 19, 3), rect(x - 1, -20, 20, 3))
        block.cut("gold-light", *(disc(x + 4 + k * 9, y, 1.1) for k in range(2) for y in (-64.5, -18.5)))
    block.cut("gold-dark", rect(-72, -62, 144, 26))
    block.cut("gold", rect(-72, -62, 144, 11))
    block.cut("gold-light", rect(-72, -60, 144, 3))
    for k in range(12):
        block.cut("ink-soft", rect(-34 + k * 6.2, -64, 1.2, 30))
    for x in (-70, 62):
        block.cut("ink-brown", rect(x, -65, 8, 32))
    for x, y, turn in ((-20, -52, -68), (8, -56, -112), (26, -50, -50)):
        tip = (x + 62 * math.cos(math.radians(turn)), y + 62 * math.sin(math.radians(turn)))
        block.cut("ink-soft", strip((x, y), tip, 5, 4))
        block.cut("ink-brown", strip((x, y), mix((x, y), tip, 0.9), 1.6, 1))
    for k in range(8):
        block.line("ink", 1.6, disc(-8 + (k % 2) * 0.8, -32 + k * 4.4, 2 if k % 2 else 1, 3))
    rope(block, [(-58, -38), (-66, -16), (-40, -3), (-10, -5), (16, -1)], 4)


def pulley(block: Block, x: float, y: float, size: float, sheaves: int) -> None:
    """A wooden pulley block hanging from a strop, its fall rove through."""
    block.line("gold-dark", size * 0.09, poly([(x, y - size * 2.3), (x, y - size * 0.6)], False))
    block.cut(
        "ink-soft",
        curve([(x, y - size * 0.62), (x + size * 0.42, y), (x, y + size * 0.62), (x - size * 0.42, y)]),
    )
    block.cut(
        "gold-dark",
        curve([(x, y - size * 0.54), (x + size * 0.36, y), (x, y + size * 0.54), (x - size * 0.36, y)]),
    )
    block.cut(
        "gold",
        curve(
            [
                (x - size * 0.04, y - size * 0.46),
                (x + size * 0.12, y),
                (x - size * 0.06, y + size * 0.44),
                (x - size * 0.28, y),
            ]
        ),
    )
    for k in range(sheaves):
        a = x + (k - (sheaves - 1) / 2) * size * 0.24
        block.cut("ink", pill(a - size * 0.06, y - size * 0.34, size * 0.12, size * 0.68, size * 0.06))
        block.line(
            "gold-dark", size * 0.07, poly([(a, y - size * 0.1), (a + (k - 0.5) * 2, y + size * 2.4)], False)
        )
    block.cut("ink", disc(x, y, size * 0.07))
    block.line(
        "ink",
        size * 0.07,
        curve(
            [
                (x, y - size * 0.62),
                (x - size * 0.14, y - size * 0.78),
                (x, y - size * 0.9),
                (x + size * 0.14, y - size * 0.78),
            ],
            True,
        ),
    )


def shovel(block: Block, x: float, y: float, tall: float, turn: float) -> None:
    """A coal shovel standing on its blade."""
    with block.at(x, y, tall / 100, turn=turn):
        block.cut("gold-dark", strip((0, -30), (0, -96), 4, 3.6))
        block.cut("gold", strip((-0.8, -30), (-0.8, -96), 1.3))
        block.line("ink-soft", 2.4, poly([(-7, -100), (7, -100), (0, -92), (-7, -100)], False))
        block.cut(
            "ink-soft",
            [
                ("M", [(-13, -34)]),
                ("L", [(13, -34)]),
                ("L", [(13, -8)]),
                ("Q", [(0, 4), (-13, -8)]),
                ("Z", []),
            ],
        )
        block.cut(
            "ink-brown",
            [
                ("M", [(-13, -34)]),
                ("L", [(-2, -34)]),
                ("Q", [(-4, -12), (-8, -4)]),
                ("L", [(-13, -8)]),
                ("Z", []),
            ],
        )
        block.cut("ink", strip((0, -38), (0, -22), 6, 2))


def coal(block: Block, x: float, y: float, wide: float) -> None:
    """A heap of coal with lit facets."""
    chance = Random(23)
    block.cut(
        "ink",
        area(
            [
                (x - wide, y),
                (x - wide * 0.5, y - wide * 0.36),
                (x, y - wide * 0.55),
                (x + wide * 0.6, y - wide * 0.3),
                (x + wide, y),
            ],
            [(x - wide, y)],
        ),
    )
    for _ in range(90):
        share = chance.random()
        a = x + (chance.random() - 0.5) * 1.8 * wide * (1 - share * 0.8)
        b = y - share * wide * 0.5
        s = chance.uniform(1.4, 4.4)
        block.cut(
            chance.choice(["ink-soft", "ink-soft", "ink", "ink-brown"]),
            poly(
                [
                    (a - s, b),
                    (a - s * 0.3, b - s),
                    (a + s, b - s * 0.6),
                    (a + s * 0.8, b + s * 0.5),
                    (a - s * 0.4, b + s * 0.7),
                ]
            ),
        )


def straw_hat(block: Block, x: float, y: float, size: float) -> None:
    """A straw hat seen from its front, woven ring by ring."""
    block.cut(
        "gold-dark",
        [
            ("M", [(x - size, y)]),
            ("Q", [(x, y + size * 0.3), (x + size, y)]),
            ("L", [(x, y - size * 0.62)]),
            ("Z", []),
        ],
    )
    block.cut(
        "gold",
        [
            ("M", [(x - size, y)]),
            ("Q", [(x - size * 0.4, y + size * 0.16), (x + size * 0.2, y + size * 0.15)]),
            ("L", [(x, y - size * 0.62)]),
            ("Z", []),
        ],
    )
    for k in range(1, 9):
        share = k / 9
        a, b = size * share, y - size * 0.62 * (1 - share)
        block.line(
            "gold-light" if k % 2 else "gold-dark",
            size * 0.018,
            curve([(x - a, b), (x, b + size * 0.15 * share), (x + a, b)], False),
        )
    for k in range(-6, 7):
        block.line(
            "gold-dark",
            size * 0.012,
            poly([(x, y - size * 0.6), (x + k * size * 0.15, y + size * 0.12 * (1 - abs(k) / 7))], False),
        )


def anchor(block: Block, x: float, y: float, tall: float) -> None:
    """An iron anchor, leaning."""
    with block.at(x, y, tall / 100, turn=9):
        block.line("ink", 3, disc(0, -96, 6))
        block.cut("ink-soft", strip((0, -90), (0, -6), 7, 9))
        block.cut("ink-brown", strip((-1.6, -90), (-2, -6), 2))
        block.cut(
            "ink",
            ribbon(sample([(-38, -30), (-26, -8), (0, 0), (26, -8), (38, -30)], 5), 9),
            poly([(-46, -26), (-38, -46), (-28, -24)]),
            poly([(46, -26), (38, -46), (28, -24)]),
        )
        block.cut("gold-dark", pill(-30, -86, 60, 7, 3.5))
        block.cut("gold", pill(-30, -86, 60, 2.6, 1.3))


def oar(block: Block, a: Point, b: Point) -> None:
    """An oar from its handle to its blade."""
    block.cut("gold-dark", strip(a, b, 2.4, 3))
    block.cut("gold", strip(mix(a, b, 0.72), b, 5, 9))
    block.cut("gold-dark", strip(mix(a, b, 0.72), b, 1, 1.4))
    block.cut("ink-soft", strip(a, mix(a, b, 0.07), 3.2))


def wheel(block: Block, x: float, y: float, size: float) -> None:
    """A ship's wheel on the wall."""
    for t in range(8):
        turn = t * 0.7854 + 0.2
        tip = (x + size * math.cos(turn), y + size * math.sin(turn))
        block.cut("gold-dark", strip((x, y), tip, size * 0.09, size * 0.07))
        block.cut("ink-soft", strip(mix((x, y), tip, 0.8), tip, size * 0.1, size * 0.13))
    block.line("gold-dark", size * 0.15, disc(x, y, size * 0.66))
    block.line("gold", size * 0.06, disc(x, y, size * 0.68))
    block.cut(
        "gold-light",
        *(
            disc(
                x + size * 0.66 * math.cos(t * 0.7854 + 0.6),
                y + size * 0.66 * math.sin(t * 0.7854 + 0.6),
                size * 0.03,
            )
            for t in range(8)
        ),
    )
    block.cut("ink-soft", disc(x, y, size * 0.2))
    block.cut("gold", disc(x, y, size * 0.1))


def basket(block: Block, x: float, y: float, wide: float, tall: float) -> None:
    """A bamboo basket, woven over and under."""
    shape = poly(
        [(x - wide / 2, y - tall), (x + wide / 2, y - tall), (x + wide * 0.4, y), (x - wide * 0.4, y)]
    )
    block.cut("gold-dark", shape)
    with block.clip(shape):
        for row in range(int(tall / 3.4)):
            for k in range(int(wide / 4)):
                a, b = x - wide / 2 + k * 4 + (row % 2) * 2, y - tall + row * 3.4
                block.cut("gold" if (k + row) % 3 else "gold-light", pill(a, b, 3.2, 2.2, 1))
    block.cut("gold-light", pill(x - wide * 0.54, y - tall - 2, wide * 1.08, 4, 2))
    block.line(
        "gold-dark",
        1,
        curve([(x - wide * 0.4, y - tall), (x, y - tall * 1.7), (x + wide * 0.4, y - tall)], False),
    )


def barrel(block: Block, x: float, y: float, wide: float, tall: float) -> None:
    """A cask with its hoops."""
    shape = curve(
        [
            (x - wide * 0.42, y - tall),
            (x + wide * 0.42, y - tall),
            (x + wide * 0.54, y - tall / 2),
            (x + wide * 0.42, y),
            (x - wide * 0.42, y),
            (x - wide * 0.54, y - tall / 2),
        ],
        pull=0.08,
    )
    block.cut("gold-dark", shape)
    with block.clip(shape):
        block.cut("gold", rect(x - wide, y - tall, wide * 0.8, tall))
        block.cut("ink-soft", *(rect(x - wide * 0.5 + k * wide / 8, y - tall, 0.7, tall) for k in range(9)))
        block.cut(
            "ink", *(rect(x - wide, y - tall * s, wide * 2, tall * 0.06) for s in (0.94, 0.74, 0.34, 0.12))
        )
    block.cut("ink-soft", pill(x - wide * 0.42, y - tall - 2, wide * 0.84, 4, 2))
