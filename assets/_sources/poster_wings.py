"""The two side wings, cut open like a doll's house: walls and trusses in section, workrooms, lofts."""

from itertools import pairwise
from random import Random

from knife import Block, Cut, curve, disc, lens, mix, pill, poly, rect, strip
from poster_boats import figure, lantern, sampan, seascape
from poster_doors import case, glass
from poster_gable import bricks
from poster_junk import MATTING, junk
from poster_press import bench, hung_sheets, ladder, mouse, oil_lamp, press, type_cabinet
from poster_ridge import carp
from poster_tools import (
    anchor,
    barrel,
    basket,
    coal,
    coil,
    oar,
    pulley,
    rope,
    shovel,
    straw_hat,
    wheel,
    windlass,
)

OUTER, INNER, FLOOR, LOFT, GROUND = -130, 332, 1288, 1018, 1306
APEX = (100.0, 744.0)
SLOPES = (((100.0, 744.0), (-168.0, 934.0)), ((100.0, 744.0), (345.0, 918.0)))


def shell(block: Block) -> None:
    """Back walls, cut walls, floors, trusses and the cut roof of the left wing."""
    gable = [(OUTER, 906), APEX, (INNER, 908), (INNER, LOFT), (OUTER, LOFT)]
    block.cut("gold-light", poly(gable))
    block.cut("gold-pale", rect(OUTER, LOFT, INNER - OUTER, GROUND - LOFT))
    chance = Random(8)
    for _ in range(260):
        x, y = chance.uniform(OUTER + 30, INNER - 40), chance.uniform(LOFT + 16, FLOOR - 20)
        block.cut(
            chance.choice(["gold-light", "ivory", "gold-light"]),
            lens(x, y, x + chance.uniform(3, 16), y + chance.uniform(-1, 1), 0.5),
        )
    bricks(block, OUTER + 26, 1212, INNER - OUTER - 52, 76, 71)
    block.cut("ink-soft", rect(OUTER + 26, 1206, INNER - OUTER - 52, 6))
    block.cut("gold-dark", rect(OUTER + 26, 1206, INNER - OUTER - 52, 2))
    for x, top in ((OUTER, 896), (INNER - 26, 896)):
        block.cut("ivory", rect(x - 2, top, 32, GROUND - top))
        bricks(block, x, top, 26, GROUND - top, 72, dark=True)
    _floors(block)
    _truss(block)
    _cut_roof(block)


def _floors(block: Block) -> None:
    left, wide = OUTER + 26, INNER - OUTER - 52
    for y, thick in ((LOFT - 4, 6), (FLOOR, 6)):
        block.cut("gold", rect(left, y, wide, thick))
        block.cut(
            "gold-dark",
            rect(left, y + thick - 2, wide, 2),
            *(rect(left + k * 22, y, 0.8, thick) for k in range(1, 19)),
        )
    for k in range(14):
        x = left + 8 + k * 30
        block.cut("ink-soft", rect(x, LOFT + 2, 11, 13))
        block.cut("ink-brown", rect(x, LOFT + 2, 4, 13))
        block.line("gold-dark", 0.6, disc(x + 5.5, LOFT + 8.5, 3.4), disc(x + 5.5, LOFT + 8.5, 1.6))
    block.cut("stone", rect(left, FLOOR + 6, wide, GROUND - FLOOR - 6))
    block.cut("ink-brown", *(rect(left + k * 26, FLOOR + 6, 1, 12) for k in range(17)))
    block.cut("ink-brown", rect(OUTER - 8, GROUND - 4, INNER - OUTER + 8, 6))


def _truss(block: Block) -> None:
    tiers = ((-96, 300, 926), (-26, 226, 868), (42, 160, 812))
    for a, b, y in tiers:
        block.cut("ink-soft", pill(a, y, b - a, 14, 7))
        block.cut("ink-brown", pill(a, y, b - a, 5, 2.5))
        block.cut("gold-dark", *(lens(x - 14, y + 8, x + 14, y + 8, 2.6, -3) for x in (a + 24, b - 24)))
        block.cut("gold", *(disc(x, y + 9, 1.6) for x in (a + 24, b - 24)))
    for (_, _, y), (c, d, top) in pairwise(tiers):
        for x in (c + 12, d - 12):
            block.cut("ink-soft", rect(x - 6, top + 12, 12, y - top - 12))
            block.cut(
                "gold-dark",
                curve([(x - 18, y), (x - 10, y - 11), (x, y - 14), (x + 10, y - 11), (x + 18, y)]),
            )
            block.line(
                "gold-light",
                0.8,
                curve([(x - 12, y - 3), (x - 4, y - 9), (x + 2, y - 5), (x - 2, y - 3)], False),
            )
    block.cut("ink-soft", rect(94, 762, 12, 52))
    block.cut("ink-brown", rect(-80, 938, 8, LOFT - 942), rect(276, 938, 8, LOFT - 942))


