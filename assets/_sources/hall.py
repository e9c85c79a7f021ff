"""The round hall with its five portals, looked at all round: a sphere cast ray by ray, cut like a print."""

from functools import cache

import hall_carving as carving
import hall_light as light
import hall_shape as shape
import numpy as np
from hall_light import Places
from hall_shape import Reals
from numpy.typing import NDArray
from PIL import Image
from press import ASSETS, rgb, sheet

WIDTH, BAND = 8192, 16
TARGET = "preface/hall-360.jpg"
SUBSAMPLES = ((-0.125, -0.375), (0.375, -0.125), (0.125, 0.375), (-0.375, 0.125))
TONES = np.array(
    [(0.46, 0.45, 0.45), (0.64, 0.62, 0.59), (0.835, 0.81, 0.765), (0.93, 0.915, 0.885), (1, 1, 1)],
    np.float32,
)
GLOWS = np.array((0.0, 0.14, 0.28, 0.42), np.float32)
Colours = Reals


@cache
def _inks() -> Colours:
    return np.array([rgb(name) for name in shape.SURFACE_INKS], np.float32)


@cache
def _strokes() -> NDArray[np.uint8]:
    return light.gouges()


def mix(colours: Colours, ink: str | Colours, part: Reals | float) -> Colours:
    """Print an ink over colours, so much of it at each place."""
    over = np.array(rgb(ink), np.float32) if isinstance(ink, str) else ink
    return colours + (over - colours) * np.asarray(part, np.float32)[..., None]


def cast(yaw: Reals, rise: Reals) -> Colours:
    """The colours that the visitor sees along these yaws (in radians, right of portal 1) and rises."""
    turn = np.round(yaw / shape.FIFTH)
    fifth = (turn.astype(np.int64) % 5).astype(np.int8)
    within = (yaw - turn * shape.FIFTH).astype(np.float32)
    look = shape.look_round(within, rise)
    carving.meet_visitors(look, fifth)
    places = Places(look, fifth)
    strokes = _strokes_at(places)
    sun = light.sunlit(places)
    colours = _tone(places, strokes, sun)
    _polish(places, colours, strokes * (sun == 0))
    _glow(places, colours, strokes)
    haze = light.beam(places)
    return mix(colours, "gold-pale", np.floor(np.minimum(haze / 2.2, 2.99)) * 0.06)


def _polish(places: Places, colours: Colours, strokes: Reals) -> None:
    """Let the polished floor mirror the hall in broken strokes, more where it is seen aslant."""
    away = np.hypot(places.x, places.y)
    polished = (places.on == 1) & (away > 4.28)
    part = np.flatnonzero(polished & (strokes > 0.75 - 0.09 * away))
    if part.size:
        look = shape.look_round(places.look.yaw[part], -places.look.rise[part], -shape.EYE)
        carving.meet_visitors(look, places.fifth[part])
        seen = Places(look, places.fifth[part])
        colours[part] = mix(colours[part], _tone(seen, strokes[part], light.sunlit(seen)), 0.42)


def _strokes_at(places: Places) -> Reals:
    """How deep the knife went at each place, 0–1: round the floor, along walls, down columns."""
    on = places.on
    round_yaw = places.look.yaw + places.fifth * shape.FIFTH
    away = np.hypot(places.x, places.y)
    along = round_yaw * np.maximum(np.round(away / 1.5), 1) * 1.5 * (1024 / 6 * 10 / 9)
    across = np.where(np.abs(places.nz) > 0.5, away, places.z)
    column = (on >= shape.FIRST_COLUMN) & (on < shape.FIRST_RING)
    u = np.where(column, places.z * 150, along)
    v = np.where(column, places.look.yaw * 7.5 * 170, across * 170)
    tile = _strokes()
    return tile[v.astype(np.int64) % 1024, u.astype(np.int64) % 1024].astype(np.float32) / 255


