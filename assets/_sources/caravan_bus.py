"""The history caravan of banner/caravan.svg as a vehicle that drives, stops and opens into a stage."""

import math

from caravan_ink import box, disc, line, poly, shape
from press import INKS

GROUND = 944
"""Where the tyres touch the road, in the caravan's own units (those of banner/caravan.svg)."""

HUBS = (404, 1132)
HUB_HEIGHT = 882
TYRE = 62
LEFT, TOP, WIDTH, HEIGHT = 280, 440, 1010, 560
"""The sheet that the caravan is cut from."""

_BODY = "M320 886Q300 886 300 866V554Q300 508 346 508H1148Q1196 508 1210 548L1240 698V860Q1240 886 1214 886z"


def wheel() -> str:
    """One wheel about its hub at (64, 64), 128 px square."""
    bolts = "".join(
        disc(64 + 23 * math.cos(a), 64 + 23 * math.sin(a), 3.6) for a in (math.tau * i / 8 for i in range(8))
    )
    cuts = ""
    for i in range(16):
        a = math.tau * i / 16
        near, far, w = (
            (64 + 50 * math.cos(a), 64 + 50 * math.sin(a)),
            (64 + 58 * math.cos(a), 64 + 58 * math.sin(a)),
            1.7,
        )
        nx, ny = -math.sin(a) * w, math.cos(a) * w
        cuts += poly(
            [
                (near[0] + nx, near[1] + ny),
                (far[0] + nx, far[1] + ny),
                (far[0] - nx, far[1] - ny),
                (near[0] - nx, near[1] - ny),
            ]
        )
    rim = (
        shape("ink", disc(64, 64, 62)) + shape("ink-soft", disc(64, 64, 58)) + shape("sand", disc(64, 64, 34))
    )
    spokes = "".join(
        disc(64 + 29 * math.cos(a), 64 + 29 * math.sin(a), 2.2)
        for a in (math.tau * (i + 0.5) / 8 for i in range(8))
    )
    return (
        rim + shape("stone", spokes) + shape("ink-soft", disc(64, 64, 12) + bolts) + shape("ink-brown", cuts)
    )


def behind(deck: float = 0.0) -> str:
    """What the wheels turn in front of: the body, the room inside it and the closed side panel."""
    panel = _floor(deck, 0) if _panel_edge(deck) < 845 else ""
    return _shell() + _room() + _windows() + _fittings() + panel + _arches()


def before(lift: float = 0.0, deck: float = 0.0, steps: float = 0.0) -> str:
    """What stands before the wheels: from 0 to 1, how far flap, stage floor and steps are out."""
    return (_floor(deck, steps) if _panel_edge(deck) >= 845 else "") + _flap(lift)


def _panel_edge(deck: float) -> float:
    return 848 - 106 * math.cos(math.radians(144) * deck)


def _shell() -> str:
    rivets = "".join(disc(326 + 41 * i, 530, 2.4) for i in range(22))
    trim = shape("vermilion-dark", box(300, 822, 1000, 70)) + shape(
        "vermilion-light", box(300, 508, 1000, 13)
    )
    trim += shape("gold", box(300, 802, 1000, 12)) + shape("gold-light", box(300, 818, 1000, 4))
    trim += shape("vermilion-dark", box(300, 538, 1000, 4) + rivets)
    under = shape("ink", box(330, 880, 890, 30))
    clip = f'<clipPath id="side"><path d="{_BODY}"/></clipPath>'
    return under + shape("vermilion", _BODY) + clip + f'<g clip-path="url(#side)">{trim}</g>' + _roof()


def _roof() -> str:
    rack = box(640, 492, 330, 5) + "".join(box(x, 492, 5, 16) for x in (644, 704, 764, 824, 884, 944, 964))
    luggage = shape("gold-dark", box(656, 464, 70, 30)) + shape("sea-dark", box(732, 464, 56, 30))
    luggage += shape("gold", box(796, 464, 80, 30)) + shape(
        "ink-soft", box(688, 464, 5, 30) + box(757, 464, 5, 30) + box(832, 464, 5, 30)
    )
    horn = shape("ink-soft", "M900 476h18l34 -18v44l-34 -16h-18z" + box(912, 484, 5, 10))
    hatch = shape("vermilion-dark", "M420 508l12 -26h170l14 26z") + shape(
        "vermilion-light", box(440, 488, 150, 4)
    )
    return hatch + luggage + horn + shape("ink-soft", rack)


