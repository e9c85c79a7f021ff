"""A three-masted junk with battened sails, every plank, dowel and seam."""

import math
from collections.abc import Sequence

from knife import Block, Point, band, curve, disc, lens, mix, poly, rect, sample, strip

Inks = tuple[str, str, str]  # plain, shaded, lit


CLOTH: Inks = ("vermilion", "vermilion-dark", "vermilion-light")


MATTING: Inks = ("gold", "gold-dark", "gold-light")


CANVAS: Inks = ("sand", "stone", "ivory")


SHEER: list[Point] = [
    (-318, -104),
    (-262, -84),
    (-170, -62),
    (-40, -50),
    (90, -58),
    (190, -84),
    (262, -122),
    (322, -172),
]


def _along(line: Sequence[Point], share: float) -> Point:
    place = share * (len(line) - 1)
    k = min(int(place), len(line) - 2)
    return mix(line[k], line[k + 1], place - k)


def sail(block: Block, luff: list[Point], leech: list[Point], battens: int, inks: Inks) -> list[Point]:
    """A battened lug sail between its two edges, from foot to yard; returns the batten ends."""
    one, two = sample(luff, 12), sample(leech, 12)
    left = [_along(one, i / battens) for i in range(battens + 1)]
    right = [_along(two, i / battens) for i in range(battens + 1)]
    for i in range(battens):
        _panel(block, (left[i], left[i + 1], right[i], right[i + 1]), i, inks)
    ends = [(mix(a, b, -0.015), mix(b, a, -0.025)) for a, b in zip(left, right, strict=True)]
    block.cut(
        "ink", *(strip(a, b, 4) for a, b in ends[1:-1]), *(strip(a, b, 7) for a, b in (ends[0], ends[-1]))
    )
    block.cut("ink-brown", *(strip(mix(a, b, 0.02), mix(a, b, 0.5), 1) for a, b in ends))
    return right


def _panel(block: Block, corners: tuple[Point, Point, Point, Point], row: int, inks: Inks) -> None:
    l0, l1, r0, r1 = corners
    inner = mix(mix(r0, r1, 0.5), mix(l0, l1, 0.5), 0.045)
    block.cut(inks[0], [("M", [l0]), ("L", [r0]), ("Q", [inner, r1]), ("L", [l1]), ("Z", [])])
    high = math.dist(r0, r1)

    def at(u: float, v: float) -> Point:
        return mix(mix(l0, r0, u), mix(l1, r1, u), v)

    for k in range(9):
        v = (k + 0.5) / 9
        depth = 0.36 + 0.3 * abs(math.sin(k * 2.1 + row * 1.3))
        block.cut(inks[1], lens(*at(0.985, v), *at(1 - depth, v + 0.02), high * 0.05))
    for k in range(7):
        v, far = 0.2 + 0.11 * k, 0.2 + 0.16 * abs(math.sin(k * 1.7 + row))
        block.cut(inks[2], lens(*at(0.02, v), *at(far, v), high * 0.022))
    block.cut(
        inks[1], [("M", [at(0.02, 1)]), ("L", [at(0.98, 1)]), ("Q", [at(0.6, 0.82), at(0.02, 1)]), ("Z", [])]
    )
    block.line(inks[1], 0.8, *(poly([at(u / 7, 0.04), at(u / 7 + 0.01, 0.97)], False) for u in range(1, 7)))
    block.cut("ink", *(disc(*at(0.02, v), 1.6) for v in (0.25, 0.5, 0.75)))


def junk(block: Block, inks: Inks, crew: bool = True) -> None:
    """A three-masted junk about the origin, bow to the left, 680 wide and 720 high."""
    block.cut(
        "ink",
        *(
            strip(a, b, w, w * 0.45)
            for a, b, w in (
                ((-232, -70), (-262, -448), 12),
                ((0, -50), (6, -700), 17),
                ((236, -110), (262, -408), 11),
            )
        ),
    )
    _rudder(block)
    _deck(block, crew)
    _hull(block)
    sail(
        block,
        [(-330, -150), (-318, -270), (-300, -392)],
        [(-176, -138), (-152, -230), (-170, -330), (-236, -440)],
        5,
        inks,
    )
    _rigging(block, inks)


