"""The frames: when the next one is due, and how it is painted and presented."""

from kiosk.base.geometry import Box
from kiosk.show.keypad import Keypad
from kiosk.show.stack import Stack
from kiosk.stage.canvas import Canvas
from kiosk.stage.gestures import Hands
from kiosk.stage.painter import Painter


class Frames:
    """Paints the scenes, and over them the ring of the keypad, whenever there is anything new to be seen."""

    def __init__(self, canvas: Canvas, painter: Painter, stack: Stack, keypad: Keypad, hands: Hands) -> None:
        self._canvas, self._painter = canvas, painter
        self._stack, self._keypad, self._hands = stack, keypad, hands
        self._screen = Box(0, 0, *canvas.size)
        self._wake: float | None = None
        self._due = True
        self._moved = False

    def call(self) -> None:
        """Something to be seen has changed."""
        self._due = True

    def step(self, now: float) -> bool:
        """Paint and present a frame if one is due at `now`; whether it was."""
        woken = self._wake is not None and now >= self._wake
        moving = self._stack.moving(now)
        if not (self._due or woken or moving or self._moved):
            return False
        self._moved = moving  # what moves has its last frame too, in which it has arrived
        self._paint(now)
        return True

    def _paint(self, now: float) -> None:
        self._due = False
        painter, focused = self._painter, self._keypad.ringed()
        painter.now, painter.complete = now, True
        painter.pressed = self._hands.pressed or self._keypad.pressed
        painter.focused = focused.id if focused else None
        self._stack.paint(painter)
        self._keypad.paint(painter, self._screen)
        self._canvas.present()
        self._wake = self._stack.wake_at(now)

    def at_once(self, now: float) -> bool:
        """Whether the very next frame is wanted."""
        return self._due or self._moved or self._stack.moving(now)

    @property
    def wake_at(self) -> float | None:
        """The clock time at which something changes by itself, if nothing moves until then."""
        return self._wake
