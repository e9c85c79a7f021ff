"""The hall's bays: red doors and latticed screens, open on rooms with ship models in glass cases."""

import math

from knife import Block, Cut, Point, disc, lens, mix, poly, rect, strip
from poster_boats import figure, lantern, sampan, seascape, steamer
from poster_junk import MATTING, junk


def _at(corners: list[Point], u: float, v: float) -> Point:
    a, b, c, d = corners
    return mix(mix(a, b, u), mix(d, c, u), v)


def _inset(corners: list[Point], u0: float, v0: float, u1: float, v1: float) -> Cut:
    return poly([_at(corners, u0, v0), _at(corners, u1, v0), _at(corners, u1, v1), _at(corners, u0, v1)])


def spotlit_room(block: Block, x: float, y: float, wide: float, high: float, depth: float) -> None:
    """A room seen through a door: ceiling of boards, pale walls, a floor of planks."""
    a, b, c, d = (
        (x + depth, y + depth * 0.9),
        (x + wide - depth, y + depth * 0.9),
        (x + wide - depth, y + high - depth * 0.9),
        (x + depth, y + high - depth * 0.9),
    )
    block.cut("gold-pale", rect(x, y, wide, high))
    block.cut("gold-light", poly([(x + wide, y), b, c, (x + wide, y + high)]))
    block.cut("ink-soft", poly([(x, y), (x + wide, y), b, a]))
    block.cut("gold", poly([(x, y + high), (x + wide, y + high), c, d]))
    for k in range(1, 15):
        block.cut("ink-brown", strip(mix((x, y), (x + wide, y), k / 15), mix(a, b, k / 15), 1.6, 1))
        block.cut(
            "gold-dark", strip(mix((x, y + high), (x + wide, y + high), k / 15), mix(d, c, k / 15), 1.2, 0.7)
        )
    block.cut(
        "gold-dark",
        *(rect(x, y + high - depth * 0.9 * t, wide, 1) for t in (0.3, 0.62)),
        rect(a[0], d[1] - 7, b[0] - a[0], 7),
    )
    for k in range(5):
        px = mix(a, b, (k + 0.5) / 5)[0]
        block.cut(
            "ink", poly([(px - 4, a[1] + 4), (px + 4, a[1] + 4), (px + 7, a[1] + 17), (px - 7, a[1] + 17)])
        )
        block.cut("ivory", lens(px - 7, a[1] + 17, px + 7, a[1] + 17, 1.6))
    block.cut("ink", rect(a[0], a[1] + 1, b[0] - a[0], 3.4))


def case(block: Block, x: float, floor: float, wide: float, size: tuple[float, float]) -> None:
    """A glass case on a plinth; what it shows is drawn after it."""
    plinth, glass = size
    block.cut("ink", lens(x - wide * 0.6, floor + 3, x + wide * 0.7, floor + 3, 4))
    block.cut("ink-soft", rect(x - wide / 2, floor - plinth, wide, plinth))
    block.cut("ink", rect(x + wide * 0.3, floor - plinth, wide * 0.2, plinth))
    block.cut("sea-deep", rect(x - wide * 0.44, floor - plinth + 12, wide * 0.7, plinth - 20))
    block.line("sea", 0.8, rect(x - wide * 0.42, floor - plinth + 15, wide * 0.66, plinth - 26))
    block.cut("gold-dark", rect(x - wide / 2 - 4, floor - plinth, wide + 8, 5))
    block.cut("sea-mist", rect(x - wide / 2, floor - plinth - glass, wide, glass))
    block.cut("sea-pale", rect(x - wide / 2, floor - plinth - glass * 0.09, wide, glass * 0.09))


def glass(block: Block, x: float, floor: float, wide: float, size: tuple[float, float]) -> None:
    """The case's edges and the light that lies on its glass."""
    top, high = floor - size[0] - size[1], size[1]
    left = x - wide / 2
    block.cut(
        "ivory",
        poly([(left + 6, top + 8), (left + 15, top + 8), (left + 6, top + high * 0.34)]),
        poly(
            [
                (left + 20, top + 8),
                (left + 24, top + 8),
                (left + 6, top + high * 0.52),
                (left + 6, top + high * 0.45),
            ]
        ),
    )
    block.cut("ink-soft", rect(left, top, 3, high), rect(left + wide - 3, top, 3, high))
    block.cut("ink", rect(left - 3, top - 6, wide + 6, 8))


