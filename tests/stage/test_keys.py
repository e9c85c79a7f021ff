"""What the keys of a keypad mean, and that they come in order with the touches."""

import os
from collections.abc import Iterator

import pygame
import pytest

from kiosk.base.clock import ManualClock
from kiosk.base.geometry import Size
from kiosk.stage.fingers import Touch
from kiosk.stage.glass import Glass
from kiosk.stage.keys import Key, key_of


def down(key: int, mod: int = 0) -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=key, mod=mod)


@pytest.mark.parametrize(
    ("key", "mod", "meant"),
    [
        (pygame.K_UP, 0, "up"),
        (pygame.K_RETURN, 0, "enter"),
        (pygame.K_KP_ENTER, pygame.KMOD_NUM, "enter"),
        (pygame.K_SPACE, 0, "enter"),
        (pygame.K_BACKSPACE, 0, "back"),
        (pygame.K_ESCAPE, 0, "back"),
        (pygame.K_AC_BACK, 0, "back"),
        (pygame.K_EQUALS, pygame.KMOD_LSHIFT, "plus"),
        (pygame.K_KP_PLUS, pygame.KMOD_NUM, "plus"),
        (pygame.K_MINUS, 0, "minus"),
        (pygame.K_TAB, 0, "next"),
        (pygame.K_TAB, pygame.KMOD_LSHIFT, "previous"),
        (pygame.K_KP_8, 0, "up"),
        (pygame.K_KP_5, pygame.KMOD_NUM, "enter"),
        (pygame.K_F4, pygame.KMOD_LALT, None),
        (pygame.K_TAB, pygame.KMOD_LALT, None),
        (pygame.K_a, 0, None),
    ],
)
def test_keys_of_keyboards_and_keypads(key: int, mod: int, meant: Key | None) -> None:
    assert key_of(down(key, mod)) == meant


@pytest.fixture
def glass() -> Iterator[Glass]:
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    window = pygame.Window("keys", (320, 180))
    pygame.event.clear()
    yield Glass(Size(320, 180), ManualClock(1.0))
    window.destroy()


def test_touches_and_keys_come_in_order(glass: Glass) -> None:
    finger = {"touch_id": 1, "finger_id": 7, "x": 0.5, "y": 0.5, "dx": 0.0, "dy": 0.0}
    pygame.event.post(down(pygame.K_RIGHT))
    pygame.event.post(pygame.Event(pygame.FINGERDOWN, finger))
    pygame.event.post(pygame.Event(pygame.KEYUP, key=pygame.K_RIGHT, mod=0))
    pygame.event.post(down(pygame.K_RETURN))
    assert glass.signs() == ["right", Touch("down", 7, 160.0, 90.0), "enter"]
    assert not glass.closed


def test_no_key_closes_the_window_but_its_closing_does(glass: Glass) -> None:
    pygame.event.post(down(pygame.K_ESCAPE))
    glass.signs()
    assert not glass.closed
    pygame.event.post(pygame.Event(pygame.QUIT))
    glass.signs()
    assert glass.closed
