"""Touchscreen and keypad: touches and keys in order, the wish to quit, and sleeping until something comes."""

import time

import pygame

from kiosk.base.clock import Clock
from kiosk.base.geometry import Size
from kiosk.stage.canvas import Canvas
from kiosk.stage.fingers import Fingers, Touch
from kiosk.stage.guard import Guard
from kiosk.stage.keys import Key, key_of
from kiosk.stage.lostdisplay import Farewell
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
    """What comes from the window's events; with a `guard` no event closes it."""

    def __init__(self, screen: Size, clock: Clock, guard: Guard | None = None) -> None:
        self._guard = guard
        self._farewell = Farewell()
        self._fingers = Fingers(screen)
        self._clock = clock
        self._block = waiter()
        self.closed = False
        """Whether it is to end."""
        self.uncovered = False
        """Whether the window's contents may have been lost since this was last cleared."""
        pygame.mouse.set_visible(False)

    def close(self) -> None:
        """Have the loop end, as if the window were asked to close."""
        self.closed = True

    def signs(self) -> list[Touch | Key]:
        """Touches and keys since the last call. The pointer is shown only while a mouse is used."""
        now = self._clock.now()
        read = [self._read(event, now) for event in pygame.event.get()]
        if self._guard:
            self._guard.look()
        return [sign for sign in read if sign]

    def _read(self, event: pygame.Event, now: float) -> Touch | Key | None:
        if self._guard:
            self._guard.notice(event)
        self._farewell.notice(event)
        if event.type == pygame.QUIT:
            self.closed = self.closed or self._guard is None
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


def glass_of(canvas: Canvas, clock: Clock) -> Glass:
    """What comes from the canvas's window; where it is fullscreen, it is guarded."""
    return Glass(canvas.size, clock, Guard(canvas.window, clock) if canvas.fullscreen else None)
