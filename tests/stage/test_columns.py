"""Lines that stand: columns from right to left, marks at their places, Latin lying, short numbers upright."""

import pytest
from PIL import Image, ImageChops, features

from kiosk.base.geometry import Box, Size
from kiosk.stage.faces import Faces
from kiosk.stage.typesetting import Setting, Style, Typesetter

EM = 60
STYLES = [Style("serif", EM, 1.3), Style("sans", EM, 1.3)]


@pytest.fixture(scope="module", params=["raqm", "pillow alone"])
def typesetter(request: pytest.FixtureRequest) -> Typesetter:
    """One that shapes with raqm, if the system has it, and one that does not."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "pillow alone":
            patch.setattr(features, "check", lambda feature: False)
        return Typesetter(Faces())


def stood(typesetter: Typesetter, text: str, style: Style = STYLES[0], length: int | None = None) -> Setting:
    return typesetter.set(text, style, length, "zh", standing=True)


def alpha(typesetter: Typesetter, setting: Setting) -> Image.Image:
    size, data = typesetter.rasterise(setting)
    assert size == Size(setting.width, setting.height)
    return Image.frombytes("RGBA", size, data, "raw", "BGRA").getchannel("A")


def ink(typesetter: Typesetter, text: str, number: int, style: Style = STYLES[0]) -> Box:
    """The ink of the em `number` from the top in the only column, from that em's top left."""
    setting = stood(typesetter, text, style)
    column = setting.line_boxes()[0]
    left, top = column.x, column.y + number * EM
    box = alpha(typesetter, setting).crop((left, top, left + EM, top + EM)).getbbox()
    assert box
    return Box(box[0], box[1], box[2] - box[0], box[3] - box[1])


def test_columns_go_from_right_to_left(typesetter: Typesetter) -> None:
    setting = stood(typesetter, "一二三四五", length=3 * EM)
    assert [line.text for line in setting.lines] == ["一二三", "四五"]
    first, second = setting.line_boxes()
    assert (first.w, first.h, second.h) == (EM, 3 * EM, 2 * EM)
    assert first.x - second.x == round(1.3 * EM)
    assert (setting.height, first.y, second.y) == (3 * EM, 0, 0)


@pytest.mark.parametrize("style", STYLES, ids=["serif", "sans"])
@pytest.mark.parametrize("character", [*"永国〇あ％"])
def test_characters_stand_upright(typesetter: Typesetter, character: str, style: Style) -> None:
    standing = alpha(typesetter, stood(typesetter, character, style))
    lying = alpha(typesetter, typesetter.set(character, style, None, "zh"))
    ink = [each.crop(each.getbbox()) for each in (standing, lying)]
    assert ImageChops.difference(*ink).getextrema() == (0, 0)


@pytest.mark.parametrize("style", STYLES, ids=["serif", "sans"])
@pytest.mark.parametrize("mark", "。，、")
def test_stops_stand_in_the_upper_right(typesetter: Typesetter, mark: str, style: Style) -> None:
    box = ink(typesetter, f"甲{mark}乙", 1, style)
    assert box.x > 0.5 * EM
    assert box.bottom < 0.5 * EM


@pytest.mark.parametrize("mark", "。，、：；！？")
def test_a_face_without_forms_for_columns_has_its_marks_moved(mark: str) -> None:
    class Plain(Faces):
        def lacks(self, text: str, role: object, language: str) -> set[str]:
            return set(text) & set("︒︐︑︓︔︕︖")

    box = ink(Typesetter(Plain()), f"甲{mark}乙", 1)
    assert box.x > 0.4 * EM
    assert mark not in "。，、" or box.bottom < 0.5 * EM


def test_stops_in_the_middle_of_their_em_stay_there(typesetter: Typesetter) -> None:
    setting = typesetter.set("甲。乙", STYLES[1], None, "zh-Hant", standing=True)
    column = setting.line_boxes()[0]
    box = alpha(typesetter, setting).crop((column.x, EM, column.right, 2 * EM)).getbbox()
    assert box
    assert abs((box[0] + box[2]) / 2 - EM / 2) < 0.12 * EM


