"""The round hall as solids: where a look from a point on the hall's axis ends, and what it ends on."""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, hypot, radians, sin
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.floating[Any]]
Marks = NDArray[np.bool_]
Names = NDArray[np.int16]

# Lengths are metres. As the eye stands on the axis, every look stays inside its own fifth of the hall: all
# shapes are given once, for the fifth whose portal lies straight ahead: x to the right, y ahead, z up.
EYE = 1.6
FIFTH = radians(72)
WALL, PANEL = 8.6, 8.72
PANEL_FROM, PANEL_LOW, PANEL_HIGH = radians(25.4), 1.02, 4.75
BEAM_IN, BEAM_OUT, BEAM_LOW, BEAM_HIGH = 7.05, 7.95, 5.9, 6.78
OCULUS, DRUM_LOW, DRUM_HIGH = 2.6, 9.2, 10.1
COLUMN_AT, COLUMN_YAW, SHAFT = 7.5, radians(20), 0.28
BENCH_IN, BENCH_OUT, BENCH_TOP, BENCH_FROM = 7.62, 8.12, 0.47, radians(27.5)
FACE, FACE_HALF, FACE_TOP = 8.2, 2.18, 5.8
ORDERS = ((8.2, 1.83), (8.36, 1.66), (8.52, 1.45))
REVEAL_END, PICTURE, SPRING, SILL = 10.3, 11.1, 3.95, 0.26
STEPS = ((7.72, 2.12, 0.13), (7.98, 1.98, SILL))
BLOCK_ANGLE = float(np.arcsin(FACE_HALF / WALL))


class Visitor(NamedTuple):
    """Who stands in the hall: in which fifth, at which yaw in it, how many metres away, and who it is."""

    fifth: int
    yaw: float
    reach: float
    child: bool
    mirrored: bool


VISITORS = (
    Visitor(0, -0.185, 6.55, child=True, mirrored=False),
    Visitor(2, 0.16, 6.9, child=False, mirrored=False),
    Visitor(3, 0.19, 6.3, child=True, mirrored=True),
)


class Ring(NamedTuple):
    """A band swept round the axis, from radius and height to radius and height, in some or all yaws."""

    name: str
    start: tuple[float, float]
    end: tuple[float, float]
    ink: str
    where: str = ""


def _ceiling() -> list[Ring]:
    """Four rings of coffers, each ending in an upright riser of gold or sea."""
    rings: list[Ring] = []
    steps = [(7.0, 7.04, 6.1, 7.52, 45), (6.1, 7.74, 5.2, 8.1, 40), (5.2, 8.32, 4.3, 8.6, 30)]
    steps.append((4.3, 8.82, 3.4, 9.0, 25))
    for r0, z0, r1, z1, count in steps:
        slope = (z1 - z0) / (r1 - r0)
        far, near, deep = r0 - 0.16, r1 + 0.16, 0.13
        at_far, at_near = z0 + slope * (far - r0), z0 + slope * (near - r0)
        rings += [
            Ring("rib", (r0, z0), (far, at_far), "sea"),
            Ring("rib", (near, at_near), (r1, z1), "sea"),
            Ring("rib", (far, at_far), (near, at_near), "sea", f"rib {count}"),
            Ring("coffer side", (far, at_far), (far, at_far + deep), "sea-light", f"coffer {count}"),
            Ring("coffer", (far, at_far + deep), (near, at_near + deep), "sea-dark", f"coffer {count}"),
            Ring("riser", (r1, z1), (r1, z1 + 0.07), "gold"),
            Ring("riser", (r1, z1 + 0.07), (r1, z1 + 0.22), "gold-pale"),
        ]
    return rings


