"""Where lines may end: the prohibitions hold everywhere, and our short cut agrees with uniseg."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from kiosk.stage.linebreaking import NO_LINE_END, NO_LINE_START, break_opportunities, chinese_stretches, uax14

PARTS = [
    *"的一是在不了有和人这中大为上个国我以要他《》「」『』【】〈〉（）“”‘’。，、；：？！·々ー",
    *"—–-…% ％℃°．,.;:!?()[]/$￥€※～あァ한é\u0301\u00a0\u200b★",
    *(
        "——",
        "……",
        "don’t",
        "Palace",
        "Wi-Fi",
        "A",
        "and/or",
        "1368–1644",
        "1,177",
        "3.5",
        "２２１",
        "万",
        "亿",
    ),
    *(
        "万",
        "亿",
        "年",
        "月",
        "日",
        "25℃",
        "12:30",
        "100 km",
        "￥300",
        "50%",
        "第3",
        "  ",
        " ",
        " word ",
        "2024年5月6日",
    ),
]
mixed = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)
quick = settings(derandomize=True, max_examples=400, deadline=None)

KEPT_WHOLE = re.compile(
    r"[A-Za-z]+(?:’[A-Za-z]+)*|[0-9]+(?:[.,:][0-9]+)*|[０-９]+|—{2,}|…{2,}"
    r"|[0-9０-９] ?[%％℃°万亿年月日]|[￥$€][0-9]"
)


@given(mixed)
@quick
def test_the_short_cut_gives_what_uniseg_gives(text: str) -> None:
    assert uax14(text) == [offset for offset in line_break_boundaries(text) if 0 < offset < len(text)]


@given(mixed)
@quick
def test_no_forbidden_character_begins_or_ends_a_line(text: str) -> None:
    for offset in break_opportunities(text):
        head, tail = text[:offset].rstrip(" "), text[offset:]
        assert not head or (tail[0] not in NO_LINE_START and head[-1] not in NO_LINE_END)


NEVER_FIRST = "。．，、：；！‼？⁇⁉⁈」』”’）》〉】〗〕］｝～–—·・‧／⸺…⋯"
NEVER_LAST = "「『“‘（《〈【〖〔［｛／"
"""Marks of the table in CLREQ's appendix that its strictest level keeps from starts and ends."""


@pytest.mark.parametrize("mark", NEVER_FIRST)
def test_no_mark_of_clreq_that_must_not_begins_a_line(mark: str) -> None:
    assert 2 not in break_opportunities(f"退潮{mark}插竹")


@pytest.mark.parametrize("mark", NEVER_LAST)
def test_no_mark_of_clreq_that_must_not_ends_a_line(mark: str) -> None:
    assert 3 not in break_opportunities(f"退潮{mark}插竹")


@given(mixed)
@quick
def test_words_numbers_with_their_signs_and_dashes_stay_whole(text: str) -> None:
    breaks = set(break_opportunities(text))
    for kept in KEPT_WHOLE.finditer(text):
        assert not breaks & set(range(kept.start() + 1, kept.end())), kept.group()


@given(mixed)
@quick
def test_offsets_ascend_inside_the_text(text: str) -> None:
    breaks = break_opportunities(text)
    assert list(breaks) == sorted(set(breaks))
    assert all(0 < offset < len(text) for offset in breaks)


def divided(text: str) -> list[str]:
    edges = [0, *break_opportunities(text), len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("张择端·画", "张 择 端· 画"),
        ("12:30—17:00", "12:30— 17:00"),
        ("他说：“好。”", "他 说： “好。”"),
        ("“甲”“乙”“丙”", "“甲” “乙” “丙”"),
        ("说“OK”就走", "说 “OK” 就 走"),
        ("是——不……", "是—— 不……"),
        ("公元前２２１年", "公 元 前 ２２１年"),
        ("约3.5万人", "约 3.5万 人"),
        ("《图》（局部）", "《图》 （局 部）"),
        ("甲/乙／丙", "甲/乙／丙"),
        ("and/or", "and/ or"),
        ("好⁉走⸺停", "好⁉ 走⸺ 停"),
        ("编号№3", "编 号 №3"),
    ],
)
def test_breaks_where_a_typesetter_would(text: str, parts: str) -> None:
    assert divided(text) == parts.split(" ")


def test_an_amount_keeps_its_unit_over_a_space() -> None:
    assert divided("about 25 km long") == ["about ", "25 km ", "long"]
    assert divided("于 1644 年亡") == ["于 ", "1644 年", "亡"]


@pytest.mark.parametrize(
    ("text", "language", "chinese"),
    [
        ("他说“好”", "zh", ["他说“好”"]),
        ("don’t go", "zh", []),
        ("the artists’ work", "zh", []),
        ("说‘好’", "zh", ["说‘好’"]),
        ("a “quote” — …", "en", []),
        ("the scroll (清明) is", "en", ["清明"]),
        ("A·B 张·王", "zh", ["张·王"]),
    ],
)
def test_marks_are_full_width_where_the_language_has_them_so(
    text: str, language: str, chinese: list[str]
) -> None:
    assert [text[a:b] for a, b in chinese_stretches(text, language)] == chinese


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("바닷물은 하루에 두 번", ["바닷물은 ", "하루에 ", "두 ", "번"]),
        ("“밀물”과 12시(정오)에, 한강·낙동강", ["“밀물”과 ", "12시(정오)에, ", "한강·낙동강"]),
        (
            "「満潮」とヴェネツィアっていつ？",
            ["「満", "潮」", "と", "ヴェ", "ネ", "ツィ", "アっ", "て", "い", "つ？"],
        ),
        ("около 12:30; «полная вода»", ["около ", "12:30; ", "«полная ", "вода»"]),
        ("نحو 12:30؛ «الماء» نعم.", ["نحو ", "12:30؛ ", "«الماء» ", "نعم."]),
        ("「滿潮」與『乾潮』，第12頁", ["「滿", "潮」", "與", "『乾", "潮』，", "第12", "頁"]),
    ],
)
def test_lines_of_other_languages_end_where_their_readers_expect(text: str, parts: list[str]) -> None:
    edges = [0, *break_opportunities(text), len(text)]
    assert [text[a:b] for a, b in pairwise(edges)] == parts