def _cut_roof(block: Block) -> None:
    for a, b in SLOPES:
        block.cut("gold-dark", strip(a, b, 9))
        block.cut("gold", strip((a[0], a[1] - 2), (b[0], b[1] - 2), 3))
        for k in range(7):
            x, y = mix(a, b, 0.06 + k * 0.15)
            block.cut("ink-soft", disc(x, y + 11, 8))
            block.line("ink-brown", 0.7, disc(x, y + 11, 5.6), disc(x, y + 11, 3))
        lift = 9
        block.cut("ink", strip((a[0], a[1] - lift), (b[0], b[1] - lift), 8))
        for k in range(44):
            x, y = mix(a, b, (k + 0.5) / 44)
            side = 1 if b[0] > a[0] else -1
            block.cut(
                "ink-soft",
                poly(
                    [
                        (x - 5 * side, y - lift - 7),
                        (x + 4 * side, y - lift - 3),
                        (x + 4 * side, y - lift + 4),
                        (x - 5 * side, y - lift),
                    ]
                ),
            )
            block.cut("ink-brown", lens(x - 5 * side, y - lift - 7, x + 4 * side, y - lift - 3, 1.1))
        block.cut("gold", disc(b[0], b[1] - 9, 6))
        block.cut("gold-dark", disc(b[0], b[1] - 9, 3.4))
    block.cut("gold", rect(76, 718, 48, 22))
    block.cut("gold-light", rect(70, 712, 60, 8))
    block.cut(
        "gold-dark",
        rect(70, 738, 60, 5),
        *(
            poly([(82 + k * 9, 729), (86 + k * 9, 724), (90 + k * 9, 729), (86 + k * 9, 734)])
            for k in range(4)
        ),
    )


# --- left: sea labour


def sea_room(block: Block) -> None:
    """The room of sea labour: windlass, blocks, shovels and hats, and a sampan in its case."""
    for k, x in enumerate((-78, -34, 10)):
        block.cut("ink-soft", rect(x - 1, 1086, 2, 10))
        straw_hat(block, x, 1106 + (k % 2) * 3, 18)
    oar(block, (52, 1178), (126, 1070))
    oar(block, (126, 1178), (52, 1070))
    wheel(block, 258, 1112, 34)
    for k, x in enumerate((40, 74, 140, 168)):
        pulley(block, x, 1068 + (k % 2) * 9, 15 + 3 * (k % 2), 1 + k % 2)
    seascape(block, 162, 1126, 58, 44, 3)
    with block.at(206, 1034, 0.56):
        lantern(block)
    with block.at(-54, 1288, 0.8):
        windlass(block)
    _sea_floor(block)


def _sea_floor(block: Block) -> None:
    coal(block, 34, 1288, 34)
    shovel(block, 22, 1287, 84, -9)
    shovel(block, 52, 1288, 90, 12)
    size = (46.0, 60.0)
    case(block, 142, 1288, 92, size)
    with block.at(141, 1230, 0.54):
        sampan(block)
    glass(block, 142, 1288, 92, size)
    coil(block, 214, 1286, 18)
    anchor(block, 254, 1286, 92)
    barrel(block, 290, 1288, 26, 36)
    figure(block, 86, 1291, 112, "sea-dark", 0)
    figure(block, 196, 1291, 72, "vermilion-dark", 2)


def sea_loft(block: Block) -> None:
    """The loft above: baskets, a sail rolled on its yard, nets, a chest, a lamp; and a mouse on the beam."""
    basket(block, -40, 1014, 36, 26)
    basket(block, -2, 1014, 26, 20)
    basket(block, -22, 988, 26, 16)
    block.cut("gold-dark", pill(40, 988, 150, 14, 7))
    block.cut("gold", pill(40, 988, 150, 6, 3))
    block.cut("ink-soft", rect(36, 986, 158, 2.4), *(rect(54 + k * 26, 986, 2.4, 17) for k in range(6)))
    block.cut(
        "ink", poly([(44, 1014), (52, 1000), (60, 1014)]), poly([(170, 1014), (178, 1000), (186, 1014)])
    )
    block.cut("vermilion-dark", rect(206, 988, 54, 26))
    block.cut("vermilion", poly([(206, 988), (210, 980), (256, 980), (260, 988)]))
    block.cut(
        "gold-dark", rect(206, 987, 54, 2), rect(228, 986, 10, 9), *(rect(x, 980, 3, 34) for x in (212, 252))
    )
    oil_lamp(block, 232, 980, 22)
    _stores(block)


