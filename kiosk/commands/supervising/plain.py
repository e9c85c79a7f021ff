"""`python -m kiosk.commands.supervising.plain`: the plain page, in a process that needs next to nothing."""

import sys
from contextlib import closing

from kiosk.base.clock import SystemClock
from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.base.sentences import told, usual_language
from kiosk.commands.supervising.kept import Kept

FULLSCREEN = "fullscreen"
"""Instead of a size."""


def show(size: Size | None, display: int) -> None:
    """Show it until somebody wants it to end. Raises KioskError where there is no display."""
    clock = SystemClock()
    with closing(Kept(clock)) as kept:
        from kiosk.show.loop import PULSE
        from kiosk.show.plainpage import PlainPage
        from kiosk.stage.glass import glass_of
        from kiosk.stage.window import open_canvas

        # Without the GPU, which may be what the exhibition has crashed on.
        with closing(open_canvas(size, display, "software")) as canvas:
            page, glass = PlainPage(canvas), glass_of(canvas, clock)
            kept.heed(glass.close, lambda: None)
            glass.uncovered = True
            while not glass.closed:
                if glass.uncovered:
                    glass.uncovered = False
                    page.paint()
                kept.beat_alone()
                glass.wait(PULSE)
                glass.signs()
            kept.end()


def main(size: str, display: str) -> None:
    """Show it in a window of a size such as 1920x1080, or `fullscreen`, on a display counted from 0."""
    try:
        show(None if size == FULLSCREEN else Size(*map(int, size.split("x"))), int(display))
    except KioskError as error:
        sys.stderr.write(f"kiosk: {told(error.sentence, usual_language())}\n")
        sys.exit(error.status)


if __name__ == "__main__":
    main(*sys.argv[1:])
