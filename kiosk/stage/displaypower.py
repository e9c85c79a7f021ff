"""Switches the display itself off while the screen is dark, and on again; nothing waits for it."""

import logging
import threading
from contextlib import suppress
from typing import Protocol

import pygame

from kiosk.base.relief import relieved

log = logging.getLogger(__name__)

LONGEST = 10.0
"""Seconds that switching may take; then it has failed."""


class DisplayPower(Protocol):
    """What can switch the display."""

    def switch(self, on: bool) -> None:
        """Have it on or off some time soon; returns at once, and does nothing where it is so already."""
        ...

    def forget(self) -> None:
        """It may be on or off: the next `switch` does not take it for granted."""
        ...


class BesidePower:
    """Has a process beside the kiosk switch the display (`switching.py`), whatever becomes of that one.

    A failure is logged once for each reason: then the screen is black, and that is all.
    """

    def __init__(self, driver: str | None = None) -> None:
        """`driver`: the name of SDL's video driver; usually that of the display that is open."""
        self._driver = driver or pygame.display.get_driver()
        self._wanted: bool | None = None
        self._done: bool | None = None
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None
        self._told: set[str] = set()

    def switch(self, on: bool) -> None:
        """Have it on or off some time soon."""
        if on == self._wanted:
            return
        # Else SDL tells X every thirty seconds that somebody is there, which may light the screen.
        with suppress(pygame.error):
            pygame.display.set_allow_screensaver(not on)
        with self._lock:
            self._wanted = on
            if self._worker is None or not self._worker.is_alive():
                work = (self._work,)
                self._worker = threading.Thread(target=relieved, args=work, name="display power", daemon=True)
                self._worker.start()

    def forget(self) -> None:
        """It may be on or off."""
        with self._lock:
            self._wanted = self._done = None

    def close(self) -> None:
        """Leave the display on for whatever comes next; may wait for as long as switching takes."""
        if self._wanted is False or self._done is False:
            self.switch(True)
        if worker := self._worker:
            worker.join(LONGEST)

    def _work(self) -> None:
        """Switch until it is as it is wanted."""
        while True:
            with self._lock:
                wanted = self._wanted
                if wanted is None or wanted == self._done:
                    self._worker = None
                    return
            if reason := self._carry_out(wanted):
                self._tell(reason)
            self._done = wanted

    def _carry_out(self, on: bool) -> str:
        """Why it could not be done; "" where it was."""
        # Only now: a kiosk that has no opening hours opens without them.
        import subprocess

        from kiosk.base.background import start_beside

        try:
            process = start_beside("kiosk.stage.switching", "on" if on else "off", self._driver)
        except OSError as error:
            return str(error)
        with process:
            try:
                said, _ = process.communicate(timeout=LONGEST)
            except subprocess.TimeoutExpired:
                process.kill()
                return f"no answer within {LONGEST:g} s"
        return said.decode("utf-8", "replace").strip() if process.returncode else ""

    def _tell(self, reason: str) -> None:
        if reason not in self._told:
            self._told.add(reason)
            log.warning("the display cannot be switched, it is only black at night: %s", reason)
