"""The fifteen cells of the neighbourhood, each drawn on its own plot of 240 by 250."""

from collections.abc import Callable

from knife import curve, disc, lens, strip
from neighbourhood import (
    DARK,
    GOLD,
    PALE,
    RED,
    TEAL,
    WHITE,
    Inks,
    Plot,
    awning,
    bench,
    crates,
    door,
    house,
    lamp,
    leaves,
    person,
    shadow,
    shrubs,
    solid,
    tree,
    windows,
)
from props import beds, boat, bus, handcart, hoop, ladder, pavilion, stall

WIDE, DEEP = 240, 250
TILED: Inks = ("ink-soft", "ink", "ink-brown")
BLUE: Inks = ("sea", "sea-deep", "sea-dark")
SHADED: Inks = ("sea-deep", "ink", "sea-deep")


def homes(plot: Plot, shade: str) -> None:
    """Two houses and their kitchen garden."""
    shadow(plot, shade, (28, 70), (128, 140), 46)
    house(plot, (28, 70), (128, 140), 46, 30, WHITE, TILED)
    windows(plot, "sea-dark", ((38, 58), (98, 118)), 140, 18, 36)
    door(plot, "gold-dark", 68, 140, 18, 32)
    shadow(plot, shade, (150, 110), (216, 176), 42)
    house(plot, (150, 110), (216, 176), 42, 27, PALE, BLUE)
    windows(plot, "sea-dark", ((190, 206),), 176, 16, 32)
    door(plot, "gold-dark", 162, 176, 16, 28)
    beds(plot, 24, 178, 104, 232, "gold-dark")
    tree(plot, 126, 224, 66, shade)
    person(plot, 188, 214, "ink")


def dark_corner(plot: Plot, shade: str) -> None:
    """Something is amiss: the street lamp at the corner is dark, and so is all about it."""
    house(plot, (26, 74), (122, 138), 46, 30, ("sea-dark", "sea-deep", "sea-dark"), SHADED)
    windows(plot, "ink", ((36, 56), (92, 112)), 138, 18, 36, "sea-deep")
    plot.front("ink", 66, 82, 138, 0, 32)
    tree(plot, 196, 140, 84, shade, ("sea-dark", "sea-deep", "sea"))
    bench(plot, 30, 214, ("sea", "sea-dark", "sea"))
    lamp(plot, 140, 196, lit=False)
    person(plot, 206, 204, "stone", 40)
    plot.bar("stone", (214, 210, 0), (211, 206, 22), 2.2)


def school(plot: Plot, shade: str) -> None:
    """A school of two floors with an open gallery, and its playing ground."""
    shadow(plot, shade, (24, 84), (214, 128), 62)
    solid(plot, WHITE, (24, 84, 0), (214, 128, 62))
    for floor in (6, 36):
        plot.front("sea-dark", 30, 208, 128, floor, floor + 20)
        for i in range(10):
            plot.front("ivory", 30 + i * 20 - 2, 30 + i * 20 + 3, 128, floor, floor + 20)
        plot.front("gold", 30, 208, 128, floor, floor + 5)
    solid(plot, BLUE, (18, 78, 62), (220, 134, 68))
    plot.floor("gold", 60, 158, 214, 240)
    plot.floor("sand", 66, 163, 208, 235)
    plot.floor("gold", 70, 167, 204, 231)
    plot.ring("sand", 137, 199, 24)
    plot.ring("gold", 137, 199, 20)
    plot.floor("sand", 135, 167, 139, 231)
    hoop(plot, 78, 199)
    person(plot, 118, 208, "ink", 28, 7)
    person(plot, 158, 178, "sea-deep", 28)
    person(plot, 174, 200, "ink", 28, -7)
    tree(plot, 34, 190, 62, shade)


def old_tree(plot: Plot, shade: str) -> None:
    """An old banyan with a seat of stone about it."""
    plot.ring(shade, 138, 164, 84)
    plot.ring("stone", 120, 158, 56)
    plot.ring("sand", 120, 156, 56, 8)
    plot.ring("ink-brown", 120, 156, 42, 8)
    foot, top = plot.at(120, 158, 8), plot.at(120, 158, 92)
    for lean, width in ((-20, 12), (20, 12), (0, 24)):
        plot.block.cut("ink-soft", strip((foot[0] + lean, foot[1]), (top[0] - lean * 0.4, top[1]), width, 10))
    for hang in (-58, -44, 40, 56):
        y = foot[1] - 72 + abs(hang) * 0.2
        plot.block.cut("ink-soft", strip((foot[0] + hang, y), (foot[0] + hang, y + 38), 1.8, 0.8))
    leaves(plot, (top[0], top[1] + 8), 172, ("sea", "sea-dark", "sea-light"))
    person(plot, 74, 206, "ink", 34)
    person(plot, 92, 214, "sea-deep", 34, -8)
    person(plot, 196, 190, "ink", 36)


