"""Small drawn things: rounded panels, rings, charts and icons, rasterised from SVG fragments."""

import io
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import resvg_py
from PIL import Image, PngImagePlugin

from kiosk.base.geometry import Box, Size
from kiosk.stage.canvas import Ink

ICONS = {
    "back": "M14.5 5.5 8 12l6.5 6.5",
    "next": "M9.5 5.5 16 12l-6.5 6.5",
    "down": "M5.5 9.5 12 16l6.5-6.5",
    "up": "M5.5 14.5 12 8l6.5 6.5",
    "home": "M4 11.2 12 4.5l8 6.7M6.3 9.8v9.2h4.2v-5h3v5h4.2V9.8",
    "plus": "M12 5v14M5 12h14",
    "minus": "M5 12h14",
    "close": "M6 6l12 12M18 6 6 18",
    "enlarge": "M13.5 4.5h6v6M10.5 19.5h-6v-6M19.5 4.5l-6.5 6.5M4.5 19.5 11 13",
    "touch": "M9.2 13.5V5.7a1.6 1.6 0 0 1 3.2 0v5.1l5 1.1a2 2 0 0 1 1.6 2.2l-.6 3.9a3.4 3.4 0 0 1-3.4 2.9"
    "h-2.6a3.4 3.4 0 0 1-2.8-1.5l-3.5-5.1a1.4 1.4 0 0 1 2.1-1.8zM6.6 8.1a4.6 4.6 0 1 1 8.4 0",
    "check": "M5 12.8l4.4 4.4L19 7.4",
    "again": "M18.9 13.5a7 7 0 1 1-1.7-6.3M18.6 3.6v4.4h-4.4",
    "picture": "M4 5.5h16v13H4zM4 16l4.5-4.5 3.5 3.5 3-3 5 4.5M15.5 9.3v.1",
    "play": "M8 5.2v13.6L19 12z",
    "pause": "M8.5 5.5v13M15.5 5.5v13",
    "replay": "M5.2 9.5A7.3 7.3 0 1 1 4.7 12.6M4.6 4.8v4.9h4.9",
    "back-ten": "M6.3 6.3A8 8 0 1 1 4 12M6.2 2.9v3.6h3.6M9 10.7l1.5-1v5.2"
    "M12.9 12.3a1.5 2.6 0 1 1 3 0a1.5 2.6 0 1 1-3 0",
    "on-ten": "M17.7 6.3A8 8 0 1 0 20 12M17.8 2.9v3.6h-3.6M8.4 10.7l1.5-1v5.2"
    "M12.3 12.3a1.5 2.6 0 1 1 3 0a1.5 2.6 0 1 1-3 0",
    "sound": "M4.5 9.5v5h3.2l4.3 3.7V5.8L7.7 9.5zM15.3 9.2a4 4 0 0 1 0 5.6M17.8 6.7a7.5 7.5 0 0 1 0 10.6",
    "mute": "M4.5 9.5v5h3.2l4.3 3.7V5.8L7.7 9.5zM15.5 9.5l5 5M20.5 9.5l-5 5",
    "captions": "M3.5 5.5h17v13h-17zM6.5 11.5h5M14 11.5h3.5M6.5 15h7.5M16.5 15h1",
    "access": "M12 3.2a8.8 8.8 0 1 0 0 17.6a8.8 8.8 0 1 0 0-17.6M12 6.9v.1M7.6 10.1l4.4.9 4.4-.9"
    "M12 11v3.2M12 14.2l-2.2 4M12 14.2l2.2 4",
    "contrast": "M12 3.8a8.2 8.2 0 1 0 0 16.4a8.2 8.2 0 1 0 0-16.4M12 3.8v16.4M14 4.2v15.6M16 5.1v13.8"
    "M18 6.6v10.8M19.6 9v6",
    "calm": "M12 3.8a8.2 8.2 0 1 0 0 16.4a8.2 8.2 0 1 0 0-16.4M9.8 9v6M14.2 9v6",
    "reach": "M12 3.8v10.4M7.8 10.2l4.2 4.2 4.2-4.2M4.5 19.4h15",
    "language": "M12 3.8a8.2 8.2 0 1 0 0 16.4a8.2 8.2 0 1 0 0-16.4M3.8 12h16.4M12 3.8c-4.2 4-4.2 12.4 0 16.4"
    "M12 3.8c4.2 4 4.2 12.4 0 16.4",
    "erase": "M8.8 5.5h11v13h-11L3.6 12zM11.8 9.6l4.8 4.8M16.6 9.6l-4.8 4.8",
    "targets": "M4.5 4.5h15v15h-15zM9.5 4.5v15M14.5 4.5v15M4.5 9.5h15M4.5 14.5h15",
    "screen": "M3.5 5h17v11.5h-17zM8 20h8M12 16.8v2.9",
    "dark": "M19.4 14.4A8 8 0 1 1 9.6 4.6a6.4 6.4 0 0 0 9.8 9.8z",
    "power": "M12 3.6v8.2M7.6 6.4a7.4 7.4 0 1 0 8.8 0",
    "bright": "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2.8v1.8M12 19.4v1.8M2.8 12h1.8M19.4 12h1.8"
    "M5.5 5.5l1.3 1.3M17.2 17.2l1.3 1.3M5.5 18.5l1.3-1.3M17.2 6.8l1.3-1.3",
    "reduce": "M19.5 4.5l-6 6M13.5 5.2v5.3h5.3M4.5 19.5l6-6M10.5 18.8v-5.3H5.2",
}
"""Stroked paths on a 24 × 24 grid, drawn for this project."""


