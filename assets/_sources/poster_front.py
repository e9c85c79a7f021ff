"""The hall's front: carved beam, granite columns, windows of coloured panes, plinth and steps."""

import math
from random import Random

from knife import Block, curve, disc, lens, poly, rect, ribbon, sample, strip
from poster_boats import seascape
from poster_doors import centre, side_bay
from poster_gable import bricks
from poster_ridge import LEFT, RIGHT

COLUMNS = (575, 789, 1016, 1384, 1611, 1825)


def beam(block: Block) -> None:
    """The carved beam under the eaves: vines of gold on dark wood, small flowers, and one snail."""
    block.cut("ink-soft", rect(LEFT - 6, 712, RIGHT - LEFT + 12, 60))
    block.cut("ink", rect(LEFT - 6, 712, RIGHT - LEFT + 12, 8))
    block.cut(
        "gold-dark", rect(LEFT - 6, 722, RIGHT - LEFT + 12, 2.4), rect(LEFT - 6, 765, RIGHT - LEFT + 12, 6)
    )
    block.cut("gold", rect(LEFT - 6, 766, RIGHT - LEFT + 12, 2))
    for k in range(42):
        x, side = LEFT + 15 + k * 29.7, 1 if k % 2 else -1
        y = 743.5
        vine = [
            (x - 14.8, y + side * 4),
            (x - 6, y - side * 9),
            (x + 6, y - side * 9),
            (x + 10, y + side),
            (x + 2, y + side * 6),
            (x - 3, y + side),
            (x + 1, y - side * 3),
        ]
        block.cut("gold", ribbon(sample(vine, 5), 3.2, 1.4))
        for dx, dy in ((-9, 8), (9, 10), (-1, 14), (13, -2)):
            block.cut("gold-dark", lens(x + dx * 0.6, y + side * dy * 0.5, x + dx * 1.2, y + side * dy, 2.2))
        block.cut(
            "gold-light",
            *(
                disc(x - 12 + 2.6 * math.cos(t * 1.257), y - side * 8 + 2.6 * math.sin(t * 1.257), 1.6)
                for t in range(5)
            ),
        )
        block.cut("vermilion", disc(x - 12, y - side * 8, 1.4))
    block.line("ivory", 1, curve([(1484, 760), (1487, 756), (1490, 759), (1487, 761), (1485.6, 759)], False))
    block.cut("ivory", lens(1479, 763, 1494, 763, 1))


def columns(block: Block) -> None:
    """Granite columns with carved brackets."""
    chance = Random(61)
    for x in COLUMNS:
        block.cut("ivory", rect(x - 16, 770, 32, 432))
        block.cut("sand", rect(x + 5, 770, 11, 432))
        block.cut("stone", rect(x + 13, 770, 3, 432))
        for _ in range(90):
            a, b = x + chance.uniform(-14, 13), chance.uniform(800, 1190)
            block.cut(
                chance.choice(["sand", "stone", "sand"]),
                lens(a, b, a + chance.uniform(-1, 1), b + chance.uniform(3, 16), 0.5),
            )
        block.cut("sand", poly([(x - 30, 770), (x + 30, 770), (x + 18, 798), (x - 18, 798)]))
        block.cut("stone", poly([(x + 6, 770), (x + 30, 770), (x + 18, 798), (x + 8, 798)]))
        block.cut("ivory", rect(x - 33, 763, 66, 9))
        foot = [
            (x - 18, 1194),
            (x + 18, 1194),
            (x + 28, 1212),
            (x + 22, 1224),
            (x + 30, 1240),
            (x - 30, 1240),
            (x - 22, 1224),
            (x - 28, 1212),
        ]
        block.cut("stone", poly(foot))
        _foot(block, x)


def _foot(block: Block, x: float) -> None:
    block.cut(
        "ink-brown",
        poly(
            [
                (x + 6, 1194),
                (x + 18, 1194),
                (x + 28, 1212),
                (x + 22, 1224),
                (x + 30, 1240),
                (x + 10, 1240),
            ]
        ),
    )
    block.cut(
        "sand",
        rect(x - 24, 1199, 40, 3),
        *(lens(x - 22 + k * 7, 1216, x - 22 + k * 7, 1234, 1.4) for k in range(5)),
    )
    for side in (-1, 1):
        if (x, side) not in ((LEFT, -1), (RIGHT, 1)):
            with block.at(x, 0, 1, flip=side < 0):
                _bracket(block)


def _bracket(block: Block) -> None:
    block.cut(
        "gold-dark",
        [
            ("M", [(16, 798)]),
            ("L", [(74, 798)]),
            ("Q", [(78, 818), (60, 820)]),
            ("Q", [(40, 824), (34, 842)]),
            ("Q", [(30, 862), (16, 876)]),
            ("Z", []),
        ],
    )
    block.line(
        "gold-light",
        1.6,
        curve([(20, 858), (26, 834), (40, 814), (62, 810), (66, 804), (58, 802)], False),
        curve([(30, 832), (40, 834), (38, 824), (32, 826)], False),
    )
    block.cut("gold", lens(22, 806, 56, 803, 1.6), lens(20, 816, 40, 808, 1.6), lens(19, 828, 32, 814, 1.4))
    block.cut("gold-light", disc(66, 812, 3), disc(24, 846, 2))
    block.cut("vermilion", disc(66, 812, 1.3))


