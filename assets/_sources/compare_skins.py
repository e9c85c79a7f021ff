"""Two skins on one frame, apart and then sewn into one: an allegory in things."""

import math
from itertools import pairwise
from random import Random

from knife import Block, Cut, Point, curve, disc, lens, mix, pill, poly, rect, ribbon, sample, strip

WIDTH, HEIGHT, FLOOR = 1600, 1000, 742
LEFT, RIGHT, TOP, BOTTOM = 452, 1148, 118, 770  # the inner edges of the frame
MIDDLE = 800


class Room:
    """The workshop in one of its two lights."""

    def __init__(self, lit: bool) -> None:
        self.lit = lit
        self.wall = "gold-light" if lit else "stone"
        self.mark = "gold" if lit else "ink-brown"
        self.pale = "gold-pale" if lit else "sand"
        self.floor = "gold" if lit else "ink-brown"
        self.gap = "gold-dark" if lit else "ink-soft"


def room(block: Block, light: Room) -> None:
    """Plank wall and plank floor."""
    chance = Random(3)
    block.cut(light.wall, rect(0, 0, WIDTH, FLOOR))
    for x in range(0, WIDTH, 100):
        block.cut(light.mark, rect(x, 0, 2.4, FLOOR))
        for _ in range(7):
            px, py = x + chance.uniform(12, 88), chance.uniform(10, FLOOR - 80)
            block.cut(
                light.pale if chance.random() < 0.6 else light.mark,
                lens(px, py, px + chance.uniform(-3, 3), py + chance.uniform(30, 130), 1.5),
            )
    block.cut("ink-soft", rect(0, FLOOR - 26, WIDTH, 26))
    block.cut(light.floor, rect(0, FLOOR, WIDTH, HEIGHT - FLOOR))
    for k in range(-14, 15):
        block.cut(light.gap, strip((MIDDLE + k * 96, FLOOR), (MIDDLE + k * 250, HEIGHT + 8), 1.6, 5))
    for _ in range(70):
        x, y = chance.uniform(0, WIDTH), chance.uniform(FLOOR + 10, HEIGHT)
        block.cut(chance.choice([light.gap, light.pale]), lens(x, y, x + (x - MIDDLE) * 0.06, y + 22, 1.8))
    block.cut("ink", rect(0, FLOOR - 2, WIDTH, 4))


def window(block: Block) -> None:
    """A window on the sea, on the side that the light comes from."""
    block.cut("ink-soft", rect(70, 150, 280, 320))
    block.cut("sea-mist", rect(86, 166, 248, 288))
    with block.clip(rect(86, 166, 248, 288)):
        block.cut("ivory", disc(258, 246, 34))
        block.cut(
            "sea-pale",
            curve(
                [(60, 370), (120, 336), (190, 312), (250, 340), (330, 322), (380, 380), (380, 400), (60, 400)]
            ),
        )
        block.cut("sea", rect(80, 372, 260, 90))
        chance = Random(6)
        for _ in range(26):
            x, y = chance.uniform(80, 320), chance.uniform(378, 450)
            block.cut("sea-light", lens(x, y, x + (y - 350) * 0.6, y, 1.2 + (y - 372) * 0.02))
        block.cut("ink", poly([(138, 396), (186, 396), (178, 404), (146, 404)]))
        block.cut(
            "ivory", poly([(150, 394), (158, 352), (182, 392)]), poly([(146, 393), (155, 360), (155, 393)])
        )
    block.cut("ink-soft", rect(204, 160, 12, 300), rect(80, 296, 260, 10))
    block.cut("ink", rect(56, 466, 308, 20))
    block.cut("ink-brown", rect(56, 466, 308, 6))


