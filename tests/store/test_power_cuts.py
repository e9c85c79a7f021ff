"""A power cut at any instant leaves the old version or the new one, whatever was unsynced is lost."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from kiosk.store.store import Store
from kiosk.store.version import Version
from tests.store.faultydisks import QuickDisk
from tests.store.powercut import Model, RecordingDisk, after_power_cut
from tests.store.publishing import FIRST, SECOND, THIRD, contents, publish

Act = Callable[[Store], object]


def publish_third(store: Store) -> None:
    publish(store, THIRD)


def publish_and_prune(store: Store) -> None:
    publish(store, THIRD)
    store.keep(1)


def prune(store: Store) -> None:
    store.keep(1)


def go_back(store: Store) -> None:
    store.switch(store.versions()[-1])


def adopt(store: Store) -> None:
    """As a publisher does who knows what most files hold."""
    current = store.current()
    assert current
    with store.draft() as draft:
        for entry in current.manifest.files[1:]:
            assert draft.adopt(entry)
        store.publish(draft, {})


class Copying(RecordingDisk):
    """Has no hard links."""

    def link(self, source: Path, path: Path) -> None:
        raise PermissionError(1, "Operation not permitted")


SCENES: dict[str, tuple[list[dict[str, bytes]], Act, type[RecordingDisk]]] = {
    "the first of all": ([], publish_third, RecordingDisk),
    "another": ([FIRST], publish_third, RecordingDisk),
    "another, and old ones go": ([FIRST, SECOND], publish_and_prune, RecordingDisk),
    "old ones go": ([FIRST, SECOND, THIRD], prune, RecordingDisk),
    "going back": ([FIRST, SECOND], go_back, RecordingDisk),
    "known files": ([SECOND], adopt, RecordingDisk),
    "without hard links": ([FIRST, SECOND], publish_and_prune, Copying),
}
NEXT = {**SECOND, "exhibits/exhibition.yaml": b"title: next\n"}
LAST = {**FIRST, **THIRD, "assets/last.txt": b"last"}
KEPT = (0.0, 0.5, 0.85)
"""Of what is not safe, which part outlives a power cut. (All of it: the tests that kill.)"""


@pytest.mark.parametrize("scene", SCENES)
def test_a_power_cut_leaves_the_old_or_the_new_version(scene: str, quick_folder: Path) -> None:
    given, act, kind = SCENES[scene]
    folder = quick_folder / "disk" / "store"
    folder.parent.mkdir()
    disk = kind()
    store = Store(folder, disk)
    for files in given:
        publish(store, files)
    old = contents_of(store.current())
    model, begin = Model(folder.parent), len(disk.steps)
    act(store)
    new = contents_of(store.current())
    for step in disk.steps[:begin]:
        step(model)
    model.settle()
    for at in range(begin, len(disk.steps) + 1):
        for turn, share in enumerate(KEPT):
            left = quick_folder / f"{at}-{turn}"
            after_power_cut(model, share, Random(f"{scene} {at} {turn}"), left)
            found = Store(left / "store", QuickDisk())
            current = contents_of(found.current())
            assert current in ([new] if at == len(disk.steps) else [old, new]), f"step {at}, {share} kept"
            for version in found.versions():
                assert found.verify(version) == [], f"step {at}, {share} kept"
            check_publishing_goes_on(found)
        for step in disk.steps[at : at + 1]:
            step(model)


def contents_of(version: Version | None) -> dict[str, bytes] | None:
    return contents(version) if version else None


def check_publishing_goes_on(store: Store) -> None:
    """What is published next is whole, and nothing is left behind."""
    versions = [publish(store, files) for files in (NEXT, LAST)]
    store.keep(2)
    assert [*reversed(store.versions())] == versions
    assert [contents(version) for version in versions] == [NEXT, LAST]
    assert store.current() == versions[-1]
    names = {path.name for path in (store.folder / "versions").iterdir()}
    assert names == {version.name for version in versions}
    held = {path.name for path in (store.folder / "files").glob("*/*")}
    assert held == {entry.sha256 for version in versions for entry in version.manifest.files}
