"""A stop in a village square: old gabled houses, a great banyan, bunting, neighbours on their stools."""

import random
from itertools import pairwise

from caravan_ink import (
    box,
    cloud,
    crown,
    dashes,
    disc,
    gouge,
    leafmarks,
    line,
    mountain,
    poly,
    put,
    shape,
    tree,
)
from caravan_planes import Ground, Layer, Plane, View, paper, wear
from caravan_print import HEIGHT
from caravan_wayside import wide

VIEW = View(575, 850)


def village(reach: float) -> tuple[list[Layer], list[Layer]]:
    """What lies behind the caravan in the square, and who sits before it."""
    hills = "".join(
        mountain(x, 580, half, high, ("sea-pale", "sea-light", "sea-mist"), 50 + i)
        for i, (x, half, high) in enumerate(((240, 460, 150), (980, 420, 110), (1640, 520, 190)))
    )
    back: list[Layer] = [
        Plane(_sky(), 0, HEIGHT, 0.0),
        Plane(cloud(820, 150, 240, "ivory") + cloud(1380, 220, 170, "ivory"), 60, 290, 0.01, reach, 3),
        Plane(hills, 360, 582, 0.03, reach),
        Plane(_grove(reach), 460, 620, 0.12, reach),
        Ground(_square(reach), VIEW, reach),
        wear(640, HEIGHT, 1.0, reach),
        Plane(_houses(), 330, 740, 1 / 2.0, reach),
        Plane(_banyan(), 40, 812, 1 / 1.28, reach),
    ]
    return back, neighbours(VIEW, reach, 450)


FAR = ((110, "h"), (296, "T"), (560, "s"), (880, "s"), (1084, "T"), (1272, "h"), (1460, "k"), (1660, "s"))
NEAR = ((18, "T"), (204, "k"), (392, "s"), (1000, "s"), (1180, "k"), (1366, "T"), (1556, "h"), (1750, "s"))
"""Who sits where at the stop: T plain, k with a knot of hair, h with a straw hat, s an empty stool."""


def neighbours(view: View, reach: float, camera: float) -> list[Layer]:
    """Two rows of stools that leave the stage in sight; `camera` is how far it has panned at the stop."""
    rows = ((0.72, FAR), (0.6, NEAR))
    return [Plane(_row(view, z, row, camera / z), 690, HEIGHT, 1 / z, reach) for z, row in rows]


def _sky() -> str:
    rng = random.Random(33)
    sky = paper("gold-pale") + shape("ivory", disc(420, 230, 96))
    return sky + shape("gold-light", dashes(rng, (20, 80, 1800, 330), 22, (110, 320), 3))


def _grove(reach: float) -> str:
    span, rng, art = wide(reach, 0.12), random.Random(12), ""
    x = -30.0
    while x < span:
        r = rng.uniform(24, 44)
        art += shape("sea-deep", crown(x, 584 - r * 0.4, r * 1.2, r, 11)) + shape(
            "sea-dark", crown(x - 6, 578 - r * 0.5, r * 0.75, r * 0.6, 9)
        )
        x += r * 1.1
    return (
        art
        + shape("sea-deep", box(-20, 578, span, 20))
        + shape("gold-light", box(-20, 594, span, 30))
        + shape("gold-dark", dashes(rng, (0, 597, span, 20), 60, (40, 120), 1.4))
    )


