"""Deals with one pack from its stick to its report: once, and whatever is pulled out or cut off meanwhile."""

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.commands.publishing.arrivals import Arrival
from kiosk.commands.publishing.beside import is_beside, lay_beside, name_of_kiosk
from kiosk.commands.publishing.outcome import Outcome
from kiosk.commands.publishing.report import Occasion, as_file
from kiosk.store.disk import Disk
from kiosk.store.packs.handled import Deed, Handled
from kiosk.store.packs.installing import check_room
from kiosk.store.packs.reading import opened
from kiosk.store.packs.shape import unreadable
from kiosk.store.refusals import told
from kiosk.store.turn import take_turn

log = logging.getLogger(__name__)

TRIES = 2
"""So often a pack is begun that ends the check, or the kiosk, before there is an outcome."""
INCOMING = ".incoming.kiosk"
"""The copy of the pack that is being dealt with."""
_CHUNK = 1 << 20


class Interrupted(Exception):
    """The check of a pack ended before it had an outcome."""


class Closing(Exception):
    """The kiosk is closed meanwhile."""


class _Unreadable(KioskError):
    """A pack that cannot be read where it lies."""


class Receiving(Protocol):
    """What takes a pack into the store."""

    def close(self) -> None:
        """End it; what is under way raises `Closing`."""
        ...

    def receive(self, path: Path) -> Outcome:
        """What became of the pack in the file `path`. Raises `Interrupted` and `Closing`."""
        ...


@dataclass(frozen=True)
class Surroundings:
    """The disks, the date and the name that a reception goes by."""

    disk: Disk = field(default_factory=Disk)
    free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free
    """Bytes that are left on the disk of a folder."""
    today: Callable[[], datetime] = datetime.now
    kiosk: str = field(default_factory=name_of_kiosk)


class Reception:
    """Takes packs into the store in `store`."""

    def __init__(self, store: Path, receiver: Receiving, around: Surroundings | None = None) -> None:
        self._store, self._receiver = store, receiver
        self._around = around or Surroundings()

    def close(self) -> None:
        """End it, from another thread: what is under way raises `Closing`."""
        self._receiver.close()

    def clear(self) -> None:
        """Remove what was left behind when the power was cut."""
        with suppress(OSError), (self._store / "packs.lock").open("r+b") as lock:
            if take_turn(lock):
                self._around.disk.remove(self._store / INCOMING)

    def is_reported(self, arrival: Arrival) -> bool:
        """Whether this kiosk's report lies beside the pack."""
        return is_beside(arrival.beside, arrival.path.name, self._around.kiosk)

    def take(self, arrival: Arrival) -> bool | None:
        """Deal with the pack, and tell whether a report lies beside it; None where it is to be met again.

        Raises `Closing`, and OSError where the store's own disk refuses.
        """
        self._store.mkdir(parents=True, exist_ok=True)
        with (self._store / "packs.lock").open("ab") as lock:
            return self._take(arrival, Handled(self._store)) if take_turn(lock) else None

    def _take(self, arrival: Arrival, handled: Handled) -> bool | None:
        copy = self._store / INCOMING
        try:
            known = self._known(arrival, handled)
            if known and not (known.begun or self._is_wanted_again(arrival, known)):
                return self._met_again(arrival, known, handled)
            sha = self._copied(arrival, copy)
            return self._received(arrival, copy, sha, handled) if sha else None
        except KioskError as error:
            return self._report(arrival, Outcome("failed", error.sentence))
        finally:
            with suppress(OSError):
                self._around.disk.remove(copy)

    def _known(self, arrival: Arrival, handled: Handled) -> Deed | None:
        """What was done about this very pack; it is read only if one of its size is known."""
        if not handled.may_know(arrival.stamp[1]):
            return None
        found = sha256()
        with _readable(), opened(arrival.path) as file:
            while data := file.read(_CHUNK):
                found.update(data)
        return handled.deed(found.hexdigest())

    def _is_wanted_again(self, arrival: Arrival, known: Deed) -> bool:
        """Whether somebody has deleted the report that lay here."""
        return known.reports.get(arrival.place, False) and not self.is_reported(arrival)

    def _met_again(self, arrival: Arrival, known: Deed, handled: Handled) -> bool:
        """Nothing is done but to say so, where that is not said yet."""
        if self.is_reported(arrival):
            known.reports[arrival.place] = True
        elif arrival.place not in known.reports:
            said = Sentence("This pack was dealt with before; it is not taken a second time by itself.")
            known.reports[arrival.place] = self._report(arrival, Outcome("known", said))
        handled.save()
        return known.reports[arrival.place]

    def _copied(self, arrival: Arrival, copy: Path) -> str | None:
        """Copy the pack, from a stick that may be pulled out at any moment; None if it still grows."""
        check_room(arrival.stamp[1], self._around.free(self._store))
        found, size, disk = sha256(), 0, self._around.disk
        with told(self._store), suppress(FileNotFoundError):
            disk.remove(copy)
        with told(self._store), disk.create(copy) as target:
            for data in _content(arrival.path):
                disk.write(target, data)
                found.update(data)
                size += len(data)
        return found.hexdigest() if size == arrival.stamp[1] else None

    def _received(self, arrival: Arrival, copy: Path, sha: str, handled: Handled) -> bool:
        """Have the copy taken in, and remember it before and after."""
        deed = handled.begin(sha, arrival.stamp[1])
        try:
            outcome = self._outcome(copy, deed, handled)
        except Closing:
            handled.forget(deed)
            raise
        reported = self._report(arrival, outcome)
        try:
            if outcome.kind == "failed":
                handled.forget(deed)
            else:
                deed.begun, deed.reports[arrival.place] = 0, reported
                handled.save()
        except KioskError as error:  # it will be met again, and found to be shown already
            log.warning("that a pack was dealt with is not remembered: %s", error)
        return reported

    def _outcome(self, copy: Path, deed: Deed, handled: Handled) -> Outcome:
        while deed.begun <= TRIES:
            try:
                return self._receiver.receive(copy)
            except Interrupted:
                deed = handled.begin(deed.sha256, deed.size)
        return Outcome(
            "refused",
            Sentence(
                "The check of the pack was cut off {times} times: by something in the pack, or by the power.",
                times=TRIES,
            ),
        )

    def _report(self, arrival: Arrival, outcome: Outcome) -> bool:
        around = self._around
        occasion = Occasion(arrival.path.name, around.today(), around.kiosk, self._store)
        log.info("%s: %s (%s)", arrival.place, outcome.kind, outcome.said)
        return lay_beside(arrival.path, around.kiosk, as_file(outcome, occasion), around.disk)


def _content(pack: Path) -> Iterator[bytes]:
    with _readable():
        file = opened(pack)
    with file:
        while True:
            with _readable():
                data = file.read(_CHUNK)
            if not data:
                return
            yield data


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _Unreadable(unreadable(error)) from error
