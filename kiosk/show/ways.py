"""The ways through the exhibition: to the doors, into a chapter, back to where the visitor came from."""

from collections.abc import Callable

from kiosk.show.autoplay import Stop
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.scene import Guide
from kiosk.show.stack import Stack

STEPS_BACK = 50
"""So many places are remembered."""


class Ways:
    """Knows where the visitor has been, and puts scenes in the place of one another."""

    def __init__(
        self,
        guide: Guide,
        stack: Stack,
        chapter: Callable[[str, int], ChapterScene],
        replace: Callable[[Home | ChapterScene], None],
    ) -> None:
        """`chapter` makes the scene of a chapter at a page; `replace` shows a scene instead of all."""
        self._guide, self._stack = guide, stack
        self._chapter, self._replace = chapter, replace
        self._back: list[tuple[str, int]] = []

    def forget(self) -> None:
        """The visitor has been nowhere."""
        self._back.clear()

    def remember(self, chapter: str, page: int) -> None:
        """Note where the visitor was."""
        self._back = [*self._back[1 - STEPS_BACK :], (chapter, page)]

    def home(self) -> None:
        """Show the doors: there is nothing behind them."""
        self.forget()
        self._replace(Home(self._guide))

    def open(self, chapter: str, page: int) -> None:
        """Open a chapter at a page."""
        scene = self._stack.top
        if isinstance(scene, ChapterScene):
            self.remember(scene.outline.id, scene.at)
        self._replace(self._chapter(chapter, page))

    def back(self) -> None:
        """Return to the place the visitor came from: a page, or the doors."""
        if not self._back:
            self.home()
            return
        chapter, page = self._back.pop()
        kept = list(self._back)
        scene = self._stack.top
        if isinstance(scene, ChapterScene) and scene.outline.id == chapter:
            scene.turn_to(page)
        else:
            self.open(chapter, page)
        self._back = kept

    def play(self, stop: Stop) -> None:
        """For the unattended display: turn to a page further on, or open its chapter."""
        scene = self._stack.top
        if isinstance(scene, ChapterScene) and scene.outline.id == stop.chapter and stop.page > scene.at:
            scene.turn_to(stop.page)
        else:
            self.open(stop.chapter, stop.page)
        self.forget()
