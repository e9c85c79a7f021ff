"""Weighs what the kiosk takes of memory and disks, beside the loop: a disk on the network may not answer."""

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.base.relief import Post
from kiosk.base.room import spare
from kiosk.commands.health.snapshot import Burden, DiskRoom

if TYPE_CHECKING:
    from psutil import Process

PAUSE = 30.0
"""Seconds between two weighings; each takes about 3 ms of this thread."""


class Weight(NamedTuple):
    """What came of a weighing."""

    burden: Burden | None
    disks: tuple[DiskRoom, ...]


class Scales:
    """A thread that weighs now and then; who asks gets the last result, and waits for nothing."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        """`folders`: the disks that they lie on are told by these names."""
        self._folders = dict(folders)
        self._post = Post("scales", self._live)
        self.weight = Weight(None, ())
        """The last result."""

    def start(self) -> None:
        """Weigh now and from then on."""
        self._post.start()

    def close(self) -> None:
        """End it."""
        self._post.ended.set()

    def weigh(self) -> None:
        """Weigh once, in this thread."""
        rooms = (_room(name, folder) for name, folder in self._folders.items())
        self.weight = Weight(burden(), tuple(room for room in rooms if room))

    def _live(self) -> None:
        while not self._post.ended.is_set():
            self.weigh()
            self._post.ended.wait(PAUSE)


def burden() -> Burden | None:
    """What this process and those it has started take now; None where the system keeps that to itself."""
    import psutil

    try:
        own = psutil.Process()
        with own.oneshot():
            resident, threads, held = own.memory_info().rss, own.num_threads(), _held_by(own)
    except (psutil.Error, OSError):
        return None
    sizes = []
    try:
        for child in own.children(recursive=True):
            sizes.append(child.memory_info().rss)
    except (psutil.Error, OSError):  # one has just ended, or a sandbox hides them
        pass
    return Burden(resident, sum(sizes), len(sizes), threads, held)


def _held_by(process: "Process") -> int:
    if sys.platform == "win32":
        return process.num_handles()
    return process.num_fds()


def _room(name: str, folder: Path) -> DiskRoom | None:
    there = next((each for each in (folder, *folder.parents) if each.exists()), None)
    try:
        disk = shutil.disk_usage(there or folder)
    except OSError:
        return None
    return DiskRoom(name, str(folder), disk.free, disk.total, spare(folder) <= 0)
