"""How bright the display is, where the system has a say in it: a laptop's or panel's light, or by DDC/CI."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Protocol

BACKLIGHT = Path("/sys/class/backlight")
PATIENCE = 10.0
"""Seconds that a display may take to answer."""


class Brightness(Protocol):
    """A display that can be asked and told, which may take a second."""

    def get(self) -> float | None:
        """0–1; None where it does not answer."""
        ...

    def set(self, share: float) -> None:
        """Be so bright, if it can."""
        ...


class Backlight:
    """Through the kernel: https://docs.kernel.org/gpu/backlight.html and sysfs-class-backlight."""

    def __init__(self, folder: Path) -> None:
        self._level, self._most = folder / "brightness", folder / "max_brightness"

    def get(self) -> float | None:
        """0–1; None where it does not answer."""
        try:
            return min(1.0, int(self._level.read_text()) / max(1, int(self._most.read_text())))
        except (OSError, ValueError):
            return None

    def set(self, share: float) -> None:
        """Be so bright."""
        most = int(self._most.read_text())
        self._level.write_text(str(max(1, round(share * most))))

    @property
    def writable(self) -> bool:
        """Whether this user may set it."""
        try:
            self._level.open("r+").close()
        except OSError:
            return False
        return True


class Ddc:
    """Through `ddcutil`, for monitors: feature 10 of the VESA's MCCS is luminance."""

    def __init__(self, program: str) -> None:
        self._program = program

    def get(self) -> float | None:
        """0–1; None where it does not answer."""
        told = re.search(r"VCP 10 C (\d+) (\d+)", self._ask("getvcp", "10", "--brief"))
        return min(1.0, int(told[1]) / max(1, int(told[2]))) if told else None

    def set(self, share: float) -> None:
        """Be so bright, in parts of a hundred, which is what nearly all monitors count to."""
        self._ask("setvcp", "10", str(round(100 * share)))

    def _ask(self, *words: str) -> str:
        try:
            done = subprocess.run(
                [self._program, *words],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
                encoding="utf-8",
                errors="replace",
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout


def find_brightness(backlights: Path = BACKLIGHT) -> Brightness | None:
    """What sets this machine's; None where nothing does."""
    folders = sorted(backlights.iterdir()) if backlights.is_dir() else []
    for light in map(Backlight, folders):
        if light.writable:
            return light
    program = shutil.which("ddcutil")
    return Ddc(program) if program else None
