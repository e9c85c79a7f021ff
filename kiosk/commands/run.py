"""`run`: show the exhibition."""

from contextlib import ExitStack, closing
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kiosk.base.background import hand_over_soon
from kiosk.base.calendar import SystemCalendar
from kiosk.base.errors import KioskError
from kiosk.base.listing import in_code, listed
from kiosk.base.sentences import Sentence
from kiosk.commands.opening import block_kinds
from kiosk.commands.parameters import CACHE_LIMIT, Wanted, window_options
from kiosk.commands.publishing.source import Source, source_options
from kiosk.commands.running.keeping import Keeping, keeping_options
from kiosk.commands.running.visitors import expected
from kiosk.commands.station import STATION, Station

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.show.wishes import Wishes


@click.command()
@source_options
@window_options
@click.option("--language", help="Code of the language to begin in.")
@click.option("--unattended", is_flag=True, help="Play the whole exhibition by itself, round and round.")
@CACHE_LIMIT
@STATION
@keeping_options
@click.option("--quit-after", type=float, help="Seconds after which to close; 0: once shown, and say so.")
def command(
    shown: Source,
    wanted: Wanted,
    language: str | None,
    unattended: bool,
    cache_limit: int,
    station: Station,
    keeping: Keeping,
    quit_after: float | None,
) -> None:
    """Show the exhibition, fullscreen unless --size is given.

    What is changed in its folder, published into its store or brought in packs is shown when it is good, and
    no visitor is disturbed by it: at the next attract loop, or after two minutes without a touch.
    """
    from kiosk.commands.supervising.kept import Kept
    from kiosk.stage.window import open_canvas

    hand_over_soon()
    visitors = expected()
    clock = visitors.clock
    with closing(Kept(clock)) as kept, ExitStack() as closed:
        canvas = closed.enter_context(
            closing(open_canvas(wanted.size, wanted.display, wanted.driver, shown.store.cache))
        )

        from kiosk.commands.running.backstage import Backstage
        from kiosk.show.floor import Floor
        from kiosk.show.installation import Installer
        from kiosk.show.loop import run

        shown = shown.instead(station.state) if kept.falls_back else shown
        library = _opened(shown, language)
        backstage = Backstage(shown, canvas.size, station, keeping, clock)
        wishes = replace(
            _wishes(language, unattended, shown.preview, closed),
            strip=backstage.supplies.strip,
            desk=backstage.staffing,
            chronicle=keeping.journal(closed, station, shown),
            warm=backstage.warm,
        )
        installer = Installer(canvas, block_kinds, shown.store.cache, clock, wishes, cache_limit)
        floor = closed.enter_context(closing(Floor(library, installer, at_once=shown.preview)))
        glass = visitors.glass(canvas, clock, floor)
        closed.enter_context(closing(backstage))
        kept.heed(glass.close, backstage.supplies.look)

        def framed() -> None:
            if quit_after != 0:
                backstage.framed(floor, glass)
            elif floor.show.complete:
                click.echo("shown")
                glass.close()

        def beat() -> None:
            backstage.health.pulse()
            kept.beat(floor.show)

        run(floor, glass, clock, clock.now() + quit_after if quit_after else None, framed, beat)
        kept.end()


def _wishes(language: str | None, unattended: bool, preview: bool, closed: ExitStack) -> "Wishes":
    """How the show is to be; in a preview it is always open, for curators work when they like."""
    from kiosk.show.wishes import Wishes
    from kiosk.stage.displaypower import BesidePower

    calendar = None if preview else SystemCalendar()
    power = closed.enter_context(closing(BesidePower()))
    return Wishes(language, unattended, calendar=calendar, power=power)


def _opened(shown: Source, language: str | None) -> "Library":
    """What there is to show at once. KioskError where it cannot begin in that language."""
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
    return library
