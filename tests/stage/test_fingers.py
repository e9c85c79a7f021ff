"""What pygame's events mean: each tap once, whatever a touchscreen reports of it."""

from itertools import permutations

import pygame
import pytest

from kiosk.base.geometry import Size
from kiosk.stage.fingers import ECHO_SECONDS, MOUSE, Fingers, Touch

SCREEN = Size(1000, 500)
DOWN, MOTION, UP = pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEBUTTONUP


def finger(kind: int, x: float, y: float, number: int = 3) -> pygame.Event:
    return pygame.Event(
        kind, touch_id=1, finger_id=number, x=x / SCREEN.w, y=y / SCREEN.h, dx=0.0, dy=0.0, pressure=1.0
    )


def mouse(kind: int, x: int, y: int, button: int = 1, touch: bool = False) -> pygame.Event:
    if kind == MOTION:
        return pygame.Event(kind, pos=(x, y), rel=(0, 0), buttons=(1, 0, 0), touch=touch)
    return pygame.Event(kind, pos=(x, y), button=button, touch=touch)


def read(*events: pygame.Event, fingers: Fingers | None = None, start: float = 50.0) -> list[Touch]:
    """What the events mean, 10 ms apart."""
    fingers = fingers or Fingers(SCREEN)
    touches = [fingers.read(event, start + i / 100) for i, event in enumerate(events)]
    return [touch for touch in touches if touch]


FINGER_TAP = [finger(pygame.FINGERDOWN, 400, 200), finger(pygame.FINGERUP, 402, 201)]


def test_a_finger_comes_down_moves_and_is_lifted() -> None:
    assert read(
        finger(pygame.FINGERDOWN, 400, 200),
        finger(pygame.FINGERMOTION, 410, 200),
        finger(pygame.FINGERUP, 420, 200),
    ) == [Touch("down", 3, 400, 200), Touch("move", 3, 410, 200), Touch("up", 3, 420, 200)]


def test_a_mouse_is_a_finger_while_its_button_is_held() -> None:
    assert read(mouse(MOTION, 1, 1), mouse(DOWN, 400, 200), mouse(MOTION, 410, 200), mouse(UP, 420, 200)) == [
        Touch("down", MOUSE, 400, 200),
        Touch("move", MOUSE, 410, 200),
        Touch("up", MOUSE, 420, 200),
    ]
    assert read(mouse(MOTION, 430, 200)) == []


@pytest.mark.parametrize("button", [2, 3, 4, 5])
def test_other_buttons_and_the_wheel_mean_nothing(button: int) -> None:
    assert read(mouse(DOWN, 400, 200, button), mouse(UP, 400, 200, button)) == []
    held = [
        mouse(DOWN, 400, 200),
        mouse(DOWN, 400, 200, button),
        mouse(UP, 400, 200, button),
        mouse(UP, 1, 1),
    ]
    assert [touch.phase for touch in read(*held)] == ["down", "up"]


def in_order(merged: tuple[pygame.Event, ...], *parts: list[pygame.Event]) -> bool:
    places = [[next(i for i, e in enumerate(merged) if e is event) for event in part] for part in parts]
    return all(place == sorted(place) for place in places)


@pytest.mark.parametrize("flagged", [False, True])
def test_a_tap_that_is_told_twice_counts_once_in_whatever_order_it_is_told(flagged: bool) -> None:
    """SDL, X and Windows differ in whether finger or mouse comes first, and in who flags it."""
    mouse_tap = [mouse(DOWN, 401, 200, touch=flagged), mouse(UP, 402, 201, touch=flagged)]
    for merged in permutations([*FINGER_TAP, *mouse_tap]):
        if in_order(merged, FINGER_TAP, mouse_tap):
            touches = read(*merged)
            downs = [touch for touch in touches if touch.phase == "down"]
            assert len(downs) == 1, merged
            ups = [t for t in touches if t.phase == "up" and t.finger == downs[0].finger]
            assert ups, "what came down is lifted"


@pytest.mark.parametrize("mouse_first", [False, True])
def test_a_drag_that_is_told_twice_moves_one_finger(mouse_first: bool) -> None:
    events: list[pygame.Event] = []
    kinds = [
        (pygame.FINGERDOWN, DOWN),
        *[(pygame.FINGERMOTION, MOTION)] * 5,
        (pygame.FINGERUP, UP),
    ]
    for i, (of_finger, of_mouse) in enumerate(kinds):
        both = [finger(of_finger, 400 + 20 * i, 200), mouse(of_mouse, 400 + 20 * i, 200)]
        events += reversed(both) if mouse_first else both
    touches = read(*events)
    assert [touch.phase for touch in touches] == ["down", *["move"] * 5, "up"]
    assert len({touch.finger for touch in touches}) == 1
    assert touches[-1].x == pytest.approx(520)


def test_two_quick_taps_told_twice_are_two() -> None:
    mouse_tap = [mouse(DOWN, 401, 200), mouse(UP, 402, 201)]
    for once in ([*FINGER_TAP, *mouse_tap], [*mouse_tap, *FINGER_TAP]):
        assert [t.phase for t in read(*once, *once)].count("down") == 2


def test_a_finger_held_long_is_not_lifted_by_its_echo() -> None:
    fingers = Fingers(SCREEN)
    read(finger(pygame.FINGERDOWN, 400, 200), mouse(DOWN, 400, 200), fingers=fingers)
    later = read(mouse(UP, 400, 200), finger(pygame.FINGERUP, 400, 200), fingers=fingers, start=55.0)
    assert later == [Touch("up", 3, 400, 200)]


def test_a_mouse_and_another_finger_elsewhere_are_two() -> None:
    touches = read(mouse(DOWN, 100, 100), finger(pygame.FINGERDOWN, 800, 400), mouse(UP, 100, 100))
    assert [(t.phase, t.finger) for t in touches] == [("down", MOUSE), ("down", 3), ("up", MOUSE)]


def test_a_mouse_works_again_soon_after_a_finger() -> None:
    fingers = Fingers(SCREEN)
    read(*FINGER_TAP, fingers=fingers)
    assert read(mouse(DOWN, 400, 200), fingers=fingers, start=50.0 + 0.02 + ECHO_SECONDS)


def test_the_pointer_is_shown_for_a_mouse_only() -> None:
    fingers = Fingers(SCREEN)
    read(mouse(MOTION, 5, 5), fingers=fingers)
    assert fingers.mouse_used
    read(*FINGER_TAP, mouse(MOTION, 402, 201), mouse(DOWN, 402, 201), fingers=fingers)
    assert not fingers.mouse_used


def test_other_events_mean_nothing() -> None:
    assert read(pygame.Event(pygame.KEYDOWN, key=13), pygame.Event(pygame.QUIT)) == []
