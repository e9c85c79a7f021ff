"""QR codes: words as a square of dark and light modules, and the shape that draws it in whole pixels."""

from functools import lru_cache

from kiosk.content.model import LONGEST_CODE
from kiosk.stage.shapes import hexed
from kiosk.stage.theme import INKS, parse_ink

QUIET = 4
"""Light modules around the symbol (ISO/IEC 18004, 6.3.8)."""

DARK, LIGHT = parse_ink(INKS["ink"]), parse_ink(INKS["paper"])
"""Always these two, 15 : 1, whatever inks the exhibition has: few telephones read light on dark."""

Rows = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=64)
def modules(words: str) -> Rows:
    """The modules of the code for `words` from the top, dark ones True, without the quiet zone.

    Error correction is M or, where that takes no more room, better. Empty where there are no words, or
    more of them than `LONGEST_CODE`.
    """
    if not 0 < len(words.encode()) <= LONGEST_CODE:
        return ()
    import segno  # it takes 30 ms, and few pages have a code

    code = segno.make(words, error="m", micro=False, encoding="utf-8")
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def sides(rows: Rows) -> int:
    """Modules of a side, the quiet zone included."""
    return len(rows) + 2 * QUIET


@lru_cache(maxsize=64)
def drawn(rows: Rows, module: int) -> str:
    """An SVG fragment: the code with `module` px a module, on its light ground with the quiet zone."""
    side = sides(rows) * module
    runs = "".join(_row(row, (y + QUIET) * module, module) for y, row in enumerate(rows))
    return (
        f'<g shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="{hexed(LIGHT)}"/>'
        f'<path d="{runs}" fill="{hexed(DARK)}"/></g>'
    )


def _row(row: tuple[bool, ...], y: int, module: int) -> str:
    """Every run of dark modules as one rectangle."""
    path, x = "", 0
    while x < len(row):
        end = x
        while end < len(row) and row[end]:
            end += 1
        if end > x:
            wide = (end - x) * module
            path += f"M{(x + QUIET) * module} {y}h{wide}v{module}h{-wide}z"
        x = end + 1
    return path
