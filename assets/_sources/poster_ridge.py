"""The gilded ridge: panels of waves, flowers, boats, fish, bamboo and cranes; fish and pearl above it."""

import math

from knife import Block, area, curve, disc, lens, pill, poly, rect, ribbon, sample

LEFT, RIGHT, RIDGE, EAVE = 575, 1825, 500, 706


def ridge(block: Block) -> None:
    """The gilded ceramic ridge: eighteen panels of waves, flowers, boats, fish, bamboo and cranes."""
    top, low = 404, 500
    block.cut("gold", rect(LEFT - 6, top + 8, RIGHT - LEFT + 12, low - top - 8))
    block.cut(
        "gold-dark",
        rect(LEFT - 16, low - 8, RIGHT - LEFT + 32, 12),
        rect(LEFT - 16, top + 12, RIGHT - LEFT + 32, 4),
    )
    block.cut("gold-light", rect(LEFT - 16, top, RIGHT - LEFT + 32, 12))
    block.cut("gold-dark", rect(LEFT - 16, top, 14, low - top), rect(RIGHT + 2, top, 14, low - top))
    wide = (RIGHT - LEFT) / 18
    for k in range(18):
        x, y, w, h = LEFT + k * wide + 6, top + 24, wide - 12, 60
        block.cut(
            ("sea-dark", "gold-pale", "sea", "gold-pale", "sea-deep", "sea-mist")[k % 6], rect(x, y, w, h)
        )
        with block.clip(rect(x, y, w, h)):
            _panel(block, x + w / 2, y + h / 2, k)
        block.line("gold-dark", 2, rect(x, y, w, h))
        block.line("gold-light", 0.8, rect(x - 2.4, y - 2.4, w + 4.8, h + 4.8))
        for dx, dy in ((0, 0), (w, 0), (0, h), (w, h)):
            block.cut("gold-light", disc(x + dx, y + dy, 2.2))
    for k in range(125):
        x = LEFT + 5 + k * 10
        block.cut("gold-dark", disc(x, top + 6, 2.6))
        block.cut("gold-pale", disc(x - 0.6, top + 5.4, 1))
        block.cut("gold-light", lens(x - 3.6, low - 2, x + 3.6, low - 2, 1.6, -2))


def _panel(block: Block, x: float, y: float, kind: int) -> None:
    if kind % 6 == 0:
        for j in range(6):
            for i in range(8):
                a, b = x - 40 + i * 11 + (j % 2) * 5.5, y - 14 + j * 9
                block.line(
                    "gold-light",
                    1,
                    curve(
                        [(a - 5.5, b + 4), (a - 3, b - 1), (a, b - 2.4), (a + 3, b - 1), (a + 5.5, b + 4)],
                        False,
                    ),
                    curve([(a - 2.4, b + 4), (a, b + 1), (a + 2.4, b + 4)], False),
                )
    elif kind % 6 == 1:
        _peony(block, x, y)
    elif kind % 6 == 2:
        _little_boat(block, x, y)
    elif kind % 6 == 3:
        for j in range(5):
            a = x - 24 + j * 12
            block.cut("sea", rect(a, y - 30, 3, 60))
            block.cut("sea-deep", *(rect(a - 0.6, y - 22 + i * 14 + (j % 2) * 6, 4.2, 1.2) for i in range(4)))
            block.cut(
                "sea-dark",
                *(
                    lens(a + 1, y - 20 + i * 10, a + (11 if i % 2 else -9), y - 15 + i * 10, 1.7)
                    for i in range(5)
                ),
            )
    elif kind % 6 == 4:
        _carp_panel(block, x, y)
    else:
        _crane_bird(block, x, y)


