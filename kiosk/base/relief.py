"""Threads that fall at their work: it is told in one line of the log, and the work is begun anew.

What is no `Exception` ends a thread as well: `SystemExit` out of a library, or the panic of one that is
written in Rust, which reaches Python as a `BaseException` (https://pyo3.rs/v0.23.0/function/error-handling).
"""

import logging
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)

TRIES = 3
"""So often is work begun that makes its thread fall."""
PAUSE, LONGEST_PAUSE = 5.0, 300.0
"""Seconds before a post is taken up again: the first time, and at most."""


class FallenError(RuntimeError):
    """Whoever does this work falls over it."""


def tell_of_fall(error: BaseException) -> None:
    """One line in the log: which thread fell, over what, and where."""
    place = "".join(
        f", {Path(frame.filename).name}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)[-1:]
    )
    log.error(
        "the thread `%s` fell (%s: %s%s) and is relieved",
        threading.current_thread().name, type(error).__name__, error, place,
    )  # fmt: skip


def relieved(work: Callable[[], T]) -> T:
    """What `work` gives or raises; begun anew, twice at most, where it falls over what is no `Exception`.

    Raises `FallenError` after that.
    """
    last: BaseException | None = None
    for _ in range(TRIES):
        try:
            return work()
        except Exception:
            raise
        except BaseException as error:
            tell_of_fall(error)
            last = error.with_traceback(None)
    raise FallenError(f"{type(last).__name__}: {last}") from None


class Post:
    """Work that goes on in a thread of its own until it is closed: whoever falls at it is relieved."""

    def __init__(self, name: str, work: Callable[[], None]) -> None:
        """`work` is to return soon after `ended` is set."""
        self.ended = threading.Event()
        """Set when it is closed."""
        self._work = work
        self._thread = threading.Thread(target=self._stand, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self, seconds: float) -> None:
        """End it, and wait so long at most until its thread has ended; from any thread, its own as well."""
        self.ended.set()
        if self._thread.ident and self._thread is not threading.current_thread():
            self._thread.join(seconds)

    def _stand(self) -> None:
        pause = PAUSE
        while True:
            try:
                self._work()
            except BaseException as error:
                tell_of_fall(error)
            if self.ended.wait(pause):
                return
            pause = min(2 * pause, LONGEST_PAUSE)
