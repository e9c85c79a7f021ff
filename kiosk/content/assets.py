"""Which files there are under `assets/`: each folder is listed once, however many files are asked for."""

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from kiosk.base.sentences import Sentence
from kiosk.content.nearest import fold, nearest
from kiosk.content.unseen import is_sayable


@dataclass(frozen=True)
class Refusal:
    """Why a path is not good, and the nearest that is."""

    found: str
    expected: str = ""
    nearest: str = ""
    missing: bool = False
    """Whether the path is fine and only the file is not there (yet)."""


Entry = Literal["file", "folder", "outside", "nowhere", "device"]
"""What a name in a folder is; a link is what it leads to, or leads `outside` of assets/ or `nowhere`."""

_OUTSIDE = Sentence("a path inside `assets/`, with forward slashes: `halls/roof.jpg`")
_MOST_SEARCHES = 200
_LONGEST = 300


class Assets:
    """The files under one folder, as they were when a directory was first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._real = os.path.realpath(folder)
        self._listings: dict[str, dict[str, Entry]] = {}
        self._searches = 0
        self._by_name: dict[str, list[str]] | None = None
        self.missing: set[str] = set()
        """The paths asked for that are not there."""

    def path(self, path: str) -> Path:
        """Where a file lies, to look into it."""
        return self._folder / path

    def refusal(self, path: str) -> Refusal | None:
        """None where `path` is a file under the folder, spelt exactly; else what is wrong with it."""
        if len(path) > _LONGEST:
            return Refusal(Sentence("a path of {count:,} characters", count=len(path)), _OUTSIDE)
        if "://" in path:
            found = Sentence("`{path}` is an address on the internet", path=path)
            return Refusal(found, Sentence("the file itself, copied into `assets/`"))
        if "\\" in path or ":" in path:
            found = Sentence("`{path}` is not a path inside `assets/`", path=path)
            return Refusal(found, _OUTSIDE, self._repaired(path))
        parts = path.split("/")
        if path.startswith(("/", "~")) or ".." in parts:
            found = Sentence("`{path}` leaves the folder `assets/`", path=path)
            return Refusal(found, _OUTSIDE, self._repaired(path))
        if not path or "." in parts or "" in parts:
            return Refusal(Sentence("`{path}` is not the path of a file", path=path), _OUTSIDE)
        return self._look_up(path)

    def _look_up(self, path: str) -> Refusal | None:
        entry, reached = self._entry(path)
        if entry == "file":
            return None if os.access(self._folder / path, os.R_OK) else self._unreadable(path)
        if entry == "folder":
            return Refusal(Sentence("`{path}` is a folder", path=path), _A_FILE)
        if entry == "device":
            return Refusal(Sentence("`{path}` is no file, but a device or a pipe", path=path), _A_FILE)
        self.missing.add(path)
        if entry == "outside":
            found = Sentence("`{path}` is a link that leaves the folder `assets/`", path=reached)
            return Refusal(found, Sentence("the file itself"), missing=True)
        if entry == "nowhere":
            found = Sentence("`{path}` is a link that leads nowhere", path=reached)
            return Refusal(found, Sentence("the file itself"), missing=True)
        near = self._nearest(path)
        return Refusal(_missing(path, near), "", near, missing=True)

    def _unreadable(self, path: str) -> Refusal:
        self.missing.add(path)
        found = Sentence("`{path}` may not be read", path=path)
        return Refusal(found, Sentence("the right to read it, for everybody"), missing=True)

    def _entry(self, path: str) -> tuple[Entry | None, str]:
        """What is at the end of a path, or on the way to it where that does not go on, and the way so far."""
        directory = ""
        *folders, name = path.split("/")
        for folder in folders:
            entry = self._listing(directory).get(folder)
            directory = f"{directory}/{folder}" if directory else folder
            if entry != "folder":
                return (entry if entry in ("outside", "nowhere") else None), directory
        return self._listing(directory).get(name), path

    def _listing(self, directory: str) -> dict[str, Entry]:
        """The names in a folder, and what each is."""
        if directory not in self._listings:
            self._listings[directory] = self._list(directory)
        return self._listings[directory]

    def _list(self, directory: str) -> dict[str, Entry]:
        try:
            with os.scandir(self._folder / directory) as entries:
                return {entry.name: self._sort(entry) for entry in entries}
        except OSError:
            return {}

    def _sort(self, entry: os.DirEntry[str]) -> Entry:
        try:
            if entry.is_symlink() and not self._stays_inside(os.path.realpath(entry.path, strict=True)):
                return "outside"
            if entry.is_dir():
                return "folder"
            return "file" if entry.is_file() else "device"
        except OSError:
            return "nowhere"

    def _stays_inside(self, target: str) -> bool:
        return target.startswith(self._real + os.sep)

    def _nearest(self, path: str) -> str:
        """The likeliest file; only for the first few, so that an empty assets folder is told quickly."""
        self._searches += 1
        if self._searches > _MOST_SEARCHES:
            return ""
        if plain := self._plainly(path):
            return plain
        by_name = self._all_by_name()
        directory, _, name = path.rpartition("/")
        same_name = by_name.get(fold(name), [])
        if same_name:
            return nearest(path, same_name) or same_name[0]
        here = self._listing(directory)
        if close := nearest(
            name, (known for known, sort in here.items() if sort == "file" and is_sayable(known))
        ):
            return f"{directory}/{close}" if directory else close
        close = nearest(name, by_name)
        return by_name[close][0] if close else ""

    def _plainly(self, path: str) -> str:
        """The file meant by a path with quotation marks, spaces, or signs in full width or as on the web."""
        ways = (unquote(path), path.strip(_QUOTES), unicodedata.normalize("NFKC", path).strip(_QUOTES))
        return next((way for way in ways if way != path and self._entry(way)[0] == "file"), "")

    def _all_by_name(self) -> dict[str, list[str]]:
        if self._by_name is None:
            self._by_name = {}
            for root, _, names in os.walk(self._folder):
                below = os.path.relpath(root, self._folder).replace(os.sep, "/")
                for name in sorted(filter(is_sayable, names)):
                    path = name if below == "." else f"{below}/{name}"
                    self._by_name.setdefault(fold(name), []).append(path)
        return self._by_name

    def _repaired(self, path: str) -> str:
        """The file that is probably meant by a path from somewhere else."""
        repaired = path.replace("\\", "/")
        _, found, tail = repaired.rpartition("assets/")
        repaired = tail if found else repaired.lstrip("~./")
        return repaired if repaired and self._entry(repaired)[0] == "file" else ""


_A_FILE = Sentence("a file")
_QUOTES = " \u3000\xa0“”‘’「」\"'"


def _missing(path: str, near: str) -> str:
    """A file is not there: most often because its name is spelt almost like this."""
    if near and near.casefold() == path.casefold():
        return Sentence("there is no file `{path}` in `assets/`: capital and small letters differ", path=path)
    if near and unicodedata.normalize("NFC", near) == unicodedata.normalize("NFC", path):
        return Sentence(
            "there is no file `{path}` in `assets/`: its name has the accents stored in another form",
            path=path,
        )
    if path != path.strip():
        return Sentence(
            "there is no file `{path}` in `assets/`: there is a space before or behind it", path=path
        )
    return Sentence("there is no file `{path}` in `assets/`", path=path)
