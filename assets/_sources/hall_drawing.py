"""The drawings carved and inlaid in the round hall: reliefs, frieze, portal face, rosette, waves, sky."""

import random
from math import cos, pi, sin

from press import INKS

Point = tuple[float, float]


def _shape(d: str, ink: str) -> str:
    return f'<path fill="{INKS[ink]}" d="{d}"/>'


def _line(d: str, ink: str, wide: float) -> str:
    style = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path {style} stroke="{INKS[ink]}" stroke-width="{wide}" d="{d}"/>'


def _box(x: float, y: float, wide: float, high: float) -> str:
    return f"M{x:.1f} {y:.1f}h{wide:.1f}v{high:.1f}h{-wide:.1f}z"


def _round(x: float, y: float, r: float) -> str:
    return f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0z"


def _poly(*points: Point) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "z"


def _raised(d: str, ink: str, step: float = 5) -> str:
    """A shape that stands out of its ground: lit at its upper left edge, with a shadow at its lower right."""
    lit = f'<g transform="translate({-0.6 * step:.1f} {-0.8 * step:.1f})">{_shape(d, "ivory")}</g>'
    shade = f'<g transform="translate({step:.1f} {1.3 * step:.1f})">{_shape(d, "ink-brown")}</g>'
    return shade + lit + _shape(d, ink)


def _sheet(wide: float, high: float, body: str) -> str:
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'


def _cloud(x: float, y: float, size: float, ink: str, step: float = 0) -> str:
    bars = ((0, 0, 3.2), (0.7, -0.36, 1.7), (-0.5, 0.36, 2.4))
    parts = []
    for dx, dy, long in bars:
        r, half = 0.2 * size, long * size / 2
        left = x + dx * size - half
        parts.append(
            f"M{left:.1f} {y + dy * size - r:.1f}h{2 * half:.1f}a{r:.1f} {r:.1f} 0 0 1 0 {2 * r:.1f}"
            f"h{-2 * half:.1f}a{r:.1f} {r:.1f} 0 0 1 0 {-2 * r:.1f}z"
        )
    return _raised("".join(parts), ink, step) if step else _shape("".join(parts), ink)


def waves(
    wide: float, top: float, rows: int, across: int, inks: tuple[str, str, str], step: float = 0
) -> str:
    """Rows of round waves, one before the other, that repeat without a join over `wide`."""
    gap = wide / across
    parts = []
    for row in range(rows):
        y = top + row * gap * 0.46 + gap * 0.55
        for n in range(-1, across + 2):
            x = n * gap + (gap / 2 if row % 2 else 0)
            if step:
                parts.append(_raised(_round(x, y, gap * 0.55), inks[0], step))
            for r, ink in (
                (0.55, inks[0]),
                (0.49, inks[1]),
                (0.40, inks[0]),
                (0.33, inks[2]),
                (0.24, inks[0]),
            ):
                parts.append(_shape(_round(x, y, gap * r), ink))
            parts.append(_shape(_round(x, y, gap * 0.15), inks[1]))
    return "".join(parts)


def wave_band() -> str:
    """A piece of the floor's band of waves; its top lies outwards."""
    body = _shape(_box(0, 0, 300, 444), "sea-dark") + waves(300, 40, 9, 2, ("sea", "sea-pale", "gold-light"))
    return _sheet(300, 444, body)


def rosette() -> str:
    """The middle of the floor: petals in four rows, some towards each portal."""
    body = _shape(_box(0, 0, 1000, 1000), "stone") + _shape(_round(500, 500, 498), "gold")
    body += _shape(_round(500, 500, 478), "sea-deep") + _shape(_round(500, 500, 440), "sea")
    for count, far, near, wide, turn, inks in (
        (20, 425, 150, 60, 0.0, ("sea-light", "sea-pale")),
        (10, 372, 90, 100, 0.5, ("gold-pale", "ivory")),
        (10, 318, 60, 84, 0.0, ("sea-dark", "sea")),
        (10, 262, 40, 78, 0.5, ("gold", "gold-light")),
    ):
        for n in range(count):
            angle = (n + turn) * 360 / count
            for side, ink in ((1, inks[0]), (-1, inks[1])):
                half = side * wide
                bow = f"{500 + half} {460 - near} {500 + half} {590 - far}"
                d = f"M500 {500 - near}C{bow} 500 {500 - far}z"
                body += f'<g transform="rotate({angle:.1f} 500 500)">{_shape(d, ink)}</g>'
    body += _shape(_round(500, 500, 96), "sea-deep") + _shape(_round(500, 500, 80), "ivory")
    body += "".join(
        _shape(_round(500 + 52 * sin(n * pi / 5), 500 - 52 * cos(n * pi / 5), 9), "gold") for n in range(10)
    )
    return _sheet(1000, 1000, body + _shape(_round(500, 500, 26), "gold"))


