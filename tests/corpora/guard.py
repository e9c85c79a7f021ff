"""Keeps the child that visits files: it is replaced where it dies, and ended where it does not come back."""

import json
import os
import select
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

PATIENCE = 60.0
"""Seconds after which a file counts as one that hangs."""
_LOOK = 0.05


class Guard:
    """Has files visited in a child, one at a time."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._child: subprocess.Popen[bytes] | None = None

    def visit(self, path: Path, sort: str) -> dict[str, Any]:
        """What came of the file; `died` or `hung` where nothing did."""
        child = self._child = self._child or _started()
        assert child.stdin
        assert child.stdout
        begun = time.perf_counter()
        child.stdin.write(json.dumps([str(path), sort]).encode() + b"\n")
        child.stdin.flush()
        helpers = 0
        while time.perf_counter() - begun < self._patience:
            if select.select([child.stdout], [], [], _LOOK)[0]:
                return self._answer(child) | {"helpers": helpers}
            helpers = max([helpers, *map(_memory, _descendants(child.pid))])
        self.close()
        return {"hung": self._patience, "unnamed": [f"hangs for {self._patience:.0f} s"], "helpers": helpers}

    def _answer(self, child: "subprocess.Popen[bytes]") -> dict[str, Any]:
        assert child.stdout
        line = child.stdout.readline()
        if line:
            came: dict[str, Any] = json.loads(line)
            return came
        status = child.wait()
        self._child = None
        return {"died": status, "unnamed": [f"the process dies with {status}"]}

    def close(self) -> None:
        """End the child."""
        if self._child:
            self._child.kill()
            self._child.wait()
            self._child = None


def _started() -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": os.getcwd(), "SDL_VIDEODRIVER": "dummy"}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.corpora.visitor"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _descendants(pid: int) -> list[int]:
    """The processes that a process has started, and those that these have."""
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in map(int, (task / "children").read_text("ascii").split()):
                found += [child] if _command(child) != _command(pid) else []
                found += _descendants(child)
    return found


def _command(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def _memory(pid: int) -> int:
    """MB of memory that a process has."""
    with suppress(OSError, IndexError, ValueError):
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGESIZE") >> 20
    return 0
