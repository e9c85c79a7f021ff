"""A hand made of code: its touches and keys come through the event queue, as a touchscreen's do."""

from typing import Literal

import pygame

from kiosk.base.geometry import Size
from kiosk.stage.keys import Key

_PHASES = {"down": pygame.FINGERDOWN, "move": pygame.FINGERMOTION, "up": pygame.FINGERUP}
_KEYS: dict[Key, int] = {
    "up": pygame.K_UP,
    "down": pygame.K_DOWN,
    "left": pygame.K_LEFT,
    "right": pygame.K_RIGHT,
    "enter": pygame.K_RETURN,
    "back": pygame.K_ESCAPE,
    "plus": pygame.K_PLUS,
    "minus": pygame.K_MINUS,
    "next": pygame.K_TAB,
    "previous": pygame.K_TAB,
}


def touch(down: bool, x: float, y: float, screen: Size) -> None:
    """Put the finger on the glass at (x, y) px, or lift it there; may be called from any thread."""
    finger("down" if down else "up", 1, x, y, screen)


def finger(phase: Literal["down", "move", "up"], number: int, x: float, y: float, screen: Size) -> None:
    """One of several fingers; may be called from any thread."""
    event = pygame.event.Event(
        _PHASES[phase],
        touch_id=1,
        finger_id=number,
        x=x / screen.w,
        y=y / screen.h,
        dx=0.0,
        dy=0.0,
        pressure=1.0,
    )
    pygame.event.post(event)


def press(key: Key) -> None:
    """Press a key of the keypad."""
    mod = pygame.KMOD_LSHIFT if key == "previous" else pygame.KMOD_NONE
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=_KEYS[key], mod=mod, unicode="", scancode=0))
