"""Threads at a film or a sound: nobody waits for their end, and few are lost to one that holds them up."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.base.sentences import Sentence
from kiosk.media.recordings.recording import RecordingError

MOST = 3
"""So many threads may be lost at one recording; while they do not come back no other goes there."""
PATIENCE = 10.0
"""Seconds after which one that was left, and should have ended soon, counts as lost."""


class Player(threading.Thread):
    """Ends with the program at the latest."""

    recording: Path

    def __init__(self, name: str, recording: Path, work: Callable[[], None]) -> None:
        """Raises `RecordingError` where no other thread is to be lost."""
        others = [each for each in threading.enumerate() if isinstance(each, Player) and each.is_lost]
        if sum(each.recording == recording for each in others) >= MOST:
            raise RecordingError(
                recording,
                Sentence("whatever reads it does not come back; save it anew, or with another program"),
            )
        super().__init__(target=work, name=name, daemon=True)
        self.recording = recording
        self._left: float | None = None

    def leave(self) -> None:
        """Nobody needs it any more: it should end soon."""
        self._left = time.monotonic()

    @property
    def is_lost(self) -> bool:
        """Whether it was left long ago."""
        return self._left is not None and time.monotonic() - self._left >= PATIENCE