def _windows() -> str:
    panes = "M340 566h76q10 0 10 10v96q0 10 -10 10h-76q-10 0 -10 -10v-96q0 -10 10 -10z"
    panes += "M1020 566h56q10 0 10 10v96q0 10 -10 10h-56q-10 0 -10 -10v-96q0 -10 10 -10z"
    panes += "M1106 556h80q12 0 16 14l22 118q2 12 -8 12h-110z"
    shine = (
        "M349.2 570h21.1l-24.9 108h-11.4v-54zM1025.2 570h16.7l-19.7 108h-8.2v-54z"
        "M1120 566h30l-26 124h-12v-70z"
    )
    seams = shape("vermilion", box(1160, 556, 5, 140)) + shape(
        "vermilion-dark", box(1098, 552, 4, 300) + box(1004, 552, 4, 300)
    )
    return shape("sea-deep", panes) + shape("sea", shine) + seams + shape("gold-light", box(1084, 742, 12, 5))


def _fittings() -> str:
    mirror = shape(
        "ink", "M1206.4 587.5l56 10l-0.8 5l-56-10zM1252 592h20q4 0 4 5v48q0 5 -4 5h-16q-4 0 -4 -5z"
    )
    lamps = (
        shape("gold-pale", box(1222, 770, 20, 34))
        + shape("gold", box(1222, 808, 20, 12))
        + shape("gold-light", box(296, 800, 10, 36))
    )
    grille = shape("vermilion-dark", box(1018, 790, 66, 40)) + shape(
        "vermilion", "".join(box(1024, 796 + 7 * i, 54, 3) for i in range(5))
    )
    return mirror + lamps + grille + shape("ink-soft", box(1206, 868, 46, 20) + box(288, 868, 30, 20))


def _arches() -> str:
    return shape("ink", "".join(f"M{x - 78} 886V880a78 78 0 0 1 156 0V886z" for x in HUBS))


def _room() -> str:
    walls = shape("vermilion-dark", box(454, 544, 540, 304)) + shape("gold-pale", box(462, 552, 524, 296))
    walls += shape("sand", "M462 552l34 26v240l-34 30z") + shape("gold-light", "M986 848l-34-30v-240l34-26z")
    walls += shape("gold", "M462 552h524l-34 26h-456z") + shape("gold-dark", "M496 818h456l34 30h-524z")
    spots = "".join(f"M{x} 583h14l3 13h-20z" for x in (529, 605, 681, 757, 833, 909))
    glow = "".join(box(x - 2, 596, 18, 3) for x in (529, 605, 681, 757, 833, 909))
    walls += shape("ink-soft", box(496, 578, 456, 5)) + shape("ink", spots) + shape("ivory", glow)
    return walls + _pictures() + _showcase() + _pots()


def _pictures() -> str:
    frames = shape("ink-soft", box(509, 603, 114, 138) + box(639, 603, 114, 138) + box(827, 603, 114, 138))
    sea = shape("sea-mist", box(514, 608, 104, 128)) + shape("ivory", disc(543, 646, 12.5))
    sea += shape("sea-light", "M514 682l30-20l24 14l26-18l24 10v30h-104z") + shape(
        "sea", box(514, 690, 104, 46)
    )
    sea += shape("ink", "M545 700h48l-8 10h-31z") + shape("gold", "M564 698L560 654Q597 659 591 696z")
    field = shape("gold-pale", box(644, 608, 104, 128)) + shape("sea-light", "M644 668q52-30 104-2v10h-104z")
    field += shape("gold-light", box(644, 672, 104, 64))
    rows = (
        "".join(f"M{690 + i * 5} 673L{696 + i * 26} 736" for i in range(-2, 3)) + "M644 684H748M644 702H748"
    )
    town = shape("sea-pale", box(832, 608, 104, 128)) + shape("sea-dark", box(832, 692, 104, 44))
    town += shape("sea", box(838, 658, 14, 36) + box(876, 649, 14, 45) + box(913, 642, 14, 52))
    town += shape("ivory", box(857, 635, 14, 58) + box(894, 623, 14, 70))
    town += shape("sea-deep", "".join(disc(842 + 21 * i, 693, 9.4) for i in range(5)))
    return frames + sea + field + line("gold-dark", 2, rows) + town


