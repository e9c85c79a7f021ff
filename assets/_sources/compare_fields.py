"""The shore as it is: dyke and sluice on the old shore line, fields, ponds, a road, sugar cane."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

from compare_port import aircraft, lorry, port
from compare_shore import (
    HEIGHT,
    HUT,
    SHORE,
    WIDTH,
    aside,
    course,
    creek,
    hills,
    knoll,
    land,
    old_tree,
    sea,
    seen,
    sky,
    spot,
    woods,
)
from knife import (
    Block,
    Point,
    band,
    clump,
    disc,
    lens,
    mix,
    poly,
    rect,
    sample,
    strip,
)

ROAD: list[Point] = [
    (-0.8, 3.4),
    (-0.42, 2.8),
    (-0.02, 2.4),
    (0.06, 2.08),
    (-0.2, 1.68),
    (-0.66, 1.34),
    (-0.8, 1.05),
    (-0.7, 0.8),
]


def fields(block: Block) -> None:
    """Strips of crops between straight ditches, each furrow drawn."""
    chance = Random(40)
    inks = (
        ("gold", "gold-dark"),
        ("sea-light", "sea"),
        ("gold-light", "gold"),
        ("sea", "sea-dark"),
        ("gold", "gold-light"),
    )
    depths = [0.9, 1.22, 1.6, 2.05, 2.6, 3.3, 4.2, 5.4, 7, 10]
    for row, (near, far) in enumerate(pairwise(depths)):
        for column in range(-7, 22):
            left = column * 0.62 + row * 0.17
            if spot(left + 0.58, far)[0] < 0 or spot(left, near)[0] > WIDTH + 400:
                continue
            fill, furrow = inks[chance.randrange(len(inks))]
            _field(block, left, (near, far), fill, furrow)


def _field(block: Block, left: float, span: tuple[float, float], fill: str, furrow: str) -> None:
    near, far = span

    def place(u: float, v: float) -> Point:
        return spot(left + 0.58 * u + 0.12 * (far - near) * v, near + (far - near) * 0.95 * v)

    block.cut(fill, poly([place(0, 0), place(1, 0), place(1, 1), place(0, 1)]))
    _furrows(block, place, furrow, far)


def _furrows(block: Block, place: Callable[[float, float], Point], ink: str, far: float) -> None:
    count = 14 if far < 1.7 else 9 if far < 3 else 6 if far < 5 else 4
    rows = []
    for k in range(count):
        u = (k + 0.5) / count
        a, b, c, d = (
            place(u - 0.2 / count, 0.04),
            place(u + 0.2 / count, 0.04),
            place(u + 0.2 / count, 0.96),
            place(u - 0.2 / count, 0.96),
        )
        rows.append(poly([a, b, c, d]))
    block.cut(ink, *rows)


def ponds(block: Block) -> None:
    """Fish ponds on the left bank, in the bend where water always stood."""
    for x, near, far in (
        (-1.02, 1.5, 1.78),
        (-1.3, 1.86, 2.3),
        (-0.72, 1.86, 2.3),
        (-0.92, 2.4, 3.0),
        (-1.5, 1.5, 1.78),
    ):
        frame = [
            spot(x - 0.02, near - 0.03),
            spot(x + 0.5, near - 0.03),
            spot(x + 0.56, far + 0.04),
            spot(x + 0.04, far + 0.04),
        ]
        water = [spot(x + 0.02, near), spot(x + 0.46, near), spot(x + 0.52, far), spot(x + 0.08, far)]
        block.cut("sand", poly(frame))
        block.cut("sea-light", poly(water))
        with block.clip(poly(water)):
            for k in range(6):
                px, py = spot(x + 0.1 + 0.07 * k, near + (far - near) * ((k * 37 % 10) / 10))
                block.cut("sea-mist", lens(px - 26 / near, py, px + 26 / near, py, 2.2 / near))
        px, py = spot(x + 0.26, (near + far) / 2)
        block.cut("ivory", *(lens(px - 14, py + d, px + 14, py + d, 2.2) for d in (-3, 0, 3)))
        block.cut("ink-soft", rect(px - 7, py - 5, 14, 3.4))


def dyke(block: Block) -> None:
    """The sea wall on the old shore line: a stone crown, and a slope of turf on the side of the fields."""
    line = sample(SHORE, 8)
    crown = [spot(x, z, 0.06) for x, z in aside(line, 0.06)]
    inner = [spot(x, z, 0.06) for x, z in aside(line, -0.05)]
    toe = [spot(x, z) for x, z in aside(line, -0.2)]
    block.cut("sea-dark", poly(inner + toe[::-1]))
    block.cut("ivory", poly(crown + inner[::-1]))
    block.cut(
        "sea-light",
        *(lens(*mix(a, b, 0.15), *mix(a, b, 0.8), 1.5) for a, b in zip(inner[:34], toe, strict=False)),
    )
    block.cut("stone", *(strip(a, b, 1.3) for a, b in zip(crown[:34], inner, strict=False)))


def sluice(block: Block) -> None:
    """The sluice at the creek's mouth: stone piers, three vermilion gates, a roofed walk."""
    x, y = spot(-0.8, 3.75)
    with block.at(x - 2, y + 10, 1.1):
        block.cut("sand", rect(-74, -66, 150, 70))
        for k in range(3):
            left = -60 + k * 43
            block.cut("ink", rect(left, -58, 32, 62))
            block.cut("vermilion", rect(left + 2, -70, 28, 54))
            block.cut(
                "vermilion-dark",
                rect(left + 20, -70, 10, 54),
                *(rect(left + 2, -60 + r * 14, 28, 2.6) for r in range(4)),
            )
            block.cut("sea-light", lens(left, 2, left + 32, 2, 3))
        for k in range(4):
            block.cut("stone", rect(-73 + k * 43.5, -84, 14, 90))
            block.cut("ink-brown", rect(-64 + k * 43.5, -84, 5, 90))
        block.cut("ivory", rect(-84, -92, 170, 10))
        block.cut("ink-brown", rect(-84, -83, 170, 3))
        block.cut("sand", rect(-70, -122, 142, 30))
        block.cut("ink-soft", *(rect(-62 + k * 22, -116, 14, 16) for k in range(6)))
        block.cut("ink-soft", poly([(-88, -118), (-66, -142), (68, -142), (90, -118)]))
        block.line(
            "ink-brown",
            1.6,
            *(poly([(-60 + k * 10, -141), (-80 + k * 13.3, -119)], False) for k in range(13)),
        )
        block.cut("ink", rect(-70, -146, 142, 6))


def road(block: Block) -> None:
    """A road on the right bank that follows the bend of the water, with young trees, a lorry and a bus."""
    close = sample(ROAD, 8)
    block.cut("ink-brown", course(close, 0.075, -0.075))
    block.cut("ivory", course(close, 0.07, 0.062), course(close, -0.062, -0.07))
    dashes = [(a, mix(a, b, 0.5)) for a, b in pairwise(close)]
    block.cut("gold-light", *(strip(spot(*a), spot(*b), 8 / a[1], 8 / b[1]) for a, b in dashes))
    chance = Random(51)
    for x, depth in aside(close, -0.115)[3:-8:3]:
        px, py = spot(x, depth)
        s = 84 / depth
        block.cut("ink-soft", strip((px, py), (px, py - s * 0.7), s * 0.09))
        block.cut("sea-deep", clump(px, py - s * 0.9, s * 0.34, s * 0.4, 8, chance))
        block.cut("sea", clump(px - s * 0.06, py - s * 0.98, s * 0.22, s * 0.24, 7, chance))


def farmhouse(block: Block) -> None:
    """A white house with a tiled roof where the hut stood."""
    x, y = spot(*HUT)
    with block.at(x, y, 1.0):
        block.cut("ink-brown", lens(-120, 4, 190, 4, 9))
        block.cut("ivory", rect(-84, -128, 168, 132))
        block.cut("sand", rect(34, -128, 50, 132))
        block.cut("stone", rect(-84, -18, 168, 22))
        block.cut("ink-soft", poly([(-104, -122), (-70, -182), (66, -182), (106, -122)]))
        block.cut("ink-brown", *(strip((-66 + k * 11, -180), (-98 + k * 16.4, -124), 4) for k in range(13)))
        block.cut("ink", rect(-76, -188, 148, 8), rect(-106, -126, 214, 6))
        block.cut(
            "sea-dark",
            rect(-42, -84, 28, 88),
            rect(6, -86, 30, 30),
            rect(48, -86, 24, 30),
            rect(-74, -86, 22, 30),
        )
        block.line(
            "ivory",
            2,
            poly([(21, -86), (21, -57)], False),
            poly([(60, -86), (60, -57)], False),
            poly([(-63, -86), (-63, -57)], False),
        )
        block.cut("sea", poly([(-54, -92), (-2, -92), (6, -82), (-62, -82)]))
        block.cut("sea-mist", rect(112, -74, 66, 78), disc(145, -74, 33, 9))
        block.cut("sea-pale", rect(150, -74, 28, 78))
        block.cut("sea-light", *(rect(112, -56 + k * 18, 66, 2.4) for k in range(4)))
        block.line(
            "ink-soft",
            2.2,
            poly([(186, -90), (186, 4)], False),
            poly([(178, 4), (178, -90), (194, -90), (194, 4)], False),
        )
        block.line(
            "ink-soft", 1.8, *(poly([(178, -8 - k * 10), (194, -8 - k * 10)], False) for k in range(8))
        )


