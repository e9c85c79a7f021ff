"""Takes packs in a process of its own: whatever is in a pack, the kiosk neither stutters nor dies."""

import os
import subprocess
import sys
import threading
from pathlib import Path

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.commands.publishing.outcome import Outcome
from kiosk.commands.publishing.reception import Closing, Interrupted

LONGEST = 4 * 3600.0
"""Seconds after which a process that does not end is ended."""


class ReceivingProcess:
    """Starts the process, one at a time."""

    def __init__(self, store: Path, size: Size | None = None, longest: float = LONGEST) -> None:
        """What packs need on a screen of `size` is made before they are shown."""
        self._arguments = [str(store), f"{size.w}x{size.h}" if size else ""]
        self._longest = longest
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._closed = False

    def receive(self, path: Path) -> Outcome:
        """What became of the pack. Raises `Interrupted` and `Closing`."""
        with self._start(path) as child:
            try:
                answer, _ = child.communicate(timeout=self._longest)
            except subprocess.TimeoutExpired:
                child.kill()
                return Outcome(
                    "refused",
                    Sentence(
                        "Checking and preparing the pack took more than {hours} hours.",
                        hours=round(self._longest / 3600),
                    ),
                )
        try:
            return Outcome.from_json(answer.splitlines()[-1])
        except (ValueError, TypeError, KeyError, IndexError):
            raise (Closing if self._closed else Interrupted) from None

    def close(self) -> None:
        """End it; a call of `receive` in another thread raises `Closing`."""
        with self._lock:
            self._closed = True
            if self._child:
                self._child.kill()

    def _start(self, path: Path) -> "subprocess.Popen[str]":
        # The package may lie beside launch.py only, where a child that starts elsewhere would not find it.
        home = str(Path(__file__).resolve().parents[3])
        search = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        with self._lock:
            if self._closed:
                raise Closing
            self._child = subprocess.Popen(
                [sys.executable, "-m", "kiosk.commands.publishing.receiving", *self._arguments, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                encoding="ascii",
                errors="replace",
                env={**os.environ, "PYTHONPATH": search},
                creationflags=flags,
            )
            return self._child
