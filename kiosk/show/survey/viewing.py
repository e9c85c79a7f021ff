"""An exhibition as visitors see it, rendered where nobody sees it: page after page, state after state."""

from collections.abc import Iterator

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.show.pilot import Pilot
from kiosk.show.survey.surveying import Visitor
from kiosk.show.survey.walk import Round

FRAME = 0.1
"""Seconds between frames while something comes to rest."""
PATIENCE = 60
"""So many frames are waited for what moves for ever."""


class Viewing(Pilot):
    """A pilot that no visit's end disturbs: as long as nothing is touched, nobody is missed."""

    def __init__(self, way: Round, visitor: Visitor, size: Size) -> None:
        super().__init__(way.library(), way.kinds, size, way.cache, language=visitor.language)
        self.visitor = visitor

    def begin(self) -> None:
        """Read as this visitor does."""
        self.show.choose_access(self.visitor.access)
        self.show.go_home()
        self.rest()

    def rest(self) -> None:
        """Let everything come to rest."""
        for _ in range(PATIENCE):
            self.clock.advance(FRAME)
            self.step()
            if self.show.rest() != 0.0:
                return

    def states(self, chapter: str) -> Iterator[tuple[int, str]]:
        """Brings up every state of every page of a chapter, or the other scenes; tells page and state."""
        if not chapter:
            yield from ((0, name) for name in self._scenes())
            return
        self.begin()
        for page in range(len(self.show.read_chapter(chapter).pages) + 1):
            self.show.open_chapter(chapter, page)
            self.rest()
            yield page, ""
            for state, moment in enumerate(self.show.page_moments(), 1):
                moment.show()
                self.show.repaint()
                self.rest()
                yield page, Sentence("state {number}", number=state)

    def _scenes(self) -> Iterator[str]:
        """The attract loop as it stands before anybody chooses."""
        if self.visitor.access == self.show.exhibition.access:
            yield "attract"
        self.begin()
        yield "home"
        self.show.offer_access()
        self.rest()
        yield "access"
        self.show.offer_languages()
        self.rest()
        yield "languages"
