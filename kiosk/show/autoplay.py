"""Plays the exhibition by itself on an unattended display: every page in every language, round and round."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, dropwhile
from typing import Protocol

from kiosk.blocks.contract import Moment
from kiosk.content.model import Exhibition
from kiosk.show.strip import TURN

SHORTEST = 6.0
"""Seconds that a page stands at least."""
LOOK_AGAIN = 0.5
"""Seconds after which it is looked again whether a film has come to its end."""


@dataclass(frozen=True)
class Stop:
    """A page in a language."""

    language: str
    chapter: str
    page: int


class Player(Protocol):
    """The show, as seen from here."""

    exhibition: Exhibition

    def play_page(self, stop: Stop) -> None:
        """Show this page in this language."""
        ...

    def page_moments(self) -> list[Moment]:
        """The states of the page that is shown."""
        ...

    def page_plays(self) -> bool:
        """Whether a film or a sound on the page plays."""
        ...

    def dissolve(self) -> None:
        """What is shown is about to change."""
        ...

    def repaint(self) -> None:
        """What is shown has changed."""
        ...


class Autoplay:
    """Goes from page to page, staying for as long as it takes to read each."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self._stops: Iterator[Stop] = self._endlessly()
        self._waiting: list[Moment] = []
        self._stood = 0.0
        self._arriving = False
        self._until = 0.0

    def _endlessly(self) -> Iterator[Stop]:
        return cycle(self._once())

    def _once(self) -> list[Stop]:
        exhibition = self._player.exhibition
        return [
            Stop(language, outline.id, page)
            for language, _ in exhibition.languages
            for outline in exhibition.chapters
            for page in range(max(1, len(outline.page_ids)))
        ]

    @property
    def turning(self) -> bool:
        """Whether it has just left a page."""
        return self._arriving

    def begin_at(self, stop: Stop, now: float) -> None:
        """Show this page, and go on from it; from the first, where it is none of the exhibition's."""
        if stop in self._once():
            self._stops = dropwhile(lambda each: each != stop, self._endlessly())
        self.begin(now)

    def begin(self, now: float) -> None:
        """Show the next page at once, whatever a visitor has left on the screen."""
        self._waiting = []
        self._move_on(now)

    def tick(self, now: float) -> None:
        """Go on, if the present state has been shown long enough."""
        if now < self._until:
            return
        if self._arriving:
            self._arriving = False
            self._waiting = self._player.page_moments()
        if self._waiting:
            moment = self._waiting.pop(0)
            self._player.dissolve()
            moment.show()
            self._player.repaint()
            self._stood += moment.seconds
            self._until = now + moment.seconds
        elif self._stood < SHORTEST:
            self._until = now + SHORTEST - self._stood
            self._stood = SHORTEST
        elif self._player.page_plays():
            self._until = now + LOOK_AGAIN
        else:
            self._move_on(now)

    def _move_on(self, now: float) -> None:
        self._player.play_page(next(self._stops))
        self._stood, self._arriving = 0.0, True
        self._until = now + TURN + 0.1

    def wake_at(self) -> float:
        """The clock time of the next step."""
        return self._until