def _square(reach: float) -> str:
    span, rng = reach * 1.9 + 2200, random.Random(40)
    art = shape("sand", box(-50, 570, span, 520)) + shape(
        "gold-light", box(-50, 570, span, VIEW.level(3.6) - 570)
    )
    rows = [3.6, 3.0, 2.5, 2.1, 1.78, 1.5, 1.27, 1.08, 0.92, 0.78, 0.665, 0.57, 0.5]
    tiles = {"ivory": "", "gold-pale": "", "stone": ""}
    for z0, z1 in pairwise(rows):
        for x in range(-3600, int(reach) + 4800, 190):
            luck = rng.random()
            if luck < 0.12:
                quad = [VIEW.at(x, z0), VIEW.at(x + 190, z0), VIEW.at(x + 190, z1), VIEW.at(x, z1)]
                if quad[1][0] > -80 or quad[2][0] > -80:
                    tiles["ivory" if luck < 0.06 else "gold-pale"] += poly(quad)
    art += "".join(shape(ink, d) for ink, d in tiles.items() if d)
    joints = "".join(box(-50, VIEW.level(z) - 0.9 / z, span, 2.2 / z) for z in rows[:-1])
    for x in range(-3600, int(reach) + 4800, 190):
        (ax, ay), (bx, by) = VIEW.at(x, 3.6), VIEW.at(x, 0.5)
        joints += poly([(ax - 0.4, ay), (ax + 0.4, ay), (bx + 2.2, by), (bx - 2.2, by)])
    return art + shape("stone", joints)


def _houses() -> str:
    foot = VIEW.level(2.0)
    art = (
        put(-40, foot, 0.94, _hall("ivory", "sand", 1))
        + put(355, foot, 1.0, _oyster())
        + put(620, foot, 0.9, _hall("stone", "ink-brown", 2))
    )
    art += put(1560, foot, 0.98, _hall("ivory", "sand", 4)) + put(
        1985, foot, 0.92, _hall("stone", "ink-brown", 5)
    )
    rng = random.Random(2)
    for x in (318, 1010, 1080, 1500, 1955):
        art += tree(x, foot + 6, rng.uniform(160, 220), x)
    return art


def _hall(wall: str, side: str, seed: int) -> str:
    """A house of three bays under a tiled roof with swept ridge ends, 340 wide, its corner at (0, 0)."""
    art = shape(wall, box(0, -150, 250, 150)) + shape(side, "M250 0V-150L300 -226L352 -150V0z")
    art += shape(
        "ink-soft", "M-26 -140L34 -232H306L252 -140zM250 -142L302 -238L362 -142L352 -136L302 -214L260 -140z"
    )
    art += line("ink-brown", 3, "".join(f"M{44 + 18 * i} -228L{-12 + 18.6 * i:.0f} -143" for i in range(15)))
    art += shape("ink", "M24 -228Q30 -240 22 -250Q44 -240 60 -240H280Q300 -240 318 -250Q310 -240 314 -228z")
    art += (
        shape("ink-brown", box(0, -22, 250, 22))
        + shape("ink-soft", box(250, -22, 102, 22))
        + shape("sand", box(92, -10, 72, 10))
    )
    art += (
        shape("stone", box(94, -106, 68, 98))
        + shape("gold-dark", box(100, -100, 27, 92))
        + shape("gold", box(129, -100, 27, 92))
    )
    for x in (24, 186):
        art += (
            shape("stone", box(x - 4, -104, 50, 48))
            + shape("sea-deep", box(x, -100, 42, 40))
            + line("stone", 2, f"M{x + 14} -100v40M{x + 28} -100v40M{x} -80h42")
        )
    rng = random.Random(seed)
    return (
        art
        + shape(
            "stone" if wall == "ivory" else "ink-brown", dashes(rng, (6, -134, 236, 100), 12, (8, 22), 1.4)
        )
        + shape("ink-soft", disc(302, -168, 9))
    )


def _oyster() -> str:
    """A grey brick gable with the high rounded ridge of the delta, 200 wide, its corner at (0, 0)."""
    outline = "M0 0V-150H12V-186Q40 -190 46 -220Q62 -282 100 -282T154 -220Q160 -190 188 -186V-150H200V0z"
    bricks, rng = "", random.Random(9)
    for row in range(23):
        for i in range(10):
            if rng.random() < 0.34:
                bricks += box(4 + i * 20 + (10 if row % 2 else 0), -276 + row * 12, 16, 9)
    clip = f'<clipPath id="gable"><path d="{outline}"/></clipPath>'
    art = shape("stone", outline) + clip + f'<g clip-path="url(#gable)">{shape("ink-brown", bricks)}</g>'
    ridge = "M-6 -156H12V-190Q40 -196 46 -224Q62 -288 100 -288T154 -224Q160 -196 188 -190V-156H206"
    art += line("ink", 15, ridge) + line("gold-dark", 4, ridge)
    art += (
        shape("ink", disc(100, -196, 19))
        + shape("gold", disc(100, -196, 13))
        + line("ink-soft", 2, "M94 -208v24M106 -208v24")
    )
    return (
        art
        + shape("sand", box(66, -112, 68, 12))
        + shape("ink-soft", box(72, -100, 56, 100))
        + shape("ink", box(98, -100, 3, 100))
    )


