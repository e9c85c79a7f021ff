"""A page read aloud: a button at its foot, and for those who want it, a voice as soon as it is open."""

from collections.abc import Sequence

from kiosk.base.geometry import Box
from kiosk.blocks.contract import View
from kiosk.content.model import Page
from kiosk.show.bar import Pill, pill, pill_size
from kiosk.show.wording import say
from kiosk.stage.controls import Button, Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.playing.soundrun import SoundRun
from kiosk.stage.reading import Reading

PAUSE = 0.6
"""Seconds between the page's arrival and the first word."""
STEP = 0.5
"""Seconds between looks at whether it is over."""


class Narration(View):
    """Heard in the language that is read, or not at all. Whatever else plays silences it, and it that."""

    def __init__(self, page: Page, hall: Hall) -> None:
        super().__init__(page.narration, hall)
        self._spoken, self._run = "", SoundRun("", hall)
        self._here = self._aloud = False
        self._due: float | None = None
        self._box = Box(0, 0, 0, 0)
        self._reading: Reading | None = None

    def _file(self, reading: Reading) -> str:
        return str(self.fields.get(reading.language, ""))

    def measure(self, width: int, reading: Reading) -> int:
        """A button's height; nothing where there is nothing to be heard in this language."""
        del width
        silent = not self._file(reading) or (self._spoken == self._file(reading) and self._run.failed)
        return 0 if silent else pill_size(reading, say(reading, "listen"), "sound").h

    def arrange(self, box: Box, reading: Reading) -> None:
        """At the left of its box. Another language, or the wish to hear it read, begins it anew."""
        self._box, self._reading = box, reading
        spoken, aloud = self._file(reading), reading.access.read_aloud
        another = spoken != self._spoken
        if another:
            self._run.close()
            self._spoken, self._run = spoken, SoundRun(spoken, self.hall)
        if self._here and aloud and (another or not self._aloud):
            self._due = self.hall.now() + PAUSE
        if not aloud and self._aloud:
            self._stop()
        self._aloud = aloud

    def _stop(self) -> None:
        self._due = None
        self._run.pause()

    def _toggle(self) -> None:
        self._due = None
        if self._run.playing:
            self._run.pause()
        else:
            self._run.play()

    def _pill(self, reading: Reading) -> Pill:
        playing = self._run.playing
        word = say(reading, "stop" if playing else "listen")
        size = pill_size(reading, word, "sound")
        button = Button("listen", Box(self._box.x, self._box.y, *size), self._toggle, word)
        return pill(reading, button, word, "pause" if playing else "sound")

    @property
    def _shown(self) -> bool:
        return bool(self._box.h > 1 and self._spoken and not self._run.failed)

    def paint(self, painter: Painter) -> None:
        """The button, filled while the page is heard."""
        if self._due is not None and painter.now >= self._due:
            self._due = None
            self._run.play(0.0)
        self._run.follow(painter.now)
        if self._reading and self._shown:
            self._pill(self._reading).paint(painter, filled=self._run.playing)

    def controls(self) -> Sequence[Control]:
        """The button."""
        return [self._pill(self._reading).button] if self._reading and self._shown else []

    def enter(self, now: float) -> None:
        """Speak soon, if that is wished."""
        self._here = True
        if self._spoken:
            self._run.open()
            self._due = now + PAUSE if self._aloud else None

    def depart(self) -> None:
        """Be silent at once."""
        self._stop()

    def leave(self) -> None:
        """Back to the beginning, nothing held."""
        self._here, self._due = False, None
        self._run.close()

    def moving(self, now: float) -> bool:
        """When something has become known of the file."""
        del now
        return self._run.news

    def wake_at(self, now: float) -> float | None:
        """When it begins, may be over, or the file is to be looked at again."""
        if self._due is not None:
            return self._due
        return now + STEP if self._run.playing else self._run.look_again_at(now)

    def playing(self, now: float) -> bool:
        """Whether somebody listens."""
        del now
        return self._due is not None or self._run.playing
