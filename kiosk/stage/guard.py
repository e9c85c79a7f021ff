"""Keeps a fullscreen window where it is: in front, filling its display, with the keyboard."""

import ctypes
from collections import deque
from contextlib import suppress

import pygame

from kiosk.base.clock import Clock
from kiosk.stage.sdl import bundled_sdl

_GONE = (pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN)
_BACK = (pygame.WINDOWRESTORED, pygame.WINDOWSHOWN)
_DISTURBED = (*_GONE, pygame.WINDOWFOCUSLOST, pygame.WINDOWMOVED, pygame.WINDOWSIZECHANGED)

AGAIN = 0.25
"""Seconds after which is tried again what has not helped."""
LOOK = 2.0
"""Seconds between two looks, if no event asks for one."""
MOST = 20
"""Times a minute that something is taken back: two kiosks on one machine shall not fight for the keyboard."""


class Guard:
    """What was taken from the window it takes back, for as long as it lives."""

    def __init__(self, window: pygame.Window, clock: Clock) -> None:
        self._window, self._clock = window, clock
        self._size, self._corner = window.size, window.position
        self._gone = False
        self._next = clock.now() + LOOK
        self._taken_back: deque[float] = deque(maxlen=MOST)
        window.grab_keyboard = True
        pygame.key.stop_text_input()  # or an input method opens windows of its own in front

    def notice(self, event: pygame.Event) -> None:
        """Take an event; one that tells of a loss asks for a look."""
        if event.type in _GONE:
            self._gone = True
        elif event.type in _BACK:
            self._gone = False
        if event.type in _DISTURBED:
            self._next = min(self._next, self._earliest())

    def look(self) -> None:
        """If it is time to look, take back what is lost. Changing the window's shape takes 0.2 to 0.6 s."""
        now = self._clock.now()
        if now < self._next:
            return
        if self._is_well():
            self._next = now + LOOK
            return
        self._taken_back.append(now)
        self._next = self._earliest()
        self._take_back()

    def _earliest(self) -> float:
        """When something may be taken back again."""
        times = self._taken_back
        if not times:
            return self._clock.now()
        return max(times[-1] + AGAIN, times[0] + 60.0 if len(times) == MOST else 0.0)

    def _is_well(self) -> bool:
        window = self._window
        return not self._gone and window.focused and window.keyboard_grabbed and self._fills()

    def _fills(self) -> bool:
        """Whether it has its place; on a display that has changed its size there is none to go back to."""
        window = self._window
        there = (window.size, window.position) == (self._size, self._corner)
        return there or self._size not in pygame.display.get_desktop_sizes()

    def _take_back(self) -> None:
        window = self._window
        if self._gone:
            window.show()
            window.restore()
        if not self._fills():
            self._fill()
        window.focus()
        _take_keys(window)
        # A grab that was refused is not tried again by itself.
        window.grab_keyboard = False
        window.grab_keyboard = True

    def _fill(self) -> None:
        """Go through a plain window: where SDL believes that it is fullscreen it asks for nothing."""
        window = self._window
        window.set_windowed()
        window.size = self._size
        with suppress(pygame.error):  # Wayland knows no place
            window.position = self._corner
        window.set_fullscreen(desktop=True)


def _take_keys(window: pygame.Window) -> None:
    """Have the keyboard's focus on X11 where no window manager gives it; elsewhere it does nothing."""
    sdl = bundled_sdl()
    if sdl is None:
        return
    sdl.SDL_GetWindowFromID.restype = ctypes.c_void_p
    sdl.SDL_SetWindowInputFocus(ctypes.c_void_p(sdl.SDL_GetWindowFromID(window.id)))
