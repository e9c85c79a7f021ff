"""The file in which a running kiosk says how it is: who finds it old, or its process gone, knows enough."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kiosk.base.atomic import write_atomically
from kiosk.base.clock import Clock
from kiosk.commands.health.identity import Identity, identity_of
from kiosk.commands.health.plain import as_plain, of_plain
from kiosk.commands.health.snapshot import PlainShown, Snapshot

NAME = "status.json"


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


def read_status(folder: Path) -> Told | None:
    """What was told last; None where nothing was, or it makes no sense."""
    try:
        values = json.loads((folder / NAME).read_bytes())
        process, at = Identity(**values.pop("process")), float(values.pop("at"))
        return Told(of_plain(values), process, at)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
