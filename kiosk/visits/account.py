"""The account of one visit: what is told of it while it lasts, bounded, and what remains of it."""

from collections import Counter
from typing import NamedTuple

from kiosk.visits.edition import Edition
from kiosk.visits.facts import Answered, Gesture, How, Reader, Spot, Touched

MOST_STAYS = 500
"""So many stays are told apart in one visit."""
MOST_THINGS = 500
"""So many things that were touched are."""

GLANCE = 2.0
"""Seconds for which a page must have stood in a language, or in a size, to have been read so."""

Thing = tuple[Spot, str, str, Gesture]
"""A place, a block, a control, a gesture."""


class Stay(NamedTuple):
    """One place, from its coming to rest until it began to leave or the last sign of the visitor."""

    spot: Spot
    language: str
    seconds: int


class Visit(NamedTuple):
    """What remains of a visit."""

    at: int
    """The hour in which it began, in hours since 1970-01-01 00:00 of the museum's own time."""
    edition: Edition
    ending: str
    seconds: int
    asked: int
    stays: tuple[Stay, ...]
    choices: frozenset[tuple[str, str]]
    taps: Counter[Thing]
    answers: Counter[tuple[Spot, str, int, int]]
    """By place, block, question and answer."""
    questions: Counter[tuple[Spot, str, int, bool]]
    """By place, block, question, and whether it was answered correctly."""


class Account:
    """One visit while it lasts. Times are seconds of the show's clock."""

    def __init__(self, at: int, edition: Edition, began: float, reader: Reader) -> None:
        """`at`: the hour in which it begins."""
        self._at, self._edition, self._began, self._reader = at, edition, began, reader
        self.sign = began
        """The last sign of the visitor, or of something that played."""
        self._asked = 0
        self._stays: list[Stay] = []
        self._choices: set[tuple[str, str]] = set()
        self._taps: Counter[Thing] = Counter()
        self._answers: Counter[tuple[Spot, str, int, int]] = Counter()
        self._questions: Counter[tuple[Spot, str, int, bool]] = Counter()
        self._spot: Spot | None = None
        self._since = 0.0
        self._asking: float | None = None
        self._unread = 0.0  # seconds of this stay in which the question lay over it
        self._silent = 0.0  # the same, of the whole visit
        self._failed = False  # whether a panel came last, in the place of what was looked at

    def arrive(self, spot: Spot, now: float) -> None:
        """A place has come to rest; the same one again is still the same stay."""
        if spot != self._spot:
            self.leave(now)
            self._spot, self._since, self._unread = spot, now, 0.0

    def leave(self, now: float) -> None:
        """The place leaves, or has been left at `now`."""
        if self._spot is None:
            return
        seconds = round(max(0.0, now - self._since - self._unread))
        if len(self._stays) < MOST_STAYS:
            self._stays.append(Stay(self._spot, self._reader.language, seconds))
        if self._spot.page:
            self._choose()
        self._spot = None

    def read(self, reader: Reader, now: float) -> None:
        """The visitor reads otherwise from now on; what a page was read with until now counts too."""
        if self._spot and self._spot.page and now - self._since >= GLANCE:
            self._choose()
        self._reader = reader

    def _choose(self) -> None:
        self._choices |= {("language", self._reader.language), *self._reader.modes}

    def ask(self, now: float) -> None:
        """The question is put."""
        self._asked += 1
        self._asking = now

    def heed(self, now: float) -> None:
        """It is answered."""
        if self._asking is not None:
            self._unread += now - self._asking
            self._silent += now - self._asking
            self._asking = None

    def fail(self) -> None:
        """A panel stands in the place of what was looked at: whoever touches nothing more has left for it."""
        self._failed = True

    def touch(self, touched: Touched) -> None:
        """Something was touched."""
        self._failed = False
        thing = (touched.spot, touched.block, touched.control, touched.gesture)
        if thing in self._taps or len(self._taps) < MOST_THINGS:
            self._taps[thing] += 1
        if touched.gesture == "key":
            self._choices.add(("keypad", "on"))

    def answer(self, told: Answered) -> None:
        """A question of the exhibition was answered."""
        question, chosen, correct = told.answer
        asked = (told.spot, told.block, question)
        if len(self._questions) < MOST_THINGS:
            self._questions[(*asked, correct)] += 1
            self._answers.update((*asked, each) for each in chosen)

    def close(self, how: How) -> Visit:
        """The visit is over: it lasted until the last sign, and so did its last stay."""
        last = self._spot or (self._stays[-1].spot if self._stays else None)
        self.leave(self.sign)
        if not any(stay.spot.page for stay in self._stays):
            self._choose()
        return Visit(
            self._at,
            self._edition,
            self._ending(how, last),
            round(max(0.0, self.sign - self._began - self._silent)),
            self._asked,
            tuple(self._stays),
            frozenset(self._choices),
            self._taps,
            self._answers,
            self._questions,
        )

    def _ending(self, how: How, last: Spot | None) -> str:
        if how != "away":
            return how
        if self._failed:
            return "failed"
        return "finished" if last == self._edition.farewell else how