def _peony(block: Block, x: float, y: float) -> None:
    for t in range(7):
        turn = t * 0.8976
        block.cut("gold", disc(x + 12 * math.cos(turn), y + 12 * math.sin(turn), 8))
        block.cut(
            "gold-dark",
            lens(
                x + 6 * math.cos(turn),
                y + 6 * math.sin(turn),
                x + 18 * math.cos(turn),
                y + 18 * math.sin(turn),
                1.2,
            ),
        )
    for t in range(5):
        block.cut("gold-light", disc(x + 5.6 * math.cos(t * 1.257), y + 5.6 * math.sin(t * 1.257), 4.4))
    block.cut("gold-dark", disc(x, y, 3.4))
    block.cut(
        "ivory", *(disc(x + 1.8 * math.cos(t * 2.1), y + 1.8 * math.sin(t * 2.1), 0.7) for t in range(3))
    )
    for side in (-1, 1):
        for dy in (-16, 2, 18):
            block.cut("sea", lens(x + side * 15, y + dy * 0.5, x + side * 29, y + dy, 4.6, side * 2))
            block.line(
                "sea-pale", 0.6, poly([(x + side * 16, y + dy * 0.5), (x + side * 27, y + dy * 0.95)], False)
            )


def _little_boat(block: Block, x: float, y: float) -> None:
    block.cut("sea-pale", disc(x + 17, y - 16, 7))
    block.cut(
        "sea-dark",
        *(
            lens(x - 34 + k * 12, y + 20 + (k % 3) * 3, x - 18 + k * 12, y + 20 + (k % 3) * 3, 1)
            for k in range(6)
        ),
    )
    block.cut(
        "gold-light",
        poly([(x - 4, y + 10), (x - 2, y - 24), (x + 13, y - 17), (x + 16, y + 10)]),
        poly([(x - 8, y + 9), (x - 20, y + 8), (x - 17, y - 10), (x - 9, y - 13)]),
    )
    block.line(
        "gold-dark",
        0.9,
        *(poly([(x - 4, y + 4 - k * 6), (x + 15 - k * 0.4, y + 3 - k * 6)], False) for k in range(5)),
    )
    block.cut("ink-soft", poly([(x - 24, y + 10), (x + 22, y + 10), (x + 16, y + 18), (x - 17, y + 18)]))
    block.cut("gold", rect(x - 24, y + 10, 46, 1.6))


def _carp_panel(block: Block, x: float, y: float) -> None:
    block.line(
        "sea-light",
        0.9,
        *(
            curve(
                [
                    (x - 34, y - 18 + k * 12),
                    (x - 12, y - 23 + k * 12),
                    (x + 10, y - 15 + k * 12),
                    (x + 34, y - 20 + k * 12),
                ],
                False,
            )
            for k in range(4)
        ),
    )
    with block.at(x, y, 0.62, turn=-18):
        carp(block, ("gold-light", "gold-dark", "gold-pale"))


def _crane_bird(block: Block, x: float, y: float) -> None:
    block.cut(
        "ivory",
        lens(x - 20, y + 8, x + 14, y - 2, 5),
        lens(x - 4, y + 2, x - 14, y - 22, 6, 4),
        lens(x + 2, y, x + 16, y - 20, 6, -4),
    )
    block.cut(
        "ink-soft",
        lens(x - 18, y + 8, x - 30, y + 12, 2),
        lens(x - 11, y - 14, x - 15, y - 24, 1.4),
        lens(x + 12, y - 14, x + 17, y - 22, 1.4),
    )
    block.line("ivory", 2, curve([(x + 12, y - 1), (x + 20, y - 4), (x + 27, y + 1)], False))
    block.cut("vermilion", disc(x + 27, y, 1.5))
    block.cut("gold-dark", lens(x + 27, y + 1, x + 33, y + 3, 0.8))
    block.line(
        "ink-soft",
        0.8,
        poly([(x - 20, y + 8), (x - 32, y + 17)], False),
        poly([(x - 18, y + 9), (x - 29, y + 19)], False),
    )
    block.cut(
        "sea-light",
        *(pill(x - 30 + k * 20, y + 20 - (k % 2) * 5, 18, 4, 2) for k in range(3)),
        pill(x - 28, y - 24, 16, 4, 2),
    )


