"""A pack is the same for the same content; whatever is not as a pack should be is refused, and says why."""

import errno
import io
import os
import subprocess
import sys
import zipfile
from contextlib import suppress
from io import FileIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.base.errors import KioskError
from kiosk.base.sentences import told, translations
from kiosk.store.disk import Disk
from kiosk.store.packs.installing import unpack
from kiosk.store.packs.names import fault
from kiosk.store.packs.reading import Pack
from kiosk.store.packs.shape import PackRefused
from kiosk.store.packs.writing import write_pack
from kiosk.store.store import Store
from tests.store.hostile import TIDE, corpus, damaged_inside, dearest
from tests.store.packed import FILES, good_pack, manifest_of, write_files

ROOM = 1 << 40


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return good_pack(tmp_path_factory.mktemp("packs"))


def written(folder: Path, data: bytes) -> Path:
    path = folder / "a.kiosk"
    path.write_bytes(data)
    return path


def unpacked(path: Path, store: Store) -> dict[str, bytes]:
    """What a draft holds into which the pack was unpacked."""
    with Pack(path) as pack, store.draft() as draft:
        unpack(pack, draft, lambda _: ROOM)
        found = {entry.path: (draft.folder / entry.path).read_bytes() for entry in draft.entries}
        assert draft.entries == pack.manifest.files
        return found


def test_what_is_packed_comes_out_again(tmp_path: Path, good: bytes) -> None:
    assert unpacked(written(tmp_path, good), Store(tmp_path / "store")) == FILES


def test_the_same_content_is_the_same_pack(tmp_path: Path, good: bytes) -> None:
    write_files(tmp_path / "again", dict(sorted(FILES.items(), reverse=True)))
    os.utime(tmp_path / "again" / TIDE, (0, 0))
    write_pack(tmp_path / "b.kiosk", manifest_of(FILES), tmp_path / "again")
    assert (tmp_path / "b.kiosk").read_bytes() == good


def test_large_packs_have_their_sizes_in_wider_fields(
    tmp_path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1000)
    large = good_pack(tmp_path)
    assert len(large) > len(good)
    assert unpacked(written(tmp_path, large), Store(tmp_path / "store")) == FILES


def test_other_programs_can_open_it(good: bytes) -> None:
    with ZipFile(io.BytesIO(good)) as file:
        assert file.testzip() is None
        assert file.namelist() == ["manifest.json", *FILES]
        assert [each.compress_type for each in file.infolist()] == [8, 0, 0, 8, 8]


def test_what_the_store_holds_is_not_read_again(tmp_path: Path, good: bytes) -> None:
    store = Store(tmp_path / "store")
    with Pack(written(tmp_path, good)) as pack, store.draft() as draft:
        unpack(pack, draft, lambda _: ROOM)
        store.publish(draft, {"en": "The sea"})
    damaged = written(tmp_path, damaged_inside(good)["a bit is another"])
    assert unpacked(damaged, store) == FILES


def test_hostile_packs_are_each_refused_with_their_own_sentence(tmp_path: Path, good: bytes) -> None:
    chinese = translations("zh")
    for name, (data, found) in corpus(good).items():
        with pytest.raises(PackRefused) as refused, Pack(written(tmp_path, data)):
            pass
        assert found in str(refused.value), name
        assert refused.value.found.template in chinese, name
        assert "\n" not in str(refused.value)
        assert "\x1b" not in told(refused.value.args[0], "zh")


def test_damage_inside_is_found_while_unpacking(tmp_path: Path, good: bytes) -> None:
    store = Store(tmp_path / "store")
    for name, data in damaged_inside(good).items():
        with pytest.raises(PackRefused, match="in the pack is damaged"):
            unpacked(written(tmp_path, data), store)
        assert not list((tmp_path / "store" / "versions").iterdir()), name
    assert store.current() is None


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.kiosk"
    if kind == "pipe":
        os.mkfifo(path)
        with pytest.raises(PackRefused, match="is no pack"):
            Pack(path)
    else:
        path.mkdir()
        with pytest.raises((PackRefused, OSError)):
            Pack(path)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs proc(5) for the memory")
