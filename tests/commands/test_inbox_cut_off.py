"""Whenever the power is cut or the disk fails while a pack is taken, the old version is there, or the new."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.base.clock import ManualClock
from kiosk.commands.publishing import receiving
from kiosk.commands.publishing.inbox import Inbox
from kiosk.commands.publishing.outcome import Outcome
from kiosk.commands.publishing.receiving import Receiver
from kiosk.commands.publishing.reception import Reception, Surroundings
from kiosk.store.disk import Disk
from kiosk.store.store import Store
from tests.store.packed import FILES, good_pack


class Cut(BaseException):
    """The kiosk is gone, and does nothing more."""


class Quick(Disk):
    """A disk that is not waited for."""

    def sync(self, path: Path) -> None:
        del path

    def sync_folder(self, path: Path) -> None:
        del path


class Unsteady(Quick):
    """A disk on which the operation of a number, and in a power cut all that follow, does not happen."""

    def __init__(self, number: int, error: Callable[[], BaseException]) -> None:
        self.left, self.error = number, error

    def __getattribute__(self, name: str) -> Any:
        usual = object.__getattribute__(self, name)
        if name.startswith("_") or not callable(usual) or name == "error":
            return usual

        def unsteadily(*arguments: Any) -> Any:
            self.left -= 1
            error = self.error()
            if self.left == 0 or (self.left < 0 and isinstance(error, Cut)):
                raise error
            return usual(*arguments)

        return unsteadily


class Taking:
    """Takes packs here, as the process for it does."""

    def __init__(self, store: Store) -> None:
        self._receiver = Receiver(store, free=lambda _: 1 << 40)

    def receive(self, path: Path) -> Outcome:
        return self._receiver.receive(path)

    def close(self) -> None:
        """Nothing is under way."""


def look(media: Path, store: Path, disk: Disk) -> None:
    around = Surroundings(disk, lambda _: 1 << 40, kiosk="hall")
    clock = ManualClock()
    inbox = Inbox(media, Reception(store, Taking(Store(store, disk)), around), clock)
    for _ in range(3):
        inbox.look()
        clock.advance(5)


@pytest.mark.parametrize(
    "error",
    [Cut, lambda: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))],
    ids=["power", "full"],
)
def test_the_old_or_the_new_version_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Callable[[], BaseException]
) -> None:
    show = SimpleNamespace(title={"en": "The sea"})
    found = SimpleNamespace(problems=(), library=SimpleNamespace(exhibition=show))
    monkeypatch.setattr(receiving, "examine", lambda *_: found)
    monkeypatch.setattr(receiving, "open_exhibition", lambda *_: None)
    (tmp_path / "old.kiosk").write_bytes(good_pack(tmp_path))
    (tmp_path / "new.kiosk").write_bytes(good_pack(tmp_path, {**FILES, "assets/new.png": b"new"}))
    number, whole = 0, False
    while not whole:
        number += 1
        media, folder = tmp_path / f"{number}" / "media", tmp_path / f"{number}" / "store"
        media.mkdir(parents=True)
        old = Taking(Store(folder, Quick())).receive(tmp_path / "old.kiosk").version
        (media / "new.kiosk").write_bytes((tmp_path / "new.kiosk").read_bytes())
        disk = Unsteady(number, error)
        with suppress(Cut):
            look(media, folder, disk)
        whole = disk.left > 0
        current = Store(folder, Quick()).current()
        assert current
        assert Store(folder, Quick()).verify(current) == []
        assert whole <= (current.name != old)
        look(media, folder, Quick())
        current = Store(folder, Quick()).current()
        assert current
        assert current.name != old, number
        assert Store(folder, Quick()).verify(current) == []
        assert len(Store(folder, Quick()).versions()) <= 3
        if error is Cut:
            assert "已采用" in report(media) or "正在展出" in report(media)
        assert len(list(media.iterdir())) <= 2
    assert number > 25


def report(media: Path) -> str:
    """What is said in the end; where one name was refused, the report has the other."""
    return "".join(each.read_text("utf-8-sig") for each in media.glob("new.*report.hall.txt"))
