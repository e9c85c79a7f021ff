"""A real X server without glass, which can be pulled out and put in again; its screen lies in a file."""

import os
import shutil
import struct
import subprocess
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
from PIL import Image

from kiosk.base.geometry import Size

without_xvfb = pytest.mark.skipif(
    not shutil.which("Xvfb"), reason="Xvfb is not installed: no X server to try"
)


def comes_true(wanted: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Whether that is so within some seconds, of what nobody tells."""
    tick = threading.Event()
    for _ in range(round(seconds / 0.05)):
        if wanted():
            return True
        tick.wait(0.05)
    return False


class Screen:
    """One display number, and whatever server has it."""

    def __init__(self, folder: Path, size: Size) -> None:
        self.size = size
        self._folder = folder
        self._server: subprocess.Popen[bytes] | None = None
        self.number = ""
        self.plug_in()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pull_out()

    @property
    def name(self) -> str:
        """For $DISPLAY."""
        return f":{self.number}"

    def plug_in(self) -> None:
        """Start the server, under the number that it had; returns once it takes connections."""
        told, tell = os.pipe()
        size = f"{self.size.w}x{self.size.h}x24"
        number = [self.name] if self.number else []
        self._server = subprocess.Popen(
            ["Xvfb", *number, "-displayfd", str(tell), "-screen", "0", size, "-nolisten", "tcp", "-nocursor",
             "-fbdir", str(self._folder)],
            pass_fds=[tell], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(tell)
        with os.fdopen(told) as answer:
            self.number = answer.readline().strip() or self.number

    def pull_out(self) -> None:
        """Kill the server, if there is one."""
        server, self._server = self._server, None
        if server:
            server.kill()
            server.wait()

    def tap(self, x: int, y: int) -> None:
        """As somebody does with a pointer. https://www.x.org/releases/current/doc/xextproto/xtest.html"""
        from Xlib import X
        from Xlib.display import Display
        from Xlib.ext import xtest

        with closing(Display(self.name)) as hand:
            xtest.fake_input(hand, X.MotionNotify, x=x, y=y)
            for press in (X.ButtonPress, X.ButtonRelease):
                xtest.fake_input(hand, press, 1)
            hand.sync()

    def picture(self) -> bytes:
        """What the screen shows, as rows of RGB bytes. It lies there as an XWD file (X11/XWDFile.h)."""
        data = (self._folder / "Xvfb_screen0").read_bytes()
        header, *rest = struct.unpack(">25I", data[:100])
        begin, pitch = header + rest[18] * 12, rest[11]
        w, h = self.size
        rows = (data[begin + y * pitch : begin + y * pitch + 4 * w] for y in range(h))
        return Image.frombytes("RGB", (w, h), b"".join(rows), "raw", "BGRX").tobytes()

    def comes_to_show(self, picture: bytes, seconds: float = 60.0) -> bool:
        """Whether it looks just so within some seconds: the server tells nobody when it has painted."""
        return comes_true(lambda: self.picture() == picture, seconds)
