"""Light in the round hall: sun through the oculus with its hard shadows, soft sky, and the portals' glow."""

from math import cos, radians, sin

import cv2
import hall_shape as shape
import numpy as np
from hall_shape import Look, Marks, Reals
from numpy.typing import NDArray

SUN_YAW, SUN_HEIGHT = radians(-154), radians(56)
SUN = (sin(SUN_YAW) * cos(SUN_HEIGHT), cos(SUN_YAW) * cos(SUN_HEIGHT), sin(SUN_HEIGHT))
PATCH = (-SUN[0] / SUN[2] * 9.2, -SUN[1] / SUN[2] * 9.2)
LATTICE_TURN, LATTICE_STEP, LATTICE_BAR = radians(8), 0.86, 0.05


class Places:
    """Where many looks end, in their own fifth, and what the sun's direction is there."""

    def __init__(self, look: Look, fifth: NDArray[np.int8]) -> None:
        self.look, self.fifth, self.on = look, fifth, look.on
        self.x = (look.reach * np.sin(look.yaw)).astype(np.float32)
        self.y = (look.reach * np.cos(look.yaw)).astype(np.float32)
        self.z = look.height(look.reach).astype(np.float32)
        self.nx, self.ny, self.nz = shape.facing(look, self.x, self.y, self.z)
        turns = np.arange(5) * shape.FIFTH
        self.sun_x = (SUN[0] * np.cos(turns) - SUN[1] * np.sin(turns)).astype(np.float32)[fifth]
        self.sun_y = (SUN[0] * np.sin(turns) + SUN[1] * np.cos(turns)).astype(np.float32)[fifth]


def on_lattice(x: Reals, y: Reals, spare: float = 0.0) -> Marks:
    """Whether points of the oculus lie on its net of crossed bars or on its rim (x, y of the whole hall)."""
    bars = np.zeros(x.shape, bool)
    for lean in (radians(32), radians(-32)):
        across = x * cos(lean + LATTICE_TURN) + y * sin(lean + LATTICE_TURN)
        bars |= np.abs((across / LATTICE_STEP) % 1 - 0.5) * LATTICE_STEP < LATTICE_BAR + spare
    away = np.hypot(x, y)
    return bars | (away > shape.OCULUS - 0.14) | (np.abs(away - 1.72) < LATTICE_BAR + spare)


def whole(places: Places, x: Reals, y: Reals, part: NDArray[np.intp]) -> tuple[Reals, Reals]:
    """Turn points of a fifth to where they are in the whole hall."""
    turn = (places.fifth[part] * shape.FIFTH).astype(np.float32)
    return x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)


def sunlit(places: Places) -> Reals:
    """How squarely the sun falls on each place: 0 in shadow."""
    slant = places.nx * places.sun_x + places.ny * places.sun_y + places.nz * SUN[2]
    up = (shape.DRUM_HIGH - places.z) / SUN[2]
    far = np.hypot(places.x + places.sun_x * up, places.y + places.sun_y * up)
    chosen = np.flatnonzero((slant > 0.03) & (far < shape.OCULUS) & (places.on > 0))
    lit = np.zeros(places.x.shape, np.float32)
    if chosen.size:
        free = _through_oculus(places, chosen)
        chosen = chosen[free]
        chosen = chosen[~_behind_solids(places, chosen)]
        lit[chosen] = slant[chosen]
    return lit


def _towards_sun(places: Places, part: NDArray[np.intp], level: float) -> tuple[Reals, Reals]:
    way = (level - places.z[part]) / SUN[2]
    return places.x[part] + places.sun_x[part] * way, places.y[part] + places.sun_y[part] * way


def _through_oculus(places: Places, part: NDArray[np.intp]) -> Marks:
    low = np.hypot(*_towards_sun(places, part, shape.DRUM_LOW)) < shape.OCULUS
    top = whole(places, *_towards_sun(places, part, shape.DRUM_HIGH), part)
    free: Marks = (low | (places.z[part] > shape.DRUM_LOW)) & ~on_lattice(*top)
    return free


def _behind_solids(places: Places, part: NDArray[np.intp]) -> Marks:
    z = places.z[part]
    hidden = np.zeros(z.shape, bool)
    for level in (shape.BEAM_LOW, shape.BEAM_HIGH):
        away = np.hypot(*_towards_sun(places, part, level))
        hidden |= (z < level) & (away > shape.BEAM_IN) & (away < shape.BEAM_OUT)
    for level in (0.1, 0.2, 0.3, 0.36, shape.BENCH_TOP):
        hidden |= (z < level - 0.002) & _in_bench(*_towards_sun(places, part, level), level > 0.3)
    for front, half in shape.ORDERS:
        x, _, tall = _at_depth(places, part, front)
        hidden |= (places.y[part] > front + 0.01) & ~shape.in_arch(x, tall, half)
    return hidden | _behind_columns(places, part)


