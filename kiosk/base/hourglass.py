"""How long a process beside the kiosk may be silent before it counts as one that does not come back."""

import subprocess
import threading

SILENCE = 300.0
"""Seconds without a word after which nothing is expected any more, on the slowest machine."""


class Hourglass:
    """Kills a child of which nothing was heard for so long; whoever reads from it sees that it has died."""

    def __init__(self, child: "subprocess.Popen[bytes]", seconds: float = SILENCE) -> None:
        """Begins at once."""
        self.ran_out = False
        """Whether it was killed."""
        self._child, self._seconds = child, seconds
        self._stopped = False
        self._stirred = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="hourglass", daemon=True)
        self._thread.start()

    def turn(self) -> None:
        """Something was heard: the time begins anew."""
        self._stirred.set()

    def stop(self) -> None:
        """It has ended."""
        self._stopped = True
        self._stirred.set()
        self._thread.join()

    def _watch(self) -> None:
        while self._stirred.wait(self._seconds):
            self._stirred.clear()
            if self._stopped:
                return
        self.ran_out = True
        self._child.kill()
