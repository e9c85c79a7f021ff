"""What marks the places by the water: the island with its junk, the airport and the port."""

from random import Random

from knife import Block, Cut, Point, curve, disc, lens, mix, poly, ribbon, strip
from neighbourhood import DARK, GOLD, RED, TEAL, WHITE, Inks, Place, Plot, door, house, shadow, solid, windows
from relief import hill, woods

TILED: Inks = ("ink-soft", "ink", "ink-brown")


def sanzao(block: Block) -> None:
    """Hills, a fishing village, a jetty and a junk beside it."""
    hill(block, (14, -118), -90, 140, -14, ("sea-light", "sea-dark", "sea-pale"), 4)
    hill(block, (-66, -80), -140, 50, -6, ("sea-light", "sea-dark", "sea-pale"), 5)
    woods(block, -136, 136, -12, 13, 8)
    chance = Random(12)
    plot = Plot(block, (-96, -10), chance)
    for x, y, wide in ((14, 24, 54), (98, 18, 50), (46, 72, 58)):
        shadow(plot, "gold", (x, y), (x + wide, y + 26), 30)
        house(plot, (x, y), (x + wide, y + 26), 30, 11, WHITE, TILED)
        windows(plot, "sea-dark", ((x + 6, x + 15), (x + wide - 15, x + wide - 6)), y + 26, 10, 21)
        door(plot, "gold-dark", x + wide / 2 - 5, y + 26, 10, 18)
    _jetty(block)
    _junk(block, 194, 60)


def _jetty(block: Block) -> None:
    plot = Plot(block, (30, 42), Random(2))
    for x in range(8, 100, 22):
        plot.bar("ink", (x, 22, -14), (x, 22, 6), 4)
    solid(plot, ("stone", "ink-brown", "sand"), (0, 0, -4), (104, 22, 6))
    for x in range(12, 104, 13):
        plot.bar("stone", (x, 0, 6), (x, 22, 6), 1.2)
    for x in (92, 72):
        solid(plot, GOLD, (x, 2, 6), (x + 9, 11, 15))


def _junk(block: Block, x: float, y: float) -> None:
    """A junk under two battened sails, afloat, bow to the right."""
    with block.at(x, y):
        for reach, drop in ((60, 12), (44, 20), (26, 27)):
            block.cut("sea-deep", lens(-reach, drop, reach, drop, 3, 0))
        block.cut("ink", strip((-14, -6), (-10, -128), 4.5, 3), strip((36, -6), (42, -84), 3.6, 2.4))
        _sail(block, [(-44, -22), (-40, -92), (-4, -126), (18, -70), (20, -20)], 6)
        _sail(block, [(26, -20), (28, -62), (46, -82), (62, -50), (62, -18)], 5)
        hull = [(-70, -26), (-52, -8), (-6, -2), (40, -6), (74, -18), (64, 6), (30, 15), (-34, 14), (-60, 6)]
        block.cut("ink", curve(hull, pull=0.12))
        rail = [(-70, -26), (-52, -8), (-6, -2), (40, -6), (74, -18)]
        block.cut("gold", ribbon([(px, py + 4) for px, py in rail], 3))
        block.cut("gold-dark", ribbon([(px * 0.93, py + 11) for px, py in rail], 1.6))
        block.cut("gold-dark", poly([(-58, -14), (-54, -28), (-30, -24), (-28, -7)]))


def _sail(block: Block, edge: list[Point], battens: int) -> None:
    foot, throat, peak, leech, clew = edge
    block.cut("vermilion", poly([foot, throat, peak, mix(peak, leech, 0.55), leech, clew]))
    shade = [mix(peak, throat, 0.12), peak, mix(peak, leech, 0.55), leech, clew, mix(clew, foot, 0.34)]
    block.cut("vermilion-dark", poly(shade))
    lines = []
    for i in range(1, battens):
        share = i / battens
        lines.append(poly([mix(foot, throat, share), mix(clew, leech, min(share * 1.05, 1))], False))
    lines.append(poly([throat, leech], False))
    block.line("ink", 1.8, *lines)


