"""Things of the press room and the lofts: a hand press, a cabinet, benches, lamps, a ladder, a mouse."""

from knife import Block, Point, area, curve, disc, lens, mix, pill, poly, rect, strip


def oil_lamp(block: Block, x: float, y: float, size: float) -> None:
    """A lamp with a glass chimney, alight."""
    block.cut(
        "gold-dark",
        pill(x - size * 0.32, y - size * 0.1, size * 0.64, size * 0.1, size * 0.05),
        rect(x - size * 0.05, y - size * 0.28, size * 0.1, size * 0.2),
    )
    block.cut(
        "sea",
        curve(
            [
                (x - size * 0.24, y - size * 0.36),
                (x, y - size * 0.46),
                (x + size * 0.24, y - size * 0.36),
                (x + size * 0.14, y - size * 0.24),
                (x - size * 0.14, y - size * 0.24),
            ]
        ),
    )
    block.cut("gold", rect(x - size * 0.12, y - size * 0.5, size * 0.24, size * 0.06))
    block.cut(
        "ivory",
        curve(
            [
                (x - size * 0.1, y - size * 0.5),
                (x - size * 0.17, y - size * 0.64),
                (x - size * 0.09, y - size * 0.82),
                (x - size * 0.08, y - size),
                (x + size * 0.08, y - size),
                (x + size * 0.09, y - size * 0.82),
                (x + size * 0.17, y - size * 0.64),
                (x + size * 0.1, y - size * 0.5),
            ],
            pull=0.1,
        ),
    )
    block.cut("gold", lens(x, y - size * 0.52, x, y - size * 0.74, size * 0.06))
    block.cut("gold-light", lens(x, y - size * 0.53, x, y - size * 0.66, size * 0.03))


def bench(block: Block, x: float, y: float, wide: float, tall: float) -> None:
    """A plain bench or table with a stretcher."""
    block.cut("ink", lens(x - 6, y + 1, x + wide + 10, y + 1, 2.4))
    for leg in (x + 5, x + wide - 11):
        block.cut("ink-soft", poly([(leg, y - tall), (leg + 6, y - tall), (leg + 7, y), (leg - 1, y)]))
    block.cut("ink-soft", rect(x + 5, y - tall * 0.34, wide - 10, 3))
    block.cut("gold-dark", rect(x, y - tall - 5, wide, 7))
    block.cut("gold", rect(x, y - tall - 5, wide, 2.6))
    block.cut(
        "ink-soft",
        *(
            lens(x + 6 + k * wide / 6, y - tall - 1, x + (k + 0.8) * wide / 6, y - tall - 1, 0.4)
            for k in range(6)
        ),
    )


def press(block: Block) -> None:
    """An iron hand press about the origin (floor), 190 wide and 200 high."""
    block.cut("ink", lens(-70, 2, 150, 2, 4))
    block.cut(
        "ink-soft",
        poly([(-62, 0), (-52, -16), (-24, -24), (-24, 0)]),
        poly([(62, 0), (52, -16), (24, -24), (24, 0)]),
        rect(-40, -62, 80, 46),
    )
    block.cut("ink-brown", rect(-40, -62, 12, 46))
    for x in (-52, 38):
        block.cut("ink", rect(x, -176, 14, 128))
        block.cut("ink-soft", rect(x, -176, 6, 128))
        block.cut("gold-dark", *(rect(x - 2, y, 18, 4) for y in (-178, -120, -62)))
    block.cut(
        "ink-soft",
        area([(-60, -174), (-48, -198), (0, -212), (48, -198), (60, -174)], [(60, -166), (-60, -166)]),
    )
    block.cut("ink", rect(-60, -174, 120, 9))
    block.line(
        "gold",
        1.6,
        curve([(-44, -184), (-20, -196), (0, -186), (20, -196), (44, -184)], False),
        curve([(-14, -182), (0, -176), (14, -182)], False),
    )
    _press_bed(block)


