"""Diked fields by day: ponds and plots inside an old sea dyke, a sugar mill, cane beside the road."""

import math
import random

from caravan_ink import (
    blades,
    bluff,
    box,
    cloud,
    dashes,
    disc,
    flowing,
    gouge,
    line,
    mountain,
    poly,
    put,
    shape,
    tree,
)
from caravan_planes import Ground, Layer, Plane, paper, wear
from caravan_print import HEIGHT, WIDTH
from caravan_wayside import VIEW, bank, glints, reedbed, road, wide


def fields(reach: float) -> tuple[list[Layer], list[Layer]]:
    """What lies behind the caravan among the fields, and what passes before it."""
    rng = random.Random(18)
    hills = "".join(
        mountain(x, 626, half, high, ("sea-pale", "sea-light", "sea-mist"), 30 + i)
        for i, (x, half, high) in enumerate(((-20, 380, 120), (560, 520, 210), (1500, 560, 150)))
    )
    near = mountain(1010, 640, 560, 280, ("sea-light", "sea", "sea-pale"), 41) + mountain(
        2060, 640, 480, 320, ("sea-light", "sea", "sea-pale"), 42
    )
    back: list[Layer] = [
        Plane(_noon(), 0, HEIGHT, 0.0),
        Plane(
            cloud(420, 160, 270, "ivory") + cloud(980, 280, 180, "ivory") + cloud(1560, 130, 230, "ivory"),
            60,
            320,
            0.01,
            reach,
            4,
        ),
        Plane(hills, 380, 628, 0.025, reach),
        Plane(near, 330, 642, 0.05, reach),
        Ground(_plots(reach, rng), VIEW, reach),
        wear(690, 820, 0.5, reach),
        wear(826, HEIGHT, 1.0, reach),
        Plane(_dyke(reach), 500, 700, 1 / 4.4, reach),
        Plane(_mill(), 330, 730, 1 / 2.9, reach),
        Plane(_wayside(reach), 470, 840, 1 / 1.42, reach),
    ]
    front: list[Layer] = [
        Plane(bank(reach, 5), 960, HEIGHT, 1.35, reach),
        Plane(reedbed([1500, 3600], 8, 290), 680, HEIGHT, 1.65, reach),
    ]
    return back, front


def _noon() -> str:
    rng = random.Random(14)
    sky = paper("sea-mist") + bluff(
        "ivory", [(-20, 500), (400, 474), (900, 500), (1400, 470), (1960, 500)], 700
    )
    return (
        sky
        + shape("ivory", disc(1360, 200, 92))
        + shape("ivory", dashes(rng, (40, 60, 1760, 360), 22, (90, 280), 2.4))
    )


def _plots(reach: float, rng: random.Random) -> str:
    span = reach * 1.9 + WIDTH + 200
    art = shape("sea-light", box(-50, 618, span, 20)) + shape("sea", box(-50, 630, span, 60))
    art += shape("sea-pale", glints(rng, VIEW, reach, (4.6, 22), int(span / 30))) + shape(
        "gold-pale", box(-50, VIEW.level(4.3), span, 300)
    )
    for z0, z1 in ((4.2, 3.45), (3.36, 2.7), (2.62, 2.1), (2.03, 1.68), (1.62, 1.4)):
        x = -5200.0
        while x < reach + 7200:
            w = rng.uniform(620, 1050)
            art += _plot(x, x + w, z0, z1, rng)
            x += w + 62
    return (
        art
        + shape("sea-dark", box(-50, VIEW.level(1.4), span, 60))
        + shape("sea", VIEW.marks(rng, (0, VIEW.level(1.39), span, 22), int(span / 30), 60, 2))
        + road(VIEW, reach, (1.26, 0.835), rng)
    )


