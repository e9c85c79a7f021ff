"""Walls around the kiosk: what a program of its user may reach, and what not.

https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Sandboxing
"""

from collections.abc import Iterable
from pathlib import Path

from kiosk.commands.installing.order import Order

_HIDDEN = tuple(Path(each) for each in ("/home", "/root", "/run/user"))
_WALLS = """\
# Walls. Left open are MemoryDenyWriteExecute, for graphics drivers and film decoders make code while they
# run; PrivateDevices, which would hide graphics and sound; PrivateUsers, for the devices of the session are
# this user's.
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectProc=invisible
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
KeyringMode=private
RemoveIPC=yes
# Others may read what it writes beside packs; its own folder in /var/lib is shut.
UMask=0022
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged
# X servers become again who they are before they have their keymap compiled; without it they do not start.
SystemCallFilter=setuid setgid
SystemCallErrorNumber=EPERM"""


def walls(order: Order) -> str:
    """Those around the exhibition; a folder that is not there is left out, and no reason not to start."""
    opened = [path for path in order.written if _is_hidden(path)]
    written = quoted(f"-{path}" for path in order.written if not _is_hidden(path))
    places = ["# Where versions are published, and where sticks are read.", f"ReadWritePaths={written}"]
    return "\n".join(
        (
            walls_of_all(order, opened),
            "PrivateTmp=yes",
            "# A panel's brightness, where this user may set it.",
            "ReadWritePaths=-/sys/devices",
            *(places if written else []),
        )
    )


def walls_of_all(order: Order, opened: Iterable[Path]) -> str:
    """Those around the X server too; `opened`: folders in a home that may be written to nevertheless."""
    read = [path for path in order.read if _is_hidden(path)]
    return "\n".join(
        (
            _WALLS,
            "# Homes are not there, but for the folders that the exhibition is made of.",
            "ProtectHome=tmpfs",
            *(f"BindReadOnlyPaths={quoted((f'-{path}',))}" for path in read),
            *(f"BindPaths={quoted((f'-{path}',))}" for path in opened),
            "# Sockets of this user's session, where there is one: such as a sound server's.",
            f"BindPaths=-/run/user/{order.uid}",
        )
    )


def families(listens: bool, *names: str) -> str:
    """Which sockets there are; where it `listens`, this machine may speak with it."""
    if not listens:
        return f"RestrictAddressFamilies={' '.join(names)}\nIPAddressDeny=any"
    families = " ".join((*names, "AF_INET", "AF_INET6"))
    return f"RestrictAddressFamilies={families}\nIPAddressDeny=any\nIPAddressAllow=localhost"


def devices(*names: str) -> str:
    """Which devices it may open."""
    return "\n".join(("DevicePolicy=closed", *(f"DeviceAllow={name} rw" for name in names)))


def quoted(words: Iterable[str]) -> str:
    """Words of a directive; `%` and `$` mean something to systemd, and so do quotes and backslashes."""
    return " ".join(_word(word) for word in words)


def _is_hidden(path: Path) -> bool:
    return any(path.is_relative_to(each) for each in _HIDDEN)


def _word(word: str) -> str:
    word = word.replace("%", "%%").replace("$", "$$")
    if word and not any(each in word for each in " \t\"'\\;"):
        return word
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
