"""Two skins on one frame, apart and then sewn into one: an allegory in things."""

import math
from functools import partial
from itertools import pairwise
from random import Random

from compare_workshop import (
    BOTTOM,
    HEIGHT,
    LEFT,
    MIDDLE,
    RIGHT,
    TOP,
    WIDTH,
    Room,
    awl,
    bench,
    frame,
    lamp,
    mallet,
    rack,
    room,
    shears,
    spool,
    stool,
    window,
)
from knife import Block, Cut, Point, curve, disc, lens, mix, poly, rect, ribbon, sample, strip


def lacing(block: Block, holes: list[Point], ends: list[Point]) -> None:
    """Cord from eyelets in the skin to the frame, over and back."""
    for hole, end in zip(holes, ends, strict=True):
        block.line("ink", 6.4, poly([hole, end], False))
        block.line("gold-pale", 4, poly([hole, end], False))
    block.cut("gold-dark", *(disc(x, y, 8) for x, y in holes))
    block.cut("ink", *(disc(x, y, 4.2) for x, y in holes))


def grain_of(block: Block, within: Cut, inks: tuple[str, str], span: tuple[float, float], seed: int) -> None:
    """Carved marks that follow the hang of the skin."""
    chance = Random(seed)
    with block.clip(within):
        for _ in range(74):
            x, y = chance.uniform(*span), chance.uniform(TOP + 20, BOTTOM - 60)
            block.cut(
                inks[chance.random() < 0.5],
                lens(
                    x, y, x + chance.uniform(-8, 8), y + chance.uniform(26, 96), chance.uniform(1.2, 2.8), 4
                ),
            )


def _beside(side: int, x: float, y: float) -> Point:
    """A spot so far from the middle, on one side; the right skin hangs a little slacker."""
    slack = 9 * math.sin(y / 61) if side > 0 else 0
    return MIDDLE + side * x + slack, y + (12 if side > 0 and y > 640 else 0)


def skin_apart(block: Block, side: int) -> None:
    """One skin, laced to its own side only: it sags, curls at the free edge and trails threads."""

    at = partial(_beside, side)
    free = [
        at(96, 166),
        at(84, 240),
        at(112, 320),
        at(92, 410),
        at(120, 500),
        at(104, 590),
        at(136, 668),
        at(128, 706),
    ]
    hem = [at(128, 706), at(176, 728), at(220, 694), at(262, 716), at(312, 690)]
    held = [at(312, 690), at(304, 560), at(314, 420), at(304, 290), at(316, 176)]
    head = [at(316, 176), at(260, 196), at(206, 172), at(150, 194), at(96, 166)]
    outline = [
        *curve(free, False),
        *curve(hem, False)[1:],
        *curve(held, False)[1:],
        *curve(head, False)[1:],
        ("Z", []),
    ]
    _ties(block, free, outline, side)


def _ties(block: Block, free: list[Point], outline: Cut, side: int) -> None:
    at = partial(_beside, side)
    ink, dark, pale = (
        ("vermilion", "vermilion-dark", "vermilion-light") if side < 0 else ("sea", "sea-dark", "sea-light")
    )
    with block.at(14, 16):
        block.cut("ink-brown", outline)
    block.cut(ink, outline)
    with block.clip(outline):
        for x0, x1, wide in ((236, 196, 30), (286, 270, 20), (160, 150, 22)):
            fold = [at(x0, 150), at(x0 - 14, 330), at(x1 + 8, 520), at(x1, 740)]
            block.cut(dark, ribbon(sample(fold, 4), 4, wide))
        block.cut(
            pale,
            *(
                ribbon(sample([at(x, 160), at(x - 10, 360), at(x + 4, 540), at(x - 4, 740)], 4), 2, 9)
                for x in (262, 216, 178)
            ),
        )
    grain_of(
        block,
        outline,
        (dark, pale),
        (min(at(96, 0)[0], at(316, 0)[0]), max(at(96, 0)[0], at(316, 0)[0])),
        10 + side,
    )
    curl = [*sample(free, 5)]
    back = [(x + side * (16 + 11 * math.sin(i * 0.7)), y + 2) for i, (x, y) in enumerate(curl)]
    block.cut(pale, poly(curl + back[::-1]))
    block.cut(dark, *(lens(*a, *b, 1.6) for a, b in list(zip(curl, back, strict=True))[::2]))
    holes = [at(302, 214 + k * 76) for k in range(7)]
    for lift in (34, 2):
        lacing(block, holes, [(MIDDLE + side * 372, y - lift) for _, y in holes])
    tops = [at(292 - k * 56, 190 + (k % 2) * 5) for k in range(4)]
    lacing(block, tops, [(x, TOP - 2) for x, _ in tops])
    _threads(block, free, side)


