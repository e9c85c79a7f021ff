"""Walls of brick, and the wok-ear gables with their scrolls, friezes and windows."""

import math
from random import Random

from knife import Block, Cut, Point, area, curve, disc, lens, poly, rect, sample, strip


def _snapped(place: float) -> float:
    """The next place where a joint falls in the middle of an 8 px square of the JPEG: crisp and cheap."""
    return (math.ceil((place * 5.6 - 4) / 8) * 8 + 4) / 5.6


def bricks(block: Block, x: float, y: float, wide: float, high: float, seed: int, dark: bool = False) -> None:
    """A wall of grey bricks in running bond, every course and joint; some are fired darker, some chipped."""
    chance = Random(seed)
    plain, other, rare, joint = (
        ("ink-brown", "ink-soft", "ink", "stone") if dark else ("stone", "ink-brown", "sand", "sand")
    )
    block.cut(joint, rect(x, y, wide, high))
    long, tall, edge = 64 / 5.6, 24 / 5.6, 2 / 5.6
    first, start = _snapped(y) - tall, _snapped(x) - long
    for row in range(int(high / tall) + 2):
        top, low = max(y, first + row * tall + edge), min(y + high, first + (row + 1) * tall - edge)
        if low - top < 0.5:
            continue
        spans: dict[str, list[Cut]] = {plain: [], other: [], rare: []}
        for k in range(int(wide / long) + 3):
            left = start + (k - 0.5 * (row % 2)) * long
            a, b = max(x, left + edge), min(x + wide, left + long - edge)
            if b - a > 0.5:
                draw = chance.random()
                spans[other if draw < 0.08 else rare if draw < 0.11 else plain].append(
                    rect(a, top, b - a, low - top)
                )
        for ink, cuts in spans.items():
            for k in range(0, len(cuts), 16):
                block.cut(ink, *cuts[k : k + 16])
    for _ in range(int(wide * high / 2600)):
        a, b = chance.uniform(x + 2, x + wide - 10), chance.uniform(y + 2, y + high - 3)
        block.cut("ink-soft" if dark else "ink-brown", lens(a, b, a + chance.uniform(2, 7), b + 0.4, 0.4))


def gable(block: Block) -> None:
    """The left wok-ear gable with its front wall: brick, plaster scrolls, painted frieze, latticed window."""
    ear: list[Point] = [
        (345, 660),
        (345, 560),
        (352, 500),
        (382, 440),
        (455, 408),
        (528, 440),
        (558, 500),
        (565, 560),
        (565, 660),
    ]
    for grow, ink in ((20, "gold-dark"), (17, "gold"), (12, "ink"), (5, "ivory"), (2, "ink-soft")):
        line = [((x - 455) * (1 + grow / 110) + 455, y - grow if y < 660 else y) for x, y in ear]
        block.cut(ink, [*curve(line, False, 0.15), ("Z", [])])
    _gable_wall(block, ear)


def _gable_wall(block: Block, ear: list[Point]) -> None:
    with block.clip([*curve(ear, False, 0.15), ("Z", [])]):
        bricks(block, 340, 400, 232, 262, 11)
        block.cut(
            "ink",
            area(
                [(400, 545), (412, 490), (455, 446), (498, 490), (510, 545)],
                [(486, 520), (455, 500), (424, 520)],
            ),
        )
        for side in (-1, 1):
            for k in range(4):
                x, y = 455 + side * (8 + k * 10), 470 + k * 15
                block.line(
                    "ivory",
                    2,
                    curve(
                        [
                            (x, y),
                            (x + side * 9, y + 2),
                            (x + side * 11, y + 12),
                            (x + side * 4, y + 14),
                            (x + side * 3, y + 8),
                        ],
                        False,
                    ),
                )
    for k in range(46):
        share = k / 45
        rim = sample([((x - 455) * 1.135 + 455, y - 14) for x, y in ear if y < 660], 10)
        at = rim[round(share * (len(rim) - 1))]
        block.cut("gold-light", disc(*at, 2.6))
        block.cut("gold-dark", disc(at[0] + 0.5, at[1] + 0.5, 1.2))
    _round_vent(block)
    bricks(block, 335, 716, 240, 470, 12)
    _frieze(block)
    _side_window(block)


