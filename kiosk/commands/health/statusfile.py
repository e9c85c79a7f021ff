"""The file in which a running kiosk says how it is: who finds it old, or its process gone, knows enough."""

import json
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kiosk.base.atomic import write_atomically
from kiosk.base.clock import Clock
from kiosk.base.relief import Post
from kiosk.commands.health.identity import Identity, identity_of
from kiosk.commands.health.plain import as_plain, of_plain
from kiosk.commands.health.snapshot import PlainShown, Snapshot

NAME = "status.json"
LONGEST = 1.0
"""Seconds that a disk is waited for at the end."""


class Told(NamedTuple):
    """What stands in the file."""

    snapshot: Snapshot | PlainShown
    process: Identity
    at: float
    """When it was told, on the monotonic clock that all processes of a machine share."""


class StatusFile:
    """Written by the kiosk itself; a folder that cannot be written to harms nobody."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._file, self._clock = folder / NAME, clock
        self._process = identity_of(os.getpid()) or Identity(os.getpid(), 0.0, "")

    def tell(self, snapshot: Snapshot | PlainShown) -> None:
        """Replace what was told before."""
        values = {"process": self._process._asdict(), "at": self._clock.now(), **as_plain(snapshot)}
        with suppress(OSError):
            write_atomically(self._file, json.dumps(values).encode(), durable=False)

    def withdraw(self) -> None:
        """The kiosk ends as it should."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


class Teller:
    """A thread that writes what is to be told: the loop waits for no disk."""

    def __init__(self, file: StatusFile) -> None:
        self._file = file
        self._news = threading.Event()
        self._latest: Snapshot | PlainShown | None = None
        self._post = Post("status", self._live)

    def start(self) -> None:
        """Begin."""
        self._post.start()

    def tell(self, snapshot: Snapshot | PlainShown) -> None:
        """Have this told; what is overtaken by it is told no more."""
        self._latest = snapshot
        self._news.set()

    def close(self) -> None:
        """Withdraw what was told: the kiosk ends as it should."""
        self._post.ended.set()
        self._news.set()
        self._post.close(LONGEST)
        self._file.withdraw()

    def _live(self) -> None:
        while self._news.wait() and not self._post.ended.is_set():
            self._news.clear()
            if self._latest:
                self._file.tell(self._latest)


def read_status(folder: Path) -> Told | None:
    """What was told last; None where nothing was, or it makes no sense."""
    try:
        values = json.loads((folder / NAME).read_bytes())
        process, at = Identity(**values.pop("process")), float(values.pop("at"))
        return Told(of_plain(values), process, at)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
