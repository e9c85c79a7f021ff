"""Keeps children that answer questions: started when needed, ended when stuck, gone when closed."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Generic, TypeVar

from kiosk.base.background import start_beside, step_back

Answer = TypeVar("Answer")
Child = subprocess.Popen[bytes]


class StuckError(Exception):
    """A child did not answer in time."""


class ClosedError(Exception):
    """They were closed before there was an answer."""


class Children(Generic[Answer]):
    """As many as are asked at a time, each by one thread."""

    def __init__(self, module: str, *arguments: object, bufsize: int = -1) -> None:
        """They run `python -m module …`; `bufsize`, of their pipes, is as Popen has it."""
        self._module, self._arguments, self._bufsize = module, arguments, bufsize
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._closed = False

    def close(self) -> None:
        """End them all, also those that are being asked by other threads."""
        with self._lock:
            self._closed = True
            idle, busy = self._idle, list(self._busy)
            self._idle = []
        for child in idle:
            _end(child)
        for child in busy:  # its thread reaps it
            child.kill()

    def ask(self, exchange: Callable[[Child], Answer | None], patience: float) -> Answer | None:
        """What `exchange` gets out of a child, within `patience` seconds; None where the child dies of it.

        Raises OSError where no child can be started, StuckError and ClosedError.
        """
        child = self._take()
        late = threading.Event()
        watch = threading.Timer(patience, _give_up, (child, late))
        watch.daemon = True
        watch.start()
        answer: Answer | None = None
        try:
            answer = exchange(child)
        finally:
            watch.cancel()
            self._return(child, sound=answer is not None and not late.is_set())
        if self._closed:
            raise ClosedError
        if answer is None and late.is_set():
            raise StuckError
        return answer

    def _take(self) -> Child:
        with self._lock:
            if self._closed:
                raise ClosedError
            child = self._waiting() or start_beside(
                self._module, *self._arguments, asked=True, bufsize=self._bufsize
            )
            self._busy.add(child)
            return child

    def _waiting(self) -> Child | None:
        """One that was asked before; the system may have ended it since, where memory ran out."""
        while self._idle:
            child = self._idle.pop()
            if child.poll() is None:
                return child
            _end(child)
        return None

    def _return(self, child: Child, sound: bool) -> None:
        with self._lock:
            self._busy.discard(child)
            if sound and not self._closed:
                self._idle.append(child)
                return
        _end(child)


def _give_up(child: Child, late: threading.Event) -> None:
    late.set()
    child.kill()


def _end(child: Child) -> None:
    assert child.stdin
    assert child.stdout
    child.kill()
    child.wait()
    child.stdout.close()
    with suppress(OSError):  # what it was never given
        child.stdin.close()


def answer_parent(serve: Callable[[IO[bytes], IO[bytes]], None]) -> None:
    """In a child: serve standard input and output, out of the way of everything else the machine does."""
    step_back(19)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not spoil an answer
    try:
        serve(sys.stdin.buffer, answers)
        answers.close()
    except BrokenPipeError:
        os._exit(0)