def _rigging(block: Block, inks: Inks) -> None:
    main = sail(
        block,
        [(-112, -128), (-98, -330), (-74, -566)],
        [(168, -150), (208, -300), (186, -470), (120, -600), (52, -690)],
        8,
        inks,
    )
    after = sail(
        block,
        [(196, -178), (206, -270), (222, -352)],
        [(326, -204), (346, -270), (326, -340), (282, -404)],
        4,
        inks,
    )
    for ends, knot, foot in ((main[:6], (250, -258), (262, -176)), (after[:3], (352, -236), (318, -196))):
        block.line(
            "ink",
            1.3,
            *(curve([end, mix(end, knot, 0.55), knot], False) for end in ends),
            poly([knot, foot], False),
        )
        block.cut("gold-dark", disc(*knot, 4))
    block.line(
        "ink",
        1.4,
        poly([(6, -694), (-96, -70)], False),
        poly([(-262, -446), (-300, -110)], False),
        poly([(6, -690), (214, -150)], False),
    )
    block.cut("ink", disc(6, -702, 5), disc(-262, -450, 4), disc(262, -410, 4))


def _rudder(block: Block) -> None:
    block.cut("ink-soft", poly([(296, -96), (326, -100), (352, 30), (296, 30)]))
    holes = [(312 + c * 17 + r * 2.8, -70 + r * 24 + c * 2) for r in range(4) for c in range(2)]
    block.cut("sea-light", *(poly([(x, y - 7), (x + 5, y), (x, y + 7), (x - 5, y)]) for x, y in holes))
    block.cut("ink", poly([(290, -190), (299, -192), (304, 30), (292, 30)]))
    block.cut("gold-dark", *(rect(290, -84 + k * 34, 40 + k * 4, 4) for k in range(3)))


def _deck(block: Block, crew: bool) -> None:
    block.cut("ink-brown", poly([(60, -58), (60, -104), (176, -116), (176, -72)]))
    block.cut(
        "gold",
        [
            ("M", [(52, -98)]),
            ("Q", [(116, -156), (186, -112)]),
            ("L", [(186, -104)]),
            ("L", [(52, -92)]),
            ("Z", []),
        ],
    )
    block.cut("gold-light", lens(60, -104, 150, -130, 5, -12))
    block.line(
        "gold-dark",
        1.4,
        *(
            curve(
                [(64 + i * 11, -95), (63 + i * 11, -118), (72 + i * 10, -118 - 12 * math.sin(i * 0.3))], False
            )
            for i in range(11)
        ),
    )
    _stern(block, crew)


def _stern(block: Block, crew: bool) -> None:
    block.cut("gold-pale", *(rect(74 + k * 26, -88 - k * 2, 18, 18) for k in range(4)))
    block.cut(
        "ink-soft",
        *(rect(82.4 + k * 26, -88 - k * 2, 1.6, 18) for k in range(4)),
        *(rect(74 + k * 26, -80 - k * 2, 18, 1.6) for k in range(4)),
    )
    block.cut("ink-soft", poly([(206, -86), (206, -138), (312, -196), (322, -166), (262, -116)]))
    block.cut("gold", poly([(200, -136), (200, -143), (316, -206), (318, -198)]))
    for k in range(4):
        x, y = 220 + k * 22, -112 - k * 11
        block.cut("gold-pale", poly([(x, y), (x, y - 18), (x + 13, y - 25), (x + 13, y - 7)]))
    block.cut(
        "gold-dark",
        poly([(-150, -60), (-154, -92), (-110, -92), (-114, -60)]),
        poly([(-196, -66), (-199, -88), (-166, -88), (-168, -64)]),
    )
    block.line(
        "gold-light", 1.2, *(poly([(-152, -88 + k * 7), (-112, -88 + k * 7)], False) for k in range(4))
    )
    block.cut("stone", rect(-98, -88, 34, 34))
    block.line("ink-brown", 1.6, poly([(-98, -88), (-64, -54)], False), poly([(-98, -54), (-64, -88)], False))
    for x, y in ((-220, -70), (24, -52), (196, -92), (286, -180)) if crew else ():
        sailor(block, x, y, 58)


