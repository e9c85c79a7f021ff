"""The two typefaces of an exhibition: found, opened at any size, measured, drawn, asked what they lack."""

import importlib
import math
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Literal, NamedTuple

from PIL import Image, ImageDraw, ImageFont, features

from kiosk.base.errors import KioskError
from kiosk.stage.linebreaking import HAN, chinese_marks, written_from_the_right

Role = Literal["serif", "sans"]

_SYSTEM_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
_SYSTEM_NAMES = {
    "serif": ("NotoSerifCJK-Regular.ttc", "NotoSerifSC-Regular.otf", "NotoSerifSC-VF.ttf"),
    "sans": ("NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf", "NotoSansSC-VF.ttf"),
}
_SIMPLIFIED_CHINESE = 2  # the order inside Noto's collections is JP KR SC TC HK
_NO_GLYPH = "\U000fffff"  # a noncharacter: every font answers with .notdef
_PROBE_PX = 24
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"})
_GLYPHS = re.compile(rf"[{HAN}，。、；：？！《》（）“”]|[^{HAN}，。、；：？！《》（）“”]+")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


class Face(NamedTuple):
    """A face in use: an em of `size` px, Chinese (full-width) marks or Latin ones, a language (BCP 47)."""

    role: Role
    size: int
    strong: bool
    chinese: bool
    language: str


