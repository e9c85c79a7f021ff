"""Which files there are under `assets/`: each directory is listed once, however many files are asked for."""

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kiosk.base.sentences import Sentence
from kiosk.content.nearest import fold, nearest


@dataclass(frozen=True)
class Refusal:
    """Why a path is not good, and the nearest that is."""

    found: str
    expected: str = ""
    nearest: str = ""
    missing: bool = False
    """Whether the path is fine and only the file is not there (yet)."""


_OUTSIDE = Sentence("a path inside `assets/`, with forward slashes: `halls/roof.jpg`")
_MOST_SEARCHES = 200


class Assets:
    """The files under one folder, as they were when a directory was first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._real = os.path.realpath(folder)
        self._listings: dict[str, dict[str, bool]] = {}
        self._searches = 0
        self._by_name: dict[str, list[str]] | None = None
        self.missing: set[str] = set()
        """The paths asked for that are not there."""

    def path(self, path: str) -> Path:
        """Where a file lies, to look into it."""
        return self._folder / path

    def refusal(self, path: str) -> Refusal | None:
        """None where `path` is a file under the folder, spelt exactly; else what is wrong with it."""
        if "\\" in path or ":" in path:
            return Refusal(
                Sentence("`{path}` is not a path inside `assets/`", path=path), _OUTSIDE, self._repaired(path)
            )
        parts = path.split("/")
        if path.startswith(("/", "~")) or ".." in parts:
            return Refusal(Sentence("`{path}` leaves the folder `assets/`", path=path), _OUTSIDE)
        if not path or "." in parts or "" in parts:
            return Refusal(Sentence("`{path}` is not the path of a file", path=path), _OUTSIDE)
        return self._look_up(path, parts)

    def _look_up(self, path: str, parts: list[str]) -> Refusal | None:
        directory = ""
        for part in parts[:-1]:
            if self._listing(directory).get(part) is not True:
                return self._not_there(path)
            directory = f"{directory}/{part}" if directory else part
        is_directory = self._listing(directory).get(parts[-1])
        if is_directory is None:
            return self._not_there(path)
        if not is_directory:
            return None
        return Refusal(Sentence("`{path}` is a folder", path=path), Sentence("a file"))

    def _listing(self, directory: str) -> dict[str, bool]:
        """The names in a directory, and whether each is itself a directory."""
        if directory not in self._listings:
            self._listings[directory] = self._list(directory)
        return self._listings[directory]

    def _list(self, directory: str) -> dict[str, bool]:
        try:
            with os.scandir(self._folder / directory) as entries:
                return {entry.name: entry.is_dir() for entry in entries if self._stays_inside(entry)}
        except OSError:
            return {}

    def _stays_inside(self, entry: os.DirEntry[str]) -> bool:
        if not entry.is_symlink():
            return True
        target = os.path.realpath(entry.path)
        return os.path.exists(target) and target.startswith(self._real + os.sep)

    def _not_there(self, path: str) -> Refusal:
        self.missing.add(path)
        if os.path.islink(self._folder / path) and os.path.exists(self._folder / path):
            found = Sentence("`{path}` is a link that leaves the folder `assets/`", path=path)
            return Refusal(found, Sentence("the file itself"), missing=True)
        near = self._nearest(path)
        return Refusal(_missing(path, near), "", near, missing=True)

    def _nearest(self, path: str) -> str:
        """The likeliest file; only for the first few, so that an empty assets folder is told quickly."""
        self._searches += 1
        if self._searches > _MOST_SEARCHES:
            return ""
        by_name = self._all_by_name()
        directory, _, name = path.rpartition("/")
        same_name = by_name.get(fold(name), [])
        if same_name:
            return nearest(path, same_name) or same_name[0]
        here = self._listing(directory)
        if close := nearest(name, (known for known, is_directory in here.items() if not is_directory)):
            return f"{directory}/{close}" if directory else close
        close = nearest(name, by_name)
        return by_name[close][0] if close else ""

    def _all_by_name(self) -> dict[str, list[str]]:
        if self._by_name is None:
            self._by_name = {}
            for root, _, names in os.walk(self._folder):
                below = os.path.relpath(root, self._folder).replace(os.sep, "/")
                for name in sorted(names):
                    path = name if below == "." else f"{below}/{name}"
                    self._by_name.setdefault(fold(name), []).append(path)
        return self._by_name

    def _repaired(self, path: str) -> str:
        repaired = path.replace("\\", "/")
        _, found, tail = repaired.rpartition("assets/")
        repaired = tail if found else repaired
        return repaired if "://" not in path and ":" not in repaired and not self.refusal(repaired) else ""


def _missing(path: str, near: str) -> str:
    """A file is not there: most often because its name is spelt almost like this."""
    if near and near.casefold() == path.casefold():
        return Sentence("there is no file `{path}` in `assets/`: capital and small letters differ", path=path)
    if near and unicodedata.normalize("NFC", near) == unicodedata.normalize("NFC", path):
        return Sentence(
            "there is no file `{path}` in `assets/`: its name has the accents stored in another form",
            path=path,
        )
    return Sentence("there is no file `{path}` in `assets/`", path=path)
