"""The strokes that the caravan film is drawn with: flat shapes, gouge marks, hills, clouds, plants."""

import math
import random
from collections.abc import Sequence

from press import INKS

Point = tuple[float, float]


def shape(ink: str, d: str, opacity: float = 1.0) -> str:
    """A filled path in one ink."""
    veil = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
    return f'<path fill="{INKS[ink]}"{veil} d="{d}"/>'


def line(ink: str, width: float, d: str) -> str:
    """A stroked path in one ink, for ropes, rails and wires."""
    return f'<path fill="none" stroke="{INKS[ink]}" stroke-width="{width:g}" stroke-linecap="round" d="{d}"/>'


def put(x: float, y: float, scale: float, body: str, mirror: bool = False) -> str:
    """A drawing set down with its origin at (x, y)."""
    across = -scale if mirror else scale
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({across:.3f} {scale:.3f})">{body}</g>'


def box(x: float, y: float, w: float, h: float) -> str:
    """The path of a rectangle."""
    return f"M{x:.1f} {y:.1f}h{w:.1f}v{h:.1f}h{-w:.1f}z"


def disc(x: float, y: float, rx: float, ry: float = 0.0) -> str:
    """The path of a circle or an upright ellipse."""
    ry = ry or rx
    return (
        f"M{x - rx:.1f} {y:.1f}a{rx:.1f} {ry:.1f} 0 1 1 {2 * rx:.1f} 0a{rx:.1f} {ry:.1f}"
        f" 0 1 1 {-2 * rx:.1f} 0z"
    )


def poly(points: Sequence[Point]) -> str:
    """The path of a closed polygon."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "z"


def gouge(x0: float, y0: float, x1: float, y1: float, thick: float) -> str:
    """One carved mark: thick in the middle, pointed at both ends."""
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    nx, ny = -(y1 - y0) / length * thick, (x1 - x0) / length * thick
    mx, my = (x0 + x1) / 2, (y0 + y1) / 2
    return (
        f"M{x0:.1f} {y0:.1f}Q{mx + nx:.1f} {my + ny:.1f} {x1:.1f} {y1:.1f}Q{mx - nx:.1f}"
        f" {my - ny:.1f} {x0:.1f} {y0:.1f}z"
    )


def dashes(
    rng: random.Random, area: tuple[float, float, float, float], count: int, size: Point, thick: float
) -> str:
    """Level gouge marks strewn over an area (x, y, w, h), their length within `size`."""
    x, y, w, h = area
    marks = []
    for _ in range(count):
        left, at, length = x + rng.random() * w, y + rng.random() * h, rng.uniform(*size)
        marks.append(gouge(left, at, left + length, at, thick * rng.uniform(0.7, 1.3)))
    return "".join(marks)


def flowing(points: Sequence[Point]) -> str:
    """A smooth open path through points (Catmull-Rom)."""
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for i in range(len(points) - 1):
        before, a = points[max(i - 1, 0)], points[i]
        b, after = points[i + 1], points[min(i + 2, len(points) - 1)]
        c1 = (a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6)
        c2 = (b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6)
        parts.append(f"C{c1[0]:.1f} {c1[1]:.1f} {c2[0]:.1f} {c2[1]:.1f} {b[0]:.1f} {b[1]:.1f}")
    return "".join(parts)


def bluff(ink: str, points: Sequence[Point], foot: float) -> str:
    """Land under a flowing skyline, down to `foot`."""
    return shape(ink, flowing(points) + f"V{foot:.1f}H{points[0][0]:.1f}z")


def mountain(x: float, foot: float, half: float, high: float, inks: tuple[str, str, str], seed: int) -> str:
    """One mountain: lit body, shadow to the right of a wandering ridge, gouge marks down its slope."""
    rng = random.Random(seed)
    top, left, right = x + half * rng.uniform(-0.12, 0.12), x - half, x + half
    sky = [
        (left - half * 0.3, foot + 3),
        (left, foot - high * 0.03),
        (left + half * 0.36, foot - high * 0.24),
    ]
    sky += [
        (left + half * 0.68, foot - high * 0.7),
        (top, foot - high),
        (top + half * 0.3, foot - high * 0.74),
    ]
    sky += [
        (right - half * 0.36, foot - high * 0.27),
        (right, foot - high * 0.04),
        (right + half * 0.3, foot + 3),
    ]
    outline = flowing(sky) + f"V{foot + 4:.1f}H{left - half * 0.3:.1f}z"
    ridge = [
        (top, foot - high - 4),
        (top + half * 0.1, foot - high * 0.7),
        (top + half * 0.04, foot - high * 0.45),
    ]
    ridge += [(top + half * 0.15, foot - high * 0.2), (top + half * 0.12, foot + 4)]
    shade = flowing(ridge) + f"H{right + half:.1f}V{foot - high - 4:.1f}z"
    marks = ""
    for _ in range(11):
        gx, gy = left + half * rng.uniform(0.4, 0.95), foot - high * rng.uniform(0.06, 0.55)
        run = high * rng.uniform(0.1, 0.22)
        marks += gouge(gx, gy, gx + run * 0.5, gy - run, 1.5 + half * 0.006)
    name = f"m{seed}{x:.0f}"
    inner = shape(inks[0], outline) + shape(inks[2], marks) + shape(inks[1], shade)
    return f'<clipPath id="{name}"><path d="{outline}"/></clipPath><g clip-path="url(#{name})">{inner}</g>'


def cloud(x: float, y: float, wide: float, ink: str) -> str:
    """A stepped cloud of three rounded bars, as the exhibition's skies have them."""
    bars = ""
    for share, shift, level in ((1.0, 0.0, 0), (0.62, 0.1, 1), (0.36, 0.2, 2)):
        w, h = wide * share, wide * 0.1
        left, top = x + wide * shift, y - level * h
        bars += (
            f"M{left + h / 2:.1f} {top:.1f}h{w - h:.1f}a{h / 2:.1f} {h / 2:.1f} 0 0 1 0 {h:.1f}"
            f"h{h - w:.1f}a{h / 2:.1f} {h / 2:.1f} 0 0 1 0 {-h:.1f}z"
        )
    return shape(ink, bars)


