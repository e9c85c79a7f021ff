"""A folder is watched: told once, when writing has come to rest, whatever becomes of the folder."""

import logging
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.base import relief
from kiosk.base.clock import ManualClock
from kiosk.commands.publishing import watching
from kiosk.commands.publishing.filesystems import tells
from kiosk.commands.publishing.footprint import Footprint, footprint_of, is_passing
from kiosk.commands.publishing.quiet import PATIENCE, Vigil
from kiosk.commands.publishing.watching import Pace, Watch

QUIET, BETWEEN = 2.0, 10.0


class Folder:
    """A folder that is only told of, and the one who keeps vigil over it."""

    def __init__(self, took: float = 0.0, share: float = 0.5) -> None:
        self.clock = ManualClock(100.0)
        self.files: dict[str, int] = {"exhibits/hall.yaml": 10}
        self.passing: dict[str, int] = {}
        self.roots: tuple[tuple[int, int] | None, ...] = ((1, 1), (1, 2))
        self.looks, self.took = 0, took
        self.vigil = Vigil(self.look, self.clock, QUIET, share)

    def look(self) -> Footprint:
        self.looks += 1
        self.clock.advance(self.took)
        return Footprint(
            {path: (size, 0, 0, 0) for path, size in self.files.items()},
            {path: (size, 0, 0, 0) for path, size in self.passing.items()},
            self.roots,
        )

    def after(self, seconds: float, *written: str) -> bool:
        self.clock.advance(seconds)
        return self.vigil.glance(written, BETWEEN)


@pytest.fixture
def folder() -> Folder:
    """One whose beginning has been told already."""
    folder = Folder()
    assert folder.after(QUIET)
    return folder


def test_the_beginning_counts_as_a_change() -> None:
    folder = Folder()
    assert not folder.after(0.0)
    assert not folder.after(QUIET - 0.1)
    assert folder.after(0.1)
    assert not folder.after(QUIET), "and is told once"


def test_a_change_is_told_once_after_it_was_quiet(folder: Folder) -> None:
    assert not folder.after(1.0, "exhibits/hall.yaml")
    assert not folder.after(1.9)
    assert folder.after(0.1)
    assert not any(folder.after(1.0) for _ in range(30))


def test_every_further_write_is_waited_for(folder: Folder) -> None:
    for _ in range(10):
        assert not folder.after(1.5, "assets/hall/a.jpg")
    assert folder.after(QUIET)


def test_what_grows_without_a_word_is_waited_for(folder: Folder) -> None:
    assert not folder.after(1.0, "assets/hall/a.jpg")
    for size in range(1, 6):
        folder.files["assets/hall/a.jpg"] = size
        assert not folder.after(QUIET), "it was smaller before"
    assert folder.after(QUIET)


@pytest.mark.parametrize("change", ["another", "gone", "larger", "replaced"])
def test_what_is_never_heard_of_is_seen(folder: Folder, change: str) -> None:
    if change == "another":
        folder.files["assets/hall/b.jpg"] = 3
    elif change == "gone":
        del folder.files["exhibits/hall.yaml"]
    elif change == "larger":
        folder.files["exhibits/hall.yaml"] += 1
    else:
        folder.roots = ((1, 7), (1, 2))
    assert not folder.after(BETWEEN), "just seen"
    assert folder.after(QUIET)


def test_what_passes_through_begins_nothing(folder: Folder) -> None:
    folder.passing[".hall.yaml.swp"] = 12
    assert not folder.after(0.1, "exhibits/.hall.yaml.swp")
    assert not folder.after(BETWEEN, "exhibits/4913")
    assert not folder.after(BETWEEN)


def test_a_file_half_copied_under_another_name_holds_the_change_back(folder: Folder) -> None:
    assert not folder.after(0.1, "exhibits/hall.yaml")
    for size in range(5):
        folder.passing["assets/.a.jpg.Xy1Z"] = size
        assert not folder.after(QUIET), "seen to grow"
        assert not folder.after(QUIET / 2, "assets/.b.jpg.part"), "heard of"
    assert folder.after(QUIET)


def test_but_not_for_ever(folder: Folder) -> None:
    folder.after(0.1, "exhibits/hall.yaml")
    told = [folder.after(1.0, "assets/log.tmp") for _ in range(round(PATIENCE) + 5)]
    assert told.count(True) == 1


def test_looking_takes_no_more_than_its_share() -> None:
    folder = Folder(took=0.5, share=0.01)
    folder.after(QUIET)
    before = folder.looks
    while folder.clock.now() < 1000:
        folder.after(1.0)
    assert folder.looks - before <= 900 / 50 + 1


def test_however_slow_it_is_looked_at_once_a_minute() -> None:
    folder = Folder(took=5.0, share=0.0001)
    folder.after(QUIET)
    before, end = folder.looks, folder.clock.now() + 600
    while folder.clock.now() < end:
        folder.after(1.0)
    assert folder.looks - before >= 8


@pytest.mark.parametrize(
    "path",
    [
        "exhibits/.hall.yaml.swp", "exhibits/.#hall.yaml", "exhibits/hall.yaml~", "exhibits/4913",
        "assets/._a.jpg", "assets/.DS_Store", "assets/Thumbs.db", "assets/desktop.ini", "assets/.git/index",
        "assets/a.jpg.crdownload", "assets/a.jpg.part", "assets/a.tmp", "assets/~$list.docx",
    ],
)  # fmt: skip
def test_droppings_are_no_part_of_an_exhibition(path: str) -> None:
    assert is_passing(path)


