"""What an operator asked for → an order: which command, and what it needs of this machine."""

import sys
from collections.abc import Mapping
from pathlib import Path

from click.core import ParameterSource

import kiosk
from kiosk.base.errors import WrongOptionsError
from kiosk.base.sentences import Sentence
from kiosk.commands import run
from kiosk.commands.installing.machine import Machine
from kiosk.commands.installing.order import STATE, Order, Under
from kiosk.commands.installing.refusals import PACKAGES
from kiosk.commands.publishing.source import source


def order(
    machine: Machine, user: str, under: Under, folders: Mapping[str, Path | None], further: tuple[str, ...]
) -> Order:
    """`folders` by the options of `run` that take them; `further` are such options as they were written.

    Raises KioskError or click's UsageError where `run` would not take them.
    """
    source(folders["exhibition"], folders["store"], folders["inbox"], preview=False)
    given = {name: path for name in ("exhibition", "store", "inbox") if (path := folders[name])}
    named = [word for name, path in given.items() for word in (f"--{name}", str(path))]
    _check(further)
    server = next(iter(PACKAGES[under]))
    package = Path(kiosk.__file__).resolve().parents[1]
    checkout = None if package.name == "site-packages" else package
    read = {Path(sys.prefix), Path(sys.base_prefix), package, folders["exhibition"]}
    return Order(
        user=user,
        uid=machine.uid(user) or 0,
        under=under,
        kiosk=(sys.executable, "-P", "-m", "kiosk"),
        options=(*named, *further),
        python_path=checkout,
        read=tuple(sorted(path for path in read if path)),
        written=tuple(path for name, path in given.items() if name != "exhibition"),
        listens=any(word.split("=")[0] == "--metrics" for word in further),
        systemd=machine.systemd(),
        server=machine.program(server) or f"/usr/bin/{server}",
    )


def _check(further: tuple[str, ...]) -> None:
    """Where it reads and writes is not for `run` alone to know: walls stand around it."""
    with run.command.make_context("run", list(further)) as context:
        given = {
            option.name: option.opts[0]
            for option in run.command.params
            if option.name and context.get_parameter_source(option.name) is ParameterSource.COMMANDLINE
        }
    if "station" in given:
        raise WrongOptionsError(
            Sentence(
                "an installed kiosk keeps what it remembers in {state}: leave `--state` away", state=STATE
            )
        )
    for name in ("exhibition", "store", "inbox"):
        if name in given:
            raise WrongOptionsError(Sentence("`{option}` stands before the `--`", option=given[name]))
