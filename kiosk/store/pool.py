"""The files of all versions, each content once, named by its SHA-256: `files/3f/3f2a…`."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.store.disk import Disk, has_no_links
from kiosk.store.manifest import Entry
from kiosk.store.version import CHUNK, date_of, is_untouched, is_whole


class Pool:
    """Hard links to what versions hold. A file comes here only once it is safe on the disk."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self._disk = disk

    def held(self, entry: Entry) -> Path | None:
        """A file with this content; what turns out to be damaged is removed."""
        path = self._path(entry.sha256)
        if is_untouched(path, entry):
            return path
        if not path.exists():
            return None
        if is_whole(path, entry):
            with suppress(PermissionError):
                self._disk.seal(path, date_of(entry.sha256))
            return path
        self._disk.remove(path)
        return None

    def take(self, sha: str, source: Path) -> None:
        """Hold `source`, which is sealed and synced."""
        path = self._path(sha)
        if not path.parent.is_dir():
            self._disk.make_folder(path.parent)
        try:
            self._disk.link(source, path)
        except FileExistsError:
            return
        except OSError as error:
            if not has_no_links(error):
                raise
            part = path.with_suffix(".part")
            with suppress(FileNotFoundError):
                self._disk.remove(part)
            self.copy(source, part, sha)
            self._disk.sync(part)
            self._disk.rename(part, path)

    def copy(self, source: Path, target: Path, sha: str) -> None:
        """A copy, sealed but not synced."""
        with source.open("rb", buffering=0) as file, self._disk.create(target) as copy:
            while data := file.read(CHUNK):
                self._disk.write(copy, data)
        self._disk.seal(target, date_of(sha))

    def keep(self, shas: Collection[str]) -> None:
        """Let go of everything else."""
        for path in self._all():
            if path.name not in shas:
                self._disk.remove(path)

    def _all(self) -> Iterator[Path]:
        for folder in sorted(self.folder.iterdir()):
            if folder.is_dir():
                yield from sorted(folder.iterdir())

    def _path(self, sha: str) -> Path:
        return self.folder / sha[:2] / sha
