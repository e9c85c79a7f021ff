"""Threads at a film or a sound: nobody waits for their end, and few are lost to one that holds them up."""

import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.base.sentences import Sentence
from kiosk.media.recordings.recording import RecordingError

MOST = 3
"""So many threads may be left at one recording; while they do not come back no other goes there."""


class Player(threading.Thread):
    """Ends with the program at the latest."""

    recording: Path
    left: bool
    """Whether nobody needs it any more: set it, and it should end soon."""

    def __init__(self, name: str, recording: Path, work: Callable[[], None]) -> None:
        """Raises `RecordingError` where no other thread is to be lost."""
        lost = [each for each in threading.enumerate() if isinstance(each, Player) and each.left]
        if sum(each.recording == recording for each in lost) >= MOST:
            raise RecordingError(
                recording,
                Sentence("whatever reads it does not come back; save it anew, or with another program"),
            )
        super().__init__(target=work, name=name, daemon=True)
        self.recording, self.left = recording, False
