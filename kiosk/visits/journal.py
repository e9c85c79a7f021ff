"""The journal: listens to what the show tells, and has every visit written down once it is over."""

import logging
from datetime import tzinfo
from typing import NamedTuple, Protocol

from kiosk.base.calendar import Calendar
from kiosk.visits.account import Account, Visit
from kiosk.visits.edition import Edition
from kiosk.visits.facts import (
    Answered,
    Arrived,
    Asked,
    Began,
    Ended,
    Fact,
    Failed,
    Heeded,
    Left,
    Passed,
    Read,
    Reader,
    Shown,
    Titled,
    Touched,
)
from kiosk.visits.hour import hour_of

log = logging.getLogger(__name__)

PERIOD = 300.0
"""Seconds after which it is written down that the kiosk runs: a power cut takes so much of it at most."""
SOON = 10.0
"""Seconds after which it is for the first time: that it was started is known though it crashes again."""
GAP = 10.0
"""Seconds without a word from the show in which it did not run: the machine slept, or the screen hung."""
_NOBODY = Reader("", frozenset())


class Running(NamedTuple):
    """That the kiosk has run for a while."""

    at: int
    edition: Edition
    lit: float
    """Seconds."""
    dark: float
    starts: int


Entry = Visit | Running


class Writer(Protocol):
    """Who writes entries down."""

    def write(self, entry: Entry) -> None:
        """Have an entry written; neither waits nor fails."""
        ...

    def close(self) -> None:
        """Write what there still is."""
        ...


class Journal:
    """A chronicle of the show: keeps what is told in memory, and hands on whole visits.

    Nothing here waits or raises: what goes wrong costs the record of a visit.
    """

    def __init__(self, calendar: Calendar, writer: Writer) -> None:
        self._calendar, self._writer = calendar, writer
        self._zone: tzinfo | None = None
        self._edition: Edition | None = None
        self._account: Account | None = None
        self._reader = _NOBODY
        self._untaken: set[type[Fact]] = set()
        self._starts = 1
        self._lit = self._dark = 0.0
        self._heard: float | None = None
        self._hour: int | None = None

    def note(self, fact: Fact, now: float) -> None:
        """Take a fact at `now`, in seconds of the show's clock."""
        try:
            self._take(fact, now)
        except Exception:  # a visitor must not see it
            self._account = None
            if type(fact) not in self._untaken:
                log.exception("the journal could not take %s", type(fact).__name__)
            self._untaken.add(type(fact))

    def close(self) -> None:
        """The show is over, and so is the visit, if one is on."""
        if self._account:
            self._end(Ended("stopped"))
        self._tell_running()
        self._writer.close()

    def _take(self, fact: Fact, now: float) -> None:
        match fact:
            case Passed():
                self._pass(fact, now)
            case Shown():
                self._tell_running()
                self._edition, self._zone = fact.edition, fact.zone
                self._hour = self.present_hour
            case Titled() if self._edition:
                self._edition.title(fact.chapter, fact.titles)
            case Began() if self._edition and not self._account:
                hour = self.present_hour
                self._account = Account(hour, self._edition, now, self._reader)
            case Read():
                self._read(fact.reader, now)
            case _ if self._account:
                self._follow(self._account, fact, now)

    def _follow(self, account: Account, fact: Fact, now: float) -> None:
        """What happens in a visit."""
        match fact:
            case Arrived():
                account.arrive(fact.spot, now)
            case Left():
                account.leave(now)
            case Touched():
                account.touch(fact)
            case Answered():
                account.answer(fact)
            case Asked():
                account.ask(now)
            case Heeded():
                account.heed(now)
            case Failed():
                account.fail()
            case Ended():
                self._end(fact)

    def _read(self, reader: Reader, now: float) -> None:
        self._reader = reader
        if self._account:
            self._account.read(reader, now)

    def _end(self, ended: Ended) -> None:
        account, self._account = self._account, None
        if account:
            self._writer.write(account.close(ended.how))

    # Whether the kiosk runs.

    def _pass(self, passed: Passed, now: float) -> None:
        if passed.sign is not None and self._account:
            self._account.sign = passed.sign
        heard, self._heard = self._heard, now
        if heard is None:
            return
        since = now - heard
        if 0.0 < since <= GAP:
            self._lit += since if passed.lit else 0.0
            self._dark += 0.0 if passed.lit else since
        period = SOON if self._starts else PERIOD
        if self._lit + self._dark >= period or self.present_hour != self._hour:
            self._tell_running()

    def _tell_running(self) -> None:
        if self._edition and self._hour is not None and self._lit + self._dark >= 1.0:
            self._writer.write(Running(self._hour, self._edition, self._lit, self._dark, self._starts))
            self._lit = self._dark = 0.0
            self._starts = 0
        self._hour = self.present_hour

    @property
    def present_hour(self) -> int:
        """The hour it is in the museum, as journals count them."""
        return hour_of(self._calendar.now(), self._zone)