def frieze() -> str:
    """A piece of the frieze: a running wave that repeats without a join."""
    curl = "M-60 214C40 214 74 60 190 60C282 60 300 168 222 176C178 180 164 132 196 118"
    body = _shape(_box(0, 0, 440, 312), "sea-dark") + _shape(_box(0, 20, 440, 10), "gold")
    body += _shape(_box(0, 236, 440, 40), "sea-light") + _shape(_box(0, 284, 440, 10), "gold")
    for shift in (-440, 0, 440):
        for ink, wide, dx, dy in (("sea-deep", 42, 9, 10), ("gold-light", 40, 0, 0), ("ivory", 9, -7, -9)):
            body += f'<g transform="translate({shift + dx} {dy})">{_line(curl, ink, wide)}</g>'
        body += _shape(f"M{shift + 222} 236c40 0 110 -20 158 -34v34z", "gold-light")
        body += _raised(_round(shift + 338, 104, 24), "sea-pale", 5)
    return _sheet(440, 312, body)


def _scroll(x: float, y: float, turn: float, size: float) -> str:
    """One curl of a carved cloud."""
    d = "M-70 26C-40 30 0 40 30 20C62 -4 44 -48 8 -44C-24 -40 -26 4 4 2C22 0 20 -20 6 -20"
    place = f"translate({x} {y}) rotate({turn}) scale({size})"
    return f'<g transform="{place}">{_line(d, "vermilion-dark", 21)}{_line(d, "gold-light", 13)}</g>'


def portal_face(half: float) -> str:
    """The portal's face, 872 × 1160: gold lines and clouds on vermilion, round an arch about y = 370."""
    body = _shape(_box(0, 0, 872, 1160), "vermilion")
    body += _line(_box(20, 22, 832, 1300), "gold", 7) + _line(_box(32, 34, 808, 1300), "gold-dark", 3)
    arch = f"M{436 - half:.0f} 1160V370a{half:.0f} {half:.0f} 0 0 1 {2 * half:.0f} 0V1160"
    body += _line(arch, "vermilion-dark", 48) + _line(arch, "gold-light", 22)
    corner = _scroll(118, 108, 0, 1) + _scroll(80, 206, 64, 0.76) + _scroll(252, 78, -14, 0.66)
    body += corner + f'<g transform="matrix(-1 0 0 1 872 0)">{corner}</g>'
    studs = [(x, y) for y in range(430, 1150, 66) for x in (49.0, 823.0)]
    return _sheet(872, 1160, body + "".join(_raised(_round(x, y, 7.5), "gold", 2) for x, y in studs))


def oculus_sky() -> str:
    """What is seen through the oculus: a morning sky with flat clouds."""
    chance = random.Random(21)
    body = _shape(_box(0, 0, 1000, 1000), "sea-pale")
    body += _shape("M0 560C260 470 420 690 700 600S900 520 1000 560V1000H0z", "sea-mist")
    for _ in range(46):
        x, y, long = chance.uniform(0, 1000), chance.uniform(0, 1000), chance.uniform(40, 150)
        body += _shape(
            f"M{x:.1f} {y:.1f}q{long / 2:.1f} -5 {long:.1f} 0q{-long / 2:.1f} 5 {-long:.1f} 0z", "sea-mist"
        )
    for x, y, size in ((330, 330, 60), (690, 520, 74), (420, 760, 50)):
        body += _cloud(x, y, size, "ivory")
    for left, top, scale in ((600, 250, 1.0), (650, 282, 0.8), (540, 300, 0.7)):
        wing = "M-26 -9Q-10 -14 0 0Q12 -13 28 -6Q13 -8 1 7Q-9 -7 -26 -9z"
        body += f'<g transform="translate({left} {top}) scale({scale})">{_shape(wing, "ink-soft")}</g>'
    return _sheet(1000, 1000, body)


def visitors(child: bool) -> str:
    """Plain silhouettes seen from behind, 240 × 360 for 1.2 × 1.8 m: a man alone, or a woman and a child."""
    return _sheet(240, 360, _with_child() if child else _alone())


def _alone() -> str:
    legs = "M72 214H100L98 344L101 354H78L80 340zM100 214H130L121 340L124 354H101L103 344z"
    coat = "M66 88C70 74 84 67 92 64H108C116 67 130 74 134 88L139 150L134 218H66L61 150z"
    arms = "M66 86C56 108 52 140 49 176L58 180L70 130zM134 86C144 108 148 140 151 176L142 180L130 130z"
    lit = "M66 88C70 74 84 67 92 64C82 90 76 150 78 218H66L61 150z"
    parts = ((legs, "ink"), (arms, "ink"), (coat, "ink-soft"), (lit, "ink-brown"))
    head = _shape("M91 56H109V72H91z", "ink") + _shape(_round(100, 41, 19), "ink")
    return "".join(_shape(d, ink) for d, ink in parts) + head


