"""How one version of the exhibition takes the place of another: the visitor stays where they were."""

from dataclasses import replace
from typing import Protocol

from kiosk.content.model import Exhibition
from kiosk.show.autoplay import Stop
from kiosk.show.bookmark import Bookmark
from kiosk.show.chapter import ChapterScene
from kiosk.show.presence import Presence
from kiosk.show.stack import Stack
from kiosk.show.visit import Visit
from kiosk.show.ways import Ways


class House(Protocol):
    """The show of one version, as seen from here."""

    exhibition: Exhibition
    visit: Visit

    def now(self) -> float:
        """The show's clock."""
        ...


class Handover:
    """Writes down where the visitor is in one show, and leads them there in another."""

    def __init__(self, house: House, stack: Stack, presence: Presence, ways: Ways) -> None:
        self._house, self._stack, self._presence, self._ways = house, stack, presence, ways

    def bookmark(self) -> Bookmark | None:
        """Where the visitor is, or the unattended display; None while it invites."""
        scene, visit = self._stack.ground, self._house.visit
        here = Bookmark(visit.language, visit.access, attended=self._presence.here)
        if not isinstance(scene, ChapterScene):
            return here if here.attended else None
        ids = (*scene.outline.page_ids, "")
        return replace(
            here, chapter=scene.outline.id, page=ids[scene.at], number=scene.at, states=scene.page().states()
        )

    def resume(self, bookmark: Bookmark) -> None:
        """Go to where it was left; the show is arranged for the bookmark's visitor already."""
        place, now = bookmark.find(self._house.exhibition), self._house.now()
        if bookmark.attended:
            self._presence.here = True
            self._presence.stir(now)
            self._ways.open(*place) if place else self._ways.home()
            if isinstance(self._stack.top, ChapterScene):
                self._stack.top.page().resume(bookmark.states)
        elif place:
            self._presence.go_on_from(Stop(self._house.visit.language, *place), now)
