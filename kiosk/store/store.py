"""The store: versions of an exhibition, of which one is current, whatever is cut off in between."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import kiosk
from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.store.disk import Disk
from kiosk.store.draft import PREFIX, Draft, new_folder
from kiosk.store.manifest import FILE, Entry, Manifest, digest
from kiosk.store.pool import Pool
from kiosk.store.refusals import told
from kiosk.store.shelf import Shelf
from kiosk.store.turn import hold, nobody_holds, take_turn, wait_for_turn
from kiosk.store.version import Version, is_whole, lacking, touched

GONE = ".gone-"
"""Begins the name of a version's folder that is being removed."""
FRESH = ".current-"
"""Begins the name of what is about to become `current`."""


class Store:
    """A folder of versions. May be used from several threads and processes at once."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        """In `folder`, which is made when something is published."""
        self.folder = folder.absolute()
        self.cache = self.folder / "cache"
        """For what can be made again; anybody may delete it."""
        self._disk = disk or Disk()
        self._versions = self.folder / "versions"
        self._current = self.folder / "current"
        self._lock = self.folder / "lock"
        self._shelf = Shelf(self._versions)
        self._pool = Pool(self.folder / "files", self._disk)

    def current(self) -> Version | None:
        """The version to show; None where none was published.

        Where the one that is named is damaged or gone it is the newest that is not. No file is read for it:
        one counts as damaged if its manifest is, or if a file is missing or of another size.
        """
        named = self._shelf.version(self._named())
        if named and _is_complete(named):
            return named
        return next((version for version in self.versions() if _is_complete(version)), None)

    def mark(self) -> object:
        """Another value after each switch, read in no time; None before the first."""
        try:
            state = self._current.stat()
        except OSError:
            return None
        return state.st_ino, state.st_mtime_ns

    def has_lost(self, folder: Path) -> bool:
        """Whether this is the folder of a version, and somebody has deleted it."""
        return folder.parent == self._versions and not (folder / FILE).exists()

    def previous(self) -> Version | None:
        """The newest version that is older than the current one, and lacks nothing."""
        current = self.current()
        older = (each for each in self.versions() if current and _age(each) < _age(current))
        return next((version for version in older if _is_complete(version)), None)

    def versions(self) -> list[Version]:
        """All versions with a good manifest, the newest first."""
        return sorted(self._shelf.versions(), key=_age, reverse=True)

    def version(self, name: str) -> Version:
        """The version of that name. Raises KioskError where there is none."""
        if found := self._shelf.version(name):
            return found
        from difflib import get_close_matches

        names = [version.name for version in self.versions()]
        if not names:
            raise KioskError(Sentence("nothing was published into {folder} yet", folder=self.folder))
        near = get_close_matches(name, names, n=1, cutoff=0.5) or names
        raise KioskError(
            Sentence("there is no version {name}; did you mean {nearest}?", name=name, nearest=near[0])
        )

    def make(self) -> None:
        """Make the store's folders where there are none. Raises KioskError where it cannot be written to."""
        with told(self.folder):
            self._make_folders()
            self._lock.open("ab").close()

    @contextmanager
    def draft(self, waiting: Callable[[], None] | None = None) -> Iterator[Draft]:
        """A draft of the next version, discarded at the end unless it was published.

        One publisher at a time has one: `waiting` is called once where another has it now. Raises KioskError
        where the disk refuses.
        """
        self.make()
        with told(self.folder):
            lock = self._lock.open("ab")
        with lock:
            with told(self.folder):
                wait_for_turn(lock, waiting)
                self._clear()
                draft = Draft(new_folder(self._versions), self._pool, self._disk)
            try:
                yield draft
            finally:
                with suppress(OSError):
                    self._remove_tree(draft.folder)

    def publish(self, draft: Draft, title: Mapping[str, str], made: datetime | None = None) -> Version:
        """Make the draft the current version; where the current one has the same files, that one stays.

        Once this returns it would outlive a power cut. Raises KioskError where the disk refuses.
        """
        current = self.current()
        with told(self.folder):
            if current and self._has(current, draft.entries):
                if self._named() != current.name:
                    self._point_to(current.name)
                return current
            name, manifest = self._manifest(draft, dict(title), made or datetime.now().astimezone())
            draft.complete(manifest)
            self._bring_out(draft, name)
        return Version(name, self._versions / name, manifest)

    def shows(self, entries: tuple[Entry, ...]) -> bool:
        """Whether the current version consists of just these files, undamaged as far as their dates tell."""
        current = self.current()
        return bool(current and self._named() == current.name and self._has(current, entries))

    def switch(self, version: Version) -> None:
        """Make a version current, in one step. Raises KioskError where it is gone or the disk refuses."""
        with self.held(version), told(self.folder):
            self._point_to(version.name)

    @contextmanager
    def held(self, version: Version) -> Iterator[None]:
        """Keep a version from being removed meanwhile, as one that is shown. KioskError where it is gone."""
        gone = KioskError(Sentence("the version {name} has been removed", name=version.name))
        try:
            file = (version.folder / FILE).open("rb")
        except OSError:
            raise gone from None
        with file:
            if not hold(file) or not version.folder.is_dir():
                raise gone
            yield

    def verify(self, version: Version) -> list[str]:
        """The paths of all files that are missing or have another SHA-256. Reads them all."""
        return [
            entry.path for entry in version.manifest.files if not is_whole(version.folder / entry.path, entry)
        ]

    def keep(self, newest: int) -> list[str]:
        """Remove versions, but for so many of the newest, the current one, and what is held; gives the names.

        Does nothing while somebody publishes. Raises KioskError where the disk refuses.
        """
        if not self._versions.is_dir():
            return []
        with told(self.folder), self._lock.open("ab") as lock:
            return self._prune(newest) if take_turn(lock) else []

    def _prune(self, newest: int) -> list[str]:
        self._clear()
        removed = [version.name for version in self.versions()[newest:] if self._retire(version)]
        if removed:
            self._clear()
        kept = {entry.sha256 for version in self.versions() for entry in version.manifest.files}
        self._pool.keep(kept)
        return removed

    def _retire(self, version: Version) -> bool:
        """Take a version out of sight in one step, unless it is current or held."""
        with nobody_holds(version.folder / FILE) as free:
            current = self.current()
            if not free or version.name in (self._named(), current and current.name):
                return False
            try:
                self._disk.rename(version.folder, self._versions / f"{GONE}{version.name}")
            except PermissionError:  # Windows: somebody shows it
                return False
        self._disk.sync_folder(self._versions)
        return True

    def _has(self, version: Version, entries: tuple[Entry, ...]) -> bool:
        return version.manifest.files == entries and not any(self._damaged(version))

    def _damaged(self, version: Version) -> Iterator[str]:
        for entry in touched(version):
            if not is_whole(version.folder / entry.path, entry):
                yield entry.path

    def _manifest(self, draft: Draft, title: dict[str, str], made: datetime) -> tuple[str, Manifest]:
        number = 1 + max((version.manifest.number for version in self.versions()), default=0)
        made = made.replace(microsecond=0)
        while True:
            manifest = Manifest(title, made, kiosk.__version__, draft.entries, number)
            name = f"{made:%Y-%m-%d-%H%M%S}-{digest(manifest.to_bytes())}"
            if not (self._versions / name).exists():
                return name, manifest
            made += timedelta(seconds=1)

    def _bring_out(self, draft: Draft, name: str) -> None:
        """Turn a complete draft into a version, and make it current."""
        self._disk.rename(draft.folder, self._versions / name)
        try:
            self._disk.sync_folder(self._versions)
            self._point_to(name)
        except OSError:
            if self._named() != name:
                with suppress(OSError):
                    self._disk.rename(self._versions / name, draft.folder)
            raise

    def _named(self) -> str:
        """What `current` says."""
        try:
            return self._current.read_text("ascii").strip()
        except (OSError, ValueError):
            return ""

    def _point_to(self, name: str) -> None:
        """Have `current` name a version, for good; where that fails it says again what it said."""
        before = self._named()
        self._name(name)
        try:
            self._disk.sync_folder(self.folder)
        except OSError:
            with suppress(OSError):
                self._name(before) if before else self._disk.remove(self._current)
            raise

    def _name(self, name: str) -> None:
        fresh = self.folder / f"{FRESH}{secrets.token_hex(4)}"
        try:
            with self._disk.create(fresh) as file:
                self._disk.write(file, f"{name}\n".encode())
            self._disk.sync(fresh)
            self._disk.rename(fresh, self._current)
        except FileNotFoundError:  # somebody who publishes took it for left behind
            if not self.folder.is_dir():
                raise
            self._name(name)
        except BaseException:
            with suppress(OSError):
                self._disk.remove(fresh)
            raise

    def _make_folders(self) -> None:
        for folder in (self._versions, self._pool.folder):
            missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
            for each in reversed(missing):
                with suppress(FileExistsError):
                    self._disk.make_folder(each)
                self._disk.sync_folder(each.parent)

    def _clear(self) -> None:
        """Remove what a publisher left behind that was killed."""
        for folder in self._versions.iterdir():
            if folder.name.startswith((PREFIX, GONE)):
                self._remove_tree(folder)
        for path in self.folder.glob(f"{FRESH}*"):
            self._disk.remove(path)

    def _remove_tree(self, folder: Path) -> None:
        if not folder.is_dir():
            return
        for path in sorted(folder.iterdir()):
            if path.is_dir() and not path.is_symlink():
                self._remove_tree(path)
            else:
                self._disk.remove(path)
        self._disk.remove_folder(folder)


def _age(version: Version) -> tuple[int, str]:
    return version.manifest.number, version.name


def _is_complete(version: Version) -> bool:
    return next(lacking(version), None) is None
