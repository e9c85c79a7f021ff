"""`prepare`: makes ahead whatever takes long, so that the first visitor waits for nothing."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.base.room import CONTENT, Room, in_bytes
from kiosk.base.sentences import Sentence, told
from kiosk.commands.opening import progress_bar
from kiosk.commands.parameters import CACHE_LIMIT, LANGUAGE, SIZE
from kiosk.commands.preparing.making import make
from kiosk.commands.preparing.needs import Need, needs
from kiosk.commands.preparing.walking import page_views, see_pages
from kiosk.commands.publishing.source import Source, source

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.media.preparations import Preparations


@click.command(short_help="Make ahead what an exhibition needs on a screen.")
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--store", type=click.Path(path_type=Path), help="Prepare what is published into this folder.")
@click.option("--size", type=SIZE, default=Size(1920, 1080), help="Size of the screen; 1920x1080 by default.")
@CACHE_LIMIT
@LANGUAGE
def command(folder: Path | None, store: Path | None, size: Size, cache_limit: int, language: str) -> None:
    """Make ahead what the exhibition in DIR needs on a screen, or the one that comes with the engine.

    Large pictures are cut into tiles, panoramas unrolled, sounds measured, previews taken of films, and the
    pictures of all pages scaled, on the wall and enlarged, in every language. What other text sizes and the
    low reach need besides is made when a visitor first asks for it. The exit status is 1 where something
    cannot be made.

    All of it lies in a folder, named at the end, that may be deleted at any time: it is made again.
    """
    from kiosk.media.preparations import Preparations

    shown = source(folder, store, None, preview=False)
    cache = shown.store.cache
    library = _opened(shown)
    room = Room(cache / "pictures", cache / "prepared", limit=cache_limit - CONTENT)
    prepared = Preparations(cache / "prepared", room)
    done = [_done(need, prepared, language) for need in needs(library, size)]
    click.echo(told(_walk(library, size, cache, cache_limit, language), language))
    kept = Sentence(
        "{size} in {cache}, which may be deleted at any time", size=in_bytes(room.taken()), cache=cache
    )
    click.echo(told(kept, language))
    sys.exit(0 if all(done) else 1)


def _opened(shown: Source) -> "Library":
    """What `run` will show: it publishes a folder before it shows it."""
    from kiosk.commands.publishing.supply import publish_changes

    if shown.watched:
        publish_changes(shown.watched, shown.store.folder)
    return shown.open_first()


def _done(need: Need, prepared: "Preparations", language: str) -> bool:
    """Do it under a progress bar, and tell in one line what was done; whether it could be."""
    begun = time.perf_counter()
    steps = 1000
    try:
        with progress_bar(steps, Path(need.file).name) as bar:
            said = make(need, prepared, lambda part: bar.update(max(0, round(part * steps) - bar.pos)))
            bar.update(steps - bar.pos)
    except (KioskError, OSError) as error:
        click.echo(f"{need.file}: {told(_reason(error), language)}")
        return False
    click.echo(f"{need.file}: {told(said, language)} ({time.perf_counter() - begun:.1f} s)")
    return True


def _reason(error: KioskError | OSError) -> str:
    return error.sentence if isinstance(error, KioskError) else str(error)


def _walk(library: "Library", size: Size, cache: Path, limit: int, language: str) -> Sentence:
    count = page_views(library) // len(library.exhibition.languages)
    with progress_bar(page_views(library), told(Sentence("Pages"), language)) as bar:
        see_pages(library, size, cache, lambda: bar.update(1), limit)
    screen = f"{size.w}×{size.h}"
    if count == 1:
        return Sentence("1 page and its pictures, for {screen}", screen=screen)
    return Sentence("{count} pages and their pictures, for {screen}", count=count, screen=screen)
