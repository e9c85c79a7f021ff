"""Presses, drags, pinches and double taps, by the rules of real touchscreens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.base.geometry import Box
from kiosk.stage.controls import Button, Control, Pan, Zoom
from kiosk.stage.fingers import MOUSE, Touch
from kiosk.stage.gestures import LOST_SECONDS, SLOP, Hands


@dataclass
class Table:
    """Hands over some controls, a clock, and a record of what was done."""

    done: list[tuple[object, ...]] = field(default_factory=list)
    shown: list[Control] = field(default_factory=list)
    now: float = 100.0

    def __post_init__(self) -> None:
        self.hands = Hands(lambda: self.shown)

    def lay(self, *controls: Control) -> "Table":
        self.shown += controls
        return self

    def button(self, name: str, box: Box, act: Callable[[], None] | None = None) -> Button:
        return Button(name, box, act or (lambda: self.done.append(("act", name))))

    def pan(self, name: str, box: Box, axis: Literal["x", "y", "both"]) -> Pan:
        return Pan(
            name,
            box,
            axis,
            lambda: self.done.append(("grab", name)),
            lambda dx, dy: self.done.append(("move", name, dx, dy)),
            lambda vx, vy: self.done.append(("drop", name, vx, vy)),
        )

    def zoom(self, name: str, box: Box) -> Zoom:
        return Zoom(
            name,
            box,
            lambda factor, x, y: self.done.append(("pinch", name, factor, x, y)),
            lambda x, y: self.done.append(("double tap", name, x, y)),
        )

    def touch(
        self, phase: Literal["down", "move", "up"], x: float, y: float, finger: int = 0, after: float = 0.01
    ) -> None:
        self.now += after
        self.hands.handle(Touch(phase, finger, x, y), self.now)

    def down(self, x: float, y: float, finger: int = 0, after: float = 0.01) -> None:
        self.touch("down", x, y, finger, after)

    def move(self, x: float, y: float, finger: int = 0, after: float = 0.01) -> None:
        self.touch("move", x, y, finger, after)

    def up(self, x: float, y: float, finger: int = 0, after: float = 0.01) -> None:
        self.touch("up", x, y, finger, after)

    def tap(self, x: float, y: float, finger: int = 0) -> None:
        self.down(x, y, finger)
        self.up(x, y, finger)

    @property
    def acted(self) -> list[object]:
        return [what[1] for what in self.done if what[0] == "act"]


@pytest.fixture
def table() -> Table:
    return Table()


WALL = Box(0, 0, 1000, 1000)


def test_a_press_shows_at_once_and_acts_on_release(table: Table) -> None:
    table.lay(table.button("a", Box(0, 0, 100, 100)))
    table.down(50, 50)
    assert (table.hands.pressed, table.done) == ("a", [])
    table.up(52, 51)
    assert (table.hands.pressed, table.acted) == (None, ["a"])


def test_the_topmost_button_is_pressed(table: Table) -> None:
    table.lay(table.button("below", WALL), table.button("above", Box(0, 0, 100, 100)))
    table.tap(50, 50)
    assert table.acted == ["above"]


def test_sliding_off_cancels_for_good(table: Table) -> None:
    table.lay(table.button("a", Box(0, 0, 100, 100)))
    table.down(50, 50)
    table.move(150, 50)
    assert table.hands.pressed is None
    table.move(50, 50)
    table.up(50, 50)
    assert table.acted == []


def test_a_lift_off_the_button_does_nothing(table: Table) -> None:
    table.lay(table.button("a", Box(0, 0, 100, 100)), table.button("b", Box(100, 0, 100, 100)))
    table.down(95, 50)
    table.up(105, 50)
    assert table.acted == []


def test_a_finger_that_comes_down_beside_presses_nothing_by_sliding_on(table: Table) -> None:
    table.lay(table.button("a", Box(0, 0, 100, 100)))
    table.down(150, 50)
    table.move(50, 50)
    table.up(50, 50)
    assert table.acted == []


def test_a_trembling_finger_still_presses(table: Table) -> None:
    table.lay(table.pan("strip", WALL, "x"), table.button("a", Box(0, 0, 100, 100)))
    table.down(50, 50)
    table.move(50 + SLOP - 1, 50)
    table.move(50, 50)
    table.up(50, 50)
    assert table.done == [("act", "a")]


def test_a_second_finger_never_presses_and_ends_the_first_press(table: Table) -> None:
    table.lay(table.button("a", Box(0, 0, 100, 100)), table.button("b", Box(200, 0, 100, 100)))
    table.down(50, 50, 1)
    table.down(250, 50, 2)
    assert table.hands.pressed is None
    table.up(250, 50, 2)
    table.up(50, 50, 1)
    assert table.acted == []
    table.tap(50, 50, 3)
    assert table.acted == ["a"]


def test_the_mouse_is_a_finger_like_others(table: Table) -> None:
    table.lay(table.button("a", Box(0, 0, 100, 100)), table.pan("strip", WALL, "x"))
    table.tap(50, 50, MOUSE)
    table.down(500, 500, MOUSE)
    table.move(600, 500, MOUSE)
    table.up(600, 500, MOUSE)
    assert [what[0] for what in table.done] == ["act", "grab", "move", "drop"]


@pytest.mark.parametrize(
    ("dx", "dy", "name"), [(40, 10, "strip"), (-40, 0, "strip"), (10, 40, "column"), (0, -40, "column")]
)
def test_a_drag_takes_the_surface_of_its_axis(table: Table, dx: int, dy: int, name: str) -> None:
    table.lay(table.pan("strip", WALL, "x"), table.pan("column", Box(100, 100, 800, 800), "y"))
    table.down(500, 500)
    table.move(500 + dx, 500 + dy)
    table.up(500 + dx, 500 + dy)
    assert {what[1] for what in table.done} == {name}


def test_the_innermost_surface_that_can_go_that_way_is_dragged(table: Table) -> None:
    table.lay(
        table.pan("strip", WALL, "x"),
        table.pan("row", Box(100, 100, 800, 800), "x"),
        table.pan("column", Box(200, 200, 100, 100), "y"),
        table.pan("map", Box(600, 200, 100, 100), "both"),
    )
    for x, y, way, name in [(250, 250, 40, "row"), (650, 250, 40, "map"), (50, 50, 40, "strip")]:
        table.done.clear()
        table.down(x, y)
        table.move(x + way, y)
        table.up(x + way, y)
        assert {what[1] for what in table.done} == {name}


def test_a_drag_follows_the_finger_from_where_it_began_and_presses_nothing(table: Table) -> None:
    table.lay(table.pan("strip", WALL, "x"), table.button("a", Box(400, 400, 200, 200)))
    table.down(500, 500)
    table.move(480, 500)
    assert table.hands.dragging
    assert table.hands.pressed is None
    table.move(400, 510)
    table.move(430, 505, after=1.0)
    table.up(430, 505, after=0.2)
    assert table.done == [
        ("grab", "strip"),
        ("move", "strip", -80, 10),
        ("move", "strip", -50, 5),
        ("move", "strip", -50, 5),
        ("drop", "strip", 0.0, 0.0),
    ]
    assert not table.hands.dragging


SURFACE = Box(0, 0, 800, 600)


def surface(table: Table) -> Pan:
    """One that takes taps."""
    return replace(table.pan("ground", SURFACE, "x"), tap=lambda x, y: table.done.append(("tap", x, y)))


def test_a_surface_is_told_where_it_was_tapped(table: Table) -> None:
    table.lay(surface(table)).tap(300, 200)
    assert table.done == [("tap", 300, 200)]


def test_a_button_on_a_surface_keeps_its_taps(table: Table) -> None:
    table.lay(table.button("one", Box(250, 150, 100, 100)), surface(table)).tap(300, 200)
    table.down(345, 200)
    table.up(355, 200)
    assert table.acted == ["one"]
    assert len(table.done) == 1


@pytest.mark.parametrize(("dx", "dy"), [(60, 0), (0, 60)])
def test_a_finger_that_wandered_off_did_not_tap_the_surface(table: Table, dx: int, dy: int) -> None:
    table.lay(surface(table)).down(300, 200)
    table.move(300 + dx, 200 + dy)
    table.up(300, 200)
    assert all(what[0] != "tap" for what in table.done)


def test_two_fingers_tap_no_surface(table: Table) -> None:
    table.lay(surface(table)).down(300, 200, 1)
    table.down(400, 200, 2)
    table.up(300, 200, 1)
    table.up(400, 200, 2)
    assert table.done == []


def test_the_speed_at_release_is_that_of_the_last_moments(table: Table) -> None:
    table.lay(table.pan("map", WALL, "both"))
    table.down(500, 500)
    table.move(900, 500, after=0.5)
    for i in range(1, 13):
        table.move(900 - 10 * i, 500 + 5 * i, after=0.01)
    table.up(780, 560, after=0.0)
    assert table.done[-1] == ("drop", "map", pytest.approx(-1000), pytest.approx(500))


@pytest.mark.parametrize("rate", [60, 125, 1000])
def test_the_speed_does_not_depend_on_how_often_the_screen_reports(table: Table, rate: int) -> None:
    """Events are read once a frame: those of a fast device come many at the same time."""
    table.lay(table.pan("strip", WALL, "x"))
    table.down(100, 500)
    for frame in range(1, 13):
        for i in range(rate // 60):
            table.move(100 + 25 * (frame - 1) + 25 * (i + 1) / (rate // 60), 500, after=0.0)
        table.now += 1 / 60
    table.up(400, 500, after=0.0)
    assert table.done[-1][2] == pytest.approx(1500, rel=0.25)


def test_a_flick_so_fast_that_only_its_end_is_reported_is_a_drag(table: Table) -> None:
    table.lay(table.pan("strip", WALL, "x"), table.button("a", WALL))
    table.down(500, 500)
    table.up(300, 500, after=0.05)
    assert table.done == [("grab", "strip"), ("drop", "strip", pytest.approx(-4000), 0)]


def test_two_fingers_pinch_about_their_middle(table: Table) -> None:
    table.lay(table.zoom("map", WALL))
    table.down(400, 500, 1)
    table.down(600, 500, 2)
    table.move(300, 500, 1)
    table.move(700, 500, 2)
    assert table.done == [
        ("pinch", "map", pytest.approx(1.5), 450, 500),
        ("pinch", "map", pytest.approx(4 / 3), 500, 500),
    ]


def test_the_finger_left_after_a_pinch_neither_drags_nor_presses(table: Table) -> None:
    table.lay(table.pan("strip", WALL, "x"), table.button("a", WALL), table.zoom("map", WALL))
    table.down(400, 500, 1)
    table.down(600, 500, 2)
    table.move(300, 500, 1)
    table.up(300, 500, 1)
    table.done.clear()
    table.move(100, 500, 2)
    table.up(100, 500, 2)
    assert table.done == []
    assert not table.hands.busy


def test_a_pinch_ends_the_drag_it_grows_out_of(table: Table) -> None:
    table.lay(table.pan("map", WALL, "both"), table.zoom("map", WALL))
    table.down(400, 500, 1)
    table.move(450, 500, 1)
    table.down(600, 500, 2)
    table.move(650, 500, 2)
    assert [what[0] for what in table.done] == ["grab", "drop", "pinch"]
    assert table.done[1] == ("drop", "map", 0.0, 0.0)


def test_two_fingers_on_different_things_do_not_pinch(table: Table) -> None:
    table.lay(table.zoom("map", Box(0, 0, 500, 1000)))
    table.down(400, 500, 1)
    table.down(600, 500, 2)
    table.move(800, 500, 2)
    assert table.done == []


def test_fingers_on_the_same_spot_do_not_divide_by_nothing(table: Table) -> None:
    table.lay(table.zoom("map", WALL))
    table.down(400, 500, 1)
    table.down(400, 500, 2)
    table.move(400, 500, 1)
    table.move(500, 500, 2)
    table.move(600, 500, 2)
    assert table.done == [("pinch", "map", 2.0, 500, 500)]


@pytest.mark.parametrize(
    ("pause", "apart", "times"), [(0.2, 5, 1), (0.5, 5, 0), (0.2, 100, 0)], ids=["twice", "slow", "apart"]
)
def test_a_double_tap_is_quick_and_in_one_place(table: Table, pause: float, apart: int, times: int) -> None:
    table.lay(table.zoom("map", WALL))
    table.tap(400, 500)
    table.now += pause
    table.tap(400 + apart, 500)
    assert len(table.done) == times


def test_three_taps_are_one_double_tap(table: Table) -> None:
    table.lay(table.zoom("map", WALL))
    for _ in range(3):
        table.tap(400, 500)
    assert table.done == [("double tap", "map", 400, 500)]


def test_a_button_above_a_zoom_keeps_its_taps(table: Table) -> None:
    table.lay(table.zoom("map", WALL), table.button("a", Box(350, 450, 100, 100)))
    table.tap(400, 500)
    table.tap(400, 500)
    assert table.done == [("act", "a"), ("act", "a")]


def test_fingers_that_are_down_over_a_change_of_scene_are_dead_until_lifted(table: Table) -> None:
    table.lay(table.button("a", WALL), table.pan("strip", WALL, "x"))
    table.down(500, 500, 1)
    table.hands.release_all()
    assert table.hands.pressed is None
    assert table.hands.busy
    table.move(600, 500, 1)
    table.down(500, 500, 2)
    table.up(500, 500, 2)
    table.up(600, 500, 1)
    assert table.done == [], "nor does another finger press while the old one lies there"
    assert not table.hands.busy
    table.tap(500, 500, 1)
    assert table.acted == ["a"]


def test_a_change_of_scene_cuts_a_drag_short(table: Table) -> None:
    table.lay(table.pan("strip", WALL, "x"))
    table.down(500, 500)
    table.move(600, 500)
    table.hands.release_all()
    table.move(700, 500)
    table.up(700, 500)
    assert table.done == [("grab", "strip"), ("drop", "strip", 0.0, 0.0)]


def test_a_button_may_change_the_scene_it_is_on(table: Table) -> None:
    other = table.button("other", WALL)

    def turn() -> None:
        table.shown[:] = [other]
        table.hands.release_all()

    table.lay(table.button("door", WALL, turn))
    table.tap(500, 500)
    assert table.done == []
    table.tap(500, 500)
    assert table.acted == ["other"]


def test_two_taps_in_two_scenes_are_no_double_tap(table: Table) -> None:
    table.lay(table.zoom("map", WALL))
    table.tap(500, 500)
    table.hands.release_all()
    table.tap(500, 500)
    assert table.done == []


def test_an_ignored_finger_counts_for_nothing_until_it_is_lifted(table: Table) -> None:
    table.lay(table.button("a", WALL))
    table.hands.ignore(7, table.now)
    table.up(500, 500, 7)
    assert table.done == []
    table.tap(500, 500, 7)
    assert table.acted == ["a"]


def test_a_finger_that_was_lifted_unseen_does_not_lock_the_screen(table: Table) -> None:
    table.lay(table.pan("strip", WALL, "x"), table.button("a", WALL))
    table.down(500, 500, 1)
    table.move(600, 500, 1)
    table.now += LOST_SECONDS + 1
    table.tap(500, 500, 2)
    assert table.done == [("grab", "strip"), ("drop", "strip", 0.0, 0.0), ("act", "a")]
    table.up(500, 500, 1)
    assert not table.hands.busy


def test_a_finger_that_comes_down_twice_was_lifted_unseen(table: Table) -> None:
    table.lay(table.button("a", WALL))
    table.down(500, 500, MOUSE)
    table.tap(500, 500, MOUSE)
    assert table.acted == ["a"]
    table.hands.ignore(MOUSE, table.now)
    table.tap(500, 500, MOUSE)
    assert table.acted == ["a", "a"]


def test_moves_and_lifts_out_of_nowhere_are_nothing(table: Table) -> None:
    table.lay(table.button("a", WALL), table.pan("strip", WALL, "x"))
    table.move(500, 500)
    table.up(500, 500)
    assert table.done == []
    assert not table.hands.busy


BUTTONS = [Box(0, 0, 120, 120), Box(80, 80, 120, 120), Box(300, 0, 100, 400), Box(0, 300, 400, 100)]
steps = st.lists(
    st.tuples(
        st.sampled_from(["down", "move", "up", "down", "move", "up", "scene", "ignore"]),
        st.sampled_from([MOUSE, 0, 1, 2]),
        st.integers(-20, 420),
        st.integers(-20, 420),
        st.sampled_from([0.0, 0.005, 0.02, 0.3, 30.0]),
    ),
    max_size=60,
)


def everything(table: Table) -> Sequence[Control]:
    return [
        table.pan("strip", Box(0, 0, 400, 400), "x"),
        table.pan("column", Box(100, 100, 250, 250), "y"),
        table.zoom("map", Box(150, 150, 200, 200)),
        table.pan("map", Box(150, 150, 200, 200), "both"),
        *(table.button(str(i), box) for i, box in enumerate(BUTTONS)),
    ]


@given(steps)
@settings(derandomize=True, max_examples=300, deadline=None)
def test_whatever_fingers_do_each_presses_at_most_what_it_came_down_on(
    sequence: list[tuple[str, int, int, int, float]],
) -> None:
    table = Table()
    table.lay(*everything(table))
    came_down: dict[int, tuple[int, int]] = {}
    for what, finger, x, y, after in sequence:
        table.now += after
        before = len(table.acted)
        if what == "scene":
            table.hands.release_all()
        elif what == "ignore":
            table.hands.ignore(finger, table.now)
            came_down.pop(finger, None)
        elif what in ("down", "move", "up"):
            table.hands.handle(Touch(what, finger, x, y), table.now)  # type: ignore[arg-type]
        acted = table.acted[before:]
        if what == "down":
            came_down[finger] = (x, y)
        if what == "up" and acted:
            assert len(acted) == 1
            box = BUTTONS[int(str(acted[0]))]
            assert box.holds(*came_down.pop(finger)), "it came down somewhere else, or was lifted already"
            assert box.holds(x, y)
        else:
            assert acted == [], "only a lift acts"
    for finger in (MOUSE, 0, 1, 2):
        table.hands.handle(Touch("up", finger, -50, -50), table.now)
    assert (table.hands.busy, table.hands.dragging, table.hands.pressed) == (False, False, None)
    held: object = None
    for what, name in ((str(each[0]), each[1]) for each in table.done):
        assert what not in ("move", "drop") or held == name, "only what was grabbed is moved and dropped"
        assert what != "grab" or held is None, "one thing is dragged at a time"
        held = name if what == "grab" else None if what == "drop" else held
    assert held is None