def _banyan() -> str:
    """The great tree on its stone platform, with hanging roots; and bunting from a pole across to it."""
    foot, x, rng = VIEW.level(1.28), 1905, random.Random(20)
    trunk = (
        f"M{x - 92} {foot - 24}Q{x - 44} {foot - 120} {x - 52} {foot - 280}L{x - 190} {foot - 372}"
        f"l16 -16L{x - 30} {foot - 330}L{x - 10} {foot - 420}h28l14 96l120 -56l12 16L{x + 52}"
        f" {foot - 268}Q{x + 52} {foot - 110} {x + 104} {foot - 24}z"
    )
    art = _shade(x, foot)
    roots = "".join(
        f"M{x + dx} {foot - 300}q{rng.uniform(-6, 6):.0f} {h / 2:.0f} {rng.uniform(-3, 3):.0f} {h}"
        for dx, h in (
            (-230, 90),
            (-205, 130),
            (-180, 84),
            (-128, 150),
            (-104, 110),
            (118, 140),
            (142, 96),
            (196, 128),
            (226, 80),
        )
    )
    art += line("ink-soft", 3, roots) + shape("ink-soft", trunk)
    art += shape(
        "ink-brown",
        "".join(
            gouge(x + a, foot - 60 - b, x + a + c, foot - 250 + b, 5)
            for a, b, c in ((-40, 0, 8), (-14, 20, 0), (14, 10, -4), (36, 0, -8), (-62, -10, 16))
        ),
    )
    art += _leaves(x, foot, rng)
    return _bunting(232, 1640, 250, foot) + _ledge(x, foot) + art


def _shade(x: float, foot: float) -> str:
    art = ""
    for cx, cy, rx, ry in (
        (-250, -400, 190, 120),
        (230, -390, 200, 120),
        (-60, -520, 240, 130),
        (140, -500, 200, 110),
        (0, -400, 260, 120),
    ):
        art += shape("sea-deep", crown(x + cx, foot + cy, rx, ry, 17))
    return art


def _leaves(x: float, foot: float, rng: random.Random) -> str:
    art = ""
    for cx, cy, rx, ry in (
        (-280, -430, 130, 76),
        (-110, -540, 150, 80),
        (90, -530, 130, 66),
        (230, -420, 120, 70),
        (-60, -420, 150, 66),
        (90, -410, 100, 56),
    ):
        art += shape("sea-dark", crown(x + cx, foot + cy, rx, ry, 13)) + shape(
            "sea", crown(x + cx - 14, foot + cy - 14, rx * 0.66, ry * 0.6, 11)
        )
        art += shape("sea-light", leafmarks(rng, x + cx - 8, foot + cy - 8, rx * 0.8, ry * 0.8, 12))
    return art


def _ledge(x: float, foot: float) -> str:
    ledge = shape(
        "stone",
        poly([(x - 196, foot - 48), (x + 206, foot - 48), (x + 240, foot - 20), (x - 230, foot - 20)]),
    )
    ledge += shape("sand", box(x - 234, foot - 22, 478, 7)) + shape(
        "ink-brown", box(x - 226, foot - 15, 462, 23)
    )
    ledge += line("ink-soft", 2, "".join(f"M{x - 190 + 48 * i} {foot - 15}v22" for i in range(9)))
    return ledge


