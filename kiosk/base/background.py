"""Processes and threads beside the screen: whatever they do, it comes first."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

_HOME = Path(__file__).resolve().parents[2]
"""Where the package lies: perhaps only beside launch.py, where a child would not find it by itself."""

HANDED_OVER = 0.0005
"""Seconds after which a thread that computes lets another go on that waits for it."""


def surroundings() -> dict[str, str]:
    """The environment of a process that is to find this package, wherever it lies."""
    search = os.pathsep.join(filter(None, (str(_HOME), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": search}


def start_beside(
    module: str, *arguments: object, asked: bool = False, bufsize: int = -1
) -> "subprocess.Popen[bytes]":
    """Start `python -m module` as a process whose answers can be read; it begins with `step_back`.

    `asked`: whether it is written to as well; `bufsize` as Popen has it. Raises OSError where no process
    can be started.
    """
    return subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)],
        stdin=subprocess.PIPE if asked else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=bufsize,
        env={**surroundings(), "PYTHONIOENCODING": "utf-8"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def hand_over_soon() -> None:
    """Have threads let go of the interpreter ten times as soon as of their own accord.

    Whenever the loop draws something, which it does without the interpreter, a thread that computes takes it,
    and would keep it for 5 ms: some frames waited twenty times.
    https://docs.python.org/3/library/sys.html#sys.setswitchinterval
    """
    sys.setswitchinterval(HANDED_OVER)


def step_back(nice: int) -> None:
    """Take less of the processor than what is on show, and be ended first where memory runs out.

    `nice`: by how much the priority of this process is lowered, 0 to 19. Ctrl-C, which reaches all processes
    of a terminal, is left to the parent. What a system does not know is left undone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        _lower(subprocess.IDLE_PRIORITY_CLASS if nice == 19 else subprocess.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(nice)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")


if sys.platform == "win32":

    def _lower(priority: int) -> None:
        # https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-setpriorityclass
        from ctypes import WinDLL, c_void_p

        kernel = WinDLL("kernel32")
        kernel.SetPriorityClass(c_void_p(-1), priority)  # what GetCurrentProcess gives