def _threads(block: Block, free: list[Point], side: int) -> None:
    chance = Random(70 + side)
    for x, y in sample(free, 4)[1:-1:2]:
        reach = chance.uniform(10, 46)
        drop = chance.uniform(24, 84)
        line = [(x, y), (x - side * reach, y + drop * 0.3), (x - side * reach * 0.7, y + drop)]
        block.line(
            chance.choice(["gold-dark", "ink-soft", "gold-pale"]),
            chance.uniform(1.4, 2.4),
            curve(line, False),
        )


def skin_joined(block: Block) -> None:
    """The two sewn edge to edge and stretched over the whole frame."""
    top = [
        (LEFT + 30, TOP + 30),
        (620, TOP + 44),
        (MIDDLE, TOP + 38),
        (980, TOP + 44),
        (RIGHT - 30, TOP + 30),
    ]
    right = [
        (RIGHT - 30, TOP + 30),
        (RIGHT - 44, 320),
        (RIGHT - 40, 450),
        (RIGHT - 44, 590),
        (RIGHT - 30, BOTTOM - 42),
    ]
    low = [
        (RIGHT - 30, BOTTOM - 42),
        (980, BOTTOM - 58),
        (MIDDLE, BOTTOM - 52),
        (620, BOTTOM - 58),
        (LEFT + 30, BOTTOM - 42),
    ]
    left = [
        (LEFT + 30, BOTTOM - 42),
        (LEFT + 44, 590),
        (LEFT + 40, 450),
        (LEFT + 44, 320),
        (LEFT + 30, TOP + 30),
    ]
    outline = [
        *curve(top, False),
        *curve(right, False)[1:],
        *curve(low, False)[1:],
        *curve(left, False)[1:],
        ("Z", []),
    ]
    _dress(block, outline)


def _dress(block: Block, outline: Cut) -> None:
    with block.at(14, 16):
        block.cut("gold-dark", outline)
    seam = sample([(802, TOP), (794, 260), (808, 400), (793, 540), (806, 660), (800, BOTTOM)], 8)
    with block.clip(outline):
        block.cut("vermilion", rect(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP))
        block.cut("sea", poly([*seam, (RIGHT, BOTTOM), (RIGHT, TOP)]))
        for k in range(8):
            block.cut("vermilion-dark", lens(770 - k * 2, 190 + k * 70, 560 - k * 10, 176 + k * 74, 5, -10))
            block.cut("sea-dark", lens(830 + k * 2, 214 + k * 68, 1060 + k * 6, 200 + k * 72, 5, 10))
    grain_of(block, outline, ("vermilion-dark", "vermilion-light"), (LEFT + 50, 770), 21)
    grain_of(block, outline, ("sea-dark", "sea-light"), (830, RIGHT - 60), 22)
    _tension(block)
    with block.clip(outline):
        _seam(block, seam)


def _tension(block: Block) -> None:
    for k in range(8):
        y = TOP + 60 + k * 69
        for x, out, side in ((LEFT + 62, LEFT - 22, 1), (RIGHT - 62, RIGHT + 22, -1)):
            block.cut("vermilion-dark" if side > 0 else "sea-dark", lens(x, y, x + side * 66, y + 4, 4))
            block.cut(
                "vermilion-light" if side > 0 else "sea-light", lens(x, y - 9, x + side * 46, y - 10, 1.8)
            )
            lacing(block, [(x, y)], [(out, y - 12)])
            lacing(block, [(x, y)], [(out, y + 12)])
    for k in range(9):
        x = LEFT + 92 + k * 64
        for y, out, side in ((TOP + 62, TOP - 6, 1), (BOTTOM - 78, BOTTOM + 12, -1)):
            ink = "vermilion" if x < MIDDLE else "sea"
            block.cut(ink + "-dark", lens(x, y, x + 3, y + side * 56, 3.6))
            block.cut(ink + "-light", lens(x - 8, y, x - 8, y + side * 40, 1.7))
            lacing(block, [(x, y)], [(x - 11, out)])
            lacing(block, [(x, y)], [(x + 11, out)])


