"""Installs a kiosk and takes it away again; tells what was done, and what is to be done next."""

from collections.abc import Iterator

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.commands.installing.machine import Machine
from kiosk.commands.installing.order import NAME, STATE, Order
from kiosk.commands.installing.units import EVERY_FILE, SCREEN_UNIT, TOOL, UNIT, files
from kiosk.commands.staffing.lock import has_pin


def install(machine: Machine, order: Order, language: str) -> Iterator[str]:
    """Write everything, and have it started with the machine; nothing is started now."""
    wanted = files(order)
    if machine.at(SCREEN_UNIT).exists() and SCREEN_UNIT not in wanted:
        machine.run("systemctl", "stop", UNIT.name)  # and its X server with it, which would keep the display
    for path in EVERY_FILE:
        if path not in wanted:
            machine.remove(path)  # of another installation, before this one
    for path, text in wanted.items():
        machine.write(path, text)
        yield Sentence("Written: {path}", path=path)
    machine.make_private_folder(STATE, order.user)
    machine.run("systemctl", "daemon-reload")
    machine.run("systemctl", "enable", UNIT.name)
    yield from _make_pin(machine, language)
    yield Sentence("From its next start on this machine shows the exhibition. What is to be done now:")
    for folder in order.written:
        yield Sentence(
            "- a folder that {user} may write to: sudo install -d -o {user} {folder}",
            user=order.user,
            folder=folder,
        )
    yield Sentence("- the exhibition on screen at once: sudo systemctl restart {name}", name=NAME)
    yield Sentence("- how it is: {name} status; what it tells: journalctl -u {name} -f", name=NAME)


def _make_pin(machine: Machine, language: str) -> Iterator[str]:
    """One for staff, if there is none: told here, this once."""
    if has_pin(machine.at(STATE)):
        return
    try:
        yield machine.run(str(TOOL), "pin", "--new", "--language", language).strip()
    except KioskError as error:
        yield error.sentence
        yield Sentence("Without a PIN no staff get in: {name} pin --new", name=NAME)


def remove(machine: Machine) -> Iterator[str]:
    """End it, and take away what was written; what the kiosk has kept stays."""
    there = [path for path in EVERY_FILE if machine.at(path).exists()]
    if not there:
        yield Sentence("Nothing is installed here.")
        return
    if machine.at(UNIT).exists():
        machine.run("systemctl", "disable", "--now", UNIT.name)
    for path in there:
        machine.remove(path)
        yield Sentence("Removed: {path}", path=path)
    machine.run("systemctl", "daemon-reload")
    machine.run("systemctl", "start", "getty.target")
    yield Sentence(
        "Journal, PIN and settings stay in {state}; this machine has its usual login again.", state=STATE
    )