RINGS = [
    Ring("plinth", (8.5, 0), (8.5, 0.46), "stone", "wall"),
    Ring("plinth", (8.5, 0.46), (8.6, 0.54), "sand", "wall"),
    Ring("wall", (WALL, 0.5), (WALL, PANEL_LOW), "sand", "wall"),
    Ring("wall", (WALL, PANEL_LOW), (WALL, PANEL_HIGH), "sand", "beside panel"),
    Ring("wall", (WALL, PANEL_HIGH), (WALL, 7.0), "sand", "wall"),
    Ring("sill", (WALL, PANEL_LOW), (PANEL, PANEL_LOW), "gold-pale", "panel"),
    Ring("sill", (PANEL, PANEL_HIGH), (WALL, PANEL_HIGH), "gold-pale", "panel"),
    Ring("panel", (PANEL, PANEL_LOW), (PANEL, PANEL_HIGH), "sand", "panel"),
    Ring("soffit", (BEAM_OUT, BEAM_LOW), (BEAM_IN, BEAM_LOW), "sand"),
    Ring("fillet", (BEAM_IN - 0.06, BEAM_LOW), (BEAM_IN - 0.06, BEAM_LOW + 0.1), "gold"),
    Ring("soffit", (BEAM_IN, BEAM_LOW), (BEAM_IN - 0.06, BEAM_LOW), "gold"),
    Ring("frieze", (BEAM_IN, BEAM_LOW + 0.1), (BEAM_IN, BEAM_HIGH), "sea-dark"),
    Ring("cornice", (BEAM_IN, BEAM_HIGH), (6.86, 6.88), "gold"),
    Ring("cornice", (6.86, 6.88), (6.86, 7.04), "sand"),
    *_ceiling(),
    Ring("oculus", (3.4, 9.22), (3.2, 9.1), "gold"),
    Ring("oculus", (3.2, 9.1), (2.78, 9.1), "vermilion"),
    Ring("oculus", (2.78, 9.1), (OCULUS, DRUM_LOW), "gold"),
    Ring("drum", (OCULUS, DRUM_LOW), (OCULUS, DRUM_HIGH), "sand"),
    Ring("seat edge", (BENCH_IN, 0.36), (BENCH_IN, BENCH_TOP), "gold", "bench"),
    Ring("seat", (BENCH_IN, BENCH_TOP), (BENCH_OUT, BENCH_TOP), "gold-light", "bench"),
    Ring("leg", (BENCH_IN + 0.06, 0), (BENCH_IN + 0.06, 0.36), "ink-brown", "leg"),
]

COLUMN = (  # radius, from, to, ink
    (0.45, 0.0, 0.14, "stone"),
    (0.37, 0.14, 0.30, "gold"),
    (SHAFT, 0.30, 5.22, "sea"),
    (0.32, 5.22, 5.32, "gold"),
    (0.36, 5.32, 5.58, "sea-dark"),
    (0.47, 5.58, BEAM_LOW, "gold-light"),
)

PLAIN = {
    "sky": "sea-mist",
    "floor": "stone",
    "picture": "ivory",
    "reveal": "sand",
    "step top": "sand",
    "step front": "stone",
    "lintel": "gold",
    "lintel soffit": "gold-dark",
    "visitor": "ink-soft",
    "face": "vermilion",
    "order 1": "gold",
    "order 2": "sand",
    "inner 1": "gold",
    "inner 2": "gold-light",
}
SURFACES, SURFACE_INKS = list(PLAIN), list(PLAIN.values())
FIRST_COLUMN = len(SURFACES)
SURFACES += [f"column {part}" for part in range(len(COLUMN))]
SURFACE_INKS += [part[3] for part in COLUMN]
FIRST_RING = len(SURFACES)
SURFACES += [ring.name for ring in RINGS]
SURFACE_INKS += [ring.ink for ring in RINGS]
"""Every surface by number: its name and its ink."""


def surfaces(*names: str) -> list[int]:
    """The numbers of all surfaces of these names."""
    return [number for number, name in enumerate(SURFACES) if name in names]


@dataclass
class Look:
    """Many looks from one point on the axis: yaw within their fifth, and rise per metre outwards."""

    yaw: Reals
    rise: Reals
    eye: float
    reach: Reals
    on: Names

    def height(self, reach: Reals) -> Reals:
        """How high a look is at a distance from the axis."""
        return self.eye + self.rise * reach

    def stop(self, reach: Reals, there: Marks, surface: int) -> None:
        """Let looks end on a surface where it is there and nearer than what they end on so far."""
        hit = there & (reach > 0) & (reach < self.reach)
        np.copyto(self.reach, reach, where=hit)
        np.copyto(self.on, np.int16(surface), where=hit)


