"""Dawn at the coast road: the sea, two junks, palms above a stone shore."""

import math
import random

from caravan_ink import (
    bird,
    blades,
    bluff,
    boulder,
    box,
    cloud,
    dashes,
    disc,
    flowing,
    gouge,
    line,
    mountain,
    palm,
    poly,
    put,
    shape,
)
from caravan_planes import Ground, Layer, Plane, Sprite, paper, wear
from caravan_print import HEIGHT, WIDTH
from caravan_wayside import VIEW, bank, glints, reedbed, road, wide


def junk() -> str:
    """A three-masted junk under gold sails, heading left; its waterline is y = 0."""
    hull = "M-118 -44Q-96 -8 -84 6H86Q112 -16 122 -62L84 -40Q0 -14 -60 -26z"
    art = shape("ink", hull) + line("gold-dark", 3, "M-116 -42Q-60 -20 0 -17T120 -60")
    art += line("ink-brown", 1.2, "M-98 -20Q0 2 108 -30M-90 -8Q0 8 98 -12")
    art += (
        shape("ink-soft", box(96, -38, 18, 44))
        + shape("gold-dark", "M34 -28q2 -26 30 -26t28 14l-6 8z")
        + shape("gold-pale", box(44, -36, 8, 7) + box(60, -38, 8, 7))
    )
    art += shape("ink", box(-66, -176, 4, 150) + box(-4, -262, 5, 240) + box(76, -150, 4, 110))
    for x, foot, w, h in ((-66, -40, 66, 118), (-6, -38, 104, 206), (74, -60, 54, 84)):
        art += _sail(x, foot, w, h)
    return (
        art
        + shape("ivory", gouge(-130, 6, 20, 6, 3) + gouge(-20, 8, 130, 8, 2.4))
        + shape("sea-deep", gouge(-90, 14, 100, 14, 3))
    )


def _sail(x: float, foot: float, w: float, h: float) -> str:
    edge = [
        (x - w * 0.3, foot),
        (x - w * 0.36, foot - h * 0.5),
        (x - w * 0.2, foot - h * 0.8),
        (x + w * 0.3, foot - h),
    ]
    leech = [(x + w * 0.56, foot - h * 0.62), (x + w * 0.68, foot - h * 0.3), (x + w * 0.62, foot + 2)]
    art = shape("gold", poly(edge + leech))
    art += shape(
        "gold-dark",
        poly([(x + w * 0.3, foot - h), *leech, (x + w * 0.26, foot), (x + w * 0.34, foot - h * 0.4)]),
    )
    battens = "".join(
        (
            f"M{x - w * (0.35 - max(0, s - 0.5) * 0.35):.1f} {foot - h * s:.1f}"
            f"L{x + w * (0.66 - s * 0.26):.1f} {foot - h * s * 0.86 - h * 0.02 - s * h * 0.06:.1f}"
        )
        for s in (0.0, 0.17, 0.34, 0.51, 0.68)
    )
    return art + line(
        "ink-soft", 2, battens + f"M{x - w * 0.2:.1f} {foot - h * 0.8:.1f}L{x + w * 0.3:.1f} {foot - h:.1f}"
    )


def coast(reach: float) -> tuple[list[Layer], list[Layer]]:
    """Dawn at the coast road: what lies behind the caravan, and what passes before it."""
    isles, head = _hills(reach)
    back: list[Layer] = [
        Plane(_dawn(), 0, HEIGHT, 0.0),
        Plane(
            cloud(150, 210, 250, "ivory") + cloud(1120, 120, 200, "ivory") + cloud(1640, 270, 180, "ivory"),
            60,
            300,
            0.01,
            reach,
            4,
        ),
        Plane(isles, 400, 626, 0.03, reach),
        Plane(head, 350, 632, 0.06, reach),
        Ground(_shore(reach, random.Random(29)), VIEW, reach),
        Plane(_sunpath(), 624, 760, 0.0),
        wear(640, 750, 0.25, reach),
        wear(826, HEIGHT, 1.0, reach),
        *_passing(),
        Plane(_seawall(reach), 740, 796, 1 / 1.55, reach),
        Plane(_palms(reach), 170, 835, 1 / 1.36, reach),
    ]
    count = int(1 + reach * 1.7 / 1500)
    front: list[Layer] = [
        Plane(bank(reach, 2), 960, HEIGHT, 1.35, reach),
        Plane(reedbed([60 + 1690 * i for i in range(count + 1)], 5), 640, HEIGHT, 1.7, reach),
    ]
    return back, front


def _hills(reach: float) -> tuple[str, str]:
    """The islands out at sea, and the headland that the road comes from."""
    far = wide(reach, 0.05)
    isles = "".join(
        mountain(x, 624, half, high, ("sea-pale", "sea-light", "sea-mist"), i)
        for i, (x, half, high) in enumerate(((760, 420, 96), (1560, 360, 70), (1930, 420, 130)))
        if x - half < far
    )
    head = mountain(470, 630, 330, 150, ("sea-light", "sea", "sea-pale"), 12) + mountain(
        90, 630, 400, 250, ("sea", "sea-dark", "sea-light"), 11
    )
    return isles, head


