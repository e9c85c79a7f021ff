"""Something that one thread at a time may hold, and that none can keep from the others by not coming back."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Baton:
    """As a lock, but for one thing: from whoever holds it for too long it is not awaited any more."""

    def __init__(self, patience: float) -> None:
        """`patience`: seconds that anybody waits for one and the same holder."""
        self._patience = patience
        self._lock = threading.Lock()
        self._change = threading.Lock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it; wait until nobody else does, or until the one who does must be given up."""
        lock = self._taken()
        try:
            yield
        finally:
            lock.release()

    def _taken(self) -> threading.Lock:
        while True:
            lock = self._lock
            there = lock.acquire(timeout=self._patience)
            with self._change:
                if there and lock is self._lock:
                    return lock
                if there:  # it was given up, and another is passed on since
                    lock.release()
                elif lock is self._lock:
                    self._lock = threading.Lock()
