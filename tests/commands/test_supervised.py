"""Kiosks that are real processes: what they hear, what they say, and how they end."""

import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue

import pytest

from kiosk.commands.health.snapshot import PlainShown
from kiosk.commands.health.statusfile import read_status
from kiosk.commands.supervising.bidding import Bidding
from kiosk.commands.supervising.child import Child
from kiosk.commands.supervising.ladder import Rung
from kiosk.commands.supervising.leash import KEPT
from kiosk.commands.supervising.pulse import ALONE, ENDS, SHOWS
from kiosk.commands.supervising.servicemanager import ServiceManager
from tests.commands.smallshow import write_small

LONG = 60.0
"""Seconds after which a test has failed."""
BEGINS = """\
from kiosk.base.clock import SystemClock
from kiosk.commands.supervising import pulse
from kiosk.commands.supervising.kept import Kept
import sys, threading
ended = threading.Event()
kept = Kept(SystemClock())
kept.heed(ended.set, lambda: sys.stderr.write("looked\\n"))
kept.beat_alone()
"""
WAITS = BEGINS + "ended.wait()\n"
HANGS = BEGINS + "def in_the_midst():\n    kept.beat_alone()\n    while True: pass\nin_the_midst()\n"
HANGS_ALONE = (
    BEGINS.replace("import sys", "pulse.LAST = 0.2; import sys")
    + "lock = threading.Lock()\n"
    + "lock.acquire()\n" * 2
)
ENDS_BY_WISH = BEGINS + "print('not for the pulse'); kept.end()\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="by signals of POSIX")
Start = Callable[[str], tuple[Child, "SimpleQueue[str | int]"]]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a kiosk made of these lines of Python; gives it, and what it says and ends with."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    children = []

    def start(lines: str) -> tuple[Child, "SimpleQueue[str | int]"]:
        (tmp_path / "made_up.py").write_text(lines)
        heard: SimpleQueue[str | int] = SimpleQueue()
        children.append(Child(["made_up"], Rung.CURRENT, lambda child, news: heard.put(news)))
        return children[-1], heard

    yield start
    for child in children:
        child.kill()


def status(heard: "SimpleQueue[str | int]") -> int:
    """What it ends with."""
    while isinstance(news := heard.get(timeout=LONG), str):
        pass
    return news


def test_it_ends_when_asked_to_and_looks_before(start: Start, capfd: pytest.CaptureFixture[str]) -> None:
    child, heard = start(WAITS)
    assert heard.get(timeout=LONG) == ALONE
    child.ask_to_look()
    child.ask_to_end()
    assert status(heard) == 0
    child.ask_to_end()


def test_one_that_hangs_tells_where(start: Start, capfd: pytest.CaptureFixture[str]) -> None:
    child, heard = start(HANGS)
    assert [heard.get(timeout=LONG) for _ in range(2)] == [ALONE, ALONE]
    child.ask_where()
    assert status(heard) == -signal.SIGABRT
    told = capfd.readouterr().err
    assert "in in_the_midst" in told
    assert "in _follow_leash" in told  # of all threads


def test_one_that_hangs_where_nobody_ends_it_ends_itself(
    start: Start, capfd: pytest.CaptureFixture[str]
) -> None:
    _, heard = start(HANGS_ALONE)
    assert status(heard) == 1
    assert "made_up.py" in capfd.readouterr().err


def test_what_is_printed_is_no_pulse(start: Start, capfd: pytest.CaptureFixture[str]) -> None:
    _, heard = start(ENDS_BY_WISH)
    said = [heard.get(timeout=LONG) for _ in range(3)]
    assert said[0] == ALONE
    assert sorted(map(str, said[1:])) == ["0", ENDS]
    assert "not for the pulse" in capfd.readouterr().err