def garden(plot: Plot, shade: str) -> None:
    """Vegetable beds with a shed and a water butt."""
    shadow(plot, shade, (30, 66), (96, 112), 38)
    house(plot, (30, 66), (96, 112), 38, 22, GOLD, TILED)
    plot.front("ink-soft", 54, 72, 112, 0, 27)
    solid(plot, TEAL, (112, 92, 0), (132, 112, 22))
    for x in (26, 96, 166):
        beds(plot, x, 138, x + 58, 236, "sea")
    beds(plot, 150, 62, 222, 120, "sea")
    person(plot, 88, 196, "ink", 36, 12)


def market(plot: Plot, shade: str) -> None:
    """Stalls under striped awnings, with baskets of goods."""
    rows = ((30, 84, "gold", 0), (126, 84, "sea", 1), (30, 176, "sea", 1), (126, 176, "gold", 0))
    for x, y, ink, goods in rows:
        shadow(plot, shade, (x, y), (x + 84, y + 32), 44)
        stall(plot, x, y, ink, goods)
    for x, y, ink in (
        (106, 150, "ink"),
        (118, 156, "sea-deep"),
        (220, 154, "ink"),
        (70, 240, "ink"),
        (216, 238, "sea-deep"),
    ):
        person(plot, x, y, ink, 36)


def clinic(plot: Plot, shade: str) -> None:
    """A clinic: a white house with a ramp, a porch and a herb bed."""
    shadow(plot, shade, (34, 70), (196, 134), 60)
    solid(plot, WHITE, (34, 70, 0), (196, 134, 60))
    solid(plot, ("sea", "sea-dark", "sea-light"), (28, 64, 60), (202, 140, 67))
    solid(plot, WHITE, (60, 84, 67), (110, 116, 80))
    windows(plot, "sea-light", ((44, 66), (74, 96), (164, 186)), 134, 24, 46)
    plot.front("sea", 112, 148, 134, 0, 42)
    plot.front("sea-pale", 115, 129, 134, 2, 39)
    plot.front("sea-pale", 131, 145, 134, 2, 39)
    solid(plot, PALE, (104, 134, 46), (156, 164, 51))
    for x in (107, 153):
        plot.bar("stone", (x, 161, 0), (x, 161, 46), 3)
    plot.quad("sand", (108, 138, 5), (152, 138, 5), (152, 186, 0), (108, 186, 0))
    plot.bar("sea-dark", (152, 140, 22), (152, 184, 18), 2)
    bench(plot, 28, 184, WHITE)
    for x in (172, 190, 208):
        solid(plot, GOLD, (x, 152, 0), (x + 12, 164, 9))
        hx, hy = plot.at(x + 6, 158, 16)
        plot.block.cut("sea", disc(hx, hy, 9, 8))
    person(plot, 130, 212, "ink", 38)
    person(plot, 144, 218, "sea-deep", 32, -9)
    tree(plot, 50, 236, 60, shade)


def service_point(plot: Plot, shade: str) -> None:
    """The service point: under a red awning the members gather, with a ladder and their tools."""
    shadow(plot, shade, (52, 66), (190, 126), 56)
    house(plot, (52, 66), (190, 126), 52, 32, WHITE, BLUE)
    windows(plot, "gold-light", ((60, 80), (164, 184)), 126, 22, 42)
    plot.front("gold-light", 88, 156, 126, 0, 44)
    solid(plot, GOLD, (90, 130, 0), (154, 142, 20))
    awning(plot, 84, 76, 126, 54, ("vermilion", "ivory"))
    ladder(plot, 166, 152)
    crates(plot, 26, 160, (GOLD, TEAL, RED))
    handcart(plot, 182, 204)
    for x, y, ink, reach in (
        (44, 196, "ink", 0), (64, 208, "sea-deep", 11), (92, 190, "ink", 0), (150, 192, "vermilion-dark", 0),
        (168, 178, "ink", -10), (78, 228, "ink", 0), (140, 226, "sea-deep", 10),
    ):  # fmt: skip
        person(plot, x, y, ink, 40, reach)


