"""The working shore: a long view over factories, quay cranes, a ship and the airport."""

import random

from caravan_ink import box, cloud, dashes, disc, leafmarks, line, mountain, put, shape, tree
from caravan_planes import Ground, Layer, Plane, Sprite, View, paper, wear
from caravan_print import HEIGHT
from caravan_wayside import bank, glints, road, wide

VIEW = View(655, 925)


def port(reach: float) -> tuple[list[Layer], list[Layer]]:
    """What lies behind the caravan on the harbour road, and what passes before it."""
    hills = "".join(
        mountain(x, 662, half, high, inks, 70 + i)
        for i, (x, half, high, inks) in enumerate(
            (
                (1980, 520, 210, ("sea-light", "sea", "sea-pale")),
                (700, 460, 110, ("sea-light", "sea", "sea-pale")),
                (120, 420, 230, ("sea-light", "sea", "sea-pale")),
            )
        )
    )
    back: list[Layer] = [
        Plane(_sky(), 0, HEIGHT, 0.0),
        Plane(cloud(260, 170, 230, "sea-mist") + cloud(1420, 260, 190, "sea-mist"), 80, 320, 0.01, reach, 4),
        Plane(hills, 400, 664, 0.03, reach),
        Sprite(
            put(0, 0, 1, aeroplane()), (-170, -90, 340, 170), 0.03, lambda t: (1240 + 84 * t, 430 - 27 * t)
        ),
        Ground(_shore(reach), VIEW, reach),
        wear(668, 790, 0.3, reach),
        wear(880, HEIGHT, 1.0, reach),
        Plane(_ship(), 480, 740, 1 / 5.2, reach),
        Plane(_works(), 180, 760, 1 / 3.6, reach),
        Plane(_stacks(reach), 560, 800, 1 / 2.2, reach),
        Plane(_avenue(reach), 600, 880, 1 / 1.4, reach),
    ]
    return back, [Plane(bank(reach, 7, 50), 960, HEIGHT, 1.35, reach)]


def _sky() -> str:
    rng = random.Random(61)
    sky = paper("sea-pale") + shape("ivory", disc(640, 250, 104))
    return sky + shape("sea-mist", dashes(rng, (20, 60, 1800, 420), 26, (120, 340), 3))


def _shore(reach: float) -> str:
    span, rng = reach * 1.9 + 2200, random.Random(62)
    art = shape("sea", box(-50, 650, span, 60)) + shape("sea-dark", box(-50, 684, span, 60))
    art += shape("sea-pale", glints(rng, VIEW, reach, (4.2, 20), int(span / 30))) + shape(
        "sea-light", glints(rng, VIEW, reach, (4, 9), int(span / 36))
    )
    quay = VIEW.level(4.05)
    art += (
        shape("ink-soft", box(-50, quay, span, 12))
        + shape("sand", box(-50, quay + 6, span, 300))
        + shape("stone", box(-50, VIEW.level(3.1), span, 300))
    )
    art += shape("sand", VIEW.marks(rng, (0, VIEW.level(3.0), span, 60), int(span / 40), 90, 1.6))
    art += shape("gold", box(-50, VIEW.level(2.02), span, 2.6)) + shape(
        "sea-light", box(-50, VIEW.level(1.9), span, 90)
    )
    art += shape("sea", VIEW.marks(rng, (0, VIEW.level(1.86), span, 100), int(span / 13), 80, 2))
    return art + road(VIEW, reach, (1.14, 0.88), rng)