def _plot(x0: float, x1: float, z0: float, z1: float, rng: random.Random) -> str:
    kind = rng.choice(("pond", "pond", "pale", "gold", "green"))
    fill = {"pond": "sea-light", "pale": "gold-light", "gold": "gold", "green": "sea"}[kind]
    mark = {"pond": "sea-pale", "pale": "gold-dark", "gold": "gold-dark", "green": "sea-dark"}[kind]
    quad = [VIEW.at(x0, z0), VIEW.at(x1, z0), VIEW.at(x1, z1), VIEW.at(x0, z1)]
    if max(p[0] for p in quad) < -60:
        return ""
    rows = ""
    for i in range(1, 9 if kind != "pond" else 5):
        z = 1 / (1 / z0 + (1 / z1 - 1 / z0) * i / (9 if kind != "pond" else 5))
        trim = (x1 - x0) * (0.03 if kind != "pond" else rng.uniform(0.1, 0.4))
        (ax, ay), (bx, by) = VIEW.at(x0 + trim, z), VIEW.at(x1 - trim, z)
        rows += gouge(ax, ay, bx, by, 1.5 / z + 0.5)
    bank = (
        shape(
            "gold-dark",
            poly([VIEW.at(x0, z0), VIEW.at(x1, z0), VIEW.at(x1, z0 * 0.985), VIEW.at(x0, z0 * 0.985)]),
        )
        if kind == "pond"
        else ""
    )
    return shape(fill, poly(quad)) + shape(mark, rows) + bank


def _dyke(reach: float) -> str:
    span, foot, rng = wide(reach, 1 / 4.4), VIEW.level(4.4), random.Random(3)
    art = (
        shape("stone", box(-20, foot - 21, span, 24))
        + shape("sand", box(-20, foot - 25, span, 6))
        + shape("ink-brown", box(-20, foot - 1, span, 4))
    )
    joints = "".join(
        box(x + (7 if y % 2 else 0), foot - 18 + 6 * y, 1.4, 6)
        for y in range(3)
        for x in range(0, int(span), 17)
    )
    art += shape("ink-brown", joints + box(-20, foot - 12, span, 1) + box(-20, foot - 6, span, 1))
    art += put(640, foot, 1, _sluice())
    for x in (90, 180, 1130, 1230, 1520, 1880, 1960, 2160):
        art += tree(x, foot - 22, rng.uniform(66, 92), x) if x < span else ""
    return art


def _sluice() -> str:
    art = shape("stone", box(-90, -34, 180, 40)) + shape(
        "ink-soft", "".join(box(x, -30, 34, 36) for x in (-76, -17, 42))
    )
    art += shape("gold-dark", "".join(box(x + 3, -30, 28, 22) for x in (-76, -17, 42))) + shape(
        "sand", box(-96, -40, 192, 8)
    )
    art += shape("ink-soft", "".join(box(x, -86, 5, 48) for x in (-86, -32, 27, 81))) + line(
        "ink-soft", 2, "M-90 -52H90M-90 -46H90"
    )
    return (
        art
        + shape("ink-soft", "M-104 -84L-92 -106H92L104 -84z")
        + line("ink-brown", 1.4, "".join(f"M{x} -84V-105" for x in range(-90, 94, 9)))
    )


def _mill() -> str:
    foot, x = VIEW.level(2.9), 1430
    art = shape("ivory", f"M{x - 96} {foot - 268}h26l7 250h-40z") + shape(
        "stone", f"M{x - 78} {foot - 268}h8l7 250h-14z"
    )
    art += line("stone", 1.6, "".join(f"M{x - 97} {foot - 250 + 18 * i}h28" for i in range(12))) + shape(
        "ink-soft", box(x - 100, foot - 276, 34, 9) + box(x - 98, foot - 222, 30, 5)
    )
    art += shape("stone", f"M{x - 40} {foot}v-92h300v92z") + shape(
        "ivory", f"M{x - 180} {foot}v-84l70 -58l70 58v84z"
    )
    art += shape(
        "ink-soft",
        (
            f"M{x - 110} {foot - 150}h310l76 64h-310zM{x - 118} {foot - 150}l8 0l76 66l-10 4l-70 "
            "-60l-66 56l-8 -6z"
        ),
    )
    art += line("ink-brown", 2, "".join(f"M{x - 92 + 18 * i} {foot - 149}l74 62" for i in range(17)))
    art += shape(
        "ink-soft",
        box(x - 128, foot - 54, 36, 54)
        + "".join(f"M{x + 4 + 50 * i} {foot - 18}v-34a12 12 0 0 1 24 0v34z" for i in range(5)),
    )
    art += shape("sea-light", disc(x - 110, foot - 96, 11)) + shape("sand", box(x - 200, foot - 4, 500, 8))
    return _copses(foot) + art + _smoke(x, foot)


