"""What lies far off on the shore of today: quay, cranes, a ship, an aircraft; and a lorry on the road."""

from random import Random

from knife import (
    Block,
    curve,
    disc,
    lens,
    pill,
    poly,
    rect,
    strip,
)


def lorry(block: Block, x: float, y: float, s: float) -> None:
    """A lorry with a load of cane, seen from its side."""
    with block.at(x, y, s, turn=-16):
        block.cut("ink", rect(-62, -16, 124, 8), disc(-40, -6, 10), disc(-14, -6, 10), disc(42, -6, 10))
        block.cut("stone", disc(-40, -6, 4), disc(-14, -6, 4), disc(42, -6, 4))
        block.cut(
            "ivory",
            [
                ("M", [(28, -14)]),
                ("L", [(28, -52)]),
                ("L", [(48, -52)]),
                ("Q", [(60, -38), (62, -14)]),
                ("Z", []),
            ],
        )
        block.cut("sea-dark", poly([(34, -47), (46, -47), (54, -32), (34, -32)]))
        block.cut("gold-dark", rect(-64, -44, 88, 30))
        block.cut("gold", *(rect(-62, -44 + k * 6, 84, 3) for k in range(5)))
        block.cut(
            "sea-light",
            *(lens(-60 + k * 6, -40, -64 + k * 6.6, -62 - (k * 7 % 9), 2.6, 2) for k in range(14)),
        )


def crane(block: Block, x: float, y: float, s: float) -> None:
    """A far quay crane: legs, tie beams, boom out over the water, stays, cab and load."""
    with block.at(x, y, s):
        block.cut("sea-dark", strip((14, 0), (14, -74), 4), strip((44, 0), (44, -74), 4))
        block.cut(
            "sea-deep",
            strip((0, 0), (0, -74), 5),
            strip((32, 0), (32, -74), 5),
            rect(-2, -40, 50, 4),
            rect(-90, -78, 146, 6),
        )
        block.line(
            "sea-deep",
            2.2,
            poly([(0, -40), (32, -74)], False),
            poly([(32, -40), (0, -74)], False),
            poly([(4, -76), (14, -116), (32, -76)], False),
        )
        block.line(
            "sea-deep",
            1.5,
            poly([(-82, -77), (14, -116), (56, -77)], False),
            poly([(-44, -77), (14, -116)], False),
        )
        block.line("sea-deep", 1.2, poly([(-56, -74), (-56, -44)], False))
        block.cut("gold", rect(-66, -46, 20, 10))
        block.cut("sea-deep", rect(34, -88, 18, 11), rect(-60, -74, 8, 5))


def port(block: Block) -> None:
    """The far port on the line where shore and horizon meet, and a ship alongside."""
    block.cut("stone", poly([(862, 486), (1090, 462), (1110, 480), (880, 506)]))
    block.cut("ink-brown", poly([(862, 486), (880, 506), (880, 511), (858, 490)]))
    chance = Random(66)
    for k in range(34):
        x, y = 906 + (k % 17) * 11, 484 - (k % 17) * 1.2 - (k // 17) * 8
        block.cut(
            chance.choice(["gold", "ivory", "sea-light", "vermilion", "gold-dark", "sea-pale"]),
            rect(x, y, 10, 7),
        )
    for x, y, s in ((1030, 474, 0.78), (968, 482, 0.9), (898, 492, 1.04)):
        crane(block, x, y, s)
    with block.at(742, 486, 0.9):
        block.cut("ink", poly([(-96, -16), (110, -16), (100, 8), (-80, 8)]))
        block.cut("vermilion", poly([(-86, 2), (103, 2), (100, 8), (-80, 8)]))
        for k in range(26):
            block.cut(
                chance.choice(["gold", "ivory", "sea-light", "gold-dark", "sea-pale"]),
                rect(-60 + (k % 13) * 10.4, -24 - (k // 13) * 8, 9.6, 7.4),
            )
        block.cut("ivory", rect(80, -52, 20, 36), rect(76, -54, 28, 5))
        block.cut("ink", rect(84, -47, 14, 3), rect(90, -66, 3, 12))


def aircraft(block: Block) -> None:
    """An aircraft that has just taken off."""
    with block.at(990, 146, 0.98, turn=-13):
        block.cut(
            "stone",
            poly([(26, -9), (-20, -66), (-33, -70), (-10, -8)]),
            poly([(-74, -8), (-98, -27), (-106, -27), (-90, -6)]),
        )
        block.cut("gold", poly([(-58, -9), (-90, -52), (-108, -53), (-94, -7)]))
        block.cut("gold-dark", poly([(-97, -53), (-108, -53), (-94, -7), (-86, -8)]))
        body = [
            (104, 1),
            (96, -6),
            (78, -11),
            (40, -12.5),
            (-66, -11.5),
            (-112, -5.4),
            (-70, 9.5),
            (-40, 12.5),
            (62, 12.5),
            (94, 8),
        ]
        block.cut("ivory", curve(body, pull=0.13))
        block.cut(
            "sand",
            curve(
                [(103, 2), (95, 8), (62, 12.5), (-40, 12.5), (-70, 9.5), (-104, -2), (-40, 5.6), (62, 5.6)],
                pull=0.12,
            ),
        )
        block.cut(
            "sea-dark",
            poly([(86, -9.4), (95, -5), (86, -4), (81, -9.6)]),
            *(pill(68 - k * 5.7, -6, 2.8, 4.4, 1.3) for k in range(24)),
        )
        block.cut("ivory", poly([(34, 6), (24, 14), (-52, 73), (-66, 76), (-18, 13), (-24, 7)]))
        block.cut("stone", poly([(-24, 7), (-18, 13), (-66, 76), (-58, 74), (4, 14), (10, 7)]))
        block.cut("ink-brown", pill(-12, 26, 42, 14, 7))
        block.cut("ivory", pill(-12, 26, 42, 8, 4))
        block.cut("ivory", poly([(-68, 0), (-104, 25), (-112, 26), (-92, -2)]))
