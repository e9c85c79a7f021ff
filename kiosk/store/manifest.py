"""What a version consists of: the manifest, as JSON both ways, and nothing taken on trust."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

FILE = "manifest.json"
FORMAT = 1
PARTS = ("exhibits", "assets")
"""The folders in which a version's files lie."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
"""What a path has in no system, or in Windows alone not."""


@dataclass(frozen=True, order=True)
class Entry:
    """One file."""

    path: str
    """Below the version's folder, with forward slashes: `assets/banner/hall.svg`."""
    size: int
    """Bytes."""
    sha256: str
    """64 hexadecimal digits."""


@dataclass(frozen=True)
class Manifest:
    """All files of a version, and what it is."""

    title: dict[str, str]
    """The exhibition's title by language code."""
    made: datetime
    """When, with its time zone, in whole seconds."""
    engine: str
    """The version of the engine that checked it."""
    files: tuple[Entry, ...]
    """In order of their paths."""
    number: int = 0
    """Counts the versions of a store, so that a clock set back puts none out of order."""

    def to_bytes(self) -> bytes:
        """As JSON in UTF-8, a file a line."""
        head = {
            "format": FORMAT,
            "number": self.number,
            "made": self.made.isoformat(),
            "engine": self.engine,
            "title": self.title,
        }
        lines = [
            json.dumps({"path": each.path, "size": each.size, "sha256": each.sha256}, ensure_ascii=False)
            for each in self.files
        ]
        body = ",\n".join(lines)
        return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "files": [\n{body}\n]}}\n'.encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Manifest":
        """The manifest that `to_bytes` gave; ValueError for anything else."""
        try:
            plain = json.loads(data)
            if plain.pop("format") != FORMAT:
                raise ValueError("of another format")
            manifest = cls(
                plain.pop("title"),
                datetime.fromisoformat(plain.pop("made")),
                plain.pop("engine"),
                tuple(Entry(**each) for each in plain.pop("files")),
                plain.pop("number"),
            )
            _check(manifest, plain)
        except (TypeError, KeyError, AttributeError, RecursionError) as error:
            raise ValueError("not a manifest") from error
        return manifest


def digest(data: bytes) -> str:
    """The four digits that a version's name has of its manifest, so that a damaged one is known."""
    return sha256(data).hexdigest()[:4]


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """As a manifest has them."""
    return tuple(sorted(entries))


def is_safe(path: str) -> bool:
    """Whether `path` is one that a version may have: below exhibits/ or assets/, in any system."""
    parts = path.split("/")
    return (
        len(parts) > 1
        and parts[0] in PARTS
        and not _UNSAFE.search(path)
        and all(part and part.strip(" ") == part and not part.endswith(".") for part in parts)
    )


def _check(manifest: Manifest, rest: dict[str, Any]) -> None:
    title, files = manifest.title, manifest.files
    good = (
        not rest
        and isinstance(title, dict)
        and all(isinstance(each, str) for pair in title.items() for each in pair)
        and isinstance(manifest.engine, str)
        and type(manifest.number) is int
        and manifest.made.tzinfo is not None
        and all(map(_is_good, files))
        and files == in_order(files)
        and len({each.path for each in files}) == len(files)
    )
    if not good:
        raise ValueError("not a manifest")


def _is_good(entry: Entry) -> bool:
    return (
        isinstance(entry.path, str)
        and is_safe(entry.path)
        and type(entry.size) is int
        and entry.size >= 0
        and isinstance(entry.sha256, str)
        and bool(_SHA256.fullmatch(entry.sha256))
    )
