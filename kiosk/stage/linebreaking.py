"""How a text divides: where a line may end, and which stretches are set as Chinese.

UAX #14 by uniseg, tailored to Chinese typesetting: W3C CLREQ, Prohibition Rules for Line Start and Line End
(https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end), the strict level, which includes the
rules of GB/T 15834—2011. Lines of Korean end at spaces, which is what most of its readers expect (W3C KLREQ).
"""

import re
from functools import lru_cache
from itertools import pairwise

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
HAN_KANA = HAN + "\u3041-\u3096\u30a1-\u30fa\uf900-\ufaff\U00020000-\U0003ffff"

NO_LINE_START = frozenset(
    "。，、；：？！‼⁇⁈⁉．｡､·・‧）》」』】〉〕〗］｝｣”’…⋯—⸺–～〜／％‰℃℉°′″々〻ー゛゜ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ,;:?!)]}%"
)
"""Characters that never begin a line, not even after a space: CLREQ's strictest set, with units and kana."""

NO_LINE_END = frozenset("（《「『【〈〔〖［｛｢“‘([{／￥¥$€£＄№")
"""Characters that never end a line, not even before a space: CLREQ's set, with signs before amounts."""

_CERTAIN = re.compile(
    rf"(?:(?<=[{HAN}])|(?<=[{HAN}][，。、；：？！]))(?=[{HAN}])|(?<=[A-Za-z]-)(?=[A-Za-z])"
    r"|(?:(?<=[A-Za-z0-9] )|(?<=[A-Za-z0-9][,;.] ))(?=[A-Za-z0-9])"
)
_PLAIN_WORD = re.compile(rf"[{HAN}][，。、；：？！]?|[A-Za-z0-9]+(?:’[A-Za-z]+)?[,;.]? ?|[A-Za-z]+-")
# A quotation mark beside a Latin letter or another mark is glued on both sides by LB19; Chinese sets
# “甲”“乙” and 说“OK”时 without spaces, and would get groups too long for a line.
_ADDED = re.compile(
    rf"(?<=[{HAN_KANA}…—”’》」』】）〉、，。：；！？])(?=[“‘])|(?<=[”’])(?=[{HAN_KANA}“‘《「『（【〈])"
)
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_UNIT_SIGNS = frozenset("万亿千百十多余元角分年月日号时点秒世岁米尺寸丈里厘毫公克吨斤升度倍成层页卷册件幅")
_LATIN_UNIT = re.compile(
    r"(?:[kcmµμn]?[mgl]|km|ha|kg|[kMG]?Hz|[kMG]?[WVB]|mph|in|ft|lb|oz|[hs])[²³]?(?![\w])"
)
_SAME_CLASS = str.maketrans(
    {**{chr(c): "a" for c in (*range(65, 91), *range(97, 123))}, **{str(d): "0" for d in range(10)}}
)
_SOLIDUS_IN_CHINESE = re.compile(rf"[{HAN_KANA}]/(?=[{HAN_KANA}])")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_CHINESE = rf"[{HAN_KANA}\u2e80-\u2fdf\u3000-\u303f\u30fb-\u30ff\u3100-\u33ff\ufe30-\ufe4f\uff00-\uffef]"
# An apostrophe: after a letter, before a letter or before a space and a letter.
_APOSTROPHE = r"(?<=[A-Za-zÀ-ɏ])’(?=[A-Za-zÀ-ɏ]| [A-Za-zÀ-ɏ])"
_LATIN_POINT = r"(?<=[A-Za-zÀ-ɏ0-9])·(?=[A-Za-zÀ-ɏ0-9])"
_MARKS_IN_CHINESE = re.compile(rf"(?:{_CHINESE}|(?!{_APOSTROPHE}|{_LATIN_POINT})[—⸺…⋯·‘’“”℃※])+")
_MARKS_IN_LATIN = re.compile(rf"(?:{_CHINESE}|——+|……+|(?<=[{HAN}])·(?=[{HAN}]))+")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7fb]")
_ANY_HAN = re.compile(rf"[{HAN}]")
_IDEOGRAPH = re.compile(f"[〇{HAN}\uf900-\ufaff\U00020000-\U0003ffff]")


