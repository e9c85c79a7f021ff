"""Weighs the process at the same place again and again: in the attract loop, with all litter cleared away."""

import gc
from pathlib import Path

import psutil

from kiosk.base.memory import give_back_free_memory
from kiosk.commands.soaking.ledger import Sample

ROLLUP = Path("/proc/self/smaps_rollup")
OWN = ("Pss_Anon:", "Pss_Shmem:", "SwapPss:")


def weigh(visits: int, seconds: float) -> Sample:
    """What it weighs now, cleared away as `Floor.clear_away` does a moment later."""
    gc.collect()
    give_back_free_memory()
    own = psutil.Process()
    held = own.num_fds() if hasattr(own, "num_fds") else 0
    children = len(own.children(recursive=True))
    return Sample(visits, seconds, _memory(own) / 1e6, own.num_threads(), held, children)


def _memory(own: psutil.Process) -> int:
    """Bytes that it has written itself, in memory or swapped out: only those can leak.

    Pages of libraries and of mapped files, which come and go with what the system and other processes do, are
    left out. On Linux that is anonymous and shared memory, shared pages in part (proc(5), smaps_rollup);
    elsewhere what would be free if it ended (USS), which has some of those pages in it.
    """
    try:
        lines = ROLLUP.read_text("ascii").splitlines()
    except OSError:
        return int(own.memory_full_info().uss)
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith(OWN))