def _seam(block: Block, seam: list[Point]) -> None:
    """The joint: two pricked hems, light between them, and a strong crossed stitch over all."""
    block.cut("vermilion-dark", poly([*[(x - 42, y) for x, y in seam], *[(x, y) for x, y in seam[::-1]]]))
    block.cut("sea-dark", poly([*[(x + 42, y) for x, y in seam], *[(x, y) for x, y in seam[::-1]]]))
    block.cut("ivory", poly([*[(x - 5, y) for x, y in seam], *[(x + 5, y) for x, y in seam[::-1]]]))
    block.line(
        "gold-pale",
        2,
        poly([(x - 44, y) for x, y in seam], False),
        poly([(x + 44, y) for x, y in seam], False),
    )
    close = [mix(a, b, t / 8) for a, b in pairwise(seam) for t in range(8)]
    heights = [TOP + 52 + 34 * k for k in range(17)]
    spots = [close[round((y - TOP) / (BOTTOM - TOP) * (len(close) - 1))] for y in heights]
    for x, y in spots:
        a, b, c, d = (x - 32, y - 15), (x + 32, y + 15), (x - 32, y + 15), (x + 32, y - 15)
        block.cut("ink", *(disc(px, py, 5) for px, py in (a, b, c, d)))
        block.cut("gold-dark", strip(a, b, 11))
        block.cut("gold", strip(a, b, 7))
        block.cut("gold-dark", strip(c, d, 12))
        block.cut("gold-light", strip(c, d, 8))
        block.cut("gold-dark", *(strip(mix(c, d, t), mix(c, d, t + 0.06), 8) for t in (0.2, 0.4, 0.6, 0.8)))


def two_skins() -> str:
    """The body of the first picture."""
    block, light = Block(), Room(lit=False)
    room(block, light)
    window(block)
    rack(block, hung=True)
    lamp(block, lit=False)
    frame(block)
    skin_apart(block, -1)
    skin_apart(block, 1)
    for x, length in ((760, 40), (828, 54), (800, 32)):
        block.line(
            "gold-dark", 2.2, curve([(x, 868 + (x % 7)), (x + length * 0.4, 858), (x + length, 872)], False)
        )
    stool(block)
    bench(block)
    spool(block, 1300, 822, 1)
    block.cut("ink", strip((1380, 814), (1470, 806), 3.4, 1))
    block.cut("url(#speck)", rect(0, 0, WIDTH, HEIGHT))
    return block.body()


def one_skin() -> str:
    """The body of the second picture."""
    block, light = Block(), Room(lit=True)
    room(block, light)
    window(block)
    rack(block, hung=False)
    lamp(block, lit=True)
    frame(block)
    skin_joined(block)
    chance = Random(17)
    for k in range(18):
        x, y = 800 + chance.uniform(-7, 7), 880 + k * 6.6
        wide = 26 + k * 3 + chance.uniform(0, 12)
        block.cut("ivory" if k % 2 else "gold-pale", lens(x - wide, y, x + wide, y, 2.6 + k * 0.06))
    stool(block)
    mallet(block, 160, 812, 4)
    bench(block)
    spool(block, 1300, 822, 0.25)
    thread = [(1300, 770), (1240, 720), (1130, 880), (1000, 930), (880, 870), (836, 760), (826, 712)]
    block.line("gold-dark", 3.6, curve(thread, False))
    block.line("gold-light", 2, curve(thread, False))
    shears(block, 1370, 806, 4)
    block.cut("vermilion", lens(1500, 812, 1560, 806, 7, -3))
    block.cut("sea", lens(1530, 822, 1596, 814, 6, 3))
    awl(block, 1404, 824, -6)
    block.cut("url(#speck)", rect(0, 0, WIDTH, HEIGHT))
    return block.body()
