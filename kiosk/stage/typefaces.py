"""Which font files serve a language: those of a package, else those that the system has."""

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple

from kiosk.base.sentences import Sentence
from kiosk.content.languagetags import lookup

Role = Literal["serif", "sans"]
ROLES: tuple[Role, ...] = ("serif", "sans")

_SYSTEM_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
_STYLE = r"(?:-Regular|-VF|-Variable|\[[\w,]+\])?\.(?:otf|ttf)"
_MARKS = (
    "\u0020-\u007e\u00a0-\u00ff\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u3003\u3008-\u3011\uff01-\uff5e"
)
_KANA = "\u3041-\u3096\u30a1-\u30fc"


class Found(NamedTuple):
    """A font file, the number of the font in a collection, a regex class of characters that it surely has."""

    path: Path
    number: int = 0
    sure: str = ""


class Family(NamedTuple):
    """The typefaces of some languages, files named by their beginnings, the best first."""

    name: str
    serif: tuple[str, ...]
    sans: tuple[str, ...]
    package: str
    """Where pip gets them."""
    debian: str
    """Where Debian gets them."""
    collected: int | None = None
    """Its place in the collections of Noto CJK: JP KR SC TC HK."""
    sure: str = ""


CHINESE = Family(
    "Chinese",
    ("NotoSerifSC",),
    ("NotoSansSC",),
    "pylopdf-fonts-zh-cn",
    "fonts-noto-cjk",
    2,
    f"{_MARKS}{_KANA}\u0410-\u044f\u4e00-\u9fa5",
)
_TRADITIONAL = Family(
    "Traditional Chinese",
    ("NotoSerifTC",),
    ("NotoSansTC",),
    "pylopdf-fonts-zh-tw",
    "fonts-noto-cjk",
    3,
    _MARKS,
)
_HONG_KONG = _TRADITIONAL._replace(
    serif=("NotoSerifHK", "NotoSerifTC"), sans=("NotoSansHK", "NotoSansTC"), collected=4
)
_JAPANESE = Family(
    "Japanese",
    ("NotoSerifJP",),
    ("NotoSansJP",),
    "pylopdf-fonts-jp",
    "fonts-noto-cjk",
    0,
    _MARKS + _KANA,
)
_KOREAN = Family(
    "Korean",
    ("NotoSerifKR",),
    ("NotoSansKR",),
    "pylopdf-fonts-ko",
    "fonts-noto-cjk",
    1,
    f"{_MARKS}\uac00-\ud7a3",
)
_ARABIC = Family("Arabic", ("NotoNaskhArabic",), ("NotoSansArabic",), "pylopdf-fonts-ar", "fonts-noto-core")
_HEBREW = Family("Hebrew", ("NotoSerifHebrew",), ("NotoSansHebrew",), "pylopdf-fonts-he", "fonts-noto-core")
_THAI = Family("Thai", ("NotoSerifThai",), ("NotoSansThai",), "pylopdf-fonts-th", "fonts-noto-core")
_DEVANAGARI = Family(
    "Devanagari",
    ("NotoSerifDevanagari",),
    ("NotoSansDevanagari",),
    "pylopdf-fonts-hi",
    "fonts-noto-core",
)
_EUROPEAN = Family(
    "European",
    ("NotoSerif", "DejaVuSerif", "georgia", "Georgia"),
    ("NotoSans", "DejaVuSans", "segoeui", "Arial"),
    "justmytype-western-core",
    "fonts-noto-core",
)
_LANGUAGES = {
    CHINESE: "zh",
    _TRADITIONAL: "zh-Hant yue",
    _HONG_KONG: "zh-HK zh-Hant-HK zh-MO zh-Hant-MO yue-HK",
    _JAPANESE: "ja",
    _KOREAN: "ko",
    _ARABIC: "ar fa ur ug ps sd ckb",
    _HEBREW: "he yi",
    _THAI: "th",
    _DEVANAGARI: "hi mr ne sa kok mai",
    # Languages with letters that the Latin, Cyrillic and Greek of Noto's Chinese fonts does not go to.
    _EUROPEAN: "az be bg bs cs cy el eo et hr hu kk ky lt lv mk mn mt pl ro sk sl sq sr tg tk tr uk uz",
}
_BY_LANGUAGE = {code: family for family, codes in _LANGUAGES.items() for code in codes.split()}


def family_of(language: str) -> Family:
    """The family that a language (a BCP 47 code) is set in: that of Chinese for English and Russian too."""
    return next((_BY_LANGUAGE[code] for code in lookup(language) if code in _BY_LANGUAGE), CHINESE)


def find(family: Family, role: Role) -> Found | None:
    """The family's file for a role, from its package before the system; None where there is none."""
    names = family.serif if role == "serif" else family.sans
    for files in (_packaged(family.package), _installed()):
        for name in names:
            if path := _named(files, name):
                return Found(path, 0, family.sure)
    collection = f"Noto{role.title()}CJK-Regular.ttc"
    if family.collected is not None and collection in _installed():
        return Found(_installed()[collection], family.collected, family.sure)
    return None


def found_by_script(character: str, role: Role) -> Iterator[Found]:
    """Files that may have a character: Noto's for its script, as its Unicode name tells, and for symbols."""
    script = unicodedata.name(character, "").partition(" ")[0].title()
    for family in _LANGUAGES:
        if found := find(family, role):
            yield found
    for name in (f"Noto{role.title()}{script}", f"NotoSans{script}", "NotoSansSymbols", "NotoSansSymbols2"):
        if path := _named(_installed(), name):
            yield Found(path)


def where_to_get(family: Family) -> str:
    """What to do where a family is missing, to end a sentence with."""
    return Sentence(
        "run `pip install {package}`, or install {debian} (Debian) or its Noto fonts",
        package=family.package,
        debian=family.debian,
    )


def _named(files: dict[str, Path], name: str) -> Path | None:
    pattern = re.compile(re.escape(name) + _STYLE)
    return next((path for file, path in files.items() if pattern.fullmatch(file)), None)


@cache
def _packaged(package: str) -> dict[str, Path]:
    """The files in an installed package, by name."""
    spec = find_spec(package.replace("-", "_"))
    folders = spec.submodule_search_locations if spec else None
    return _files(*folders) if folders else {}


@cache
def _installed() -> dict[str, Path]:
    """The files in the system's folders of fonts, by name."""
    return _files(*_SYSTEM_FOLDERS)


def _files(*folders: str) -> dict[str, Path]:
    walked = (place for folder in folders for place in os.walk(Path(folder).expanduser()))
    return {file: Path(folder, file) for folder, _, files in walked for file in sorted(files)}
