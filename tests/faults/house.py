"""The real show with its workers, its real loop and its real clock, on a canvas that nobody sees."""

import ctypes
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pygame

from kiosk.base.clock import SystemClock
from kiosk.base.geometry import Size
from kiosk.commands.opening import block_kinds
from kiosk.content.library import Library
from kiosk.show.floor import Floor
from kiosk.show.installation import Installer
from kiosk.show.loop import run
from kiosk.show.show import Show
from kiosk.stage.controls import Button
from kiosk.stage.fingers import Touch
from kiosk.stage.glass import Glass
from kiosk.stage.waiting import wake
from kiosk.stage.window import open_offscreen

SIZE = Size(640, 360)
PATIENCE = 30.0
"""Seconds after which what a test waits for never comes to pass."""


class House:
    """As `kiosk run` has it, but that nothing is published."""

    def __init__(self, library: Library, cache: Path | None = None, size: Size = SIZE) -> None:
        self.clock = SystemClock()
        self.canvas = open_offscreen(size)
        pygame.event.clear()
        self.floor = Floor(library, Installer(self.canvas, block_kinds, cache, self.clock))
        self.glass = Glass(size, self.clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.floor.close()
        self.canvas.close()

    @property
    def show(self) -> Show:
        """What is on the floor."""
        return self.floor.show

    def until(self, wanted: Callable[[], bool]) -> None:
        """Run until something is so, as seen after a frame or a pulse."""

        def look() -> None:
            self.glass.closed = self.glass.closed or wanted()

        end = self.clock.now() + PATIENCE
        self.glass.closed = wanted()
        run(self.floor, self.glass, self.clock, end, look, look)
        assert wanted(), "it never came to pass"

    def settle(self) -> None:
        """Run until all pictures are there and nothing moves."""
        self.show.repaint()
        self.until(lambda: self.show.complete and self.show.rest() != 0.0)

    def shows(self, picture: bytes) -> None:
        """Run until the screen looks just so."""
        self.show.repaint()
        self.until(lambda: self.canvas.pixels() == picture)

    def tap(self, x: float, y: float) -> None:
        """A short tap."""
        for phase in ("down", "up"):
            self.show.handle(Touch(phase, 1, x, y))

    def press(self, name: str) -> None:
        """Tap the button called `name`."""
        (box,) = (each.box for each in self.show.controls() if isinstance(each, Button) and each.id == name)
        self.tap(*self.show.on_screen(box).centre)

    def open(self, chapter: str, page: int = 0) -> None:
        """Have a visitor come to a page."""
        if not self.show.attended:
            self.tap(5, 5)
        self.show.open_chapter(chapter, page)


def threads(name: str) -> list[threading.Thread]:
    """Those alive whose names begin so."""
    return [each for each in threading.enumerate() if each.name.startswith(name)]


def fell(thread: threading.Thread) -> None:
    """Have a thread end as soon as it runs Python again, by what is no `Exception`.

    https://docs.python.org/3/c-api/threads.html#c.PyThreadState_SetAsyncExc
    """
    number = ctypes.c_ulong(thread.ident or 0)
    assert ctypes.pythonapi.PyThreadState_SetAsyncExc(number, ctypes.py_object(SystemExit)) == 1
    wake()


def played(house: House) -> Any:
    """The film of the page."""
    scene: Any = house.show.scene
    return scene._pages.get(scene.at).views[0]._view.screen


def heard(house: House) -> bool:
    """Whether the loudspeaker speaks."""
    voice = house.show._loudspeaker._voice
    return voice is not None and voice.heard(house.clock.now()) is not None
