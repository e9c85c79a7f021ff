"""What a preview tells on top of all it shows: what in the folder is not right, or since when it is shown."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from pathlib import Path

from kiosk.base.geometry import Box
from kiosk.content.model import Problem
from kiosk.show.bulletin import Bulletin, bulletin
from kiosk.show.problemlist import ProblemList
from kiosk.show.ribbon import Ribbon
from kiosk.show.scene import Scene
from kiosk.stage.controls import Control
from kiosk.stage.mirroring import straightened
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.waiting import wake

GOOD_NEWS = 6.0
"""Seconds for which it says that all is shown."""
PATIENCE = 0.7
"""Seconds after which it says that what was saved is still being looked at."""


class ProblemStrip(Scene):
    """A ribbon while there are errors, and for some seconds after each change; else a tab; touched, a list.

    It outlives the show, so that what the curator has opened or put away stays so through all changes.
    """

    veiled = True

    def __init__(self, folder: Path, now: Callable[[], datetime] = datetime.now) -> None:
        """Of an exhibition in `folder`, which is on the screen from now on; `now` gives local time."""
        self._folder, self._now = folder, now
        self._began = now()
        self._told = Bulletin((), self._began, self._began)
        self._news: Bulletin | None = None
        self._awaited = False
        self._since: float | None = None
        self._until: float | None = None
        self._looking = False
        self._put_away = self._open = False
        self._ribbon = Ribbon(self._show_list, self._fold)
        self._list = ProblemList(self._close_list)
        self._screen = Box(0, 0, 1, 1)
        self._reading: Reading | None = None

    def expect(self) -> None:
        """Something was saved, and is being looked at. From any thread."""
        self._awaited = True
        wake()

    def tell(self, problems: Iterable[Problem], shown: datetime | None) -> None:
        """What was found in the folder. On the screen is its state at `shown`. From any thread.

        None: it is still the one that it began with, whatever was wrong with that.
        """
        self._news = bulletin(problems, self._folder, shown or self._began, self._now())
        wake()

    def _show_list(self) -> None:
        self._open, self._put_away = True, False
        self._list.reset()
        self._arrange()

    def _close_list(self) -> None:
        self._open = False

    def _fold(self) -> None:
        self._put_away, self._until = True, None

    @property
    def covers(self) -> bool:
        """Whether nothing else is seen or touched."""
        return self._open

    @property
    def _folded(self) -> bool:
        return self._put_away or not (self._told.errors or self._looking or self._until is not None)

    def arrange(self, screen: Box, reading: Reading) -> None:
        """In Chinese where the preview is read in it, else in English."""
        self._screen, self._reading = screen, reading
        self._arrange()

    def _arrange(self) -> None:
        if self._reading:
            language = "zh" if self._reading.language.lower().startswith("zh") else "en"
            self._ribbon.arrange(self._screen, self._reading, self._told, language, self._looking)
            if self._open:
                self._list.arrange(self._screen, self._reading, self._told, language)

    def tick(self, now: float) -> bool:
        """Take what was told, put good news away when they have been read, and say what takes long."""
        if self._awaited:
            self._awaited, self._since = False, now
        news, self._news = self._news, None
        if news:
            self._told, self._since, self._looking = news, None, False
            self._until = None if news.errors else now + GOOD_NEWS
        read = self._until is not None and now >= self._until
        if read:
            self._until = None
        long = self._since is not None and now >= self._since + PATIENCE
        if long:
            self._since, self._looking = None, True
        if news or long:
            self._arrange()
        return bool(news) or read or long

    def wake_at(self, now: float) -> float | None:
        """When good news have been read, or something has taken long."""
        del now
        times = (self._until, self._since and self._since + PATIENCE)
        return min((time for time in times if time is not None), default=None)

    def moving(self, now: float) -> bool:
        """Whether the list glides."""
        return self._open and self._list.moving(now)

    def paint(self, painter: Painter) -> None:
        """On a mirrored page too as it is laid out."""
        with painter.straight(self._screen):
            if self._open:
                self._list.paint(painter)
            else:
                self._ribbon.paint(painter, self._folded)

    def controls(self) -> list[Control]:
        """The list's, or what opens it."""
        controls = self._list.controls() if self._open else [*self._ribbon.buttons(self._folded)]
        mirrored = self._reading is not None and self._reading.mirrored
        return straightened(controls, self._screen, mirrored)

    @property
    def place(self) -> Hashable:
        """What is open of it."""
        return self._open
