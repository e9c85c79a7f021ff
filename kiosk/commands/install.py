"""`install`: make this machine a kiosk, which shows the exhibition from its start on."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence, told
from kiosk.commands.installing.order import Under
from kiosk.commands.parameters import LANGUAGE

if TYPE_CHECKING:
    from kiosk.commands.installing.machine import Machine

_FOLDER = click.Path(path_type=Path, resolve_path=True)


@click.command(short_help="Have this machine show the exhibition from its start on.")
@click.option("--user", help="Who runs it: a user of this machine who may do nothing else.")
@click.option(
    "--under",
    type=click.Choice(["cage", "x11"]),
    default="cage",
    show_default=True,
    help="What it is shown by: the Wayland compositor cage, or an X server.",
)
@click.option("--exhibition", type=_FOLDER, help="Folder with exhibits/ and assets/.")
@click.option("--store", type=_FOLDER, help="Show what is published into this folder.")
@click.option("--inbox", type=_FOLDER, help="Take packs that appear in this folder.")
@click.option("--print", "wish", flag_value="print", help="Show what would be written, and change nothing.")
@click.option("--remove", "wish", flag_value="remove", help="Take away what was installed.")
@click.argument("further", nargs=-1, type=click.UNPROCESSED, metavar="[-- OPTIONS OF RUN]")
@LANGUAGE
def command(
    user: str | None,
    under: Under,
    wish: str | None,
    further: tuple[str, ...],
    language: str,
    **folders: Path | None,
) -> None:
    """Have this machine show the exhibition from its start on: write what systemd needs for it.

    `kiosk supervise` keeps it running. It is closed in: it sees no homes and no network, and writes to its
    own folders alone. Options of `run` may follow after `--`. docs/operators.md goes through it step by step.
    """
    machine = this_machine()

    from kiosk.commands.installing.installation import install, remove
    from kiosk.commands.installing.ordering import order
    from kiosk.commands.installing.refusals import refusals, refused_user
    from kiosk.commands.installing.units import files

    if wish == "remove":
        said = remove(machine)
    elif user is None:
        raise KioskError(Sentence("Name who runs it: --user NAME"))
    elif wish == "print":
        _stop_at(list(refused_user(machine, user)), language)
        for path, text in files(order(machine, user, under, folders, further)).items():
            click.echo(f"# {path}\n{text}")
        return
    else:
        _stop_at(list(refusals(machine, user, under)), language)
        said = install(machine, order(machine, user, under, folders, further), language)
    for sentence in said:
        click.echo(told(sentence, language))


def this_machine() -> "Machine":
    """The machine that becomes a kiosk. Raises KioskError where it has no systemd."""
    if sys.platform != "linux":
        raise KioskError(
            Sentence("Only Linux is installed on by this; docs/operators.md tells how it is done by hand.")
        )
    from kiosk.commands.installing.machine import Machine

    return Machine()


def _stop_at(refused: list[Sentence], language: str) -> None:
    for sentence in refused:
        click.echo(f"kiosk: {told(sentence, language)}", err=True)
    if refused:
        sys.exit(1)
