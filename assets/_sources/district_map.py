"""A schematic picture-map of the district's shore, not to scale, with seven places to touch."""

import math
from collections.abc import Callable
from random import Random

import harbours
import landmarks
from knife import Block, Point, area, clump, disc, lens, number, poly, rect, ribbon, strip
from press import INKS, deliver, sheet
from relief import hill, land, woods

WIDTH, HEIGHT = 1600, 1000
HORIZON = 158

Shore = list[Point]

MAINLAND: Shore = [
    (-80, 120), (400, 110), (900, 110), (1190, 150), (1225, 215), (1180, 268), (1210, 330), (1170, 392),
    (1070, 420), (1000, 460), (984, 540), (912, 604), (800, 618), (742, 650), (660, 652), (610, 622),
    (560, 650), (572, 706), (580, 746), (548, 768), (470, 762), (360, 738), (266, 712), (250, 688),
    (300, 650), (392, 618), (400, 600), (330, 588), (200, 560), (60, 532), (-80, 506),
]  # fmt: skip
AIRPORT: Shore = [
    (1180, 520), (1260, 470), (1400, 466), (1530, 512), (1552, 590), (1500, 648), (1360, 654), (1230, 626),
    (1176, 572),
]  # fmt: skip
SANZAO: Shore = [
    (872, 792), (918, 742), (1050, 716), (1180, 738), (1240, 790), (1196, 842), (1080, 884), (950, 878),
    (884, 840),
]  # fmt: skip
ISLETS: tuple[Shore, ...] = (
    [(1390, 866), (1426, 850), (1464, 862), (1456, 884), (1410, 888)],
    [(700, 800), (726, 790), (752, 800), (742, 816), (712, 816)],
)

PLACES: dict[str, tuple[Callable[[Block], None], Point, float, tuple[float, float, float, float]]] = {
    "hongqi": (landmarks.hongqi, (548, 258), 1.0, (546, 274, 146, 100)),
    "new-city": (landmarks.new_city, (1000, 284), 1.0, (1012, 262, 156, 140)),
    "pingsha": (landmarks.pingsha, (232, 410), 1.06, (222, 438, 206, 140)),
    "base": (landmarks.base, (782, 484), 1.0, (772, 490, 170, 110)),
    "airport": (harbours.airport, (1366, 552), 1.06, (1364, 532, 200, 124)),
    "port": (harbours.port, (410, 712), 1.06, (420, 736, 188, 128)),
    "sanzao": (harbours.sanzao, (1050, 796), 1.12, (1116, 782, 246, 124)),
}
"""Of each place: who draws it, where, at what scale, and its touch region (centre, half sizes)."""


