"""Which texts were probably never translated: words of another language stand where a translation belongs."""

import re
from collections.abc import Iterator
from itertools import combinations

from kiosk.base.sentences import Sentence
from kiosk.content.model import Chapter, Exhibition, Text
from kiosk.content.pinyin import bare
from kiosk.content.survey import Steps, leaves, whereabouts

Languages = tuple[tuple[str, str], ...]
"""(code, own name) of each."""

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "A-Za-zÀ-ɏḀ-ỿ"
_IN_LATIN = (
    "en fr de es pt it nl da sv no nb nn fi is et lv lt pl cs sk hu ro sl hr sq tr vi id ms tl ca eu gl ga "
    "cy la eo sw"
)
_SCRIPTS = {
    "zh": _HAN,
    "yue": _HAN,
    "ja": _HAN + "\u3040-\u30ff",
    "ko": "\uac00-\ud7a3\u1100-\u11ff",
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "mn", "kk", "ky", "tg"), "\u0400-\u052f"),
    **dict.fromkeys(("ar", "fa", "ur", "ug", "ps"), "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    "he": "\u0590-\u05ff",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "hi": "\u0900-\u097f",
    "th": "\u0e00-\u0e7f",
    "bo": "\u0f00-\u0fff",
    **dict.fromkeys(_IN_LATIN.split(), _LATIN),
}
"""The letters of languages by the first part of their codes; of others nothing is said."""

_ADDRESS = re.compile(r"\S*(?://|@|www\.)\S*|\b[\w-]+(?:\.[\w-]+)*\.(?:com|cn|org|net|gov|edu|museum)\b\S*")
_UNIT = re.compile(r"\d\s*[^\W\d_]{1,4}(?:/[^\W\d_]{1,3})?\b")
_CODE = re.compile(r"\b\w*\d\w*(?:[-.]\w+)*\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_IN_NAMES = (
    "and the for from of in on at by to de del della des di du da dos das la le les van von der den ten ter "
    "zu zum zur al el ibn bin und et y e"
)
_PARTICLES = frozenset(_IN_NAMES.split())
"""What stands in small letters within names, as in Museum of Modern Art."""
_SPECIES = re.compile(r"[A-Z][a-z]+ [a-z]+(?:us|is|a|um|ens|ans|ii|ae|i|or|ix|es|on|x)\.?")
"""A scientific name of two words, such as Mytilus edulis, which is not translated."""
_LONG_NAME = 8
"""So many words are more than a name, capital letters or not."""
_SAME_SCRIPT = 5
"""Words: a shorter text may be the same in two languages that are written in the same letters."""


def untranslated(value: Chapter | Exhibition, languages: Languages) -> Iterator[tuple[Steps, str, str]]:
    """Each text that stands in the wrong language: the steps to it, what was found and what is expected.

    Names, numbers, units, dates, codes and addresses may stand in any language. Of an exhibition give one
    without chapters.
    """
    names = dict(languages)
    for steps, leaf in leaves(value):
        if isinstance(leaf, Text) and leaf.sort != "code":
            for code, found, expected in _remarks(leaf, names):
                yield (*steps, code), whereabouts(value, steps, found), expected


def _remarks(text: Text, names: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    written = {code: _plain(words) for code, words in text.items() if code in names}
    foreign = [code for code, words in written.items() if _is_foreign(words, code)]
    for code in foreign:
        yield code, *_in_other_letters(code, written, names)
    for first, second in combinations((code for code in written if code not in foreign), 2):
        words = written[first]
        alike = words.casefold() == written[second].casefold()
        if alike and len(_WORD.findall(words)) >= _SAME_SCRIPT and _is_worded(words):
            yield second, *_same(second, first, words, names)


def _in_other_letters(code: str, written: dict[str, str], names: dict[str, str]) -> tuple[str, str]:
    words = written[code]
    same = next((c for c, w in written.items() if c != code and w.casefold() == words.casefold()), None)
    if same:
        return _same(code, same, words, names)
    found = Sentence(
        "the text in {name} (`{code}`) has none of its letters: “{words}”",
        name=names[code],
        code=code,
        words=_beginning(words),
    )
    return found, Sentence("a translation")


def _same(code: str, other: str, words: str, names: dict[str, str]) -> tuple[str, str]:
    found = Sentence(
        "the text in {name} (`{code}`) is that in {other_name} (`{other}`): “{words}”",
        name=names[code],
        code=code,
        other_name=names[other],
        other=other,
        words=_beginning(words),
    )
    return found, Sentence("a translation")


def _script(code: str) -> str:
    """The letters in which a language is written, or `""` where that is not certain."""
    language, *more = code.split("-")
    special = any(len(each) == 4 and each not in ("Hans", "Hant") for each in more)
    return "" if special else _SCRIPTS.get(language.lower(), "")


def _plain(words: str) -> str:
    return " ".join(bare(words).split())


def _is_foreign(words: str, code: str) -> bool:
    """Whether it says something, and not one letter of it is of the language."""
    letters = _script(code)
    return bool(letters) and not re.search(f"[{letters}]", words) and _is_worded(words)


def _is_worded(words: str) -> bool:
    """Whether it is more than a name, a number, a code, an address."""
    words = _CODE.sub(" ", _UNIT.sub(" ", _ADDRESS.sub(" ", words)))
    found = _WORD.findall(words)
    if any(not each.isascii() and not (each.islower() or each != each.lower()) for each in found):
        return True  # a script without capital letters: Chinese, for one
    if _SPECIES.fullmatch(words.strip()):
        return False
    plain = [each for each in found if each.islower() and len(each) > 2 and each not in _PARTICLES]
    return bool(plain) or len([each for each in found if each not in _PARTICLES]) >= _LONG_NAME


def _beginning(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"
