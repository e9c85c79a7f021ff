"""Packs that appear in a folder are each taken once and reported upon, whatever is pulled or cut off."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import FileIO
from pathlib import Path

import pytest

from kiosk.base.clock import ManualClock
from kiosk.base.sentences import Sentence
from kiosk.commands.opening import exhibition_folder
from kiosk.commands.publishing import arrivals
from kiosk.commands.publishing.inbox import BETWEEN, LONGEST, Inbox
from kiosk.commands.publishing.outcome import Outcome
from kiosk.commands.publishing.reception import Closing, Interrupted, Reception, Surroundings
from kiosk.commands.publishing.source import source
from kiosk.store.disk import Disk
from kiosk.store.packs.reading import opened

REPORT = "autumn.报告-report.hall-2.txt"
NEW = Outcome("new", Sentence("The pack holds exactly what is shown already."), "2026-11-23-091742-3f2a")
REFUSED = Outcome("refused", Sentence("The pack's list of files is damaged."))
FAILED = Outcome("failed", Sentence("There are mistakes in the exhibition."))


@dataclass
class Receiver:
    """Notes what it was given, and answers as it was told to."""

    answers: list[Outcome | type[BaseException]] = field(default_factory=list)
    taken: list[bytes] = field(default_factory=list)
    closed: bool = False

    def receive(self, path: Path) -> Outcome:
        self.taken.append(path.read_bytes())
        answer = self.answers.pop(0) if self.answers else NEW
        if isinstance(answer, Outcome):
            return answer
        raise answer

    def close(self) -> None:
        self.closed = True


class Stick(Disk):
    """A disk on which some things fail."""

    def __init__(self, refuses: Callable[[Path], bool], number: int = errno.EROFS) -> None:
        self.refuses, self.number = refuses, number

    def create(self, path: Path) -> FileIO:
        if self.refuses(path):
            raise OSError(self.number, os.strerror(self.number))
        return super().create(path)


class Place:
    """A folder under which sticks are mounted, an inbox that looks into it, and a store."""

    def __init__(self, folder: Path) -> None:
        self.media, self.store = folder / "media", folder / "store"
        self.stick = self.media / "STICK"
        self.stick.mkdir(parents=True)
        self.clock = ManualClock()
        self.receiver = Receiver()
        self.disk = Disk()
        self.free = 1 << 40
        self.spent = 0.0
        self.restart()

    def restart(self) -> None:
        around = Surroundings(self.disk, lambda _: self.free, lambda: datetime(2026, 11, 23, 9, 17), "hall-2")
        reception = Reception(self.store, self.receiver, around)
        self.inbox = Inbox(self.media, reception, self.clock, lambda: self.spent)

    def wait(self, seconds: float = 10.0) -> None:
        """Look as often as one does in so many seconds."""
        for _ in range(round(seconds / BETWEEN) + 1):
            self.inbox.look()
            self.clock.advance(BETWEEN)

    def bring(self, data: bytes = b"PK pack" + b"PK\x05\x06" + bytes(18), name: str = "autumn.kiosk") -> Path:
        path = self.stick / name
        path.write_bytes(data)
        return path

    @property
    def report(self) -> str:
        return (self.stick / REPORT).read_bytes().decode("utf-8-sig")

    @property
    def taken(self) -> int:
        return len(self.receiver.taken)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_pack_on_a_stick_is_taken_and_reported_upon(place: Place) -> None:
    pack = place.bring()
    place.wait()
    assert place.receiver.taken == [pack.read_bytes()]
    assert "【已采用】" in place.report
    assert "TAKEN: the kiosk shows this pack" in place.report
    assert sorted(each.name for each in place.stick.iterdir()) == ["autumn.kiosk", REPORT]
    assert [each.name for each in place.store.iterdir() if "incoming" in each.name] == []


def test_it_is_taken_once(place: Place) -> None:
    place.bring()
    place.wait(60)
    place.restart()
    place.wait(60)
    assert place.taken == 1


def test_with_the_store_deleted_under_the_kiosk_it_is_taken_again(place: Place) -> None:
    place.bring()
    place.wait(60)
    shutil.rmtree(place.store)
    place.wait(60)
    assert place.taken == 1, "it is not known here what is shown"
    place.inbox.begin_afresh()
    place.wait(60)
    assert place.taken == 2


def test_packs_lie_in_the_folder_or_one_below(place: Place) -> None:
    for name in ("a.kiosk", "STICK/B.KIOSK", "STICK/deep/c.kiosk", ".hidden/d.kiosk", "$RECYCLE.BIN/e.kiosk"):
        (place.media / name).parent.mkdir(exist_ok=True)
        (place.media / name).write_bytes(name.encode() + b"PK\x05\x06" + bytes(18))
    for name in ("STICK/._a.kiosk", "STICK/a.zip", "STICK/kiosk"):
        (place.media / name).write_bytes(b"nothing" + b"PK\x05\x06" + bytes(18))
    (place.media / "STICK/folder.kiosk").mkdir()
    (place.media / "STICK/link.kiosk").symlink_to(place.media / "a.kiosk")
    os.mkfifo(place.media / "STICK/pipe.kiosk")
    place.wait()
    assert sorted(data[:-22] for data in place.receiver.taken) == [b"STICK/B.KIOSK", b"a.kiosk"]


def test_the_oldest_comes_first(place: Place) -> None:
    for name, date in (("b", 2), ("c", 1), ("a", 3)):
        path = place.bring(name.encode() + b"PK\x05\x06" + bytes(18), f"{name}.kiosk")
        os.utime(path, (date, date))
    place.wait()
    assert [data[:1] for data in place.receiver.taken] == [b"c", b"b", b"a"]


def test_a_pack_that_is_being_copied_is_waited_for(place: Place) -> None:
    whole = b"x" * 40 + b"PK\x05\x06" + bytes(18)
    for size in range(10, 50, 10):
        place.bring(whole[:size])
        place.inbox.look()
        place.clock.advance(BETWEEN)
    place.wait(60)
    assert place.taken == 0
    place.bring(whole)
    place.wait()
    assert place.receiver.taken == [whole]


def test_a_pack_that_was_cut_short_is_told_of_in_the_end(place: Place) -> None:
    place.bring(b"PK\x03\x04 and no end")
    place.wait(arrivals.PATIENCE + 10)
    assert place.taken == 1


def test_deleting_the_report_has_it_taken_again(place: Place) -> None:
    place.bring()
    place.wait()
    (place.stick / REPORT).unlink()
    place.wait()
    assert place.taken == 2
    place.restart()
    (place.stick / REPORT).unlink()
    place.wait()
    assert place.taken == 3
    place.wait()
    assert place.taken == 3


def test_another_pack_of_the_same_name_is_taken_although_a_report_lies_there(place: Place) -> None:
    place.bring()
    place.wait()
    place.receiver.answers = [REFUSED]
    place.bring(b"another" + b"PK\x05\x06" + bytes(18))
    place.wait()
    assert place.taken == 2
    assert "【没有采用】" in place.report


def test_a_copy_elsewhere_is_not_taken_but_told_of_and_taken_once_that_is_deleted(place: Place) -> None:
    pack = place.bring()
    place.wait()
    other = place.media / "OTHER"
    other.mkdir()
    (other / "copy.kiosk").write_bytes(pack.read_bytes())
    place.wait()
    assert place.taken == 1
    report = other / "copy.报告-report.hall-2.txt"
    assert "has had this pack before" in report.read_text("utf-8-sig")
    place.restart()
    place.wait()
    assert place.taken == 1
    report.unlink()
    place.wait()
    assert place.taken == 2


def test_another_kiosk_takes_it_too_and_lays_its_own_report(place: Place, tmp_path: Path) -> None:
    place.bring()
    place.wait()
    around = Surroundings(Disk(), lambda _: 1 << 40, kiosk="hall-3")
    other = Inbox(place.media, Reception(tmp_path / "other", place.receiver, around), place.clock)
    other.look()
    place.clock.advance(10)
    other.look()
    assert place.taken == 2
    assert (place.stick / "autumn.报告-report.hall-3.txt").exists()


def test_a_stick_that_is_read_only_gets_no_report_and_is_taken_once(place: Place) -> None:
    place.disk = Stick(lambda path: place.media in path.parents)
    place.restart()
    pack = place.bring()
    place.wait()
    place.restart()
    place.wait()
    assert place.taken == 1
    assert list(place.stick.iterdir()) == [pack]


def test_a_disk_that_knows_no_chinese_gets_a_report_with_another_name(place: Place) -> None:
    place.disk = Stick(lambda path: not path.name.isascii(), errno.EINVAL)
    place.restart()
    place.bring()
    place.wait()
    assert (place.stick / "autumn.report.hall-2.txt").exists()
    (place.stick / "autumn.report.hall-2.txt").unlink()
    place.wait()
    assert place.taken == 2


@pytest.mark.parametrize("after", range(4))
def test_a_stick_that_is_pulled_out_changes_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    pack = place.bring(b"x" * (3 << 20) + b"PK\x05\x06" + bytes(18))
    away = place.media.with_name("away")

    def pull() -> None:
        place.stick.rename(away)

    with reading(monkeypatch, pack, after, pull):
        place.wait()
    assert place.taken == 0
    assert not place.stick.exists(), "no folder is made where the stick was"
    away.rename(place.stick)
    place.wait()
    assert place.taken == 1


@contextmanager
def reading(
    monkeypatch: pytest.MonkeyPatch, pack: Path, count: int, then: Callable[[], None]
) -> Iterator[None]:
    """After so many pieces of the pack have been read, `then` happens and no more can be."""
    from kiosk.commands.publishing import reception

    class Failing(FileIO):
        def read(self, size: int | None = -1) -> bytes:
            nonlocal count
            count -= 1
            if count < 0:
                then()
                raise OSError(errno.EIO, "Input/output error")
            return super().read(size) or b""

    with monkeypatch.context() as patch:
        patch.setattr(reception, "opened", lambda path: Failing(path) if path == pack else opened(path))
        yield


def test_a_stick_that_cannot_be_read_is_told_of(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with reading(monkeypatch, place.bring(), 0, lambda: None):
        place.wait(60)
    assert place.taken == 0
    assert "The pack cannot be read (Input/output error)." in place.report
    place.restart()
    place.wait()
    assert place.taken == 1


def test_without_room_it_is_not_even_copied_and_taken_at_the_next_start(place: Place) -> None:
    place.free = 100
    place.bring()
    place.wait(60)
    assert place.taken == 0
    assert "There is no room for the pack" in place.report
    place.free = 1 << 40
    place.restart()
    place.wait()
    assert place.taken == 1


def test_a_full_disk_is_told_of(place: Place) -> None:
    place.disk = Stick(lambda path: path.name == ".incoming.kiosk", errno.ENOSPC)
    place.restart()
    place.bring()
    place.wait()
    assert "there is no room left on the disk" in place.report


def test_what_failed_through_no_fault_of_the_pack_is_tried_again_at_the_next_start(place: Place) -> None:
    place.receiver.answers = [FAILED]
    place.bring()
    place.wait(60)
    assert place.taken == 1
    place.restart()
    place.wait()
    assert place.taken == 2


def test_a_pack_that_ends_the_check_is_given_up(place: Place) -> None:
    place.receiver.answers = [Interrupted, Interrupted]
    place.bring()
    place.wait(60)
    assert place.taken == 2
    assert "was cut off 2 times" in place.report
    (place.stick / REPORT).unlink()
    place.wait()
    assert place.taken == 3
    assert "TAKEN: the kiosk" in place.report


def test_a_pack_that_ends_the_kiosk_is_given_up(place: Place) -> None:
    place.receiver.answers = [KeyboardInterrupt, KeyboardInterrupt]
    place.bring()
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            place.wait()
        place.restart()
    place.wait()
    assert place.taken == 2
    assert "was cut off 2 times" in place.report


def test_closing_the_kiosk_during_a_check_counts_for_nothing(place: Place) -> None:
    place.bring()
    for _ in range(4):
        place.receiver.answers = [Closing]
        with pytest.raises(Closing):
            place.wait()
        place.restart()
    place.wait()
    assert place.taken == 5
    assert "TAKEN: the kiosk" in place.report
    place.inbox.close()
    assert place.receiver.closed


def test_two_inboxes_of_one_store_take_turns(place: Place) -> None:
    place.bring()
    place.store.mkdir()
    from kiosk.store.turn import take_turn

    with (place.store / "packs.lock").open("ab") as lock:
        assert take_turn(lock)
        place.wait()
        assert place.taken == 0
    place.wait()
    assert place.taken == 1


def test_a_list_of_packs_that_is_damaged_counts_as_empty(place: Place) -> None:
    place.bring()
    place.wait()
    (place.store / "packs.json").write_bytes(b"\xff{[")
    place.restart()
    place.wait()
    assert place.taken == 2


def test_a_folder_that_is_not_there_is_waited_for(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.stick.rmdir()
    place.media.rmdir()
    place.wait()
    place.stick.mkdir(parents=True)
    place.bring()
    place.wait()
    assert place.taken == 1


def test_looking_takes_little_of_a_processor_however_much_lies_there(place: Place) -> None:
    assert place.inbox.look() == BETWEEN
    looks = iter([0.0, 0.006, 1.0, 3.0])
    place.inbox._spent = lambda: next(looks)
    assert place.inbox.look() == pytest.approx(20.0)
    assert place.inbox.look() == LONGEST


def test_a_report_can_be_read_in_notepad(place: Place) -> None:
    drawn = {"zh": "错误：\x1b[31m\n1 │ a: ，", "en": "error: \u202e\n1 │ a: ，"}
    place.receiver.answers = [
        Outcome("refused", Sentence("There are mistakes in the exhibition."), title={"zh": "海"}, drawn=drawn)
    ]
    place.bring(name="秋.kiosk")
    place.wait()
    data = (place.stick / "秋.报告-report.hall-2.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    text = data.decode("utf-8-sig")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.index("展览内容有错误") < text.index("There are mistakes in the exhibition")
    assert "2026-11-23 09:17" in text


def test_a_kiosk_shows_something_until_the_first_pack_comes(place: Place) -> None:
    shown = source(None, place.store, place.media, preview=False)
    assert shown.open_first().exhibition.folder == exhibition_folder(None)
    assert shown.watched is None


def test_the_thread_looks_and_ends(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.store.mkdir()
    (place.store / "packs.lock").touch()
    left = place.store / ".incoming.kiosk"
    left.write_bytes(b"cut off by a power cut")
    place.inbox.start()
    place.inbox.close()
    assert place.receiver.closed
    assert not left.exists()
