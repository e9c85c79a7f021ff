"""The tries at a PIN: ten an hour, whatever is restarted, set to another date, deleted or damaged.

Tries are dated in seconds since the machine was started, which no date changes. A time later than now is one
from before a restart: it counts as of the restart. What cannot be known (there is no file, or none that can
be read) counts as ten tries just made, and what cannot be kept as ten made when this program began: who
guesses never has more than ten, and staff wait an hour at most.
"""

import json
import math
import threading
from contextlib import suppress
from pathlib import Path

from kiosk.base.atomic import write_atomically
from kiosk.base.clock import Clock
from kiosk.commands.staffing.pincode import hand_over
from kiosk.store.disk import Disk

MOST = 10
HOUR = 3600.0


class Tries:
    """Counts the tries at one PIN after the other; `pin` is the name of what is kept of it."""

    def __init__(self, file: Path, clock: Clock) -> None:
        """`clock` counts from the machine's start, or from none that is later than the program's."""
        self._file, self._clock = file, clock
        self._began = clock.now()
        self._turn = threading.Lock()
        self._pin: str | None = None
        self._times: list[float] = []

    def left(self, pin: str) -> int:
        """How many there are at once."""
        with self._turn:
            return MOST - len(self._recent(pin))

    def wait(self, pin: str) -> float:
        """Seconds until there is one; 0: there is one now."""
        with self._turn:
            return self._wait(pin)

    def begin(self, pin: str) -> float:
        """Count a try, for good; 0: it may be judged now, else the seconds until there is another."""
        with self._turn:
            wait = self._wait(pin)
            if wait > 0:
                return wait
            now = self._clock.now()
            self._times.append(now)
            if self._save():
                return 0.0
            unkept = self._began + HOUR - now
            if unkept > 0:
                self._times.pop()
            return max(0.0, unkept)

    def forgive(self, pin: str) -> None:
        """The last one was right: it was no guess."""
        with self._turn:
            if self._recent(pin):
                self._times.pop()
                self._save()

    def _wait(self, pin: str) -> float:
        times = self._recent(pin)
        return times[-MOST] + HOUR - self._clock.now() if len(times) >= MOST else 0.0

    def _recent(self, pin: str) -> list[float]:
        now = self._clock.now()
        if pin != self._pin:
            known = _read(self._file, pin)
            self._pin = pin
            self._times = [now] * MOST if known is None else sorted(min(time, now) for time in known)
            if known is None or any(time > now for time in known):
                self._save()
        self._times = [time for time in self._times if time > now - HOUR][-MOST:]
        return self._times

    def _save(self) -> bool:
        try:
            write(self._file, self._pin or "", self._times)
        except OSError:
            return False
        return True


def write(file: Path, pin: str, times: list[float]) -> None:
    """Keep the tries at a PIN through a power cut too. Raises OSError where they cannot be kept."""
    write_atomically(file, json.dumps({"pin": pin, "tries": times}).encode())
    Disk().sync_folder(file.parent)
    with suppress(OSError):
        hand_over(file)


def _read(file: Path, pin: str) -> list[float] | None:
    """The tries at this PIN; None where nobody knows."""
    try:
        told = json.loads(file.read_bytes())
        times = [float(time) for time in told["tries"]] if told["pin"] == pin else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if times is None or len(times) > MOST or not all(math.isfinite(time) and time >= 0 for time in times):
        return None
    return times
