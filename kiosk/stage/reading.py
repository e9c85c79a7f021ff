"""How the present visitor reads: language and text size, with what is needed to set type by them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.base.geometry import Box, Size
from kiosk.content.languagetags import lookup
from kiosk.content.model import Access, Exhibition, Screen, Text
from kiosk.content.pinyin import bare
from kiosk.stage.linebreaking import (
    chinese_marks,
    chinese_stretches,
    parts,
    right_to_left,
    written_from_the_right,
)
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Run, Setting, Style, Typesetter

_OTHER_SIDE: Mapping[str, Literal["left", "centre", "right"]]
_OTHER_SIDE = {"left": "right", "centre": "centre", "right": "left"}

Words = Mapping[str, Mapping[str, str]]
"""Interface words: by language code, then by key."""


def spoken(words: Words, language: str, key: str) -> str | None:
    """The word in this language, or in the wider one that its code is a variety of (pt for pt-BR)."""
    said = (words.get(code, {}).get(key) for code in lookup(language))
    return next((word for word in said if word is not None), None)


USUAL_REACH = 0.6
"""Part of the screen that is within low reach where the exhibition does not tell its height."""
LEAST_REACH = 0.4
"""In less of the screen nothing can be laid out."""


@dataclass(frozen=True)
class Reading:
    """Passed to everything that lays itself out; a new one is made when the visitor changes it."""

    theme: Theme
    languages: tuple[str, ...]
    """The visitor's language first, then what to fall back to."""
    typesetter: Typesetter
    natural_size: Callable[[str], Size]
    """Pixel size of a picture file in assets/, by its header."""
    access: Access = field(default_factory=Access)
    """What the visitor needs besides."""
    reach: int = 0
    """Px from the top of the screen above which nothing is touched: more than 0 with low reach."""

    @property
    def language(self) -> str:
        """The language that is read now."""
        return self.languages[0]

    @property
    def mirrored(self) -> bool:
        """Whether pages are shown in the mirror: the language that is read now is written from the right."""
        return written_from_the_right(self.language)

    def seconds(self, usual: float) -> float:
        """How long a move takes that takes `usual` seconds: none at all where motion is reduced."""
        return 0.0 if self.access.reduced_motion else usual

    def within_reach(self, box: Box) -> Box:
        """The part of a box in which there may be something to touch."""
        top = min(max(box.y, self.reach), box.bottom)
        return Box(box.x, top, box.w, box.bottom - top)

    def say(self, text: Text) -> str:
        """A text in the visitor's language, or in the first there is."""
        return text.pick(self.languages)

    def word(self, words: Words, key: str) -> str:
        """An interface word; English serves where the exhibition's languages have none.

        KeyError where English has none either.
        """
        for language in (*self.languages, "en"):
            if (said := spoken(words, language, key)) is not None:
                return said
        raise KeyError(key)

    def widest_word(self, texts: Iterable[str], style: Style) -> int:
        """Px of the widest part of the texts that no line can end within."""
        words = [word for text in map(bare, texts) for word in parts(text)]
        return max((self.set(word, style).width for word in words), default=0)

    def set(
        self,
        text: Text | str | Sequence[Run],
        style: Style,
        width: int | None = None,
        max_lines: int | None = None,
        balance: bool = False,
        language: str | None = None,
        standing: bool = False,
    ) -> Setting:
        """Set a text in lines of at most `width` px (None: one line); `language`: if not in the visitor's.

        Lines begin at that side of the page where the visitor's language does, whatever they are written in.
        """
        said = self.say(text) if isinstance(text, Text) else text
        language = language or (self._language_of(said) if self.mirrored else self.language)
        if written_from_the_right(language) != self.mirrored:
            style = replace(style, align=_OTHER_SIDE[style.align])
        return self.typesetter.set(said, style, width, language, max_lines, balance, standing)

    def _language_of(self, said: str | Sequence[Run]) -> str:
        """That by whose rules a text on a mirrored page is set, where some fall back to another."""
        words = said if isinstance(said, str) else "".join(run.text for run in said)
        if right_to_left(words):
            return self.language
        chinese = bool(chinese_stretches(words, "en"))
        others = [code for code in self.languages if not written_from_the_right(code)]
        return next((code for code in others if chinese_marks(code) == chinese), "zh" if chinese else "en")


def reading_of(
    exhibition: Exhibition,
    languages: tuple[str, ...],
    access: Access,
    screen: Size,
    typesetter: Typesetter,
    natural_size: Callable[[str], Size],
) -> Reading:
    """How somebody with these needs reads an exhibition on a screen of so many px."""
    inks, standing = dict(exhibition.inks), exhibition.vertical_titles
    theme = Theme(screen, access.text_size, inks, access.high_contrast, standing)
    top = reach(access, exhibition.screen, screen)
    return Reading(theme, languages, typesetter, natural_size, access, top)


def reach(access: Access, told: Screen, size: Size) -> int:
    """Px from the top of a screen of `size` px above which nothing is touched; `told` are its millimetres."""
    if not access.low_reach:
        return 0
    part = USUAL_REACH
    if told.low_reach:
        part = told.low_reach * size.w / told.width / size.h
    return round(size.h * (1 - min(max(part, LEAST_REACH), 1.0)))
