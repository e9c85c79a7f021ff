"""`run`: show the exhibition."""

import threading
from contextlib import closing
from pathlib import Path

import click

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.commands.opening import block_kinds, cache_folder, exhibition_folder, open_exhibition, warm_up
from kiosk.commands.parameters import CACHE_LIMIT, SIZE


@click.command()
@click.option("--exhibition", type=click.Path(path_type=Path), help="Folder with exhibits/ and assets/.")
@click.option("--size", type=SIZE, help="A window of this size, such as 1920x1080, instead of fullscreen.")
@click.option("--language", help="Code of the language to begin in.")
@click.option("--display", type=int, default=0, help="Number of the display, from 0.")
@click.option("--render-driver", default="auto", help="auto, software, opengl, opengles2 …")
@click.option("--unattended", is_flag=True, help="Play the whole exhibition by itself, round and round.")
@CACHE_LIMIT
@click.option("--quit-after", type=float, help="Seconds after which to close; 0: once shown, and say so.")
def command(
    exhibition: Path | None,
    size: Size | None,
    language: str | None,
    display: int,
    render_driver: str,
    unattended: bool,
    cache_limit: int,
    quit_after: float | None,
) -> None:
    """Show the exhibition, fullscreen unless --size is given."""
    from kiosk.base.clock import SystemClock
    from kiosk.stage.window import open_canvas

    folder = exhibition_folder(exhibition)
    cache = cache_folder(folder)
    canvas = open_canvas(size, display, render_driver, cache)

    from kiosk.show.floor import Floor
    from kiosk.show.installation import Installer
    from kiosk.show.loop import run
    from kiosk.show.show import Wishes
    from kiosk.stage.glass import Glass

    library = open_exhibition(folder, cache)
    codes = [code for code, _ in library.exhibition.languages]
    if language is not None and language not in codes:
        raise KioskError(f"The exhibition has no language {language!r}; it has {', '.join(codes)}.")
    clock = SystemClock()
    installer = Installer(canvas, block_kinds, cache, clock, Wishes(language, unattended), cache_limit)
    with closing(canvas), closing(Floor(library, installer)) as floor:
        until = clock.now() + quit_after if quit_after else None
        glass = Glass(canvas.size, clock)
        warm = threading.Thread(target=warm_up, daemon=True)

        def framed() -> None:
            if floor.show.complete and not warm.ident:
                if quit_after == 0:
                    click.echo("shown")
                    glass.closed = True
                warm.start()

        run(floor, glass, clock, until, framed)
