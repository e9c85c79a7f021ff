"""An X server that goes away takes its clients with it: the kiosk ends at once, and its status says why.

Xlib by itself calls exit(1), which looks like a crash of the exhibition, in the midst of whatever was drawn.
"""

import ctypes
import os

import pygame

from kiosk.base.errors import NoDisplayError


def _end(_: int | None) -> int:
    os.write(2, b"kiosk: the X server is gone\n")
    os._exit(NoDisplayError.status)


_HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(_end)
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
