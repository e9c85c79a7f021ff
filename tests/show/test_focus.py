"""The focus finds a control that a finger could reach, stays with it, and goes with what opens and closes."""

from kiosk.base.geometry import Box
from kiosk.show.focus import Focus, stops
from kiosk.stage.controls import Button, Control, Pan


def button(name: str, x: int, y: int = 0, w: int = 80, h: int = 80, way_out: bool = False) -> Button:
    return Button(name, Box(x, y, w, h), lambda: None, name, way_out)


def settled(focus: Focus, place: str, *among: Control) -> str | None:
    control = focus.settle(place, among)
    return control.id if control else None


ONE, TWO, THREE = button("one", 0), button("two", 100), button("three", 200)


def test_what_lies_wholly_under_buttons_is_no_stop() -> None:
    under, over, partly = button("under", 0), button("over", 0, 0, 100, 100), button("partly", 50, 0, 100)
    everything = [under, partly, over]
    assert [each.id for each in stops([everything], everything)] == ["over", "partly"]


def test_surfaces_without_keys_and_doubles_are_no_stops() -> None:
    surface = Pan("strip", Box(0, 0, 900, 900), "x", lambda: None, lambda *_: None, lambda *_: None)
    beside = Button("beside", Box(0, 0, 900, 900), lambda: None, double=True)
    assert [each.id for each in stops([[surface, beside, ONE]], [surface, beside, ONE])] == ["one"]


def test_parts_are_gone_through_one_after_the_other() -> None:
    assert [each.id for each in stops([[THREE], [ONE, TWO]], [ONE, TWO, THREE])] == ["three", "one", "two"]


def test_it_stays_with_what_is_there_and_else_goes_to_the_nearest() -> None:
    focus = Focus()
    assert settled(focus, "page", ONE, TWO, THREE) == "one"
    focus.go_on(1, [ONE, TWO, THREE])
    focus.go_on(1, [ONE, TWO, THREE])
    assert settled(focus, "page", ONE, TWO, THREE) == "three"
    assert settled(focus, "page", ONE, TWO) == "two"


def test_another_place_begins_with_its_first_and_the_one_before_where_it_was() -> None:
    focus = Focus()
    settled(focus, "page", ONE, TWO)
    focus.go_on(1, [ONE, TWO])
    assert settled(focus, "over it", THREE, button("four", 300)) == "three"
    assert settled(focus, "page", ONE, TWO) == "two"


def test_the_same_control_keeps_it_in_another_place() -> None:
    focus = Focus()
    settled(focus, "page", ONE, TWO)
    focus.go_on(1, [ONE, TWO])
    assert settled(focus, "next page", ONE, THREE, TWO) == "two"


def test_it_goes_to_a_note_that_opens_and_back_to_what_opened_it() -> None:
    focus, close = Focus(), button("close", 400, way_out=True)
    settled(focus, "page", ONE, TWO)
    focus.go_on(1, [ONE, TWO])
    assert settled(focus, "page", ONE, TWO, close) == "close"
    assert settled(focus, "page", ONE, TWO, close) == "close"
    assert settled(focus, "page", ONE, TWO) == "two"


def test_where_nothing_can_be_pressed_nothing_has_it() -> None:
    assert settled(Focus(), "page") is None
