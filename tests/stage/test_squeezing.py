"""Full-width marks by W3C CLREQ: what they take beside one another and at the ends of lines."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, features

from kiosk.stage.faces import Faces
from kiosk.stage.linebreaking import NO_LINE_END, NO_LINE_START, break_opportunities
from kiosk.stage.type.marks import CLOSING, OPENING, STOPS
from kiosk.stage.typesetting import Run, Setting, Style, Typesetter

EM = 40
STYLES = [Style("serif", EM), Style("sans", EM)]


@pytest.fixture(scope="module", params=["raqm", "pillow alone"])
def typesetter(request: pytest.FixtureRequest) -> Typesetter:
    """One that shapes with raqm, if the system has it, and one that does not."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "pillow alone":
            patch.setattr(features, "check", lambda feature: False)
        return Typesetter(Faces())


def wide(typesetter: Typesetter, text: str, style: Style, strong: bool = False) -> float:
    """How wide a text is between two ideographs, in em."""
    with_it, without = (
        typesetter.set([Run(f"甲{each}乙", strong)], style, None, "zh").lines[0].width for each in (text, "")
    )
    return (with_it - without) / style.size


@pytest.mark.parametrize("style", STYLES, ids=["serif", "sans"])
@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("」「", 1.5), ("：「", 1.5), ("。」", 1.5), ("）。", 1.5), ("，“", 1.5), ("”“", 1.5), ("》《", 1.5),
        ("「『", 1.5), ("（《", 1.5), ("？”", 1.5), ("！”", 1.5), ("；’", 1.5), ("？！", 1.5), ("】【", 1.5),
        ("』」，", 2), ("。』」", 2), ("》）；“", 2.5), ("》、《", 2), ("”（“", 2),
        ("，", 1), ("（", 1), ("》—", 2), ("：——", 3), ("……”", 3), ("（）", 2), ("·《", 2), ("％。", 2),
        ("（：）", 3), ("“，”", 3), ("（：：）", 3), ("（甲：）", 3.5),
    ],
)  # fmt: skip
def test_adjoining_marks_lose_half_an_em(
    typesetter: Typesetter, style: Style, strong: bool, text: str, ems: float
) -> None:
    assert wide(typesetter, text, style, strong) == pytest.approx(ems)


def test_marks_of_two_runs_are_squeezed_too(typesetter: Typesetter) -> None:
    setting = typesetter.set([Run("甲。"), Run("“", strong=True), Run("乙")], STYLES[0], None, "zh")
    assert setting.lines[0].width == 3.5 * EM


def test_tracking_stays_between_squeezed_marks(typesetter: Typesetter) -> None:
    tracked = typesetter.set("甲：“乙", Style("serif", EM, tracking=0.1), None, "zh")
    assert tracked.lines[0].width == pytest.approx(3.5 * EM + 3 * 4)


@pytest.mark.parametrize("style", STYLES, ids=["serif", "sans"])
@pytest.mark.parametrize("mark", [*"。，、；：！？", *sorted(CLOSING)])
def test_a_mark_at_the_end_of_a_line_takes_half_an_em(
    typesetter: Typesetter, style: Style, mark: str
) -> None:
    lines = typesetter.set(f"甲乙丙{mark}丁", style, round(3.5 * EM), "zh").lines
    assert [(line.text, line.width) for line in lines] == [(f"甲乙丙{mark}", 3.5 * EM), ("丁", EM)]


@pytest.mark.parametrize("style", STYLES, ids=["serif", "sans"])
@pytest.mark.parametrize("mark", sorted(OPENING))
def test_an_opening_mark_at_the_start_of_a_line_takes_half_an_em(
    typesetter: Typesetter, style: Style, mark: str
) -> None:
    lines = typesetter.set(f"甲乙丙{mark}丁", style, 3 * EM, "zh").lines
    assert [(line.text, line.width) for line in lines] == [("甲乙丙", 3 * EM), (f"{mark}丁", 1.5 * EM)]


def test_nothing_hangs_outside_the_box(typesetter: Typesetter) -> None:
    lines = typesetter.set("甲乙丙，丁", STYLES[0], 3 * EM, "zh").lines
    assert [line.text for line in lines] == ["甲乙", "丙，丁"]