def frame(block: Block) -> None:
    """The stretching frame: two posts, two beams, wedges, feet on the floor."""
    block.cut("ink", lens(360, 878, 1280, 878, 13))
    for x, side in ((LEFT - 46, 1), (RIGHT + 46, -1)):
        block.cut("ink", poly([(x - 76, 872), (x - 60, 838), (x + 60, 838), (x + 76, 872)]))
        block.cut("ink-soft", poly([(x - 76, 872), (x - 60, 838), (x + 10, 838), (x + 10, 872)]))
        block.cut("ink-soft", rect(x - 24, 56, 48, 792))
        block.cut("ink-brown", rect(x - 24, 56, 15, 792))
        block.cut("ink", rect(x + 16, 56, 8, 792))
        block.cut("ink-brown", poly([(x - 24, 56), (x - 14, 44), (x + 14, 44), (x + 24, 56)]))
        for k in range(9):
            block.cut("ink", lens(x - 4, 120 + k * 82, x - 2, 176 + k * 82, 1.4, 2 * side))
    for y in (TOP - 46, BOTTOM + 8):
        block.cut("ink-soft", rect(LEFT - 106, y, RIGHT - LEFT + 212, 40))
        block.cut("ink-brown", rect(LEFT - 106, y, RIGHT - LEFT + 212, 13))
        block.cut("ink", rect(LEFT - 106, y + 34, RIGHT - LEFT + 212, 6))
        for x in (LEFT - 46, RIGHT + 46):
            block.cut(
                "gold-dark",
                *(disc(x + dx, y + dy, 4.4) for dx, dy in ((-12, 10), (12, 30), (12, 10), (-12, 30))),
            )
        for x in (LEFT - 92, RIGHT + 78):
            block.cut("gold-dark", poly([(x, y - 12), (x + 14, y - 12), (x + 11, y + 54), (x + 3, y + 54)]))
        for k in range(7):
            block.cut("ink", lens(LEFT - 20 + k * 104, y + 22, LEFT + 52 + k * 104, y + 21, 1.3))


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


def skin_apart(block: Block, side: int) -> None:
    """One skin, laced to its own side only: it sags, curls at the free edge and trails threads."""

    def at(x: float, y: float) -> Point:
        slack = 9 * math.sin(y / 61) if side > 0 else 0
        return MIDDLE + side * x + slack, y + (12 if side > 0 and y > 640 else 0)

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


# --- the things on and about the bench


def rack(block: Block, hung: bool) -> None:
    """A board of pegs: the tools hang idle, or are out in use."""
    block.cut("ink-soft", rect(1270, 190, 270, 26))
    block.cut("ink-brown", rect(1270, 190, 270, 8))
    for k in range(5):
        x = 1296 + k * 54
        block.cut("gold-dark", rect(x - 4, 208, 8, 20))
    knife_tool(block, 1458, 228, 90)
    if not hung:
        return
    shears(block, 1296, 232, 90)
    mallet(block, 1350, 232, 90)
    awl(block, 1404, 234, 90)
    block.line("gold-pale", 5, curve([(1512, 226), (1494, 280), (1500, 332), (1524, 332), (1530, 280)]))
    block.line("gold-dark", 2, curve([(1512, 226), (1498, 280), (1504, 326), (1520, 326), (1526, 280)]))


def shears(block: Block, x: float, y: float, turn: float) -> None:
    """Tailor's shears."""
    with block.at(x, y, 1, turn=turn):
        block.line("ink", 6, disc(12, -13, 13, 11), disc(12, 13, 13, 11))
        block.cut("ink-brown", lens(24, -8, 120, 6, 7, 2))
        block.cut("ink-soft", lens(24, 8, 120, -6, 7, -2))
        block.cut("gold", disc(52, 0, 4))


def mallet(block: Block, x: float, y: float, turn: float) -> None:
    """A wooden mallet."""
    with block.at(x, y, 1, turn=turn):
        block.cut("gold-dark", strip((0, 0), (86, 0), 9, 11))
        block.cut("ink-soft", pill(78, -26, 44, 52, 8))
        block.cut("ink-brown", pill(78, -26, 16, 52, 8))


