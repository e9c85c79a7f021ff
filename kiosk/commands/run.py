"""`run`: show the exhibition."""

import threading
from contextlib import ExitStack, closing
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kiosk.base.calendar import SystemCalendar
from kiosk.base.errors import KioskError
from kiosk.base.listing import in_code, listed
from kiosk.base.sentences import Sentence
from kiosk.commands.keeping import Keeping, keeping_options
from kiosk.commands.opening import block_kinds, warm_up
from kiosk.commands.parameters import CACHE_LIMIT, Wanted, window_options
from kiosk.commands.publishing.source import Source, source_options
from kiosk.commands.station import STATION, Station
from kiosk.commands.visitors import expected

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.show.problemstrip import ProblemStrip
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

    visitors = expected()
    clock = visitors.clock
    with closing(Kept(clock)) as kept, ExitStack() as closed:
        canvas = closed.enter_context(
            closing(open_canvas(wanted.size, wanted.display, wanted.driver, shown.store.cache))
        )

        from kiosk.commands.health.watch import HealthWatch
        from kiosk.commands.publishing.supplies import Supplies
        from kiosk.commands.staffing.staffing import Staffing
        from kiosk.show.floor import Floor
        from kiosk.show.installation import Installer
        from kiosk.show.loop import run

        shown = shown.instead(station.state) if kept.falls_back else shown
        library = _opened(shown, language)
        supplies = Supplies(shown, canvas.size)
        staffing = Staffing(station, shown, clock)
        wishes = replace(
            _wishes(language, unattended, supplies.strip, shown.preview, closed),
            chronicle=keeping.journal(closed, station, shown),
            desk=staffing,
        )
        installer = Installer(canvas, block_kinds, shown.store.cache, clock, wishes, cache_limit)
        floor = closed.enter_context(closing(Floor(library, installer, at_once=shown.preview)))
        glass = visitors.glass(canvas, clock, floor)
        health = closed.enter_context(closing(HealthWatch(clock, keeping.metrics)))
        kept.heed(glass.close, supplies.look)
        warm = threading.Thread(target=warm_up, daemon=True)

        def framed() -> None:
            if floor.show.complete and not warm.ident:
                if quit_after == 0:
                    click.echo("shown")
                    glass.closed = True
                warm.start()
                if not glass.closed:
                    closed.enter_context(closing(supplies)).start(floor)
                    health.start(station, shown, supplies, floor, SystemCalendar(), keeping.size)
                    staffing.start(floor.offer, health.snapshot, glass.close, keeping.today)
            health.framed()

        def beat() -> None:
            health.pulse()
            kept.beat(floor.show)

        run(floor, glass, clock, clock.now() + quit_after if quit_after else None, framed, beat)
        kept.end()


def _wishes(
    language: str | None, unattended: bool, strip: "ProblemStrip | None", preview: bool, closed: ExitStack
) -> "Wishes":
    """How the show is to be; in a preview it is always open, for curators work when they like."""
    from kiosk.show.wishes import Wishes
    from kiosk.stage.displaypower import BesidePower

    calendar = None if preview else SystemCalendar()
    power = closed.enter_context(closing(BesidePower()))
    return Wishes(language, unattended, strip=strip, calendar=calendar, power=power)


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