def make() -> None:
    """Write preface/map.svg."""
    body = [f'<g id="shore">{_shore()}</g>']
    body += [_place(name) for name in PLACES]
    body.append(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#speck)"/>')
    title = "A schematic map of a shore with seven places, not to scale"
    deliver("preface/map.svg", sheet(WIDTH, HEIGHT, title, "".join(body)))


def region(name: str) -> list[Point]:
    """The outline within which a touch means a place: a rounded rectangle of 32 corners."""
    x, y, wide, high = PLACES[name][3]
    corners = []
    for i in range(32):
        turn = 2 * math.pi * i / 32
        across, down = math.cos(turn), math.sin(turn)
        corners.append((x + wide * _soft(across), y + high * _soft(down)))
    return corners


def _soft(share: float) -> float:
    """A coordinate of the circle drawn out towards the square."""
    return math.copysign(abs(share) ** 0.6, share)


def _place(name: str) -> str:
    draw, (x, y), scale, _ = PLACES[name]
    block = Block()
    with block.at(x, y, scale):
        draw(block)
    corners = " L".join(f"{number(round(a * 10))} {number(round(b * 10))}" for a, b in region(name))
    touch = f'<path id="{name}-area" fill="{INKS["ivory"]}" fill-opacity="0.01" d="M{corners} Z"/>'
    return f'<g id="{name}">{touch}{block.body()}</g>'


def _shore() -> str:
    block = Block()
    _sea(block)
    for shore in (MAINLAND, AIRPORT, SANZAO, *ISLETS):
        land(block, shore)
    _sky(block)
    _hills(block)
    _country(block)
    _boats(block)
    return block.body()


def _sea(block: Block) -> None:
    block.cut("sea", rect(0, 0, WIDTH, HEIGHT))
    chance = Random(2)
    strokes: dict[str, list[list[tuple[str, list[Point]]]]] = {"sea-light": [], "sea-dark": []}
    for i in range(250):
        y = HORIZON + 8 + (HEIGHT - HORIZON) * (i / 250) ** 1.15
        reach = (14 + (y - HORIZON) * 0.09) * chance.uniform(0.6, 1.7)
        x = chance.uniform(-20, WIDTH)
        ink = "sea-light" if chance.random() < 0.45 else "sea-dark"
        strokes[ink].append(lens(x, y, x + reach, y, chance.uniform(0.9, 1.2 + y / 700), 1.5))
    for ink, cuts in strokes.items():
        block.cut(ink, *cuts)
    block.cut("url(#fleck)", rect(0, HORIZON, WIDTH, HEIGHT - HORIZON))


def _sky(block: Block) -> None:
    block.cut("sea-mist", rect(0, 0, WIDTH, HORIZON))
    block.cut("ivory", disc(1330, 84, 46))
    chance = Random(9)
    cuts = []
    for x, y, reach in (
        (90, 50, 260),
        (420, 84, 180),
        (700, 40, 300),
        (1110, 62, 120),
        (1440, 110, 140),
        (1010, 100, 150),
    ):
        for k in range(3):
            left = x + chance.uniform(-40, 40)
            cuts.append(lens(left, y + 9 * k, left + reach * (1 - 0.2 * k), y + 9 * k + 2, 2.6, 1))
    block.cut("ivory", *cuts)


def _hills(block: Block) -> None:
    """The far ridge, then hills with their woods where the land ends."""
    far = [
        (-20, 158),
        (60, 120),
        (150, 104),
        (240, 132),
        (340, 96),
        (460, 130),
        (560, 108),
        (690, 134),
        (800, 112),
    ]
    block.cut("sea-pale", area([*far, (930, 138), (1060, 126), (1230, 152), (1420, 146), (1620, 158)], []))
    for peak, left, right, seed in (
        ((130, 92), -60, 330, 1),
        ((330, 110), 180, 520, 2),
        ((800, 96), 640, 960, 3),
    ):
        hill(block, peak, left, right, 214, ("sea-light", "sea", "sea-pale"), seed)
    for left, right in ((-20, 540), (620, 980)):
        woods(block, left, right, 212, 11, 34)
    for peak, left, right, base, seed in (
        ((40, 150), -120, 180, 262, 6), ((250, 138), 90, 420, 250, 7), ((770, 152), 680, 880, 240, 8),
    ):  # fmt: skip
        hill(block, peak, left, right, base, ("sea", "sea-dark", "sea-light"), seed)
    for left, right, y, size in ((-30, 470, 256, 17), (650, 930, 238, 14)):
        woods(block, left, right, y, size, 33)


def _country(block: Block) -> None:
    """Roads, a river, a causeway and trees between the places."""
    river = [(684, 250), (668, 284), (696, 318), (664, 376), (590, 420), (556, 500), (598, 566), (588, 634)]
    block.cut("ivory", ribbon(river, 14, 42))
    block.cut("sea", ribbon([*river, (590, 668)], 8, 44))
    causeway = [(1120, 400), (1180, 452), (1236, 500)]
    block.cut("sea-deep", ribbon([(x, y + 8) for x, y in causeway], 9))
    for way in _ROADS:
        block.cut("ivory", ribbon(way, 8))
    _groves(block)


_ROADS: tuple[list[Point], ...] = (
    [(360, 470), (430, 440), (520, 430), (620, 450), (690, 490)],
    [(570, 350), (560, 390), (520, 430)],
    [
        (880, 480),
        (920, 440),
        (940, 392),
        (1000, 366),
        (1080, 380),
        (1120, 400),
        (1180, 452),
        (1236, 500),
        (1290, 512),
    ],
    [(430, 440), (470, 520), (450, 600), (420, 680)],
    [(660, 290), (760, 300), (850, 318), (940, 392)],
)


def _groves(block: Block) -> None:
    chance = Random(14)
    spots = (
        (500, 560), (520, 660), (430, 360), (390, 290), (800, 350), (850, 372), (940, 500), (900, 560),
        (1110, 330), (700, 610), (40, 330), (80, 300), (1480, 520), (1220, 560), (1496, 610), (1414, 868),
        (1440, 866), (726, 802), (1180, 190), (1130, 210), (1010, 180),
    )  # fmt: skip
    for x, y in spots:
        for _ in range(3):
            cx, cy, size = x + chance.uniform(-22, 22), y + chance.uniform(-7, 7), chance.uniform(11, 16)
            block.cut("gold", disc(cx + 4, cy + 9, size, size * 0.4))
            block.cut("sea-dark", clump(cx, cy, size, size * 0.85, 6, chance))
            block.cut("sea", clump(cx - 2, cy - 2, size * 0.75, size * 0.62, 6, chance))


def _boats(block: Block) -> None:
    for x, y, size in ((1430, 232, 0.7), (1330, 322, 0.9), (700, 900, 1.6), (120, 668, 1.1), (150, 888, 1.6)):
        with block.at(x, y, size):
            block.cut("sea-deep", lens(-22, 6, 24, 6, 3))
            block.cut("ivory", area([(-1, -40), (-14, -18), (-18, -4)], [(-1, -4)]))
            block.cut("sand", area([(2, -34), (12, -16), (15, -4)], [(2, -4)]))
            block.cut("ink", poly([(-20, -2), (20, -2), (14, 6), (-14, 6)]), strip((0, -42), (0, 0), 1.6))


if __name__ == "__main__":
    make()
