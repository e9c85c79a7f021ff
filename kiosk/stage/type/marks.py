"""Full-width marks that give up the white half of their em: beside one another, and at the ends of lines.

W3C CLREQ, Punctuation Width Adjustment (https://www.w3.org/TR/clreq/#punctuation_width_adjustment): two
adjoining marks take one and a half em; a mark at the end of a line takes half an em (GB/T 15834—2011,
5.1.10), and so does an opening one at its start. Where in its em a mark stands is the face's affair
(Traditional Chinese has its stops in the middle), so that its ink is asked. Half an em is whole pixels,
for ideographs stand on them. A stop alone in brackets is spoken of, and keeps its em. Nothing of it asks
for `halt` or `chws`, which Pillow alone does not know.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from kiosk.stage.faces import Face

OPENING = frozenset("（《「『【〈〔〖［｛“‘")
CLOSING = frozenset("）》」』】〉〕〗］｝”’")
STOPS = frozenset("。，、．；：！？")
_AFTER = CLOSING | STOPS
_ANY = "".join(sorted(OPENING | CLOSING | STOPS))
_OPENING, _STOPS, _CLOSING = ("".join(sorted(each)) for each in (OPENING, STOPS, CLOSING))
_SPOKEN_OF = rf"(?<=[{_OPENING}][{_STOPS}])(?=[{_CLOSING}])"  # the colon of “（：）” is shown as it is
_ADJOINING = re.compile(rf"(?<=[{_ANY}])(?=[{_ANY}])(?!{_SPOKEN_OF})")
_TOLERANCE = 0.02  # em by which antialiasing and bold reach over the middle


def adjoining(text: str, chinese: list[bool]) -> Iterator[int]:
    """The offsets between two full-width marks, both of them set as Chinese."""
    return (m.start() for m in _ADJOINING.finditer(text) if chinese[m.start() - 1] and chinese[m.start()])


class Marks:
    """Knows which marks of the exhibition's faces have a white half, and remembers it."""

    def __init__(self, ink: Callable[[str, Face], tuple[int, int]]) -> None:
        """`ink` tells from where to where the ink of a character reaches along the line, in px."""
        self._ink = ink
        self._white = lru_cache(maxsize=2048)(self._is_white)

    def squeeze(self, before: str, after: str, face: Face) -> int:
        """How many px two adjoining marks lose between them."""
        return self.after(before, face) or self.before(after, face)

    def before(self, character: str, face: Face) -> int:
        """The px that a line gives up which begins with `character`."""
        white = face.chinese and character in OPENING and self._white(character, face)
        return face.size // 2 if white else 0

    def after(self, character: str, face: Face) -> int:
        """The px that a line gives up which ends with `character`."""
        white = face.chinese and character in _AFTER and self._white(character, face)
        return face.size // 2 if white else 0

    def _is_white(self, mark: str, face: Face) -> bool:
        """Whether the half of the em that is away from what the mark belongs to is free of ink."""
        left, right = self._ink(mark, face)
        middle, tolerance = face.size / 2, max(1.0, _TOLERANCE * face.size)
        return left >= middle - tolerance if mark in OPENING else right <= middle + tolerance
