"""Disks that fail, on which somebody pulls the plug, and that are quick because they sync nothing."""

import os
import signal
from collections.abc import Callable
from io import FileIO
from pathlib import Path

from kiosk.store.disk import Disk


class QuickDisk(Disk):
    """Syncs nothing: for what no test is about."""

    def sync(self, path: Path) -> None:
        assert path.is_file()

    def sync_folder(self, path: Path) -> None:
        assert path.is_dir()


class WatchedDisk(QuickDisk):
    """Calls `before` ahead of every change, with the name of the operation."""

    def __init__(self, before: Callable[[str], None]) -> None:
        self._before = before

    def make_folder(self, path: Path) -> None:
        self._before("make_folder")
        super().make_folder(path)

    def create(self, path: Path) -> FileIO:
        self._before("create")
        return super().create(path)

    def write(self, file: FileIO, data: bytes) -> None:
        half = len(data) // 2
        super().write(file, data[:half])
        self._before("write")
        super().write(file, data[half:])

    def seal(self, path: Path, date: int) -> None:
        self._before("seal")
        super().seal(path, date)

    def sync(self, path: Path) -> None:
        self._before("sync")
        super().sync(path)

    def sync_folder(self, path: Path) -> None:
        self._before("sync_folder")
        super().sync_folder(path)

    def link(self, source: Path, path: Path) -> None:
        self._before("link")
        super().link(source, path)

    def rename(self, old: Path, new: Path) -> None:
        self._before("rename")
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        self._before("remove")
        super().remove(path)

    def remove_folder(self, path: Path) -> None:
        self._before("remove_folder")
        super().remove_folder(path)


class CountingDisk(WatchedDisk):
    """Calls `act` ahead of each change, with its number from 1."""

    def __init__(self, act: Callable[[int], None]) -> None:
        super().__init__(self._counted)
        self.count = 0
        self._act = act

    def _counted(self, _: str) -> None:
        self.count += 1
        self._act(self.count)


def failing(number: int, code: int, *, for_good: bool) -> CountingDisk:
    """A disk that raises OSError at one change, or from then on."""

    def act(count: int) -> None:
        if count == number or (for_good and count > number):
            raise OSError(code, os.strerror(code))

    return CountingDisk(act)


def killing(number: int) -> CountingDisk:
    """A disk that kills its process ahead of one change."""

    def act(count: int) -> None:
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return CountingDisk(act)
