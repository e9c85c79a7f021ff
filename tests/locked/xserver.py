"""An X server without glass, and hands that reach into it as a visitor and a window manager could."""

import os
import random
import select
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from PIL import Image
from Xlib import XK, X
from Xlib.display import Display
from Xlib.error import BadWindow
from Xlib.ext import xtest
from Xlib.protocol import event as protocol

SCREEN = (1280, 720)
PATIENCE = 20.0
"""Seconds after which it is given up that something comes about."""
_TO_ROOT = X.SubstructureRedirectMask | X.SubstructureNotifyMask


@contextmanager
def x_server() -> Iterator[str]:
    """A server of its own; gives its name."""
    told, tell = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(tell),
        "-screen",
        "0",
        "{}x{}x24".format(*SCREEN),
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=[tell], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(tell)
    try:
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.kill()
        server.wait()


class Hands:
    """Presses keys, moves the pointer, sends what a window manager sends, and looks at the screen."""

    def __init__(self, name: str) -> None:
        self._display = Display(name)
        self._root = self._display.screen().root
        self._root.change_attributes(event_mask=X.SubstructureNotifyMask | X.PropertyChangeMask)
        self._window: Any = None

    def close(self) -> None:
        """Let go of the server."""
        self._display.close()

    def find_manager(self) -> None:
        """Wait for a window manager."""
        sign = self._atom("_NET_SUPPORTING_WM_CHECK")
        self.wait_until(
            lambda: self._root.get_full_property(sign, X.AnyPropertyType) is not None, "a manager"
        )

    def find_window(self) -> None:
        """Wait for the window that fills the screen; from now on everything is done to it."""
        self.wait_until(lambda: self._find() is not None, "a window fills the screen")
        self._window = self._find()
        self._window.change_attributes(event_mask=X.FocusChangeMask | X.StructureNotifyMask)

    def _find(self) -> Any:
        waiting = list(self._root.query_tree().children)
        while waiting:
            window = waiting.pop()
            with suppress(BadWindow):  # a window manager's come and go
                name = window.get_full_property(self._atom("_NET_WM_NAME"), X.AnyPropertyType)
                if name and name.value == b"kiosk":
                    return window
                waiting += window.query_tree().children
        return None

    def wait_until(self, wanted: Callable[[], bool], what: str) -> None:
        """Look again at each event of the server; AssertionError where it does not come about."""
        end = time.monotonic() + PATIENCE
        while not wanted():
            self._hear(end, what)

    def answered(self) -> None:
        """Wait until the kiosk has dealt with all that was sent to it.

        SDL answers a ping when it fetches events. The loop may fetch some while it waits, and reads them only
        afterwards; so when a third ping is answered, all that came before the first was read.
        """
        for _ in range(3):
            self._send(
                "WM_PROTOCOLS", [self._atom("_NET_WM_PING"), X.CurrentTime, self._window.id], direct=True
            )
            end = time.monotonic() + PATIENCE
            while not self._hear(end, "the kiosk answers"):
                pass

    def _hear(self, end: float, what: str) -> bool:
        """Take what the server tells, once it tells something; whether the kiosk's answer is among it."""
        if not self._display.pending_events():
            heard = select.select([self._display], [], [], max(0.0, end - time.monotonic()))[0]
            assert heard, f"in vain: {what}"
        events = [self._display.next_event() for _ in range(self._display.pending_events())]
        return any(event.type == X.ClientMessage for event in events)

    def is_on_top(self) -> bool:
        """Whether the window is seen, fills the screen, and has the keyboard."""
        window = self._window
        where = window.translate_coords(self._root, 0, 0)
        size = window.get_geometry()
        return (
            window.get_attributes().map_state == X.IsViewable
            and (size.width, size.height, where.x, where.y) == (*SCREEN, 0, 0)
            and self._display.get_input_focus().focus == window
            and all(self._is_ours(x, y) for x in (2, SCREEN[0] - 3) for y in (2, SCREEN[1] - 3))
        )

    def _is_ours(self, x: int, y: int) -> bool:
        """Whether nothing lies over the window there."""
        window = self._root
        ours = self._ancestors()
        top = [each for each in window.query_tree().children if _holds(each, x, y)]
        return bool(top) and top[-1].id in ours

    def _ancestors(self) -> set[int]:
        window, ours = self._window, set()
        while window.id != self._root.id:
            ours.add(window.id)
            window = window.query_tree().parent
        return ours

    def press(self, keys: str) -> None:
        """Press keys one after the other, such as Control_L+Alt_L+F1, and let them go again."""
        codes = [self._display.keysym_to_keycode(XK.string_to_keysym(key)) for key in keys.split("+")]
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def storm(self, count: int, seed: int) -> None:
        """So many random events: keys of every code, buttons and motion, up to five held down together."""
        for number, (kind, detail, x, y) in enumerate(_random_events(count, seed), 1):
            xtest.fake_input(self._display, kind, detail, x=x, y=y)
            if number % 2000 == 0 or number == count:
                self.answered()  # or its queue, of 65,535 events, would run over
                assert self.is_on_top(), f"after {number} events"

    def ask_to_close(self) -> None:
        """What a window manager sends at Alt+F4 or at a cross."""
        self._send("WM_PROTOCOLS", [self._atom("WM_DELETE_WINDOW"), X.CurrentTime], direct=True)

    def close_by_manager(self) -> None:
        """What a pager or a task bar sends."""
        self._send("_NET_CLOSE_WINDOW", [X.CurrentTime, 2])

    def minimise(self) -> None:
        """What asks the window manager for an icon."""
        self._send("WM_CHANGE_STATE", [3])

    def leave_fullscreen(self) -> None:
        """Have the window manager take the window out of fullscreen."""
        self._send("_NET_WM_STATE", [0, self._atom("_NET_WM_STATE_FULLSCREEN"), 0, 2])

    def unmap(self) -> None:
        """Take the window off the screen."""
        self._window.unmap()
        self._display.sync()

    def shrink(self) -> None:
        """Make it small, where a server without window manager lets everybody do so."""
        self._window.configure(x=50, y=60, width=300, height=200)
        self._display.sync()

    def steal_focus(self) -> Any:
        """Open another window in front that takes the keyboard; gives it."""
        thief = self._root.create_window(100, 100, 400, 300, 0, X.CopyFromParent, override_redirect=True)
        thief.map()
        thief.set_input_focus(X.RevertToParent, X.CurrentTime)
        self._display.sync()
        return thief

    def picture(self) -> Image.Image:
        """What is on the screen."""
        raw = self._root.get_image(0, 0, *SCREEN, X.ZPixmap, 0xFFFFFFFF)
        return Image.frombuffer("RGB", SCREEN, raw.data, "raw", "BGRX", 0, 1)

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))

    def _send(self, kind: str, values: Iterable[int], direct: bool = False) -> None:
        data = [*values, 0, 0, 0, 0, 0][:5]
        message = protocol.ClientMessage(window=self._window, client_type=self._atom(kind), data=(32, data))
        (self._window if direct else self._root).send_event(message, event_mask=0 if direct else _TO_ROOT)
        self._display.sync()


