"""The cuts that drawings are made of: outlines as lists of points, and the block they are carved in."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from press import INKS

Point = tuple[float, float]
Cut = list[tuple[str, list[Point]]]
Box = tuple[float, float, float, float]

ROUND = 0.5523  # how far the handles of a quarter circle reach


def mix(a: Point, b: Point, share: float) -> Point:
    """The point `share` of the way from a to b."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def poly(points: Sequence[Point], closed: bool = True) -> Cut:
    """Straight edges through the points."""
    tail: Cut = [("Z", [])] if closed else []
    return [("M", [points[0]]), *(("L", [point]) for point in points[1:]), *tail]


def rect(x: float, y: float, width: float, height: float) -> Cut:
    """An upright rectangle."""
    return poly([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def disc(x: float, y: float, radius: float, height: float | None = None) -> Cut:
    """A disc, or an oval whose half height is given."""
    a, b = radius, radius if height is None else height
    c, d = a * ROUND, b * ROUND
    return [
        ("M", [(x - a, y)]),
        ("C", [(x - a, y - d), (x - c, y - b), (x, y - b)]),
        ("C", [(x + c, y - b), (x + a, y - d), (x + a, y)]),
        ("C", [(x + a, y + d), (x + c, y + b), (x, y + b)]),
        ("C", [(x - c, y + b), (x - a, y + d), (x - a, y)]),
        ("Z", []),
    ]


def curve(points: Sequence[Point], closed: bool = True, pull: float = 1 / 6) -> Cut:
    """A smooth line through the points."""
    count = len(points)
    cut: Cut = [("M", [points[0]])]
    for i in range(count if closed else count - 1):
        before = points[i - 1] if closed or i else points[0]
        here, there = points[i], points[(i + 1) % count]
        after = points[(i + 2) % count] if closed or i + 2 < count else points[-1]
        lead = (here[0] + (there[0] - before[0]) * pull, here[1] + (there[1] - before[1]) * pull)
        trail = (there[0] - (after[0] - here[0]) * pull, there[1] - (after[1] - here[1]) * pull)
        cut.append(("C", [lead, trail, there]))
    return [*cut, ("Z", [])] if closed else cut


def area(points: Sequence[Point], corners: Sequence[Point]) -> Cut:
    """A smooth ridge through the points, closed by straight edges over the corners."""
    return [*curve(points, False), *(("L", [corner]) for corner in corners), ("Z", [])]


def band(one: Sequence[Point], other: Sequence[Point]) -> Cut:
    """What lies between two smooth lines that run the same way."""
    back = curve(other[::-1], False)
    return [*curve(one, False), ("L", back[0][1]), *back[1:], ("Z", [])]


def lens(x0: float, y0: float, x1: float, y1: float, width: float, bend: float = 0) -> Cut:
    """A gouge stroke: thick in the middle, pointed at both ends."""
    length = math.hypot(x1 - x0, y1 - y0) or 1
    nx, ny = -(y1 - y0) / length, (x1 - x0) / length
    mx, my = (x0 + x1) / 2, (y0 + y1) / 2
    out, back = bend + width, bend - width
    return [
        ("M", [(x0, y0)]),
        ("Q", [(mx + nx * out, my + ny * out), (x1, y1)]),
        ("Q", [(mx + nx * back, my + ny * back), (x0, y0)]),
        ("Z", []),
    ]


def strip(a: Point, b: Point, width: float, end: float | None = None) -> Cut:
    """A straight bar from a to b, which may taper to another width at its end."""
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1
    nx, ny = -(b[1] - a[1]) / length / 2, (b[0] - a[0]) / length / 2
    w, v = width, width if end is None else end
    return poly(
        [
            (a[0] + nx * w, a[1] + ny * w),
            (b[0] + nx * v, b[1] + ny * v),
            (b[0] - nx * v, b[1] - ny * v),
            (a[0] - nx * w, a[1] - ny * w),
        ]
    )


def sides(points: Sequence[Point], width: float, end: float | None = None) -> tuple[list[Point], list[Point]]:
    """The two edges of a ribbon along the points."""
    last = len(points) - 1
    left, right = [], []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(last, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1
        half = (width + ((width if end is None else end) - width) * i / last) / 2
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left, right


def ribbon(points: Sequence[Point], width: float, end: float | None = None) -> Cut:
    """A smooth ribbon along the points."""
    return band(*sides(points, width, end))


def pill(x: float, y: float, width: float, height: float, radius: float) -> Cut:
    """A rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    k, x1, y1 = r * (1 - ROUND), x + width, y + height
    return [
        ("M", [(x + r, y)]),
        ("L", [(x1 - r, y)]),
        ("C", [(x1 - k, y), (x1, y + k), (x1, y + r)]),
        ("L", [(x1, y1 - r)]),
        ("C", [(x1, y1 - k), (x1 - k, y1), (x1 - r, y1)]),
        ("L", [(x + r, y1)]),
        ("C", [(x + k, y1), (x, y1 - k), (x, y1 - r)]),
        ("L", [(x, y + r)]),
        ("C", [(x, y + k), (x + k, y), (x + r, y)]),
        ("Z", []),
    ]


def clump(x: float, y: float, wide: float, high: float, lobes: int, chance: Random) -> Cut:
    """The round-lobed outline of a crown of leaves."""
    points = []
    for i in range(lobes):
        turn, reach = 2 * math.pi * i / lobes, chance.uniform(0.86, 1.08)
        points.append((x + math.cos(turn) * wide * reach, y + math.sin(turn) * high * reach))
    cut: Cut = [("M", [points[0]])]
    for i, a in enumerate(points):
        b = points[(i + 1) % lobes]
        dx, dy = b[0] - a[0], b[1] - a[1]
        out = (dy * 0.62, -dx * 0.62)
        first = (a[0] + out[0] + dx * 0.02, a[1] + out[1] + dy * 0.02)
        cut.append(("C", [first, (b[0] + out[0] - dx * 0.02, b[1] + out[1] - dy * 0.02), b]))
    return [*cut, ("Z", [])]


def sample(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """Points close together on the smooth line through the points."""
    out: list[Point] = []
    here = points[0]
    for _, (a, b, there) in ((name, spots) for name, spots in curve(points, False)[1:]):
        for k in range(steps):
            t, u = k / steps, 1 - k / steps
            weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            spots = (here, a, b, there)
            out.append(
                (
                    sum(w * p[0] for w, p in zip(weights, spots, strict=True)),
                    sum(w * p[1] for w, p in zip(weights, spots, strict=True)),
                )
            )
        here = there
    return [*out, points[-1]]


def number(tenths: int) -> str:
    """A number of tenths as the shortest decimal."""
    whole, rest = divmod(abs(tenths), 10)
    return ("-" if tenths < 0 else "") + (f"{whole or ''}.{rest}" if rest else str(whole))


def _spell(cut: Cut) -> str:
    """Path data, relative to the point before."""
    words: list[str] = []
    x = y = 0
    start = (0, 0)
    for name, points in cut:
        if name == "Z":
            words.append("z")
            x, y = start
            continue
        tenths = [(round(px * 10), round(py * 10)) for px, py in points]
        letter = name if name == "M" else name.lower()
        numbers = [n - o for p in tenths for n, o in zip(p, (0, 0) if name == "M" else (x, y), strict=True)]
        said = [number(n) for n in numbers]
        words.append(letter + said[0] + "".join(s if s[0] == "-" else " " + s for s in said[1:]))
        x, y = tenths[-1]
        if name == "M":
            start = (x, y)
    return "".join(words)


@dataclass
class Mark:
    """One printed mark: what it covers, how it is written, and what lies within it if it is a clipping."""

    box: Box
    text: str
    inside: list["Mark"] = field(default_factory=list)

    def within(self, window: Box | None) -> str:
        """The mark's SVG, or nothing if it lies outside the window."""
        if window and not _meet(self.box, window):
            return ""
        if not self.inside:
            return self.text
        body = "".join(mark.within(window) for mark in self.inside)
        return f"{self.text}{body}</g>" if body else ""


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class Block:
    """A block of wood that is carved mark by mark; what is cut later prints over what was cut before."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self._turn = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        self._clips = 0

    def body(self, window: Box | None = None) -> str:
        """The SVG of all marks, or of those that touch the window."""
        return "".join(mark.within(window) for mark in self.marks)

    def cut(self, ink: str, *cuts: Cut) -> None:
        """Print flat shapes in one ink (a name of press.INKS, or a paint such as url(#fleck))."""
        self._print(f'<path fill="{INKS.get(ink, ink)}" d="', cuts, 0)

    def line(self, ink: str, width: float, *cuts: Cut) -> None:
        """Print lines of one width, round at their ends."""
        a, b, c, d = self._turn[:4]
        wide = width * math.sqrt(abs(a * d - b * c))
        said = number(max(1, round(wide * 10)))
        ends = 'stroke-linecap="round" stroke-linejoin="round"'
        head = f'<path fill="none" stroke="{INKS.get(ink, ink)}" stroke-width="{said}" {ends} d="'
        self._print(head, cuts, wide)

    def _print(self, head: str, cuts: Sequence[Cut], margin: float) -> None:
        moved = [self._moved(cut) for cut in cuts if cut]
        if not margin:
            moved = [_wound(cut) for cut in moved]
        if moved:
            text = head + "".join(_spell(cut) for cut in moved) + '"/>'
            self.marks.append(Mark(_reach(moved, margin), text))

    def _moved(self, cut: Cut) -> Cut:
        a, b, c, d, e, f = self._turn
        return [(name, [(a * x + c * y + e, b * x + d * y + f) for x, y in points]) for name, points in cut]

    @contextmanager
    def at(self, x: float, y: float, scale: float = 1, flip: bool = False, turn: float = 0) -> Iterator[None]:
        """Draw what follows about the point x, y, at a scale, mirrored or turned by degrees."""
        before = self._turn
        a, b, c, d, e, f = before
        sine, cosine = math.sin(math.radians(turn)) * scale, math.cos(math.radians(turn)) * scale
        side = -1 if flip else 1
        p, q, r, s = cosine * side, sine * side, -sine, cosine
        self._turn = (
            a * p + c * q,
            b * p + d * q,
            a * r + c * s,
            b * r + d * s,
            a * x + c * y + e,
            b * x + d * y + f,
        )
        yield
        self._turn = before

    @contextmanager
    def clip(self, *cuts: Cut) -> Iterator[None]:
        """Show what follows only within the shapes."""
        moved = [self._moved(cut) for cut in cuts]
        self._clips += 1
        path = "".join(_spell(cut) for cut in moved)
        name = f"k{self._clips}"
        head = f'<clipPath id="{name}"><path d="{path}"/></clipPath><g clip-path="url(#{name})">'
        outer, self.marks = self.marks, []
        yield
        inner, self.marks = self.marks, outer
        if inner:
            self.marks.append(Mark(_reach(moved, 0), head, inner))


def _wound(cut: Cut) -> Cut:
    """A closed outline run clockwise, so that outlines that overlap in one mark leave no hole."""
    points = [point for _, spots in cut for point in spots]
    turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))
    if turn >= 0 or cut[-1][0] != "Z":
        return cut
    ends = [spots[-1] for _, spots in cut[:-1]]
    back: Cut = [("M", [ends[-1]])]
    for i in range(len(ends) - 1, 0, -1):
        name, spots = cut[i]
        back.append((name, [*spots[-2::-1], ends[i - 1]]))
    return [*back, ("Z", [])]


def _reach(cuts: Sequence[Cut], margin: float) -> Box:
    xs = [x for cut in cuts for _, points in cut for x, _ in points]
    ys = [y for cut in cuts for _, points in cut for _, y in points]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin
