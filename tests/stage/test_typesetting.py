"""Set texts: nothing lost, nothing too wide, nothing cut off, and the prohibitions held at every width."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.stage.faces import Face, Faces
from kiosk.stage.linebreaking import NO_LINE_END, NO_LINE_START, break_opportunities
from kiosk.stage.typesetting import Run, Setting, Style, Typesetter

FACES = Faces()
TYPESETTER = Typesetter(FACES)
BODY = Style("sans", 32, ink=(31, 27, 22))
TITLE = Style("serif", 72, 1.22, (31, 27, 22), tracking=0.03)
PROSE = (
    "公元1120年前后，北宋画家张择端画下了这幅长528.7厘米、高24.8厘米的长卷。“清明”二字究竟指什么——"
    "是节令，还是“政治清明”？学者争论了800多年……虹桥一段占全卷约15%；它现藏北京故宫博物院。"
)
ENGLISH = (
    "Don’t look for a hero: the scroll’s 814 people are “only” citizens — boatmen, tea-sellers, a monk …"
)
PARTS = [
    *"的一是在不了有和人这《》「」『』【】（）“”‘’。，、；：？！·々—–…%％℃jyÅfg,;:?!()",
    *(
        "——",
        "……",
        "don’t",
        "Palace",
        "Wi-Fi",
        "A",
        "1,177",
        "3.5",
        "２２１",
        "3万",
        "2024年",
        "25℃",
        "￥300",
        " ",
    ),
]
mixed = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)
widths = st.integers(20, 700)
languages = st.sampled_from(["zh", "en"])
quick = settings(derandomize=True, max_examples=150, deadline=None)


@given(mixed, widths, languages, st.sampled_from([BODY, TITLE]))
@quick
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int, language: str, style: Style) -> None:
    setting = TYPESETTER.set(text, style, width, language)
    assert "".join(line.text for line in setting.lines) == text
    widest_character = 2.2 * style.size  # —— and …… are never taken apart
    assert all(line.width <= max(width + 0.02, widest_character) for line in setting.lines)


@given(mixed, widths, languages)
@quick
def test_no_line_begins_or_ends_with_what_it_must_not(text: str, width: int, language: str) -> None:
    edges = [0, *break_opportunities(text), len(text)]
    groups = [text[a:b] for a, b in pairwise(edges)]
    needed = max((TYPESETTER.set(g, BODY, None, language).width for g in groups if g), default=0)
    lines = TYPESETTER.set(text, BODY, max(width, needed), language).lines
    for line, following in pairwise(lines):
        assert following.text[0] not in NO_LINE_START
        assert line.text.rstrip(" ")[-1:] not in NO_LINE_END or not line.text.strip()


@given(mixed, st.integers(40, 400), st.booleans(), languages)
@settings(derandomize=True, max_examples=60, deadline=None)
def test_no_ink_is_cut_off(text: str, width: int, strong: bool, language: str) -> None:
    setting = TYPESETTER.set([Run(text, strong=strong)], BODY, max(width, 3 * BODY.size), language)
    assert ink_outside(setting) == 0


@pytest.mark.parametrize("text", ["gyÅ《》jQ|", "Ẫfj", "《清》，", "j"])
@pytest.mark.parametrize("style", [BODY, TITLE, Style("serif", 40, 1.0), Style("sans", 25, 1.2)])
def test_ascenders_and_descenders_stay_in_the_box(text: str, style: Style) -> None:
    assert ink_outside(TYPESETTER.set(text, style, None, "zh")) == 0


def ink_outside(setting: Setting) -> int:
    """How strong the strongest ink is that leaves the box, drawn again with room on every side."""
    from PIL import ImageDraw

    room = setting.style.size
    wide = Image.new("L", (setting.width + 2 * room, setting.height + 2 * room))
    for line in setting.lines:
        for placed in line.runs:
            at = (placed.x + room, line.baseline + room)
            FACES.draw(ImageDraw.Draw(wide), at, placed.text, placed.face)
    wide.paste(0, (room, room, room + setting.width, room + setting.height))
    extrema = wide.getextrema()
    assert isinstance(extrema[1], int)
    return extrema[1]


def picture(setting: Setting) -> Image.Image:
    size, data = TYPESETTER.rasterise(setting)
    return Image.frombytes("RGBA", size, data, "raw", "BGRA")


def test_the_pixels_are_the_ink_with_the_letters_in_their_alpha() -> None:
    setting = TYPESETTER.set([Run("黑"), Run("红", ink=(179, 38, 30))], BODY, None, "zh")
    image = picture(setting)
    assert image.size == Size(64, setting.height)
    opaque = {pixel[1][:3] for pixel in image.getcolors(100000) or [] if pixel[1][3] == 255}  # type: ignore[index]
    assert opaque == {(31, 27, 22), (179, 38, 30)}


def test_strong_text_is_darker_and_as_wide() -> None:
    plain, strong = (TYPESETTER.set([Run("重点", strong=s)], BODY, None, "zh") for s in (False, True))
    assert sum(picture(strong).getchannel("A").tobytes()) > 1.15 * sum(
        picture(plain).getchannel("A").tobytes()
    )
    assert abs(plain.width - strong.width) <= 2


def test_the_same_text_is_set_once() -> None:
    assert TYPESETTER.set(PROSE, BODY, 500, "zh") is TYPESETTER.set(PROSE, BODY, 500, "zh")
    assert TYPESETTER.set([Run("一"), Run("二")], BODY, 500, "zh") is TYPESETTER.set(
        (Run("一"), Run("二")), BODY, 500, "zh"
    )
    assert TYPESETTER.set(PROSE, BODY, 500, "zh") is not TYPESETTER.set(PROSE, BODY, 501, "zh")


def test_whole_ems_fill_a_line_exactly() -> None:
    assert [line.text for line in TYPESETTER.set("一二三四五六七八", BODY, 4 * 32, "zh").lines] == [
        "一二三四",
        "五六七八",
    ]


@pytest.mark.parametrize("width", [80, 200, 333, 700])
@pytest.mark.parametrize(("text", "language"), [(PROSE, "zh"), (ENGLISH, "en")])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_text_cut_to_its_lines_ends_in_an_ellipsis(text: str, language: str, width: int, most: int) -> None:
    setting = TYPESETTER.set(text, BODY, width, language, max_lines=most)
    whole = TYPESETTER.set(text, BODY, width, language)
    assert setting.cut == (len(whole.lines) > most)
    assert len(setting.lines) == min(most, len(whole.lines))
    assert all(line.width <= width + 0.02 for line in setting.lines)
    if setting.cut:
        assert setting.lines[-1].text.endswith("…")
        assert setting.lines[-1].text[-2:-1] not in set("，、；：。—…（“ ")


def test_a_text_that_fits_is_not_cut() -> None:
    assert not TYPESETTER.set("短", BODY, 300, "zh", max_lines=1).cut


def test_newlines_end_paragraphs_and_empty_ones_keep_their_line() -> None:
    setting = TYPESETTER.set("一\n\n二", BODY, None, "zh")
    assert [line.text for line in setting.lines] == ["一", "", "二"]
    assert setting.lines[2].baseline - setting.lines[0].baseline == 2 * 48


def test_an_empty_text_has_no_height() -> None:
    setting = TYPESETTER.set("", BODY, 300, "zh")
    assert (setting.lines, setting.height) == ((), 0)
    assert TYPESETTER.rasterise(setting)[0] == Size(300, 1)


@pytest.mark.parametrize(
    ("text", "language"),
    [("一座城市的一天里有多少人走过虹桥", "zh"), ("Along the river: a day in the life of a city", "en")],
)
def test_balance_evens_out_a_title(text: str, language: str) -> None:
    plain = TYPESETTER.set(text, TITLE, 900, language)
    balanced = TYPESETTER.set(text, TITLE, 900, language, balance=True)
    assert len(balanced.lines) == len(plain.lines) == 2
    assert spread(balanced) < spread(plain)
    assert "".join(line.text for line in balanced.lines) == text


def test_a_balanced_title_breaks_after_its_marks() -> None:
    setting = TYPESETTER.set("《清明上河图》里的汴京：一座城市的一天", TITLE, 700, "zh", balance=True)
    assert [line.text for line in setting.lines] == ["《清明上河图》", "里的汴京：", "一座城市的一天"]


@given(mixed, widths)
@quick
def test_balance_loses_nothing_and_needs_no_more_lines(text: str, width: int) -> None:
    plain, balanced = (TYPESETTER.set(text, BODY, width, "zh", balance=balance) for balance in (False, True))
    assert "".join(line.text for line in balanced.lines) == text
    assert len(balanced.lines) == len(plain.lines)
    assert all(line.width <= max(width + 0.02, 2.2 * BODY.size) for line in balanced.lines)


def spread(setting: Setting) -> float:
    return max(line.width for line in setting.lines) - min(line.width for line in setting.lines)


def left_edge(align: str, language: str = "zh") -> float:
    style = Style("sans", 32, align=align)  # type: ignore[arg-type]
    return TYPESETTER.set("一二", style, 164, language).lines[0].runs[0].x


def test_alignment() -> None:
    assert [left_edge(align) for align in ("left", "centre", "right")] == [0, 50, 100]
    assert [left_edge(align, "ar") for align in ("left", "centre", "right")] == [100, 50, 0]


def test_a_quarter_em_stands_between_chinese_and_figures_but_not_beside_a_space() -> None:
    figures = FACES.advance("12", Face("sans", 32, False, False, "zh"))
    space = FACES.advance(" ", Face("sans", 32, False, False, "zh"))
    assert TYPESETTER.set("有12人", BODY, None, "zh").lines[0].width == pytest.approx(64 + 16 + figures)
    spaced = TYPESETTER.set("有 12 人", BODY, None, "zh").lines[0].width
    assert spaced == pytest.approx(64 + 2 * space + figures, abs=0.5)


def test_quotation_marks_and_dashes_are_as_wide_as_the_language_has_them() -> None:
    assert TYPESETTER.set("“——”", BODY, None, "zh").width == 3 * 32  # the quotes are half outside
    assert TYPESETTER.set("——", BODY, None, "zh").width == 2 * 32
    assert TYPESETTER.set("“Oh”", BODY, None, "en").width < 2.5 * 32
    assert TYPESETTER.set("don’t", BODY, None, "zh").width == TYPESETTER.set("don’t", BODY, None, "en").width
    serif = Style("serif", 32)
    assert TYPESETTER.set("张·王", serif, None, "zh").width == 3 * 32


def test_tracking_stands_between_characters_only() -> None:
    assert TYPESETTER.set("清明", Style("sans", 40, tracking=0.1), None, "zh").width == 84


def test_a_word_longer_than_the_line_is_taken_apart() -> None:
    lines = TYPESETTER.set("incomprehensibilities", BODY, 100, "en").lines
    assert len(lines) > 2
    assert all(line.width <= 100 for line in lines)


def test_arabic_is_set_from_the_right() -> None:
    setting = TYPESETTER.set([Run("مرحبا بالعالم "), Run("2024", strong=True)], BODY, 600, "ar")
    first, second = setting.lines[0].runs
    assert second.text.strip() == "مرحبا بالعالم"
    assert first.x < second.x
    assert len(TYPESETTER.rasterise(setting)[1]) == setting.width * setting.height * 4


def test_missing_glyphs_are_named() -> None:
    assert FACES.lacks("清明 don’t——\u200b𠀀\ue000", "serif", "zh") == {"𠀀", "\ue000"}
    assert FACES.lacks(PROSE + ENGLISH, "sans", "zh") == set()


def test_a_file_that_is_no_font_is_told_in_a_sentence() -> None:
    from pathlib import Path

    with pytest.raises(KioskError, match="cannot be opened"):
        Faces({("", "serif"): Path(__file__)})


def test_inks_do_not_cover_each_other() -> None:
    setting = TYPESETTER.set([Run("一"), Run("二", ink=(200, 0, 0))], BODY, None, "zh")
    alone = TYPESETTER.set([Run("一"), Run("二")], BODY, None, "zh")
    difference = ImageChops.difference(picture(setting).getchannel("A"), picture(alone).getchannel("A"))
    assert difference.getextrema() == (0, 0)