@pytest.mark.parametrize(
    "marks", ["：“", "”（", "）。", "》《", "「『", "』」、“‘", "’”？", "”。", "】，", "。）"]
)
@pytest.mark.parametrize("style", [*STYLES, Style("sans", 33), Style("serif", 21, tracking=0.03)])
@pytest.mark.parametrize("strong", [False, True])
def test_squeezed_ink_neither_touches_nor_leaves_the_box(
    typesetter: Typesetter, style: Style, marks: str, strong: bool
) -> None:
    """As many islands of ink as in the same marks set one by one."""
    together = columns(typesetter, typesetter.set([Run(marks, strong)], style, None, "zh"))
    apart = [columns(typesetter, typesetter.set([Run(mark, strong)], style, None, "zh")) for mark in marks]
    assert together == sum(apart)


def columns(typesetter: Typesetter, setting: Setting) -> int:
    """Into how many parts the ink falls from left to right."""
    size, data = typesetter.rasterise(setting)
    alpha = Image.frombytes("RGBA", size, data).getchannel("A")
    inked = [alpha.crop((x, 0, x + 1, size.h)).getextrema()[1] > 100 for x in range(size.w)]  # type: ignore[operator]
    return sum(here and not before for before, here in pairwise([False, *inked]))


def test_stops_in_the_middle_of_their_em_keep_it(typesetter: Typesetter) -> None:
    """As a face for Traditional Chinese has them."""

    class Centred(Faces):
        def ink(self, character: str, face: object) -> tuple[int, int]:
            return (round(0.35 * EM), round(0.65 * EM)) if character in STOPS else (0, EM // 3)

    middle = Typesetter(Centred())
    assert wide(middle, "。”", STYLES[0]) == 2
    assert wide(middle, "”。", STYLES[0]) == 1.5


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("A", 2), ("AB", 2), ("，A，", 0), ("（A）", 0), ("A，", 1), ("：A", 1), (" A ", 0), ("《A》", 0),
        ("A甲B", 4), ("“A”", 0), ("——A——", 0), ("·A·", 0), ("A B", 2), ("A。B", 2),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tracking", [0.0, 0.05])
@pytest.mark.parametrize("strong", [False, True])
def test_a_quarter_em_between_scripts_and_none_at_marks(
    typesetter: Typesetter, text: str, gaps: int, tracking: float, strong: bool
) -> None:
    style = Style("sans", EM, tracking=tracking)
    line = typesetter.set([Run(char, strong and char in "AB") for char in f"甲{text}甲"], style, None, "zh")
    advances = [typesetter._faces.advance(placed.text, placed.face) for placed in line.lines[0].runs]
    spaced = sum(advances) + tracking * EM * (len(text) + 1)
    assert line.lines[0].width == pytest.approx(spaced + gaps * EM / 4, abs=0.05)


PARTS = [*"的一是在不了有和人这《》「」（）“”，。、；：？！·…", "——", "Palace", "2024年", "15%", "A"]
prose = st.lists(st.sampled_from(PARTS), min_size=20, max_size=120).map("".join)


@given(prose, st.sampled_from(STYLES), st.integers(8, 20))
@settings(derandomize=True, max_examples=80, deadline=None)
def test_lines_are_full_and_begin_and_end_with_what_they_may(text: str, style: Style, ems: int) -> None:
    """Each line takes what stays together as long as there is room for it."""
    lines, start = SHAPED.set(text, style, ems * EM, "zh").lines, 0
    breaks = break_opportunities(text)
    for line, following in pairwise(lines):
        assert line.width <= ems * EM + 0.02
        start += len(line.text)
        if start not in breaks:
            continue  # the last resort: more marks in a row than a line holds
        assert following.text[0] not in NO_LINE_START
        assert line.text.rstrip()[-1] not in NO_LINE_END
        after = next((each for each in breaks if each > start), len(text))
        longer = SHAPED.set(line.text + text[start:after], style, None, "zh")
        assert longer.lines[0].width > ems * EM


SHAPED = Typesetter(Faces())
