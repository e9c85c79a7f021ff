"""Which process it is: its number and when it began, so that no other with that number is taken for it."""

import os
from pathlib import Path
from typing import NamedTuple


class Identity(NamedTuple):
    """A process of this machine."""

    pid: int
    born: float
    """When it began: after the start of the machine where the system tells that, else after 1970."""
    boot: str
    """Since which start of the machine; empty where that is not told."""

    def lives(self) -> bool:
        """Whether this very process is there."""
        there = identity_of(self.pid)
        if there is None:
            return False
        return there.born == self.born and (there.boot == self.boot or not (there.boot and self.boot))


def identity_of(pid: int) -> Identity | None:
    """The process of that number; None where there is none, or only its shell is left."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return None if os.path.exists("/proc/self/stat") else _elsewhere(pid)
    # The third and the 22nd field of proc(5); no clock that is set by hand has any part in it.
    return None if fields[0] in "ZX" else Identity(pid, float(fields[19]), _boot())


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""


def _elsewhere(pid: int) -> Identity | None:
    import psutil

    try:
        return Identity(pid, round(psutil.Process(pid).create_time()), "")
    except psutil.Error:
        return None
