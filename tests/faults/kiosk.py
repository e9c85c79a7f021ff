"""`kiosk run` and `kiosk supervise` as real processes on a real X server."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from tests.faults.house import PATIENCE, SIZE


class Kiosk:
    """One that runs; what it says on its error stream is heard line by line."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.said: list[str] = []
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()

    def _listen(self) -> None:
        assert self.process.stderr
        with self.process.stderr as lines:
            for line in lines:
                self._lines.put(line)
        self._lines.put(None)

    def hear(self, words: str) -> str:
        """Wait until it says something with these words in it; gives the line."""
        while (line := self._lines.get(timeout=PATIENCE)) is not None:
            self.said.append(line)
            if words in line:
                return line
        raise AssertionError(f"it ended and never said {words!r}, but: {self.said}")

    def over(self) -> None:
        """Wait until there is nothing more to hear."""
        self._ear.join(PATIENCE)

    def end(self) -> int:
        """Have it end as a service manager does; gives the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


@contextmanager
def kiosk(verb: str, exhibition: Path, home: Path, display: str, **more: str) -> Iterator[Kiosk]:
    """Start it in a window of the usual size. All it keeps lies below `home`; `more`: its environment."""
    size = f"{SIZE.w}x{SIZE.h}"
    surroundings: Mapping[str, str] = {
        **{name: value for name, value in os.environ.items() if name != "SDL_VIDEODRIVER"},
        "DISPLAY": display, "XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache"),
        "KIOSK_STATE": str(home / "state"), "SDL_AUDIODRIVER": "dummy", "LC_ALL": "C.UTF-8", **more,
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", verb, "--exhibition", str(exhibition), "--size", size,
         "--render-driver", "software"],
        env=surroundings, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    running = Kiosk(process)
    try:
        yield running
    finally:
        process.kill()
        process.wait(PATIENCE)
        running.over()
