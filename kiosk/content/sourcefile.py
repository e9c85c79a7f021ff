"""Reads the YAML files of an exhibition and no others: no device, no giant, nothing outside its folder."""

import os
import stat
from pathlib import Path

from kiosk.base.sentences import Sentence
from kiosk.content.model import Place, Problem
from kiosk.content.tree import Tree
from kiosk.content.yamltree import MAX_BYTES, read_tree, too_large


def read_source(path: Path, folder: Path) -> tuple[Tree | None, list[Problem]]:
    """What is written in a file of the exhibition in `folder`, and all problems found. Never raises."""
    data = source_bytes(path, folder)
    return read_tree(data, path) if isinstance(data, bytes) else (None, [data])


def source_bytes(path: Path, folder: Path) -> bytes | Problem:
    """All that is in a file of the exhibition in `folder`, or why it is not to be read. Never raises.

    A link is followed inside the folder only; a file that is too large is not read at all.
    """
    try:
        if os.path.islink(path) and not _stays(path, folder):
            found = Sentence("the file is a link that leaves the exhibition's folder")
            return Problem(Place(path), "error", found, Sentence("the file itself"))
        return _bytes(path)
    except (OSError, ValueError) as error:
        return _unreadable(path, error)


def _stays(path: Path, folder: Path) -> bool:
    """Whether a link ends in the folder. Raises OSError where it leads nowhere, or round and round."""
    return Path(os.path.realpath(path, strict=True)).is_relative_to(os.path.realpath(folder))


def _bytes(path: Path) -> bytes | Problem:
    """All that is in a file, or why it is not to be read."""
    status = os.stat(path)
    if not stat.S_ISREG(status.st_mode):
        return Problem(Place(path), "error", Sentence("this is no file"), Sentence("a text file"))
    if status.st_size > MAX_BYTES:
        return too_large(path, status.st_size)
    with open(path, "rb", opener=_open) as file:
        return file.read(MAX_BYTES + 1)


def _open(path: str, flags: int) -> int:
    # Should it have become a pipe since, opening waits for nobody to write into it.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _unreadable(path: Path, error: Exception) -> Problem:
    found: str = Sentence("the file is missing")
    expected: str = ""
    if os.path.islink(path):
        found = Sentence("the file is a link that leads nowhere")
        expected = Sentence("the file itself")
    elif isinstance(error, PermissionError):
        found, expected = (
            Sentence("the file may not be read"),
            Sentence("the right to read it, for everybody"),
        )
    elif not isinstance(error, FileNotFoundError):
        reason = getattr(error, "strerror", None) or str(error)
        found = Sentence("the file cannot be read ({reason})", reason=reason)
        expected = Sentence("the file copied here once more")
    return Problem(Place(path), "error", found, expected)
