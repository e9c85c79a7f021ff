"""Which packs lie in a folder or one folder below, and which of them have come to rest."""

import os
from dataclasses import dataclass
from pathlib import Path

from kiosk.store.packs.records import END_SIGNATURE, END_SIZE
from kiosk.store.packs.shape import SUFFIX

QUIET = 4.0
"""Seconds that a pack has to stay as it is; FAT counts time in steps of two."""
PATIENCE = 120.0
"""Seconds after which a pack is no longer waited for that has no end: some make room, then copy."""


@dataclass(frozen=True)
class Arrival:
    """A pack in the folder."""

    path: Path
    place: str
    """Its path below the folder, with forward slashes."""
    stamp: tuple[int, int]
    """Time of change in nanoseconds, and size; on some shares inodes are never twice the same."""
    beside: frozenset[str]
    """The names that begin as the pack's does, of all files beside it."""


def arrivals(folder: Path) -> list[Arrival]:
    """All packs, the oldest first; folders that cannot be read, hidden ones and links have none."""
    entries = _entries(folder)
    found = _packs(entries, folder)
    for entry in entries:
        if _is(entry, folder=True):
            found += _packs(_entries(entry.path), folder)
    return sorted(found, key=lambda arrival: (arrival.stamp[0], arrival.place))


def _packs(entries: list[os.DirEntry[str]], folder: Path) -> list[Arrival]:
    packs = [each for each in entries if each.name[-len(SUFFIX) :].lower() == SUFFIX]
    return [arrival for each in packs if (arrival := _arrival(each, entries, folder))]


def _arrival(pack: os.DirEntry[str], entries: list[os.DirEntry[str]], folder: Path) -> Arrival | None:
    try:
        state = pack.stat(follow_symlinks=False)
    except OSError:
        return None
    if not _is(pack, folder=False):
        return None
    stem = pack.name[: -len(SUFFIX)]
    beside = frozenset(each.name for each in entries if each.name.startswith(stem))
    place = os.path.relpath(pack.path, folder).replace(os.sep, "/")
    return Arrival(Path(pack.path), place, (state.st_mtime_ns, state.st_size), beside)


def _entries(path: str | Path) -> list[os.DirEntry[str]]:
    """What is in a folder, but for what systems hide or put there themselves."""
    try:
        with os.scandir(path) as entries:
            return [entry for entry in entries if entry.name[0] not in ".$"]
    except OSError:
        return []


def _is(entry: os.DirEntry[str], *, folder: bool) -> bool:
    try:
        return (entry.is_dir if folder else entry.is_file)(follow_symlinks=False)
    except OSError:
        return False


class Patience:
    """Waits for packs to come to rest."""

    def __init__(self) -> None:
        self._since: dict[tuple[str, tuple[int, int]], float] = {}

    def rested(self, there: list[Arrival], now: float) -> list[Arrival]:
        """Those that have not changed for a while, and have an end if they are ever to have one.

        `now` is the time in seconds, by a clock that never goes back.
        """
        keys = {(each.place, each.stamp): each for each in there}
        self._since = {key: self._since.get(key, now) for key in keys}
        for_long = {key: now - since for key, since in self._since.items()}
        return [
            arrival
            for key, arrival in keys.items()
            if for_long[key] >= PATIENCE or (for_long[key] >= QUIET and _has_end(arrival))
        ]


def _has_end(arrival: Arrival) -> bool:
    try:
        with arrival.path.open("rb") as file:
            file.seek(-END_SIZE, os.SEEK_END)
            return file.read(4) == END_SIGNATURE
    except OSError:
        return False
