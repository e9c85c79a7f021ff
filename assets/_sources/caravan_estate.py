"""Evening in the new city: windows and lamps come on, and the caravan stops among the houses."""

import random
from itertools import pairwise

from caravan_ink import bluff, box, crown, dashes, disc, leafmarks, line, mountain, poly, shape, tree
from caravan_planes import Ground, Layer, Plane, View, paper, wear
from caravan_print import HEIGHT, Clock
from caravan_village import neighbours
from caravan_wayside import wide

VIEW = View(585, 850)


def rising(start: float, length: float = 1.6) -> Clock:
    """A light that comes up slowly."""
    return lambda t: min(1.0, max(0.0, (t - start) / length))


def estate(reach: float) -> tuple[list[Layer], list[Layer]]:
    """What lies behind the caravan in the housing community, and who sits before it."""
    hills = mountain(420, 592, 520, 170, ("sea", "sea-dark", "sea-light"), 81) + mountain(
        1500, 592, 560, 130, ("sea", "sea-dark", "sea-light"), 82
    )
    city, lights = _towers(reach, 0.1, 90, 582, (120, 330), ("sea", "sea-dark"), 5)
    homes, windows = _homes()
    lamps, glow = _lamps(reach)
    back: list[Layer] = [
        Plane(_dusk(), 0, HEIGHT, 0.0),
        Plane(hills, 380, 594, 0.03, reach),
        Plane(city, 220, 606, 0.1, reach),
        *(Plane(lights[i], 220, 606, 0.1, reach, shown=rising(0.4 + 1.1 * i)) for i in range(3)),
        Ground(_court(reach), VIEW, reach),
        wear(640, HEIGHT, 1.0, reach),
        Plane(homes, 90, 720, 1 / 2.1, reach),
        *(Plane(windows[i], 90, 720, 1 / 2.1, reach, shown=rising(0.2 + 1.3 * i)) for i in range(3)),
        Plane(_garden(reach), 520, 780, 1 / 1.55, reach),
        Plane(glow, 230, 860, 1 / 1.3, reach, shown=rising(0.8, 2.2)),
        Plane(lamps, 230, 830, 1 / 1.3, reach),
    ]
    return back, neighbours(VIEW, reach, 282)


def _dusk() -> str:
    rng = random.Random(71)
    sky = paper("sea-dark") + bluff(
        "sea", [(-20, 210), (480, 236), (1000, 196), (1500, 226), (1960, 200)], 700
    )
    sky += bluff("sea-light", [(-20, 372), (520, 350), (1000, 384), (1500, 356), (1960, 376)], 700)
    sky += bluff("gold-light", [(-20, 480), (500, 468), (1000, 490), (1500, 466), (1960, 482)], 700)
    return (
        sky
        + shape("sea", dashes(rng, (20, 60, 1800, 120), 10, (120, 340), 3))
        + shape("gold-light", dashes(rng, (20, 390, 1800, 70), 12, (120, 340), 2.6))
    )


def _towers(
    reach: float,
    depth: float,
    first: float,
    foot: float,
    tall: tuple[float, float],
    inks: tuple[str, str],
    seed: int,
) -> tuple[str, list[str]]:
    """A skyline, and its lit windows in three groups that come on one after the other."""
    rng, body, lit = random.Random(seed), "", ["", "", ""]
    x = first - 160
    while x < wide(reach, depth):
        w, h = rng.choice((64, 78, 92)), rng.uniform(*tall)
        body += shape(inks[0], box(x, foot - h, w, h)) + shape(
            inks[1], box(x + w * 0.64, foot - h, w * 0.36, h)
        )
        body += shape(inks[1], box(x + w * 0.3, foot - h - 14, w * 0.3, 15)) + line(
            inks[1], 3, f"M{x + w * 0.45:.0f} {foot - h - 14:.0f}v-34"
        )
        for row in range(int(h / 19) - 1):
            for col in range(int(w / 15)):
                if rng.random() < 0.42:
                    lit[rng.randrange(3)] += box(x + 7 + col * 15, foot - h + 12 + row * 19, 7, 8)
        x += w + rng.choice((10, 24, 40, 96))
    ground = shape(
        "sea-deep",
        "".join(crown(at, foot + 4, 30, 20, 9) for at in range(-20, int(wide(reach, depth)), 40))
        + box(-20, foot, wide(reach, depth), 24),
    )
    return body + ground, [shape("gold-light" if i else "gold-pale", d) for i, d in enumerate(lit)]


