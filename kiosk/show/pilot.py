"""A visitor made of code: drives the real show on a hand-set clock, without a display."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kiosk.base.clock import ManualClock
from kiosk.base.geometry import Size
from kiosk.base.room import LIMIT
from kiosk.blocks.contract import Kind
from kiosk.content.library import Library
from kiosk.show.floor import Floor
from kiosk.show.installation import Installer
from kiosk.show.keypad import PRESSED
from kiosk.show.problemstrip import ProblemStrip
from kiosk.show.show import Show
from kiosk.show.wishes import DEFAULT, Wishes
from kiosk.stage.controls import Button, Control
from kiosk.stage.fingers import Touch
from kiosk.stage.keys import Key
from kiosk.stage.window import open_offscreen

FRAME = 1 / 60


class Pilot:
    """Taps, swipes and lets time pass. Every picture is there at once, so that what is seen is exact."""

    def __init__(
        self,
        library: Library,
        kinds: Callable[[], Mapping[str, Kind]],
        size: Size,
        cache: Path | None = None,
        *,
        language: str | None = None,
        wishes: Wishes = DEFAULT,
        preview: bool | ProblemStrip = False,
        cache_limit: int = LIMIT,
    ) -> None:
        """`preview`: as a curator sees it, with a strip that tells of problems where one is given.

        `wishes`: what else an operator would ask for.
        """
        self.clock = ManualClock(1000.0)
        self.watch: Callable[[], None] | None = None
        """Called after every new frame."""
        self.size = size
        self.canvas = open_offscreen(size)
        strip = preview if isinstance(preview, ProblemStrip) else None
        wishes = replace(wishes, language=language, patient=True, strip=strip)
        installer = Installer(self.canvas, kinds, cache, self.clock, wishes, cache_limit)
        self.floor = Floor(library, installer, at_once=bool(preview))
        self.show.step()

    @property
    def show(self) -> Show:
        """What is on the floor now."""
        return self.floor.show

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the workers and close the window."""
        self.floor.close()
        self.canvas.close()

    def step(self) -> None:
        """Bring the show up to now, changed over to what was offered, if the moment has come."""
        self.floor.change()
        if self.show.step() and self.watch:
            self.watch()
        self.floor.clear_away()

    def advance(self, seconds: float) -> None:
        """Let time pass: frame by frame while something moves, else to the next time anything is due."""
        end = self.clock.now() + seconds
        while (left := end - self.clock.now()) > 1e-9:
            rest = self._rest()
            self.clock.advance(left if rest is None else min(left, max(FRAME, rest)))
            self.step()

    def settle(self) -> None:
        """Let time pass until everything that was set in motion has come to rest (at most ten seconds)."""
        for _ in range(600):
            self.advance(FRAME)
            if self._rest() != 0.0:
                return

    def _rest(self) -> float | None:
        rests = (self.show.rest(), self.floor.rest())
        return min((each for each in rests if each is not None), default=None)

    def down(self, x: float, y: float, finger: int = 0) -> None:
        """Put a finger on the glass at (x, y) px."""
        self.show.handle(Touch("down", finger, x, y))
        self.step()

    def move(self, x: float, y: float, finger: int = 0) -> None:
        """Move a finger that is down; a frame passes."""
        self.clock.advance(FRAME)
        self.show.handle(Touch("move", finger, x, y))
        self.step()

    def up(self, x: float, y: float, finger: int = 0) -> None:
        """Lift a finger."""
        self.show.handle(Touch("up", finger, x, y))
        self.step()

    def tap(self, x: float, y: float) -> None:
        """A short tap; then everything comes to rest."""
        self.down(x, y)
        self.clock.advance(0.05)
        self.up(x, y)
        self.settle()

    def key(self, *keys: Key) -> None:
        """Press keys one after the other; after each everything comes to rest."""
        for key in keys:
            self.show.press_key(key)
            self.step()
            self.settle()
            self.advance(PRESSED)
            self.settle()

    def controls(self) -> list[Control]:
        """What can be touched now, as it is laid out; what is tapped and swiped is the screen."""
        return self.show.controls()

    def button(self, name: str) -> Button:
        """The button called `name`. KeyError with the names there are."""
        buttons = {c.id: c for c in self.controls() if isinstance(c, Button)}
        if name not in buttons:
            raise KeyError(f"no button {name!r}; there are {', '.join(buttons)}")
        return buttons[name]

    def press(self, name: str) -> None:
        """Tap the button called `name` in its middle."""
        self.tap(*self.show.on_screen(self.button(name).box).centre)

    def swipe(self, dx: float, dy: float = 0.0, seconds: float = 0.15) -> None:
        """Swipe by (dx, dy) px around the middle of the screen, and let it settle."""
        x, y = self.size.w / 2 - dx / 2, self.size.h * 0.4 - dy / 2
        frames = max(2, round(seconds / FRAME))
        self.down(x, y)
        for i in range(1, frames + 1):
            self.move(x + dx * i / frames, y + dy * i / frames)
        self.up(x + dx, y + dy)
        self.settle()

    def need(self, **changes: Any) -> None:
        """Say what the visitor needs: fields of `Access` and their values."""
        self.show.choose_access(replace(self.show.visit.access, **changes))
        self.step()

    def pinch(self, x: float, y: float, factor: float) -> None:
        """Spread (factor > 1) or close two fingers about (x, y)."""
        a, b = 100.0, 100.0 * factor
        self.down(x - a, y, 1)
        self.down(x + a, y, 2)
        for i in range(1, 11):
            reach = a + (b - a) * i / 10
            self.move(x - reach, y, 1)
            self.move(x + reach, y, 2)
        self.up(x - b, y, 1)
        self.up(x + b, y, 2)
        self.settle()
