"""What is drawn, inlaid and carved where in the round hall: floor, panels, frieze, portals, sky, visitors."""

import io
from collections.abc import Callable
from functools import cache, partial

import cv2
import hall_drawing as drawing
import hall_light as light
import hall_shape as shape
import numpy as np
import resvg_py
from hall_light import Places
from hall_shape import Look, Reals, Visitor
from numpy.typing import NDArray
from PIL import Image
from press import ASSETS, rgb

CHAPTERS = ("preface", "banner", "leadership", "drive", "smart")
PICTURE_WIDE, PICTURE_TALL = 3.24, 6.48
Colours = Reals
Part = NDArray[np.intp]
Texture = NDArray[np.uint8] | Reals
Craft = Callable[[Places, Part], Colours]
ROSETTE, WAVES_FROM, WAVES_TO = 1.36, 3.0, 4.1
FLOOR_RINGS = (
    (1.36, 1.44, "gold"),
    (2.82, 2.9, "gold"),
    (2.9, 3.0, "sea-deep"),
    (4.1, 4.2, "sea-deep"),
    (4.2, 4.28, "gold"),
    (6.4, 6.47, "gold"),
    (6.47, 6.8, "sea-dark"),
    (6.8, 6.87, "gold"),
)


def print_drawing(svg: str, height: int) -> NDArray[np.uint8]:
    """Print a drawing at a height in pixels."""
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, height=height, skip_system_fonts=True))
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


@cache
def _door(number: int) -> NDArray[np.uint8]:
    return print_drawing((ASSETS / CHAPTERS[number] / "door.svg").read_text("utf-8"), 2200)


