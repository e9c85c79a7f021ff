"""The lesser things of a neighbourhood: beds, a stall, a hoop, a ladder, a cart, a bus, a boat."""

from knife import disc, lens, poly, strip
from neighbourhood import RED, TEAL, Plot, awning, solid


def stall(plot: Plot, x: float, y: float, ink: str, goods: int) -> None:
    """One stall: the counter with its goods, then the awning above it."""
    solid(plot, ("gold-dark", "ink-brown", "gold-pale"), (x + 4, y + 2, 0), (x + 80, y + 22, 18))
    for i in range(7):
        heap = ("ivory", "gold-light", "sea-light")[(i + goods) % 3]
        gx, gy = plot.at(x + 12 + i * 10, y + 16, 19)
        plot.block.cut(heap, disc(gx, gy, 4.6, 3.4))
    awning(plot, x, 84, y, 58, (ink, "ivory"))


def beds(plot: Plot, x0: float, y0: float, x1: float, y1: float, leaf: str) -> None:
    """Beds of earth with rows of leaves."""
    plot.floor("ink-brown", x0, y0, x1, y1)
    cuts = []
    y = y0 + 9.0
    while y < y1 - 3:
        x = x0 + 6.0
        while x < x1 - 3:
            fx, fy = plot.at(x, y)
            for lean in (-5, 0, 5):
                cuts.append(lens(fx, fy, fx + lean, fy - 9 + abs(lean) * 0.4, 1.5))
            x += 11
        y += 16
    plot.block.cut("gold-light" if leaf == "gold-dark" else "sea-pale", *cuts)


def hoop(plot: Plot, x: float, y: float) -> None:
    """A basketball hoop."""
    plot.bar("ink-soft", (x, y, 0), (x, y, 50), 3)
    plot.quad("ivory", (x, y - 16, 38), (x, y + 16, 38), (x, y + 16, 60), (x, y - 16, 60))
    plot.bar("ink", (x, y - 6, 42), (x + 12, y, 42), 2)


def ladder(plot: Plot, x: float, y: float) -> None:
    """A ladder that leans on the wall's end."""
    for foot, head in ((x, x - 4), (x + 16, x + 8)):
        plot.bar("gold-dark", (foot, y, 0), (head, y - 26, 84), 3)
    for i in range(1, 9):
        share = i / 9
        left = (x - 4 * share, y - 26 * share, 84 * share)
        plot.bar("gold-dark", left, (left[0] + 16 - 4 * share, left[1], left[2]), 2)


def handcart(plot: Plot, x: float, y: float) -> None:
    """A cart with a coil of cable and a tool box."""
    solid(plot, TEAL, (x, y - 24, 12), (x + 40, y, 20))
    solid(plot, RED, (x + 4, y - 18, 20), (x + 20, y - 4, 31))
    plot.ring("ink", x + 30, y - 11, 9, 22)
    plot.ring("gold", x + 30, y - 11, 4, 23)
    plot.bar("ink-soft", (x, y - 12, 18), (x - 20, y - 12, 30), 2.6)
    for wheel in (x + 8, x + 32):
        wx, wy = plot.at(wheel, y, 9)
        plot.block.cut("ink", disc(wx, wy, 7.5))
        plot.block.cut("stone", disc(wx, wy, 3))


def pavilion(plot: Plot, x: float, y: float) -> None:
    """A pavilion with a roof of four slopes."""
    for px, py in ((x - 20, y - 16), (x + 20, y - 16), (x - 20, y + 16), (x + 20, y + 16)):
        plot.bar("gold-dark", (px, py, 0), (px, py, 34), 3)
    tip = (x, y, 66.0)
    plot.quad("ink-brown", (x - 28, y - 24, 32), (x + 28, y - 24, 32), tip)
    plot.quad("ink-soft", (x - 28, y - 24, 32), (x - 28, y + 24, 32), tip)
    plot.quad("ink-soft", (x - 28, y + 24, 32), (x + 28, y + 24, 32), tip)
    plot.quad("ink", (x + 28, y + 24, 32), (x + 28, y - 24, 32), tip)


def bus(plot: Plot, x: float, y: float) -> None:
    """A town bus, bound to the right."""
    solid(plot, TEAL, (x, y - 32, 7), (x + 112, y, 46))
    plot.front("ivory", x, x + 112, y, 14, 22)
    for i in range(6):
        plot.front("sea-deep", x + 6 + i * 17, x + 19 + i * 17, y, 25, 40)
    plot.side("sea-deep", x + 112, y - 28, y - 4, 23, 41)
    for wheel in (x + 22, x + 90):
        wx, wy = plot.at(wheel, y, 8)
        plot.block.cut("ink", disc(wx, wy, 8))
        plot.block.cut("stone", disc(wx, wy, 3.4))


def boat(plot: Plot, x: float, y: float, shade: str) -> None:
    """A sampan with a mat roof."""
    a, b = plot.at(x, y, 6), plot.at(x + 76, y, 6)
    mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    plot.block.cut(shade, disc(mx + 4, my + 8, 40, 11))
    hull = [
        (a[0] - 4, a[1] - 4),
        (mx - 14, my + 1),
        (b[0] + 4, b[1] - 5),
        (b[0] - 8, b[1] + 11),
        (mx, my + 13),
        (a[0] + 6, a[1] + 11),
    ]
    plot.block.cut("ink", poly(hull))
    plot.block.cut("gold-dark", lens(a[0], a[1] - 2, b[0], b[1] - 2, 4, 5))
    plot.block.cut(
        "gold",
        poly([(mx - 18, my + 2), (mx - 16, my - 12), (mx, my - 15), (mx + 14, my - 8), (mx + 16, my + 5)]),
    )
    for i in (-9, 0, 8):
        plot.block.cut("gold-dark", strip((mx + i, my - 13), (mx + i + 1, my + 3), 1.4))
