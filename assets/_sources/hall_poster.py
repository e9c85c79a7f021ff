"""Draws the renovated hall at poster size, 16000 × 10000 px, window by window, to be explored up close."""

import io
from random import Random

import resvg_py
from knife import Block, disc, lens
from PIL import Image
from poster_court import court, paving
from poster_front import front, plinth
from poster_gable import gable
from poster_ridge import finials, ridge
from poster_roof import eaves, tiles
from poster_shore import shore, swallows
from poster_trees import trees
from poster_wings import wings
from press import ASSETS, INKS

WIDTH, HEIGHT, WINDOW = 16000, 10000, 2000
SCALE = 5.6
"""Pixels to one unit of the drawing; the hall's axis is at x = 1200, its ground line at y = 1306."""
CORNER = (1280, 240)
"""Where the drawing's origin falls, in whole squares of the JPEG (see poster_gable.bricks)."""


def carve() -> Block:
    """The whole drawing, from the sky forward."""
    block = Block()
    with block.at(*CORNER, SCALE):
        shore(block)
        paving(block)
        wings(block)
        for flip in (False, True):
            with block.at(2400 if flip else 0, 0, 1, flip=flip):
                gable(block)
        front(block)
        plinth(block)
        tiles(block)
        eaves(block)
        finials(block)
        ridge(block)
        _nest(block)
        trees(block)
        court(block)
        swallows(block)
    return block


def _nest(block: Block) -> None:
    block.cut("ink-brown", disc(1041, 780, 8, 6))
    block.cut("ink-soft", lens(1032, 778, 1050, 778, 2))
    block.cut("ink", disc(1037, 774, 2), disc(1041, 773, 2), disc(1045, 774, 2))
    block.cut(
        "gold",
        lens(1036, 774, 1034, 771, 0.8),
        lens(1041, 773, 1041, 769, 0.8),
        lens(1046, 774, 1048, 771, 0.8),
    )


def _grain() -> str:
    """Sparser and coarser than press.grain: it shows at full size only, and costs the JPEG little."""
    chance = Random(3)
    specks = []
    for _ in range(24):
        x, y, side = chance.uniform(4, 592), chance.uniform(4, 592), chance.uniform(3.6, 8.8)
        specks.append(f"M{x:.1f} {y:.1f}h{side:.1f}v{side * chance.uniform(0.6, 1.2):.1f}h-{side * 0.9:.1f}z")
    size = 'width="600" height="600" patternUnits="userSpaceOnUse"'
    path = f'<path fill="{INKS["ink"]}" fill-opacity=".12" d="{"".join(specks)}"/>'
    return f'<pattern id="speck" {size}>{path}</pattern>'


def window(block: Block, x: int, y: int, side: int, pixels: int) -> Image.Image:
    """One square window of the drawing as pixels."""
    body = block.body((x, y, x + side, y + side))
    size = f'viewBox="{x} {y} {side} {side}" width="{pixels}" height="{pixels}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    ground = f'<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="url(#speck)"/>'
    png = resvg_py.svg_to_bytes(
        svg_string=f"{head}<defs>{_grain()}</defs>{body}{ground}</svg>", skip_system_fonts=True
    )
    return Image.open(io.BytesIO(png)).convert("RGB")


def render(block: Block, shrink: int = 1) -> Image.Image:
    """The poster, whole, at full size or shrunk."""
    sheet = Image.new("RGB", (WIDTH // shrink, HEIGHT // shrink))
    for y in range(0, HEIGHT, WINDOW):
        for x in range(0, WIDTH, WINDOW):
            sheet.paste(window(block, x, y, WINDOW, WINDOW // shrink), (x // shrink, y // shrink))
    return sheet


def make() -> None:
    """Write the poster below assets/."""
    path = ASSETS / "banner" / "hall-poster.jpg"
    render(carve()).save(path, quality=79, subsampling=0, optimize=True, progressive=False)


if __name__ == "__main__":
    make()
