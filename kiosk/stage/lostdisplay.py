"""With the X server or the compositor that goes away the kiosk ends at once, and its status says why.

Xlib by itself calls exit(1), which looks like a crash of the exhibition, in the midst of whatever was drawn.
On Wayland SDL goes on painting for nobody.
"""

import ctypes
import os
from typing import NoReturn

import pygame

from kiosk.base.errors import NoDisplayError


def _end(display: str) -> NoReturn:
    os.write(2, f"kiosk: the {display} is gone\n".encode())
    os._exit(NoDisplayError.status)


def _end_with_server(_: int | None) -> int:
    _end("X server")


_HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(_end_with_server)
"""Held for as long as Xlib may call it."""


def end_with_display() -> None:
    """From now on end this process as soon as the X server is gone; elsewhere than on X11 do nothing.

    XSetIOErrorHandler(3): a handler must not return.
    """
    if pygame.display.get_driver() != "x11":
        return
    try:
        ctypes.CDLL("libX11.so.6").XSetIOErrorHandler(_HANDLER)
    except (OSError, AttributeError):  # a libX11 of another name: Xlib ends it, only less well
        return


class Farewell:
    """Tells a window that is asked to close from a Wayland compositor that is gone.

    SDL 2 sends QUIT for both, and WINDOWCLOSE before it for the first alone:
    https://github.com/libsdl-org/SDL/blob/SDL2/src/video/wayland/SDL_waylandevents.c
    """

    def __init__(self) -> None:
        self._asked = False

    def notice(self, event: pygame.Event) -> None:
        """Take an event; at one that tells of a lost compositor this process ends."""
        if event.type == pygame.WINDOWCLOSE:
            self._asked = True
        elif event.type == pygame.QUIT:
            if not self._asked and pygame.display.get_driver() == "wayland":
                _end("Wayland compositor")
            self._asked = False
