"""Work that is done once in a thread of its own, by whose end nobody waits."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from kiosk.base.relief import relieved
from kiosk.media.recordings.player import Player
from kiosk.media.recordings.recording import RecordingError

T = TypeVar("T")


class Errand(Generic[T]):
    """Runs `work` at once, in a daemon thread; `wake` is called from there when it is over.

    `work` is given a function that tells whether the result is still wanted. An errand that never comes back
    is left to itself: no one waits for it, and its result goes nowhere.
    """

    def __init__(
        self,
        name: str,
        recording: Path,
        work: Callable[[Callable[[], bool]], T],
        wake: Callable[[], None],
        wait: bool = False,
    ) -> None:
        """It is about `recording`. With `wait`, it is run to its end here and now instead."""
        self.result: T | None = None
        self.error: Exception | None = None
        self.over = False
        self._wanted = True
        self._work = work
        self._wake = wake
        self._player: Player | None = None
        if wait:
            self._run()
            return
        try:
            self._player = Player(name, recording, self._run)
            self._player.start()
        except RecordingError as error:
            self.error, self.over = error, True

    def abandon(self) -> None:
        """Nobody wants the result any more."""
        self._wanted = False
        if self._player:
            self._player.leave()
        self._wake = _nothing

    def _run(self) -> None:
        try:
            result = relieved(lambda: self._work(lambda: self._wanted))
            self.result = result if self._wanted else None
        except Exception as error:  # told to whoever asks
            self.error = error.with_traceback(None)
        self.over = True
        self._wake()


def _nothing() -> None:
    """There is nobody to be woken."""
