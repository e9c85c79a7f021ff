"""A process of its own for examining and publishing: the show neither stutters nor dies of it."""

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TypeVar

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence

Result = TypeVar("Result")

NICE = 10
"""How much other processes come before it: visitors do."""


class Workshop:
    """Does one piece of work at a time; a `standing` one is waited for: it makes haste, and stays ready."""

    def __init__(self, standing: bool) -> None:
        self._standing = standing
        self._pool: ProcessPoolExecutor | None = None

    def do(self, work: Callable[..., Result], *given: object) -> Result:
        """What `work(*given)` gives, all of which can be pickled. KioskError where its process dies of it."""
        pool = self._pool or ProcessPoolExecutor(
            1, get_context("spawn"), _begin, (0 if self._standing else NICE,)
        )
        self._pool = pool
        try:
            return pool.submit(work, *given).result()
        except BrokenProcessPool:
            self.close()
            raise KioskError(
                Sentence("the check broke off; a file may be damaged in a way not known")
            ) from None
        finally:
            if not self._standing:
                self.close()

    def close(self) -> None:
        """End its process; what it does is cut off, and leaves a store as it was."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin(nice: int) -> None:
    """What keys in a terminal end is for the kiosk to end; and without the kiosk there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(nice)
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
