"""`versions`: lists what was published, the newest first."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.base.sentences import Sentence, told
from kiosk.commands.parameters import LANGUAGE
from kiosk.commands.publishing.place import EXHIBITION, STORE, named_store
from kiosk.commands.publishing.volume import in_megabytes

if TYPE_CHECKING:
    from kiosk.store.store import Store
    from kiosk.store.version import Version


@click.command(short_help="List the versions of a store.")
@STORE
@EXHIBITION
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="json is for programs."
)
@LANGUAGE
def command(store: Path | None, exhibition: Path | None, form: str, language: str) -> None:
    """List the versions of a store; an arrow stands before the one that is shown.

    Without --store it is the exhibition's own. A version that lacks files is told to be damaged.
    """
    place, option = named_store(store, exhibition)
    if form == "json":
        click.echo(json.dumps(_plain(place), indent=2))
        return
    for line in _lines(place, option, language):
        click.echo(line)


def _lines(store: "Store", option: str, language: str) -> list[str]:
    versions, current = store.versions(), store.current()
    if not versions:
        return [told(Sentence("nothing was published into {folder} yet", folder=store.folder), language)]
    lines = [_line(each, is_current=each == current, language=language) for each in versions]
    if previous := store.previous():
        back = Sentence("Back to {before}: kiosk rollback{store}", before=previous.name, store=option)
        lines += ["", told(back, language)]
    return lines


def _line(version: "Version", *, is_current: bool, language: str) -> str:
    from kiosk.store.version import lacking

    files = Sentence("{files} files, {size}", files=version.files, size=in_megabytes(version.bytes))
    said = [f"{'→' if is_current else ' '} {version.name}", told(files, language)]
    if missing := sum(1 for _ in lacking(version)):
        damaged = Sentence("damaged: {count} files lacking", count=missing)
        said.append(told(damaged if missing > 1 else Sentence("damaged: 1 file lacking"), language))
    said.append(version.title.get(language) or next(iter(version.title.values()), ""))
    return "  ".join(said)


def _plain(store: "Store") -> dict[str, object]:
    from kiosk.store.version import lacking

    current = store.current()
    versions = [
        {
            "name": version.name,
            "made": version.made.isoformat(),
            "title": version.title,
            "files": version.files,
            "bytes": version.bytes,
            "folder": str(version.folder),
            "lacking": [entry.path for entry in lacking(version)],
        }
        for version in store.versions()
    ]
    return {"store": str(store.folder), "current": current and current.name, "versions": versions}