def _homes() -> tuple[str, list[str]]:
    """Apartment houses with balconies; drawn walls, and windows in three groups."""
    foot, rng, body, lit = VIEW.level(2.1), random.Random(72), "", ["", "", ""]
    for x, floors, bays in ((-70, 9, 4), (400, 7, 4), (1490, 10, 4), (1930, 8, 4)):
        w, h = bays * 78 + 24, floors * 54 + 34
        top = foot - h
        body += (
            shape("sea-dark", box(x, top, w, h))
            + shape("sea-deep", box(x + w, top + 16, 52, h - 16))
            + shape("sea-deep", box(x - 8, top - 10, w + 16, 14) + box(x + 40, top - 44, 90, 36))
        )
        for floor in range(floors):
            y = top + 26 + floor * 54
            for bay in range(bays):
                left = x + 20 + bay * 78
                body += shape("sea-deep", box(left, y, 26, 34) + box(left + 32, y, 20, 34)) + shape(
                    "sea", box(left - 5, y + 36, 64, 5)
                )
                body += line(
                    "sea",
                    1.8,
                    f"M{left - 4} {y + 24}h62"
                    + "".join(f"M{left + 2 + 9 * k} {y + 24}v12" for k in range(7)),
                )
                if rng.random() < 0.55:
                    lit[rng.randrange(3)] += box(left + 2, y + 2, 22, 21) + (
                        box(left + 34, y + 2, 16, 21) if rng.random() < 0.5 else ""
                    )
        body += shape("sea-deep", box(x, foot - 14, w + 52, 16))
    return body, [shape(("gold-light", "gold-pale", "gold-light")[i], d) for i, d in enumerate(lit)]


def _garden(reach: float) -> str:
    foot, span, rng, art = VIEW.level(1.55), wide(reach, 1 / 1.55), random.Random(73), ""
    for x in (80, 300, 560, 690, 1180, 1330, 1620, 1840, 2040, 2230):
        art += tree(x, foot, rng.uniform(170, 235), x, ("sea-deep", "sea-dark", "sea")) if x < span else ""
    art += shape("sea-deep", box(-20, foot - 9, span, 18))
    for x in range(-20, int(span), 50):
        r = rng.uniform(30, 40)
        art += shape(
            "sea-deep", f"M{x - r:.0f} {foot + 8:.0f}A{r:.0f} {r * 0.7:.0f} 0 0 1 {x + r:.0f} {foot + 8:.0f}z"
        ) + shape("sea", leafmarks(rng, x, foot - 5, r * 0.8, 10, 4))
    return art + shape("stone", box(-20, foot + 5, span, 9))


def _court(reach: float) -> str:
    span, rng, rows = (
        reach * 1.9 + 2200,
        random.Random(74),
        [1.75, 1.5, 1.27, 1.08, 0.92, 0.78, 0.665, 0.57, 0.5],
    )
    art = shape("sea-deep", box(-50, 580, span, 520)) + shape("sea-dark", box(-50, VIEW.level(3), span, 60))
    art += shape("sea-light", box(-50, VIEW.level(1.62), span, 500))
    tiles = ""
    for z0, z1 in pairwise(rows):
        for x in range(-1400, int(reach) + 3200, 210):
            if rng.random() < 0.1:
                tiles += poly([VIEW.at(x, z0), VIEW.at(x + 210, z0), VIEW.at(x + 210, z1), VIEW.at(x, z1)])
    joints = "".join(box(-50, VIEW.level(z) - 0.8 / z, span, 1.8 / z) for z in rows[1:-1])
    for x in range(-1400, int(reach) + 3200, 210):
        (ax, ay), (bx, by) = VIEW.at(x, 1.62), VIEW.at(x, 0.5)
        joints += poly([(ax - 0.6, ay), (ax + 0.6, ay), (bx + 2, by), (bx - 2, by)])
    return art + shape("sea-pale", tiles) + shape("sea", joints)


def _lamps(reach: float) -> tuple[str, str]:
    """The street lamps, and the light that they give."""
    foot, span, posts, glow = VIEW.level(1.3), wide(reach, 1 / 1.3), "", ""
    for x in range(150, int(span), 560):
        posts += shape(
            "ink",
            box(x - 4, foot - 430, 8, 432) + box(x - 14, foot - 10, 28, 12) + box(x - 46, foot - 434, 92, 6),
        )
        posts += shape("ink", f"M{x - 58} {foot - 428}h30l-6 -12h-18zM{x + 28} {foot - 428}h30l-6 -12h-18z")
        for at in (x - 43, x + 43):
            glow += shape("gold-pale", disc(at, foot - 420, 15, 13)) + shape(
                "gold-light", disc(at, foot - 420, 46), 0.26
            )
            glow += shape("gold-light", disc(at, foot - 420, 84), 0.13)
        glow += shape("gold-pale", disc(x, foot + 6, 190, 24), 0.3) + shape(
            "gold-pale", disc(x, foot + 6, 110, 13), 0.3
        )
    return posts, glow