@lru_cache(maxsize=2048)
def break_opportunities(text: str) -> tuple[int, ...]:
    """The offsets, ascending, at which a new line may begin: never 0 nor len(text).

    Spaces stay at the end of the line before. A newline counts as a character that must be broken after;
    break a text into paragraphs first.
    """
    allowed = set(uax14(_HANGUL.sub("a", text)))
    allowed.update(match.start() for match in _ADDED.finditer(text))
    return tuple(offset for offset in sorted(allowed) if offset and not _glued(text, offset))


def parts(text: str) -> list[str]:
    """The text in the parts that stay together on a line."""
    return [text[start:end] for start, end in pairwise((0, *break_opportunities(text), len(text)))]


def uax14(text: str) -> list[int]:
    """The untailored opportunities of UAX #14, exactly as uniseg gives them for the whole text.

    uniseg costs 60 µs a character, so it is asked only about the islands between places that every context
    breaks at (between two ideographs, between two words, after a mark or a hyphen inside them), with like
    characters made the same.
    """
    offsets: list[int] = []
    start = 0
    cuts = [match.start() for match in _CERTAIN.finditer(text)]
    for end in (*cuts, len(text)):
        island = text[start:end]
        if not _PLAIN_WORD.fullmatch(island):
            like = _ANY_HAN.sub("中", island.translate(_SAME_CLASS))
            offsets.extend(start + inner for inner in _uniseg(like))
        offsets.append(end)
        start = end
    return offsets[:-1]


@lru_cache(maxsize=2048)
def _uniseg(text: str) -> tuple[int, ...]:
    from uniseg.linebreak import line_break_boundaries  # 60 ms: not before a text needs it

    return tuple(offset for offset in line_break_boundaries(text) if 0 < offset < len(text))


def _glued(text: str, offset: int) -> bool:
    """Whether the tailoring forbids the break that UAX #14 (or _ADDED) allows at `offset`."""
    after = text[offset]
    if text[offset - 1] == "\n":
        return False
    end = len(text[:offset].rstrip(" ")) if text[offset - 1] == " " else offset
    if end == 0:
        return False
    before = text[end - 1]
    if after in NO_LINE_START or before in NO_LINE_END:
        return True
    if before == "/" and _SOLIDUS_IN_CHINESE.match(text, max(0, end - 2)):
        return True
    if before in _DIGITS and (after in _UNIT_SIGNS or _latin_unit(text, end, offset)):
        return True
    return end == offset and _inside_number(text, offset)


def _latin_unit(text: str, end: int, offset: int) -> bool:
    return offset == end + 1 and _LATIN_UNIT.match(text, offset) is not None


def _inside_number(text: str, offset: int) -> bool:
    """Whether a number, perhaps of full-width digits (which UAX #14 takes for ideographs), would be cut."""
    before, after = text[offset - 1], text[offset]
    if after not in _DIGITS:
        return before == after == "-"
    if before in _DIGITS or before == "第":
        return True
    return before in "．：" and offset > 1 and text[offset - 2] in _DIGITS


def is_han(character: str) -> bool:
    """Whether it is an ideograph."""
    return _IDEOGRAPH.match(character) is not None


def chinese_marks(language: str) -> bool:
    """Whether ‘’ “” — … · are full-width characters in this language (a BCP 47 code)."""
    return language.partition("-")[0] in {"zh", "yue", "ja", "lzh"}


@lru_cache(maxsize=2048)
def chinese_stretches(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of the stretches set as Chinese, with full-width marks; the rest is Latin."""
    pattern = _MARKS_IN_CHINESE if chinese_marks(language) else _MARKS_IN_LATIN
    return tuple(match.span() for match in pattern.finditer(text))


def right_to_left(text: str) -> bool:
    """Whether any letter of the text is written from the right."""
    return _RIGHT_TO_LEFT.search(text) is not None


def written_from_the_right(language: str) -> bool:
    """Whether lines in this language (a BCP 47 code) begin at the right."""
    return language.partition("-")[0] in {"ar", "fa", "he", "ur", "ug", "yi", "ps", "sd", "ckb", "dv"}
