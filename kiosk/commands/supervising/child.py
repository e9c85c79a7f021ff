"""The kiosk as a child process: started, heard, and ended in one way or another."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from kiosk.base.background import surroundings
from kiosk.commands.supervising.ladder import Rung
from kiosk.commands.supervising.leash import END, KEPT, LOOK

Heard = Callable[["Child", str | int], None]
"""Told each message, and at last the exit status; from other threads."""


class Child:
    """`python -m MODULE ARGUMENTS`, which holds on to this process by its input and output."""

    def __init__(self, arguments: Sequence[str], rung: Rung, heard: Heard) -> None:
        """`arguments` are those of `python -m`; it is to show what the `rung` says.

        Raises OSError where no process can be started.
        """
        environment = {**surroundings(), KEPT: rung.value}
        environment.pop("NOTIFY_SOCKET", None)  # the parent alone speaks with systemd
        safely = ["-P"] if sys.flags.safe_path else []
        self._process = subprocess.Popen(
            [sys.executable, *safely, "-m", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=environment,
            # On Windows Ctrl-C would reach the child as well, which has words for it.
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._heard = heard
        threading.Thread(target=self._listen, name="pulse", daemon=True).start()
        self._waiting = self._begin_to_wait()

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def _listen(self) -> None:
        if output := self._process.stdout:
            with output:
                for line in output:
                    self._heard(self, os.fsdecode(line).rstrip("\r\n"))

    def _begin_to_wait(self) -> threading.Thread:
        waiting = threading.Thread(target=self._wait, name="end", daemon=True)
        waiting.start()
        return waiting

    def _wait(self) -> None:
        status = self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
        self._heard(self, status)

    def _bid(self, word: str) -> None:
        if self._process.stdin:
            with suppress(OSError, ValueError):  # it has ended just now
                os.write(self._process.stdin.fileno(), f"{word}\n".encode())

    def ask_to_end(self) -> None:
        """Have it close everything and end."""
        self._bid(END)

    def ask_to_look(self) -> None:
        """Have it look for another version."""
        self._bid(LOOK)

    def ask_where(self) -> None:
        """Have it write where all its threads are, and end.

        The handler of Python's faulthandler writes that on SIGABRT, in C and whoever holds Python's lock, and
        lets the signal end the process: https://docs.python.org/3/library/faulthandler.html. On Windows,
        which has no such signal to send, the child has written it by itself: `pulse.LAST`.
        """
        with suppress(OSError):
            self._process.send_signal(signal.SIGABRT if os.name == "posix" else signal.SIGTERM)

    def kill(self) -> None:
        """End it at once; its end is told though the thread that waits for it has fallen."""
        with suppress(OSError):
            self._process.kill()
        if not self._waiting.is_alive():
            self._waiting = self._begin_to_wait()