def _bunting(left: float, right: float, high: float, foot: float) -> str:
    art = (
        shape("ink-soft", box(left - 5, high, 10, foot - high + 4))
        + shape("gold", disc(left, high - 2, 10))
        + shape("ink-brown", disc(left, foot + 3, 20, 5))
    )

    def sag(s: float) -> tuple[float, float]:
        return left + (right - left) * s, high + 14 + 120 * s + 4 * 96 * s * (1 - s)

    art += line(
        "ink-soft", 2.6, "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (sag(i / 40) for i in range(41)))
    )
    inks = (
        ("sea", "sea-dark"),
        ("gold", "gold-dark"),
        ("ivory", "sand"),
        ("sea-light", "sea"),
        ("gold-light", "gold"),
    )
    for i in range(44):
        (ax, ay), (bx, by) = sag((i + 0.16) / 44), sag((i + 0.84) / 44)
        tip = (ax + bx) / 2 + 3, (ay + by) / 2 + 36
        lit, dark = inks[i % 5]
        art += shape(lit, poly([(ax, ay), (bx, by), tip])) + shape(
            dark, poly([((ax + bx) / 2 + 3, (ay + by) / 2), (bx, by), tip])
        )
    return art


def stool(x: float, foot: float, scale: float, ink: str) -> str:
    """A round-topped wooden stool."""
    lit, dark, shine = (
        ("gold-dark", "ink-soft", "gold-light") if ink == "gold" else ("sea", "sea-dark", "sea-light")
    )
    legs = (
        poly([(-14, -44), (-7, -44), (-14, -4), (-20, -4)])
        + poly([(14, -44), (7, -44), (14, -4), (20, -4)])
        + box(-15, -22, 30, 4)
    )
    fore = poly([(-24, -42), (-16, -42), (-23, 0), (-30, 0)]) + poly([(24, -42), (16, -42), (23, 0), (30, 0)])
    art = (
        shape("ink-brown", disc(6, 0, 42, 5), 0.5)
        + shape(dark, legs + disc(0, -43, 29, 10))
        + shape(lit, fore + disc(0, -46, 29, 9))
    )
    return put(x, foot, scale, art + shape(shine, gouge(-20, -49, 8, -51, 3)))


def sitter(x: float, foot: float, scale: float, coat: tuple[str, str], kind: str) -> str:
    """A neighbour seen from behind, a plain shape, with a straw hat (h) or a knot of hair (k)."""
    back = (
        "M-29 -42Q-36 -58 -33 -74Q-37 -90 -31 -98Q-21 -109 -7 -111H7Q21 -109 31 -98Q37 "
        "-90 33 -74Q36 -58 29 -42Q14 -37 0 -37T-29 -42z"
    )
    art = shape("ink-brown", box(-7, -120, 14, 12)) + shape(coat[0], back)
    art += shape(
        coat[1], "M13 -110.6Q25 -106 31 -98Q37 -90 33 -74Q36 -58 29 -42Q24 -40 18 -39Q28 -76 13 -110.6z"
    )
    art += shape("ink", disc(0, -131, 15, 16.5) + (disc(0, -147, 8, 7) if kind == "k" else ""))
    if kind == "h":
        art += shape(
            "gold-light", "M-37 -131L-4 -160Q0 -163 4 -160L37 -131Q18 -123 0 -123T-37 -131z"
        ) + shape("gold", "M4 -160L37 -131Q26 -126 13 -125z")
    return stool(x, foot, scale, "gold" if kind == "h" else "sea") + put(x, foot, scale, art)


def _row(view: View, z: float, row: tuple[tuple[float, str], ...], shift: float) -> str:
    rng, foot, art = random.Random(round(z * 100)), view.level(z), ""
    coats = (("sea-dark", "sea-deep"), ("ink-soft", "ink"), ("sea-deep", "ink"), ("gold-dark", "ink-brown"))
    for i, (x, who) in enumerate(row):
        level, scale = foot + rng.uniform(-5, 5), 0.9 / z
        if who == "s":
            art += stool(x + shift, level, scale, "sea" if i % 3 else "gold")
        else:
            art += sitter(
                x + shift, level, scale * rng.uniform(0.92, 1.04), coats[(i * 3 + len(row)) % 4], who
            )
    return art