def _passing() -> list[Layer]:
    """Two junks under way, and birds."""
    return [
        Sprite(
            put(0, 0, 0.52, junk()),
            (-90, -160, 180, 180),
            0.075,
            lambda t: (930 - 5 * t, 652 + 0.6 * math.sin(t * 0.9 + 1)),
        ),
        Sprite(junk(), (-150, -290, 300, 320), 0.16, lambda t: (1500 - 9 * t, 668 + 1.2 * math.sin(t * 1.1))),
        Sprite(
            bird(0, 0, 22) + bird(70, 26, 17) + bird(120, -14, 14),
            (-30, -40, 190, 90),
            0.02,
            lambda t: (820 + 16 * t, 250 - 4 * t),
        ),
    ]


def _dawn() -> str:
    bands = paper("sand") + bluff(
        "gold-pale", [(-20, 250), (500, 262), (1000, 218), (1500, 226), (1960, 250)], 700
    )
    bands += shape("ivory", disc(1250, 500, 138))
    bands += bluff("ivory", [(-20, 452), (420, 470), (960, 440), (1500, 462), (1960, 448)], 700)
    rng = random.Random(4)
    streaks = shape("ivory", dashes(rng, (60, 60, 1700, 220), 14, (90, 260), 2.2)) + shape(
        "gold-light", dashes(rng, (60, 300, 1700, 130), 10, (90, 240), 2.2)
    )
    return bands + streaks


def _sunpath() -> str:
    rng, path = random.Random(9), ""
    for i in range(26):
        y = 628 + i * 4.9
        half = rng.uniform(14, 40) + i * 2.1
        path += gouge(
            1250 + rng.uniform(-30, 30) - half, y, 1250 + rng.uniform(-30, 30) + half, y, 1.2 + i * 0.05
        )
    return shape("gold-pale", path)


def _shore(reach: float, rng: random.Random) -> str:
    span = reach * 1.9 + WIDTH + 200
    art = (
        shape("sea-light", box(-50, 618, span, 24))
        + shape("sea", box(-50, 636, span, 60))
        + shape("sea-dark", box(-50, 690, span, 140))
    )
    art += shape("sea-pale", glints(rng, VIEW, reach, (4, 22), int(span / 34))) + shape(
        "sea-dark", glints(rng, VIEW, reach, (3.6, 12), int(span / 52))
    )
    art += shape("sea-light", glints(rng, VIEW, reach, (1.95, 3.6), int(span / 58))) + shape(
        "sea", glints(rng, VIEW, reach, (1.95, 3.7), int(span / 40))
    )
    y0 = VIEW.level(1.5)
    art += shape("sea-dark", box(-50, y0, span, 80)) + shape(
        "sea", VIEW.marks(rng, (0, y0 + 4, span, 30), int(span / 34), 60, 2)
    )
    return art + road(VIEW, reach, (1.26, 0.835), rng)


def _seawall(reach: float) -> str:
    """The stone foot of the coast road, washed by a line of foam."""
    rng, span, top = random.Random(8), wide(reach, 1 / 1.55), 752
    foam = [(x, top + 3 * math.sin(x / 61) + 2 * math.sin(x / 23)) for x in range(-60, int(span), 46)]
    art = line("sea-pale", 5, flowing(foam)) + shape("ink-brown", box(-50, top + 2, span, 44))
    for row in range(4):
        for x in range(-60, int(span), 38):
            art += shape(
                rng.choice(("stone", "stone", "sand", "ink-brown")),
                _block(x + row * 19, top + 3 + row * 11, rng),
            )
    return art


def _block(x: float, y: float, rng: random.Random) -> str:
    w, j = rng.uniform(31, 37), rng.uniform(-1.5, 1.5)
    return poly([(x + j, y), (x + w, y + 0.6), (x + w + 1, y + 9.2), (x + 1 - j, y + 9.8)])


def _palms(reach: float) -> str:
    foot, rng, art, span = VIEW.level(1.36), random.Random(6), "", wide(reach, 1 / 1.36)
    x = 60.0
    while x < span:
        art += (
            shape("ivory", box(x, foot - 46, 17, 48))
            + shape("stone", box(x + 11, foot - 46, 6, 48))
            + shape("ivory", box(x - 2, foot - 50, 21, 6))
        )
        x += 118
    art += (
        shape("sand", box(-20, foot - 34, span, 5))
        + shape("stone", box(-20, foot - 29, span, 2.5))
        + shape("sand", box(-20, foot - 17, span, 4))
    )
    for i, at in enumerate((130, 240, 1010, 1790, 1880, 2480, 2960, 3080)):
        if at < span:
            art += palm(at, foot - 2, rng.uniform(330, 460), i) + blades(rng, at, foot + 2, 34, 9, "sea-deep")
    for at in (560, 900, 1420, 2120, 2700):
        art += (
            (boulder(at, foot + 3, 90, at) + blades(rng, at + 40, foot + 4, 36, 9, "sea-deep"))
            if at < span
            else ""
        )
    return art