def _showcase() -> str:
    case = (
        shape("ink-soft", box(720, 788, 140, 42))
        + shape("ink", box(816, 788, 44, 42))
        + shape("sea-mist", box(724, 700, 132, 88))
    )
    ship = shape(
        "ink-soft", box(724, 696, 132, 6) + "M742 770q48 20 98 -4l-10 16h-74z" + box(786, 706, 3, 66)
    )
    ship += shape("gold", "M786 766L782 716Q826 724 818 766z") + shape(
        "gold-light", "M764 766L762 730Q780 736 778 766z"
    )
    battens = "".join(f"M783 {y}L820 {y + 3}" for y in (755, 744, 733, 722))
    glass = shape("ivory", "M730 704h14l-16 64h-4v-40z") + shape(
        "ink-soft", box(722, 696, 4, 92) + box(854, 696, 4, 92)
    )
    return case + ship + line("gold-dark", 1.6, battens) + glass


def _pots() -> str:
    drawn = ""
    for x in (526, 922):
        light = (
            f"M{x} 804Q{x - 21} 793 {x - 41} 781Q{x - 27} 804 {x} 804z"
            f"M{x} 804Q{x - 11} 782 {x - 26} 763Q{x - 21} 788 {x} 804z"
            f"M{x} 804V778Q{x} 764 {x - 9} 755Q{x - 12} 781 {x} 804z"
        )
        dark = (
            f"M{x} 804Q{x + 12} 781 {x + 9} 755Q{x} 778 {x} 804z"
            f"M{x} 804Q{x + 21} 788 {x + 26} 763Q{x + 11} 782 {x} 804z"
            f"M{x} 804Q{x + 27} 804 {x + 41} 781Q{x + 21} 793 {x} 804z"
        )
        drawn += shape("sea-dark", f"M{x - 16} 804h32l-6 34h-20z" + light) + shape("sea-deep", dark)
    return drawn


def _flap(lift: float) -> str:
    angle = math.radians(116) * lift
    edge, half = 544 + 198 * math.cos(angle), 270 + 38 * math.sin(angle)
    corners = [(454.0, 544.0), (994.0, 544.0), (724 + half, edge), (724 - half, edge)]
    if edge < 548:
        return _awning(edge, half)
    skin = shape("vermilion", poly(corners))
    for a, b in ((0.05, 0.31), (0.37, 0.63), (0.69, 0.95)):
        skin += shape("sea-deep", _patch(corners, a, b, 0.12, 0.7)) + shape(
            "sea", _patch(corners, a + 0.03, a + 0.085, 0.14, 0.68)
        )
    seam = _patch(corners, 0, 1, 0.94, 1.0) + _patch(corners, 0, 1, 0.0, 0.02)
    return skin + shape("vermilion-dark", seam)


def _patch(corners: list[tuple[float, float]], a: float, b: float, high: float, low: float) -> str:
    (x0, y0), (x1, _), (x2, y2), (x3, _) = corners

    def at(u: float, v: float) -> tuple[float, float]:
        left, right = x0 + (x3 - x0) * v, x1 + (x2 - x1) * v
        return left + (right - left) * u, y0 + (y2 - y0) * v

    return poly([at(a, high), at(b, high), at(b, low), at(a, low)])


def _awning(edge: float, half: float) -> str:
    under = [(454.0, 546.0), (994.0, 546.0), (724 + half, edge + 14), (724 - half, edge + 14)]
    body = shape("vermilion-dark", poly(under))
    ribs = "".join(
        f"M{454 + 61 * i} 544L{724 + (454 + 61 * i - 724) * half / 270:.1f} {edge + 15:.1f}"
        for i in range(1, 9)
    )
    body += line("vermilion", 2.2, ribs)
    flipped = [under[3], under[2], under[1], under[0]]
    lights = "".join(_patch(flipped, 0.1 + 0.165 * i, 0.21 + 0.165 * i, 0.34, 0.48) for i in range(5))
    body += shape("gold-pale", lights) + shape("vermilion-light", box(722 - half, edge, 2 * half + 4, 14))
    for x, side in ((454, -1), (994, 1)):
        tip = 724 + side * (half - 3)
        body += line("ink-soft", 6, f"M{x} 642L{tip:.1f} {edge + 16:.1f}") + line(
            "stone", 9, f"M{x} 632L{(x + tip) / 2:.1f} {(632 + edge) / 2 + 24:.1f}"
        )
    return body


