"""Lines that stand: what is upright in a column, what lies on its side, and where the ink of it is.

A column is a line that is turned by 90° clockwise once it is drawn. So what shall stand upright in it is
drawn turned the other way, each character in the middle of its em; Latin words, figures, brackets, dashes
and dots are drawn as ever, and lie. W3C CLREQ: mixed text in vertical writing mode
(https://www.w3.org/TR/clreq/#mixed_text_composition_in_vertical_writing_mode), sizes and positions of
punctuation marks (https://www.w3.org/TR/clreq/#glyphs_sizes_and_positions_in_character_faces_of_punctuation_marks).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from PIL import Image, ImageDraw

from kiosk.stage.faces import Face, Faces
from kiosk.stage.type.pieces import EM_ABOVE

_FORMS = dict(zip("。，、：；！？", "︒︐︑︓︔︕︖", strict=True))
"""The marks of Unicode's that a font's `vert` gives as well, reachable without raqm."""
_CORNERS = str.maketrans("“”‘’", "『』「」")
_LYING = frozenset("（）《》「」『』【】〈〉〔〕〖〗［］｛｝“”‘’—⸺…⋯–～〜ー＿－＝｜")
_MIDDLE = 0.25  # em that are white before a mark which stands in the middle, as in Traditional Chinese
_WHOLE = frozenset("：；！？")
_CELL = re.compile(r"(?<![A-Za-z0-9.,:%‰/-])(?:[0-9]{1,2}|[A-Z])(?![A-Za-z0-9.,:%‰/-])")


def cornered(text: str) -> str:
    """The text with the quotation marks of columns, 「」 and 『』 (GB/T 15834—2011, 5.2)."""
    return text.translate(_CORNERS)


def cells(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of what stands upright within one em: figures of one or two digits, single capitals."""
    return (match.span() for match in _CELL.finditer(text))


def lies(character: str) -> bool:
    """Whether a full-width character lies on its side."""
    return character in _LYING


class Columns:
    """Draws what stands upright in the exhibition's faces, and remembers it."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._turned = lru_cache(maxsize=1024)(self._turn)

    def ink(self, character: str, face: Face) -> tuple[int, int]:
        """From where to where along the column the ink of one character reaches, in px from its start."""
        if character in _WHOLE:
            return 0, face.size  # it always takes one em (CLREQ)
        if lies(character):
            return self._faces.ink(character, face)
        turned, x, _ = self._turned(character, face)
        return x, x + turned.width

    def draw(self, draw: ImageDraw.ImageDraw, at: tuple[float, int], text: str, face: Face) -> None:
        """Draw what fills one em, turned, from the pen `at` (x, y) px on the baseline of the lying line."""
        turned, x, y = self._turned(text, face)
        draw.bitmap((round(at[0]) + x, at[1] - round(EM_ABOVE * face.size) + y), turned, fill=255)

    def _turn(self, text: str, face: Face) -> tuple[Image.Image, int, int]:
        """The ink turned counterclockwise in its em, and where its top left is in that."""
        em, form = face.size, self._form(text, face)
        sheet = Image.new("L", (3 * em, 3 * em), 0)
        self._faces.draw(ImageDraw.Draw(sheet), (em, em + round(EM_ABOVE * em)), form, face)
        left, top, right, bottom = sheet.getbbox() or (em, em, em + 1, em + 1)
        ink = sheet.crop((left, top, right, bottom))
        x, y = left - em, top - em
        if not face.chinese:
            ink = ink.resize((min(ink.width, em), ink.height), Image.Resampling.LANCZOS)
            x = (em - ink.width) // 2
        elif text in _FORMS and form == text:  # from the lower left to the upper right; the middle stays
            x, y = em - x - ink.width, em - y - ink.height
        return ink.transpose(Image.Transpose.ROTATE_90), y, em - x - ink.width

    def _form(self, text: str, face: Face) -> str:
        """What is drawn for it: the face's form for columns, where its mark is not in the middle anyway."""
        form = _FORMS.get(text)
        if form is None or self._faces.ink(text, face)[0] > _MIDDLE * face.size:
            return text
        return text if self._faces.lacks(form, face.role, face.language) else form
