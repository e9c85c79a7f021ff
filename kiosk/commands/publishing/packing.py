"""What a pack is made of: an exhibition's folder that was found to be right, or a version of a store."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk
from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.commands.inspection.examination import Examination, Tell, examine
from kiosk.commands.publishing.publisher import ATTEMPTS
from kiosk.store.manifest import Entry, Manifest, in_order
from kiosk.store.packs.writing import write_pack
from kiosk.store.store import Store
from kiosk.store.version import Version, is_whole, read_version

if TYPE_CHECKING:
    from kiosk.content.model import Problem

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Contents:
    """What is to be packed."""

    folder: Path
    manifest: Manifest | None
    """All files; None where there are errors."""
    problems: "tuple[Problem, ...]" = ()


def contents_of(folder: Path, tell: Tell) -> Contents:
    """Look at an exhibition's folder, a version's, or a store's, whose current version is meant.

    Raises KioskError where a version is damaged, a file cannot be read, or files do not stop changing.
    """
    version = _version(folder)
    if version is None:
        return _of_exhibition(folder, tell)
    files = version.manifest.files
    for done, entry in enumerate(files, 1):
        tell(Sentence("Reading"), done, len(files))
        if not is_whole(version.folder / entry.path, entry):
            raise KioskError(
                Sentence(
                    "`{path}` of the version {version} is damaged; pack another version, or the exhibition",
                    path=entry.path,
                    version=version.name,
                )
            )
    return Contents(version.folder, version.manifest)


def pack(contents: Contents, target: Path, tell: Tell) -> int:
    """Write what was found to be right as one file, and give its size in bytes. Raises KioskError."""
    assert contents.manifest
    whole = sum(entry.size for entry in contents.manifest.files)
    done = 0

    def written(count: int) -> None:
        nonlocal done
        done += count
        tell(Sentence("Packing"), done, whole)

    return write_pack(target, contents.manifest, contents.folder, written)


def _version(folder: Path) -> Version | None:
    if not (folder / "versions").is_dir():
        return read_version(folder.absolute())
    if current := Store(folder).current():
        return current
    raise KioskError(Sentence("nothing was published into {folder} yet", folder=folder))


def _of_exhibition(folder: Path, tell: Tell) -> Contents:
    from kiosk.content.problems import errors
    from kiosk.content.problems import in_order as sorted_problems

    for _ in range(ATTEMPTS):
        examined = examine(folder, tell)
        problems = sorted_problems(examined.problems)
        if errors(problems):
            return Contents(folder, None, problems)
        manifest = _manifest(folder, examined, tell)
        if not examined.seen.has_changed():
            return Contents(folder, manifest, problems)
        tell(Sentence("Files have changed meanwhile: beginning again"), 0, 0)
    raise KioskError(
        Sentence("files in {folder} keep changing; publish when all has been saved and copied", folder=folder)
    )


def _manifest(folder: Path, examined: Examination, tell: Tell) -> Manifest:
    paths = examined.files
    entries = []
    for done, path in enumerate(paths, 1):
        tell(Sentence("Reading files"), done, len(paths))
        examined.seen.stamp(path)
        entries.append(_entry(folder, path))
    made = datetime.now().astimezone().replace(microsecond=0)
    return Manifest(dict(examined.library.exhibition.title), made, kiosk.__version__, in_order(entries))


def _entry(folder: Path, path: str) -> Entry:
    found, size = sha256(), 0
    try:
        with (folder / path).open("rb", buffering=0) as file:
            while data := file.read(_CHUNK):
                found.update(data)
                size += len(data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KioskError(
            Sentence("{file} cannot be read ({reason})", file=folder / path, reason=reason)
        ) from error
    return Entry(path, size, found.hexdigest())
