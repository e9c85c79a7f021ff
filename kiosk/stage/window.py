"""Opens the window: fullscreen or of a given size, on the right display, with the right renderer."""

import json
import os
import time
from pathlib import Path

# SDL reads these when it starts: without them the software driver goes through llvmpipe (ten times the CPU).
os.environ.setdefault("SDL_RENDER_SCALE_QUALITY", "linear")
os.environ.setdefault("SDL_MOUSE_TOUCH_EVENTS", "0")
os.environ.setdefault("SDL_VIDEO_ALLOW_SCREENSAVER", "0")
os.environ.setdefault("SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS", "0")
# What SDL itself would do at keys such as Alt+Tab and Alt+F4.
os.environ.setdefault("SDL_ALLOW_ALT_TAB_WHILE_GRABBED", "0")
os.environ.setdefault("SDL_WINDOWS_NO_CLOSE_ON_ALT_F4", "1")
os.environ.setdefault("SDL_FORCE_RAISEWINDOW", "1")

import pygame

from kiosk.base.errors import KioskError, NoDisplayError
from kiosk.base.geometry import Box, Size
from kiosk.base.memory import keep_heap_small
from kiosk.base.sentences import Sentence
from kiosk.stage.canvas import Canvas
from kiosk.stage.lostdisplay import end_with_display

WITHOUT_SCREEN = ("dummy", "offscreen")
SLOWEST_GPU_FRAME = 0.004
"""Seconds for a full-screen copy above which a GL driver is a CPU in disguise (llvmpipe needs 8–30 ms)."""


def open_canvas(
    size: Size | None, display: int = 0, driver: str = "auto", memo: Path | None = None
) -> Canvas:
    """A canvas on a real display: a window of `size`, or fullscreen where it is None.

    `driver` names an SDL renderer, or `auto`: a GPU where there is one, else software. `memo` is a folder in
    which the answer is remembered, so that only the first start pays for the question.
    Raises NoDisplayError where there is no display.
    """
    os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
    # Left alone by window managers, with their keys and menus; under Wayland it would have no keyboard.
    free = size is None and "WAYLAND_DISPLAY" not in os.environ
    os.environ["SDL_X11_FORCE_OVERRIDE_REDIRECT"] = "1" if free else "0"
    keep_heap_small()
    _start_display()
    if driver != "auto":
        return _canvas(size, display, driver)
    known = _recall(memo)
    if known:
        return _canvas(size, display, known)
    return _choose(size, display, memo)


def open_offscreen(size: Size) -> Canvas:
    """A canvas that no one sees, for pictures and tests: the same bytes on every machine."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
    pygame.display.init()
    return Canvas(pygame.Window("kiosk", size), "software")


def _start_display() -> None:
    asked = os.environ.get("SDL_VIDEODRIVER", "")
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoDisplayError(
            Sentence(
                "No display could be opened ({reason}); start it from a graphical session.", reason=error
            )
        ) from error
    if pygame.display.get_driver() in WITHOUT_SCREEN and asked not in WITHOUT_SCREEN:
        raise NoDisplayError(
            Sentence(
                "There is no display here: start it from a graphical session, or set DISPLAY or "
                "WAYLAND_DISPLAY."
            )
        )
    end_with_display()


def _canvas(size: Size | None, display: int, driver: str) -> Canvas:
    desktops = pygame.display.get_desktop_sizes()
    if display >= len(desktops):
        raise NoDisplayError(
            Sentence(
                "There is no display {display}: this machine has {count}, counted from 0.",
                display=display,
                count=len(desktops),
            )
        )
    # A window position on another display is how SDL is told which one to fill.
    corner = pygame.WINDOWPOS_CENTERED if display == 0 else (sum(w for w, _ in desktops[:display]), 0)
    window = pygame.Window(
        "kiosk", size or desktops[display], position=corner, fullscreen_desktop=size is None
    )
    return Canvas(window, driver, fullscreen=size is None)


def _choose(size: Size | None, display: int, memo: Path | None) -> Canvas:
    """Try the GPU with a few full-screen copies; keep it only if it is as fast as one."""
    try:
        canvas = _canvas(size, display, "opengl")
        if _frame_seconds(canvas) <= SLOWEST_GPU_FRAME:
            _remember(memo, "opengl")
            return canvas
        canvas.close()
    except KioskError:
        pass  # no GL at all
    _remember(memo, "software")
    return _canvas(size, display, "software")


def _frame_seconds(canvas: Canvas) -> float:
    """CPU seconds that one full-screen fade takes, at best of five: a GPU leaves the CPU alone."""
    full = Box(0, 0, *canvas.size)
    picture = canvas.keep()
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        canvas.clear((0, 0, 0))
        canvas.draw(picture, full, alpha=128)
        canvas.present()
        best = min(best, time.process_time() - start)
    return best


def _memo_key() -> str:
    return f"{pygame.display.get_driver()} SDL {'.'.join(map(str, pygame.get_sdl_version()))}"


def _recall(memo: Path | None) -> str | None:
    try:
        known = json.loads((memo / "render-driver.json").read_text("utf-8")) if memo else {}
        answer = known.get(_memo_key())
    except (OSError, ValueError, AttributeError):
        return None
    return answer if answer in ("opengl", "software") else None


def _remember(memo: Path | None, driver: str) -> None:
    if memo is None:
        return
    try:
        memo.mkdir(parents=True, exist_ok=True)
        (memo / "render-driver.json").write_text(json.dumps({_memo_key(): driver}), "utf-8")
    except OSError:
        pass  # asked again at the next start