def bird(x: float, y: float, span: float) -> str:
    """A far bird, two wings."""
    wing = f"M{x - span:.1f} {y:.1f}Q{x - span * 0.5:.1f} {y - span * 0.5:.1f} {x:.1f} {y:.1f}"
    wing += f"Q{x + span * 0.5:.1f} {y - span * 0.5:.1f} {x + span:.1f} {y - span * 0.1:.1f}"
    back = (
        f"Q{x + span * 0.5:.1f} {y - span * 0.3:.1f} {x:.1f} {y + span * 0.16:.1f}Q{x - span * 0.5:.1f}"
        f" {y - span * 0.3:.1f} {x - span:.1f} {y:.1f}z"
    )
    return shape("ink-soft", wing + back)


def crown(x: float, y: float, rx: float, ry: float, bumps: int = 11) -> str:
    """The scalloped outline of a round crown of leaves."""
    ring = [
        (x + rx * math.cos(a), y + ry * math.sin(a)) for a in (math.tau * i / bumps for i in range(bumps))
    ]
    path = f"M{ring[0][0]:.1f} {ring[0][1]:.1f}"
    for i in range(bumps):
        a, b = ring[i], ring[(i + 1) % bumps]
        radius = math.hypot(b[0] - a[0], b[1] - a[1]) * 0.56
        path += f"A{radius:.1f} {radius:.1f} 0 0 1 {b[0]:.1f} {b[1]:.1f}"
    return path + "z"


def leafmarks(rng: random.Random, x: float, y: float, rx: float, ry: float, count: int) -> str:
    """Small curved leaf cuts within an ellipse."""
    marks = ""
    for _ in range(count):
        far, turn = math.sqrt(rng.random()) * 0.8, rng.uniform(0, math.tau)
        px, py, s = x + rx * far * math.cos(turn), y + ry * far * math.sin(turn), rx * rng.uniform(0.12, 0.2)
        marks += (
            f"M{px:.1f} {py:.1f}Q{px + s * 0.55:.1f} {py - s * 0.35:.1f} {px + s:.1f} {py - s * 0.25:.1f}"
            f"Q{px + s * 0.4:.1f} {py - s * 0.75:.1f} {px:.1f} {py:.1f}z"
        )
    return marks