def centre(block: Block) -> None:
    """The middle bay: the junk model behind open doors, studded and panelled."""
    spotlit_room(block, 1046, 802, 308, 438, 46)
    for k, x in enumerate((1118, 1176, 1234)):
        seascape(block, x, 872, 46, 36, k + 1)
    size = (72.0, 204.0)
    case(block, 1200, 1206, 196, size)
    block.cut(
        "gold-dark",
        *(
            poly([(1200 + dx - 9, 1134), (1200 + dx - 5, 1116), (1200 + dx + 5, 1116), (1200 + dx + 9, 1134)])
            for dx in (-44, 44)
        ),
    )
    with block.at(1199, 1112, 0.265):
        junk(block, MATTING)
    glass(block, 1200, 1206, 196, size)
    figure(block, 1104, 1222, 118, "sea-dark", 3)
    figure(block, 1129, 1224, 78, "ink-soft", 2)
    for side in (False, True):
        with block.at(2400 if side else 0, 0, 1, flip=side):
            _red_door(block, lit=side)
    block.cut("sand", rect(1030, 786, 16, 454), rect(1354, 786, 16, 454), rect(1024, 776, 352, 26))
    block.cut("stone", rect(1041, 802, 5, 438), rect(1365, 786, 5, 454), rect(1024, 797, 352, 5))
    block.cut("ink-soft", rect(1046, 1224, 308, 16))
    block.cut("gold-dark", rect(1046, 1224, 308, 4), *(disc(1060 + k * 20, 1233, 2) for k in range(15)))


def _red_door(block: Block, lit: bool) -> None:
    plain, deep = ("vermilion", "vermilion-dark") if lit else ("vermilion-dark", "vermilion")
    q: list[Point] = [(1046, 802), (1098, 838), (1098, 1194), (1046, 1240)]
    block.cut(plain, poly(q))
    block.cut(deep, *(strip(_at(q, u, 0.01), _at(q, u, 0.99), 0.8) for u in (0.25, 0.5, 0.75)))
    for v0, v1 in ((0.03, 0.44), (0.57, 0.97)):
        block.line(deep, 1.6, _inset(q, 0.1, v0, 0.9, v1))
        for i in range(5):
            for j in range(9):
                x, y = _at(q, 0.18 + i * 0.16, v0 + 0.025 + j * (v1 - v0 - 0.05) / 8)
                block.cut("ink" if not lit else "vermilion-dark", disc(x + 0.8, y + 1, 3))
                block.cut("gold", disc(x, y, 2.9))
                block.cut("gold-pale", disc(x - 0.8, y - 0.9, 0.9))
    block.cut("gold-dark", _inset(q, 0.1, 0.47, 0.9, 0.54))
    block.cut("gold", *(disc(*_at(q, 0.18 + k * 0.16, 0.505), 2) for k in range(5)))
    x, y = _at(q, 0.84, 0.505)
    block.cut("gold-dark", disc(x, y, 7))
    block.cut("gold-light", disc(x - 0.6, y - 0.8, 4.6))
    block.line("gold-light", 1.8, disc(x, y + 8, 5.4, 6.4))
    block.cut("ink", strip(q[0], q[3], 3))


def screen(block: Block, q: list[Point], lit: bool = True) -> None:
    """One leaf of a folding screen: lattice above, carved panels below."""
    plain, deep = ("vermilion", "vermilion-dark") if lit else ("vermilion-dark", "vermilion")
    block.cut(plain, poly(q))
    block.cut(deep, _inset(q, 0.1, 0.035, 0.9, 0.1))
    block.cut(
        "gold",
        *(
            lens(*_at(q, 0.2 + k * 0.2, 0.068), *_at(q, 0.4 + k * 0.2, 0.068), 2.2, 2 if k % 2 else -2)
            for k in range(3)
        ),
    )
    block.cut("gold-pale", _inset(q, 0.12, 0.125, 0.88, 0.565))
    lines, knots = [], []
    for i in range(4):
        for j in range(17):
            u, v, du, dv = 0.12 + 0.19 * i, 0.125 + 0.44 * j / 17, 0.19, 0.44 / 17
            lines.append(
                poly(
                    [
                        _at(q, u + du / 2, v),
                        _at(q, u + du, v + dv / 2),
                        _at(q, u + du / 2, v + dv),
                        _at(q, u, v + dv / 2),
                    ]
                )
            )
            if i and j:
                knots.append(disc(*_at(q, u, v), 0.9))
    block.line(deep if lit else "ink", 1, *lines)
    block.cut("gold-dark", *knots)
    block.line(deep, 1.6, _inset(q, 0.12, 0.125, 0.88, 0.565))
    for v0, v1 in ((0.595, 0.665), (0.695, 0.96)):
        block.cut(deep, _inset(q, 0.1, v0, 0.9, v1))
        block.cut(plain, _inset(q, 0.18, v0 + 0.012, 0.82, v1 - 0.012))
    _carving(block, *_at(q, 0.5, 0.828), math.dist(q[0], q[1]) / 50, math.dist(q[0], q[3]))