@pytest.mark.parametrize(("mark", "half"), [("「", 1), ("（", 1), ("《", 1), ("」", 0), ("）", 0), ("》", 0)])
def test_brackets_lie_towards_what_they_hold(typesetter: Typesetter, mark: str, half: int) -> None:
    box = ink(typesetter, f"甲{mark}乙", 1)
    assert (box.y > 0.45 * EM) if half else (box.bottom < 0.55 * EM)
    assert box.w > box.h


def test_quotation_marks_become_corners(typesetter: Typesetter) -> None:
    assert stood(typesetter, "说“好”‘坏’").lines[0].text == "说『好』「坏」"
    assert stood(typesetter, "don’t").lines[0].text == "don’t"


def test_a_dash_runs_along_the_column(typesetter: Typesetter) -> None:
    setting = stood(typesetter, "甲——乙")
    column = setting.line_boxes()[0]
    part = alpha(typesetter, setting).crop((0, EM, setting.width, column.h - EM)).getbbox()
    assert part
    assert part[3] - part[1] > 5 * (part[2] - part[0])
    assert abs((part[0] + part[2]) / 2 - column.x - EM / 2) < 0.06 * EM


@pytest.mark.parametrize("number", ["5", "12", "88"])
def test_short_numbers_stand_in_one_em(typesetter: Typesetter, number: str) -> None:
    setting = stood(typesetter, f"第{number}章")
    assert setting.lines[0].width == 3 * EM
    box = ink(typesetter, f"第{number}章", 1)
    assert box.w <= EM
    assert abs(box.x + box.w / 2 - EM / 2) < 2
    assert box.h > 0.6 * EM


@pytest.mark.parametrize("words", ["1994", "Kaifeng", "3.5", "100"])
def test_words_and_long_numbers_lie(typesetter: Typesetter, words: str) -> None:
    setting = stood(typesetter, f"甲{words}乙")
    lying = typesetter.set(f"甲{words}乙", STYLES[0], None, "zh")
    assert setting.lines[0].width == pytest.approx(lying.lines[0].width)
    assert not any(placed.upright for placed in setting.lines[0].runs if placed.text[0] in words)


def test_whole_marks_of_columns_keep_their_em_and_the_others_are_squeezed(typesetter: Typesetter) -> None:
    long = {text: stood(typesetter, f"甲{text}乙").lines[0].width / EM - 2 for text in ("：「", "。」", "，")}
    assert long == {"：「": 1.5, "。」": 1.5, "，": 1}
    assert stood(typesetter, "甲？").lines[0].width == 2 * EM
    assert stood(typesetter, "甲。").lines[0].width == 1.5 * EM
    assert stood(typesetter, "「甲").lines[0].width == 1.5 * EM


def test_readings_stand_at_the_right_of_the_column(typesetter: Typesetter) -> None:
    setting = stood(typesetter, "{疍|dàn}家")
    column = setting.line_boxes()[0]
    bare = stood(typesetter, "疍家").line_boxes()[0]
    assert column.w > bare.w
    assert column.right <= setting.width


@pytest.mark.parametrize("text", ["Åj疍，。（）", "12月3日", "{庄|zhuāng}gÅ", "——……"])
@pytest.mark.parametrize("style", STYLES, ids=["serif", "sans"])
def test_no_ink_leaves_the_box(typesetter: Typesetter, text: str, style: Style) -> None:
    """It is as much as in a box that is larger all around."""
    setting = stood(typesetter, text, style)
    roomy = typesetter.set(f"　{text}　\n　", style, None, "zh", standing=True)
    assert total(alpha(typesetter, setting)) >= total(alpha(typesetter, roomy)) - 300


def total(mask: Image.Image) -> int:
    return sum(mask.tobytes())
