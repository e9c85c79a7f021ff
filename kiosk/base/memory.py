"""Memory: kept from growing where large blocks come and go, and how much of it there is."""

import ctypes
import sys
from pathlib import Path

LARGE = 1 << 16
"""Bytes from which a block is given back to the system the moment it is let go."""
_M_MMAP_THRESHOLD = -3
_M_ARENA_MAX = -8


def keep_heap_small() -> None:
    """Have glibc map large blocks one by one, and serve all threads from one heap.

    Left to itself it takes ever larger ones from the heap, which then cannot shrink: after 300 page turns it
    held 400 MB that nobody used. And it has up to eight heaps for each core, none of which uses the gaps of
    another. Threads here ask for few small blocks, so they hardly wait for each other; those started before
    keep theirs. Elsewhere than on Linux with glibc this does nothing.
    https://man7.org/linux/man-pages/man3/mallopt.3.html
    """
    if sys.platform.startswith("linux"):
        try:
            libc = ctypes.CDLL(None)
            libc.mallopt(_M_MMAP_THRESHOLD, LARGE)
            libc.mallopt(_M_ARENA_MAX, 1)
        except (OSError, AttributeError):
            return


def give_back_free_memory() -> None:
    """Have glibc give back the pages between blocks that are in use, which it holds for later ones.

    Of its own accord it only shortens the heap at its end: after 130 visits it held 64 MB that nobody used,
    and more with each hundred. Takes 1 to 10 ms; elsewhere than on Linux with glibc this does nothing.
    https://man7.org/linux/man-pages/man3/malloc_trim.3.html
    """
    if sys.platform.startswith("linux"):
        try:
            ctypes.CDLL(None).malloc_trim(0)
        except (OSError, AttributeError):
            return


def available() -> int | None:
    """Bytes that may be taken without pressing others; None where the system does not say.

    Linux: MemAvailable of proc(5), and what the control group leaves (cgroup v2, memory.max).
    """
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        free = next(int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, ValueError, StopIteration):
        return None
    try:
        group = Path("/sys/fs/cgroup")
        most, used = (int((group / name).read_text("ascii")) for name in ("memory.max", "memory.current"))
    except (OSError, ValueError):
        return free
    return min(free, max(0, most - used))