def _smoke(x: float, foot: float) -> str:
    smoke = [
        (x - 84, foot - 276),
        (x - 78, foot - 306),
        (x - 30, foot - 320),
        (x + 60, foot - 312),
        (x + 150, foot - 330),
        (x + 280, foot - 322),
        (x + 420, foot - 338),
    ]
    under = [(a + 3 * i, b + 3 * i) for i, (a, b) in enumerate(reversed(smoke))]
    return shape("ivory", flowing(smoke) + flowing(under).replace("M", "L", 1) + "z")


def _copses(foot: float) -> str:
    return "".join(
        tree(at, foot + 4, high, at)
        for at, high in (
            (1180, 110),
            (1216, 84),
            (1730, 120),
            (1800, 96),
            (420, 104),
            (480, 80),
            (2120, 110),
            (2230, 90),
        )
    )


def _wayside(reach: float) -> str:
    span, foot, art = wide(reach, 1 / 1.42), VIEW.level(1.42), ""
    for left, right in ((-40, 420), (1940, 2700), (3100, 3500)):
        if left < span:
            art += cane(left, right, foot + 4, left)
    rng = random.Random(7)
    for x in (640, 700, 1020, 2250, 2330, 2560):
        art += blades(rng, x, foot + 6, 54, 9, "sea-dark") if x < span else ""
    return art + "".join(
        _egret(x, foot - y) for x, y in ((800, 36), (872, 30), (1180, 40), (2420, 34)) if x < span
    )


def _egret(x: float, y: float) -> str:
    bodies = f"M{x - 14} {y}q4 -12 18 -11l3 -13q2 -5 7 -3l7 2l-7 1q-3 8 -4 14q-4 12 -24 10z"
    return shape("ink-soft", box(x, y, 1.6, 20) + box(x + 7, y - 1, 1.6, 20)) + shape("ivory", bodies)


def cane(left: float, right: float, foot: float, seed: int) -> str:
    """A stand of sugar cane: jointed gold stalks, arching leaves, pale plumes here and there."""
    rng, stalks, nodes, leaves = (
        random.Random(seed),
        "",
        "",
        {"sea-deep": "", "sea-dark": "", "sea": "", "sea-light": ""},
    )
    x = left
    while x < right:
        h, lean = rng.uniform(170, 250), rng.uniform(-12, 12)
        stalks += f"M{x:.1f} {foot:.1f}L{x + lean:.1f} {foot - h:.1f}l5 0L{x + 7:.1f} {foot:.1f}z"
        nodes += "".join(box(x + lean * s - 0.5, foot - h * s, 8, 2.2) for s in (0.14, 0.28, 0.42, 0.56))
        for i in range(6):
            s, side, tone = 0.5 + 0.1 * i, rng.choice((-1, 1)), rng.choice(tuple(leaves))
            px, py, r = x + lean * s + 3, foot - h * s, rng.uniform(60, 105)
            leaves[tone] += (
                f"M{px:.1f} {py:.1f}Q{px + side * r * 0.4:.1f} {py - r * 0.75:.1f} {px + side * r:.1f}"
                f" {py + r * 0.1:.1f}Q{px + side * r * 0.42:.1f} {py - r * 0.56:.1f} {px + side * 3:.1f}"
                f" {py + 7:.1f}z"
            )
        x += rng.uniform(11, 19)
    edge = [
        (float(at), foot - 120 - 22 * math.sin(at / 37) - 12 * math.sin(at / 13))
        for at in range(int(left) + 30, int(right) - 16, 14)
    ]
    edge = [(left + 6, foot), (left + 16, foot - 70), *edge, (right - 6, foot - 70), (right + 4, foot)]
    thicket = bluff("sea-deep", edge, foot)
    art = (
        thicket
        + shape("gold", stalks)
        + shape("gold-dark", nodes)
        + "".join(shape(ink, d) for ink, d in leaves.items())
    )
    plumes = "".join(
        gouge(at, foot - 210, at + rng.uniform(-14, 14), foot - rng.uniform(270, 310), 4)
        for at in (rng.uniform(left + 20, right - 20) for _ in range(int((right - left) / 34)))
    )
    return art + shape("gold-pale", plumes)
