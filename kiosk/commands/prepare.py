"""`prepare`: makes ahead whatever takes long, so that the first visitor waits for nothing."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.base.room import CONTENT, Room
from kiosk.commands.opening import cache_folder, exhibition_folder, open_exhibition, progress_bar
from kiosk.commands.parameters import CACHE_LIMIT, SIZE
from kiosk.commands.preparing.making import make
from kiosk.commands.preparing.needs import Need, needs
from kiosk.commands.preparing.walking import page_views, see_pages

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.media.preparations import Preparations


@click.command()
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--size", type=SIZE, default=Size(1920, 1080), help="Size of the screen; 1920x1080 by default.")
@CACHE_LIMIT
def command(folder: Path | None, size: Size, cache_limit: int) -> None:
    """Make ahead what the exhibition in DIR needs on a screen, or the one that comes with the engine.

    Large pictures are cut into tiles, panoramas unrolled, sounds measured, previews taken of films, and the
    pictures of all pages scaled, on the wall and enlarged, in every language. What other text sizes and the
    low reach need besides is made when a visitor first asks for it. The exit status is 1 where something
    cannot be made.

    All of it lies in a folder, named at the end, that may be deleted at any time: it is made again.
    """
    from kiosk.media.preparations import Preparations

    folder = exhibition_folder(folder)
    cache = cache_folder(folder)
    library = open_exhibition(folder, cache)
    room = Room(cache / "pictures", cache / "prepared", limit=cache_limit - CONTENT)
    prepared = Preparations(cache / "prepared", room)
    done = [_done(need, prepared) for need in needs(library, size)]
    _walk(library, size, cache, cache_limit)
    click.echo(f"{room.taken() / 1e6:,.0f} MB in {cache}, which may be deleted at any time")
    sys.exit(0 if all(done) else 1)


def _done(need: Need, prepared: "Preparations") -> bool:
    """Do it under a progress bar, and tell in one line what was done; whether it could be."""
    begun = time.perf_counter()
    steps = 1000
    try:
        with progress_bar(steps, Path(need.file).name) as bar:
            said = make(need, prepared, lambda part: bar.update(max(0, round(part * steps) - bar.pos)))
            bar.update(steps - bar.pos)
    except (KioskError, OSError) as error:
        click.echo(f"{need.file}: {error}")
        return False
    click.echo(f"{need.file}: {said} ({time.perf_counter() - begun:.1f} s)")
    return True


def _walk(library: "Library", size: Size, cache: Path, limit: int) -> None:
    count = page_views(library) // len(library.exhibition.languages)
    with progress_bar(page_views(library), "Pages") as bar:
        see_pages(library, size, cache, lambda: bar.update(1), limit)
    pages = "1 page and its" if count == 1 else f"{count} pages and their"
    click.echo(f"{pages} pictures, for {size.w}×{size.h}")
