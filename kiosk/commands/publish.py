"""`publish`: makes what a curator has written the version that is shown, if nothing is wrong with it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence, told
from kiosk.commands.inspection.examination import Tell
from kiosk.commands.opening import exhibition_folder, sheet
from kiosk.commands.parameters import LANGUAGE, SIZE
from kiosk.commands.progress import Bars
from kiosk.commands.publishing.place import named_store
from kiosk.commands.publishing.publisher import KEPT, Published, Publisher
from kiosk.commands.publishing.volume import in_megabytes

if TYPE_CHECKING:
    from kiosk.content.model import Problem


@click.command(short_help="Publish an exhibition into a store.")
@click.argument("folder", required=False, metavar="[FROM]", type=click.Path(path_type=Path))
@click.option("--to", "store", metavar="STORE", type=click.Path(path_type=Path), help="The store's folder.")
@click.option("--size", type=SIZE, default="1920x1080", show_default=True, help="The screen's pixels.")
@click.option(
    "--keep", type=click.IntRange(1, 1000), default=KEPT, show_default=True, help="How many versions to keep."
)
@LANGUAGE
def command(folder: Path | None, store: Path | None, size: Size, keep: int, language: str) -> None:
    """Publish the exhibition in FROM, or the one that comes with the engine.

    It is checked first: with an error in it nothing changes. Then all files that it shows are copied into
    a new version in STORE, what takes long to make is made for a screen of --size, as `prepare` does, and
    the version is shown from the moment when it is whole; `kiosk rollback` goes back. Without --to the
    store is this exhibition's own, in the user's data folder, which `run` shows as well.
    """
    given, folder = folder, exhibition_folder(folder)
    place, option = named_store(store, given)

    def prepare(draft: Path, tell: Tell) -> None:
        from kiosk.commands.preparing.ahead import prepare_ahead

        prepare_ahead(draft, place.cache, size, tell)

    with Bars(language) as bars:
        result = Publisher(place, keep, prepare).publish(folder, bars)
    if result.problems:
        click.echo(_report(result.problems, folder, language) + "\n")
    if not isinstance(result, Published):
        click.echo(told(Sentence("Nothing was published: mend the errors and publish again."), language))
        sys.exit(1)
    click.echo(told(closing(result, option), language))


def _report(problems: "tuple[Problem, ...]", folder: Path, language: str) -> str:
    from kiosk.content.problems import report

    return report(problems, sheet(folder, language))


def closing(published: Published, store: str) -> Sentence:
    """What was published, and how to go back."""
    version, before = published.version, published.before
    if before and not published.is_new:
        return Sentence("Nothing has changed since {name} was published: it is shown on.", name=version.name)
    said = {"name": version.name, "files": version.files, "size": in_megabytes(published.new_bytes)}
    if before is None:
        return Sentence("Published {name}, the first version: {files} files, {size} of them new.", **said)
    return Sentence(
        "Published {name}: {files} files, {size} of them new. Back to {before}: kiosk rollback{store}",
        before=before.name,
        store=store,
        **said,
    )
