"""What staff have asked for and waits for a disk, a display, or a slow lock: done beside the loop."""

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from kiosk.base.errors import KioskError
from kiosk.base.relief import FallenError, tell_of_fall

T = TypeVar("T")

log = logging.getLogger(__name__)


class Errand(Generic[T]):
    """Runs `work` at once, in a daemon thread; `wake` is called from there when it is over."""

    def __init__(self, work: Callable[[], T], wake: Callable[[], None], *, wait: bool = False) -> None:
        """With `wait`, it is run to its end here and now instead."""
        self.result: T | None = None
        self.error: Exception | None = None
        self.over = False
        self._wake = wake
        if wait:
            self._run(work)
        else:
            threading.Thread(target=self._run, args=(work,), name="staff", daemon=True).start()

    def _run(self, work: Callable[[], T]) -> None:
        try:
            self.result = work()
        except Exception as error:  # whatever it is, staff are told that it failed
            if not isinstance(error, KioskError):
                log.exception("what staff have asked for failed")
            self.error = error.with_traceback(None)
        except BaseException as error:
            tell_of_fall(error)
            self.error = FallenError(type(error).__name__)
        self.over = True
        self._wake()