def _hull(block: Block) -> None:
    block.cut(
        "ink",
        [
            *curve(SHEER, False),
            ("L", [(296, 26)]),
            ("L", [(-236, 26)]),
            ("Q", [(-282, -10), SHEER[0]]),
            ("Z", []),
        ],
    )
    for top, low, ink in ((0, 5, "gold"), (5, 24, "ink-soft"), (26, 34, "sea"), (34, 37, "sea-pale")):
        block.cut(
            ink,
            band(
                [(x * (1 - top * 0.0006), y + top) for x, y in SHEER],
                [(x * (1 - low * 0.0006), y + low) for x, y in SHEER],
            ),
        )
    for k in range(7):
        share = 0.4 + 0.085 * k
        line = [(x * (1 - 0.1 * share), y + (24 - y) * share) for x, y in SHEER]
        block.line("ink-soft", 1.3, curve(line[1:-1], False))
        block.cut(
            "ink-brown",
            *(lens(*line[i], *mix(line[i], line[i + 1], 0.86), 1.3) for i in range(1 + k % 2, 6, 2)),
        )
    _bow(block)


def _bow(block: Block) -> None:
    dots = sample(SHEER, 7)
    block.cut(
        "gold-dark",
        *(disc(x * 0.99, y + 14, 1.8) for x, y in dots),
        *(disc(x * 0.985, y + 20, 1.0) for x, y in dots),
    )
    block.cut(
        "ink-brown", poly([(-318, -104), (-304, -99), (-262, -40), (-232, 26), (-240, 26), (-278, -14)])
    )
    block.cut(
        "ivory",
        [
            ("M", [(-262, -52)]),
            ("Q", [(-244, -68), (-226, -50)]),
            ("Q", [(-244, -38), (-262, -52)]),
            ("Z", []),
        ],
    )
    block.cut("ink", disc(-244, -52, 6.2))
    block.cut("gold", disc(-245, -53, 2))
    block.line(
        "gold-dark",
        3.2,
        poly([(-300, -128), (-312, -44)], False),
        curve([(-330, -66), (-318, -42), (-298, -62)], False),
        poly([(-318, -118), (-284, -114)], False),
    )
    block.line(
        "ink",
        1.6,
        *(poly([(x, -54), (x, -75)], False) for x in range(-96, 50, 14)),
        poly([(-100, -75), (50, -77)], False),
    )


def sailor(block: Block, x: float, y: float, high: float) -> None:
    """A tiny sea labourer under a straw hat, plain as a stamp."""
    w = high * 0.26
    body = poly(
        [
            (x - w * 0.6, y),
            (x - w * 0.72, y - high * 0.6),
            (x, y - high * 0.8),
            (x + w * 0.72, y - high * 0.6),
            (x + w * 0.6, y),
            (x + w * 0.1, y),
            (x, y - high * 0.3),
            (x - w * 0.1, y),
        ]
    )
    block.cut("ink-soft", body, disc(x, y - high * 0.82, high * 0.085))
    block.cut(
        "gold", poly([(x - w * 0.95, y - high * 0.83), (x, y - high * 1.03), (x + w * 0.95, y - high * 0.83)])
    )
    block.cut(
        "gold-dark",
        poly([(x, y - high * 1.03), (x + w * 0.95, y - high * 0.83), (x + w * 0.2, y - high * 0.83)]),
    )