def hexed(ink: Ink) -> str:
    """An ink as SVG writes it."""
    return "#{:02x}{:02x}{:02x}".format(*ink)


TURNED = {"back": "next", "next": "back"}
"""The icons that point along the way one reads, and those that stand for them where that is from the right.

Those of players and clocks stay: time on a dial runs alike everywhere.
"""


class Tiling(NamedTuple):
    """An SVG `body` on a ground of `size` px, again and again in steps of `step` px, as far as `boxes` go."""

    body: str
    size: Size
    step: Size
    boxes: tuple[Box, ...]


def rasterise(size: Size, body: str, turned: bool = False) -> bytes:
    """BGRA rows of an SVG `body` drawn on a transparent ground of `size` px; `turned`: its mirror image."""
    return _rows(_drawn(size, body), turned)


def rasterise_tiled(size: Size, tilings: Sequence[Tiling], turned: bool = False) -> bytes:
    """The same of tilings. As a `<pattern>` of SVG a grid of a thousand cells takes 90 ms, and here 7."""
    whole = Image.new("RGBA", size)
    for tiling in tilings:
        tile = _drawn(tiling.size, tiling.body)
        for box in tiling.boxes:
            for y in range(box.y, box.bottom, tiling.step.h):
                for x in range(box.x, box.right, tiling.step.w):
                    whole.paste(tile, (x, y))
    return _rows(whole, turned)


def _drawn(size: Size, body: str) -> Image.Image:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.w}" height="{size.h}" '
        f'viewBox="0 0 {size.w} {size.h}">{body}</svg>'
    )
    png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)
    # Image.open would import four other formats first.
    return PngImagePlugin.PngImageFile(io.BytesIO(png)).convert("RGBA")


def _rows(image: Image.Image, turned: bool) -> bytes:
    upright = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if turned else image
    return upright.tobytes("raw", "BGRA")


@lru_cache(maxsize=512)  # every frame asks for the same ones
def rounded(size: Size, radius: float, fill: Ink | None, stroke: Ink | None = None, width: float = 0) -> str:
    """A rectangle with round corners, its outline `width` px wide and inside the box."""
    width = width if stroke else 0
    half = width / 2
    paint = f'fill="{hexed(fill)}"' if fill else 'fill="none"'
    line = f'stroke="{hexed(stroke)}" stroke-width="{width}"' if stroke else ""
    return (
        f'<rect x="{half}" y="{half}" width="{size.w - width}" height="{size.h - width}" '
        f'rx="{max(0.0, min(radius, size.w / 2, size.h / 2) - half)}" {paint} {line}/>'
    )


@lru_cache(maxsize=512)
def icon(name: str, side: int, ink: Ink, weight: float = 1.8) -> str:
    """An icon `side` px wide; `weight` is its line on the 24-unit grid."""
    return (
        f'<g transform="scale({side / 24})"><path d="{ICONS[name]}" fill="none" stroke="{hexed(ink)}" '
        f'stroke-width="{weight}" stroke-linecap="round" stroke-linejoin="round"/></g>'
    )
