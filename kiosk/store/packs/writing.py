"""Writes a pack: the same bytes for the same content, whole or not at all."""

import errno
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.store.disk import Disk
from kiosk.store.manifest import FILE, Entry, Manifest
from kiosk.store.packs import names
from kiosk.store.packs.shape import (
    HIGHEST_RATIO,
    LARGEST_YAML,
    MOST_BYTES,
    MOST_FILES,
    SMALL,
)

_CHUNK = 1 << 20
_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands for every date in a pack: zip knows none before it."""
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def write_pack(
    target: Path,
    manifest: Manifest,
    folder: Path,
    tell: Callable[[int], None] = lambda _: None,
    disk: Disk | None = None,
) -> int:
    """Write the files of `manifest`, which lie in `folder`, as one pack and give its size in bytes.

    `tell` is called with the bytes written since it was called last. Raises KioskError where the files are
    not what the manifest says, or where a kiosk or the disk would not take them.
    """
    _check(manifest)
    disk = disk or Disk()
    part = target.with_name(f".{target.name}.part")
    with _told(target):
        try:
            with suppress(FileNotFoundError):
                disk.remove(part)
            with io.BufferedWriter(disk.create(part), _CHUNK) as file, ZipFile(file, "w") as zipped:
                _write_all(zipped, manifest, folder, tell)
            disk.sync(part)
            size = part.stat().st_size
            disk.rename(part, target)
            disk.sync_folder(target.parent)
        except BaseException:
            with suppress(OSError):
                disk.remove(part)
            raise
    return size


def _check(manifest: Manifest) -> None:
    """Refuse now what a kiosk would refuse later."""
    paths = [each.path for each in manifest.files]
    for path in paths:
        if found := names.fault(path):
            raise KioskError(
                Sentence(
                    "`{name}` cannot be packed: {found}. Rename the file, and where it is used.",
                    name=path,
                    found=found,
                )
            )
    if clashing := names.clash(paths):
        raise KioskError(
            Sentence(
                "`{one}` and `{other}` would be one file on some disks. "
                "Rename one of them, and where it is used.",
                one=clashing[0],
                other=clashing[1],
            )
        )
    if len(paths) > MOST_FILES or sum(each.size for each in manifest.files) > MOST_BYTES:
        raise KioskError(
            Sentence(
                "The exhibition is too large for a pack, which holds {most:,} files and {bytes} GiB.",
                most=MOST_FILES,
                bytes=MOST_BYTES >> 30,
            )
        )


def _write_all(zipped: ZipFile, manifest: Manifest, folder: Path, tell: Callable[[int], None]) -> None:
    timeless = replace(manifest, made=_LONG_AGO, number=0)
    _write_text(zipped, FILE, timeless.to_bytes())
    for entry in manifest.files:
        with (folder / entry.path).open("rb") as source:
            if entry.path.endswith(".yaml") and entry.size <= LARGEST_YAML:
                data = source.read(entry.size + 1)
                _check_content(entry, data)
                _write_text(zipped, entry.path, data)
                tell(len(data))
            else:
                _write_media(zipped, entry, source, tell)


def _write_text(zipped: ZipFile, name: str, data: bytes) -> None:
    shrunk = len(zlib.compress(data, 9))
    fair = len(data) <= SMALL or len(data) < shrunk * HIGHEST_RATIO // 2
    info = _info(name, ZIP_DEFLATED if shrunk < len(data) and fair else ZIP_STORED)
    zipped.writestr(info, data, compresslevel=9)


def _write_media(
    zipped: ZipFile, entry: Entry, source: io.BufferedReader, tell: Callable[[int], None]
) -> None:
    info = _info(entry.path, ZIP_STORED)
    info.file_size = entry.size
    found, size = sha256(), 0
    with zipped.open(info, "w") as packed:
        while size <= entry.size and (data := source.read(_CHUNK)):
            packed.write(data)
            found.update(data)
            size += len(data)
            tell(len(data))
    if Entry(entry.path, size, found.hexdigest()) != entry:
        raise _changed(entry)


def _check_content(entry: Entry, data: bytes) -> None:
    if Entry(entry.path, len(data), sha256(data).hexdigest()) != entry:
        raise _changed(entry)


def _changed(entry: Entry) -> KioskError:
    return KioskError(Sentence("`{path}` has changed while it was packed. Pack once more.", path=entry.path))


def _info(name: str, method: int) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type, info.create_system, info.external_attr = method, _UNIX, _PLAIN_FILE
    return info


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise KioskError(_sentence(target, error)) from error


def _sentence(target: Path, error: OSError) -> Sentence:
    reason = error.strerror or type(error).__name__
    if error.errno == errno.EFBIG:
        return Sentence(
            "The disk of {file} holds no file this large: FAT32 ends at 4 GB. Format "
            "the stick with exFAT, or write the pack to another disk.",
            file=target,
        )
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return Sentence(
            "There is no room for {file}. Free some, or name another disk with --out; "
            "nothing half is left there.",
            file=target,
        )
    return Sentence(
        "{file} cannot be written ({reason}). Name another place with --out.", file=target, reason=reason
    )