def aeroplane() -> str:
    """An airliner climbing to the right, wings level with the picture."""
    body = "M-150 26Q-158 20 -146 14L96 -44Q134 -52 150 -44Q146 -34 110 -24L-128 32Q-142 34 -150 26z"
    art = (
        shape("stone", "M-20 -14L-86 -78L-62 -80L34 -26z")
        + shape("gold", "M-146 18L-162 -38L-132 -36L-96 4z")
        + shape("gold-dark", "M-150 -4L-162 -38L-132 -36L-128 -31L-146 -30z")
    )
    art += shape("ivory", body) + shape("sand", "M-128 32L110 -24Q146 -34 150 -44Q128 -32 100 -28L-140 28z")
    art += shape(
        "ink-soft",
        "".join(disc(-92 + 15 * i, 8 - 3.6 * i, 2.2) for i in range(12)) + "M118 -45l18 -3l8 5l-22 4z",
    )
    art += (
        shape("ink-soft", "M22 4l30 -8q8 4 2 12l-28 7z")
        + shape("sand", "M-34 6L30 -8L-40 78L-62 82z")
        + shape("stone", "M30 -8L-40 78L-62 82L10 0z")
    )
    return art + shape("ivory", "M-132 22L-104 16L-146 52L-160 54z")


def _ship() -> str:
    foot, x = VIEW.level(4.9), 720
    hull = f"M{x} {foot - 44}H{x + 560}L{x + 536} {foot + 3}H{x + 26}z"
    art = (
        shape("sea-deep", hull)
        + shape("gold-dark", f"M{x + 22} {foot - 6}H{x + 541}L{x + 536} {foot + 3}H{x + 26}z")
        + shape("ivory", box(x - 4, foot - 48, 566, 5))
    )
    art += shape("ivory", box(x + 36, foot - 130, 66, 84) + box(x + 26, foot - 142, 86, 14)) + shape(
        "sea-deep",
        "".join(box(x + 44 + 14 * i, foot - 122 + 18 * j, 8, 8) for i in range(4) for j in range(4)),
    )
    art += shape("ink-soft", box(x + 62, foot - 178, 4, 38) + box(x + 12, foot - 112, 18, 66)) + shape(
        "gold", box(x + 12, foot - 100, 18, 12)
    )
    rng = random.Random(4)
    for col in range(13):
        for row in range(rng.randint(3, 5)):
            art += crate(
                x + 124 + col * 31,
                foot - 50 - 16 * (row + 1),
                30,
                15,
                rng.choice(("gold", "ivory", "sea-light", "sea-pale", "gold-light")),
            )
    return art


def crate(x: float, y: float, w: float, h: float, ink: str) -> str:
    """One shipping container, ribbed."""
    shade = {
        "gold": "gold-dark",
        "ivory": "stone",
        "sea-light": "sea",
        "sea-pale": "sea-light",
        "gold-light": "gold",
        "sea": "sea-dark",
        "sand": "stone",
    }[ink]
    ribs = "".join(
        box(x + w * (0.1 + 0.16 * i), y + h * 0.12, max(1.2, w * 0.02), h * 0.76) for i in range(6)
    )
    return shape(ink, box(x, y, w, h - 1)) + shape(shade, ribs + box(x, y + h * 0.88, w, h * 0.12))


def crane(x: float, foot: float, size: float, ink: str, dark: str, trolley: float) -> str:
    """A quay crane: braced legs, girder, stays, machine house, and a box on four ropes."""
    art = shape(dark, box(-26, -274, 10, 274) + box(66, -274, 10, 274)) + line(
        dark, 6, "M-20 -190L70 -90M70 -190L-20 -90"
    )
    art += shape(
        ink,
        box(-44, -274, 13, 274)
        + box(46, -274, 13, 274)
        + box(-44, -96, 103, 12)
        + box(-56, -14, 44, 12)
        + box(34, -14, 44, 12),
    )
    art += line(ink, 7, "M-38 -180L52 -96M52 -262L-38 -190") + shape(
        "ink", "".join(disc(at, -4, 5) for at in (-50, -38, -26, -16, 40, 52, 64, 74))
    )
    art += _girder(ink, dark)
    art += shape("ink-soft", box(trolley - 17, -273, 34, 9)) + line(
        "ink-soft",
        1.8,
        f"M{trolley - 13} -264V-150M{trolley - 6} -264V-150M{trolley + 6} -264V-150M{trolley + 13} -264V-150",
    )
    return put(
        x,
        foot,
        size,
        art + shape("ink-soft", box(trolley - 22, -152, 44, 6)) + crate(trolley - 30, -146, 60, 26, "gold"),
    )


