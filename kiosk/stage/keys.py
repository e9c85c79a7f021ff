"""Key presses → what they mean: a tactile keypad beside the screen is a keyboard with few keys."""

from typing import Literal

import pygame

Way = Literal["up", "down", "left", "right"]
Key = Way | Literal["enter", "back", "plus", "minus", "next", "previous"]
"""`next` and `previous` go through everything in order; the ways go where they point."""

_MEANT: dict[int, Key] = {
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_SPACE: "enter",
    pygame.K_ESCAPE: "back",
    pygame.K_BACKSPACE: "back",
    pygame.K_AC_BACK: "back",
    pygame.K_PLUS: "plus",
    pygame.K_EQUALS: "plus",  # where plus is typed with shift
    pygame.K_KP_PLUS: "plus",
    pygame.K_MINUS: "minus",
    pygame.K_KP_MINUS: "minus",
    pygame.K_TAB: "next",
    # A plain block of figures serves too: arrows about the 5, which presses, and 0 to go back.
    pygame.K_KP_8: "up",
    pygame.K_KP_2: "down",
    pygame.K_KP_4: "left",
    pygame.K_KP_6: "right",
    pygame.K_KP_5: "enter",
    pygame.K_KP_0: "back",
}


def key_of(event: pygame.Event) -> Key | None:
    """The key that a `KEYDOWN` means, or None: with Alt or Ctrl it is meant for the system."""
    if event.mod & (pygame.KMOD_ALT | pygame.KMOD_CTRL | pygame.KMOD_META):
        return None
    key = _MEANT.get(event.key)
    return "previous" if key == "next" and event.mod & pygame.KMOD_SHIFT else key
