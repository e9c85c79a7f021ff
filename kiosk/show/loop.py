"""The runtime loop: sleeps until a touch, a worker or a deadline; paces the frames while something moves."""

from collections.abc import Callable

from kiosk.base.clock import Clock
from kiosk.show.show import Show
from kiosk.stage.fingers import Touch
from kiosk.stage.glass import Glass

FRAME = 1 / 60
"""Seconds between frames while something moves."""


def run(show: Show, glass: Glass, clock: Clock, until: float | None, framed: Callable[[], None]) -> None:
    """Run until the window is closed, or the clock has reached `until`. Calls `framed` after every frame."""
    next_frame = clock.now()
    while not glass.closed and not (until is not None and clock.now() >= until):
        if take_signs(show, glass):
            next_frame = clock.now()  # a touch that came while all was still is answered at once
        now = clock.now()
        if now >= next_frame and show.step():
            next_frame = max(next_frame + FRAME, now)
            framed()
        if not glass.closed:  # a frame may have been all that was wanted
            _sleep(show, glass, clock, next_frame, until)


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


def _sleep(show: Show, glass: Glass, clock: Clock, next_frame: float, until: float | None) -> None:
    rest = show.rest()
    if rest is not None and rest <= 0.0:
        rest = next_frame - clock.now()
    elif show.prepare():
        rest = 0.0
    if until is not None:
        left = until - clock.now()
        rest = left if rest is None else min(rest, left)
    if rest is None or rest > 0:
        glass.wait(rest)