def _at_depth(places: Places, part: NDArray[np.intp], depth: float) -> tuple[Reals, Reals, Reals]:
    way = (depth - places.y[part]) / places.sun_y[part]
    return places.x[part] + way * places.sun_x[part], way, places.z[part] + way * SUN[2]


def _in_bench(x: Reals, y: Reals, seat: bool) -> Marks:
    away, turn = np.hypot(x, y), np.abs(np.arctan2(x, y)) % shape.FIFTH
    side = np.minimum(turn, shape.FIFTH - turn)
    across = side > shape.BENCH_FROM if seat else np.abs(side - shape.BENCH_FROM - 0.045) < 0.022
    return across & (away > shape.BENCH_IN + (0 if seat else 0.07)) & (away < shape.BENCH_OUT)


def _behind_columns(places: Places, part: NDArray[np.intp]) -> Marks:
    x, y, z = places.x[part], places.y[part], places.z[part]
    dx, dy = places.sun_x[part], places.sun_y[part]
    flat = cos(SUN_HEIGHT)
    hidden = np.zeros(z.shape, bool)
    for fifth in range(5):
        for side in (-1, 1):
            yaw = fifth * shape.FIFTH + side * shape.COLUMN_YAW
            cx, cy = shape.COLUMN_AT * sin(yaw) - x, shape.COLUMN_AT * cos(yaw) - y
            along, off = (cx * dx + cy * dy) / flat, np.abs(cx * dy - cy * dx) / flat
            tall = z + along * SUN[2] / flat
            outside = np.hypot(cx, cy) > shape.SHAFT + 0.004
            hidden |= outside & (along > 0) & (off < shape.SHAFT) & (tall < shape.BEAM_LOW)
            for radius, low, high in ((0.45, 0, 0.14), (0.37, 0.14, 0.3), (0.47, 5.5, 5.9)):
                clear = np.hypot(cx, cy) > radius + 0.004
                hidden |= clear & (along > 0) & (off < radius) & (tall > low) & (tall < high)
    return hidden


def soft(places: Places) -> Reals:
    """The soft light on each place as a tone: about 1 in corners, 3 under the oculus."""
    rise = shape.DRUM_LOW - places.z
    away = np.hypot(places.x, places.y)
    long = np.sqrt(away * away + rise * rise)
    inward = -(places.nx * places.x + places.ny * places.y) / np.maximum(away, 1e-3)
    square = np.maximum((inward * away + places.nz * rise) / long, 0)
    sky: Reals = 21.2 * square * np.maximum(rise, 0) / long / (np.pi * long * long + 21.2)
    tone = 1.55 + 26 * sky + 0.9 * np.maximum(-places.nz, 0) + _from_patch(places)
    tone -= 1.25 * _corners(places, away)
    return tone


def _from_patch(places: Places) -> Reals:
    """What the sunlit part of the floor throws back, by its distance and how squarely a place faces it."""
    x, y = PATCH
    turn = -(places.fifth * shape.FIFTH).astype(np.float32)
    at_x, at_y = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    dx, dy, dz = at_x - places.x, at_y - places.y, 0.3 - places.z
    long = np.sqrt(dx * dx + dy * dy + dz * dz)
    square = (places.nx * dx + places.ny * dy + places.nz * dz) / np.maximum(long, 0.1)
    thrown: Reals = 34 * np.maximum(square + 0.15, 0) / (long * long + 14)
    return thrown


def _corners(places: Places, away: Reals) -> Reals:
    """What is lost in corners: where floor meets wall, round the columns' feet, under beam and benches."""
    side = np.abs(places.look.yaw)
    at_x, at_y = shape.COLUMN_AT * sin(shape.COLUMN_YAW), shape.COLUMN_AT * cos(shape.COLUMN_YAW)
    to_column = np.hypot(np.abs(places.x) - at_x, places.y - at_y)
    flat = places.nz > 0.5
    lost = np.where(flat & (places.z < 0.05), 0.9 * np.exp(-np.maximum(8.5 - away, 0) / 0.55), 0)
    lost += np.where(flat, 0.9 * np.exp(-np.maximum(to_column - 0.42, 0) / 0.3) * (places.z < 0.1), 0)
    upright = (away > 8.1) & ~flat
    lost += np.where(upright, 0.6 * np.exp(-places.z / 0.35), 0)
    lost += np.where(upright, 1.5 * np.exp(-np.maximum(6.3 - places.z, 0) / 0.7), 0)
    lost += np.where(upright, 0.5 * np.exp(-np.maximum(to_column - 0.9, 0) / 0.35), 0)
    for who in shape.VISITORS:
        off = np.hypot(places.x - who.reach * sin(who.yaw), (places.y - who.reach * cos(who.yaw)) * 1.6)
        lost += np.where(
            (places.fifth == who.fifth) & (places.z < 0.05) & flat, 1.7 * np.exp(-off * off / 0.08), 0
        )
    bench = (side > shape.BENCH_FROM - 0.01) & (places.z < 0.35) & (away > shape.BENCH_IN - 0.05)
    return lost + np.where(bench, 0.9, 0)