def flats(plot: Plot, shade: str) -> None:
    """Two blocks of flats with balconies and a strip of green."""
    for x, y, high in ((26, 96, 86), (124, 120, 104)):
        shadow(plot, shade, (x, y), (x + 74, y + 54), high)
        solid(plot, WHITE, (x, y, 0), (x + 74, y + 54, high))
        solid(plot, PALE, (x + 18, y + 10, high), (x + 46, y + 34, high + 10))
        for z in range(8, high - 12, 20):
            windows(
                plot, "sea-dark", ((x + 8, x + 22), (x + 30, x + 44), (x + 52, x + 66)), y + 54, z, z + 12
            )
            plot.side("ink-brown", x + 74, y + 12, y + 22, z, z + 12)
            plot.side("ink-brown", x + 74, y + 32, y + 42, z, z + 12)
            plot.front("gold", x + 28, x + 46, y + 54, z, z + 4)
    shrubs(plot, 24, 116, 206, 12)
    shrubs(plot, 136, 216, 214, 12)
    tree(plot, 44, 190, 52, shade)
    person(plot, 128, 216, "ink")


def workshop(plot: Plot, shade: str) -> None:
    """A workshop under a saw-tooth roof, with goods in its yard."""
    shadow(plot, shade, (26, 76), (206, 146), 60)
    plot.front("sand", 26, 206, 146, 0, 44)
    plot.side("stone", 206, 76, 146, 0, 44)
    for i in range(4):
        a, b = 26 + 45 * i, 71 + 45 * i
        plot.quad("sea", (a, 76, 44), (b, 76, 72), (b, 146, 72), (a, 146, 44))
        plot.quad("ivory", (a, 146, 44), (b, 146, 44), (b, 146, 72))
        plot.side("gold-light", b, 76, 146, 46, 72)
        plot.bar("sea-deep", (b, 76, 72), (b, 146, 72), 3)
    plot.front("sea-dark", 96, 140, 146, 0, 36)
    for z in range(4, 36, 6):
        plot.bar("sea", (96, 146, z), (140, 146, z), 1)
    windows(plot, "sea-dark", ((38, 60), (66, 88), (150, 172), (178, 200)), 146, 16, 34)
    crates(plot, 40, 196, (GOLD, PALE, TEAL))
    crates(plot, 168, 216, (TEAL, GOLD, PALE))
    person(plot, 116, 196, "ink", 38, 10)
    person(plot, 100, 222, "sea-deep", 38)


def courtyard(plot: Plot, shade: str) -> None:
    """Houses about a yard, with washing on a line."""
    shadow(plot, shade, (60, 62), (214, 112), 44)
    house(plot, (60, 62), (214, 112), 44, 26, PALE, TILED)
    windows(plot, "sea-dark", ((72, 90), (150, 168), (184, 202)), 112, 18, 34)
    door(plot, "sea-dark", 112, 112, 18, 31)
    shadow(plot, shade, (24, 142), (92, 210), 42)
    house(plot, (24, 142), (92, 210), 42, 26, WHITE, TILED)
    windows(plot, "sea-dark", ((34, 50),), 210, 16, 32)
    door(plot, "gold-dark", 62, 210, 16, 28)
    for x in (126, 214):
        plot.bar("ink-soft", (x, 170, 0), (x, 170, 46), 2.6)
    plot.bar("ink", (126, 170, 44), (214, 170, 44), 1.2)
    for i, ink in enumerate(("ivory", "sea", "ivory", "gold", "sea-dark")):
        plot.front(ink, 131 + i * 16, 143 + i * 16, 170, 22 + (i % 2) * 6, 44)
    person(plot, 168, 208, "ink", 36, 10)
    tree(plot, 124, 232, 56, shade)


def park(plot: Plot, shade: str) -> None:
    """A pond with a pavilion, and a bench beside it."""
    edge = [(70, 150), (96, 108), (150, 92), (206, 112), (214, 152), (168, 180), (110, 184)]
    plot.block.cut("sand", curve([plot.at(x, y) for x, y in edge], pull=0.2))
    inner = [(142 + (x - 142) * 0.92, 140 + (y - 140) * 0.90) for x, y in edge]
    plot.block.cut("sea", curve([plot.at(x, y) for x, y in inner], pull=0.2))
    for x, y in ((100, 140), (130, 120), (150, 158), (170, 128), (186, 150)):
        a, b = plot.at(x, y), plot.at(x + 24, y)
        plot.block.cut("sea-pale", lens(*a, *b, 1.3, 1))
    pavilion(plot, 58, 92)
    bench(plot, 122, 226)
    tree(plot, 40, 200, 74, shade)
    tree(plot, 214, 214, 58, shade)
    person(plot, 104, 222, "ink", 38)


