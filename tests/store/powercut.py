"""A disk in two halves: what has been written, and what a power cut would leave of it.

The model is stricter than any file system: without fsync the content of a file may be lost, cut short or
zeros, in spite of its length and date; and of the names that were given and taken in a folder, any may be
lost and others kept, in whatever order they came. Only a rename within one folder is one step.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from random import Random

from tests.store.faultydisks import QuickDisk


@dataclass(eq=False)
class File:
    """A file's content, and what of it is safe."""

    data: bytes = b""
    safe: bytes | None = None
    date: int | None = None


@dataclass(eq=False)
class Folder:
    """What a folder holds, and what of it is safe; `unsafe` leads from one to the other."""

    names: "dict[str, Node]" = field(default_factory=dict)
    safe: "dict[str, Node]" = field(default_factory=dict)
    unsafe: "list[Change]" = field(default_factory=list)

    def change(self, change: "Change") -> None:
        change(self.names)
        self.unsafe.append(change)


Node = File | Folder
Change = Callable[[dict[str, Node]], None]


class Model:
    """The disk below one folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.top = Folder()

    def at(self, path: Path) -> Node:
        node: Node = self.top
        for name in path.relative_to(self._root).parts:
            assert isinstance(node, Folder)
            node = node.names[name]
        return node

    def folder(self, path: Path) -> Folder:
        node = self.at(path)
        assert isinstance(node, Folder)
        return node

    def file(self, path: Path) -> File:
        node = self.at(path)
        assert isinstance(node, File)
        return node

    def add(self, path: Path, node: Node) -> None:
        self.folder(path.parent).change(lambda names: names.__setitem__(path.name, node))

    def remove(self, path: Path) -> None:
        def change(names: dict[str, Node]) -> None:
            names.pop(path.name, None)

        self.folder(path.parent).change(change)

    def rename(self, old: Path, new: Path) -> None:
        node = self.at(old)
        if old.parent != new.parent:
            self.add(new, node)
            self.remove(old)
            return

        def change(names: dict[str, Node]) -> None:
            names.pop(old.name, None)
            names[new.name] = node

        self.folder(old.parent).change(change)

    def settle(self) -> None:
        """Everything is safe now."""
        for node in _nodes(self.top):
            if isinstance(node, File):
                node.safe = node.data
            else:
                node.safe, node.unsafe = dict(node.names), []


def _nodes(folder: Folder) -> list[Node]:
    found: list[Node] = [folder]
    for node in folder.names.values():
        found += _nodes(node) if isinstance(node, Folder) else [node]
    return found


class RecordingDisk(QuickDisk):
    """Does everything, and keeps a list of it that can be replayed on a model."""

    def __init__(self) -> None:
        self.steps: list[Callable[[Model], None]] = []
        self._open: dict[FileIO, Path] = {}

    def make_folder(self, path: Path) -> None:
        super().make_folder(path)
        self.steps.append(lambda model: model.add(path, Folder()))

    def create(self, path: Path) -> FileIO:
        file = super().create(path)
        self._open[file] = path
        self.steps.append(lambda model: model.add(path, File()))
        return file

    def write(self, file: FileIO, data: bytes) -> None:
        super().write(file, data)
        path, half = self._open[file], len(data) // 2
        for part in (data[:half], data[half:]):
            self.steps.append(lambda model, part=part: _append(model.file(path), part))  # type: ignore[misc]

    def seal(self, path: Path, date: int) -> None:
        super().seal(path, date)
        self.steps.append(lambda model: setattr(model.file(path), "date", date))

    def sync(self, path: Path) -> None:
        super().sync(path)
        self.steps.append(lambda model: setattr(model.file(path), "safe", model.file(path).data))

    def sync_folder(self, path: Path) -> None:
        super().sync_folder(path)
        self.steps.append(lambda model: _sync_folder(model.folder(path)))

    def link(self, source: Path, path: Path) -> None:
        super().link(source, path)
        self.steps.append(lambda model: model.add(path, model.at(source)))

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        self.steps.append(lambda model: model.rename(old, new))

    def remove(self, path: Path) -> None:
        super().remove(path)
        self.steps.append(lambda model: model.remove(path))

    def remove_folder(self, path: Path) -> None:
        super().remove_folder(path)
        self.steps.append(lambda model: model.remove(path))


def _append(file: File, data: bytes) -> None:
    file.data += data


def _sync_folder(folder: Folder) -> None:
    folder.safe, folder.unsafe = dict(folder.names), []


def after_power_cut(model: Model, share: float, random: Random, target: Path) -> None:
    """Write to `target` what is left: all that is safe, and about this `share` of the rest."""
    written: dict[File, Path] = {}

    def kept() -> bool:
        return random.random() < share

    def write(folder: Folder, path: Path) -> None:
        path.mkdir()
        names = dict(folder.safe)
        for change in folder.unsafe:
            if kept():
                change(names)
        for name, node in names.items():
            if isinstance(node, Folder):
                write(node, path / name)
            elif node in written:
                os.link(written[node], path / name)
            else:
                written[node] = path / name
                _write_file(node, path / name)

    def _write_file(file: File, path: Path) -> None:
        whole = file.safe == file.data or kept()
        path.write_bytes(file.data if whole else _ruined(file, random))
        if file.date is not None:
            os.utime(path, (file.date, file.date))
            path.chmod(0o444)

    write(model.top, target)


def _ruined(file: File, random: Random) -> bytes:
    """What may be left of a file that was not synced."""
    length = len(file.data)
    return random.choice(
        [b"", bytes(length), file.data[: length // 2], file.data[: length // 2].ljust(length, b"\0")]
    )