def beam(places: Places) -> Reals:
    """How many metres of sunlit air each look passes through."""
    look = places.look
    lean_x, lean_y = -places.sun_x / SUN[2], -places.sun_y / SUN[2]
    drop = shape.DRUM_LOW - look.eye
    at_x, at_y = -lean_x * drop, -lean_y * drop
    go_x, go_y = np.sin(look.yaw) + lean_x * look.rise, np.cos(look.yaw) + lean_y * look.rise
    a, b = go_x * go_x + go_y * go_y, at_x * go_x + at_y * go_y
    inner = b * b - a * (at_x * at_x + at_y * at_y - shape.OCULUS**2)
    root = np.sqrt(np.maximum(inner, 0))
    top = np.where(look.rise > 0, drop / np.maximum(look.rise, 1e-6), 99)
    end = np.minimum(np.minimum(look.reach, top), (root - b) / a)
    start = np.maximum((-root - b) / a, 0)
    length = np.maximum(end - start, 0) * np.sqrt(1 + look.rise * look.rise)
    return np.where(inner > 0, length, 0).astype(np.float32)


def gouges(size: int = 1024, count: int = 2600, seed: int = 11) -> NDArray[np.uint8]:
    """A tile of the knife's strokes, long, tapering, each of its own depth; it repeats without a join."""
    chance = np.random.default_rng(seed)
    tile = np.zeros((3 * size, 3 * size), np.uint8)
    along = np.linspace(0, 1, 13)
    for _ in range(count):
        x, y = chance.uniform(0, size, 2) + size
        long, wide, lean = chance.uniform(50, 190), chance.uniform(2.2, 5.0), chance.normal(0, 0.03)
        swell = wide * np.sin(np.pi * along**0.8) / 2
        path = np.stack([x + long * along, y + long * lean * along], 1)
        edge = np.concatenate([path + [0, 1] * swell[:, None], (path - [0, 1] * swell[:, None])[::-1]])
        left, top = (edge.min(0) - 2).astype(int)
        right, foot = (edge.max(0) + 3).astype(int)
        part = np.zeros((foot - top, right - left), np.uint8)
        points = np.round((edge - (left, top)) * 16).astype(np.int32)
        cv2.fillPoly(part, [points], int(chance.integers(20, 256)), cv2.LINE_AA, 4)
        into = tile[top:foot, left:right]
        np.maximum(into, part, out=into)
    joined: NDArray[np.uint8] = tile.reshape(3, size, 3, size).max(axis=(0, 2))
    return joined


def portal_glow(cell: float = 0.05, wide: int = 180, deep: int = 180) -> NDArray[np.float32]:
    """For each cell of floor before a portal the light of 5 × 9 parts of its picture past the arches.

    The array is deep × wide × 45; the floor begins at y = 2, x = −4.5, the picture's parts at its upper left.
    """
    x = (np.arange(wide) + 0.5) * cell - wide * cell / 2
    y = 2 + (np.arange(deep) + 0.5) * cell
    floor_x, floor_y = (part[..., None] for part in np.meshgrid(x, y))
    px = np.tile(np.linspace(-1.3, 1.3, 5), 9)
    pz = np.repeat(np.linspace(5.4, 0.7, 9), 5)
    free = np.ones((deep, wide, 45), bool)
    for depth, half in (
        (shape.FACE, shape.ORDERS[0][1]),
        (shape.ORDERS[2][0], 1.45),
        (shape.REVEAL_END, 1.45),
    ):
        part = (depth - floor_y) / (shape.PICTURE - floor_y)
        at_x, at_z = floor_x + (px - floor_x) * part, pz * part
        free &= (part < 0) | shape.in_arch(at_x.astype(np.float32), at_z.astype(np.float32), half)
    ahead = shape.PICTURE - floor_y
    square = (px - floor_x) ** 2 + ahead**2 + pz**2
    glow: NDArray[np.float32] = (free * ahead * pz / square**2 * 0.4).astype(np.float32)
    return glow