def sample(picture: Texture, u: Reals, v: Reals, wrap: bool = False) -> Colours:
    """Colours of a picture at fractions of its width (from the left) and height (from the top)."""
    high, wide = picture.shape[:2]
    count = u.size
    rows = -(-count // 1024)
    maps = np.zeros((2, rows * 1024), np.float32)
    maps[0, :count], maps[1, :count] = u * wide - 0.5, v * high - 0.5
    edge = cv2.BORDER_WRAP if wrap else cv2.BORDER_REPLICATE
    along, down = maps.reshape(2, rows, 1024)
    found = cv2.remap(picture, along, down, cv2.INTER_LINEAR, borderMode=edge)
    return found.reshape(-1, found.shape[-1])[:count].astype(np.float32)


def lay_inks(places: Places, colours: Colours) -> Colours:
    """Give each place the ink that is drawn, inlaid or carved there."""
    crafts: dict[str, Craft] = {
        "picture": _picture,
        "floor": _floor,
        "sky": _sky,
        "panel": _panel,
        "face": _face,
        "frieze": _frieze,
        "coffer": _coffer,
        "wall": _wall,
        "step front": _nosing,
        "order 2": _voussoirs,
        "visitor": _visitor,
        "lintel": _lintel,
    }
    for name, craft in crafts.items():
        part = np.flatnonzero(np.isin(places.on, shape.surfaces(name)))
        if part.size:
            colours[part] = craft(places, part)
    return colours


@cache
def _silhouette(child: bool) -> NDArray[np.uint8]:
    data = bytes(
        resvg_py.svg_to_bytes(svg_string=drawing.visitors(child), height=720, skip_system_fonts=True)
    )
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"))


def _seen_of(who: Visitor, yaw: Reals, z: Reals) -> Colours:
    u = (yaw - who.yaw) * who.reach / 1.2
    return sample(_silhouette(who.child), (0.5 - u if who.mirrored else 0.5 + u), 1 - z / 1.8)


def meet_visitors(look: Look, fifth: NDArray[np.int8]) -> None:
    """Let looks end on the visitors, who stand like boards across the look."""
    for who in shape.VISITORS:
        tall = look.height(np.full_like(look.rise, who.reach))
        here = (fifth == who.fifth) & (np.abs(look.yaw - who.yaw) * who.reach < 0.6)
        part = np.flatnonzero(here & (tall > 0) & (tall < 1.8) & (look.reach > who.reach))
        if part.size:
            met = part[_seen_of(who, look.yaw[part], tall[part])[:, 3] > 127]
            look.reach[met], look.on[met] = who.reach, shape.SURFACES.index("visitor")


def _visitor(places: Places, part: Part) -> Colours:
    colours = np.empty((part.size, 3), np.float32)
    for who in shape.VISITORS:
        yaw = places.look.yaw[part]
        here = (places.fifth[part] == who.fifth) & (np.abs(yaw - who.yaw) * who.reach < 0.601)
        if here.any():
            colours[here] = _seen_of(who, yaw[here], places.z[part[here]])[:, :3]
    return colours


def _picture(places: Places, part: Part) -> Colours:
    colours = np.empty((part.size, 3), np.float32)
    u = places.x[part] / PICTURE_WIDE + 0.5
    v = 1 - (places.z[part] - shape.SILL) / PICTURE_TALL
    for number in range(5):
        here = places.fifth[part] == number
        if here.any():
            colours[here] = sample(_door(number), u[here], v[here])
    return colours


@cache
def _drawn(name: str, height: int) -> NDArray[np.uint8]:
    drawings = {"rosette": drawing.rosette, "waves": drawing.wave_band, "frieze": drawing.frieze}
    drawings |= {"sky": drawing.oculus_sky, "face": lambda: drawing.portal_face(200 * shape.ORDERS[0][1] + 4)}
    drawings |= {f"panel {n}": partial(drawing.panel, n) for n in range(5)}
    return print_drawing(drawings[name](), height)


def _sky(places: Places, part: Part) -> Colours:
    x, y = light.whole(places, places.x[part], places.y[part], part)
    colours = sample(_drawn("sky", 1600), x / 5.3 + 0.5, 0.5 - y / 5.3)
    colours[light.on_lattice(x, y)] = rgb("sea-deep")
    return colours


def _panel(places: Places, part: Part) -> Colours:
    yaw = places.look.yaw[part]
    number = (places.fifth[part] - (yaw < 0)) % 5
    across = yaw - np.sign(yaw) * shape.FIFTH / 2
    u = 0.5 + across / (shape.FIFTH - 2 * shape.PANEL_FROM)
    v = (shape.PANEL_HIGH - places.z[part]) / (shape.PANEL_HIGH - shape.PANEL_LOW)
    colours = np.empty((part.size, 3), np.float32)
    for each in range(5):
        here = number == each
        if here.any():
            colours[here] = sample(_drawn(f"panel {each}", 1400), u[here], v[here])
    return colours


def _face(places: Places, part: Part) -> Colours:
    u = places.x[part] / (2 * shape.FACE_HALF) + 0.5
    return sample(_drawn("face", 1734), u, (shape.FACE_TOP - places.z[part]) / shape.FACE_TOP)


def _frieze(places: Places, part: Part) -> Colours:
    low = shape.BEAM_LOW + 0.1
    u = places.look.yaw[part] / shape.FIFTH * 8 + 0.5
    v = (shape.BEAM_HIGH - places.z[part]) / (shape.BEAM_HIGH - low)
    return sample(_drawn("frieze", 400), u % 1, v, wrap=True)


def _coffer(places: Places, part: Part) -> Colours:
    reach = places.look.reach[part]
    row = np.clip(np.round((6.52 - reach) / 0.9), 0, 3)
    count = np.array((45, 40, 30, 25))[row.astype(np.int64)]
    place = (places.look.yaw[part] / (2 * np.pi) * count + 0.5 * (count % 2)) % 1 - 0.5
    off = np.hypot(place * 2 * np.pi / count * reach, (reach - 6.56 + row * 0.9) * 1.1)
    colours = np.tile(np.array(rgb("sea-dark"), np.float32), (part.size, 1))
    for radius, ink in ((0.2, "sea-deep"), (0.16, "gold"), (0.08, "gold-pale")):
        colours[off < radius] = rgb(ink)
    return colours


def _wall(places: Places, part: Part) -> Colours:
    colours = np.tile(np.array(rgb("sand"), np.float32), (part.size, 1))
    aside = (shape.PANEL_FROM - np.abs(places.look.yaw[part])) * shape.WALL
    above = np.maximum(places.z[part] - shape.PANEL_HIGH, shape.PANEL_LOW - places.z[part])
    frame = np.maximum(aside, above)
    for width, ink in ((0.21, "gold-pale"), (0.17, "sand"), (0.11, "gold")):
        colours[frame < width] = rgb(ink)
    return colours


def _voussoirs(places: Places, part: Part) -> Colours:
    """The arch's stones with their joints, and a golden keystone."""
    x, above = places.x[part], places.z[part] - shape.SPRING
    turn = np.arctan2(np.abs(x), np.maximum(above, 0))
    stone = np.where(above > 0, turn / np.radians(13.85), -above / 0.46 + 6.5) + 0.5
    joint = np.abs(stone - np.round(stone)) * 0.4 < 0.011
    colours = np.tile(np.array(rgb("ivory"), np.float32), (part.size, 1))
    colours[stone % 2 < 1] = rgb("sand")
    colours[joint] = rgb("stone")
    colours[stone < 1] = rgb("gold-light")
    return colours


def _lintel(places: Places, part: Part) -> Colours:
    """The beam over a portal, with a row of round tile ends."""
    colours = np.tile(np.array(rgb("gold"), np.float32), (part.size, 1))
    x, z = (places.x[part] / 0.24) % 1 * 0.24 - 0.12, places.z[part] - 5.7
    colours[np.abs(z) > 0.082] = rgb("gold-light")
    for radius, ink in ((0.078, "sea-deep"), (0.062, "sea"), (0.03, "gold-light")):
        colours[np.hypot(x, z) < radius] = rgb(ink)
    return colours


def _nosing(places: Places, part: Part) -> Colours:
    colours = np.tile(np.array(rgb("stone"), np.float32), (part.size, 1))
    high = np.where(places.y[part] < 7.9, shape.STEPS[0][2], shape.STEPS[1][2])
    colours[high - places.z[part] < 0.03] = rgb("gold-light")
    return colours


def _floor(places: Places, part: Part) -> Colours:
    x, y = places.x[part], places.y[part]
    away, yaw = np.hypot(x, y), places.look.yaw[part]
    turn = (yaw / shape.FIFTH + places.fifth[part]) % 5 / 5
    colours = _slabs(away, turn)
    for low, high, ink in FLOOR_RINGS:
        colours[(away >= low) & (away < high)] = rgb(ink)
    _path(colours, x, y, away)
    band = (away > WAVES_FROM) & (away < WAVES_TO)
    if band.any():
        v = (WAVES_TO - away[band]) / (WAVES_TO - WAVES_FROM)
        colours[band] = sample(_drawn("waves", 900), turn[band] * 30 % 1, v, wrap=True)
    middle = away < ROSETTE
    if middle.any():
        whole_x, whole_y = light.whole(places, x[middle], y[middle], part[middle])
        colours[middle] = sample(
            _drawn("rosette", 2400), whole_x / ROSETTE / 2 + 0.5, 0.5 - whole_y / ROSETTE / 2
        )
    return colours


def _slabs(away: Reals, turn: Reals) -> Colours:
    """Stone slabs in courses round the middle, each of its own tint, with joints."""
    edges = np.array((0, 1.42, 2.2, 3.0, 4.1, 4.95, 5.8, 6.4, 6.86, 7.75, 9), np.float32)
    counts = np.array((1, 15, 20, 1, 30, 35, 40, 1, 50, 55), np.float32)
    course = np.clip(np.searchsorted(edges, away) - 1, 0, 9)
    place = turn * counts[course] + 0.5 * (course % 2)
    slab = np.floor(place) % counts[course]
    tint = (np.sin(slab * 12.9898 + course * 78.233) * 43758.547) % 1
    inks = np.array([rgb(ink) for ink in ("sand", "sand", "stone", "gold-pale")], np.float32)
    base = np.array(rgb("sand"), np.float32)
    colours = base + (inks[(tint * 4).astype(np.int64)] - base) * np.float32(0.5)
    joint = 0.010 + 0.0022 * away
    to_side = np.abs(place - np.round(place)) / counts[course] * 2 * np.pi * away
    to_ring = np.minimum(np.abs(away - edges[course]), np.abs(away - edges[course + 1]))
    colours[(to_side < joint / 2) | (to_ring < joint / 2)] = rgb("stone")
    return colours.astype(np.float32)


def _path(colours: Colours, x: Reals, y: Reals, away: Reals) -> None:
    """The way from the waves to a portal: pale stone between two lines of gold."""
    side = np.abs(x)
    way = (away > WAVES_TO + 0.1) & (y > 0) & (side < 1.3)
    colours[way] = rgb("ivory")
    colours[way & (np.abs((y - 4.4) % 0.82) < 0.02 + 0.0015 * away)] = rgb("sand")
    colours[way & (side > 1.1)] = rgb("gold")
    colours[way & (side > 1.18)] = rgb("sea-dark")


@cache
def _parts(number: int) -> Colours:
    small = cv2.resize(_door(number), (5, 9), interpolation=cv2.INTER_AREA)
    return small.reshape(45, 3).astype(np.float32)


@cache
def _glow_map(number: int) -> Colours:
    """Colour and strength of a portal's light on the floor before it."""
    glow = light.portal_glow()
    strength = glow.sum(-1, keepdims=True)
    hue = glow @ _parts(number) / np.maximum(strength, 1e-6)
    return np.concatenate([hue, strength], -1).astype(np.float32)


def shine(places: Places, part: Part) -> Colours:
    """The light of the portals' pictures on floor and steps: its colour, and how strong it is."""
    found = np.zeros((part.size, 4), np.float32)
    u, v = (places.x[part] + 4.5) / 9, (places.y[part] - 2) / 9
    for number in range(5):
        here = places.fifth[part] == number
        if here.any():
            found[here] = sample(_glow_map(number), u[here], v[here])
    return found


@cache
def _blurred(number: int) -> Colours:
    return cv2.resize(_door(number), (10, 24), interpolation=cv2.INTER_AREA).astype(np.float32)


def beside(places: Places, part: Part) -> Colours:
    """The picture's colour next to each place of a reveal."""
    colours = np.empty((part.size, 3), np.float32)
    u = np.clip(places.x[part] / PICTURE_WIDE + 0.5, 0.02, 0.98)
    v = np.clip(1 - (places.z[part] - shape.SILL) / PICTURE_TALL, 0, 1)
    for number in range(5):
        here = places.fifth[part] == number
        if here.any():
            colours[here] = sample(_blurred(number), u[here], v[here])
    return colours