def tree(
    x: float,
    foot: float,
    high: float,
    seed: int,
    inks: tuple[str, str, str] = ("sea-deep", "sea-dark", "sea-light"),
) -> str:
    """A round street tree: trunk with two forks, dark crown, lit clump up left, leaf cuts."""
    rng = random.Random(seed)
    rx, ry, cy = high * 0.33, high * 0.31, foot - high * 0.68
    trunk = (
        f"M{x - high * 0.035:.1f} {foot:.1f}L{x - high * 0.02:.1f} {cy:.1f}h{high * 0.04:.1f}"
        f"L{x + high * 0.035:.1f} {foot:.1f}z"
    )
    trunk += (
        f"M{x:.1f} {foot - high * 0.3:.1f}L{x + high * 0.13:.1f} {cy + ry * 0.5:.1f}h{high * 0.03:.1f}"
        f"L{x + high * 0.01:.1f} {foot - high * 0.24:.1f}z"
    )
    body = shape("ink-soft", trunk) + shape(inks[0], crown(x, cy, rx, ry))
    body += shape(inks[1], crown(x - rx * 0.2, cy - ry * 0.2, rx * 0.68, ry * 0.66, 9))
    return body + shape(inks[2], leafmarks(rng, x - rx * 0.15, cy - ry * 0.15, rx * 0.8, ry * 0.8, 9))


def palm(x: float, foot: float, high: float, seed: int) -> str:
    """A leaning coast palm with drooping fronds."""
    rng = random.Random(seed)
    lean = high * rng.uniform(-0.1, 0.14)
    tx, ty, w = x + lean, foot - high, high * 0.022
    trunk = (
        f"M{x - w * 1.6:.1f} {foot:.1f}Q{x - w:.1f} {foot - high * 0.55:.1f} {tx - w * 0.7:.1f}"
        f" {ty:.1f}h{w * 1.4:.1f}Q{x + w * 1.2:.1f} {foot - high * 0.5:.1f} {x + w * 1.8:.1f}"
        f" {foot:.1f}z"
    )
    rings = "".join(
        gouge(
            x + lean * s**1.6 - w * 1.2,
            foot - high * s,
            x + lean * s**1.6 + w * 1.2,
            foot - high * s - 1,
            1.6,
        )
        for s in (0.12, 0.22, 0.32, 0.42, 0.52, 0.62, 0.72, 0.82, 0.9)
    )
    body = shape("ink-soft", trunk) + shape("ink-brown", rings)
    for i, turn in enumerate((-2.95, -2.5, -2.0, -1.5, -1.05, -0.6, -0.2, 0.25, -3.35)):
        body += _frond(
            tx,
            ty,
            turn + rng.uniform(-0.1, 0.1),
            high * rng.uniform(0.34, 0.42),
            "sea-deep" if i % 2 else "sea-dark",
        )
    return body


def _frond(x: float, y: float, turn: float, reach: float, ink: str) -> str:
    ex, ey = x + reach * math.cos(turn), y + reach * math.sin(turn) + reach * 0.42
    cx, cy = x + reach * 0.55 * math.cos(turn), y + reach * 0.72 * math.sin(turn) - reach * 0.12
    spine = [
        (
            (1 - s) ** 2 * x + 2 * s * (1 - s) * cx + s * s * ex,
            (1 - s) ** 2 * y + 2 * s * (1 - s) * cy + s * s * ey,
        )
        for s in (i / 9 for i in range(10))
    ]
    path = (
        f"M{x:.1f} {y:.1f}Q{cx:.1f} {cy:.1f} {ex:.1f} {ey:.1f}Q{cx:.1f} {cy + reach * 0.09:.1f}"
        f" {x:.1f} {y:.1f}z"
    )
    side = 1 if ex > x else -1
    for i, (px, py) in enumerate(spine[1:9], 1):
        drop = reach * 0.25 * math.sin(math.pi * (i + 1) / 11)
        path += gouge(px, py, px + side * drop * 0.45, py + drop, reach * 0.022)
    return shape(ink, path)


