"""A survey finds what is too small, too close, too long, on one another or cut off, and says where."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.commands.opening import block_kinds
from kiosk.content.library import Library
from kiosk.content.limits import Limits
from kiosk.content.model import Access
from kiosk.media.preparations import Preparations
from kiosk.show.survey.fault import Fault
from kiosk.show.survey.glass import Glass
from kiosk.show.survey.layout import layout_faults
from kiosk.show.survey.lines import line_faults, line_length
from kiosk.show.survey.marks import without
from kiosk.show.survey.sight import Sight
from kiosk.show.survey.sizes import distance, gap_faults, letter_faults, target_faults
from kiosk.show.survey.surveying import Surveying, Visitor
from kiosk.show.survey.surveyor import Surveyor
from kiosk.show.survey.telling import worst
from kiosk.show.survey.walk import Met, Round, Stretch, laid_out, visitors
from kiosk.stage.controls import Button, Control, Pan
from kiosk.stage.faces import Faces
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Style, Typesetter
from tests.show.conftest import write_small

FACES = Faces()
TYPESETTER = Typesetter(FACES)
FULL = Size(1920, 1080)
GLASS = Glass(FULL, 531.4)
SCREEN = Box(0, 0, *FULL)


class Planted:
    """A screen on which things are put."""

    def __init__(self, text_size: float = 1.0, language: str = "en") -> None:
        self.theme = Theme(FULL, text_size)
        self.reading = Reading(self.theme, (language,), TYPESETTER, lambda _: Size(1, 1))
        self.surveyor = Surveyor(self.theme, TYPESETTER)
        self.controls: list[Control] = []

    def write(self, words: str, style: Style, x: int = 100, y: int = 100, **how: Any) -> None:
        self.surveyor.text(self.reading.set(words, style, **how), x, y)

    def button(self, name: str, x: int, y: int, w: int, h: int) -> None:
        self.controls.append(Button(name, Box(x, y, w, h), lambda: None))

    @property
    def sight(self) -> Sight:
        return Sight(self.surveyor.marks, self.controls, [SCREEN], self.theme)

    def layout(self) -> str:
        return "; ".join(f"{each.what} {each.found}" for each in layout_faults(self.sight))


@pytest.fixture
def planted() -> Planted:
    screen = Planted()
    screen.write("Along the shore", screen.theme.title())
    screen.button("fine", 1000, 500, 60, 60)
    return screen


def test_a_screen_on_the_wall_in_millimetres() -> None:
    assert GLASS.mm(1920) == pytest.approx(531.4)
    assert GLASS.mm(100) == pytest.approx(27.7, abs=0.05)


@pytest.mark.parametrize(
    ("distance_mm", "text_size", "least"),
    [(400, 1.0, 4.8), (600, 1.0, 4.8), (1200, 1.0, 9.6), (600, 2.0, 7.33), (1200, 2.0, 14.66)],
)
def test_letters_grow_with_the_distance(distance_mm: float, text_size: float, least: float) -> None:
    glass = Glass(FULL, 531.4, distance_mm)
    assert glass.least_letter(Theme(FULL, text_size)) == pytest.approx(least, abs=0.01)


def test_the_angle_of_the_largest_letters_is_that_of_the_standard() -> None:
    height = GLASS.least_letter(Theme(FULL, 2.0))
    assert 180 * height / (math.pi * GLASS.distance) == pytest.approx(0.7)


def test_a_small_letter_is_measured_in_its_face(planted: Planted) -> None:
    planted.write("A note in tiny type", Style("sans", 20), y=400)
    (fault,) = letter_faults(planted.sight, GLASS, FACES)
    assert (fault.what, fault.asked) == ("A note in tiny type", "4.8 mm at least")
    assert fault.found == "has letters 4.1 mm high"


def test_of_chinese_the_ideographs_are_measured() -> None:
    planted = Planted(language="zh")
    planted.write("海岸", Style("sans", 20))
    assert not list(letter_faults(planted.sight, GLASS, FACES))
    planted.write("海岸 A", Style("sans", 20), y=400)
    assert [each.what for each in letter_faults(planted.sight, GLASS, FACES)] == ["海岸 A"]


@pytest.mark.parametrize(("text_size", "least"), [(1.0, "15.0"), (1.5, "20.0"), (2.0, "20.0")])
def test_small_targets(text_size: float, least: str) -> None:
    planted = Planted(text_size)
    planted.button("wide", 100, 100, 300, 50)
    planted.button("fine", 100, 300, 80, 80)
    (fault,) = target_faults(planted.sight, GLASS)
    assert (fault.what, fault.asked) == ("wide", f"{least} mm at least")
    assert fault.found == "is 83.0 × 13.8 mm"


def test_narrow_gaps_count_where_everything_is_large() -> None:
    for text_size, count in ((1.0, 0), (1.5, 1)):
        planted = Planted(text_size)
        planted.button("one", 100, 100, 80, 80)
        planted.button("other", 195, 100, 80, 80)
        planted.button("far", 300, 100, 80, 80)
        found = list(gap_faults(planted.sight, GLASS))
        assert len(found) == count
    assert (found[0].what, found[0].found) == ("one", "is 4.2 mm from `other`")


def test_what_is_only_dragged_or_lies_under_others_needs_no_gap() -> None:
    planted = Planted(2.0)
    planted.button("one", 100, 100, 80, 80)
    drag: Callable[..., None] = lambda *_: None  # noqa: E731
    planted.controls.append(Pan("column", Box(185, 100, 300, 300), "y", drag, drag, drag))
    planted.controls.append(Button("beside", Box(100, 181, 80, 80), lambda: None, double=True))
    assert not list(gap_faults(planted.sight, GLASS))


def test_distances_between_boxes() -> None:
    box = Box(0, 0, 10, 10)
    assert distance(box, Box(15, 0, 5, 5)) == 5
    assert distance(box, Box(13, 14, 5, 5)) == 5
    assert distance(box, Box(5, 5, 9, 9)) == 0


@pytest.mark.parametrize(
    ("text", "language", "length"),
    [
        ("At low tide ", "en", 11),
        ("退潮时，渔民", "zh", 6),
        ("2021 年 7 月", "zh", 6),
        ("退潮時", "zh-Hant", 3),
    ],
)
def test_lines_are_counted_by_the_habit_of_their_language(text: str, language: str, length: int) -> None:
    assert line_length(text, language) == length


def test_a_long_line_is_found_even_where_it_is_scrolled_away(planted: Planted) -> None:
    words = "At low tide the fishers set bamboo stakes in the mud. " * 3
    with planted.surveyor.clip(Box(0, 0, 1, 1)):
        planted.write(words, planted.theme.body(), width=1700, y=400)
    found = list(line_faults(planted.sight, Limits()))
    assert found
    assert found[0].asked == "at most 75"
    assert "letters: “At low tide the fishers" in found[0].found
    planted.surveyor.marks = []
    planted.write(words, planted.theme.body(), width=1000, y=400)
    assert not list(line_faults(planted.sight, Limits()))
    assert list(line_faults(planted.sight, Limits({"line": {"en": 40}})))


def test_a_good_page_has_no_fault(planted: Planted) -> None:
    assert planted.layout() == ""


def test_texts_on_texts_and_on_icons(planted: Planted) -> None:
    planted.surveyor.icon("back", Box(150, 110, 60, 60))
    planted.write("and beyond", planted.theme.title(), 120, 130)
    found = planted.layout()
    assert "Along the shore overlaps with the text “and beyond”" in found
    assert "overlaps with the icon `back`" in found


def test_what_is_cut_off_covered_or_outside(planted: Planted) -> None:
    line = planted.theme.body()
    with planted.surveyor.clip(Box(0, 500, 1920, 20)):
        planted.write("The tide comes in", line, 100, 500)
    assert "The tide comes in is cut off or covered" in planted.layout()
    drag: Callable[..., None] = lambda *_: None  # noqa: E731
    planted.controls.append(Pan("column", Box(0, 500, 1920, 100), "y", drag, drag, drag))
    assert planted.layout() == ""
    planted.surveyor.fill(Box(0, 0, 1920, 300), "paper")
    assert "Along the shore is cut off or covered" in planted.layout()
    planted.write("The tide goes out", line, 1800, 700)
    assert "The tide goes out leaves its place" in planted.layout()
    planted.write("A long line " * 20, line, 100, 600, width=500, max_lines=1)
    assert "is cut short" in planted.layout()


def test_bad_buttons(planted: Planted) -> None:
    planted.button("a", 1880, 500, 60, 60)
    planted.button("b", 1830, 500, 60, 60)
    planted.button("c", 50, 80, 100, 100)
    found = planted.layout()
    assert all(part in found for part in ("a leaves the screen", "a overlaps with `b`", "lies half on `c`"))


def test_what_a_ground_leaves_of_a_box() -> None:
    box = Box(10, 10, 100, 20)
    assert without(box, Box(0, 0, 200, 15)) == Box(10, 15, 100, 15)
    assert without(box, Box(0, 20, 200, 50)) == Box(10, 10, 100, 10)
    assert without(box, Box(0, 0, 50, 200)) == Box(50, 10, 60, 20)
    assert without(box, Box(60, 0, 100, 200)) == Box(10, 10, 50, 20)
    assert without(box, Box(30, 12, 5, 5)) == box


def test_a_page_is_looked_at_in_each_of_its_states(small: Library) -> None:
    survey = Surveying(small, block_kinds(), Preparations(None), FACES, Size(640, 360))
    states = [state for state, _ in survey.page("sea", 1, Visitor("en"))]
    assert states[:2] == ["", "`text-down` touched"]
    assert "state 1" in states
    blocks = {mark.block for _, sight in survey.page("sea", 1, Visitor("en")) for mark in sight.marks}
    assert blocks == {"", "text"}


def test_everybody_who_reads_differently(small: Library) -> None:
    assert len(visitors(small.exhibition)) == 2 * 2 * 3


SMALL_TYPE = "limits: {line: {en: 20}}\n"


def test_a_walk_tells_the_worst_of_each_cause(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small", SMALL_TYPE)
    way = Round(folder, block_kinds, Glass(FULL, 200.0, 1200.0))
    met = laid_out(way, Stretch(Visitor("en"), "sea"))
    sorts = {(each.page, each.fault.block, each.fault.sort) for each in met}
    assert {(1, "text", "letter"), (1, "text", "line"), (0, "hero", "letter")} <= sorts
    told = list(worst(met))
    lines = [each.met for each in told if each.met.fault.sort == "line" and each.met.page == 1]
    assert len(lines) == 1
    assert lines[0].fault.short == max(
        each.fault.short for each in met if each.page == 1 and each.fault.sort == "line"
    )


def test_what_stands_on_every_page_is_told_once() -> None:
    small = Fault("target", "home", "is small", block="", short=0.1)
    met = [Met(Stretch(Visitor("en"), "sea"), page, "", small) for page in range(4)]
    (told,) = worst(met)
    assert (told.pages, told.others) == (4, 0)


def test_a_good_exhibition_is_clean_on_a_walk(small: Library) -> None:
    way = Round(small.exhibition.folder, block_kinds, GLASS)
    for visitor in (Visitor("zh"), Visitor("en", Access(1.0))):
        assert laid_out(way, Stretch(visitor, "land")) == []
        assert laid_out(way, Stretch(visitor)) == []