def look_round(yaw: Reals, rise: Reals, eye: float = EYE) -> Look:
    """Follow looks to the first solid they meet."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        down = np.where(rise < -1e-6, -eye / np.minimum(rise, -1e-6), 99).astype(np.float32)
        look = Look(yaw, rise, eye, down, np.where(rise < 0, 1, 0).astype(np.int16))
        _meet_oculus(look)
        for number, ring in enumerate(RINGS):
            _meet_ring(look, ring, FIRST_RING + number)
        _meet_in_part(look, np.abs(np.abs(yaw) - COLUMN_YAW) < 0.07, _meet_column)
        _meet_in_part(look, np.abs(yaw) < BLOCK_ANGLE + 0.02, _meet_portal)
    return look


def _meet_in_part(look: Look, part: Marks, meet: Callable[[Look], None]) -> None:
    chosen = np.flatnonzero(part)
    if chosen.size:
        few = Look(look.yaw[chosen], look.rise[chosen], look.eye, look.reach[chosen], look.on[chosen])
        meet(few)
        look.reach[chosen], look.on[chosen] = few.reach, few.on


def _meet_oculus(look: Look) -> None:
    reach = (DRUM_HIGH - look.eye) / look.rise
    look.stop(reach, (look.rise > 0) & (reach < OCULUS), 0)


def _meet_ring(look: Look, ring: Ring, surface: int) -> None:
    (r0, z0), (r1, z1) = ring.start, ring.end
    rises = sorted(((z0 - look.eye) / r0, (z1 - look.eye) / r1))
    if rises[0] > look.rise.max() or rises[1] < look.rise.min():
        return
    along = (look.eye + look.rise * r0 - z0) / ((z1 - z0) - look.rise * (r1 - r0))
    there = (along >= 0) & (along <= 1)
    reach = (r0 + along * (r1 - r0)).astype(np.float32)
    if ring.where:
        there &= _in_yaw(ring.where, look, reach)
    look.stop(reach, there, surface)


def _in_yaw(where: str, look: Look, reach: Reals) -> Marks:
    side = np.abs(look.yaw)
    if where == "wall":
        return (side > BLOCK_ANGLE) | (look.height(reach) > FACE_TOP)
    if where == "beside panel":
        return (side < PANEL_FROM) & ((side > BLOCK_ANGLE) | (look.height(reach) > FACE_TOP))
    if where == "panel":
        return side >= PANEL_FROM
    if where == "bench":
        return side > BENCH_FROM
    if where == "leg":
        return np.abs(side - BENCH_FROM - 0.045) < 0.022
    kind, count = where.split()
    place = (look.yaw / (2 * np.pi) * int(count) + (0.5 if int(count) % 2 else 0.0)) % 1
    inside: Marks = np.abs(place - 0.5) < 0.39
    return inside if kind == "coffer" else ~inside


def column_side(yaw: Reals, radius: float) -> tuple[Reals, Marks]:
    """Where looks along these yaws come to the column beside the portal, and whether they do."""
    off = np.abs(yaw) - COLUMN_YAW
    left = radius * radius - (COLUMN_AT * np.sin(off)) ** 2
    return (COLUMN_AT * np.cos(off) - np.sqrt(np.maximum(left, 0))).astype(np.float32), left > 0


def _meet_column(look: Look) -> None:
    off = np.cos(np.abs(look.yaw) - COLUMN_YAW)
    for number, (radius, low, high, _) in enumerate(COLUMN):
        reach, there = column_side(look.yaw, radius)
        tall = look.height(reach)
        look.stop(reach, there & (tall >= low) & (tall <= high), FIRST_COLUMN + number)
        for level in (low, high):
            reach = (level - look.eye) / look.rise
            inside = reach * reach + COLUMN_AT**2 - 2 * reach * COLUMN_AT * off < radius * radius
            look.stop(reach, inside, FIRST_COLUMN + number)


def in_arch(x: Reals, z: Reals, half: float) -> Marks:
    """Whether points of an upright plane lie in the round-headed opening of this half width."""
    return (np.abs(x) < half) & ((z < SPRING) | (x * x + (z - SPRING) ** 2 < half * half))


def _arch_exit(look: Look, half: float) -> Reals:
    """Where looks that entered a round-headed passage come to its side or vault."""
    side = np.sin(np.abs(look.yaw))
    rise, start = look.rise, look.eye - SPRING
    a, b, c = side**2 + rise**2, start * rise, start * start - half * half
    vault = (-b + np.sqrt(np.maximum(b * b - a * c, 0))) / a
    jamb = half / np.maximum(side, 1e-6)
    return np.where(look.height(jamb) < SPRING, jamb, vault).astype(np.float32)


def _meet_portal(look: Look) -> None:
    ahead, aside = np.cos(look.yaw), np.tan(look.yaw)
    _meet_steps(look, ahead, aside)
    reach = FACE / ahead
    tall = look.height(reach)
    inside = (np.abs(aside) * FACE < FACE_HALF) & (tall < FACE_TOP)
    lintel = (np.abs(aside) * 7.98 < FACE_HALF + 0.1) & (np.abs(look.height(7.98 / ahead) - 5.7) < 0.1)
    look.stop(7.98 / ahead, lintel, SURFACES.index("lintel"))
    under = (5.6 - look.eye) / look.rise
    depth = under * ahead
    below = (depth > 7.98) & (depth < FACE) & (np.abs(aside) * depth < FACE_HALF + 0.1)
    look.stop(under, below, SURFACES.index("lintel soffit"))
    _meet_orders(look, ahead, aside, inside)


def _meet_orders(look: Look, ahead: Reals, aside: Reals, within: Marks) -> None:
    """Pass through the stepped arch, order by order, to the picture behind it."""
    for number, (front, half) in enumerate(ORDERS):
        reach = front / ahead
        opening = in_arch(front * aside, look.height(reach), half)
        name = "face" if number == 0 else f"order {number}"
        look.stop(reach, within & ~opening, SURFACES.index(name))
        within = within & opening
        back = ORDERS[number + 1][0] if number + 1 < len(ORDERS) else REVEAL_END
        leave = _arch_exit(look, half)
        aslant = within & (leave * ahead < back)
        name = f"inner {number + 1}" if number + 1 < len(ORDERS) else "reveal"
        look.stop(leave, aslant & (look.height(leave) > 0), SURFACES.index(name))
        within = within & ~aslant
    look.stop((PICTURE / ahead).astype(np.float32), within, SURFACES.index("picture"))


def _meet_steps(look: Look, ahead: Reals, aside: Reals) -> None:
    for front, half, high in STEPS:
        reach = front / ahead
        tall = look.height(reach)
        there = (np.abs(aside) * front < half) & (tall >= 0) & (tall < high)
        look.stop(reach, there, SURFACES.index("step front"))
        reach = (high - look.eye) / look.rise
        depth = reach * ahead
        wide = np.where(depth < FACE, half, ORDERS[-1][1] + 0.5)
        there = (depth > front) & (depth < PICTURE) & (np.abs(aside) * depth < wide)
        look.stop(reach, there, SURFACES.index("step top"))


def _facings() -> NDArray[np.float32]:
    """For every surface how much it faces the axis, the hall (back along y), and upwards."""
    table = np.zeros((len(SURFACES), 3), np.float32)
    for number, name in enumerate(SURFACES[:FIRST_COLUMN]):
        table[number] = (0, 0, 1) if name in ("floor", "step top") else (0, 1, 0)
    table[surfaces("sky", "lintel soffit")] = (0, 0, -1)
    for number, ring in enumerate(RINGS):
        dr, dz = ring.end[0] - ring.start[0], ring.end[1] - ring.start[1]
        long = hypot(dr, dz)
        table[FIRST_RING + number] = (dz / long, 0, dr / long)
    return table


FACINGS = _facings()


def facing(look: Look, x: Reals, y: Reals, z: Reals) -> tuple[Reals, Reals, Reals]:
    """The direction that each met surface faces."""
    inward, back, up = (FACINGS[:, part][look.on] for part in range(3))
    nx, ny, nz = -inward * np.sin(look.yaw), -inward * np.cos(look.yaw) - back, up
    shaft = np.flatnonzero((look.on >= FIRST_COLUMN) & (look.on < FIRST_RING))
    if shaft.size:
        cx = np.sign(x[shaft]) * COLUMN_AT * sin(COLUMN_YAW)
        dx, dy = x[shaft] - cx, y[shaft] - COLUMN_AT * cos(COLUMN_YAW)
        long = np.hypot(dx, dy)
        radii = np.array([part[0] for part in COLUMN], np.float32)[look.on[shaft] - FIRST_COLUMN]
        flat = long < radii - 0.002
        nx[shaft], ny[shaft] = np.where(flat, 0, dx / long), np.where(flat, 0, dy / long)
        nz[shaft] = np.where(flat, np.where(z[shaft] < 1.6, 1, -1), 0)
    arch = np.flatnonzero(np.isin(look.on, surfaces("inner 1", "inner 2", "reveal")))
    if arch.size:
        above = np.maximum(z[arch] - SPRING, 0)
        long = np.hypot(x[arch], above)
        nx[arch], ny[arch], nz[arch] = -x[arch] / long, 0, -above / long
    return nx.astype(np.float32), ny.astype(np.float32), nz.astype(np.float32)
