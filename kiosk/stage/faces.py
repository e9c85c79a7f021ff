"""The serif and the sans of every language of an exhibition: measured, drawn, asked what they lack."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category

from PIL import Image, ImageDraw, ImageFont, features

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.content.languagetags import lookup
from kiosk.stage.linebreaking import HAN, chinese_marks, written_from_the_right
from kiosk.stage.typeface import Typeface
from kiosk.stage.typefaces import CHINESE, Found, Role, family_of, find, found_by_script, where_to_get

__all__ = ["Face", "Faces", "Role"]

_GLYPHS = re.compile(rf"[{HAN}，。、；：？！《》（）“”]|[^{HAN}，。、；：？！《》（）“”]+")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


class Face(NamedTuple):
    """A face in use: an em of `size` px, Chinese (full-width) marks or Latin ones, a language (BCP 47)."""

    role: Role
    size: int
    strong: bool
    chinese: bool
    language: str


Stretch = tuple[str, Typeface]
"""Characters, and the typeface that has them."""


class Faces:
    """The serif (Song, Ming, Naskh: headings) and the sans (Hei, Gothic: body) face of every language.

    `own` are a curator's font files by language and role, those under `""` for every language that has none.
    Where there is none the packaged Noto is taken, then the system's. What a face lacks is taken from that of
    another of the `languages`, then from any that has it. KioskError where no font at all is found or an own
    file is none.
    """

    def __init__(
        self, own: Mapping[tuple[str, Role], Path] | None = None, languages: Iterable[str] = ()
    ) -> None:
        self._own = dict(own or {})
        self._languages = tuple(languages)
        self.raqm: bool = bool(features.check("raqm"))
        self._layout = ImageFont.Layout.RAQM if self.raqm else ImageFont.Layout.BASIC
        self._opened = cache(self._open)
        self._typeface = cache(self._chosen)
        self._stretches = lru_cache(maxsize=4096)(self._divided)
        self._stand_in = lru_cache(maxsize=4096)(self._found_elsewhere)
        self._advance = lru_cache(maxsize=4096)(self._measured)
        self._overhang = lru_cache(maxsize=2048)(self._overhang_of)
        self._glyph = lru_cache(maxsize=1024)(self._drawn)
        for language, role in (*self._own, ("zh", "serif"), ("zh", "sans")):
            self._typeface(role, language).font(1)

    def forget(self) -> None:
        """Let go of all that was measured; it is measured again when asked for."""
        for each in (self._stretches, self._stand_in, self._advance, self._overhang, self._glyph):
            each.cache_clear()

    def metrics(self, role: Role, size_px: int, language: str) -> tuple[int, int]:
        """How many px the face reaches above and below its baseline at most."""
        return self._typeface(role, language).font(size_px).getmetrics()

    def lacks(self, text: str, role: Role, language: str) -> set[str]:
        """The visible characters of `text` that no face has a glyph for."""
        first = self._typeface(role, language)
        if first.has_all(text):
            return set()
        return {each for each in set(text) if first.lacks(each) and not self._stand_in(each, role)}

    def advance(self, text: str, face: Face) -> float:
        """How far `text` moves the pen, in px."""
        stretches = self._stretches(text, face.role, face.language)
        return sum(self._advance(part, face, typeface) for part, typeface in stretches)

    def overhang(self, character: str, face: Face) -> tuple[float, float]:
        """How many px the ink of one character reaches left of its origin, right of its advance."""
        return self._overhang(character, face)

    def ink(self, character: str, face: Face) -> tuple[int, int]:
        """From where to where the ink of one character reaches, in px from its origin."""
        ((_, typeface),) = self._stretches(character, face.role, face.language)
        glyph, left, _ = self._glyph(character, face, typeface)
        box = glyph.getbbox() or (0, 0, 0, 0)
        return left + box[0], left + box[2]

    def reach(self, text: str, face: Face) -> tuple[int, int]:
        """How many px the ink of `text` reaches above its baseline and below it."""
        stretches = self._stretches(text, face.role, face.language)
        boxes = [self._box(part, face, typeface) for part, typeface in stretches]
        return max(-top for _, top, _, _ in boxes), max(bottom for _, _, _, bottom in boxes)

    def height(self, character: str, face: Face) -> int:
        """How high the ink of one character is, in px."""
        ((_, typeface),) = self._stretches(character, face.role, face.language)
        _, top, _, bottom = self._box(character, face, typeface)
        return bottom - top

    def draw(self, draw: ImageDraw.ImageDraw, at: tuple[float, int], text: str, face: Face) -> None:
        """Draw `text` in full strength on a mask, its pen starting on the baseline `at` (x, y) px."""
        pen = at[0]
        stretches = self._stretches(text, face.role, face.language)
        for part, typeface in stretches[::-1] if written_from_the_right(face.language) else stretches:
            self._draw_stretch(draw, (pen, at[1]), part, face, typeface)
            pen += self._advance(part, face, typeface)

    # Which typeface a character is set in.

    def _chosen(self, role: Role, language: str) -> Typeface:
        """The language's typeface; that of Chinese, which has Latin too, where the language has none."""
        for code in (*lookup(language), ""):
            if path := self._own.get((code, role)):
                return self._opened(Found(path))
        if found := find(family_of(language), role) or find(CHINESE, role):
            return self._opened(found)
        raise KioskError(Sentence("No Chinese font was found: {remedy}.", remedy=where_to_get(CHINESE)))

    def _open(self, found: Found) -> Typeface:
        return Typeface(found, self._layout)

    def _divided(self, text: str, role: Role, language: str) -> tuple[Stretch, ...]:
        """The stretches of `text`, most often one, each in a typeface that has its characters."""
        first = self._typeface(role, language)
        if first.has_all(text):
            return ((text, first),)
        typefaces: list[Typeface] = []
        for character in text:
            if typefaces and category(character)[0] in "ZMC":
                typefaces.append(typefaces[-1])  # the words of one script stay together
            else:
                lacking = first.lacks(character)
                typefaces.append((self._stand_in(character, role) if lacking else None) or first)
        pairs = groupby(zip(text, typefaces, strict=True), lambda pair: pair[1])
        return tuple(("".join(character for character, _ in pair), typeface) for typeface, pair in pairs)

    def _found_elsewhere(self, character: str, role: Role) -> Typeface | None:
        """A typeface that has a character which that of its language lacks."""
        return next((each for each in self._others(character, role) if not each.lacks(character)), None)

    def _others(self, character: str, role: Role) -> Iterator[Typeface]:
        yield from (self._typeface(role, language) for language in self._languages)
        for found in found_by_script(character, role):
            with suppress(KioskError):  # a font of the system's that is broken
                typeface = self._opened(found)
                typeface.font(1)
                yield typeface

    # Measuring and drawing in one typeface.

    def _draw_stretch(
        self, draw: ImageDraw.ImageDraw, at: tuple[float, int], text: str, face: Face, typeface: Typeface
    ) -> None:
        """FreeType takes 40 µs for an ideograph: drawn ones are kept, and stand on whole pixels."""
        if not face.chinese:
            self._draw(draw, at, text, face, typeface)
            return
        pen = float(round(at[0]))
        for part in _GLYPHS.findall(text):
            if len(part) == 1:
                glyph, left, top = self._glyph(part, face, typeface)
                draw.bitmap((round(pen) + left, at[1] + top), glyph, fill=255)
            else:
                self._draw(draw, (pen, at[1]), part, face, typeface)
            pen += self._advance(part, face, typeface)

    def _drawn(self, character: str, face: Face, typeface: Typeface) -> tuple[Image.Image, int, int]:
        """The mask of one character, and where its top left stands from the pen, in px."""
        left, top, right, bottom = self._box(character, face, typeface)
        glyph = Image.new("L", (max(1, right - left), max(1, bottom - top)), 0)
        self._draw(ImageDraw.Draw(glyph), (-left, -top), character, face, typeface)
        return glyph, left, top

    def _box(self, text: str, face: Face, typeface: Typeface) -> tuple[int, int, int, int]:
        """The whole pixels that the ink of `text` touches: left, top, right, bottom from the pen."""
        font = typeface.font(face.size, face.strong)
        stroke = typeface.stroke(face.size) if face.strong else 0
        shown = self._shown(text, face, typeface)
        box = font.getbbox(shown, stroke_width=stroke, anchor="ls", **self._voice(face))
        return math.floor(box[0]), math.floor(box[1]), math.ceil(box[2]), math.ceil(box[3])

    def _draw(
        self, draw: ImageDraw.ImageDraw, at: tuple[float, int], text: str, face: Face, typeface: Typeface
    ) -> None:
        draw.text(
            at,
            self._shown(text, face, typeface),
            fill=255,
            font=typeface.font(face.size, face.strong),
            anchor="ls",
            stroke_width=typeface.stroke(face.size) if face.strong else 0,
            **self._voice(face),
        )

    def _measured(self, text: str, face: Face, typeface: Typeface) -> float:
        font = typeface.font(face.size, face.strong)
        return font.getlength(self._shown(text, face, typeface), **self._voice(face))

    def _overhang_of(self, character: str, face: Face) -> tuple[float, float]:
        if face.chinese and not face.strong and "\u4e00" <= character <= "\u9fff":
            return 0.0, 0.0  # an ideograph stays inside its em; to ask FreeType costs 40 µs
        ((_, typeface),) = self._stretches(character, face.role, face.language)
        left, _, right, _ = self._box(character, face, typeface)
        return max(0.0, -left), max(0.0, right - self._advance(character, face, typeface))

    def _voice(self, face: Face) -> dict[str, Any]:
        """What to ask of raqm, in Pillow's arguments.

        The language chooses among a font's regional forms; without it —— comes out short. Noto SC keeps its
        narrow ’ “ ” behind `pwid` (https://github.com/notofonts/noto-cjk/issues/5), and `fwid` holds —— at
        full width even where no ideograph beside it tells the script.
        """
        if not self.raqm:
            return {}
        marks = chinese_marks(face.language)
        if face.chinese:
            of_its_own = face.language != "zh" and (marks or lookup(face.language)[-1] == "ko")
            language = face.language if of_its_own else "zh-Hans"
            return {"language": language, "features": ["fwid"]}
        voice: dict[str, Any] = {"language": "en" if marks else face.language, "features": ["pwid", "palt"]}
        if written_from_the_right(face.language):
            voice["direction"] = "rtl"
        return voice

    def _shown(self, text: str, face: Face, typeface: Typeface) -> str:
        """The characters drawn for `text`, where the font's own are not the ones wanted."""
        if face.chinese:
            if "—" in text and not self.raqm and typeface.has_all("─―"):
                text = text.replace("——", "──").replace("—", "―")  # as wide and as high as `fwid` has them
            return text.replace("·", "‧") if "·" in text and typeface.narrow_point else text
        return text if self.raqm else text.translate(_STRAIGHT)  # without raqm there is no `pwid`
