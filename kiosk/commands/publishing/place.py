"""Which store a verb is about."""

from pathlib import Path

import click

from kiosk.commands.opening import exhibition_folder, store_folder
from kiosk.store.store import Store

STORE = click.option("--store", type=click.Path(path_type=Path), help="The store's folder.")
EXHIBITION = click.option(
    "--exhibition",
    type=click.Path(path_type=Path),
    help="The exhibition of which it is the own store; by default the one that comes with the engine.",
)


def named_store(store: Path | None, exhibition: Path | None) -> tuple[Store, str]:
    """The store that was named, else the exhibition's own; and how another verb is to name it."""
    if store:
        return Store(store), f" --store {store}"
    place = Store(store_folder(exhibition_folder(exhibition)))
    return place, f" --exhibition {exhibition}" if exhibition else ""
