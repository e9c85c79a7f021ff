"""`python -m kiosk.commands.supervising.plain`: the plain page, in a process that needs next to nothing."""

import logging
import sys
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.calendar import SystemCalendar
from kiosk.base.clock import Clock, SystemClock
from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.base.sentences import told, usual_language
from kiosk.commands.supervising.kept import Kept

if TYPE_CHECKING:
    from kiosk.commands.health.plainwatch import PlainWatch

log = logging.getLogger(__name__)

FULLSCREEN = "fullscreen"
"""Instead of a size."""


def show(size: Size | None, display: int, runtime: Path | None, metrics: int | None) -> None:
    """Show it until somebody wants it to end. Raises KioskError where there is no display.

    That it is shown is told in the folder `runtime`, and on the port `metrics`.
    """
    clock = SystemClock()
    with closing(Kept(clock)) as kept, ExitStack() as ends:
        from kiosk.show.loop import PULSE
        from kiosk.show.plainpage import PlainPage
        from kiosk.stage.glass import glass_of
        from kiosk.stage.window import open_canvas

        # Without the GPU, which may be what the exhibition has crashed on.
        canvas = ends.enter_context(closing(open_canvas(size, display, "software")))
        page, glass = PlainPage(canvas), glass_of(canvas, clock)
        kept.heed(glass.close, lambda: None)
        page.paint()
        kept.beat_alone()
        watch = _watched(runtime, metrics, clock, ends)
        while not glass.closed:
            if glass.uncovered:
                glass.uncovered = False
                page.paint()
            if watch:
                watch.pulse()
            kept.beat_alone()
            glass.wait(PULSE)
            glass.signs()
        kept.end()


def _watched(runtime: Path | None, metrics: int | None, clock: Clock, ends: ExitStack) -> "PlainWatch | None":
    """What tells of it until `ends` is closed; None where nothing does: it is shown all the same."""
    if runtime is None:
        return None
    try:
        from kiosk.commands.health.plainwatch import PlainWatch

        return ends.enter_context(closing(PlainWatch(clock, SystemCalendar(), runtime, metrics)))
    except Exception:
        log.exception("nobody is told that the plain page is shown")
        return None


def main(size: str, display: str, runtime: str = "", metrics: str = "") -> None:
    """Show it in a window of a size such as 1920x1080, or `fullscreen`, on a display counted from 0.

    `runtime` is a folder for `kiosk status`, `metrics` a port for Prometheus; empty: none.
    """
    try:
        show(
            None if size == FULLSCREEN else Size(*map(int, size.split("x"))),
            int(display),
            Path(runtime) if runtime else None,
            int(metrics) if metrics else None,
        )
    except KioskError as error:
        sys.stderr.write(f"kiosk: {told(error.sentence, usual_language())}\n")
        sys.exit(error.status)


if __name__ == "__main__":
    main(*sys.argv[1:])
