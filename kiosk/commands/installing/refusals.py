"""Why this machine cannot become a kiosk yet, and what to do about it."""

import sys
from collections.abc import Iterator

from kiosk.base.sentences import Sentence
from kiosk.commands.installing.machine import Machine
from kiosk.commands.installing.order import Under

PACKAGES = {
    "cage": {"cage": "cage", "Xwayland": "xwayland", "seatd": "seatd"},
    "x11": {"Xorg": "xserver-xorg-core xserver-xorg-input-libinput"},
}
"""The programs that must be there, that which shows it first, and the packages of Debian that bring them."""

GROUPS = ("video", "render", "audio")
"""Those of Debian to whom the devices belong, and the socket of seatd."""


def refusals(machine: Machine, user: str, under: Under) -> Iterator[Sentence]:
    """Everything that stands in the way, to be mended in this order."""
    if not machine.runs_systemd:
        yield Sentence(
            "systemd does not run here: it is what starts a kiosk with the machine and keeps it running. "
            "docs/operators.md tells of Windows."
        )
    if not machine.administered:
        yield Sentence("Only an administrator may do so: begin the command with sudo.")
    refused = list(refused_user(machine, user))
    yield from refused
    if not refused and machine.administered and not machine.may_run(user, sys.executable):
        yield Sentence(
            "{user} may not run {program}: install the kiosk with the system's own Python, where all may "
            "read it, such as in /opt",
            user=user,
            program=sys.executable,
        )
    for program, packages in PACKAGES[under].items():
        if not machine.program(program):
            yield Sentence(
                "`{program}` is not installed: sudo apt install {packages}",
                program=program,
                packages=packages,
            )
    if login := machine.login_screen():
        yield Sentence(
            "A login screen would take the display: sudo systemctl disable --now {service}", service=login
        )


def refused_user(machine: Machine, user: str) -> Iterator[Sentence]:
    """What is wrong with the user."""
    uid = machine.uid(user)
    if uid is None:
        yield Sentence(
            "There is no user `{user}`: sudo useradd --create-home --groups video,render,audio {user}",
            user=user,
        )
    elif uid == 0:
        yield Sentence("The kiosk does not run as root: name a user who may do nothing else.")
    elif missing := ",".join(each for each in GROUPS if each not in machine.groups(user)):
        yield Sentence(
            "{user} may not use all of screen and sound: sudo usermod --append --groups {groups} {user}",
            user=user,
            groups=missing,
        )
