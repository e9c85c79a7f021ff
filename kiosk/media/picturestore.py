"""Brings pictures to the main thread: asked for by name and size, made by workers, taken on arrival."""

import threading
import time
from collections.abc import Callable, Collection
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.base.room import Room
from kiosk.base.sentences import Sentence
from kiosk.media.crew import Crew
from kiosk.media.darkroom import Darkroom
from kiosk.media.derivative import Derivative, PictureError, Pixels, Wanted
from kiosk.media.preparations import Preparations
from kiosk.media.tiling.tiles import NotCutYet, Tiles
from kiosk.media.wantlist import WantList

_MOST_WAITING = 128
_MOST_ARRIVED = 4
_MOST_ARRIVED_BYTES = 64 << 20
_JOIN_SECONDS = 3.0

Arrival = tuple[Wanted, Pixels | PictureError]


class PictureStore:
    """Pictures on request. All methods may be called from any thread. Only `fetch` and `close` wait."""

    def __init__(
        self,
        assets: Path,
        cache: Path | None,
        wake: Callable[[], None],
        threads: int = 2,
        *,
        fonts: tuple[Path, ...] = (),
        room: Room | None = None,
        prepared: Preparations | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Reads below `assets`, keeps results in the folder `cache`, as far as there is `room`.

        `wake` is called from a worker after something arrived. `fonts` are the files SVG texts may use.
        The tiles of large pictures are kept in `prepared`; without it there are none. `clock` tells seconds.
        """
        self._tiles = Tiles(prepared, self._cut) if prepared else None
        self._darkroom = Darkroom(assets, cache, fonts, room, self._tiles)
        self._assets = assets.absolute()
        self._wake = wake
        self._changed = threading.Condition()
        self._wanted = WantList(_MOST_WAITING)
        self._making: set[Wanted] = set()
        self._dropped: set[Wanted] = set()
        self._parked: dict[Wanted, int] = {}
        self._arrived: list[Arrival] = []
        self._told: dict[Wanted, int | None] = {}
        self._closed = False
        self._crew = Crew(threads, self._next, self._work, wake, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends workers and children. What was wanted or has arrived is dropped; closing twice is fine."""
        with self._changed:
            self._closed = True
            self._wanted.keep(())
            self._parked.clear()
            self._arrived.clear()
            self._changed.notify_all()
        if self._tiles:
            self._tiles.close()
        self._darkroom.close()
        self._crew.close(_JOIN_SECONDS)

    def want(self, wanted: Wanted, priority: int = 0) -> None:
        """Asks for a picture: 0 is on screen now, 1 a neighbour, 2 ahead. Asking again may hurry it.

        A failure is told once; asking again does nothing until the file changes or `forget` has dropped it.
        """
        with self._changed:
            if self._closed or wanted in self._making or any(each == wanted for each, _ in self._arrived):
                return
            if wanted in self._parked:
                return
            if wanted in self._told:
                if self._told[wanted] == self._darkroom.changed(wanted.src):
                    return
                del self._told[wanted]
            self._wanted.add(wanted, priority)
            self._changed.notify()

    def forget(self, keep: Collection[Wanted]) -> None:
        """Drops all waiting work except `keep`; what is being made still arrives."""
        kept = frozenset(keep)
        with self._changed:
            self._wanted.keep(kept)
            self._parked = {each: when for each, when in self._parked.items() if each in kept}
            self._told = {each: when for each, when in self._told.items() if each in kept}
            self._dropped &= kept

    def drop(self, wanted: Collection[Wanted]) -> None:
        """Drops these alone, where they are still waiting."""
        with self._changed:
            self._wanted.drop(wanted)
            for each in wanted:
                self._parked.pop(each, None)

    def arrived(self, most: int | None = None) -> list[Arrival]:
        """What was made since the last call, in the order of arrival: pixels, or why there are none.

        Of more than `most` the rest is left for the next call, and `wake` called for it. To be called every
        few seconds at least: it also sees to it that there is somebody at work. Raises `CrewLostError`.
        """
        for wanted, overdue in self._crew.missed():
            self._miss(wanted, overdue)
        with self._changed:
            arrivals, self._arrived = self._arrived[:most], self._arrived[len(self._arrived[:most]) :]
            left = bool(self._arrived)
            if arrivals:
                self._changed.notify_all()
        if left:
            _attempt(self._wake)
        return arrivals

    def preview(self, src: str) -> Pixels | None:
        """The whole file, 32 pixels wide, if that is known; else it is made with the first work on it."""
        return self._darkroom.preview(src)

    def kept(self, wanted: Derivative) -> Pixels | None:
        """The picture, if it was made before and the system has it in memory."""
        return self._darkroom.kept(wanted)

    def fetch(self, wanted: Wanted) -> Pixels:
        """The picture at once, made on this thread if it must be. Raises `PictureError`."""
        try:
            pixels, keep = self._darkroom.develop(wanted)
        except NotCutYet:
            self._darkroom.cut(wanted.src)
            pixels, keep = self._darkroom.develop(wanted)
        keep()
        return pixels

    def _work(self, wanted: Wanted) -> None:
        try:
            result, keep = self._made(wanted)
        except NotCutYet:
            self._park(wanted)
            return
        self._deliver(wanted, result)
        del result
        _attempt(self._wake)
        _attempt(keep)

    def _miss(self, wanted: Wanted, overdue: bool) -> None:
        """Who was at it fell over it, or does not come back; over it nobody falls more than twice."""
        if overdue:
            self._deliver(wanted, self._darkroom.give_up(wanted.src))
            return
        with self._changed:
            again = wanted in self._making and wanted not in self._dropped
            if again:
                self._dropped.add(wanted)
                self._making.discard(wanted)
                self._wanted.add(wanted, 0)
                self._changed.notify()
        if not again:
            said = Sentence(
                "the program that reads it crashes over it; save it anew, or with another program"
            )
            self._deliver(wanted, PictureError(wanted.src, said))

    def _park(self, wanted: Wanted) -> None:
        """Put it aside until its picture is cut."""
        with self._changed:
            self._making.discard(wanted)
            if not self._closed:
                self._parked[wanted] = 0
        if not self._darkroom.awaits_tiles(wanted.src):
            self._unpark(wanted.src)

    def _cut(self, path: Path) -> None:
        """A picture was cut, or cannot be: who waits for it comes into line again."""
        for src in {each.src for each in tuple(self._parked)}:
            if self._assets / src == path:
                self._unpark(src)

    def _unpark(self, src: str) -> None:
        with self._changed:
            for wanted in [each for each in self._parked if each.src == src]:
                self._wanted.add(wanted, self._parked.pop(wanted))
            self._changed.notify_all()

    def _next(self) -> Wanted | None:
        """Waits for work and for room to put its result; None when closed."""
        with self._changed:
            while not self._closed:
                wanted = self._wanted.take(self._allowed) if self._has_room() else None
                if wanted is not None:
                    self._making.add(wanted)
                    return wanted
                self._changed.wait()
        return None

    def _has_room(self) -> bool:
        lying = sum(len(each.data) for _, each in self._arrived if isinstance(each, Pixels))
        return len(self._arrived) < _MOST_ARRIVED and lying < _MOST_ARRIVED_BYTES

    def _allowed(self, wanted: Wanted, priority: int) -> bool:
        """Keeps slow drawings for later from occupying every worker."""
        drawing = sum(each.src.endswith(".svg") for each in self._making)
        return priority == 0 or drawing == 0 or not wanted.src.endswith(".svg")

    def _made(self, wanted: Wanted) -> tuple[Pixels | PictureError, Callable[[], None]]:
        try:
            return self._darkroom.develop(wanted)
        except NotCutYet:
            raise
        except PictureError as error:
            return error.with_traceback(None), _nothing
        except Exception as error:  # a defect in one picture must not cost the others their worker
            said = Sentence(
                "cannot be shown ({reason}); save it anew", reason=f"{type(error).__name__}: {error}"
            )
            return PictureError(wanted.src, said), _nothing

    def _deliver(self, wanted: Wanted, result: Pixels | PictureError) -> None:
        with self._changed:
            if wanted not in self._making:  # given up meanwhile
                return
            self._making.discard(wanted)
            if not self._closed:
                self._arrived.append((wanted, result))
                if isinstance(result, PictureError):
                    self._told[wanted] = self._darkroom.changed(wanted.src)
            self._changed.notify_all()


def _attempt(action: Callable[[], None]) -> None:
    try:
        action()
    except Exception:  # neither a full disk nor a window that is closing may end a worker
        return


def _nothing() -> None:
    """What remains to be done for a picture that failed."""
