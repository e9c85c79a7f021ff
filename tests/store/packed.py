"""Packs for the tests: small good ones, and the tools to make bad ones of them."""

import io
import struct
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from kiosk.store.manifest import FILE, Entry, Manifest, in_order
from kiosk.store.packs.writing import write_pack

YAML = b"title: {zh: \xe6\xb5\xb7, en: The sea}\n" * 40
FILES: Mapping[str, bytes] = {
    "assets/sea/tide.png": bytes(range(256)) * 8,
    "assets/sea/潮.png": b"tide",
    "exhibits/exhibition.yaml": YAML,
    "exhibits/sea.yaml": YAML * 2,
}


def write_files(folder: Path, files: Mapping[str, bytes] = FILES) -> Manifest:
    """Write the files below `folder`, and give their manifest."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return manifest_of(files)


def manifest_of(files: Mapping[str, bytes]) -> Manifest:
    """What a pack of these files has as its manifest."""
    entries = [Entry(path, len(data), sha256(data).hexdigest()) for path, data in files.items()]
    return Manifest({"en": "The sea"}, datetime(2026, 11, 23, tzinfo=UTC), "1.0", in_order(entries))


def good_pack(folder: Path, files: Mapping[str, bytes] = FILES) -> bytes:
    """The bytes of a pack of `files`; `folder` is for what lies around."""
    target = folder / "good.kiosk"
    write_pack(target, write_files(folder / "good", files), folder / "good")
    return target.read_bytes()


def zipped(files: Iterable[tuple[str | ZipInfo, bytes]], method: int = ZIP_STORED) -> bytes:
    """Any zip file at all."""
    held = io.BytesIO()
    with ZipFile(held, "w", method) as file:
        for name, data in files:
            file.writestr(name, data)
    return held.getvalue()


def zipped_with_manifest(files: Mapping[str, bytes]) -> bytes:
    """A zip file with a manifest to go with it, whatever the names are."""
    return zipped([(FILE, unchecked(files)), *files.items()])


def unchecked(files: Mapping[str, bytes]) -> bytes:
    """The bytes of a manifest of `files`."""
    return replace(manifest_of(files), number=0).to_bytes()


def info(name: str, mode: int = 0o100644, system: int = 3, attributes: int = 0) -> ZipInfo:
    """What a zip file says of a file in it."""
    made = ZipInfo(name)
    made.create_system, made.external_attr = system, mode << 16 | attributes
    return made


def with_field(
    data: bytes, name: str, field: str, value: int, *, local: bool = True, listed: bool = True
) -> bytes:
    """The same zip file with another value in one field of the headers of `name`."""
    local_at, listed_at, form = {
        "flags": (6, 8, "<H"),
        "method": (8, 10, "<H"),
        "crc": (14, 16, "<L"),
        "packed": (18, 20, "<L"),
        "size": (22, 24, "<L"),
        "offset": (0, 42, "<L"),
    }[field]
    changed = bytearray(data)
    for wanted, signature, at, name_at in (
        (local and local_at, b"PK\x03\x04", local_at, 30),
        (listed, b"PK\x01\x02", listed_at, 46),
    ):
        if wanted:
            begin = _find(data, signature, name_at, name.encode())
            struct.pack_into(form, changed, begin + at, value)
    return bytes(changed)


def _find(data: bytes, signature: bytes, name_at: int, name: bytes) -> int:
    at = data.find(signature)
    while at >= 0:
        if data[at + name_at : at + name_at + len(name)] == name:
            return at
        at = data.find(signature, at + 1)
    raise AssertionError(name)


def listed_at(data: bytes) -> int:
    """Where the list of files of a small zip file begins."""
    return int(struct.unpack_from("<L", data, len(data) - 6)[0])