def carp(block: Block, inks: tuple[str, str, str]) -> None:
    """A carp about the origin, 60 long, head to the left; every scale."""
    plain, shade, lit = inks
    body = [(-32, 1), (-22, -9), (-4, -12), (14, -8), (26, -2), (26, 3), (12, 9), (-6, 11), (-22, 8)]
    block.cut(
        shade,
        curve([(22, 0), (36, -12), (46, -13), (40, 0), (47, 12), (36, 11)]),
        curve([(-8, -10), (2, -20), (16, -15), (16, -7)]),
        curve([(-10, 9), (-4, 19), (4, 18), (2, 9)]),
    )
    block.line(
        lit,
        0.6,
        *(poly([(27, 0), (43, -9 + k * 4.5)], False) for k in range(5)),
        *(poly([(-4 + k * 4, -11), (2 + k * 4, -17)], False) for k in range(4)),
    )
    block.cut(plain, curve(body))
    with block.clip(curve(body)):
        for row in range(5):
            scales = []
            for k in range(9):
                a, b = -12 + k * 4.4 + (row % 2) * 2.2, -9 + row * 4.4
                scales.append(curve([(a, b - 2.2), (a - 2.4, b), (a, b + 2.2)], False))
            block.line(shade, 0.6, *scales)
        block.cut(lit, lens(-26, -5, 16, -8, 2, 3))
    block.line(shade, 0.9, curve([(-16, -9), (-12.6, 0), (-16, 8)], False))
    block.cut("ivory", disc(-24, -2, 2))
    block.cut("ink", disc(-24.3, -2, 1.1))
    block.line(shade, 0.7, curve([(-31, 3), (-34, 6), (-33, 9)], False))


def finials(block: Block) -> None:
    """Ridge fish, upturned ends and the pearl between clouds."""
    for side in (False, True):
        with block.at(2400 if side else 0, 0, 1, flip=side):
            tip = [
                (720, 436),
                (640, 410),
                (596, 390),
                (560, 366),
                (540, 336),
                (538, 312),
                (552, 300),
                (564, 310),
                (556, 322),
                (549, 316),
            ]
            block.cut("gold", ribbon(sample(tip, 8), 44, 4))
            block.cut("gold-light", ribbon(sample([(x + 3, y - 6) for x, y in tip[2:8]], 8), 7, 2))
            block.cut("gold-dark", *(lens(x - 9, y + 2, x + 9, y + 10, 1.4) for x, y in sample(tip[1:5], 5)))
            with block.at(884, 352, 1.9, flip=True, turn=58):
                carp(block, ("gold", "gold-dark", "gold-light"))
            block.cut("gold-dark", *(disc(848 + k * 10, 402, 7) for k in range(6)))
    block.cut(
        "gold-dark",
        area([(1150, 406), (1168, 378), (1200, 370), (1232, 378), (1250, 406)], [(1250, 408), (1150, 408)]),
    )
    _pearl(block)


def _pearl(block: Block) -> None:
    for side in (False, True):
        with block.at(2400 if side else 0, 0, 1, flip=side):
            for dx, dy, size in ((0, 0, 20), (-26, 2, 15), (-46, 6, 10), (-12, -18, 13)):
                x, y = 1156 + dx, 388 + dy
                block.cut("gold", disc(x, y, size))
                spiral = [
                    (
                        x + size * 0.8 * (1 - t / 14) * math.cos(t * 0.8),
                        y + size * 0.8 * (1 - t / 14) * math.sin(t * 0.8),
                    )
                    for t in range(12)
                ]
                block.line("gold-light", 1.6, curve(spiral, False))
    block.cut("gold-light", disc(1200, 344, 30))
    block.cut(
        "gold",
        [
            ("M", [(1212, 316)]),
            ("Q", [(1246, 344), (1212, 372)]),
            ("Q", [(1224, 344), (1212, 316)]),
            ("Z", []),
        ],
    )
    block.cut("ivory", disc(1190, 334, 7))
    block.cut(
        "gold-dark",
        *(disc(1200 + 26 * math.cos(t * 0.524), 344 + 26 * math.sin(t * 0.524), 1.2) for t in range(12)),
    )
