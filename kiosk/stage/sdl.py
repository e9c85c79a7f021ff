"""SDL itself, as pygame bundles it, for the few of its functions that pygame does not pass on."""

import ctypes
import sys
from pathlib import Path

import pygame


def bundled_sdl() -> ctypes.CDLL | None:
    """The SDL library that pygame itself runs on, or None where it cannot be found."""
    try:
        if sys.platform.startswith("linux"):
            maps = Path("/proc/self/maps").read_text()
            path = next(line.split()[-1] for line in maps.splitlines() if "libSDL2-2" in line)
            return ctypes.CDLL(path)
        if sys.platform == "win32":
            return ctypes.CDLL(str(Path(pygame.__file__).parent / "SDL2.dll"))
    except (OSError, StopIteration):
        pass
    return None
