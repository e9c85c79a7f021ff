"""Sleeps until something happens: an event, a wake-up from a worker, or a deadline.

`pygame.event.wait` polls every millisecond (2.3 % of a core); SDL's own wait blocks (0.07 %), so it is called
through ctypes on the SDL that pygame bundles. Where that library cannot be found, pygame's serves.
"""

import contextlib
import ctypes
from collections.abc import Callable

import pygame

from kiosk.stage.sdl import bundled_sdl

WAKE = pygame.event.custom_type()


def wake() -> None:
    """Wake the waiting loop; may be called from any thread."""
    # Refused where the queue is full (it will wake anyway) or the display is already closed.
    with contextlib.suppress(pygame.error):
        pygame.event.post(pygame.event.Event(WAKE))


def waiter() -> Callable[[float | None], None]:
    """A function that blocks for at most the given seconds (None: for ever), or until an event is there."""
    sdl = bundled_sdl()
    if sdl is None:
        return _wait_by_pygame
    wait = sdl.SDL_WaitEventTimeout
    wait.argtypes, wait.restype = (ctypes.c_void_p, ctypes.c_int), ctypes.c_int

    def block(seconds: float | None) -> None:
        wait(None, -1 if seconds is None else max(1, round(seconds * 1000)))

    return block


def _wait_by_pygame(seconds: float | None) -> None:
    event = pygame.event.wait(0 if seconds is None else max(1, round(seconds * 1000)))
    if event.type != pygame.NOEVENT:
        pygame.event.post(event)