def _with_child() -> str:
    legs = "M86 250H98L97 344L99 354H82zM104 250H117L116 354H101L103 344z"
    coat = "M70 96C74 82 86 77 93 74H107C114 77 126 82 130 96L128 140L140 262H62L73 140z"
    arms = "M70 94C58 116 54 146 50 180L59 184L75 138zM130 94C142 118 150 150 160 186L151 191L125 138z"
    lit = "M70 96C74 82 86 77 93 74C84 100 82 150 74 262H62L73 140z"
    parts = [(legs, "ink"), (arms, "sea-deep"), (coat, "sea-deep"), (lit, "sea-dark")]
    dress = "M176 218C182 209 190 206 197 206C205 206 213 209 218 218L227 300H167z"
    sleeves = "M178 218C170 212 163 200 158 185L150 190C154 208 164 228 176 234z"
    sleeves += "M216 218C226 234 230 250 232 268L225 271L214 240z"
    feet = "M182 298H194L193 348L195 354H181zM200 298H212L212 354H199L201 348z"
    side = "M176 218C181 210 186 208 190 207L182 300H167z"
    parts += [(feet, "ink"), (sleeves, "vermilion-dark"), (dress, "vermilion-dark"), (side, "vermilion")]
    heads = (_round(100, 52, 18), _round(100, 31, 9), _box(92, 64, 16, 14), _round(197, 187, 17))
    return "".join(_shape(d, ink) for d, ink in (*parts, *((head, "ink") for head in heads)))


def panel(number: int) -> str:
    """One of the five reliefs, 970 × 1120: boat, fields, port, city, grid, each above the same waves."""
    body = _shape(_box(0, 0, 970, 1120), "gold-pale")
    body += (_boat, _fields, _port, _city, _grid)[number]()
    body += _shape(_box(0, 930, 970, 200), "ink-brown") + waves(
        970, 905, 4, 6, ("sea-pale", "sea-mist", "gold-light"), 4
    )
    return _sheet(970, 1120, body)


def _hills(y: float, ink: str) -> str:
    d = f"M0 {y}C120 {y - 150} 200 {y - 260} 300 {y - 190}S430 {y - 40} 520 {y - 90}"
    d += f"S700 {y - 300} 800 {y - 210}S900 {y - 60} 970 {y - 90}V960H0z"
    return _raised(d, ink, 6)


def _boat() -> str:
    body = _cloud(250, 170, 62, "sand", 4) + _cloud(760, 290, 52, "sand", 4) + _hills(700, "stone")
    body += _raised(_box(0, 700, 970, 260), "sand", 4)
    body += _raised(_box(523, 190, 12, 640), "ink-brown", 3) + _raised(
        _box(297, 420, 10, 400), "ink-brown", 3
    )
    main = "M520 230C600 300 730 420 760 720L430 760C420 560 450 380 520 230z"
    fore = "M296 450C350 510 392 620 396 740L226 762C226 640 250 530 296 450z"
    for sail in (main, fore):
        body += _raised(sail, "sand", 7)
    for n in range(6):
        y = 330 + n * 72
        body += _line(f"M{478 - n * 9} {y}L{608 + n * 28} {y - 26 + n * 3}", "ink-brown", 5)
    for n in range(4):
        y = 530 + n * 56
        body += _line(f"M{262 - n * 9} {y}L{352 + n * 12} {y - 14 + n * 2}", "ink-brown", 5)
    hull = "M150 800C300 830 640 840 850 770L880 700L800 730C600 800 350 800 140 770L170 905H760L850 770z"
    return body + _raised(hull, "stone", 7) + _line("M180 850C360 870 620 872 800 826", "ink-brown", 6)


def _fields() -> str:
    body = _cloud(680, 170, 66, "sand", 4) + _cloud(230, 260, 50, "sand", 4) + _hills(600, "stone")
    body += _raised(_box(0, 590, 970, 380), "gold-pale", 4)
    for n in range(-5, 6):
        near, far = 485 + n * 190, 485 + n * 48
        ink = "sand" if n % 2 else "stone"
        body += _raised(_poly((far - 17, 610), (far + 17, 610), (near + 66, 960), (near - 66, 960)), ink, 4)
    body += _raised(_box(0, 655, 970, 16), "sand", 4) + _raised(_box(0, 770, 970, 24), "sand", 4)
    for x, lean, top in ((70, 40, 330), (150, -22, 420), (830, -44, 360), (912, 24, 300), (760, 20, 470)):
        body += _cane(x, lean, top)
    return body


