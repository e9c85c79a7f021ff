"""The workshop in which the skins hang: room, window, frame, bench and tools."""

from random import Random

from knife import Block, curve, disc, lens, pill, poly, rect, strip

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
    for seam in range(0, WIDTH, 100):
        block.cut(light.mark, rect(seam, 0, 2.4, FLOOR))
        for _ in range(7):
            px, py = seam + chance.uniform(12, 88), chance.uniform(10, FLOOR - 80)
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
    block.cut("gold-light", poly([(1224, 792), (1620, 792), (1620, 828), (1200, 828)]))
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
    block.cut("gold-light", disc(222, 826, 92, 15))
    block.cut(
        "gold-dark", *(lens(160 + k * 12, 822 + k * 3, 250 + k * 8, 820 + k * 3, 1.3) for k in range(4))
    )


def lamp(block: Block, lit: bool) -> None:
    """A lamp over the frame."""
    block.cut("ink", rect(798, 0, 4, 18))
    block.cut("ink-soft", poly([(744, 40), (786, 14), (814, 14), (856, 40)]))
    block.cut("ivory" if lit else "ink-brown", [("M", [(772, 40)]), ("Q", [(800, 66), (828, 40)]), ("Z", [])])
