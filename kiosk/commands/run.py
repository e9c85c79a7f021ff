"""`run`: show the exhibition."""

import threading
from contextlib import ExitStack, closing

import click

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.base.listing import in_code, listed
from kiosk.base.sentences import Sentence
from kiosk.commands.opening import block_kinds, warm_up
from kiosk.commands.parameters import CACHE_LIMIT, SIZE
from kiosk.commands.publishing.source import Source, source_options


@click.command()
@source_options
@click.option("--size", type=SIZE, help="A window of this size, such as 1920x1080, instead of fullscreen.")
@click.option("--language", help="Code of the language to begin in.")
@click.option("--display", type=int, default=0, help="Number of the display, from 0.")
@click.option("--render-driver", default="auto", help="auto, software, opengl, opengles2 …")
@click.option("--unattended", is_flag=True, help="Play the whole exhibition by itself, round and round.")
@CACHE_LIMIT
@click.option("--quit-after", type=float, help="Seconds after which to close; 0: once shown, and say so.")
def command(
    shown: Source,
    size: Size | None,
    language: str | None,
    display: int,
    render_driver: str,
    unattended: bool,
    cache_limit: int,
    quit_after: float | None,
) -> None:
    """Show the exhibition, fullscreen unless --size is given.

    What is changed in its folder, published into its store or brought in packs is shown when it is good, and
    no visitor is disturbed by it: at the next attract loop, or after two minutes without a touch.
    """
    from kiosk.base.clock import SystemClock
    from kiosk.stage.window import open_canvas

    canvas = open_canvas(size, display, render_driver, shown.store.cache)

    from kiosk.commands.publishing.supplies import Supplies
    from kiosk.show.floor import Floor
    from kiosk.show.installation import Installer
    from kiosk.show.loop import run
    from kiosk.show.wishes import Wishes
    from kiosk.stage.glass import Glass

    library = shown.open_first()
    codes = [code for code, _ in library.exhibition.languages]
    if language is not None and language not in codes:
        raise KioskError(
            Sentence(
                "The exhibition has no language `{code}`; there are {codes}.",
                code=language,
                codes=listed(in_code(codes)),
            )
        )
    clock = SystemClock()
    supplies = Supplies(shown, canvas.size)
    wishes = Wishes(language, unattended, strip=supplies.strip)
    installer = Installer(canvas, block_kinds, shown.store.cache, clock, wishes, cache_limit)
    with ExitStack() as closed:
        closed.enter_context(closing(canvas))
        floor = closed.enter_context(closing(Floor(library, installer, at_once=shown.preview)))
        until = clock.now() + quit_after if quit_after else None
        glass = Glass(canvas.size, clock)
        warm = threading.Thread(target=warm_up, daemon=True)

        def framed() -> None:
            if floor.show.complete and not warm.ident:
                if quit_after == 0:
                    click.echo("shown")
                    glass.closed = True
                warm.start()
                if not glass.closed:
                    closed.enter_context(closing(supplies)).start(floor)

        run(floor, glass, clock, until, framed)
