"""`rollback`: shows an earlier version again, in less than a second."""

from pathlib import Path

import click

from kiosk.base.clock import SystemClock
from kiosk.base.sentences import Sentence, told
from kiosk.commands.parameters import LANGUAGE
from kiosk.commands.publishing.place import EXHIBITION, STORE, named_store
from kiosk.commands.publishing.returning import chosen, go_back


@click.command(short_help="Show an earlier version again.")
@click.argument("version", required=False)
@STORE
@EXHIBITION
@LANGUAGE
def command(version: str | None, store: Path | None, exhibition: Path | None, language: str) -> None:
    """Show VERSION again, or the one before the current, if none of its files is damaged.

    `kiosk versions` tells their names. Nothing is removed: the later versions can be gone back to as well.
    """
    place, option = named_store(store, exhibition)
    target, before = chosen(place, version), place.current()

    def switched(complete: bool) -> None:
        click.echo(told(_closing(target.name, before.name if before else "", option), language))
        if not complete:
            click.echo(told(Sentence("The rest of its files is being read …"), language))

    go_back(place, target, SystemClock(), switched)


def _closing(name: str, before: str, option: str) -> Sentence:
    if name == before:
        return Sentence("{name} is shown already.", name=name)
    return Sentence(
        "{name} is shown again. Back to {before}: kiosk rollback {before}{store}",
        name=name,
        before=before,
        store=option,
    )