def _press_bed(block: Block) -> None:
    block.cut("gold", disc(0, -200, 5), disc(0, -216, 6), disc(0, -226, 3))
    block.cut("gold-light", disc(-1.6, -218, 2))
    block.cut("ink-brown", rect(-8, -166, 16, 46))
    block.cut("ink", *(lens(-9, -162 + k * 6, 9, -159 + k * 6, 1) for k in range(7)))
    block.cut("gold-dark", strip((4, -140), (92, -128), 5, 4), pill(84, -133, 26, 9, 4.5))
    block.cut("ink", rect(-34, -122, 68, 12))
    block.cut("ink-soft", rect(-30, -112, 60, 6))
    block.cut("gold-dark", rect(-110, -68, 250, 6))
    block.cut("ink", *(rect(x, -62, 6, 62) for x in (-104, 128)))
    block.cut("stone", rect(52, -78, 74, 10))
    block.cut("ink-brown", rect(52, -72, 74, 4))
    block.cut("ivory", poly([(126, -78), (130, -80), (160, -136), (156, -138)]))
    block.cut("ink-soft", poly([(126, -76), (129, -76), (162, -137), (159, -139)]))
    block.line(
        "ink-soft",
        2,
        disc(-6, -52, 12),
        poly([(-6, -52), (-6, -64)], False),
        poly([(-6, -52), (4, -46)], False),
        poly([(-6, -52), (-16, -46)], False),
    )
    block.cut("gold", *(disc(-34 + k * 17, -22, 1.4) for k in range(5)))


def type_cabinet(block: Block, x: float, y: float) -> None:
    """A cabinet of shallow drawers, each with its brass pull; one stands open."""
    block.cut("ink", lens(x - 8, y + 1, x + 96, y + 1, 3))
    block.cut("gold-dark", rect(x, y - 116, 84, 116))
    block.cut("ink-soft", rect(x + 78, y - 116, 6, 116), rect(x, y - 6, 84, 6))
    for row in range(11):
        top = y - 112 + row * 9.6
        out = 5 if row == 4 else 0
        block.cut("gold" if row != 4 else "gold-light", rect(x + 4 - out, top, 72 + out, 8))
        block.cut("ink-soft", rect(x + 4, top + 8, 74, 1.2))
        for k in range(2):
            block.cut("ink-soft", pill(x + 18 + k * 36 - out, top + 2.6, 9, 3, 1.5))
    block.cut("gold", poly([(x - 4, y - 116), (x + 88, y - 116), (x + 82, y - 132), (x + 4, y - 132)]))
    for k in range(9):
        block.cut("gold-dark", strip((x + 5 + k * 9.6, y - 131), (x - 2 + k * 11, y - 117), 0.8))


def hung_sheets(block: Block, x0: float, x1: float, y: float, count: int) -> None:
    """A line on which blank sheets dry."""
    block.line("ink-soft", 1, curve([(x0, y), ((x0 + x1) / 2, y + 8), (x1, y)], False))
    for k in range(count):
        x = x0 + (x1 - x0) * (k + 0.5) / count
        sag = y + 8 * (1 - ((x - x0) / (x1 - x0) * 2 - 1) ** 2)
        block.cut("ivory", poly([(x - 11, sag), (x + 11, sag), (x + 12, sag + 34), (x - 10, sag + 35)]))
        block.cut("sand", poly([(x + 4, sag), (x + 11, sag), (x + 12, sag + 34), (x + 6, sag + 34.4)]))
        block.cut("gold-dark", rect(x - 8, sag - 3, 2.4, 7), rect(x + 6, sag - 3, 2.4, 7))


def ladder(block: Block, foot: Point, head: Point, wide: float) -> None:
    """A bamboo ladder with lashed rungs."""
    for dx in (0.0, wide):
        a, b = (foot[0] + dx, foot[1]), (head[0] + dx, head[1])
        block.cut("gold-dark", strip(a, b, 4, 3.4))
        block.cut("gold", strip((a[0] - 0.8, a[1]), (b[0] - 0.8, b[1]), 1.3))
        block.cut(
            "ink-soft",
            *(
                rect(mix(a, b, (k + 0.4) / 11)[0] - 2.4, mix(a, b, (k + 0.4) / 11)[1], 4.8, 0.9)
                for k in range(11)
            ),
        )
    for k in range(1, 12):
        x, y = mix(foot, head, k / 12)
        block.cut("gold", rect(x - 2, y - 1.2, wide + 4, 2.6))
        block.cut("ink-soft", rect(x - 2.4, y - 2, 4.6, 4), rect(x + wide - 2.4, y - 2, 4.6, 4))


def mouse(block: Block, x: float, y: float) -> None:
    """A very small mouse."""
    block.cut(
        "ink-brown",
        area([(x - 5, y), (x - 3, y - 3.6), (x + 2, y - 3.4), (x + 6, y - 0.6)], [(x - 5, y)]),
        disc(x + 2.4, y - 3.6, 1.2),
    )
    block.line(
        "ink-brown",
        0.5,
        curve([(x - 5, y - 0.4), (x - 8, y - 1.6), (x - 10, y + 0.4), (x - 13, y - 0.6)], False),
    )
    block.cut("ink", disc(x + 4.2, y - 1.8, 0.4))
