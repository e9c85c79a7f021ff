"""Readings over rare characters, `{生僻|shēngpì}`: parts of a text, syllables, the text without."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

_MARKED = re.compile(r"\{([^{}|\n*_`]+)\|([^{}|\n*_`]+)\}")
_HALF_WRITTEN = re.compile(r"\{[^{}\n]*\|[^{}\n]*\}?|\|[^{}|\n]*\}")
_SEPARATORS = " '’ʼ·-"
_FINALS = (
    "iang iong uang ueng iao ian ing uai uan ang eng ong ai ei ao ou an en er ia ie iu in ua uo ui un ue ve "
    "van vn a o e i u v"
)
_SYLLABLE = rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:{_FINALS.replace(' ', '|')})|r"
_TONES = frozenset("\u0304\u0301\u030c\u0300")


def parts(text: str) -> Iterator[tuple[str, str]]:
    """The stretches of a text, each with the reading that stands over it, or `""`."""
    start = 0
    for match in _MARKED.finditer(text):
        if match.start() > start:
            yield text[start : match.start()], ""
        yield match[1].strip(), match[2].strip()
        start = match.end()
    if start < len(text):
        yield text[start:], ""


def bare(text: str) -> str:
    """The text without readings: for labels, counts, and whatever else is not set in type."""
    return _MARKED.sub(lambda match: match[1].strip(), text) if "{" in text else text


def half_written(text: str) -> str:
    """The first thing in a text that looks like a reading and is none, or `""`."""
    match = _HALF_WRITTEN.search(_MARKED.sub("", text)) if "|" in text else None
    return match[0] if match else ""


@lru_cache(maxsize=256)
def syllables(reading: str, count: int) -> tuple[str, ...]:
    """A reading divided over `count` characters; none where that cannot be done.

    Spaces and apostrophes divide; what is joined is divided as pinyin is read: no syllable inside a word
    begins with a vowel (GB/T 16159—2012 asks for an apostrophe there), and none has two tones.
    """
    words = re.split(f"[{_SEPARATORS}]+", reading)
    if len(words) == count:
        return tuple(words)
    composed = unicodedata.normalize("NFC", reading)
    plain = "".join(_plain(letter) for letter in composed)
    for vowels_begin in (False, True):
        if divided := _divided(composed, plain, 0, count, vowels_begin):
            return divided
    return ()


def _divided(reading: str, plain: str, start: int, count: int, vowels_begin: bool) -> tuple[str, ...]:
    """The syllables from `start` on, exactly `count`, or none: the longest that leave the others theirs."""
    apart = start == 0
    while start < len(plain) and plain[start] == " ":
        start, apart = start + 1, True
    longest = _syllable().match(plain, start)
    if not longest or not count or not (apart or vowels_begin or plain[start] not in "aoeiuv"):
        return ()
    for end in range(longest.end(), start, -1):
        syllable = reading[start:end]
        if not _syllable().fullmatch(plain, start, end) or _tones(syllable) > 1:
            continue
        if not plain[end:].strip():
            return (syllable,) if count == 1 else ()
        if rest := _divided(reading, plain, end, count - 1, vowels_begin):
            return (syllable, *rest)
    return ()


@cache
def _syllable() -> re.Pattern[str]:
    return re.compile(_SYLLABLE)  # a millisecond: not before a text needs it


def _plain(letter: str) -> str:
    """A letter without its tone: `v` for ü; a space for what divides."""
    if letter in _SEPARATORS:
        return " "
    apart = unicodedata.normalize("NFD", letter)
    return "v" if "\u0308" in apart else apart[0].lower()


def _tones(syllable: str) -> int:
    return sum(mark in _TONES for mark in unicodedata.normalize("NFD", syllable))