def _girder(ink: str, dark: str) -> str:
    art = shape(ink, box(-250, -284, 480, 13)) + line(
        ink,
        2.6,
        "M-250 -296H220"
        + "".join(f"M{-250 + 20 * i} -284L{-240 + 20 * i} -296L{-230 + 20 * i} -284" for i in range(23)),
    )
    art += (
        line(ink, 8, "M-34 -284L8 -400L52 -284")
        + line(dark, 3, "M8 -400L-236 -290M8 -400L-130 -290M8 -400L206 -290")
        + shape(dark, box(0, -412, 16, 16))
    )
    house = shape(ink, box(120, -320, 74, 34)) + shape(dark, box(174, -320, 20, 34))
    return art + house + shape("sea-deep", "".join(box(128 + 15 * i, -312, 8, 9) for i in range(3)))


def _works() -> str:
    foot = VIEW.level(3.6)
    art = put(60, foot, 1, _factory()) + put(520, foot, 1, _tanks())
    art += crane(800, foot, 1.0, "sea-dark", "sea-deep", -180) + crane(
        1330, foot, 1.06, "sea-dark", "sea-deep", -90
    )
    return art + put(1640, foot, 1, _airport())


def _factory() -> str:
    art = shape("stone", box(0, -96, 360, 96)) + shape("ink-brown", box(0, -12, 360, 12))
    for i in range(6):
        left = i * 60
        art += shape("ivory", f"M{left} -96V-136L{left + 60} -96z") + shape(
            "sea", f"M{left + 2} -100V-130L{left + 12} -124V-100z"
        )
        art += shape(
            "sea-deep",
            "".join(box(left + 10 + 22 * k, -74 + 34 * r, 14, 20) for k in range(2) for r in range(2)),
        )
    art += (
        shape("ivory", "M306 -96L312 -268H330L336 -96z")
        + shape("stone", "M324 -96L322 -268H330L336 -96z")
        + shape("ink-soft", box(309, -272, 24, 8) + box(311, -238, 21, 5))
    )
    return art + shape("ivory", "M318 -276Q312 -300 336 -308T392 -318T470 -330Q410 -318 372 -304T332 -276z")


def _tanks() -> str:
    art = ""
    for x, w, h in ((0, 84, 108), (92, 84, 108), (184, 64, 140)):
        art += shape("ivory", f"M{x} 0V-{h}Q{x + w / 2} -{h + 26} {x + w} -{h}V0z") + shape(
            "stone", f"M{x + w * 0.66:.0f} 0V-{h + 9}Q{x + w * 0.85:.0f} -{h + 6} {x + w} -{h}V0z"
        )
        art += line("ink-brown", 1.6, "".join(f"M{x} {-h * s:.0f}h{w}" for s in (0.25, 0.5, 0.75))) + line(
            "ink-soft", 2.4, f"M{x + 8} 0L{x + w * 0.5:.0f} {-h * 0.96:.0f}"
        )
    return (
        art
        + line("ink-soft", 4, "M-20 -26H260M-20 -36H260")
        + shape("ink-soft", box(86, -30, 4, 30) + box(-12, -30, 4, 30) + box(252, -30, 4, 30))
    )


