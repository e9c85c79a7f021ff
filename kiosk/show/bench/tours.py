"""The ways of the visitor who is made of code, through whatever exhibition is shown."""

import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass

from kiosk.content.model import TEXT_SIZES
from kiosk.show.bench.visitor import Move, Pause, Script, Seen
from kiosk.show.show import Show
from kiosk.stage.controls import Button

HELD = 0.06
"""Seconds that a finger stays on the glass."""
CHAPTER = (
    "next",
    "next",
    "previous",
    "rail-0",
    "access",
    "text-size-150",
    "text-size-200",
    "text-size-100",
    "access-close",
    "language",
    "language",
)
"""What is touched in every chapter, where it is there."""

LONGEST_REHEARSAL = 60.0
"""Seconds that a visitor waits at most until everything was made ready behind the attract loop."""

Walk = Generator[Move | Pause, Seen, None]


@dataclass(frozen=True)
class Tapped:
    """A tap on a button: what followed the finger's coming down, and its lifting."""

    button: str
    down: Seen
    up: Seen


def tap(show: Show, name: str, note: Callable[[Tapped], None] | None = None) -> Walk:
    """Tap the button called `name`, if it is there."""
    button = next((c for c in show.controls() if isinstance(c, Button) and c.id == name), None)
    if button is None:
        return
    x, y = show.on_screen(button.box).centre
    down = yield Move(True, x, y)
    yield Pause(HELD)
    up = yield Move(False, x, y)
    if note:
        note(Tapped(name, down, up))


def welcome(show: Show, at_once: bool = False) -> Walk:
    """The touch that begins a visit; unless `at_once`, when the show has made itself ready."""
    if not at_once:
        yield rehearsed(show)
    middle = (show.canvas.size.w / 2, show.canvas.size.h / 2)
    yield Move(True, *middle)
    yield Move(False, *middle)


def rehearsed(show: Show) -> Pause:
    """Wait until everything was made ready behind the attract loop."""
    return Pause(LONGEST_REHEARSAL, lambda: show.rehearsed)


def whole(show: Show, seconds: float = 60.0) -> Pause:
    """Wait until every picture is there."""
    return Pause(seconds, lambda: show.complete)


def calm(seconds: int = 60, share: float = 0.03) -> Walk:
    """Wait until the workers have nothing left to do, or for `seconds`."""
    for _ in range(seconds):
        before = time.process_time()
        yield Pause(1.0)
        if time.process_time() - before < share:
            return


def rehearse(show: Show) -> Script:
    """Every page of every chapter in every language, each until all its pictures are there."""
    yield from welcome(show)
    yield whole(show)
    for code, _ in show.exhibition.languages:
        for outline in show.exhibition.chapters:
            show.open_chapter(outline.id)
            yield Pause(0.05)
            for _ in range(len(outline.page_ids) + 1):
                yield whole(show)
                yield from tap(show, "next")
        show.choose_language(code)
    show.go_home()
    yield from tap(show, "access")
    for size in TEXT_SIZES:
        yield from tap(show, f"text-size-{round(100 * size)}")
        yield whole(show)
    yield from tap(show, "text-size-100")
    yield from tap(show, "access-close")


def touches(show: Show, count: int, reading: float, note: Callable[[Tapped], None]) -> Walk:
    """Doors, edges, rail, text size, language, home: through one chapter after the other."""
    for chapter in _round_and_round(show):
        for name in (f"door-{chapter}", *CHAPTER, "home"):
            if count <= 0:
                return
            yield from tap(show, name, note)
            yield Pause(reading)
            count -= 1


def turns(show: Show, count: int, reading: float, note: Callable[[Tapped], None]) -> Walk:
    """Turn `count` pages, through one chapter after the other, reading each for some seconds."""
    for chapter in _round_and_round(show):
        show.open_chapter(chapter)
        yield Pause(reading)
        while any(control.id == "next" for control in show.controls()):
            if count <= 0:
                return
            yield from tap(show, "next", note)
            yield Pause(reading)
            count -= 1


def _round_and_round(show: Show) -> Iterable[str]:
    while show.exhibition.chapters:
        yield from (outline.id for outline in show.exhibition.chapters)
