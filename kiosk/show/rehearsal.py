"""Walks the exhibition behind the scenes while no one is there, so that its pictures and type are ready."""

from collections.abc import Callable, Iterator
from functools import partial

from kiosk.base.geometry import Box
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.stage.canvas import Texture
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading

PAUSE = 0.4
"""Seconds between two steps: each takes some tens of milliseconds from the moving pictures."""
LONGEST = 80
"""Pages at most; those of a larger exhibition are made ready when their neighbours are visited."""

OpenChapter = Callable[[str], ChapterScene]


class Rehearsal:
    """One scene or page a step, painted on a sheet that no one sees. Goes through once."""

    def __init__(self, home: Home, open_chapter: OpenChapter, screen: Box, reading: Reading) -> None:
        self._screen = screen
        self._reading = reading
        self._steps = self._all(home, open_chapter)
        self._next = 0.0
        self._painter: Painter | None = None
        self._sheet: Texture | None = None
        self.over = False
        """Whether everything has been gone through."""

    def step(self, painter: Painter, now: float) -> None:
        """Go on by one page, unless the last step was just now."""
        if self.over or now < self._next:
            return
        self._next = now + PAUSE
        self._painter = painter
        self.over = next(self._steps, None) is None
        if self.over:
            self._sheet = None

    def wake_at(self) -> float | None:
        """The clock time of the next step, or None when there is none."""
        return None if self.over else self._next

    def _all(self, home: Home, open_chapter: OpenChapter) -> Iterator[bool]:
        home.arrange(self._screen, self._reading)
        self._paint(home.paint)
        yield True
        done = 0
        for outline in home.exhibition.chapters:
            scene = open_chapter(outline.id)
            scene.arrange(self._screen, self._reading)
            for number in range(scene.count):
                if done >= LONGEST:
                    return
                done += 1
                self._paint(partial(scene.rehearse, number))
                yield True

    def _paint(self, paint: Callable[[Painter], None]) -> None:
        if self._painter is None:
            return
        self._sheet = self._sheet or self._painter.canvas.sheet(self._screen.size)
        with self._painter.canvas.onto(self._sheet):
            paint(self._painter)