def _round_vent(block: Block) -> None:
    block.cut("ink", disc(455, 602, 34))
    block.cut("ivory", disc(455, 602, 31))
    block.cut("sea-dark", disc(455, 602, 25))
    for t in range(12):
        turn = t * 0.5236
        block.cut(
            "gold-light",
            lens(
                455 + 7 * math.cos(turn),
                602 + 7 * math.sin(turn),
                455 + 23 * math.cos(turn),
                602 + 23 * math.sin(turn),
                2.4,
            ),
        )
        block.cut("gold-dark", disc(455 + 28 * math.cos(turn), 602 + 28 * math.sin(turn), 1.5))
    block.cut("gold", disc(455, 602, 7))
    block.cut("sea", disc(455, 602, 3.6))


def _frieze(block: Block) -> None:
    block.cut("ivory", rect(335, 658, 240, 58))
    block.cut("sea-mist", rect(341, 664, 228, 46))
    with block.clip(rect(341, 664, 228, 46)):
        block.cut(
            "sea-light",
            area(
                [(341, 700), (380, 680), (420, 694), (470, 672), (520, 692), (569, 682)],
                [(569, 712), (341, 712)],
            ),
        )
        block.cut("sea", rect(341, 696, 228, 16))
        for k in range(12):
            block.line(
                "sea-pale",
                0.9,
                curve(
                    [(341 + k * 20, 704), (346 + k * 20, 700), (351 + k * 20, 704), (356 + k * 20, 701)],
                    False,
                ),
            )
        for x, s in ((398, 0.5), (508, 0.36)):
            _boat_stamp(block, x, 702, s)
        block.cut("ivory", disc(446, 676, 6))
    block.cut("sea-dark", rect(335, 657, 240, 2), rect(335, 714, 240, 3))
    block.cut(
        "gold-dark",
        *(
            poly([(339 + k * 8, 661), (342 + k * 8, 658.6), (345 + k * 8, 661), (342 + k * 8, 663.4)])
            for k in range(29)
        ),
    )


def _boat_stamp(block: Block, x: float, y: float, s: float) -> None:
    block.cut(
        "gold-light",
        poly(
            [(x - 4 * s, y - 6 * s), (x - s, y - 46 * s), (x + 20 * s, y - 36 * s), (x + 24 * s, y - 6 * s)]
        ),
    )
    block.line(
        "gold-dark",
        0.7,
        *(
            poly([(x - 4 * s, y - (12 + 8 * k) * s), (x + 23 * s, y - (13 + 6 * k) * s)], False)
            for k in range(4)
        ),
    )
    block.cut(
        "ink-soft",
        poly(
            [
                (x - 26 * s, y - 6 * s),
                (x + 34 * s, y - 6 * s),
                (x + 24 * s, y + 3 * s),
                (x - 18 * s, y + 3 * s),
            ]
        ),
    )


def _side_window(block: Block) -> None:
    block.cut("ink", poly([(392, 776), (518, 776), (534, 800), (376, 800)]))
    block.cut("ink-brown", *(strip((397 + k * 7.2, 777), (384 + k * 8.8, 798), 3.4) for k in range(17)))
    block.cut("gold", *(disc(384 + k * 8.8, 800, 3) for k in range(17)))
    block.cut("ivory", rect(402, 808, 106, 148))
    block.cut("gold-dark", rect(408, 814, 94, 136))
    block.cut("sea-deep", rect(412, 818, 86, 128))
    for row in range(9):
        for column in range(6):
            x, y = 419.2 + column * 14.3, 825 + row * 14.2
            block.line("gold", 1.5, poly([(x, y - 7.1), (x + 7.1, y), (x, y + 7.1), (x - 7.1, y)]))
            block.cut("gold-light", disc(x, y, 1.9))
            block.cut("sea-light", *(disc(x + dx, y + dy, 1) for dx, dy in ((7.1, -7.1), (-7.1, 7.1))))
    block.cut("stone", rect(396, 956, 118, 9))
    block.cut("sand", rect(396, 956, 118, 4))
