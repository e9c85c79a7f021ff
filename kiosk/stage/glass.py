"""Touchscreen and keypad: touches and keys in order, the wish to quit, and sleeping until something comes."""

import time

import pygame

from kiosk.base.clock import Clock
from kiosk.base.geometry import Size
from kiosk.stage.fingers import Fingers, Touch
from kiosk.stage.keys import Key, key_of
from kiosk.stage.waiting import waiter

_HEARD = (
    pygame.FINGERDOWN,
    pygame.FINGERMOTION,
    pygame.FINGERUP,
    pygame.MOUSEBUTTONDOWN,
    pygame.MOUSEMOTION,
    pygame.MOUSEBUTTONUP,
)
_SHOWN_AGAIN = (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWSHOWN)


class Glass:
    """What comes from the window's events."""

    def __init__(self, screen: Size, clock: Clock) -> None:
        self._fingers = Fingers(screen)
        self._clock = clock
        self._block = waiter()
        self.closed = False
        """Whether the window was asked to close."""
        self.uncovered = False
        """Whether the window's contents may have been lost since this was last cleared."""
        pygame.mouse.set_visible(False)

    def close(self) -> None:
        """Have the loop end, as if the window were asked to close."""
        self.closed = True

    def signs(self) -> list[Touch | Key]:
        """Touches and keys since the last call. The pointer is shown only while a mouse is used."""
        now = self._clock.now()
        read = (self._read(event, now) for event in pygame.event.get())
        return [sign for sign in read if sign]

    def _read(self, event: pygame.Event, now: float) -> Touch | Key | None:
        if event.type == pygame.QUIT:
            self.closed = True
        elif event.type in _SHOWN_AGAIN:
            self.uncovered = True
        elif event.type == pygame.KEYDOWN:
            return key_of(event)
        elif event.type in _HEARD:
            touch = self._fingers.read(event, now)
            if pygame.mouse.get_visible() != self._fingers.mouse_used:
                pygame.mouse.set_visible(self._fingers.mouse_used)
            return touch
        return None

    def wait(self, seconds: float | None) -> None:
        """Sleep until an event is there, or for `seconds` (None: for as long as it takes)."""
        if seconds is None or seconds >= 0.001:
            self._block(seconds)
        elif seconds > 0:
            time.sleep(seconds)
