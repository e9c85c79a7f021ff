"""Keeps memory from growing where large blocks come and go, as textures do."""

import ctypes
import sys

LARGE = 1 << 18
"""Bytes from which a block is given back to the system the moment it is let go."""
_M_MMAP_THRESHOLD = -3


def give_back_large_blocks() -> None:
    """Have glibc map large blocks one by one.

    Left to itself it takes ever larger ones from the heap, which then cannot shrink: after 300 page turns it
    held 400 MB that nobody used. Elsewhere than on Linux with glibc this does nothing.
    """
    if sys.platform.startswith("linux"):
        try:
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, LARGE)
        except (OSError, AttributeError):
            return
