"""Raw events → touches. The one place that knows how touchscreens and mice report.

A touchscreen may report one tap twice: as a finger, and as a mouse event made up by SDL, by the X server
or by Windows, before or after the finger. SDL's `touch` flag marks only the ones that SDL made up, so that
time and place decide too.
"""

from dataclasses import dataclass
from typing import Literal

import pygame

from kiosk.base.geometry import Size

ECHO_SECONDS = 0.6
"""How long after a finger event mouse events are taken for its echo."""
SAME_PLACE = 0.03
"""How near (fraction of the screen's longer side) a finger lands to a mouse press that announced it."""
MOUSE = -1
"""The finger number of the mouse."""


@dataclass(frozen=True)
class Touch:
    """A finger (or the mouse, held) that came down, moved or was lifted, in pixels."""

    phase: Literal["down", "move", "up"]
    finger: int
    x: float
    y: float


class Fingers:
    """Turns pygame's events into touches, each tap once."""

    def __init__(self, screen: Size) -> None:
        self.screen = screen
        self.mouse_used = False
        """Whether the last input came from a mouse: then its pointer is shown."""
        self._last_finger = float("-inf")
        self._mouse_down = False
        self._mouse_at: tuple[float, float] | None = None
        self._mouse_since = float("-inf")
        self._adopted: int | None = None

    def read(self, event: pygame.Event, now: float) -> Touch | None:
        """The touch that `event` means at clock time `now`, or None where it means none (or an echo)."""
        if event.type in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP):
            return self._finger(event, now)
        if event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEBUTTONUP):
            return self._mouse(event, now)
        return None

    def _finger(self, event: pygame.Event, now: float) -> Touch | None:
        x, y = event.x * self.screen.w, event.y * self.screen.h
        finger = event.finger_id
        self._last_finger, self.mouse_used = now, False
        if event.type == pygame.FINGERDOWN and self._announced(x, y, now):
            self._adopted, self._mouse_at, self._mouse_down = finger, None, False
            return None  # the mouse press that came before was this very finger
        number = MOUSE if finger == self._adopted else finger
        if event.type == pygame.FINGERUP and finger == self._adopted:
            self._adopted = None
        phase: Literal["down", "move", "up"] = (
            "down"
            if event.type == pygame.FINGERDOWN
            else "move"
            if event.type == pygame.FINGERMOTION
            else "up"
        )
        return Touch(phase, number, x, y)

    def _announced(self, x: float, y: float, now: float) -> bool:
        if self._mouse_at is None or now - self._mouse_since > ECHO_SECONDS:
            return False
        near = SAME_PLACE * max(self.screen)
        return abs(self._mouse_at[0] - x) < near and abs(self._mouse_at[1] - y) < near

    def _mouse(self, event: pygame.Event, now: float) -> Touch | None:
        echo = now - self._last_finger < ECHO_SECONDS and not self._mouse_down
        if echo or getattr(event, "touch", False):
            return None
        x, y = event.pos
        self.mouse_used = True
        if event.type == pygame.MOUSEMOTION:
            return Touch("move", MOUSE, x, y) if self._mouse_down else None
        if event.button != 1:
            return None
        if event.type == pygame.MOUSEBUTTONUP:
            held, self._mouse_down = self._mouse_down, False
            return Touch("up", MOUSE, x, y) if held else None
        self._mouse_down, self._mouse_at, self._mouse_since = True, (x, y), now
        return Touch("down", MOUSE, x, y)
