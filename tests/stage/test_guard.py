"""What is taken from a fullscreen window is taken back: at once, but not 20 times a minute and more."""

import os
import sys
from collections.abc import Iterator
from typing import Any

import pygame
import pytest

from kiosk.base.clock import ManualClock
from kiosk.base.errors import NoDisplayError
from kiosk.base.geometry import Size
from kiosk.stage.glass import Glass
from kiosk.stage.guard import AGAIN, LOOK, MOST, Guard

SIZE = (320, 180)


class Window:
    """A window whose focus others may take; it counts how often it is asked to come in front."""

    def __init__(self) -> None:
        self.size, self.position, self.id = SIZE, (0, 0), 1
        self.grab_keyboard = False
        self.focused, self.obeys = True, True
        self.raised = self.shown = self.filled = 0

    @property
    def keyboard_grabbed(self) -> bool:
        return self.grab_keyboard and self.focused

    def focus(self) -> None:
        self.raised += 1
        self.focused = self.obeys

    def show(self) -> None:
        self.shown += 1

    def restore(self) -> None:
        pass

    def set_windowed(self) -> None:
        pass

    def set_fullscreen(self, desktop: bool) -> None:
        self.filled += desktop


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(100.0)


@pytest.fixture(autouse=True)
def _display(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [SIZE])
    yield
    pygame.event.clear()


def guarded(window: Window, clock: ManualClock) -> Guard:
    as_window: Any = window
    return Guard(as_window, clock)


def lose(guard: Guard, window: Window) -> None:
    window.focused = False
    guard.notice(pygame.Event(pygame.WINDOWFOCUSLOST))


def test_the_focus_is_taken_back_at_once(clock: ManualClock) -> None:
    window = Window()
    guard = guarded(window, clock)
    lose(guard, window)
    guard.look()
    assert window.focused
    assert window.raised == 1


def test_what_was_lost_without_an_event_is_found_by_and_by(clock: ManualClock) -> None:
    window = Window()
    guard = guarded(window, clock)
    window.focused = False
    guard.look()
    assert not window.focused
    clock.advance(LOOK)
    guard.look()
    assert window.focused


def test_what_does_not_help_is_tried_again(clock: ManualClock) -> None:
    window = Window()
    guard = guarded(window, clock)
    window.obeys = False
    lose(guard, window)
    for _ in range(3):
        guard.look()
        guard.look()
        clock.advance(AGAIN)
    assert window.raised == 3


def test_two_kiosks_do_not_fight_for_the_keyboard(clock: ManualClock) -> None:
    window = Window()
    guard = guarded(window, clock)
    for _ in range(60 * 10):
        lose(guard, window)
        guard.look()
        clock.advance(0.1)
    assert MOST <= window.raised <= MOST + 1
    clock.advance(60)
    lose(guard, window)
    guard.look()
    assert window.focused


def test_a_window_that_was_hidden_is_shown(clock: ManualClock) -> None:
    window = Window()
    guard = guarded(window, clock)
    guard.notice(pygame.Event(pygame.WINDOWMINIMIZED))
    guard.look()
    assert window.shown == 1


def test_a_window_that_was_made_small_fills_the_screen(clock: ManualClock) -> None:
    window = Window()
    guard = guarded(window, clock)
    window.size, window.position = (100, 80), (7, 9)
    guard.notice(pygame.Event(pygame.WINDOWSIZECHANGED))
    guard.look()
    assert (window.size, window.position, window.filled) == (SIZE, (0, 0), 1)


def test_a_display_that_is_another_now_is_not_fought(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window()
    guard = guarded(window, clock)
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(640, 480)])
    window.size = (640, 480)
    guard.notice(pygame.Event(pygame.WINDOWSIZECHANGED))
    guard.look()
    assert window.filled == 0


def test_guarded_it_is_not_closed_by_its_window(clock: ManualClock) -> None:
    glass = Glass(Size(*SIZE), clock, guarded(Window(), clock))
    pygame.event.post(pygame.Event(pygame.QUIT))
    glass.signs()
    assert not glass.closed
    glass.close()
    pygame.event.post(pygame.Event(pygame.QUIT))
    glass.signs()
    assert glass.closed


@pytest.mark.parametrize("fullscreen", [True, False])
def test_with_a_compositor_that_is_gone_the_kiosk_ends_and_says_why(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], fullscreen: bool
) -> None:
    """SDL says then that it is to quit, without that a window was asked to close; and paints on."""
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "wayland")
    monkeypatch.setattr(os, "_exit", sys.exit)
    glass = Glass(Size(*SIZE), clock, guarded(Window(), clock) if fullscreen else None)
    pygame.event.post(pygame.Event(pygame.WINDOWCLOSE))
    pygame.event.post(pygame.Event(pygame.QUIT))
    glass.signs()
    assert glass.closed is not fullscreen, "it was only asked to close"
    pygame.event.post(pygame.Event(pygame.QUIT))
    with pytest.raises(SystemExit) as end:
        glass.signs()
    assert end.value.code == NoDisplayError.status
    assert "the Wayland compositor is gone" in capfd.readouterr().err