def _stores(block: Block) -> None:
    for k in range(11):
        block.line(
            "ink-soft",
            0.7,
            curve([(-64 + k * 6, 940), (-60 + k * 6, 958 + (k % 3) * 5), (-52 + k * 5, 966)], False),
        )
        block.line(
            "ink-soft", 0.7, curve([(-64, 944 + k * 2.4), (-34, 956 + k * 2.2), (0, 942 + k * 2)], False)
        )
    rope(block, [(60, 940), (74, 962), (100, 968), (126, 962), (140, 940)], 4)
    for k in range(5):
        x = 160 + k * 17
        block.line("ink-soft", 0.6, poly([(x, 940), (x, 948)], False))
        with block.at(x, 958, 0.3, turn=90):
            carp(block, ("sea-light", "sea-dark", "sea-pale"))
    mouse(block, 122, 868)


# --- right: the press


def press_room(block: Block) -> None:
    """The room with the hand press, type cabinet, sheets that dry, a bench with a lamp."""
    hung_sheets(block, -90, 92, 1046, 6)
    for k, x in enumerate((120, 192)):
        seascape(block, x, 1078, 56, 44, k + 3)
    with block.at(96, 1034, 0.56):
        lantern(block)
    type_cabinet(block, -92, 1288)
    block.cut("ivory", *(rect(-80 + (k % 2), 1152 - k * 2.2, 40, 2) for k in range(6)))
    block.cut("ink-soft", pill(-30, 1148, 22, 8, 4), rect(-8, 1150.6, 12, 2.6))
    with block.at(88, 1288, 0.86):
        press(block)
    bench(block, 216, 1288, 76, 44)
    oil_lamp(block, 276, 1239, 30)
    block.cut(
        "ivory",
        *(
            poly([(222, 1238 - k * 2), (252, 1238 - k * 2), (256, 1236 - k * 2), (226, 1236 - k * 2)])
            for k in range(7)
        ),
    )
    block.cut("vermilion", rect(238, 1219, 16, 5))
    bench(block, 226, 1288, 40, 20)
    figure(block, 178, 1291, 110, "sea-dark", 2)
    figure(block, 4, 1291, 84, "vermilion-dark", 3)


def repair_loft(block: Block) -> None:
    """The loft above: a restorer's shop with tiles, a ridge fish being gilded, paint pots, a small window."""
    block.cut("ink-soft", rect(168, 952, 58, 44))
    block.cut("sea-mist", rect(172, 956, 50, 36))
    with block.clip(rect(172, 956, 50, 36)):
        block.cut("sea", rect(172, 978, 50, 16))
        with block.at(198, 984, 0.035):
            junk(block, MATTING, crew=False)
    block.cut("ink-soft", rect(196, 952, 2, 44))
    for row in range(5):
        for k in range(7 - row % 2):
            x = -66 + k * 10 + (row % 2) * 5
            block.cut("ink-soft" if (k + row) % 3 else "ink-brown", _tile_end(x, 1014 - row * 6))
    bench(block, 8, 1014, 108, 20)
    _repair_bench(block)


def _repair_bench(block: Block) -> None:
    with block.at(60, 970, 0.9, turn=20):
        carp(block, ("gold", "gold-dark", "gold-light"))
    block.cut("ink-soft", rect(54, 980, 12, 10))
    for x, ink in ((20, "gold"), (32, "sea"), (96, "vermilion")):
        block.cut("ivory", poly([(x - 5, 980), (x + 5, 980), (x + 4, 989), (x - 4, 989)]))
        block.cut(ink, disc(x, 980, 5, 1.4))
        block.line("gold-dark", 1, poly([(x + 1, 980), (x + 6, 966)], False))
    ladder(block, (236, 1014), (252, 912), 18)
    basket(block, 150, 1014, 26, 16)
    block.line("ink-soft", 1.4, poly([(-60, 956), (-20, 956)], False))
    for k in range(4):
        x = -56 + k * 11
        block.cut("gold-dark", rect(x, 956, 3, 14))
        block.cut("ink-brown", rect(x - 2.4, 969, 8, 9 if k % 2 else 4))
    figure(block, 128, 1016, 66, "ink-soft", 2)


def _tile_end(x: float, y: float) -> Cut:
    outer, inner = [(x + 5, y - 9), (x + 10, y)], [(x + 5, y - 5), (x + 2, y)]
    return [("M", [(x, y)]), ("Q", outer), ("L", [(x + 8, y)]), ("Q", inner), ("Z", [])]


def wings(block: Block) -> None:
    """Both wings in their places."""
    shell(block)
    sea_room(block)
    sea_loft(block)
    with block.at(2400, 0, 1, flip=True):
        shell(block)
        press_room(block)
        repair_loft(block)
