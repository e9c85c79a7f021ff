"""Work that is done once in a thread of its own, by whose end nobody waits."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Errand(Generic[T]):
    """Runs `work` at once, in a daemon thread; `wake` is called from there when it is over.

    `work` is given a function that tells whether the result is still wanted. An errand that never comes back
    is left to itself: no one waits for it, and its result goes nowhere.
    """

    def __init__(
        self, name: str, work: Callable[[Callable[[], bool]], T], wake: Callable[[], None], wait: bool = False
    ) -> None:
        """With `wait`, it is run to its end here and now instead."""
        self.result: T | None = None
        self.error: Exception | None = None
        self.over = False
        self._wanted = True
        self._work = work
        self._wake = wake
        if wait:
            self._run()
        else:
            threading.Thread(target=self._run, name=name, daemon=True).start()

    def abandon(self) -> None:
        """Nobody wants the result any more."""
        self._wanted = False
        self._wake = _nothing

    def _run(self) -> None:
        try:
            result = self._work(lambda: self._wanted)
            self.result = result if self._wanted else None
        except Exception as error:  # told to whoever asks
            self.error = error.with_traceback(None)
        self.over = True
        self._wake()


def _nothing() -> None:
    """There is nobody to be woken."""
