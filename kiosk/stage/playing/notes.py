"""What is known of a film or a sound before it plays: its facts at first, then what is made of all of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from kiosk.media.preparations import Preparations
from kiosk.media.recordings.errand import Errand
from kiosk.stage.hall import Hall

F = TypeVar("F")
M = TypeVar("M")

PATIENCE = 3.5
"""Seconds without an answer after which a file counts as one that cannot be played."""


class Notes(Generic[F, M]):
    """Found out in the background; on the spot where the surroundings are patient."""

    def __init__(
        self,
        path: Path,
        around: Hall,
        read: Callable[[Path], F],
        make: Callable[[Path, Preparations, Callable[[], bool]], M | None],
    ) -> None:
        """`read` gives the facts, `make` what takes longer: see `media.filmstrip` and `media.waveform`."""
        self.path = path
        self.facts: F | None = None
        self.failed = False
        """Whether it cannot be played."""
        self._around, self._read, self._make = around, read, make
        self._seen = (False, False, False)
        self._since = around.now()
        self._errand: Errand[M | None] = Errand("notes", path, self._find_out, around.wake, around.patient)

    def _find_out(self, wanted: Callable[[], bool]) -> M | None:
        self.facts = self._read(self.path)
        if self._around.patient or not wanted():
            return None
        self._around.wake()
        return self._make(self.path, self._around.prepared, wanted)

    @property
    def made(self) -> M | None:
        """What was made of it, as soon as it is there; waited for where the surroundings are patient."""
        if self._around.patient and self._errand.result is None and self.facts and not self.failed:
            self._errand.result = self._make(self.path, self._around.prepared, lambda: True)
        return self._errand.result

    @property
    def news(self) -> bool:
        """Whether something has become known that was not looked at."""
        return self._seen != self._state()

    def _state(self) -> tuple[bool, bool, bool]:
        return self.facts is not None, self._errand.over, self.failed

    def look(self, now: float) -> None:
        """Take note of what is known, and give up what takes too long."""
        if self.facts is None:
            self.failed = self.failed or self._errand.over or now - self._since >= PATIENCE
        self._seen = self._state()

    def look_again_at(self, now: float) -> float | None:
        """The clock time to look at the latest, while nothing is known."""
        return None if self.facts or self.failed else max(now + 0.01, self._since + PATIENCE)

    def close(self) -> None:
        """Nobody wants to know any more."""
        self._errand.abandon()
