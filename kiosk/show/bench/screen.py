"""Where the windows of a measurement open: on the display there is, else on one of its own."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.base.geometry import Size


@contextmanager
def screen(largest: Size) -> Iterator[tuple[dict[str, str], str]]:
    """The environment for processes that open windows of up to `largest`, and where that is, in words."""
    asked = os.environ.get("SDL_VIDEODRIVER")
    if asked:
        yield {}, f"as SDL_VIDEODRIVER says: {asked}"
    elif not sys.platform.startswith("linux") or _has_display():
        yield {}, "on this machine's display"
    elif shutil.which("Xvfb"):
        with _xvfb(largest) as name:
            yield {"DISPLAY": name}, "real X11 windows on a display without glass (Xvfb)"
    else:
        yield {"SDL_VIDEODRIVER": "dummy"}, "no display and no Xvfb: frames are drawn but shown nowhere"


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def _xvfb(size: Size) -> Iterator[str]:
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", f"{size.w}x{size.h}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[tell], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(tell)
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # or the server would outlive a `kill`
    try:
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"
    finally:
        signal.signal(signal.SIGTERM, before)
        server.terminate()
        server.wait()