def bus_stop(plot: Plot, shade: str) -> None:
    """A bus at its stop."""
    plot.floor("stone", 0, 158, WIDE, 226)
    for x in range(12, 214, 36):
        plot.floor("ivory", x, 190, x + 20, 194)
    shadow(plot, shade, (36, 100), (110, 130), 40)
    for x in (40, 106):
        plot.bar("ink-soft", (x, 104, 0), (x, 104, 44), 3)
    plot.front("sea-pale", 40, 106, 104, 8, 38)
    solid(plot, GOLD, (42, 110, 10), (104, 122, 14))
    for x in (40, 106):
        plot.bar("ink-soft", (x, 130, 0), (x, 130, 44), 3)
    solid(plot, BLUE, (34, 98, 44), (112, 136, 50))
    person(plot, 122, 140, "ink")
    person(plot, 138, 138, "sea-deep")
    tree(plot, 184, 116, 84, shade)
    bus(plot, 92, 196)


def lit_corner(plot: Plot, shade: str) -> None:
    """The lamp burns again: a warm corner with people on its bench."""
    house(plot, (112, 70), (212, 134), 46, 30, ("ivory", "gold", "ivory"), TILED)
    windows(plot, "gold-light", ((122, 142), (182, 202)), 134, 18, 36)
    door(plot, "gold-dark", 154, 134, 18, 32)
    tree(plot, 36, 118, 78, shade, ("gold-dark", "ink-brown", "gold"))
    for radius, ink in ((60, "gold-pale"), (40, "ivory")):
        plot.ring(ink, 132, 190, radius)
    bench(plot, 148, 188, RED)
    lamp(plot, 92, 192, lit=True)
    person(plot, 166, 190, "ink", 34)
    person(plot, 184, 190, "sea-deep", 34)
    person(plot, 124, 222, "ink", 30, 9)
    person(plot, 146, 226, "vermilion-dark", 24)


def pier(plot: Plot, shade: str) -> None:
    """A pier on piles with two boats."""
    for _ in range(26):
        x, y = plot.chance.uniform(6, 200), plot.chance.uniform(70, 240)
        a, b = plot.at(x, y), plot.at(x + plot.chance.uniform(14, 34), y)
        plot.block.cut("sea-light", lens(*a, *b, 1.3, 1))
    solid(plot, ("stone", "ink-brown", "sand"), (0, 9, 0), (WIDE - 3, 52, 8))
    for x in (12, 70, 190, 226):
        solid(plot, DARK, (x, 40, 8), (x + 7, 47, 18))
    for y in range(62, 220, 26):
        plot.bar("ink", (92, y, -10), (92, y, 8), 5)
        plot.bar("ink", (138, y, -10), (138, y, 8), 5)
    solid(plot, ("gold-dark", "ink-brown", "gold"), (90, 52, 6), (140, 216, 11))
    for y in range(58, 216, 9):
        plot.bar("gold-dark", (90, y, 11), (140, y, 11), 1)
    boat(plot, 150, 150, shade)
    boat(plot, 10, 196, shade)
    crates(plot, 152, 36, (PALE, GOLD, TEAL))
    person(plot, 112, 170, "ink", 38)
    person(plot, 122, 96, "ink", 38, 10)


SCENES: tuple[tuple[str, str, Callable[[Plot, str], None]], ...] = (
    ("sea-mist", "sea-pale", homes), ("ink", "ink-soft", dark_corner), ("sand", "stone", school),
    ("sea-pale", "sea-light", old_tree), ("sand", "stone", garden),
    ("sand", "stone", market), ("sea-pale", "sea-light", clinic), ("ivory", "sand", service_point),
    ("sea-light", "sea", flats), ("sea-mist", "sea-pale", workshop),
    ("sea-pale", "sea-light", courtyard), ("sea-light", "sea", park), ("sand", "stone", bus_stop),
    ("gold-light", "gold", lit_corner), ("sea", "sea-dark", pier),
)  # fmt: skip
"""Of each cell, row by row: the ink of its ground, the ink of the shade on it, and who draws it."""