def awl(block: Block, x: float, y: float, turn: float) -> None:
    """An awl."""
    with block.at(x, y, 1, turn=turn):
        block.cut("gold-dark", pill(0, -9, 40, 18, 9))
        block.cut("gold", pill(2, -8, 36, 7, 4))
        block.cut("ink", strip((38, 0), (104, 0), 5, 1))


def knife_tool(block: Block, x: float, y: float, turn: float) -> None:
    """A round knife for skins."""
    with block.at(x, y, 1, turn=turn):
        block.cut("gold-dark", strip((0, 0), (50, 0), 10, 13))
        block.cut(
            "ink-soft",
            [
                ("M", [(50, -8)]),
                ("Q", [(88, -50), (112, -36)]),
                ("Q", [(92, 0), (112, 36)]),
                ("Q", [(88, 50), (50, 8)]),
                ("Z", []),
            ],
        )
        block.cut(
            "sea-pale",
            [
                ("M", [(104, -40)]),
                ("Q", [(84, 0), (104, 40)]),
                ("L", [(112, 36)]),
                ("Q", [(92, 0), (112, -36)]),
                ("Z", []),
            ],
        )


def bench(block: Block) -> None:
    """A low work bench in the right foreground."""
    block.cut("ink", lens(1180, 962, 1620, 962, 12))
    block.cut(
        "ink-soft", poly([(1236, 850), (1262, 850), (1254, 966), (1230, 966)]), rect(1556, 850, 26, 116)
    )
    block.cut("ink", rect(1236, 880, 330, 12))
    block.cut("gold-dark", rect(1200, 826, 420, 28))
    block.cut("gold", poly([(1224, 792), (1620, 792), (1620, 828), (1200, 828)]))
    block.cut("ink-soft", rect(1200, 850, 420, 5))
    block.cut(
        "gold-dark",
        *(lens(1240 + k * 50, 806 + (k % 3) * 7, 1300 + k * 50, 805 + (k % 3) * 7, 1.4) for k in range(7)),
    )


def spool(block: Block, x: float, y: float, full: float) -> None:
    """A spool of gold thread, standing."""
    wide = 18 + 22 * full
    block.cut("ink-soft", rect(x - 36, y - 12, 72, 12), rect(x - 36, y - 96, 72, 12))
    block.cut(
        "ink-brown", rect(x - 36, y - 96, 26, 12), rect(x - 36, y - 12, 26, 12), rect(x - 10, y - 84, 20, 72)
    )
    block.cut("gold", rect(x - wide * 0.8, y - 82, wide * 1.6, 68))
    block.cut(
        "gold-dark",
        rect(x + wide * 0.3, y - 82, wide * 0.5, 68),
        *(lens(x - wide * 0.8, y - 78 + k * 8, x + wide * 0.8, y - 75 + k * 8, 1.4) for k in range(8)),
    )
    block.cut("gold-light", lens(x - wide * 0.55, y - 80, x - wide * 0.55, y - 18, 3.4))


def stool(block: Block) -> None:
    """A three-legged stool in the left foreground."""
    block.cut("ink", lens(120, 950, 330, 950, 9))
    block.cut("ink-soft", strip((164, 840), (140, 946), 15, 11), strip((278, 840), (304, 946), 15, 11))
    block.cut("ink", strip((222, 850), (222, 926), 13, 10))
    block.cut("gold-dark", pill(130, 824, 184, 26, 13))
    block.cut("gold", disc(222, 826, 92, 15))
    block.cut(
        "gold-dark", *(lens(160 + k * 12, 822 + k * 3, 250 + k * 8, 820 + k * 3, 1.3) for k in range(4))
    )


def lamp(block: Block, lit: bool) -> None:
    """A lamp over the frame."""
    block.cut("ink", rect(798, 0, 4, 18))
    block.cut("ink-soft", poly([(744, 40), (786, 14), (814, 14), (856, 40)]))
    block.cut("ivory" if lit else "ink-brown", [("M", [(772, 40)]), ("Q", [(800, 66), (828, 40)]), ("Z", [])])


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