PARENT = """\
import sys, threading
from kiosk.commands.supervising.child import Child
from kiosk.commands.supervising.ladder import Rung
heard = threading.Event()
child = Child(["made_up"], Rung.CURRENT, lambda child, news: heard.set())
heard.wait()
print(child.pid, flush=True)
threading.Event().wait()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells the end of any process")
def test_it_ends_with_its_parent(tmp_path: Path) -> None:
    (tmp_path / "made_up.py").write_text(WAITS)
    around = {**os.environ, "PYTHONPATH": str(tmp_path), "SDL_VIDEODRIVER": "dummy"}
    command = [sys.executable, "-c", "import sys; sys.path.insert(0, '.')\n" + PARENT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=around) as parent:
        assert parent.stdout
        child = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
    assert select.select([child], [], [], LONG)[0]
    os.close(child)


def test_signals_end_it_or_have_it_look() -> None:
    before = signal.getsignal(signal.SIGTERM)
    ended, looked = threading.Event(), threading.Event()
    with closing(Bidding()) as bidding:
        bidding.heed(ended.set, looked.set)
        os.kill(os.getpid(), signal.SIGHUP)
        assert looked.wait(LONG)
        assert not bidding.ended
        os.kill(os.getpid(), signal.SIGINT)
        assert ended.wait(LONG)
        assert bidding.ended
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_was_bidden_before_somebody_heeds_it_is_not_lost() -> None:
    read, write = os.pipe()
    ended = threading.Event()
    with closing(Bidding(read)) as bidding:
        os.close(write)
        for thread in threading.enumerate():
            if thread.name == "leash":
                thread.join(LONG)
        bidding.heed(ended.set, lambda: None)
        assert ended.is_set()


@pytest.mark.parametrize("abstract", [False, True])
def test_systemd_is_told(tmp_path: Path, abstract: bool) -> None:
    name = f"kiosk-{os.getpid()}" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(f"\0{name}" if abstract else name)
        manager.settimeout(LONG)
        ServiceManager(f"@{name}" if abstract else name).tell("READY=1", "STATUS=shown")
        assert manager.recv(4096) == b"READY=1\nSTATUS=shown"


def test_silence_that_is_meant_is_announced_to_systemd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "30000000")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(LONG)
        service = ServiceManager(str(tmp_path / "notify"))
        service.expect_silence(60)
        service.resume()
        assert manager.recv(4096) == b"EXTEND_TIMEOUT_USEC=90000000\nWATCHDOG_USEC=90000000"
        assert manager.recv(4096) == b"WATCHDOG_USEC=30000000"


@pytest.mark.parametrize("address", ["", "/nowhere/at/all"])
def test_without_systemd_nobody_is_told(address: str) -> None:
    ServiceManager(address).tell("READY=1")


class Service:
    """`kiosk supervise` as systemd sees it."""

    def __init__(self, folder: Path) -> None:
        self.manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.manager.bind(str(folder / "notify"))
        self.manager.settimeout(LONG)
        show = write_small(folder / "show")
        command = [sys.executable, "-m", "kiosk", "supervise", "--size", "320x180", "--exhibition", str(show)]
        around = {
            **os.environ,
            "NOTIFY_SOCKET": str(folder / "notify"),
            "KIOSK_STATE": str(folder / "state"),
            "XDG_DATA_HOME": str(folder / "data"),
            "SDL_VIDEODRIVER": "dummy",
            "SDL_AUDIODRIVER": "dummy",
        }
        self.process = subprocess.Popen(command, env=around, stderr=subprocess.PIPE)

    def until(self, assignment: str) -> None:
        """Wait until it says this."""
        while assignment not in self.manager.recv(4096).decode().split("\n"):
            pass

    def kiosk(self) -> int:
        """The process that shows the exhibition."""
        pid = self.process.pid
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()[0])


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_whole_life(tmp_path: Path) -> None:
    service = Service(tmp_path)
    with service.process, service.manager:
        try:
            service.until("READY=1")
            first = service.kiosk()
            os.kill(first, signal.SIGTERM)  # not by the wish of the supervisor: it comes back
            service.until("STATUS=the exhibition is shown")
            second = service.kiosk()
            assert second != first
            service.process.send_signal(signal.SIGHUP)
            service.until("WATCHDOG=1")
            os.kill(second, signal.SIGSEGV)
            service.until("EXTEND_TIMEOUT_USEC=62000000")  # for the start of the third
            service.process.terminate()
            _, told = service.process.communicate(timeout=LONG)
        finally:
            service.process.kill()
    assert service.process.returncode == 0
    assert b"Segmentation fault" in told
    assert b"Current thread" in told  # where it was


def test_wrong_options_are_told_at_once(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "kiosk",
        "supervise",
        "--store",
        str(tmp_path),
        "--exhibition",
        str(tmp_path),
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONG)
    assert ended.returncode == 2
    assert "not both" in ended.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_run_ends_whole(tmp_path: Path, number: int) -> None:
    show = write_small(tmp_path / "show")
    around = {
        **os.environ,
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "SDL_VIDEODRIVER": "dummy",
        KEPT: "current",
    }
    command = [sys.executable, "-m", "kiosk", "run", "--size", "320x180", "--exhibition", str(show)]
    command += ["--state", str(tmp_path / "state")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=around) as run:
        assert run.stdout
        assert run.stdout.readline().startswith(SHOWS.encode())
        assert run.stdout.readline() == f"{ALONE}\n".encode()
        run.send_signal(number)
        assert ENDS not in run.stdout.read().decode().split()
    assert run.returncode == 0


def test_the_plain_page_needs_nothing_and_tells_that_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    monkeypatch.chdir(tmp_path)
    heard: SimpleQueue[str | int] = SimpleQueue()
    arguments = ["kiosk.commands.supervising.plain", "320x180", "0", str(tmp_path / "now")]
    child = Child(arguments, Rung.PLAIN, lambda child, news: heard.put(news))
    assert [heard.get(timeout=LONG) for _ in range(2)] == [ALONE, ALONE]
    told = read_status(tmp_path / "now")
    assert told
    assert isinstance(told.snapshot, PlainShown)
    assert told.process.pid == child.pid
    child.ask_to_end()
    assert status(heard) == 0
    assert list(tmp_path.rglob("*")) == [tmp_path / "now"]