def _holds(window: Any, x: int, y: int) -> bool:
    if window.get_attributes().map_state != X.IsViewable:
        return False
    box = window.get_geometry()
    return bool(0 <= x - box.x < box.width and 0 <= y - box.y < box.height)


def _random_events(count: int, seed: int) -> Iterator[tuple[int, int, int, int]]:
    """Kind, detail and place. What goes down comes up again later, and is never pressed twice."""
    chance = random.Random(seed)
    down: list[tuple[int, int]] = []
    for _ in range(count):
        choice = chance.random()
        if choice < 0.3:
            yield X.MotionNotify, 0, chance.randrange(SCREEN[0]), chance.randrange(SCREEN[1])
        elif down and (choice < 0.65 or len(down) > 4):
            kind, detail = down.pop(chance.randrange(len(down)))
            yield (X.KeyRelease if kind == X.KeyPress else X.ButtonRelease), detail, 0, 0
        else:
            new = (
                (X.KeyPress, chance.randrange(8, 256))
                if choice < 0.9
                else (X.ButtonPress, chance.randrange(1, 10))
            )
            if new in down:
                yield X.MotionNotify, 0, chance.randrange(SCREEN[0]), chance.randrange(SCREEN[1])
                continue
            down.append(new)
            yield *new, 0, 0
