"""Units of systemd for one order, and what they stand on.

https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html
"""

import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.commands.installing.order import CACHE, NAME, RUNTIME, STATE, Order
from kiosk.commands.installing.walls import devices, families, quoted, walls, walls_of_all

SCREEN = f"{NAME}-screen"
"""The unit of the X server."""
GROWING_RESTARTS = 254
"""The first systemd that waits longer before each restart.

https://github.com/systemd/systemd/releases/tag/v254
"""
_WRITTEN = "# Written by `kiosk install`, and taken away by `kiosk install --remove`."


def files(order: Order) -> Mapping[Path, str]:
    """What is to be written, by its path."""
    if order.under == "cage":
        return {UNIT: _under_cage(order), TOOL: _tool(order)}
    return {UNIT: _beside_x(order), SCREEN_UNIT: _x_server(order), XORG: _XORG, TOOL: _tool(order)}


UNIT = Path("/etc/systemd/system") / f"{NAME}.service"
SCREEN_UNIT = UNIT.with_name(f"{SCREEN}.service")
XORG = Path("/etc/X11/xorg.conf.d") / f"90-{NAME}.conf"
TOOL = Path("/usr/local/bin") / NAME
"""Any verb of the kiosk, about the one that is installed."""
EVERY_FILE = (UNIT, SCREEN_UNIT, XORG, TOOL)
"""Whatever an installation may have left."""


def _under_cage(order: Order) -> str:
    return _joined(
        _head("An exhibition on a touchscreen, under cage"),
        "Wants=seatd.service",
        "After=seatd.service systemd-user-sessions.service",
        _ON_TERMINAL,
        _NEVER_GIVES_UP,
        "",
        "[Service]",
        _service(order, (order.server, "--", "/bin/sh", "-c", _NOTED, "sh", *order.command)),
        "# Ended by its staff it stays so until `systemctl start` or the next boot. cage, whose exit status",
        "# is always 0, does not tell: so it is noted, and looked up before it would start again.",
        f"ExecCondition={quoted(('/bin/sh', '-c', f'! rm {_ENDED} 2>/dev/null'))}",
        "# So does cage end when it is asked to, up to version 0.1.4 at least.",
        "SuccessExitStatus=SIGABRT",
        "# The kiosk is a child of cage.",
        "NotifyAccess=all",
        "# From seatd cage has graphics and input devices. logind would give them too, but moves whoever has",
        "# a session out of this unit: out of its walls and past its end, and systemd no longer hears him.",
        "Environment=LIBSEAT_BACKEND=seatd",
        f"Environment=XDG_RUNTIME_DIR={RUNTIME}",
        _terminal(order),
        "# Through cage's Xwayland: SDL's own Wayland has no software renderer, which the plain page needs",
        "# and machines without a fast GPU, and it waits for ever for a window of this cage.",
        "Environment=SDL_VIDEODRIVER=x11",
        "",
        walls(order),
        "# No PrivateNetwork: cage hears of a touchscreen that is plugged in again by udev, over netlink.",
        families(order.listens, "AF_UNIX", "AF_NETLINK"),
        "# cage has its input devices from seatd, which opens them; graphics and sound are opened here.",
        devices("char-drm", "char-alsa", "char-i2c", "/dev/tty1"),
        "",
        _INSTALL,
    )


def _beside_x(order: Order) -> str:
    return _joined(
        _head("An exhibition on a touchscreen, on an X server of its own"),
        f"Wants={SCREEN}.service user@{order.uid}.service",
        f"After={SCREEN}.service user@{order.uid}.service",
        _NEVER_GIVES_UP,
        "",
        "[Service]",
        _service(order, order.command),
        "# Ended by its staff it stays so until `systemctl start` or the next boot.",
        "RestartPreventExitStatus=0",
        f"User={order.user}",
        "Environment=SDL_VIDEODRIVER=x11 DISPLAY=:0",
        f"Environment=XDG_RUNTIME_DIR=/run/user/{order.uid}",
        "",
        walls(order),
        "# Where the X server listens: PrivateTmp would hide it.",
        "BindReadOnlyPaths=/tmp/.X11-unix",
        families(order.listens, "AF_UNIX", "AF_NETLINK"),
        "# Graphics and sound; i2c is how a monitor's brightness is set.",
        devices("char-drm", "char-alsa", "char-i2c"),
        "",
        _INSTALL,
    )


def _x_server(order: Order) -> str:
    server = (order.server, ":0", "vt1", "-keeptty", "-nolisten", "tcp", "-noreset", "-background", "none")
    return _joined(
        _head("The X server of the exhibition"),
        "Wants=systemd-logind.service",
        "After=systemd-user-sessions.service systemd-logind.service",
        _ON_TERMINAL,
        _NEVER_GIVES_UP,
        "# It ends with the exhibition, and is started with it.",
        "StopWhenUnneeded=yes",
        "",
        "[Service]",
        "Type=simple",
        f"ExecStart={quoted((*server, '-s', '0', '-logfile', f'/run/{SCREEN}/Xorg.log'))}",
        "Restart=always",
        _GROWING if _can_grow(order) else "RestartSec=2",
        f"RuntimeDirectory={SCREEN}",
        "# A session of logind's on the first virtual terminal gives it graphics and input devices.",
        "PAMName=login",
        "UtmpIdentifier=tty1",
        "UtmpMode=user",
        "Environment=XDG_SESSION_TYPE=x11 XDG_SEAT=seat0 XDG_VTNR=1",
        _terminal(order),
        "",
        walls_of_all(order, opened=()),
        "# The socket that programs find it by lies in /tmp.",
        f"ReadWritePaths=/tmp -/run/user/{order.uid}",
        "# No PrivateNetwork: it hears of a touchscreen that is plugged in again by udev, over netlink.",
        families(order.listens, "AF_UNIX", "AF_NETLINK"),
        "# It has its input devices from logind, which opens them.",
        devices("char-drm", "/dev/tty0", "/dev/tty1") + "\n",
    )


