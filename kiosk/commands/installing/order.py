"""What is to be installed, and where the kiosk keeps its things once it is."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

NAME = "exhibition-kiosk"
"""Of the unit, and of its folders in /var/lib, /var/cache and /run."""
STATE = Path("/var/lib") / NAME
CACHE = Path("/var/cache") / NAME
RUNTIME = Path("/run") / NAME

Under = Literal["cage", "x11"]
"""A Wayland compositor for one window alone, or an X server with nothing else in it."""


@dataclass(frozen=True)
class Order:
    """One kiosk of one user. Folders are absolute."""

    user: str
    uid: int
    under: Under
    kiosk: tuple[str, ...]
    """What carries out a verb: a program and its arguments, the last of them `kiosk`."""
    options: tuple[str, ...]
    """What it is run with."""
    python_path: Path | None
    """Where a checkout is that the command imports the kiosk from."""
    read: tuple[Path, ...]
    """What it must be able to read, wherever it lies: program, packages, exhibition."""
    written: tuple[Path, ...]
    """Folders it writes to besides its own: a store, an inbox."""
    listens: bool
    """Whether it is to listen on a port of this machine."""
    systemd: int
    """The version of systemd that is here."""
    server: str
    """The program that shows it: cage or an X server."""

    @property
    def command(self) -> tuple[str, ...]:
        """What keeps the kiosk running."""
        return (*self.kiosk, "supervise", *self.options)