class Faces:
    """The serif (Song: headings) and the sans (Hei: body) face.

    `serif` and `sans` are a curator's own font files; without them the packaged Noto SC, then the
    system's Noto CJK are taken. KioskError where no font is found or a file is no font.
    """

    def __init__(self, serif: Path | None = None, sans: Path | None = None) -> None:
        self.paths: dict[Role, Path] = {"serif": serif or _find("serif"), "sans": sans or _find("sans")}
        self.raqm: bool = bool(features.check("raqm"))
        self._opened = lru_cache(maxsize=96)(self._open)
        self._missing = lru_cache(maxsize=16384)(self._lacks_one)
        self._advance = lru_cache(maxsize=32768)(self._measure)
        self._overhang = lru_cache(maxsize=8192)(self._overhang_of)
        self._glyph = lru_cache(maxsize=4096)(self._drawn)
        self._has_bold = {role: _weigh(self._open(role, _PROBE_PX, False), 700) for role in self.paths}

    def font(self, role: Role, size_px: int, strong: bool = False) -> ImageFont.FreeTypeFont:
        """The face of `role`, its em `size_px`; `strong`: the bold of a variable font, else the same."""
        return self._opened(role, max(1, size_px), strong and self._has_bold[role])

    def stroke(self, role: Role, size_px: int) -> float:
        """How many pixels to thicken strong text on each side where the face has no bold of its own."""
        return 0.0 if self._has_bold[role] else size_px / 45

    def lacks(self, text: str, role: Role) -> set[str]:
        """The visible characters of `text` that the face has no glyph for."""
        return {character for character in set(text) if self._missing(role, character)}

    def advance(self, text: str, face: Face) -> float:
        """How far `text` moves the pen, in px."""
        return self._advance(text, face)

    def overhang(self, character: str, face: Face) -> tuple[float, float]:
        """How many px the ink of one character reaches left of its origin, right of its advance."""
        return self._overhang(character, face)

    def ink(self, character: str, face: Face) -> tuple[int, int]:
        """From where to where the ink of one character reaches, in px from its origin."""
        glyph, left, _ = self._glyph(character, face)
        box = glyph.getbbox() or (0, 0, 0, 0)
        return left + box[0], left + box[2]

    def draw(self, draw: ImageDraw.ImageDraw, at: tuple[float, int], text: str, face: Face) -> None:
        """Draw `text` in full strength on a mask, its pen starting on the baseline `at` (x, y) px.

        FreeType takes 40 µs for an ideograph: drawn ones are kept, and stand on whole pixels.
        """
        if not face.chinese:
            self._draw(draw, at, text, face)
            return
        pen = float(round(at[0]))
        for part in _GLYPHS.findall(text):
            if len(part) == 1:
                glyph, left, top = self._glyph(part, face)
                draw.bitmap((round(pen) + left, at[1] + top), glyph, fill=255)
            else:
                self._draw(draw, (pen, at[1]), part, face)
            pen += self._advance(part, face)

    def _drawn(self, character: str, face: Face) -> tuple[Image.Image, int, int]:
        """The mask of one character, and where its top left stands from the pen, in px."""
        left, top, right, bottom = self._box(character, face)
        glyph = Image.new("L", (max(1, right - left), max(1, bottom - top)), 0)
        self._draw(ImageDraw.Draw(glyph), (-left, -top), character, face)
        return glyph, left, top

    def _box(self, text: str, face: Face) -> tuple[int, int, int, int]:
        """The whole pixels that the ink of `text` touches: left, top, right, bottom from the pen."""
        font = self.font(face.role, face.size, face.strong)
        stroke = self.stroke(face.role, face.size) if face.strong else 0
        box = font.getbbox(self._shown(text, face), stroke_width=stroke, anchor="ls", **self._voice(face))
        return math.floor(box[0]), math.floor(box[1]), math.ceil(box[2]), math.ceil(box[3])

    def _draw(self, draw: ImageDraw.ImageDraw, at: tuple[float, int], text: str, face: Face) -> None:
        draw.text(
            at,
            self._shown(text, face),
            fill=255,
            font=self.font(face.role, face.size, face.strong),
            anchor="ls",
            stroke_width=self.stroke(face.role, face.size) if face.strong else 0,
            **self._voice(face),
        )

    def _measure(self, text: str, face: Face) -> float:
        font = self.font(face.role, face.size, face.strong)
        return font.getlength(self._shown(text, face), **self._voice(face))

    def _overhang_of(self, character: str, face: Face) -> tuple[float, float]:
        if face.chinese and not face.strong and "\u4e00" <= character <= "\u9fff":
            return 0.0, 0.0  # an ideograph stays inside its em; to ask FreeType costs 40 µs
        left, _, right, _ = self._box(character, face)
        return max(0.0, -left), max(0.0, right - self._advance(character, face))

    def _voice(self, face: Face) -> dict[str, Any]:
        """What to ask of raqm, in Pillow's arguments.

        Without the language —— comes out short. Noto SC keeps its narrow ’ “ ” behind `pwid`
        (https://github.com/notofonts/noto-cjk/issues/5), and `fwid` holds —— at full width even where no
        ideograph beside it tells the script.
        """
        if not self.raqm:
            return {}
        marks = chinese_marks(face.language)
        if face.chinese:
            language = face.language if marks and face.language != "zh" else "zh-Hans"
            return {"language": language, "features": ["fwid"]}
        voice: dict[str, Any] = {"language": "en" if marks else face.language, "features": ["pwid", "palt"]}
        if written_from_the_right(face.language):
            voice["direction"] = "rtl"
        return voice

    def _shown(self, text: str, face: Face) -> str:
        """The characters drawn for `text`, where the font's own are not the ones wanted."""
        if face.chinese:
            return text.replace("·", "‧") if "·" in text and self._narrow_point(face.role) else text
        return text if self.raqm else text.translate(_STRAIGHT)  # without raqm there is no `pwid`

    def _narrow_point(self, role: Role) -> bool:
        """Whether the face's · is a Latin one while its ‧ is the full-width one that Chinese names need."""
        font = self.font(role, _PROBE_PX)
        return (
            font.getlength("·") < 0.8 * _PROBE_PX
            and font.getlength("‧") == _PROBE_PX
            and not self.lacks("‧", role)
        )

    def _open(self, role: Role, size_px: int, strong: bool) -> ImageFont.FreeTypeFont:
        path = self.paths[role]
        layout = ImageFont.Layout.RAQM if self.raqm else ImageFont.Layout.BASIC
        index = _SIMPLIFIED_CHINESE if path.suffix == ".ttc" and "CJK" in path.name else 0
        try:
            font = ImageFont.truetype(str(path), size_px, index=index, layout_engine=layout)
        except OSError as error:
            raise KioskError(
                f"The font {path} cannot be opened ({error}): give an .otf or .ttf file."
            ) from error
        _weigh(font, 700 if strong else 400)
        return font

    def _lacks_one(self, role: Role, character: str) -> bool:
        if unicodedata.category(character) in _INVISIBLE:
            return False
        return self._picture(role, character) == self._picture(role, _NO_GLYPH)

    def _picture(self, role: Role, character: str) -> tuple[tuple[int, int], bytes]:
        mask = self.font(role, _PROBE_PX).getmask(character, mode="L")
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


def _find(role: Role) -> Path:
    """The first font for `role`, the package before the system. KioskError where there is none."""
    for path in chain(_packaged(role), _installed(role)):
        return path
    raise KioskError(
        f"No Chinese {role} font was found: run `pip install pylopdf-fonts-zh-cn`, or install Noto CJK."
    )


def _packaged(role: Role) -> Iterator[Path]:
    try:
        package = importlib.import_module("pylopdf_fonts_zh_cn")
        path = Path(package.serif_path() if role == "serif" else package.sans_path())
    except (ImportError, AttributeError):
        return
    if path.is_file():
        yield path


def _installed(role: Role) -> Iterator[Path]:
    for folder in _SYSTEM_FOLDERS:
        for name in _SYSTEM_NAMES[role]:
            yield from sorted(Path(folder).expanduser().rglob(name))
