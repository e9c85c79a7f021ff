"""What the roads of the caravan film have in common: the road itself, its verge, reeds and water."""

import math
import random

from caravan_ink import blades, bluff, box, gouge, poly, reed, shape
from caravan_planes import View
from caravan_print import HEIGHT, WIDTH

VIEW = View(620, 880)


def wide(reach: float, depth: float) -> float:
    """How wide a strip at a depth has to be drawn."""
    return WIDTH + reach * depth + 140


def glints(rng: random.Random, view: View, span: float, depths: tuple[float, float], count: int) -> str:
    """Marks lying on the ground or the water between two distances, as long as they look from there."""
    path = ""
    low, high = 1 / depths[1], 1 / depths[0]
    for _ in range(count):
        near = rng.uniform(low, high)
        x, y = rng.uniform(-60, WIDTH + span * near + 60), view.horizon + (view.contact - view.horizon) * near
        half = rng.uniform(20, 80) * (0.22 + near)
        path += view.mark(x, y, half, 1.1 + 2.6 * near)
    return path


def road(view: View, reach: float, edges: tuple[float, float], rng: random.Random) -> str:
    """The road with kerbs and gold dashes, and the verge before it."""
    span, (far, near) = reach * 1.9 + WIDTH + 200, edges
    y0, y1 = view.level(far), view.level(near)
    art = shape("ivory", box(-50, y0 - 5, span, 8)) + shape("sand", box(-50, y0 + 2, span, y1 - y0))
    art += shape("stone", box(-50, y1 - 7, span, 15)) + shape("sea-dark", box(-50, y1 + 8, span, HEIGHT - y1))
    art += shape("ivory", box(-50, y1 - 9, span, 3))
    for x in range(-400, int(span * 1.3), 230):
        (ax, ay), (bx, by) = view.at(x, near * 1.115), view.at(x + 120, near * 1.085)
        art += shape(
            "gold", poly([(ax, ay), (ax + 120 / near / 1.115, ay), (bx, by), (bx - 120 / near / 1.085, by)])
        )
    art += shape("stone", view.marks(rng, (0, y0 + 8, span, y1 - y0 - 22), int(span / 55), 70, 1.3))
    art += shape("sea", view.marks(rng, (0, y1 + 18, span, HEIGHT - y1 - 20), int(span / 44), 130, 2.4))
    return art + shape(
        "sea-deep", view.marks(rng, (0, y1 + 18, span, HEIGHT - y1 - 20), int(span / 44), 130, 2.4)
    )


def bank(reach: float, seed: int, tall: float = 56) -> str:
    """A low grassy rise right before the lens, with tufts along its edge."""
    rng, span = random.Random(seed), wide(reach, 1.35)
    edge = [
        (x, HEIGHT - tall * (0.62 + 0.3 * math.sin(x / 310 + seed) + 0.14 * math.sin(x / 97)))
        for x in range(-60, int(span) + 120, 60)
    ]
    tufts = "".join(
        blades(rng, x + 20, y + 6, rng.uniform(24, 46), 7, "sea-deep") for x, y in edge if rng.random() < 0.55
    )
    cuts = shape(
        "sea-dark",
        "".join(
            gouge(x, y + rng.uniform(14, 34), x + rng.uniform(30, 90), y + rng.uniform(18, 36), 2.6)
            for x, y in edge
        ),
    )
    return tufts + bluff("sea-deep", edge, HEIGHT + 10) + cuts


def reedbed(places: list[float], seed: int, tall: float = 330) -> str:
    """Clumps of dark shore reeds with pale heads, rooted below the picture."""
    rng, art = random.Random(seed), ""
    for x in places:
        for i in range(9):
            at, high = x + (i - 4) * 34 + rng.uniform(-14, 14), tall * rng.uniform(0.62, 1.05)
            dark = ("ink" if i % 3 else "ink-soft", "ink", "gold-light" if i % 2 else "gold-pale", "gold")
            art += reed(at, HEIGHT + 60, high, rng.uniform(-60, 80), dark)
        art += blades(rng, x, HEIGHT + 20, tall * 0.5, 15, "sea-deep") + blades(
            rng, x + 60, HEIGHT + 30, tall * 0.42, 11, "ink-soft"
        )
    return art
