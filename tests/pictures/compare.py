"""Compares a computed picture with the golden one that a person has looked at and accepted."""

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops

HERE = Path(__file__).resolve().parent
GOLDEN = HERE / "golden"
OUT = HERE.parent / "out"
ACCEPT = "KIOSK_ACCEPT_PICTURES"
"""Environment variable: where it is 1, what is computed becomes golden."""
COLOURS = 64
"""Golden pictures are kept in so few, to be small: that moves a channel by 25 levels of 255 at most."""
VISIBLE = 48
"""Levels by which a channel must differ for a pixel to count."""
MOST = 0.0003
"""The part of all pixels that may differ; a letter of the smallest text is more."""
GAP = 12


def compare(name: str, computed: Image.Image) -> None:
    """Fail unless the picture is the golden one of that name; then `tests/out` shows where they differ."""
    path = GOLDEN / f"{name}.png"
    if os.environ.get(ACCEPT) == "1":
        accept(path, computed)
        return
    beside = OUT / f"{name}.png"
    if not path.exists():
        save(beside, computed)
        pytest.fail(f"There is no golden {name}: look at {beside} and accept it with {ACCEPT}=1.")
    with Image.open(path) as golden:
        expected = golden.convert("RGB")
    share = difference(expected, computed)
    if share > MOST:
        save(beside, side_by_side(expected, computed))
        pytest.fail(
            f"{name}: {share:.3%} of the pixels differ; see expected, computed and difference in {beside}, "
            f"and accept it with {ACCEPT}=1 if it is right."
        )
    beside.unlink(missing_ok=True)


def accept(path: Path, computed: Image.Image) -> None:
    """Keep the picture as golden, unless the one that is there shows the same."""
    if path.exists():
        with Image.open(path) as golden:
            if difference(golden.convert("RGB"), computed) == 0:
                return
    small = computed.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    path.parent.mkdir(parents=True, exist_ok=True)
    small.save(path, optimize=True)


def save(path: Path, picture: Image.Image) -> None:
    """Write a picture for someone to look at."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)


def difference(expected: Image.Image, computed: Image.Image) -> float:
    """The part of the pixels that visibly differ: 0 none, 1 all, and all where the sizes differ."""
    if expected.size != computed.size:
        return 1.0
    return unlike(expected, computed).histogram()[255] / (expected.width * expected.height)


def unlike(expected: Image.Image, computed: Image.Image) -> Image.Image:
    """White where a channel differs visibly, black elsewhere."""
    red, green, blue = ImageChops.difference(expected, computed).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([0] * (VISIBLE + 1) + [255] * (255 - VISIBLE))


def side_by_side(expected: Image.Image, computed: Image.Image) -> Image.Image:
    """Expected | computed | difference, red on a pale copy of what was expected."""
    pictures = [expected, computed]
    if expected.size == computed.size:
        pale = Image.blend(expected, Image.new("RGB", expected.size, "white"), 0.75)
        pale.paste((220, 0, 0), (0, 0), unlike(expected, computed))
        pictures.append(pale)
    wide = sum(each.width for each in pictures) + GAP * (len(pictures) - 1)
    sheet = Image.new("RGB", (wide, max(each.height for each in pictures)), "black")
    x = 0
    for each in pictures:
        sheet.paste(each, (x, 0))
        x += each.width + GAP
    return sheet
