"""A publisher that is killed, or whose disk refuses, at any write, rename or fsync changes nothing."""

import errno
import os
import warnings
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from kiosk.base.errors import KioskError
from kiosk.base.sentences import told
from kiosk.store.disk import Disk
from kiosk.store.store import Store
from tests.store.faultydisks import QuickDisk, failing, killing
from tests.store.publishing import FIRST, SECOND, THIRD, contents, publish

Act = Callable[[Store], object]


def publish_and_prune(store: Store) -> None:
    publish(store, THIRD)
    store.keep(1)


def go_back(store: Store) -> None:
    store.switch(store.versions()[-1])


ACTS: dict[str, Act] = {"publish and prune": publish_and_prune, "go back": go_back}
OUTCOMES = {"publish and prune": (SECOND, THIRD), "go back": (SECOND, FIRST)}
SENTENCES = {
    errno.ENOSPC: ("there is no room left on the disk", "磁盘已满"),
    errno.EIO: ("failed", "出错"),
    errno.EROFS: ("cannot be written to", "无法写入"),
}


def store_at(folder: Path, disk: Disk) -> Store:
    """A store with two versions, on this disk from now on."""
    for files in (FIRST, SECOND):
        publish(Store(folder, QuickDisk()), files)
    return Store(folder, disk)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX has fork")
@pytest.mark.parametrize("act", ACTS)
def test_killed_at_any_change(act: str, quick_folder: Path) -> None:
    for number in count(1):
        store = store_at(quick_folder / str(number), killing(number))
        survived = os.WIFEXITED(in_another_process(partial(ACTS[act], store)))
        check_whole(store.folder, act, done=survived)
        if survived:
            assert number > 5
            return


@pytest.mark.parametrize(
    ("code", "for_good"),
    [(errno.ENOSPC, False), (errno.ENOSPC, True), (errno.EIO, False), (errno.EROFS, True)],
)
@pytest.mark.parametrize("act", ACTS)
def test_a_disk_that_refuses_at_any_change(act: str, code: int, for_good: bool, quick_folder: Path) -> None:
    english, chinese = SENTENCES[code]
    for number in count(1):
        disk = failing(number, code, for_good=for_good)
        store = store_at(quick_folder / str(number), disk)
        refusal = refused(partial(ACTS[act], store))
        check_whole(store.folder, act, done=not refusal)
        if disk.count < number:
            return
        if refusal:
            assert english in refusal.sentence
            assert chinese in told(refusal.sentence, "zh")
            assert str(store.folder) in refusal.sentence


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_publisher_who_is_refused_has_changed_nothing(code: int, quick_folder: Path) -> None:
    """Where it is told that all stays as it was, it does: also where the very last fsync fails."""
    for number in count(1):
        disk = failing(number, code, for_good=False)
        store = store_at(quick_folder / str(number), disk)
        before = store.versions()
        if not refused(partial(publish, store, THIRD)):
            assert disk.count >= number or number > 10
        elif store.current() != before[0] or store.versions() != before:
            pytest.fail(f"changed after change {number}")
        if disk.count < number:
            return


def refused(act: Callable[[], object]) -> KioskError | None:
    """Why it could not be done; None where it was."""
    try:
        act()
    except KioskError as error:
        return error
    return None


def in_another_process(act: Callable[[], object]) -> int:
    """Do it in a child, and give how that ended (wait(2))."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pytest has threads, of which nothing is used
        child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]


def check_whole(folder: Path, act: str, *, done: bool) -> None:
    """The old version is shown or the new, whole, and whoever publishes next finds nothing in the way."""
    store = Store(folder, QuickDisk())
    old, new = OUTCOMES[act]
    current = store.current()
    assert current
    assert contents(current) in ([new] if done else [old, new])
    for version in store.versions():
        assert store.verify(version) == []
    again = publish(store, {**THIRD, "assets/more.txt": b"more"})
    assert store.current() == again
    assert store.verify(again) == []
    store.keep(1)
    assert [path.name for path in (folder / "versions").iterdir()] == [again.name]
    assert len(list((folder / "files").glob("*/*"))) == again.files
    assert {path.name for path in folder.iterdir()} == {"current", "files", "lock", "versions"}
