"""A finger made of code: its touches come through the event queue, as a touchscreen's do."""

import pygame

from kiosk.base.geometry import Size


def touch(down: bool, x: float, y: float, screen: Size) -> None:
    """Put the finger on the glass at (x, y) px, or lift it there; may be called from any thread."""
    kind = pygame.FINGERDOWN if down else pygame.FINGERUP
    event = pygame.event.Event(
        kind, touch_id=1, finger_id=1, x=x / screen.w, y=y / screen.h, dx=0.0, dy=0.0, pressure=1.0
    )
    pygame.event.post(event)