def _carving(block: Block, x: float, y: float, narrow: float, high: float) -> None:
    for t in range(6):
        turn = t * 1.047
        block.cut("gold", disc(x + 8 * narrow * math.cos(turn), y + 10 * math.sin(turn), 4.6 * narrow, 4.6))
        block.cut(
            "gold-light",
            lens(
                x + 4 * narrow * math.cos(turn),
                y + 5 * math.sin(turn),
                x + 10 * narrow * math.cos(turn),
                y + 13 * math.sin(turn),
                0.8,
            ),
        )
    block.cut("gold-dark", disc(x, y, 4.4 * narrow, 4.4))
    block.cut("gold-light", disc(x, y, 2 * narrow, 2))
    for side in (-1, 1):
        block.cut(
            "gold-dark",
            lens(x, y + side * 18, x + 11 * narrow, y + side * 36, 3, 3 * side),
            lens(x, y + side * 18, x - 11 * narrow, y + side * 36, 3, -3 * side),
        )
        block.cut("gold", disc(x, y + side * 40, 2 * narrow, 2))
    middle = y - high * 0.198
    block.cut(
        "gold", poly([(x - 12 * narrow, middle), (x, middle - 7), (x + 12 * narrow, middle), (x, middle + 7)])
    )
    block.cut("gold-dark", disc(x, middle, 2.6 * narrow, 2.6))


def side_bay(block: Block, x: float, boat: int) -> None:
    """A side bay: folding screens half open on a ship model, a lantern above."""
    spotlit_room(block, x, 828, 214, 408, 34)
    seascape(block, x + 84, 898, 46, 54, boat)
    size = (62.0, 118.0)
    case(block, x + 107, 1204, 116, size)
    with block.at(x + 106, 1204 - 76, 0.44 if boat else 0.62):
        (steamer if boat else sampan)(block)
    block.cut(
        "gold-dark",
        *(
            poly(
                [
                    (x + 107 + dx - 5, 1142),
                    (x + 107 + dx - 3, 1131),
                    (x + 107 + dx + 3, 1131),
                    (x + 107 + dx + 5, 1142),
                ]
            )
            for dx in (-24, 24)
        ),
    )
    glass(block, x + 107, 1204, 116, size)
    for left in (x, x + 164):
        screen(block, [(left, 828), (left + 50, 828), (left + 50, 1236), (left, 1236)])
    screen(block, [(x + 50, 828), (x + 68, 846), (x + 68, 1212), (x + 50, 1236)], lit=False)
    screen(block, [(x + 164, 828), (x + 146, 846), (x + 146, 1212), (x + 164, 1236)], lit=False)
    block.cut("ink-soft", rect(x - 9, 774, 232, 54))
    block.cut("sea-deep", rect(x, 782, 214, 40))
    for k in range(18):
        a = x + 6 + k * 11.9
        block.line(
            "gold",
            1.4,
            rect(a - 4, 786, 8, 32),
            poly([(a - 4, 796), (a + 4, 796)], False),
            poly([(a - 4, 808), (a + 4, 808)], False),
            poly([(a + 4, 802), (a + 8, 802)], False),
        )
        block.cut("gold-light", disc(a, 802, 1.6))
    block.cut("ink-soft", rect(x - 4, 1228, 222, 10))
    with block.at(x + 107, 772, 0.96):
        lantern(block)
