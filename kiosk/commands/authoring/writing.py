"""Writes new files of an exhibition: nothing that is there already is ever written over."""

import os
from collections.abc import Iterable
from pathlib import Path

from kiosk.base.atomic import write_atomically
from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence


class Writer:
    """Writes into an exhibition's folder and remembers what. KioskError where the disk refuses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[str] = []
        """The paths of new files, below the folder."""
        self.changed: list[str] = []
        """The paths of files that were added to."""

    def make(self, path: str, data: bytes) -> None:
        """Write a new file. KioskError where there is one already."""
        if not self.make_unless_there(path, data):
            raise KioskError(
                Sentence("There is a file {file} already; nothing is written over it.", file=path)
            )

    def make_unless_there(self, path: str, data: bytes) -> bool:
        """Write a new file, or leave the one that is there; whether it was written."""
        target = self.folder / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(data)
        except FileExistsError:
            return False
        except OSError as error:
            raise _refused(path, error) from error
        self.made.append(path)
        return True

    def make_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write those of the files that are not there yet."""
        for path, data in files:
            self.make_unless_there(path, data)

    def change(self, path: Path, data: bytes) -> None:
        """Put new content into a file in one step; a link stays one."""
        name = path.relative_to(self.folder).as_posix()
        try:
            write_atomically(Path(os.path.realpath(path)), data)
        except OSError as error:
            raise _refused(name, error) from error
        self.changed.append(name)


def _refused(path: str, error: OSError) -> KioskError:
    return KioskError(Sentence("{file} cannot be written ({why}).", file=path, why=error.strerror or ""))