def outer_bay(block: Block) -> None:
    """The left outer bay: dark brick, a painted lunette, a window of coloured panes."""
    bricks(block, 591, 836, 182, 344, 31, dark=True)
    block.cut("ivory", rect(591, 772, 182, 64))
    seascape(block, 600, 780, 164, 46, 3)
    block.cut("ink", poly([(612, 872), (752, 872), (768, 894), (596, 894)]))
    block.cut("ink-brown", *(strip((617 + k * 7.2, 873), (603 + k * 8.8, 892), 3.2) for k in range(18)))
    block.cut("gold", *(disc(603 + k * 8.8, 894, 2.6) for k in range(18)))
    block.cut("ivory", rect(618, 904, 128, 204))
    block.cut("ink-soft", rect(626, 912, 112, 188))
    inks = ("gold", "sea-dark", "sea-light", "gold-pale", "sea", "vermilion-dark")
    for row in range(6):
        for column in range(4):
            x, y, w, h = 629 + column * 27, 915 + row * 30.6, 25, 28.6
            block.cut(inks[(row * 5 + column * 3) % 6], rect(x, y, w, h))
            block.line(
                "ink-soft",
                1.2,
                poly([(x, y), (x + w, y + h)], False),
                poly([(x + w, y), (x, y + h)], False),
                disc(x + w / 2, y + h / 2, 7),
            )
            block.cut("ivory", disc(x + w / 2, y + h / 2, 4))
            block.cut(
                inks[(row + column) % 6],
                *(
                    disc(x + w / 2 + 2 * math.cos(t * 1.57), y + h / 2 + 2 * math.sin(t * 1.57), 1.3)
                    for t in range(4)
                ),
            )
    block.cut("sand", rect(608, 1106, 148, 12))
    block.cut("stone", rect(608, 1114, 148, 4))


def plinth(block: Block) -> None:
    """Granite plinth, dado, the flight of steps and the drum stones."""
    chance = Random(19)
    for x, y, wide, high in (
        (335, 1180, 240, 126),
        (1825, 1180, 240, 126),
        (591, 1180, 182, 60),
        (1627, 1180, 182, 60),
        (551, 1240, 1298, 66),
    ):
        block.cut("sand", rect(x, y, wide, high))
        block.cut("ivory", rect(x, y, wide, 4))
        for row in range(max(1, int(high / 32))):
            step = high / max(1, int(high / 32))
            block.cut("stone", rect(x, y + row * step, wide, 1.2))
            block.cut(
                "stone",
                *(
                    rect(x + k * 58 + (row % 2) * 29, y + row * step, 1.2, step)
                    for k in range(1, int(wide / 58))
                ),
            )
        for _ in range(int(wide * high / 260)):
            a, b = chance.uniform(x + 2, x + wide - 12), chance.uniform(y + 4, y + high - 3)
            block.cut(
                chance.choice(["stone", "stone", "ivory"]),
                lens(a, b, a + chance.uniform(3, 12), b - 0.5, 0.5),
            )
    _steps(block)


def _steps(block: Block) -> None:
    block.cut("ivory", rect(545, 1236, 1310, 10))
    block.cut("ink-brown", rect(335, 1298, 1730, 8))
    for k in range(5):
        wide, y = 392 + k * 26, 1246 + k * 17
        block.cut("ivory", rect(1200 - wide / 2, y, wide, 9))
        block.cut(
            "stone",
            rect(1200 - wide / 2, y + 9, wide, 11),
            *(rect(1200 - wide / 2 + wide * j / 5, y, 1, 20) for j in range(1, 5)),
        )
        block.cut(
            "sand",
            *(
                lens(
                    1200 - wide / 2 + wide * j / 40,
                    y + 4,
                    1200 - wide / 2 + wide * (j + 0.7) / 40,
                    y + 4.5,
                    0.6,
                )
                for j in range(40)
            ),
        )
    for side in (False, True):
        with block.at(2400 if side else 0, 0, 1, flip=side):
            _drum_stone(block)


def _drum_stone(block: Block) -> None:
    block.cut("sand", poly([(1004, 1240), (974, 1240), (938, 1334), (938, 1344), (972, 1344)]))
    block.cut(
        "ink-brown", poly([(974, 1240), (960, 1240), (920, 1330), (920, 1344), (938, 1344), (938, 1334)])
    )
    block.cut("stone", rect(1002, 1206, 52, 34))
    block.cut(
        "ink-brown",
        rect(998, 1230, 60, 10),
        *(lens(1006 + k * 11, 1212, 1014 + k * 11, 1226, 1.6) for k in range(4)),
    )
    for radius, ink in ((34, "sand"), (27, "stone"), (21, "sand"), (8, "ink-brown"), (5, "stone")):
        block.cut(ink, disc(1028, 1176, radius))
    block.cut(
        "ink-brown",
        *(disc(1028 + 30.5 * math.cos(t * 0.314), 1176 + 30.5 * math.sin(t * 0.314), 1.5) for t in range(20)),
    )
    for t in range(8):
        turn = t * 0.785
        block.cut(
            "stone",
            lens(
                1028 + 9 * math.cos(turn),
                1176 + 9 * math.sin(turn),
                1028 + 19 * math.cos(turn + 0.5),
                1176 + 19 * math.sin(turn + 0.5),
                2,
                2,
            ),
        )


def front(block: Block) -> None:
    """The whole front between the gables."""
    block.cut("ink-soft", rect(LEFT, 712, RIGHT - LEFT, 528))
    for flip in (False, True):
        with block.at(2400 if flip else 0, 0, 1, flip=flip):
            outer_bay(block)
    side_bay(block, 798, 5)
    side_bay(block, 1388, 0)
    centre(block)
    beam(block)
    columns(block)