def _airport() -> str:
    roof = "M0 -66Q60 -118 240 -104T560 -116Q580 -112 596 -98Q580 -100 560 -102Q420 -92 240 -88T0 -66z"
    art = shape("sea-light", "M26 -2V-74Q100 -98 240 -92T560 -100V-2z") + shape(
        "sea-deep", "".join(box(34 + 22 * i, -80, 14, 76) for i in range(24))
    )
    art += shape("ivory", roof + "".join(box(30 + 88 * i, -92, 5, 92) for i in range(7))) + shape(
        "stone", box(20, -5, 548, 8)
    )
    tower = shape("sand", "M330 0L340 -230H384L394 0z") + shape("stone", "M366 0L366 -230H384L394 0z")
    tower += (
        shape("ivory", "M318 -268H406L390 -228H334z")
        + shape("sea-deep", "M316 -306H408L402 -270H322z")
        + line("ivory", 4, "M336 -306L340 -270M356 -306V-270M374 -306L372 -270M392 -306L386 -270")
    )
    tower += shape("ivory", box(312, -316, 100, 12) + box(318, -272, 88, 7) + box(340, -330, 44, 14)) + line(
        "ink-soft", 3, "M362 -330V-390M352 -352H372"
    )
    return art + tower + put(150, -6, 0.62, _parked("gold")) + put(500, -2, 0.62, _parked("sea"))


def _parked(ink: str) -> str:
    body = "M-170 -34Q-176 -44 -160 -50H120Q158 -50 168 -36Q160 -24 124 -22H-120Q-158 -24 -170 -34z"
    art = (
        shape(ink, "M-160 -48L-186 -104H-158L-116 -50z")
        + shape("ivory", body)
        + shape("sand", "M-150 -30Q0 -22 166 -33Q156 -24 124 -22H-120Q-142 -24 -150 -30z")
    )
    art += shape(
        "ink-soft", "".join(disc(-100 + 17 * i, -40, 2.6) for i in range(13)) + "M138 -44h18l8 6h-24z"
    )
    return (
        art
        + shape("stone", "M-10 -30L-90 -8H-66L50 -28z")
        + shape(
            "ink-soft",
            box(-26, -20, 4, 16)
            + box(104, -22, 4, 18)
            + disc(-24, -4, 6)
            + disc(106, -4, 6)
            + "M6 -22h32q6 6 0 12h-32z",
        )
    )


def _stacks(reach: float) -> str:
    foot, rng, art = VIEW.level(2.2), random.Random(15), ""
    for left, cols in ((-60, 4), (560, 5), (1180, 3), (1700, 5)):
        for col in range(cols):
            for row in range(rng.choice((1, 2, 2, 3))):
                art += crate(
                    left + col * 94,
                    foot - 38 * (row + 1),
                    92,
                    38,
                    rng.choice(("gold", "ivory", "sea-light", "sea", "gold-light", "sand")),
                )
    return art + _lamps(range(440, int(wide(reach, 1 / 2.2)), 620), foot)


def _lamps(places: range, foot: float) -> str:
    return "".join(
        shape("ink-soft", box(x - 2, foot - 176, 4, 178) + box(x - 16, foot - 180, 32, 5))
        + shape("gold-pale", box(x - 15, foot - 175, 10, 3) + box(x + 5, foot - 175, 10, 3))
        for x in places
    )


def _avenue(reach: float) -> str:
    foot, span, rng, art = VIEW.level(1.4), wide(reach, 1 / 1.4), random.Random(16), ""
    x = 40.0
    while x < span:
        if rng.random() < 0.8:
            art += tree(x, foot, rng.uniform(120, 168), int(x))
        x += rng.uniform(120, 330)
    art += shape("sea-deep", box(-20, foot - 8, span, 18))
    for x in range(-20, int(span), 46):
        r = rng.uniform(26, 36)
        art += shape(
            "sea-deep",
            f"M{x - r:.0f} {foot + 9:.0f}A{r:.0f} {r * 0.72:.0f} 0 0 1 {x + r:.0f} {foot + 9:.0f}z",
        ) + shape("sea", leafmarks(rng, x, foot - 3, r * 0.8, 9, 4))
    return art
