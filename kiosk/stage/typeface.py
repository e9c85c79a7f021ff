"""One typeface: its font file opened at any size and weight, and asked which characters it lacks."""

import re
import unicodedata
from functools import cached_property, lru_cache
from pathlib import Path

from PIL import ImageFont

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.stage.typefaces import Found

_NO_GLYPH = "\U000fffff"  # a noncharacter: every font answers with .notdef
_PROBE_PX = 24
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"})


class Typeface:
    """A font file in use; it is opened when it is needed first, with a KioskError if it is none."""

    def __init__(self, found: Found, layout: ImageFont.Layout) -> None:
        self._found = found
        self._layout = layout
        self._sure = re.compile(f"[{found.sure}]*" if found.sure else "")
        self._missing = lru_cache(maxsize=16384)(self._lacks)
        self._opened = lru_cache(maxsize=64)(self._open)

    def font(self, size_px: int, strong: bool = False) -> ImageFont.FreeTypeFont:
        """The face, its em `size_px`; `strong`: its bold, or the same where it has none of its own."""
        return self._opened(max(1, size_px), strong and self.has_bold)

    @cached_property
    def has_bold(self) -> bool:
        """Whether it has a bold: a weight of a variable font, or a file beside it."""
        return self._bold_file is not None or _weigh(self.font(_PROBE_PX), 700)

    @cached_property
    def _bold_file(self) -> Path | None:
        path = self._found.path
        bold = path.with_name(path.name.replace("-Regular", "-Bold"))
        return bold if bold != path and bold.is_file() else None

    def has_all(self, text: str) -> bool:
        """Whether every visible character of `text` has a glyph."""
        return bool(self._sure.fullmatch(text)) or not any(map(self._missing, text))

    def lacks(self, character: str) -> bool:
        """Whether a visible character has no glyph."""
        return not self._sure.fullmatch(character) and self._missing(character)

    def stroke(self, size_px: int) -> float:
        """How many pixels to thicken strong text on each side where the face has no bold of its own."""
        return 0.0 if self.has_bold else size_px / 45

    @cached_property
    def narrow_point(self) -> bool:
        """Whether its · is a Latin one while its ‧ is the full-width one that Chinese names need."""
        font = self.font(_PROBE_PX)
        return (
            font.getlength("·") < 0.8 * _PROBE_PX and font.getlength("‧") == _PROBE_PX and not self.lacks("‧")
        )

    def _open(self, size_px: int, strong: bool) -> ImageFont.FreeTypeFont:
        path = (strong and self._bold_file) or self._found.path
        try:
            font = ImageFont.truetype(str(path), size_px, self._found.number, layout_engine=self._layout)
        except OSError as error:
            raise KioskError(
                Sentence("The font {file} cannot be opened: give an .otf or .ttf file.", file=path)
            ) from error
        if path == self._found.path:
            _weigh(font, 700 if strong else 400)
        return font

    def _lacks(self, character: str) -> bool:
        if unicodedata.category(character) in _INVISIBLE:
            return False
        return self._picture(character) == self._no_glyph

    @cached_property
    def _no_glyph(self) -> tuple[tuple[int, int], bytes]:
        return self._picture(_NO_GLYPH)

    def _picture(self, character: str) -> tuple[tuple[int, int], bytes]:
        mask = self.font(_PROBE_PX).getmask(character, mode="L")
        return mask.size, bytes(mask)


def _weigh(font: ImageFont.FreeTypeFont, weight: int) -> bool:
    """Set the weight of a variable font (whose default may be Thin); False where it has no such axis."""
    try:
        axes = font.get_variation_axes()
    except OSError:
        return False
    names = [bytes(axis["name"] or b"").lower() for axis in axes]
    if b"weight" not in names:
        return False
    font.set_variation_by_axes(
        [
            min(max(weight, axis["minimum"] or 0), axis["maximum"] or 0)
            if name == b"weight"
            else axis["default"] or 0
            for name, axis in zip(names, axes, strict=True)
        ]
    )
    return True