def test_refusals_take_little_time_and_memory(tmp_path: Path, good: bytes) -> None:
    for number, data in enumerate([*dearest(), *(data for data, _ in corpus(good).values())]):
        (tmp_path / f"{number}.kiosk").write_bytes(data)
    program = """
import sys, time
from pathlib import Path
from kiosk.store.packs.reading import Pack
from kiosk.store.packs.shape import PackRefused

def most() -> int:
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])

def refuse(path: Path) -> float:
    began = time.process_time()
    try:
        Pack(path)
    except PackRefused:
        return time.process_time() - began
    raise SystemExit(f"{path} was taken")

before = most()
print(max(min(refuse(path) for _ in range(3)) for path in Path(sys.argv[1]).iterdir()), most() - before)
"""
    asked = subprocess.run(
        [sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True, timeout=60
    )
    seconds, kilobytes = map(float, asked.stdout.split())
    assert kilobytes < 50_000
    assert seconds < 0.3, "0.1 s on a computer that has nothing else to do"


def test_without_room_nothing_is_unpacked(tmp_path: Path, good: bytes) -> None:
    with Pack(written(tmp_path, good)) as pack, Store(tmp_path / "store").draft() as draft:
        with pytest.raises(
            KioskError, match="There is no room for the pack: it takes 1 MB, and 200 MB are free"
        ):
            unpack(pack, draft, lambda _: 200 * 10**6)
        assert not list(draft.folder.iterdir())


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_damage_is_refused_and_stays_inside(tmp_path: Path, good: bytes, data: st.DataObject) -> None:
    store = Store(tmp_path / "store")
    changed = bytearray(good)
    for _ in range(data.draw(st.integers(1, 4))):
        damage(changed, data)
    path = written(tmp_path, bytes(changed))
    with suppress(PackRefused):
        assert unpacked(path, store) == FILES
    assert {each.name for each in tmp_path.iterdir()} <= {"a.kiosk", "store"}
    assert not list((tmp_path / "store").glob("versions/*"))


def damage(pack: bytearray, data: st.DataObject) -> None:
    """Flip a bit, cut, repeat or swap what stands somewhere."""
    places = st.integers(0, max(0, len(pack) - 1))
    one, other = sorted((data.draw(places), data.draw(places)))
    match data.draw(st.sampled_from(["flip", "cut", "drop", "double", "swap"])):
        case "flip" if pack:
            pack[one] ^= 1 << data.draw(st.integers(0, 7))
        case "cut":
            del pack[other:]
        case "drop":
            del pack[one:other]
        case "double":
            pack[one:one] = pack[one:other]
        case "swap":
            length = min(64, other - one, len(pack) - other)
            pack[one : one + length], pack[other : other + length] = (
                pack[other : other + length],
                pack[one : one + length],
            )


class Full(Disk):
    """A disk that has no room beyond so many bytes, or takes no larger file."""

    def __init__(self, room: int, number: int = errno.ENOSPC) -> None:
        self.room, self.number = room, number

    def create(self, path: Path) -> FileIO:
        disk = self

        class Filling(FileIO):
            def write(self, data: object) -> int:
                disk.room -= len(memoryview(data).cast("B"))  # type: ignore[arg-type]
                if disk.room < 0:
                    raise OSError(disk.number, os.strerror(disk.number))
                return super().write(data)  # type: ignore[arg-type]

        return Filling(path, "xb")


@pytest.mark.parametrize(("number", "told_so"), [(errno.ENOSPC, "There is no room"), (errno.EFBIG, "exFAT")])
def test_a_full_disk_leaves_no_half_pack(tmp_path: Path, good: bytes, number: int, told_so: str) -> None:
    manifest = write_files(tmp_path / "show")
    target = tmp_path / "stick" / "a.kiosk"
    target.parent.mkdir()
    target.write_bytes(b"the pack before")
    for room in range(0, len(good), 97):
        with pytest.raises(KioskError, match=told_so):
            write_pack(target, manifest, tmp_path / "show", disk=Full(room, number))
        assert [each.name for each in target.parent.iterdir()] == ["a.kiosk"]
    assert target.read_bytes() == b"the pack before"


def test_what_changes_while_it_is_packed_is_noticed(tmp_path: Path) -> None:
    manifest = write_files(tmp_path / "show")
    for path in (TIDE, "exhibits/sea.yaml"):
        before = (tmp_path / "show" / path).read_bytes()
        for now in (before + b"x", before[:-1], before[:-1] + b"x"):
            (tmp_path / "show" / path).write_bytes(now)
            with pytest.raises(KioskError, match=f"`{path}` has changed while it was packed"):
                write_pack(tmp_path / "a.kiosk", manifest, tmp_path / "show")
        (tmp_path / "show" / path).write_bytes(before)


@pytest.mark.parametrize("name", ["assets/nul.png", "assets/what?.png", "assets/" + "x" * 200])
def test_names_that_no_kiosk_takes_are_not_packed(tmp_path: Path, name: str) -> None:
    with pytest.raises(KioskError, match="cannot be packed: "):
        write_pack(tmp_path / "a.kiosk", manifest_of({name: b""}), tmp_path)


def test_names_that_clash_are_not_packed(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match=r"`assets/A.png` and `assets/a.png` would be one file"):
        write_pack(tmp_path / "a.kiosk", manifest_of({"assets/a.png": b"", "assets/A.png": b""}), tmp_path)


@pytest.mark.parametrize(
    "name", ["assets/banner/hall.svg", "assets/海/潮 (2).png", "exhibits/sea.yaml", "assets/[1].jpg"]
)
def test_usual_names_are_good(name: str) -> None:
    assert fault(name) is None
