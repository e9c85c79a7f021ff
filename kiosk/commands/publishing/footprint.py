"""What lies in an exhibition's folder at a moment, by sizes and times alone: to see whether it changes."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PARTS = ("exhibits", "assets")
"""What of a folder is an exhibition."""

_NAMES = {"4913", "thumbs.db", "ehthumbs.db", "desktop.ini"}
_ENDINGS = (
    "~",
    ".tmp",
    ".temp",
    ".part",
    ".partial",
    ".crdownload",
    ".download",
    ".swp",
    ".swx",
    ".filepart",
)

Stamp = tuple[int, int, int, int]
"""Size, times of change of content and of entry in nanoseconds, inode."""


@dataclass(frozen=True)
class Footprint:
    """Two that are equal were taken of the same files."""

    files: dict[str, Stamp] = field(default_factory=dict)
    """By path."""
    passing: dict[str, Stamp] = field(default_factory=dict)
    """What editors, browsers and copying programs put down for a while."""
    roots: tuple[tuple[int, int] | None, ...] = ()
    """Device and inode of each of `PARTS`; None where it is not there."""
    linked: bool = False
    """Whether a folder in it is a link: what lies behind is not looked at."""


def is_passing(path: str) -> bool:
    """Whether a file of this path, relative to the folder, is no part of an exhibition.

    That is what is hidden, editors' and Office's copies, unfinished downloads, what desktops note of folders.
    """
    *folders, name = path.replace(os.sep, "/").split("/")
    lower = name.lower()
    return (
        name.startswith((".", "~$"))
        or lower.endswith(_ENDINGS)
        or lower in _NAMES
        or any(folder.startswith(".") for folder in folders)
    )


def footprint_of(folder: Path) -> Footprint:
    """What lies in `folder` now. What cannot be read counts as not there."""
    files: dict[str, Stamp] = {}
    passing: dict[str, Stamp] = {}
    linked = False
    for path, stamp in _stamps(folder):
        if stamp is None:
            linked = True
        else:
            (passing if is_passing(path) else files)[path] = stamp
    return Footprint(files, passing, tuple(_identity(folder / part) for part in PARTS), linked)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        seen = os.stat(folder)
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


def _stamps(folder: Path) -> Iterator[tuple[str, Stamp | None]]:
    """Each file below, relative to `folder`, with its stamp; None for a folder that is a link."""
    waiting = [*PARTS]
    while waiting:
        part = waiting.pop()
        try:
            entries = os.scandir(folder / part)
        except OSError:
            continue
        with entries:
            for entry in entries:
                path = f"{part}/{entry.name}"
                try:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(path)
                    elif entry.is_dir():
                        yield path, None
                    else:
                        yield path, _stamp(entry.stat())
                except OSError:
                    continue  # it has just gone, or its link leads nowhere


def _stamp(seen: os.stat_result) -> Stamp:
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino
