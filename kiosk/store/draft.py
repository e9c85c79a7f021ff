"""A version in the making: nobody sees it until it is published, and it is gone if it is not."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.store.disk import Disk, has_no_links
from kiosk.store.manifest import FILE, Entry, Manifest, in_order, is_safe
from kiosk.store.pool import Pool
from kiosk.store.refusals import told
from kiosk.store.version import CHUNK, date_of

PREFIX = ".draft-"
"""Begins the name of a draft's folder, in which no version's name begins."""


class Unreadable(KioskError):
    """A file that was to be published cannot be read."""


class Draft:
    """The files of the next version."""

    def __init__(self, folder: Path, pool: Pool, disk: Disk) -> None:
        """In `folder`, which is made now."""
        self.folder = folder
        """The tree so far: exhibits/ and assets/."""
        self.new_bytes = 0
        """What had to be written: all else was in the store already."""
        self._pool = pool
        self._disk = disk
        self._entries: dict[str, Entry] = {}
        self._fresh: dict[str, Path] = {}
        self._unsynced: list[Path] = []
        self._folders = [folder]
        disk.make_folder(folder)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All files so far, as a manifest has them."""
        return in_order(self._entries.values())

    def add(self, path: str, source: Path | IO[bytes]) -> Entry:
        """Take a file in under `path`, such as `assets/banner/hall.svg`.

        Raises Unreadable where the source cannot be read, KioskError where the path or the disk refuses.
        """
        with told(self.folder.parent), self._opened(source) as file:
            target = self._room(path)
            entry = self._written(path, target, file, source)
            held = self._held(entry)
            if held:
                self._disk.remove(target)
                self._link(held, target, entry)
            else:
                self._disk.seal(target, date_of(entry.sha256))
                self._fresh[entry.sha256] = target
                self._unsynced.append(target)
                self.new_bytes += entry.size
        self._entries[path] = entry
        return entry

    def adopt(self, entry: Entry) -> bool:
        """Take in what the store holds already, without reading it; False where it holds no such file."""
        with told(self.folder.parent):
            held = self._held(entry)
            if held:
                self._link(held, self._room(entry.path), entry)
                self._entries[entry.path] = entry
        return held is not None

    def complete(self, manifest: Manifest) -> None:
        """Write the manifest, and see that all of it would outlive a power cut. Raises OSError."""
        for path in self._unsynced:
            self._disk.sync(path)
        for sha, path in self._fresh.items():
            self._pool.take(sha, path)
        self._write_manifest(manifest)
        for folder in reversed(self._folders):
            self._disk.sync_folder(folder)

    def _write_manifest(self, manifest: Manifest) -> None:
        path = self.folder / FILE
        with self._disk.create(path) as file:
            self._disk.write(file, manifest.to_bytes())
        self._disk.seal(path, int(manifest.made.timestamp()))
        self._disk.sync(path)

    def _room(self, path: str) -> Path:
        """Where a file is to lie, with folders made as they are needed."""
        if not is_safe(path):
            raise KioskError(
                Sentence(
                    "`{path}` is not a name that every computer can hold; give the file a name of letters, "
                    "figures, hyphens and dots",
                    path=path,
                )
            )
        if path in self._entries:
            raise ValueError(f"{path} is in the draft already")
        target = self.folder / path
        for folder in reversed(target.relative_to(self.folder).parents):
            inside = self.folder / folder
            if inside not in self._folders:
                self._disk.make_folder(inside)
                self._folders.append(inside)
        return target

    @contextmanager
    def _opened(self, source: Path | IO[bytes]) -> Iterator[IO[bytes]]:
        if not isinstance(source, Path):
            yield source
            return
        try:
            file = source.open("rb", buffering=0)
        except OSError as error:
            raise _unreadable(source, error) from error
        with file:
            yield file

    def _written(self, path: str, target: Path, file: IO[bytes], source: object) -> Entry:
        found, size = sha256(), 0
        with self._disk.create(target) as copy:
            while data := _read(file, source):
                self._disk.write(copy, data)
                found.update(data)
                size += len(data)
        return Entry(path, size, found.hexdigest())

    def _held(self, entry: Entry) -> Path | None:
        return self._fresh.get(entry.sha256) or self._pool.held(entry)

    def _link(self, held: Path, target: Path, entry: Entry) -> None:
        """Another name for the same file, or a copy where the file system has no such thing."""
        try:
            self._disk.link(held, target)
        except OSError as error:
            if not has_no_links(error):
                raise
            self._pool.copy(held, target, entry.sha256)
            self._unsynced.append(target)


def _read(file: IO[bytes], source: object) -> bytes:
    try:
        return file.read(CHUNK)
    except OSError as error:
        raise _unreadable(source, error) from error


def _unreadable(source: object, error: OSError) -> Unreadable:
    reason = error.strerror or type(error).__name__
    return Unreadable(Sentence("{file} cannot be read ({reason})", file=source, reason=reason))


def new_folder(versions: Path) -> Path:
    """A name for a draft's folder that nothing has."""
    return versions / f"{PREFIX}{secrets.token_hex(4)}"