def _cane(x: float, lean: float, top: float) -> str:
    """One stalk of sugar cane with its knots and blades."""
    body = ""
    for n in range(7):
        y, side = top + 6 + n * 46, 1 if n % 2 else -1
        at, long = x + lean * (940 - y) / 600, 150 - n * 9
        tip = f"{at + side * long:.0f} {y - 40 + n * 8:.0f}"
        over = f"{at + side * long * 0.35:.0f} {y - 120 + n * 6}"
        under = f"{at + side * long * 0.4:.0f} {y - 86 + n * 6}"
        blade = f"M{at:.0f} {y}Q{over} {tip}Q{under} {at:.0f} {y + 18}z"
        body += _raised(blade, "sand" if n % 2 else "stone", 3.5)
    foot, head = (x - 9, 950), (x + lean * (940 - top) / 600, top)
    stalk = _raised(_poly(foot, (x + 9, 950), (head[0] + 5, top), (head[0] - 5, top)), "gold-light", 4)
    knots = "".join(
        _shape(_box(x + lean * (940 - y) / 600 - 9, y, 18, 5), "gold-dark")
        for y in range(int(top) + 60, 940, 62)
    )
    return body + stalk + knots


def _port() -> str:
    body = _cloud(220, 190, 62, "sand", 4) + _hills(760, "stone") + _raised(_box(0, 760, 970, 200), "sand", 4)
    crane = [
        _box(420, 330, 44, 570),
        _box(650, 330, 44, 570),
        _box(420, 556, 274, 34),
        _box(40, 326, 880, 50),
    ]
    crane += [
        _poly((520, 120), (548, 120), (690, 340), (640, 340)),
        _poly((520, 120), (548, 120), (470, 340), (430, 340)),
    ]
    crane += [
        _poly((530, 116), (534, 140), (130, 340), (80, 326)),
        _poly((540, 116), (536, 140), (850, 340), (900, 326)),
    ]
    crane += [_poly((450, 590), (486, 590), (674, 886), (640, 886)), _box(740, 290, 90, 44)]
    ship = "M40 760H610L560 905H110z"
    boxes = [(110 + i * 74, 700 - j * 56, (i * 2 + j) % 3) for i in range(6) for j in range(3 - (i + 1) % 2)]
    for x, y, ink in boxes:
        body += _raised(_box(x, y, 68, 50), ("sand", "gold-pale", "stone")[ink], 4)
    body += _raised(ship, "stone", 7) + _line("M70 800H590", "ink-brown", 6)
    for part in crane:
        body += _raised(part, "sand", 7)
    body += _line("M250 364V610M300 364V610", "ink-brown", 5) + _raised(_box(225, 610, 100, 56), "gold", 4)
    return body + _raised(_box(225, 356, 100, 26), "stone", 4)


def _city() -> str:
    plane = "M300 250L700 130C740 120 770 140 730 164L330 284z"
    wings = (
        "M500 190L610 330L650 320L590 166z M470 200L420 90L446 86L560 176z M300 250L256 180L284 176L350 240z"
    )
    body = _raised(wings, "stone", 5) + _raised(plane, "sand", 6) + _hills(700, "stone")
    towers = (
        (40, 560, 110),
        (160, 470, 90),
        (262, 600, 120),
        (392, 380, 104),
        (506, 520, 96),
        (612, 440, 120),
    )
    for x, y, wide in (*towers, (742, 570, 90), (842, 500, 100)):
        body += _raised(_box(x, y, wide, 960 - y), "sand" if x % 4 else "gold-pale", 6)
        for row in range(int((900 - y) / 40)):
            for n in range(3):
                gap = wide / 3
                body += _shape(_box(x + n * gap + gap * 0.22, y + 22 + row * 40, gap * 0.56, 20), "stone")
    shore = "M0 850C200 810 330 880 520 850S800 810 970 850V960H0z"
    return body + _raised(shore, "gold-pale", 5)


def _grid() -> str:
    body = ""
    for row in range(6):
        for n in range(5):
            x, y = 62 + n * 172, 60 + row * 142
            ink = "stone" if (row * 3 + n * 2) % 5 else "gold-pale"
            body += _raised(_box(x, y, 150, 120), ink if (row + n) % 3 else "sand", 5)
    nodes = ((137, 262), (309, 404), (481, 262), (653, 546), (825, 404), (481, 688), (137, 688), (825, 830))
    links = ((0, 1), (1, 2), (1, 5), (2, 4), (3, 4), (3, 5), (5, 6), (3, 7))
    for a, b in links:
        (x0, y0), (x1, y1) = nodes[a], nodes[b]
        body += _line(f"M{x0 + 5} {y0 + 7}H{x1 + 5}V{y1 + 7}", "ink-brown", 15)
        body += _line(f"M{x0} {y0}H{x1}V{y1}", "ivory", 13)
    for x, y in nodes:
        body += _raised(_round(x, y, 34), "gold", 6) + _shape(_round(x, y, 15), "ivory")
    return body
