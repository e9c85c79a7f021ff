"""What a visit leaves behind is cleared away when it is over: cycles, and memory that nobody uses."""

import gc
import platform
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.base.memory import give_back_free_memory
from kiosk.commands.opening import block_fields
from kiosk.content.library import Library, open_library
from kiosk.show import floor
from tests.show.conftest import SMALL, MakePilot, write_small

SMAPS = Path("/proc/self/smaps_rollup")


class Knot:
    """Something that only the garbage collector can take away."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def knot() -> Iterator["weakref.ref[Knot]"]:
    """Tied during a visit, and old enough that collections of the young do not find it."""
    gc.disable()
    yield weakref.ref(Knot())
    gc.enable()


def test_the_end_of_a_visit_clears_it_away(
    small: Library, make_pilot: MakePilot, knot: "weakref.ref[Knot]"
) -> None:
    pilot = make_pilot(small, SMALL)
    pilot.tap(5, 5)
    pilot.press("door-sea")
    pilot.settle()
    assert knot()
    pilot.advance(400)
    assert not pilot.show.attended
    pilot.settle()
    assert not knot()


def test_after_a_change_of_version_what_was_there_to_stay_is_cleared_away_as_well(
    small: Library, make_pilot: MakePilot, knot: "weakref.ref[Knot]", tmp_path: Path
) -> None:
    pilot = make_pilot(small, SMALL)
    gc.freeze()
    pilot.floor.offer(open_library(write_small(tmp_path), block_fields, None))
    pilot.step()
    assert knot()
    pilot.settle()
    assert not knot()


def test_what_was_set_in_type_goes_with_its_version(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small, SMALL)
    pilot.tap(5, 5)
    old = pilot.show._typesetter
    assert old._set.cache_info().currsize
    pilot.floor._installed.strike()
    assert not old._set.cache_info().currsize
    assert not old._faces._advance.cache_info().currsize


def test_while_nobody_comes_nothing_is_cleared(
    small: Library, make_pilot: MakePilot, knot: "weakref.ref[Knot]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(floor, "LONGEST", 10.0)
    pilot = make_pilot(small, SMALL)
    pilot.advance(20)
    assert knot()


def test_a_display_that_plays_by_itself_is_cleared_from_time_to_time(
    small: Library, make_pilot: MakePilot, knot: "weakref.ref[Knot]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(floor, "LONGEST", 10.0)
    pilot = make_pilot(small, SMALL, unattended=True)
    pilot.advance(5)
    assert knot()
    pilot.advance(10)
    assert not knot()


@pytest.mark.skipif(
    sys.platform != "linux" or not SMAPS.exists(), reason="needs Linux, which tells what is used"
)
def test_what_lies_free_between_blocks_is_given_back() -> None:
    blocks = [bytes(30_000) for _ in range(1400)]
    left = blocks[::8]
    del blocks
    before = anonymous()
    give_back_free_memory()
    assert before - anonymous() > 20e6
    assert len(left) == 175


HEAPS = """
import ctypes, tempfile, threading
from pathlib import Path
from kiosk.base.memory import keep_heap_small

libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
libc.malloc_info.argtypes = ctypes.c_int, ctypes.c_void_p
libc.fclose.argtypes = [ctypes.c_void_p]
keep_heap_small()
together = threading.Barrier(6)

def ask() -> None:
    together.wait()
    libc.malloc(30_000)
    together.wait()

threads = [threading.Thread(target=ask) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
with tempfile.NamedTemporaryFile() as told:
    stream = libc.fopen(told.name.encode(), b"w")
    libc.malloc_info(0, stream)
    libc.fclose(stream)
    print(Path(told.name).read_text().count("<heap "))
"""


@pytest.mark.skipif(
    sys.platform != "linux" or platform.libc_ver()[0] != "glibc",
    reason="needs glibc, which tells its heaps",
)
def test_all_threads_are_served_from_one_heap() -> None:
    """In a process of its own: here threads run already."""
    told = subprocess.run([sys.executable, "-c", HEAPS], capture_output=True, text=True, check=True)
    assert int(told.stdout) == 1


def anonymous() -> int:
    lines = SMAPS.read_text("ascii").splitlines()
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Anonymous:"))