def blades(rng: random.Random, x: float, foot: float, high: float, count: int, ink: str) -> str:
    """A tuft of pointed grass blades, bending outwards."""
    path = ""
    for i in range(count):
        lean = ((i + 0.5) / count * 2 - 1) * high * 0.55 + rng.uniform(-0.1, 0.1) * high
        root, tall, w = x + lean * 0.25, high * rng.uniform(0.6, 1.0), high * 0.035
        tip = (x + lean, foot - tall)
        path += (
            f"M{root - w:.1f} {foot:.1f}Q{root:.1f} {foot - tall * 0.6:.1f} {tip[0]:.1f} {tip[1]:.1f}"
            f"Q{root + w * 1.6:.1f} {foot - tall * 0.5:.1f} {root + w:.1f} {foot:.1f}z"
        )
    return shape(ink, path)


def reed(x: float, foot: float, high: float, lean: float, inks: tuple[str, str, str, str]) -> str:
    """One shore reed: stalk, three hanging leaves and a feathered head in two tints."""
    tx, ty, w = x + lean, foot - high, high * 0.008
    mx, my = x + lean * 0.25, foot - high * 0.6
    body = (
        f"M{x - w:.1f} {foot:.1f}Q{mx - w:.1f} {my:.1f} {tx:.1f} {ty:.1f}Q{mx + w:.1f} {my:.1f}"
        f" {x + w:.1f} {foot:.1f}z"
    )
    for s, side in ((0.3, 1), (0.46, -1), (0.6, 1)):
        px, py, reach = x + lean * s * s, foot - high * s, high * 0.34
        body += (
            f"M{px:.1f} {py:.1f}Q{px + side * reach * 0.5:.1f} {py - reach * 0.62:.1f} "
            f"{px + side * reach:.1f} {py + reach * 0.2:.1f}"
        )
        body += f"Q{px + side * reach * 0.5:.1f} {py - reach * 0.36:.1f} {px:.1f} {py + high * 0.03:.1f}z"
    turn = math.copysign(0.35, lean)
    return shape(inks[0], body) + _plume(tx, ty, high * 0.2, turn, inks[2], inks[3])


def _plume(x: float, y: float, size: float, turn: float, lit: str, shade: str) -> str:
    head, veins = "", ""
    for i in range(7):
        at, spread = size * (0.1 + i * 0.12), size * 0.24 * math.sin(math.pi * (i + 1.4) / 8.4)
        cx, cy = x + at * math.sin(turn), y - at * math.cos(turn)
        head += gouge(cx, cy + size * 0.06, cx + spread, cy - spread * 0.9, size * 0.07)
        veins += gouge(cx, cy + size * 0.06, cx - spread, cy - spread * 0.9, size * 0.07)
    head += gouge(x, y, x + size * 1.05 * math.sin(turn), y - size * 1.05 * math.cos(turn), size * 0.06)
    return shape(shade, veins) + shape(lit, head)


def boulder(x: float, foot: float, wide: float, seed: int) -> str:
    """A shore rock: lit face, dark flank, cut marks."""
    rng = random.Random(seed)
    h = wide * rng.uniform(0.42, 0.55)
    face = [
        (x - wide / 2, foot),
        (x - wide * 0.42, foot - h * 0.55),
        (x - wide * 0.12, foot - h),
        (x + wide * 0.2, foot - h * 0.9),
    ]
    face += [(x + wide * 0.42, foot - h * 0.45), (x + wide / 2, foot)]
    flank = [
        (x + wide * 0.2, foot - h * 0.9),
        (x + wide * 0.42, foot - h * 0.45),
        (x + wide / 2, foot),
        (x + wide * 0.12, foot),
    ]
    marks = "".join(
        gouge(
            x - wide * rng.uniform(0.05, 0.36),
            foot - h * s,
            x - wide * rng.uniform(-0.06, 0.02),
            foot - h * s - h * 0.1,
            wide * 0.008,
        )
        for s in (0.2, 0.38, 0.56)
    )
    return (
        shape("ink-brown", poly(face))
        + shape("ink-soft", poly([*flank, (x + wide * 0.06, foot - h * 0.5)]))
        + shape("stone", marks)
    )
