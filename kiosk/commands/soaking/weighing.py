"""Weighs the process at the same place again and again: in the attract loop, with all litter cleared away."""

import gc

import psutil

from kiosk.commands.soaking.ledger import Sample


def weigh(visits: int, seconds: float) -> Sample:
    """What it weighs now.

    Memory is that which no other process shares (USS): the resident size also moves with what others do to
    the files and libraries that are mapped, and a leak is always private.
    """
    gc.collect()
    own = psutil.Process()
    return Sample(
        visits,
        seconds,
        own.memory_full_info().uss / 1e6,
        own.num_threads(),
        own.num_fds() if hasattr(own, "num_fds") else 0,
        len(own.children(recursive=True)),
    )
