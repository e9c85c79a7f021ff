"""The pulse of a kiosk that somebody keeps: a line for each beat, from the loop to the parent process."""

import faulthandler
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.clock import Clock

if TYPE_CHECKING:
    from kiosk.show.show import Show

ALONE = "."
"""A beat while nobody is there."""
VISITOR = "v"
"""A beat with a visitor there."""
SHOWS = "shows "
"""Before the folder of the version that is shown from now on."""
ENDS = "ends"
"""It is about to end, for good, because somebody at the kiosk wants it."""
BETWEEN = 0.5
"""Seconds between two beats at least: nobody need hear of each frame."""
LAST = 10.0 if sys.platform == "win32" else 20.0
"""Seconds without a beat after which a kiosk ends itself, having written where it hangs.

The parent would have ended it before. On Windows, where it cannot ask for that, it leaves it to this.
"""
START = 75.0
"""The same for the time to the first beat."""


class Pulse:
    """Beats when the loop says so, and only then; nothing that is written to the parent ever waits."""

    def __init__(self, line: int | None, clock: Clock) -> None:
        """`line` is the descriptor that the parent reads; None: nobody does."""
        self._line, self._clock = line, clock
        self._next = clock.now()
        self._folder: Path | None = None
        if sys.__stderr__ is not None:
            faulthandler.enable(sys.__stderr__)  # what crashes in C, or is ended by SIGABRT, tells where
        if line is not None:
            _end_after(START)

    def beat(self, show: "Show") -> None:
        """A frame was presented, or the loop came back from waiting."""
        now = self._clock.now()
        if self._line is None or now < self._next:
            return
        self._next = now + BETWEEN
        if show.exhibition.folder != self._folder:
            self._folder = show.exhibition.folder
            self._write(f"{SHOWS}{self._folder}")
        self.tell(show.attended or show.staffed)

    def tell(self, attended: bool) -> None:
        """One beat."""
        self._write(VISITOR if attended else ALONE)
        if self._line is not None:
            _end_after(LAST)

    def end(self) -> None:
        """It is the wish of somebody at the kiosk that it ends."""
        self._write(ENDS)

    def _write(self, message: str) -> None:
        if self._line is not None:
            with suppress(OSError):  # a full pipe: the parent has enough to read; or there is none any more
                os.write(self._line, f"{message}\n".encode())


def _end_after(seconds: float) -> None:
    """A thread of C, which needs no lock of Python's, ends the process unless this is called again."""
    if sys.__stderr__ is not None:
        faulthandler.dump_traceback_later(seconds, exit=True, file=sys.__stderr__)
