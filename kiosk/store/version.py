"""One version of an exhibition, as it lies in a store."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from kiosk.store.manifest import FILE, Entry, Manifest, digest

CHUNK = 1 << 20


@dataclass(frozen=True)
class Version:
    """An exhibition's folder that nobody changes."""

    name: str
    """Local date and time and four digits: `2026-11-23-091742-3f2a`."""
    folder: Path
    """Holds exhibits/ and assets/, as any exhibition."""
    manifest: Manifest = field(repr=False)

    @property
    def made(self) -> datetime:
        """When it was published."""
        return self.manifest.made

    @property
    def title(self) -> dict[str, str]:
        """The exhibition's title by language code."""
        return self.manifest.title

    @property
    def files(self) -> int:
        """How many files it has."""
        return len(self.manifest.files)

    @property
    def bytes(self) -> int:
        """Size of all its files."""
        return sum(entry.size for entry in self.manifest.files)


def read_version(folder: Path) -> Version | None:
    """The version in `folder`; None where its manifest is not there or not as it was written."""
    try:
        data = (folder / FILE).read_bytes()
        manifest = Manifest.from_bytes(data)
    except (OSError, ValueError):
        return None
    return Version(folder.name, folder, manifest) if folder.name.endswith(f"-{digest(data)}") else None


def lacking(version: Version) -> Iterator[Entry]:
    """The files that are not there, or of another size. Reads none of them."""
    root = str(version.folder)
    for entry in version.manifest.files:
        try:
            if os.stat(f"{root}/{entry.path}").st_size != entry.size:
                yield entry
        except OSError:
            yield entry


def touched(version: Version) -> Iterator[Entry]:
    """The files that may have been changed since they were published: those are to be read."""
    root = str(version.folder)
    return (each for each in version.manifest.files if not is_untouched(Path(root, each.path), each))


def is_untouched(path: Path, entry: Entry) -> bool:
    """Whether a file has the size and the date it was given when it was stored."""
    try:
        state = path.stat()
    except OSError:
        return False
    return state.st_size == entry.size and state.st_mtime_ns == date_of(entry.sha256) * 10**9


def is_whole(path: Path, entry: Entry) -> bool:
    """Whether a file is there and has its SHA-256; it is read to its end."""
    found = sha256()
    try:
        with path.open("rb", buffering=0) as file:
            while data := file.read(CHUNK):
                found.update(data)
    except OSError:
        return False
    return found.hexdigest() == entry.sha256


def date_of(sha: str) -> int:
    """The date that a stored file is given, in seconds since 1970: it follows from the content.

    So a file that somebody wrote to is known by its date, and two files of one size that had the same
    inode one after the other are told apart. Even seconds, for FAT, between 1990 and 2024.
    """
    return 631152000 + 2 * (int(sha[:8], 16) >> 3)