def airport(block: Block) -> None:
    """A runway, a terminal with a tower, and aircraft on the ground and in the air."""
    plot = Plot(block, (-140, -46), Random(31))
    plot.floor("stone", 20, 8, 236, 62)
    plot.floor("ink-soft", -8, 88, 316, 122)
    for x in range(8, 300, 28):
        plot.floor("ivory", x, 103.5, x + 15, 106.5)
    for y in (92, 97, 113, 118):
        plot.floor("ivory", -4, y - 1, 10, y + 1)
    plot.floor("stone", 200, 62, 222, 88)
    _terminal(plot)
    _tower(plot, 200, 14)
    _plane(plot, 120, 52, 0, 0.5, "ivory", "gold")
    _plane(plot, 176, 54, 0, 0.42, "ivory", "gold")
    _plane(plot, 158, -50, 84, 0.66, "ivory", "vermilion")


def _terminal(plot: Plot) -> None:
    shadow(plot, "ink-brown", (24, -22), (168, 12), 22)
    solid(plot, ("sea-pale", "sea-light", "ivory"), (24, -22, 0), (168, 12, 22))
    for i in range(13):
        plot.bar("ivory", (28 + i * 11.4, 12, 0), (28 + i * 11.4, 12, 22), 1.6)
    crest: list[Place] = [(16 + 8 * i, 18, 23 + 7 * (1 - ((i - 10) / 10) ** 2)) for i in range(21)]
    rear: list[Place] = [(x, -26, z) for x, _, z in crest]
    plot.quad("ivory", *crest, *rear[::-1])
    drop: list[Place] = [(x, y, z - 3.5) for x, y, z in crest]
    plot.quad("stone", *crest, *drop[::-1])


def _tower(plot: Plot, x: float, y: float) -> None:
    solid(plot, ("ivory", "stone", "ivory"), (x, y, 0), (x + 13, y + 13, 74))
    for z in range(10, 70, 12):
        plot.front("sea-dark", x + 5, x + 8, y + 13, z, z + 6)
    solid(plot, ("sand", "stone", "sand"), (x - 5, y - 5, 74), (x + 18, y + 18, 80))
    solid(plot, ("sea-dark", "sea-deep", "sea-dark"), (x - 4, y - 4, 80), (x + 17, y + 17, 92))
    solid(plot, ("ivory", "stone", "sand"), (x - 6, y - 6, 92), (x + 19, y + 19, 96))
    plot.bar("ink-soft", (x + 6, y + 6, 96), (x + 6, y + 6, 112), 1.6)


def _plane(plot: Plot, x: float, y: float, z: float, size: float, ink: str, tail: str) -> None:
    """An airliner seen from above, nose to the right, at a height."""
    wings: list[Point] = [(-6, -7), (12, -7), (-16, -62), (-28, -62)]
    fins: list[Point] = [(-58, -4), (-46, -4), (-60, -24), (-68, -24)]
    body: list[Point] = [
        (-66, -2),
        (-50, -6),
        (30, -7),
        (52, -5),
        (60, 0),
        (52, 5),
        (30, 7),
        (-50, 6),
        (-66, 2),
    ]

    def laid(shape: list[Point], flip: int = 1) -> Cut:
        return poly([plot.at(x + a * size, y + b * size * flip, z) for a, b in shape])

    plain = ink if ink != "ivory" else "stone"
    plot.block.cut(plain, laid(wings), laid(fins))
    plot.block.cut(ink, laid(body))
    plot.block.cut(plain if ink != "ivory" else "sand", laid(wings, -1), laid(fins, -1))
    rudder: list[Place] = [(-66, 0, 0), (-42, 0, 0), (-60, 0, 30), (-72, 0, 30)]
    if tail != ink:
        plot.quad(tail, *((x + a * size, y, z + h * size) for a, _, h in rudder))
        marks = [disc(*plot.at(x + a * size, y + 5.5 * size, z + 1), 1.1) for a in range(-44, 46, 9)]
        plot.block.cut("sea-deep", *marks)


def port(block: Block) -> None:
    """A quay with stacks of containers, a ship alongside and a crane above it."""
    plot = Plot(block, (-120, -40), Random(41))
    solid(plot, ("ink-brown", "ink-soft", "stone"), (-6, -6, -12), (262, 74, 0))
    stacks = (
        (6, 0, 2),
        (44, 0, 3),
        (82, 0, 2),
        (120, 0, 3),
        (176, 0, 2),
        (214, 0, 1),
        (6, 26, 1),
        (82, 26, 2),
        (214, 24, 2),
    )
    kinds = (GOLD, TEAL, WHITE, ("sea-light", "sea", "sea-pale"), GOLD, TEAL)
    for n, (x, y, high) in enumerate(stacks):
        for level in range(high):
            inks = kinds[(n * 2 + level * 3) % len(kinds)]
            solid(plot, inks, (x, y, level * 14.0), (x + 34, y + 18, level * 14.0 + 13))
            for rib in range(5, 34, 6):
                plot.bar(
                    inks[1], (x + rib, y + 18, level * 14.0 + 1), (x + rib, y + 18, level * 14.0 + 12), 1
                )
    _ship(plot, 34, 92)
    _crane(plot, 124, 62)


