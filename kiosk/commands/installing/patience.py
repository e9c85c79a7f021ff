"""`python -m kiosk.commands.installing.patience FILE`: waits before a start, longer each time it fails soon.

For versions of systemd whose restarts know no growing delay.
"""

import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

SOON = 300.0
"""Seconds: where a start comes so soon after the one before, that one has failed."""
LONGEST = 60.0
"""Seconds that are waited at most."""


def wait(file: Path, now: Callable[[], float], sleep: Callable[[float], None]) -> float:
    """Wait 0, 1, 2, 4 … `LONGEST` seconds, and give how long; `file` keeps it from start to start.

    `now` is a clock that all processes of this boot share. A file that cannot be read or written is as none.
    """
    last, waited = _recall(file)
    failed = now() - last < SOON
    seconds = min(LONGEST, max(1.0, 2 * waited)) if failed else 0.0
    sleep(seconds)
    with suppress(OSError):
        file.write_text(json.dumps({"started": now(), "waited": seconds}), "utf-8")
    return seconds


def _recall(file: Path) -> tuple[float, float]:
    try:
        told = json.loads(file.read_text("utf-8"))
        return float(told["started"]), float(told["waited"])
    except (OSError, ValueError, KeyError, TypeError):
        return float("-inf"), 0.0


if __name__ == "__main__":
    wait(Path(sys.argv[1]), time.monotonic, time.sleep)