def _tone(places: Places, strokes: Reals, sun: Reals) -> Colours:
    """Quantise the light into five tones, ragged by the knife; the sun is a sixth."""
    unlit = np.isin(places.on, shape.surfaces("sky", "picture", "visitor"))
    level = np.clip(np.floor(light.soft(places) + 0.42 * strokes), 0, 4).astype(np.int64)
    level[unlit] = 4
    level[sun > 0] = 4
    colours = carving.lay_inks(places, _inks()[places.on]) * TONES[level]
    warm = np.where(sun > 0.42, 0.62, np.where(sun > 0, 0.34, 0))
    return mix(colours, "ivory", warm.astype(np.float32))


def _glow(places: Places, colours: Colours, strokes: Reals) -> None:
    """Let each portal's picture shine on the floor before it and into its reveal."""
    side = np.abs(places.look.yaw)
    part = np.flatnonzero((places.y > 2.1) & (places.nz > 0.9) & (side < 0.55))
    if part.size:
        shine = carving.shine(places, part)
        strength = shine[:, 3] * np.minimum((0.55 - side[part]) / 0.3, 1)
        level = np.clip(np.floor(strength * 4 + 0.5 * strokes[part]), 0, 3).astype(np.int64)
        colours[part] = mix(colours[part], shine[:, :3], GLOWS[level])
    part = np.flatnonzero(np.isin(places.on, shape.surfaces("reveal", "inner 1", "inner 2")))
    if part.size:
        near = (places.y[part] - 8.2) / 2.1
        level = np.clip(np.floor(near * 2.9 + 0.3 + 0.4 * strokes[part]), 0, 3).astype(np.int64)
        colours[part] = mix(colours[part], carving.beside(places, part), 1.5 * GLOWS[level])


@cache
def _grain() -> tuple[Reals, Reals]:
    """How much ink the dark grain and how much paper the light grain lays on each spot of a tile."""
    speck, fleck = (
        carving.print_drawing(
            sheet(300, 300, name, f'<rect width="300" height="300" fill="{paper}"/>{grains}'), 300
        )
        for name, paper, grains in (
            ("speck", "#fff", '<rect width="300" height="300" fill="url(#speck)"/>'),
            ("fleck", "#000", '<rect width="300" height="300" fill="url(#fleck)"/>'),
        )
    )
    return (255 - speck[..., 0].astype(np.float32)) / 224, fleck[..., 0].astype(np.float32) / 246


def press_grain(colours: Colours, yaw: Reals, rise: Reals, scale: float) -> Colours:
    """Lay the paper's grain over the colours, by tiles on a cube's faces: of one size all over the sphere."""
    way = np.stack([np.sin(yaw), np.cos(yaw), rise]) / np.sqrt(1 + rise * rise)
    main = np.abs(way).argmax(0)
    longest = np.abs(way).max(0)
    u = np.where(main == 0, way[1], way[0]) / longest * scale + 37 * main
    v = np.where(main == 2, way[1], way[2]) / longest * scale + 91 * main
    spot = v.astype(np.int64) % 300, u.astype(np.int64) % 300
    speck, fleck = _grain()
    dark = (colours.mean(1) < 118) * fleck[spot]
    return mix(mix(colours, "ink", speck[spot]), "ivory", dark)


def panorama(width: int = WIDTH) -> NDArray[np.uint8]:
    """The whole sphere, portal 1 in the middle, straight up at the top edge."""
    picture = np.empty((width // 2, width, 3), np.uint8)
    for top in range(0, width // 2, BAND):
        total = np.zeros((BAND * width, 3), np.float32)
        for across, down in SUBSAMPLES:
            yaw = ((np.arange(width) + 0.5 + across) / width * 2 - 1) * np.pi
            pitch = (0.5 - (np.arange(top, top + BAND) + 0.5 + down) / (width // 2)) * np.pi
            yaws, rises = np.meshgrid(yaw.astype(np.float32), np.tan(pitch).astype(np.float32))
            total += cast(yaws.ravel(), rises.ravel())
        band = press_grain(total / len(SUBSAMPLES), yaws.ravel(), rises.ravel(), width / 2 / np.pi)
        picture[top : top + BAND] = np.clip(band + 0.5, 0, 255).reshape(BAND, width, 3).astype(np.uint8)
    return picture


def make() -> None:
    """Write the panorama."""
    target = ASSETS / TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(panorama()).save(target, quality=88, subsampling=0, optimize=True)


if __name__ == "__main__":
    make()
