"""What every picture is printed with: the four inks and their tints, the grain, and the sheet of paper."""

import random
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent

INKS = {
    "vermilion": "#B3261E",
    "vermilion-dark": "#8A1C17",
    "vermilion-light": "#C9574B",
    "gold": "#C9A24B",
    "gold-dark": "#A07C2E",
    "gold-light": "#E3C983",
    "gold-pale": "#EFDDB0",
    "sea": "#2C6E73",
    "sea-dark": "#1E5257",
    "sea-deep": "#163F44",
    "sea-light": "#6FA0A2",
    "sea-pale": "#A9C6C4",
    "sea-mist": "#D3DFD8",
    "ink": "#1F1B16",
    "ink-soft": "#3A342C",
    "ink-brown": "#6B6256",
    "stone": "#B9AE9A",
    "sand": "#E5DAC5",
    "ivory": "#F6EFE2",
}
"""All colours there are."""


def rgb(name: str) -> tuple[int, int, int]:
    """An ink by name, as three numbers 0–255."""
    code = INKS[name]
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def grain() -> str:
    """The two patterns that make flat ink look printed: `speck` is dark, `fleck` lets the paper through."""
    speck = _speckles(3, 420, 0.9, 2.3)
    fleck = _speckles(8, 360, 0.9, 2.6)
    return _pattern("speck", "ink", 0.16, speck) + _pattern("fleck", "ivory", 0.30, fleck)


def _pattern(name: str, ink: str, opacity: float, path: str) -> str:
    size = 'width="300" height="300" patternUnits="userSpaceOnUse"'
    marks = f'<path fill="{INKS[ink]}" fill-opacity="{opacity}" d="{path}"/>'
    return f'<pattern id="{name}" {size}>{marks}</pattern>'


def _speckles(seed: int, count: int, least: float, most: float) -> str:
    chance = random.Random(seed)
    marks = []
    for _ in range(count):
        x, y, side = chance.uniform(2, 298), chance.uniform(2, 298), chance.uniform(least, most)
        high, back = side * chance.uniform(0.6, 1.3), side * chance.uniform(0.7, 1)
        marks.append(f"M{x:.1f} {y:.1f}h{side:.1f}v{high:.1f}h-{back:.1f}z")
    return "".join(marks)


def sheet(width: int, height: int, title: str, body: str, defs: str = "") -> str:
    """A whole SVG of `width` × `height` px with the grain at hand in its `<defs>`."""
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><title>{title}</title>'
    return f"{head}<defs>{grain()}{defs}</defs>{body}</svg>\n"


def deliver(path: str, text: str) -> None:
    """Write a text file below `assets/`."""
    target = ASSETS / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="\n")
