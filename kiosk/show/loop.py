"""The runtime loop: sleeps until a touch, a worker or a deadline; paces the frames while something moves."""

from collections.abc import Callable

from kiosk.base.clock import Clock
from kiosk.show.floor import Floor
from kiosk.show.show import Show
from kiosk.stage.fingers import Touch
from kiosk.stage.glass import Glass

FRAME = 1 / 60
"""Seconds between frames while something moves."""
PULSE = 2.0
"""Seconds that the loop waits at most: longer, and it no longer lives."""


def run(
    floor: Floor,
    glass: Glass,
    clock: Clock,
    until: float | None,
    framed: Callable[[], None],
    pulse: Callable[[], None] = lambda: None,
) -> None:
    """Run until the window is closed, or the clock has reached `until`.

    Calls `framed` after every frame; `pulse` after every frame too, and whenever it comes back from waiting
    while there was nothing new to be seen, which is every `PULSE` seconds at least: who hears nothing for
    longer knows that the screen is frozen.
    """
    next_frame = clock.now()
    while not glass.closed and not (until is not None and clock.now() >= until):
        floor.change()
        if take_signs(floor.show, glass):
            next_frame = clock.now()  # a touch that came while all was still is answered at once
        now = clock.now()
        if now >= next_frame and floor.show.step():
            next_frame = (next_frame if now - next_frame < FRAME else now) + FRAME
            framed()
            pulse()
        # A frame may have been all that was wanted.
        if not glass.closed and _sleep(floor, glass, clock, next_frame, until):
            pulse()


def take_signs(show: Show, glass: Glass) -> bool:
    """Hand on touches and keys, but for those queued before a change of scene; whether all was still."""
    was_at_rest = show.rest() != 0.0
    scene = show.scene
    signs = glass.signs()
    if glass.uncovered:
        glass.uncovered = False
        show.repaint()
    for sign in signs:
        if isinstance(sign, Touch):
            if show.scene is scene or sign.phase == "up":
                show.handle(sign)
        elif show.scene is scene:
            show.press_key(sign)
    return was_at_rest and bool(signs)


def _sleep(floor: Floor, glass: Glass, clock: Clock, next_frame: float, until: float | None) -> bool:
    """Wait until there is something to do; whether it has waited, with no frame due."""
    rest = floor.show.rest()
    still = rest is None or rest > 0.0
    if not still:
        rest = next_frame - clock.now()
    elif floor.show.prepare() or floor.clear_away():
        rest = 0.0
    left = None if until is None else until - clock.now()
    rest = min(each for each in (rest, left, floor.rest(), PULSE) if each is not None)
    if rest <= 0:
        return False
    glass.wait(rest)
    return still
