"""Sees what happens in the show, and tells the chronicle of it in facts."""

from dataclasses import fields
from typing import Protocol

from kiosk.content.model import Access, Chapter, Exhibition
from kiosk.show.chapter import ChapterScene
from kiosk.show.chronicle import Chronicle
from kiosk.show.home import Home
from kiosk.show.question import Question
from kiosk.show.rearranged import Rearranged
from kiosk.show.scene import Scene
from kiosk.show.stack import Stack
from kiosk.show.visit import Visit
from kiosk.stage.controls import Control
from kiosk.visits.edition import Edition
from kiosk.visits.facts import (
    DOORS,
    Answer,
    Answered,
    Arrived,
    Asked,
    Began,
    Ended,
    Fact,
    Failed,
    Gesture,
    Heeded,
    How,
    Left,
    Passed,
    Read,
    Reader,
    Shown,
    Spot,
    Titled,
    Touched,
)
from kiosk.visits.hour import zone_of

EVERY = 1.0
"""Seconds after which it is told again that time passes."""
_SWITCHES = [each.name for each in fields(Access) if each.name != "text_size"]


class Theatre(Protocol):
    """The show, as seen from here."""

    exhibition: Exhibition
    visit: Visit

    @property
    def attended(self) -> bool:
        """Whether a visitor is there."""
        ...

    @property
    def last_sign(self) -> float:
        """When somebody last touched something, or something last played."""
        ...

    @property
    def staffed(self) -> bool:
        """Whether staff are there, of whom nothing is told."""
        ...

    def now(self) -> float:
        """The show's clock."""
        ...


class Diary:
    """Looks at the show once a frame. Nobody's pages on an unattended display are no visit."""

    def __init__(self, theatre: Theatre, stack: Stack, chronicle: Chronicle) -> None:
        self._theatre, self._stack, self._chronicle = theatre, stack, chronicle
        self._edition: Edition | None = None
        self._titled: set[str] = set()
        self._born = 0.0
        self._told_at = float("-inf")
        self._here = self._asking = self._failing = False
        self._read: tuple[str, Access] | None = None
        self._spot: Spot | None = None

    def look(self, now: float) -> None:
        """See what has changed up to `now`."""
        theatre = self._theatre
        if self._edition is None:
            self._open(now)
        if theatre.attended:
            if not self._here:
                self._here = True
                self._tell(Began(), now)
            self._follow(now)
        if now - self._told_at >= EVERY:
            self._pass(now)

    def _open(self, now: float) -> None:
        self._edition = Edition(self._theatre.exhibition)
        self._born = self._theatre.last_sign
        self._tell(Shown(self._edition, zone_of(self._theatre.exhibition)), now)

    def _follow(self, now: float) -> None:
        visit = self._theatre.visit
        if self._read != (visit.language, visit.access):
            self._read = (visit.language, visit.access)
            self._tell(Read(_reader(*self._read)), now)
        asking = isinstance(self._stack.top, Question)
        if asking != self._asking:
            self._asking = asking
            self._tell(Asked() if asking else Heeded(), now)
        failing = isinstance(self._stack.top, Rearranged)
        if failing and not self._failing:
            self._tell(Failed(), now)
        self._failing = failing
        spot, resting = _spot_of(self._stack.ground)
        if self._spot is not None and spot != self._spot:
            self._spot = None
            self._tell(Left(), now)
        if self._spot is None and spot is not None and resting:
            self._spot = spot
            self._tell(Arrived(spot), now)

    def _pass(self, now: float) -> None:
        self._told_at = now
        sign = self._theatre.last_sign
        scene = self._stack.top
        self._tell(Passed(scene is None or not scene.dark, sign if sign > self._born else None), now)

    def end(self, how: How) -> None:
        """The visit, if one is on, is about to end."""
        if self._here:
            now = self._theatre.now()
            self._follow(now)
            self._pass(now)
            self._tell(Ended(how), now)
        self._here = self._asking = self._failing = False
        self._read = self._spot = None

    def opened(self, chapter: Chapter) -> Chapter:
        """Note the titles of a chapter's pages, the first time; gives the chapter."""
        known = chapter.outline.id in self._titled
        if not known and self._edition:
            self._titled.add(chapter.outline.id)
            titles = {page.id: page.title for page in chapter.pages}
            self._tell(Titled(chapter.outline.id, titles), self._theatre.now())
        return chapter

    def touched(self, control: Control, gesture: Gesture) -> None:
        """Something answers a visitor."""
        if self._here and not self._theatre.staffed:
            spot, _ = _spot_of(self._stack.ground)
            self._tell(Touched(spot or DOORS, control.block, control.id, gesture), self._theatre.now())

    def answered(self, block: str, answer: Answer) -> None:
        """A question of a block was answered."""
        spot, _ = _spot_of(self._stack.ground)
        if self._here and spot:
            self._tell(Answered(spot, block, answer), self._theatre.now())

    def _tell(self, fact: Fact, now: float) -> None:
        self._chronicle.note(fact, now)


def _spot_of(scene: Scene | None) -> tuple[Spot | None, bool]:
    """What a scene shows, and whether it is at rest."""
    if isinstance(scene, ChapterScene):
        ids = (*scene.outline.page_ids, "")
        return Spot(scene.outline.id, ids[scene.at]), scene.resting
    return (DOORS if isinstance(scene, Home) else None), True


def _reader(language: str, access: Access) -> Reader:
    on = {(name.replace("_", "-"), "on") for name in _SWITCHES if getattr(access, name)}
    return Reader(language, frozenset({("text-size", str(round(access.text_size * 100))), *on}))
