"""Readings set over characters: over the middle, apart from one another, never parted from them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.stage.faces import Faces
from kiosk.stage.typesetting import Line, Placed, Run, Setting, Style, Typesetter

FACES = Faces()
TYPESETTER = Typesetter(FACES)
BODY = Style("sans", 33, 1.62)
TITLE = Style("serif", 66, 1.22, tracking=0.03)
PARTS = [
    *"的一是，。“”《》",
    "{疍|dàn}",
    "{庄双|zhuāngshuāng}",
    "{生僻|shēngpì}",
    "{龘|dá}",
    "{一二|x}",
    "Abc",
    "12",
    " ",
]
mixed = st.lists(st.sampled_from(PARTS), min_size=1, max_size=25).map("".join)
quick = settings(derandomize=True, max_examples=80, deadline=None)


def readings(line: Line) -> list[Placed]:
    return [placed for placed in line.runs if placed.rise]


def widths(placed: Placed) -> float:
    return FACES.advance(placed.text, placed.face)


def bases(line: Line) -> list[tuple[Placed, Placed]]:
    """Each reading with the characters it stands over."""
    plain = [placed for placed in line.runs if not placed.rise]
    return [
        (each, min(plain, key=lambda p: abs(p.x + widths(p) / 2 - each.x - widths(each) / 2)))
        for each in readings(line)
    ]


def test_syllables_stand_over_the_middle_of_their_characters() -> None:
    line = TYPESETTER.set("他{生僻|shēngpì}字", BODY, None, "zh").lines[0]
    assert line.text == "他生僻字"
    assert [(over.text, base.text) for over, base in bases(line)] == [("shēng", "生"), ("pì", "僻")]
    for over, base in bases(line):
        assert over.x + widths(over) / 2 == pytest.approx(base.x + widths(base) / 2, abs=1)


def test_a_text_that_begins_with_a_wide_reading_keeps_to_its_edge() -> None:
    line = TYPESETTER.set("{庄|zhuāng}家", BODY, None, "zh").lines[0]
    ((over, base),) = bases(line)
    assert (over.x, base.x) == (0, 0)


def test_a_reading_that_cannot_be_divided_stands_over_all_and_holds_them_together() -> None:
    setting = TYPESETTER.set("一二{基围虾|x}", BODY, 3 * 33, "zh")
    assert [line.text for line in setting.lines] == ["一二", "基围虾"]
    over, base = bases(setting.lines[1])[0]
    assert (over.text, base.text) == ("x", "基围虾")


def test_characters_may_part_where_each_has_its_own() -> None:
    setting = TYPESETTER.set("一二三{生僻|shēngpì}", BODY, 4 * 33 + 20, "zh")
    assert [line.text for line in setting.lines] == ["一二三生", "僻"]
    assert [[each.text for each in readings(line)] for line in setting.lines] == [["shēng"], ["pì"]]


def test_the_white_of_running_text_takes_readings_in() -> None:
    plain, read = (TYPESETTER.set(text, BODY, 99, "zh") for text in ("一二三四五六", "一二三四{疍|dàn}六"))
    assert [line.baseline for line in plain.lines] == [line.baseline for line in read.lines]
    assert plain.height == read.height


def test_lines_of_a_title_move_apart_only_where_a_reading_asks_for_it() -> None:
    lines = TYPESETTER.set("一二三{疍|dàn}五六七八九", TITLE, 3 * 70, "zh").lines
    steps = [after.baseline - before.baseline for before, after in pairwise(lines)]
    assert steps == [pytest.approx(1.61 * 66, abs=1), round(1.22 * 66)]


@given(mixed, st.integers(100, 500), st.sampled_from([BODY, TITLE, Style("sans", 25, 1.45)]), st.booleans())
@quick
def test_readings_keep_apart_and_inside_the_box(text: str, width: int, style: Style, strong: bool) -> None:
    setting = TYPESETTER.set([Run(text, strong)], style, max(width, 4 * style.size), "zh")
    for line in setting.lines:
        for before, after in pairwise(sorted(readings(line), key=lambda each: each.x)):
            assert before.x + widths(before) <= after.x + 1
        for each in readings(line):
            assert each.x >= -1
            assert each.x + widths(each) <= setting.width + 1
    assert "{" not in "".join(line.text for line in setting.lines)
    assert not ink_at_the_edge(setting)


def ink_at_the_edge(setting: Setting) -> bool:
    """Whether a reading was cut off at the top: its letters' bowls touch nothing there."""
    size, data = TYPESETTER.rasterise(setting)
    top = Image.frombytes("RGBA", size, data).getchannel("A").crop((0, 0, size.w, 1))
    return bool(readings(setting.lines[0])) and top.getextrema() != (0, 0)


def test_a_text_that_is_cut_keeps_its_readings_whole() -> None:
    setting = TYPESETTER.set("{疍|dàn}家人以{蚝|háo}田为生，以船为屋", BODY, 200, "zh", max_lines=1)
    assert setting.cut
    assert setting.lines[0].text.endswith("…")
    assert [each.text for each in readings(setting.lines[0])] == ["dàn", "háo"]


def test_a_text_without_readings_is_set_as_ever() -> None:
    one, other = (TYPESETTER.set(text, BODY, 300, "zh") for text in ("{x}与|", "{x}与|"))
    assert one is other
    assert one.lines[0].text == "{x}与|"
