"""Keeps the last things that were logged, each once and with a count, for those who look after the kiosk."""

import logging
import traceback
from collections import OrderedDict
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kiosk.base.calendar import Calendar
from kiosk.base.clock import Clock
from kiosk.commands.health.snapshot import Logged

MOST = 20
LONGEST = 400
"""Characters of a line at most."""


class _Entry(NamedTuple):
    times: int
    first: datetime
    last: datetime
    at: float


class LogKeeper(logging.Handler):
    """A handler for warnings and errors. It keeps lines of text alone: no exception, and nothing it holds."""

    def __init__(self, clock: Clock, calendar: Calendar) -> None:
        super().__init__(logging.WARNING)
        self._clock, self._calendar = clock, calendar
        self._kept: OrderedDict[tuple[str, str, str], _Entry] = OrderedDict()
        self.count = 0
        """How many were logged."""
        self.errors = 0
        """How many of them were errors."""

    def emit(self, record: logging.LogRecord) -> None:
        """Note it. From any thread."""
        try:
            key = (record.levelname, record.name, _line(record))
        except Exception:
            self.handleError(record)
            return
        now = self._calendar.now()
        known = self._kept.pop(key, None) or _Entry(0, now, now, 0.0)
        self._kept[key] = _Entry(known.times + 1, known.first, now, self._clock.now())
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        self.count += 1
        self.errors += record.levelno >= logging.ERROR

    def newest(self) -> tuple[Logged, ...]:
        """What is kept, the newest first."""
        now = self._clock.now()
        self.acquire()
        try:
            kept = list(self._kept.items())
        finally:
            self.release()
        return tuple(
            Logged(*key, entry.times, entry.first, entry.last, max(0.0, now - entry.at))
            for key, entry in reversed(kept)
        )

    def start(self) -> None:
        """Listen to everything that is logged; what was said on standard error is said there still."""
        root = logging.getLogger()
        if not root.handlers and logging.lastResort:
            root.addHandler(logging.lastResort)
        root.addHandler(self)

    def close(self) -> None:
        """Listen no more."""
        logging.getLogger().removeHandler(self)
        super().close()


def _line(record: logging.LogRecord) -> str:
    said = record.getMessage()
    if record.exc_info and (error := record.exc_info[1]):
        said = f"{said}: {type(error).__name__}: {error}{_where(error)}"
    line = " ".join(said.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