def _ship(plot: Plot, x: float, y: float) -> None:
    deck = [(x, y), (x + 168, y), (x + 206, y + 19), (x + 168, y + 38), (x, y + 38)]
    sea: list[Place] = [(a, b, -12) for a, b in deck]
    plot.quad("sea-deep", *((a + 6, b + 10, -12) for a, b, _ in sea))
    for (a, b), (c, d), ink in ((deck[3], deck[4], "sea-dark"), (deck[2], deck[3], "sea-deep")):
        plot.quad(ink, (a, b, -12), (c, d, -12), (c, d, 16), (a, b, 16))
        plot.quad("gold-dark", (a, b, -12), (c, d, -12), (c, d, -8), (a, b, -8))
    plot.quad("ink-brown", *((a, b, 16) for a, b in deck))
    solid(plot, WHITE, (x + 8, y + 5, 16), (x + 34, y + 33, 50))
    for z in (26, 36, 44):
        plot.front("sea-dark", x + 10, x + 32, y + 33, z, z + 3)
    kinds = (TEAL, GOLD, WHITE, ("sea-light", "sea", "sea-pale"))
    for i in range(4):
        for row in range(2):
            for level in range(1 + (i + row) % 2):
                low = (x + 42 + i * 31, y + 4 + row * 15.0, 16 + level * 12.0)
                inks = kinds[(i + row * 2 + level * 3) % 4]
                solid(plot, inks, low, (low[0] + 28, low[1] + 14, low[2] + 11))


def _crane(plot: Plot, x: float, y: float) -> None:
    """A portal jib crane that has swung its jib out over the ship, a container on the hook."""
    for px, py, ink in (
        (x + 30, y - 30, "vermilion-dark"),
        (x, y - 30, "vermilion-dark"),
        (x + 30, y, "vermilion"),
        (x, y, "vermilion"),
    ):
        plot.bar(ink, (px, py, 0), (px, py, 40), 4.6)
    plot.bar("vermilion", (x, y, 4), (x + 30, y, 36), 2)
    plot.bar("vermilion", (x + 30, y, 4), (x, y, 36), 2)
    solid(plot, RED, (x - 4, y - 34, 38), (x + 34, y + 4, 45))
    solid(plot, DARK, (x - 20, y - 26, 50), (x - 2, y - 8, 66))
    solid(plot, WHITE, (x - 2, y - 26, 46), (x + 28, y - 4, 70))
    plot.front("sea-dark", x + 14, x + 26, y - 4, 54, 65)
    _jib(plot, (x + 22, y - 14, 62), (x + 126, y + 40, 148), (x + 4, y - 18, 126))


def _jib(plot: Plot, foot: Place, tip: Place, top: Place) -> None:
    """The lattice jib from foot to tip, held from the mast's top, and the rope with its load."""
    fx, fy, fz = foot
    tx, ty, tz = tip
    plot.bar("vermilion-dark", (fx - 14, fy, fz + 8), top, 4)
    plot.bar("vermilion", foot, top, 3)
    upper, lower = [], []
    for i in range(9):
        t = i / 8
        thick = 9 * (1 - abs(2 * t - 0.7) / 1.4)
        x, y, z = fx + (tx - fx) * t, fy + (ty - fy) * t, fz + (tz - fz) * t
        upper.append(plot.at(x, y, z + thick))
        lower.append(plot.at(x, y, z - thick * 0.5))
    zigzag = [pair for both in zip(lower, upper, strict=True) for pair in both]
    plot.block.line("vermilion", 1.6, poly(zigzag, False))
    plot.block.line("vermilion", 3, poly(upper, False), poly(lower, False))
    for share in (0.62, 1.0):
        plot.bar(
            "ink-soft", top, (fx + (tx - fx) * share, fy + (ty - fy) * share, fz + (tz - fz) * share + 4), 1.3
        )
    for side in (-8, 8):
        plot.bar("ink", tip, (tx + side, ty, 72), 1.2)
    solid(plot, GOLD, (tx - 16, ty - 7, 58), (tx + 16, ty + 7, 71))
