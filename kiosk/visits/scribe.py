"""Writes the journal in a thread of its own: whatever the disk does, nobody waits for it."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NamedTuple, Protocol

from kiosk.base.relief import FallenError, relieved
from kiosk.visits.journal import Entry

log = logging.getLogger(__name__)

MOST = 1000
"""So many entries wait at most; what comes then is lost, and counted."""
AGAIN = 60.0
"""Seconds after which it is tried again to write what could not be written."""
FAREWELL = 2.0
"""Seconds that the end of the kiosk waits for what is still to be written."""


class Refused(Exception):
    """An entry that can never be written."""


class Size(NamedTuple):
    """How large a book is."""

    visits: int
    bytes: int


class Book(Protocol):
    """Where entries are written. Used by one thread alone."""

    @property
    def size(self) -> Size:
        """How large it is now."""
        ...

    def stands(self) -> bool:
        """Whether the file is still the one that was opened."""
        ...

    def write(self, entry: Entry, lost: int) -> None:
        """Write an entry, whole or not at all, and that `lost` others are lost.

        Raises Refused where it is no use to try again, and OSError or what SQLite raises where it is.
        """
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Scribe:
    """Takes entries at any time and from the thread of the show; `write` neither waits nor fails."""

    def __init__(self, open_book: Callable[[], Book]) -> None:
        """`open_book` is called in the scribe's thread, once there is something to write."""
        self._open = open_book
        self._waiting: deque[Entry] = deque()
        self._called: SimpleQueue[None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closing = False
        self.lost = 0
        """Entries that were dropped since the start, as too many waited."""
        self._confessed = 0
        self.size = Size(0, 0)
        """How large the book is, as far as is known: nothing before the first entry is written."""
        self.problem = ""
        """Why nothing can be written at present; empty while all is well."""

    @property
    def waiting(self) -> int:
        """How many entries are not written yet."""
        return len(self._waiting)

    def write(self, entry: Entry) -> None:
        """Have an entry written."""
        if self.waiting >= MOST:
            self.lost += 1
            return
        self._waiting.append(entry)
        self._begin()

    def close(self) -> None:
        """Write what there is, if that can be done soon; then the thread ends."""
        self._closing = True
        if self._thread:
            self._begin().join(FAREWELL)

    def _begin(self) -> threading.Thread:
        """Call the thread, which is there from now on."""
        self._called.put(None)
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
            self._thread.start()
        return self._thread

    def _work(self) -> None:
        """Whoever falls at it is relieved; an entry over which all of them fall is dropped."""
        try:
            relieved(self._write_on)
        except FallenError:
            if self._waiting:
                self._drop()

    def _write_on(self) -> None:
        book: Book | None = None
        self._called.put(None)  # whoever fell may have heard the call
        try:
            while not (self._closing and self._called.empty()):
                self._wait()
                book = self._try(book)
        finally:
            _let_go(book)

    def _drop(self) -> None:
        self._waiting.popleft()
        self.lost += 1

    def _try(self, book: Book | None) -> Book | None:
        """Write all that waits; gives the book, or None where it has to be opened again."""
        try:
            if book is None or not book.stands():
                _let_go(book)
                book = None
                book = self._open()
            self._write_all(book)
        except Refused:
            log.exception("an entry of the journal is dropped")
            self._drop()
        except Exception as error:  # full, read-only, locked, gone: visitors must not notice
            self._complain(error)
        else:
            self._recovered()
            return book
        _let_go(book)
        return None

    def _wait(self) -> None:
        """Until somebody calls, or it is time to try again."""
        with suppress(Empty):
            self._called.get(timeout=AGAIN if self._waiting else None)
            while True:
                self._called.get_nowait()

    def _write_all(self, book: Book) -> None:
        while self._waiting:
            lost = self.lost
            book.write(self._waiting[0], lost - self._confessed)
            self._confessed = lost
            self._waiting.popleft()
            self.size = book.size

    def _complain(self, error: Exception) -> None:
        problem = f"{type(error).__name__}: {error}"
        if problem != self.problem:
            self.problem = problem
            log.warning("the journal cannot be written (%s); it is tried again every minute", problem)

    def _recovered(self) -> None:
        if self.problem:
            self.problem = ""
            log.warning("the journal is written again")


def _let_go(book: Book | None) -> None:
    if book:
        with suppress(Exception):
            book.close()


def scribe_in(folder: Path) -> Scribe:
    """A scribe who writes to the journal in `folder`, which need not be there yet."""

    def open_book() -> Book:
        from kiosk.visits.ledger import open_ledger  # takes sqlite3, which the first screen does without
        from kiosk.visits.schema import FILE

        return open_ledger(folder / FILE)

    return Scribe(open_book)
