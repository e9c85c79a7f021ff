"""Keeps what was made of large media (tiles, panoramas, waveforms), in a folder anybody may delete."""

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from kiosk.base.room import DRAFT, Room, touch
from kiosk.media.identity import identity


class SweptError(OSError):
    """The folder was deleted while something was being made."""


class Preparations:
    """Files and folders by name, the least recently used give way to others. Safe across threads."""

    def __init__(self, folder: Path | None, room: Room | None = None) -> None:
        """Keeps in `folder` what there is `room` for; None: only as long as it lives itself."""
        self._folder = folder or Path(tempfile.mkdtemp(prefix="kiosk-"))
        if folder is None:
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._room = room or Room(self._folder)

    def find(self, name: str) -> Path | None:
        """What is kept under `name`, whole, now the most recently used; None where there is nothing."""
        path = self._folder / name
        try:
            touch(path, path.stat().st_mtime)
        except OSError:
            return None
        return path

    def make(self, name: str, write: Callable[[Path], None], size: int = 0) -> None:
        """Have `write` put a file or a folder at a path, and keep it; once more if it was deleted meanwhile.

        `size` is what it will take, in bytes, as far as that is known. Raises OSError where the disk refuses.
        """
        with suppress(SweptError), self.making(name, size) as draft:
            write(draft)
            return
        with self.making(name, size) as draft:
            write(draft)

    @contextmanager
    def making(self, name: str, size: int = 0) -> Iterator[Path]:
        """A path to write a file or a folder at; kept under `name` if the block ends without an error.

        `size` is what it will take, in bytes, as far as that is known. Raises OSError where the disk refuses,
        `SweptError` where everything was deleted meanwhile. Nobody ever finds half of it.
        """
        self._room.take(size)
        self._folder.mkdir(parents=True, exist_ok=True)
        draft, kept = Path(tempfile.mkdtemp(prefix=DRAFT, dir=self._folder)), self._folder / name
        try:
            yield draft / name
            with suppress(OSError):  # another process may have been quicker
                (draft / name).rename(kept)
        except Exception as error:
            if draft.exists():
                raise
            raise SweptError(f"{self._folder} was deleted meanwhile") from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        if not kept.exists():
            raise SweptError(f"{self._folder} was deleted meanwhile")
        self._room.settle(kept)


def name_of(path: Path, *settings: object) -> str:
    """The name under which to keep what is made of the file at `path` in its present state, with `settings`.

    Raises OSError where there is no such file.
    """
    key = (*identity(path, path.stat()), *settings)
    return blake2b(repr(key).encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()
