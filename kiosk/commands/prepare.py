"""`prepare`: makes ahead whatever takes long, so that the first visitor waits for nothing."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.commands.opening import block_kinds, cache_folder, exhibition_folder, open_exhibition, progress_bar
from kiosk.commands.parameters import SIZE

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.media.preparations import Preparations

DEGREES = 180.0
"""What a wall shows of a panorama, unless its page says otherwise."""

Work = Callable[[Callable[[float], None]], str]
"""Does it, tells the part done from 0 to 1, and gives what was done in words."""


@dataclass(frozen=True)
class Task:
    """Something to be made of one file."""

    file: str
    work: Work


@click.command()
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--size", type=SIZE, default=Size(1920, 1080), help="Size of the screen; 1920x1080 by default.")
def command(folder: Path | None, size: Size) -> None:
    """Make ahead what the exhibition in DIR needs on a screen, or the one that comes with the engine.

    Large pictures are cut into tiles, panoramas unrolled, sounds measured, previews taken of films, and the
    pictures of all pages scaled. The exit status is 1 where something cannot be made.
    """
    from kiosk.media.preparations import Preparations

    folder = exhibition_folder(folder)
    cache = cache_folder(folder)
    library = open_exhibition(folder, cache)
    done = [_done(task) for task in _tasks(library, size, Preparations(cache / "prepared"))]
    _walk(library, size, cache)
    sys.exit(0 if all(done) else 1)


def _done(task: Task) -> bool:
    """Do it under a progress bar, and tell in one line what was done; whether it could be."""
    begun = time.perf_counter()
    steps = 1000
    try:
        with progress_bar(steps, Path(task.file).name) as bar:
            said = task.work(lambda part: bar.update(max(0, round(part * steps) - bar.pos)))
            bar.update(steps - bar.pos)
    except (KioskError, OSError) as error:
        click.echo(f"{task.file}: {error}")
        return False
    click.echo(f"{task.file}: {said} ({time.perf_counter() - begun:.1f} s)")
    return True


def _tasks(library: "Library", size: Size, prepared: "Preparations") -> Iterator[Task]:
    """What there is to make, each file once, in the order in which it is shown."""
    from kiosk.content.model import Asset, Picture
    from kiosk.content.survey import leaves

    seen: set[str] = set()
    for outline in library.exhibition.chapters:
        for _, leaf in leaves(library.chapter(outline.id)):
            files = (leaf.src, leaf.tall) if isinstance(leaf, Picture) else ()
            for file in (leaf,) if isinstance(leaf, Asset) else filter(None, files):
                work = _work(file, library.exhibition.folder / "assets" / file, size, prepared)
                if work and file not in seen:
                    seen.add(file)
                    yield Task(str(file), work)


def _work(file: str, path: Path, size: Size, prepared: "Preparations") -> Work | None:
    """What is made of a file, by its sort; a plain path is that of a picture."""
    from kiosk.content.model import Asset, Film, Panorama, Sound

    if isinstance(file, Panorama):
        return lambda _: _panorama(path, size, prepared)
    if isinstance(file, Film):
        return lambda _: _film(path, prepared)
    if isinstance(file, Sound):
        return lambda _: _sound(path, prepared)
    if type(file) in (Asset, str) and _is_large(path, size):
        return lambda tell: _tiles(path, prepared, tell)
    return None


def _is_large(path: Path, size: Size) -> bool:
    from kiosk.media.derivative import PictureError
    from kiosk.media.pictures import is_vector, natural_size
    from kiosk.media.raster import is_huge
    from kiosk.media.tiling.tiles import is_large

    try:
        natural = natural_size(path)
    except PictureError:
        return False  # `check` tells of it
    return not is_vector(path) and (is_large(natural, size) or is_huge(natural))


def _tiles(path: Path, prepared: "Preparations", tell: Callable[[float], None]) -> str:
    from kiosk.media.tiling.tiles import Tiles

    with closing(Tiles(prepared, lambda _: None)) as tiles:
        new = tiles.make(path, tell)
        pyramid = tiles.of(path).pyramid
    w, h = pyramid.size
    return f"{w}×{h} px {'cut' if new else 'was cut before'} into {pyramid.count:,} tiles"


def _panorama(path: Path, size: Size, prepared: "Preparations") -> str:
    from kiosk.media.panoramas import unrolling
    from kiosk.stage.panoramas.panorama import WALL_SHAPE, width_for

    width = width_for(size, size.w > WALL_SHAPE * size.h, DEGREES)
    new = unrolling.kept(path, width, prepared) is None
    unrolling.prepare(path, width, prepared)
    return f"panorama {'unrolled' if new else 'was unrolled before'}"


def _film(path: Path, prepared: "Preparations") -> str:
    from kiosk.media.recordings.filmstrip import filmstrip

    strip = filmstrip(path, prepared, lambda: True)
    return f"{strip.count if strip else 0} previews of the film taken"


def _sound(path: Path, prepared: "Preparations") -> str:
    from kiosk.media.recordings.waveform import waveform

    wave = waveform(path, prepared, lambda: True)
    return f"waveform of {wave.seconds if wave else 0:.0f} s measured"


def _walk(library: "Library", size: Size, cache: Path) -> None:
    """See every page once, without a display, and so make every picture as it stands there."""
    from kiosk.show.pilot import Pilot

    chapters = library.exhibition.chapters
    count = sum(len(outline.page_ids) for outline in chapters)
    with progress_bar(count, "Pages") as bar, Pilot(library, block_kinds, size, cache) as pilot:
        pilot.tap(size.w / 2, size.h / 2)
        for outline in chapters:
            for page in range(len(outline.page_ids)):
                pilot.show.open_chapter(outline.id, page)
                pilot.settle()
                bar.update(1)
    pages = "1 page and its" if count == 1 else f"{count} pages and their"
    click.echo(f"{pages} pictures, for {size.w}×{size.h}")