def _floor(deck: float, steps: float) -> str:
    edge, half = _panel_edge(deck), 270 + 62 * deck
    corners = [(724 - half, edge), (724 + half, edge), (994.0, 848.0), (454.0, 848.0)]
    if edge < 845:
        side = shape("vermilion", poly(corners)) + shape(
            "vermilion-dark", _patch(corners, 0, 1, 0.755, 1.0) + _patch(corners, 0, 1, 0, 0.03)
        )
        return (
            side
            + shape("gold", _patch(corners, 0, 1, 0.566, 0.68))
            + shape("gold-light", _patch(corners, 0, 1, 0.717, 0.755))
        )
    planks = "".join(
        f"M{454 + 24.5 * i:.1f} 848L{724 + (454 + 24.5 * i - 724) * half / 270:.1f} {edge:.1f}"
        for i in range(1, 22)
    )
    top = shape("gold-light", poly(corners)) + line("gold-dark", 1.8, planks)
    return top + _front(edge, half, steps) + _rails(edge, half, steps)


def _front(edge: float, half: float, steps: float) -> str:
    drop = 8 + 34 * steps
    body = shape("vermilion-dark", box(724 - half, edge, 2 * half, drop * 0.7)) + shape(
        "gold", box(724 - half, edge, 2 * half, 6)
    )
    seams = "".join(
        box(724 - half + 41 * i, edge + 7, 2.4, drop * 0.6) for i in range(1, 16) if 41 * i < 2 * half - 8
    )
    body += shape("vermilion", seams) + shape(
        "ink", box(726 - half, edge + drop * 0.68, 2 * half - 4, drop * 0.32 + 1)
    )
    for wide, level in ((170, 0), (188, 18), (206, 36)):
        out = level * steps
        body += shape("gold-light", box(724 - wide / 2, edge + out, wide, 9)) + shape(
            "gold-dark", box(724 - wide / 2, edge + out + 9, wide, 3 + 8 * steps)
        )
    return body


def _rails(edge: float, half: float, steps: float) -> str:
    if steps < 0.02:
        return ""
    tall, rails = 68 * steps, ""
    for side in (-1, 1):
        posts = [(724 + side * (273 + (half - 276) * s), 848 + (edge - 850) * s) for s in (0.0, 0.48, 0.98)]
        rails += "".join(f"M{x:.1f} {y:.1f}V{y - tall:.1f}" for x, y in posts)
        rails += f"M{posts[0][0]:.1f} {posts[0][1] - tall:.1f}L{posts[2][0]:.1f} {posts[2][1] - tall:.1f}"
        rails += (
            f"M{posts[0][0]:.1f} {posts[0][1] - tall / 2:.1f}L{posts[2][0]:.1f} {posts[2][1] - tall / 2:.1f}"
        )
    return line("ink-soft", 4.6, rails)


def sheet_of(body: str, scale: float) -> str:
    """The caravan's drawing as a whole SVG, `scale` px to the unit."""
    size = (
        f'width="{WIDTH * scale:.0f}" height="{HEIGHT * scale:.0f}" viewBox="{LEFT} {TOP} {WIDTH} {HEIGHT}"'
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'


def standing(wheels_turned: float = 0.0) -> str:
    """The whole closed caravan in one drawing, for stills."""
    turn = f"rotate({wheels_turned:.1f} 64 64)"
    rolled = "".join(
        f'<g transform="translate({x - 64} {HUB_HEIGHT - 64}) {turn}">{wheel()}</g>' for x in HUBS
    )
    shade = f'<ellipse cx="770" cy="{GROUND}" rx="500" ry="13" fill="{INKS["ink"]}" fill-opacity="0.45"/>'
    return shade + behind() + rolled + before()