@pytest.mark.parametrize(
    "path", ["exhibits/hall.yaml", "assets/hall/a.tmp.jpg", "assets/4913.jpg", "assets/蜀道/图.png"]
)
def test_all_else_is(path: str) -> None:
    assert not is_passing(path)


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//office/museum /srv/office\\040share cifs rw 0 0
nas:/hall /srv/hall nfs4 rw 0 0
/dev/sdb1 /srv/hall/stick vfat rw 0 0
curator@pc:/x /home/me/pc fuse.sshfs rw 0 0
/dev/sdc1 /media/ntfs fuseblk rw 0 0
shared /mnt/shared vboxsf rw 0 0
host /mnt/host 9p rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "heard"),
    [
        ("/srv/exhibition", True), ("/srv/office share/hall", False), ("/srv/hall", False),
        ("/srv/hall2", True), ("/srv/hall/stick/x", True), ("/home/me/pc/x", False),
        ("/media/ntfs/x", True), ("/mnt/shared/x", False), ("/mnt/host", False),
    ],
)  # fmt: skip
def test_shares_do_not_tell_what_is_written_in_them(folder: str, heard: bool) -> None:
    assert tells(Path(folder), MOUNTS) is heard


def test_without_a_table_of_mounts_all_tells() -> None:
    assert tells(Path("/srv"), "")


def test_a_footprint_is_of_the_files_alone(tmp_path: Path) -> None:
    make(tmp_path)
    before = footprint_of(tmp_path)
    assert set(before.files) == {"exhibits/hall.yaml", "assets/hall/a.svg"}
    (tmp_path / "notes.txt").write_text("not of the exhibition")
    (tmp_path / "exhibits" / "hall.yaml~").write_text("an editor's")
    assert footprint_of(tmp_path).files == before.files
    os.utime(tmp_path / "assets" / "hall" / "a.svg", ns=(0, 0))
    assert footprint_of(tmp_path).files != before.files


def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / "assets" / "round").symlink_to(tmp_path / "assets")
    (tmp_path / "assets" / "nowhere.jpg").symlink_to(tmp_path / "gone.jpg")
    seen = footprint_of(tmp_path)
    assert seen.linked
    assert set(seen.files) == {"exhibits/hall.yaml", "assets/hall/a.svg"}


def make(folder: Path) -> None:
    (folder / "exhibits").mkdir(parents=True)
    (folder / "assets" / "hall").mkdir(parents=True)
    (folder / "exhibits" / "hall.yaml").write_text("title: Hall\n")
    (folder / "assets" / "hall" / "a.svg").write_text("<svg/>\n")


SWIFT = Pace(quiet=0.02, step=0.01, look=0.05, poll=0.02, share=0.9)


class Told:
    """Counts what was told, and waits for it, 10 s at most."""

    def __init__(self, fails: bool = False) -> None:
        self._told = threading.Semaphore(0)
        self._fails = fails

    def __call__(self) -> None:
        self._told.release()
        if self._fails:
            raise RuntimeError("the disk is full")

    def again(self) -> bool:
        return self._told.acquire(timeout=10)


@contextmanager
def watched(folder: Path, told: Told) -> Iterator[None]:
    watch = Watch(folder, told, SWIFT).start()
    try:
        assert told.again(), "the beginning"
        yield
    finally:
        watch.close()


@pytest.mark.parametrize("forced", ["", "1"], ids=["heard", "looked at"])
def test_real_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forced: str) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", forced)
    place, told = tmp_path / "museum", Told()
    make(place)
    with watched(place, told):
        (place / "exhibits" / "hall.yaml").write_text("title: The hall\n")
        assert told.again(), "written"
        (place / "exhibits" / ".new").write_text("title: Replaced\n")
        (place / "exhibits" / ".new").rename(place / "exhibits" / "hall.yaml")
        assert told.again(), "replaced by another"
        (place / "assets" / "court").mkdir()
        (place / "assets" / "court" / "b.svg").write_text("<svg/>")
        assert told.again(), "a new folder"
        shutil.rmtree(place)
        assert told.again(), "all gone"
        make(place)
        assert told.again(), "all back"
        (place / "exhibits" / "hall.yaml").write_text("title: Once more\n")
        assert told.again(), "and watched as before"
        place.rename(tmp_path / "elsewhere")
        assert told.again(), "moved away"


def test_one_who_fails_is_told_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    make(tmp_path)
    told = Told(fails=True)
    with watched(tmp_path, told):
        (tmp_path / "exhibits" / "hall.yaml").write_text("title: The hall\n")
        assert told.again()
    assert "the disk is full" in caplog.text


def test_where_no_more_may_be_watched_it_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import watchfiles

    def refuses(*args: object, **settings: object) -> Iterator[set[tuple[int, str]]]:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr(watchfiles, "watch", refuses)
    make(tmp_path)
    told = Told()
    with caplog.at_level(logging.WARNING), watched(tmp_path, told):
        for number in range(3):
            (tmp_path / "exhibits" / "hall.yaml").write_text(f"title: {number}\n")
            assert told.again()
    assert caplog.text.count("limit reached") == 1


def test_an_error_that_nobody_expected_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path)
    looks = iter([ZeroDivisionError("nobody expected this")])

    def look(folder: Path) -> Footprint:
        for error in looks:
            raise error
        return footprint_of(folder)

    monkeypatch.setattr(relief, "PAUSE", 0.0)
    monkeypatch.setattr(watching, "footprint_of", look)
    told = Told()
    with watched(tmp_path, told):
        (tmp_path / "exhibits" / "hall.yaml").write_text("title: The hall\n")
        assert told.again()
