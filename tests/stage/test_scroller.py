"""A column longer than its box: how it glides, is dragged, and says that there is more."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Access
from kiosk.stage.canvas import Canvas
from kiosk.stage.controls import Button, Pan
from kiosk.stage.faces import Faces
from kiosk.stage.painter import Painter
from kiosk.stage.pictures import Pictures
from kiosk.stage.reading import Reading
from kiosk.stage.textures import Textures
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Typesetter
from kiosk.stage.widgets.scroller import GLIDE, Scroller
from kiosk.stage.window import open_offscreen

THEME = Theme(Size(1920, 1080))

READING = Reading(THEME, ("en",), cast(Typesetter, None), lambda src: Size(1, 1))
STILL = replace(READING, access=Access(reduced_motion=True))
BOX = Box(100, 100, 600, 500)
MOST = 2000 - BOX.h + THEME.target


def scroller(length: int = 2000) -> Scroller:
    each = Scroller("column")
    each.arrange(BOX, length, READING)
    return each


def pan(each: Scroller) -> Pan:
    return next(c for c in each.controls() if isinstance(c, Pan))


def press(each: Scroller, name: str) -> None:
    next(c for c in each.controls() if c.id == name and isinstance(c, Button)).act()


def names(each: Scroller) -> list[str]:
    return [control.id for control in each.controls()]


def test_a_column_that_fits_has_nothing_to_touch() -> None:
    assert scroller(500).controls() == []
    assert scroller(500).most == 0
    assert "column-down" in names(scroller(501))


def test_the_signs_say_which_way_there_is_more() -> None:
    each = scroller()
    assert names(each) == ["column", "column-down"]
    press(each, "column-down")
    assert names(each) == ["column", "column-down", "column-up"]
    each.to(1.0)
    assert names(each) == ["column", "column-up"]


def test_signs_are_large_enough_stand_inside_and_do_not_overlap() -> None:
    each = scroller()
    each.to(0.5)
    down, up = (control.box for control in each.controls() if isinstance(control, Button))
    assert min(*down.size, *up.size) >= THEME.target
    assert BOX.contains(down)
    assert BOX.contains(up)
    assert not down.overlaps(up)


def test_a_tap_on_the_sign_glides_most_of_a_box_on() -> None:
    each = scroller()
    assert each.offset(7.0) == 0
    press(each, "column-down")
    assert each.moving(20.0), "it waits for the first frame"
    assert each.offset(20.0) == 0, "however long ago the last frame was"
    assert 0 < each.offset(20.0 + GLIDE / 2) < 0.85 * (BOX.h - THEME.target)
    assert each.offset(20.0 + GLIDE) == round(0.85 * (BOX.h - THEME.target))
    assert not each.moving(20.0 + GLIDE)


def test_quick_taps_add_up() -> None:
    each = scroller()
    press(each, "column-down")
    press(each, "column-down")
    each.offset(1.0)
    assert each.offset(5.0) == round(2 * 0.85 * (BOX.h - THEME.target))


def test_a_drag_follows_the_finger_and_a_throw_glides_on() -> None:
    each = scroller()
    surface = pan(each)
    surface.grab()
    surface.move(5, -300)
    assert each.offset(1.0) == 300
    assert not each.moving(1.0)
    surface.drop(0, -1000)
    assert each.offset(1.1) == 300
    assert each.offset(9.0) == 500


def test_a_finger_stops_a_gliding_column_where_it_is_seen() -> None:
    each = scroller()
    each.to(1.0)
    each.offset(0.0)
    seen = each.offset(GLIDE / 2)
    pan(each).grab()
    assert each.offset(5.0) == seen


def test_it_goes_back_to_the_top() -> None:
    each = scroller()
    each.to(1.0)
    each.reset()
    assert each.offset(9.0) == 0
    assert not each.moving(9.0)


def test_the_place_is_kept_when_the_text_grows() -> None:
    each = scroller()
    each.to(0.5)
    each.offset(0.0)
    half = each.offset(5.0)
    each.arrange(BOX, 4000, READING)
    assert each.offset(5.0) == pytest.approx(2 * half, abs=1)
    assert not each.moving(5.0)
    each.arrange(BOX, 400, READING)
    assert each.offset(5.0) == 0


@given(
    st.lists(
        st.tuples(st.sampled_from(["down", "up", "drag", "throw", "to", "wait"]), st.integers(-3000, 3000)),
        max_size=20,
    ),
    st.integers(1, 5000),
)
@settings(derandomize=True, max_examples=100, deadline=None)
def test_it_never_leaves_the_column(acts: list[tuple[str, int]], length: int) -> None:
    each, now = scroller(length), 0.0
    for what, much in acts:
        now += 0.1
        if what in ("down", "up"):
            each.page(1 if what == "down" else -1)
        elif what == "to":
            each.to(abs(much) / 3000)
        elif what in ("drag", "throw") and each.most:
            surface = pan(each)
            surface.grab()
            surface.move(0, much)
            if what == "throw":
                surface.drop(0, 4.0 * much)
        assert 0 <= each.offset(now) <= each.most


@pytest.fixture
def painter() -> Iterator[Painter]:
    canvas = open_offscreen(Size(800, 700))
    canvas.clear((0, 0, 0))
    textures = Textures(1 << 24)
    yield Painter(canvas, textures, cast(Pictures, None), Typesetter(Faces()), THEME)
    canvas.close()


def rows_with(canvas: Canvas, ink: tuple[int, int, int], x: int) -> list[int]:
    data, wide = canvas.pixels(), canvas.size.w
    return [y for y in range(canvas.size.h) if tuple(data[3 * (y * wide + x) :][:3]) == ink]


def test_nothing_is_painted_outside_its_box_and_the_sign_stands_at_the_foot(painter: Painter) -> None:
    each = scroller()
    red = (200, 0, 0)
    with each.window(painter) as top:
        assert top == BOX.y
        painter.fill(Box(0, 0, 800, 700), red)
    rows = rows_with(painter.canvas, red, BOX.x + 5)
    assert rows[0] == BOX.y
    assert rows[-1] < BOX.bottom - THEME.target
    assert rows_with(painter.canvas, red, BOX.x - 1) == []
    assert rows_with(painter.canvas, painter.ink("ink"), BOX.right - THEME.target // 2)


def test_a_short_column_is_painted_as_it_is(painter: Painter) -> None:
    with scroller(300).window(painter) as top:
        painter.fill(Box(BOX.x, top, 10, 300), (200, 0, 0))
    assert len(rows_with(painter.canvas, (200, 0, 0), BOX.x + 5)) == 300


def test_where_motion_is_reduced_it_is_there_at_once_and_thrown_nowhere() -> None:
    each = scroller()
    press(each, "column-down")
    each.offset(1.0)
    assert each.moving(1.1)
    each.arrange(BOX, 2000, STILL)
    end = each.offset(1.1)
    assert not each.moving(1.1)
    press(each, "column-down")
    assert each.offset(2.0) > end
    assert not each.moving(2.0)
    grip = pan(each)
    grip.grab()
    grip.move(0.0, 30.0)
    held = each.offset(3.0)
    grip.drop(0.0, 2000.0)
    assert each.offset(3.1) == held
