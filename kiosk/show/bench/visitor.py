"""A glass that a script touches: the real loop runs upon it, and every frame and touch is timed."""

import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field

from kiosk.base.clock import Clock
from kiosk.base.geometry import Size
from kiosk.show.show import Show
from kiosk.stage import fingertip
from kiosk.stage.fingers import Touch
from kiosk.stage.glass import Glass
from kiosk.stage.keys import Key

BEFORE = 0.03
"""Seconds that the loop sleeps before a touch comes."""
POLL = 0.05
"""Seconds between two looks at whether a pause is over."""


@dataclass(frozen=True)
class Frame:
    """A frame that was presented; times in seconds."""

    at: float
    """By `time.perf_counter`."""
    main: float
    """CPU of the main thread so far."""
    cpu: float
    """CPU of all threads so far."""
    complete: bool
    """Whether all its pictures were there."""


@dataclass(frozen=True)
class Move:
    """Put the finger on the glass at (x, y) px, or lift it there."""

    down: bool
    x: float
    y: float


@dataclass(frozen=True)
class Pause:
    """Let `seconds` pass, or less if `over` comes true before."""

    seconds: float
    over: Callable[[], bool] | None = None


@dataclass
class Seen:
    """What followed an act until everything was at rest again."""

    at: float
    """When the touch was made (or the pause began), by `time.perf_counter`."""
    cpu: float
    """CPU of all threads until then, in seconds."""
    frames: list[Frame] = field(default_factory=list)


Script = Generator[Move | Pause, Seen, None]


class Visitor(Glass):
    """Acts whenever the show is at rest and has nothing left to prepare; closes when the script ends."""

    def __init__(self, screen: Size, clock: Clock, show: Show, script: Script) -> None:
        super().__init__(screen, clock)
        self._screen, self._show, self._script = screen, show, script
        self._act: Move | Pause | None = None
        self._seen = self._now()
        self._coming = False

    @staticmethod
    def _now() -> Seen:
        return Seen(time.perf_counter(), time.process_time())

    def framed(self) -> None:
        """A frame was presented."""
        frame = Frame(time.perf_counter(), time.thread_time(), time.process_time(), self._show.complete)
        if not self._coming:
            self._seen.frames.append(frame)

    def signs(self) -> list[Touch | Key]:
        """Those of the finger made of code."""
        signs = super().signs()
        if signs:
            self._coming = False
        return signs

    def wait(self, seconds: float | None) -> None:
        """At rest, the moment to act; else sleep as ever."""
        if self._show.rest() == 0.0 or self._coming:
            super().wait(seconds)
        elif isinstance(self._act, Pause) and (left := self._pause_left(self._act)) > 0:
            left = min(left, POLL) if self._act.over else left
            super().wait(left if seconds is None else min(left, seconds))
        else:
            self._go_on()

    def _pause_left(self, pause: Pause) -> float:
        left = self._seen.at + pause.seconds - time.perf_counter()
        return 0.0 if pause.over and pause.over() else left

    def _go_on(self) -> None:
        try:
            self._act = self._script.send(self._seen) if self._act else next(self._script)
        except StopIteration:
            self.closed = True
            return
        self._seen = self._now()
        if isinstance(self._act, Move):
            self._coming = True
            threading.Timer(BEFORE, self._touch, [self._act]).start()

    def _touch(self, move: Move) -> None:
        self._seen.at, self._seen.cpu = time.perf_counter(), time.process_time()
        fingertip.touch(move.down, move.x, move.y, self._screen)
