"""`python -m kiosk.stage.switching on|off DRIVER`: switches the display, and says why where it cannot.

A process of its own, for what it calls may hang or end it: the exit status is 0 where it was done.
"""

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

LONGEST = 4.0
"""Seconds that one program may take."""
BACKLIGHTS = Path("/sys/class/backlight")


class Unable(Exception):
    """The display cannot be switched in this way."""


def by_x11(on: bool) -> None:
    """X's Display Power Management Signaling, as its own `xset dpms force` does.

    https://www.x.org/releases/current/doc/libXext/dpmslib.html
    """
    x11, ext = _library("X11"), _library("Xext")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    if not display:
        raise Unable("the X server cannot be reached")
    if on:
        x11.XResetScreenSaver(display)  # X's own, which may have come on meanwhile
    unused = ctypes.c_int()
    if not ext.DPMSQueryExtension(display, ctypes.byref(unused), ctypes.byref(unused)):
        raise Unable("this X server has no DPMS")
    if not ext.DPMSCapable(display):
        raise Unable("this X server says that its display cannot be switched by DPMS")
    # Never by itself, after some minutes without a touch: only when it is told to.
    ext.DPMSSetTimeouts(display, ctypes.c_ushort(0), ctypes.c_ushort(0), ctypes.c_ushort(0))
    ext.DPMSEnable(display)
    mode_on, mode_off = 0, 3
    ext.DPMSForceLevel(display, ctypes.c_ushort(mode_on if on else mode_off))
    x11.XSync(display, 0)
    x11.XCloseDisplay(display)


def _library(name: str) -> Any:
    try:
        return ctypes.CDLL(ctypes.util.find_library(name) or f"lib{name}.so.6")
    except OSError:
        raise Unable(f"lib{name} is not installed") from None


def by_wayland(on: bool) -> None:
    """Programs that speak the compositor's protocol: wlopm switches the power, wlr-randr the output."""
    if shutil.which("wlopm"):
        _call("wlopm", "--on" if on else "--off", "*")
    elif shutil.which("wlr-randr"):
        for output in _outputs():
            _call("wlr-randr", "--output", output, "--on" if on else "--off")
    else:
        raise Unable("neither wlopm nor wlr-randr is installed")


def _outputs() -> list[str]:
    """The names of all outputs: they stand at the beginnings of lines."""
    said = _call("wlr-randr")
    return [line.split()[0] for line in said.splitlines() if line and not line[0].isspace()]


def _call(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=True)
    except subprocess.CalledProcessError as error:
        raise Unable(f"{command[0]} says: {(error.stderr or error.stdout).strip()[:200]}") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unable(str(error)) from None
    return done.stdout


def _user32() -> Any:
    return ctypes.WinDLL("user32")  # type: ignore[attr-defined,unused-ignore]


def by_windows(on: bool) -> None:
    """The system command for monitors; a slight move of the mouse, for some wake up by nothing else.

    https://learn.microsoft.com/windows/win32/menurc/wm-syscommand
    """
    user32 = _user32()
    everyone, syscommand, monitorpower = 0xFFFF, 0x0112, 0xF170
    user32.PostMessageW(everyone, syscommand, monitorpower, -1 if on else 2)
    if on:
        move = 0x0001
        for by in (1, -1):
            user32.mouse_event(move, by, 0, 0, 0)


def by_backlight(on: bool) -> None:
    """The kernel's own switch of a built-in display, whatever compositor there is; it may need a udev rule.

    https://docs.kernel.org/ABI/stable/sysfs-class-backlight
    """
    switches = sorted(BACKLIGHTS.glob("*/bl_power"))
    if not switches:
        raise Unable("the kernel knows no backlight")
    unblank, powerdown = "0", "4"
    try:
        for switch in switches:
            switch.write_text(unblank if on else powerdown, "ascii")
    except OSError as error:
        raise Unable(str(error)) from None


WAYS: Mapping[str, Sequence[Callable[[bool], None]]] = {
    "x11": (by_x11, by_backlight),
    "wayland": (by_wayland, by_backlight),
    "windows": (by_windows,),
}
"""By the names of SDL's video drivers: the first that can does it."""


def main(wanted: str, driver: str) -> int:
    """Switch the display `on` or `off`; the exit status."""
    if driver == "x11" and os.environ.get("WAYLAND_DISPLAY"):
        driver = "wayland"  # such an X server is a window of a compositor, and has no say in the display
    reasons = []
    for way in WAYS.get(driver, (by_backlight,)):
        try:
            way(wanted == "on")
            return 0
        except Unable as reason:
            reasons.append(str(reason))
    sys.stdout.write("; ".join(reasons) + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
