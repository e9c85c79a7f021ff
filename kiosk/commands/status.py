"""`status`: tell how the kiosk is that runs here."""

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from kiosk.base.clock import SystemClock
from kiosk.commands.parameters import LANGUAGE
from kiosk.commands.station import STATION, Station

if TYPE_CHECKING:
    from kiosk.commands.health.statusfile import Told
    from kiosk.commands.health.verdict import Verdict


@click.command(short_help="Tell how the kiosk is.")
@STATION
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="json is for programs."
)
@LANGUAGE
def command(station: Station, form: str, language: str) -> None:
    """Tell how the kiosk is: what it shows and since when, its screen, memory, disks and problems.

    Exit status: 0 all is well, 1 something is wrong, 3 it is not running. It is to be asked by the user who
    runs the kiosk, or by root.
    """
    from kiosk.commands.health.statusfile import read_status
    from kiosk.commands.health.telling import lines
    from kiosk.commands.health.verdict import verdict

    told = read_status(station.runtime)
    found = verdict(told, SystemClock())
    if form == "json":
        click.echo(json.dumps(_plain(told, found, language), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(lines(told.snapshot if told else None, found, language)))
    sys.exit(found.exit_status)


def _plain(told: "Told | None", found: "Verdict", language: str) -> dict[str, Any]:
    from kiosk.base.sentences import told as in_words
    from kiosk.commands.health.plain import as_plain
    from kiosk.commands.health.snapshot import Snapshot

    reasons = [in_words(reason, language) for reason in found.reasons]
    values: dict[str, Any] = {"state": found.state, "reasons": reasons}
    if told:
        values |= {"pid": told.process.pid, **as_plain(told.snapshot)}
        if isinstance(told.snapshot, Snapshot):
            values["problems"] = [in_words(each, language) for each in told.snapshot.problems]
    return values