def cane(block: Block, chance: Random) -> None:
    """Sugar cane in the near right corner, jointed stalks and arching blades."""
    for k in range(22):
        x = 1238 + 380 * k / 21 + chance.uniform(-8, 8)
        tall = chance.uniform(170, 260) * (0.66 + 0.34 * (x - 1238) / 380)
        lean = chance.uniform(-18, 12)
        block.cut("gold-dark", strip((x, 1010), (x + lean, 1010 - tall * 0.8), 10, 6))
        block.cut("gold", strip((x - 2.4, 1010), (x + lean - 1.6, 1010 - tall * 0.8), 4, 2.4))
        block.cut(
            "ink-soft", *(rect(x + lean * j / 9 - 5, 1000 - tall * 0.8 * j / 9, 10, 2) for j in range(9))
        )
        for j in range(8):
            side = -1 if (j + k) % 2 else 1
            bx, by = x + lean, 1010 - tall * (0.42 + 0.055 * j)
            reach = side * chance.uniform(44, 92)
            ink = chance.choice(["sea-deep", "sea-dark", "sea", "sea", "sea-light"])
            block.cut(
                ink,
                band(
                    [(bx, by), (bx + reach * 0.5, by - 52), (bx + reach, by - chance.uniform(6, 30))][:3],
                    [(bx, by + 5), (bx + reach * 0.5, by - 42), (bx + reach, by - 10)],
                ),
            )


def fields_now() -> str:
    """The body of the second picture."""
    block, chance = Block(), Random(78)
    sky(block, "sea-mist", "ivory")
    sea(block)
    hills(block)
    land(block, "gold-light")
    with block.clip(poly([*seen(sample(SHORE, 6)), (WIDTH, 452), (WIDTH, HEIGHT), (0, HEIGHT), (0, 700)])):
        fields(block)
        ponds(block)
    woods(block)
    port(block)
    creek(block, "ivory", "sea-dark", 0.15)
    dyke(block)
    road(block)
    sluice(block)
    farmhouse(block)
    lorry(block, *spot(-0.4, 1.5), 0.7)
    aircraft(block)
    knoll(block)
    old_tree(block)
    cane(block, chance)
    block.cut("url(#speck)", rect(0, 0, WIDTH, HEIGHT))
    return block.body()