def _head(description: str) -> str:
    return f"{_WRITTEN}\n[Unit]\nDescription={description}"


_ON_TERMINAL = """\
After=plymouth-quit-wait.service getty@tty1.service
# The first virtual terminal is the exhibition's: nobody logs in there.
Conflicts=getty@tty1.service
ConditionPathExists=/dev/tty0"""

_NEVER_GIVES_UP = "# However often it fails, it is started again.\nStartLimitIntervalSec=0"

_ENDED = RUNTIME / "ended"
_NOTED = f'"$@" && touch {_ENDED}'
"""For a shell: carry out its arguments, and note if they end by wish, which is with status 0."""

_GROWING = "RestartSec=1\nRestartSteps=8\nRestartMaxDelaySec=60"

_INSTALL = "[Install]\nWantedBy=multi-user.target\n"

_XORG = """\
# Written by `kiosk install`, and taken away by `kiosk install --remove`.
# No key leaves the exhibition, and only the exhibition itself makes the screen dark.
Section "ServerFlags"
    Option "DontVTSwitch" "true"
    Option "DontZap" "true"
    Option "BlankTime" "0"
    Option "StandbyTime" "0"
    Option "SuspendTime" "0"
    Option "OffTime" "0"
EndSection
"""


def _service(order: Order, command: Iterable[str]) -> str:
    return _joined(
        "Type=notify",
        f"ExecStart={quoted(command)}",
        "# Fed only while frames are shown, or the loop has proved that it lives.",
        "WatchdogSec=30",
        "TimeoutStartSec=180",
        "TimeoutStopSec=20",
        _restarts(order),
        "# A process that runs out of memory is replaced by the kiosk itself.",
        "OOMPolicy=continue",
        "# Updates and whatever else the machine does wait for the exhibition: 100 is everybody's share.",
        "CPUWeight=1000",
        "IOWeight=1000",
        f"StateDirectory={NAME}",
        f"CacheDirectory={NAME}",
        f"RuntimeDirectory={NAME}",
        "StateDirectoryMode=0700",
        "# /run/… is kept while it starts again: there lies what it last told of itself.",
        "RuntimeDirectoryPreserve=restart",
        f"Environment={quoted(_environment(order))}",
    )


def _restarts(order: Order) -> str:
    if _can_grow(order):
        return f"Restart=always\n{_GROWING}"
    starts = RUNTIME / "starts.json"
    wait = (*order.kiosk[:-1], "kiosk.commands.installing.patience", str(starts))
    forget = f'[ -z "$MAINPID" ] || rm -f {starts}'
    return _joined(
        "Restart=always",
        "RestartSec=1",
        f"# systemd {order.systemd} waits equally long before each restart: what grows is waited here.",
        f"ExecStartPre={quoted(wait)}",
        "# Nor is anything waited for after somebody has stopped it while it ran.",
        f"ExecStop={quoted(('/bin/sh', '-c', forget))}",
    )


def _can_grow(order: Order) -> bool:
    return not 0 < order.systemd < GROWING_RESTARTS


def _terminal(order: Order) -> str:
    return _joined(
        f"User={order.user}",
        "TTYPath=/dev/tty1",
        "TTYReset=yes",
        "TTYVHangup=yes",
        "TTYVTDisallocate=yes",
        "StandardInput=tty-fail",
        "StandardOutput=journal",
        "StandardError=journal",
    )


def _environment(order: Order) -> list[str]:
    own = [f"KIOSK_STATE={STATE}", f"XDG_DATA_HOME={STATE}/data", f"XDG_CACHE_HOME={CACHE}"]
    return own + ([f"PYTHONPATH={order.python_path}"] if order.python_path else [])


def _tool(order: Order) -> str:
    """A script that carries out a verb as the kiosk's user, with its folders."""
    words = [*_environment(order), f"RUNTIME_DIRECTORY={RUNTIME}", *order.kiosk]
    command = f'env {shlex.join(words)} "$@"'
    return _joined(
        "#!/bin/sh",
        _WRITTEN,
        f"# Any verb, about the kiosk that is installed here: {NAME} status",
        'case "$(id -u)" in',
        f"{order.uid}) exec {command} ;;",
        f"0) exec runuser -u {order.user} -- {command} ;;",
        f"*) exec sudo -u {order.user} {command} ;;",
        "esac",
        "",
    )


def _joined(*parts: str) -> str:
    return "\n".join(parts)
