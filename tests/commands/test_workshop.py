"""Work in a process beside: done, broken off, or too long, and never longer than the kiosk itself."""

import os
import select
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.base.errors import KioskError
from kiosk.commands.publishing.workshop import NICE, ClosedError, DiedError, OverdueError, Workshop


@pytest.fixture
def standing() -> Iterator[Workshop]:
    workshop = Workshop(standing=True)
    yield workshop
    workshop.close()


def die() -> None:
    os._exit(3)


def refuse() -> None:
    raise KioskError("not this")


def hang(pipe: Path) -> None:
    """Tell who hangs, and hang."""
    pipe.write_text(str(os.getpid()), "ascii")
    threading.Event().wait()


def priority() -> int:
    return os.getpriority(os.PRIO_PROCESS, 0)


def test_a_standing_workshop_keeps_its_process(standing: Workshop) -> None:
    process = standing.do(os.getpid)
    assert process != os.getpid()
    assert standing.do(os.getpid) == process
    assert standing.do(priority) == priority()


def test_any_other_has_a_new_one_each_time_that_steps_back() -> None:
    workshop = Workshop()
    assert workshop.do(os.getpid) != workshop.do(os.getpid)
    assert workshop.do(priority) == min(priority() + NICE, 19)


def test_what_work_raises_is_raised_with_the_lines_it_came_from(standing: Workshop) -> None:
    process = standing.do(os.getpid)
    with pytest.raises(KioskError, match="not this") as refused:
        standing.do(refuse)
    assert any("in refuse" in note for note in refused.value.__notes__)
    assert standing.do(os.getpid) == process


def test_a_process_that_dies_is_replaced(standing: Workshop) -> None:
    process = standing.do(os.getpid)
    with pytest.raises(DiedError):
        standing.do(die)
    assert standing.do(os.getpid) != process


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    workshop = Workshop(longest=0.0)
    with pytest.raises(OverdueError):
        workshop.do(hang, tmp_path / "pid")


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of POSIX")
def test_closing_cuts_off_what_is_under_way(tmp_path: Path) -> None:
    pipe, workshop = tmp_path / "pid", Workshop()
    os.mkfifo(pipe)
    ended: list[type[Exception]] = []

    def work() -> None:
        try:
            workshop.do(hang, pipe)
        except ClosedError as error:
            ended.append(type(error))

    thread = threading.Thread(target=work)
    thread.start()
    process = int(pipe.read_text("ascii"))
    workshop.close()
    thread.join(30)
    assert ended == [ClosedError]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    with pytest.raises(ClosedError):
        workshop.do(os.getpid)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells the end of any process")
def test_it_ends_with_the_kiosk(tmp_path: Path) -> None:
    pipe = tmp_path / "pid"
    os.mkfifo(pipe)
    lines = "import sys; from tests.commands.test_workshop import *; Workshop().do(hang, Path(sys.argv[1]))"
    kiosk = subprocess.Popen([sys.executable, "-c", lines, str(pipe)])
    process = os.pidfd_open(int(pipe.read_text("ascii")))
    kiosk.kill()
    kiosk.wait()
    assert select.select([process], [], [], 30)[0]
    os.close(process)
