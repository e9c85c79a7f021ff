"""Notes every exception that is logged, and those that nobody has caught."""

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

MOST = 20


class Mishaps(logging.Handler):
    """A handler that is told of errors, of threads that die and of what cannot be raised any more."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []
        """With their tracebacks, the first of them first."""
        self.count = 0

    def start(self) -> None:
        """Begin to listen."""
        logging.getLogger().addHandler(self)
        threading.excepthook = lambda args: self._raised(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self._raised(args.exc_type, args.exc_value, args.exc_traceback)

    def emit(self, record: logging.LogRecord) -> None:
        """An error was logged."""
        trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        self.note(f"{record.name}: {record.getMessage()}\n{trace}".strip())

    def _raised(self, kind: type[BaseException], error: Any, trace: TracebackType | None) -> None:
        self.note("".join(traceback.format_exception(kind, error, trace)).strip())

    def note(self, said: str) -> None:
        """Something went wrong."""
        self.count += 1
        if len(self.said) < MOST:
            self.said.append(said)
