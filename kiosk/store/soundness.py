"""Whether a version's files are as they were published, as far as there is time to read them."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from kiosk.store.manifest import Entry
from kiosk.store.version import CHUNK, Version, is_untouched


class Soundness:
    """Reads the files of a version one after another: what may have been touched first, then small ones."""

    def __init__(self, version: Version) -> None:
        self._folder = version.folder
        touched = {
            entry: not is_untouched(version.folder / entry.path, entry) for entry in version.manifest.files
        }
        self._left = sorted(touched, key=lambda entry: (not touched[entry], entry.size), reverse=True)

    @property
    def complete(self) -> bool:
        """Whether nothing is left to read."""
        return not self._left

    def damaged(self, enough: Callable[[], bool] = lambda: False) -> list[str]:
        """Go on until all is read, or `enough` says so: the paths that were found missing or changed."""
        found = []
        while self._left and not enough():
            entry = self._left[-1]
            whole = _is_whole(self._folder / entry.path, entry, enough)
            if whole is None:
                break
            self._left.pop()
            if not whole:
                found.append(entry.path)
        return found


def _is_whole(path: Path, entry: Entry, enough: Callable[[], bool]) -> bool | None:
    """None where there was not enough time for it."""
    digest = sha256()
    try:
        with path.open("rb", buffering=0) as file:
            while data := file.read(CHUNK):
                digest.update(data)
                if enough():
                    return None
    except OSError:
        return False
    return digest.hexdigest() == entry.sha256
