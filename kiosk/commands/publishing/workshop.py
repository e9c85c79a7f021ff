"""A process of its own for publishing and taking packs: the show neither stutters nor dies of it."""

import os
import threading
import traceback
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from kiosk.base.background import step_back

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")

LONGEST = 4 * 3600.0
"""Seconds that publishing may take, on the slowest machine: what takes longer does not end."""
NICE = 10
"""How much other processes come before it: visitors do."""


class WorkshopError(Exception):
    """Work that did not come to its end."""


class DiedError(WorkshopError):
    """Its process ended before."""


class OverdueError(WorkshopError):
    """It took too long."""


class ClosedError(WorkshopError):
    """The workshop was closed."""


class _Bench(NamedTuple):
    """Where work is done."""

    process: SpawnProcess
    ours: "Connection[Any, Any]"
    """Our end of the line to it."""


class Workshop:
    """Does one piece of work at a time; a `standing` one is waited for: it makes haste, and stays ready."""

    def __init__(self, *, standing: bool = False, longest: float | None = None) -> None:
        """`longest`: seconds that a piece of work may take."""
        self.standing = standing
        self._longest = longest
        self._working, self._changing = threading.Lock(), threading.Lock()
        self._bench: _Bench | None = None
        self._closed = False

    def do(self, work: Callable[..., Result], *given: object) -> Result:
        """What `work(*given)` gives or raises, all of which can be pickled; raises WorkshopError besides."""
        with self._working:
            stays = False
            try:
                good, result = self._answer(self._ready(), (work, given))
                stays = self.standing
            finally:
                if not stays:
                    self._clear()
        if not good:
            raise result
        return result  # type: ignore[no-any-return]

    def close(self) -> None:
        """End its process, from any thread; what it does is cut off, which leaves a store as it was."""
        self._closed = True
        self._clear()

    def _ready(self) -> _Bench:
        with self._changing:
            if self._closed:
                raise ClosedError
            if self._bench is None:
                spawn = get_context("spawn")
                ours, theirs = spawn.Pipe()
                nice = 0 if self.standing else NICE
                process = spawn.Process(target=_serve, args=(theirs, nice), name="workshop", daemon=True)
                process.start()
                theirs.close()
                self._bench = _Bench(process, ours)
            return self._bench

    def _answer(self, bench: _Bench, request: object) -> tuple[bool, Any]:
        try:
            bench.ours.send(request)
            if not bench.ours.poll(self._longest):
                raise OverdueError
            good, result = bench.ours.recv()
        except (EOFError, OSError):
            raise (ClosedError if self._closed else DiedError) from None
        return good, result

    def _clear(self) -> None:
        with self._changing:
            bench, self._bench = self._bench, None
            if bench:
                bench.process.kill()
                bench.process.join()
                bench.process.close()


def _serve(theirs: "Connection[Any, Any]", nice: int) -> None:
    """Work until there is nobody who asks."""
    step_back(nice)
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    while True:
        try:
            work, given = theirs.recv()
        except EOFError:
            return
        theirs.send(_done(work, given))


def _done(work: Callable[..., Any], given: tuple[object, ...]) -> tuple[bool, Any]:
    try:
        return True, work(*given)
    except Exception as error:
        error.add_note(traceback.format_exc())
        return False, error


def _end_with(sentinel: int) -> None:
    """In the midst of work: without the kiosk there is nothing to do."""
    wait([sentinel])
    os._exit(1)
