"""A sound to be listened to: its waveform to scrub in, and its keys."""

from collections.abc import Sequence

from kiosk.base.geometry import Box
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.mirroring import straightened
from kiosk.stage.painter import Painter
from kiosk.stage.playing.soundrun import SoundRun
from kiosk.stage.reading import Reading, Words
from kiosk.stage.widgets.players.passages import Passage, passages
from kiosk.stage.widgets.players.scrubber import ON_PAPER, Scrubber
from kiosk.stage.widgets.players.transport import METER, Key, Transport, volume_keys

_LEAP = 10.0
SMOOTHEST = 0.1
"""Seconds between two frames while it plays: the head of a waveform moves no faster."""
_WAVE, _GAP = 132, 20
"""Px at 1080p: the height of the waveform, and the white below it."""


class SoundPlayer:
    """Kept over changes of place, language and text size; `run` is what plays."""

    def __init__(self, src: str, words: Words, around: Hall) -> None:
        self.run = SoundRun(src, around)
        self._words, self._around = words, around
        self._reading: Reading | None = None
        self._box = Box(0, 0, 1, 1)
        self._scrubber = Scrubber("scrub", ON_PAPER, self.run.go_to, self._leap, _nothing)
        self._transport = Transport(around.loudspeaker, dark=False)

    @staticmethod
    def height(reading: Reading) -> int:
        """What it needs, in px."""
        theme = reading.theme
        return theme.px(_WAVE) + max(theme.px(_GAP), theme.between) + theme.target

    def arrange(self, box: Box, reading: Reading) -> None:
        """Lie in `box`, the waveform above the keys."""
        theme = reading.theme
        self._box, self._reading = box, reading
        keys, wave = box.cut_bottom(theme.target, max(theme.px(_GAP), theme.between))
        self._scrubber.seconds = self.run.seconds or 1.0
        self._scrubber.arrange(wave, reading)
        right = ["mute", "quieter", METER, "louder"]
        self._transport.arrange(keys, ["toggle", "back-ten", "on-ten"], right, theme)

    def _say(self, key: str) -> str:
        return self._reading.word(self._words, key) if self._reading else ""

    def _leap(self, way: int) -> None:
        self.run.go_to(self.run.position() + way * _LEAP)

    def _keys(self) -> dict[str, Key]:
        run, say = self.run, self._say
        word = "pause" if run.playing else "play"
        return {
            "toggle": Key(word, say(word), run.pause if run.playing else run.play, first=True),
            "back-ten": Key("back-ten", say("back-ten"), lambda: self._leap(-1)),
            "on-ten": Key("on-ten", say("on-ten"), lambda: self._leap(1)),
            **volume_keys(self._around.loudspeaker, say, _nothing),
        }

    def controls(self) -> list[Control]:
        """The waveform and the keys; nothing where it cannot be played."""
        if self._reading is None or self.run.failed:
            return []
        scrub = [self._scrubber.control(self._say("time"))] if self.run.seconds else []
        keys = self._transport.controls(self._keys())
        return straightened([*scrub, *keys], self._box, self._reading.mirrored)

    def moving(self) -> bool:
        """Whether something has become known."""
        return self.run.news

    def wake_at(self, now: float) -> float | None:
        """When the head moves on, or the file is to be looked at again."""
        return now + SMOOTHEST if self.run.playing else self.run.look_again_at(now)

    def paint(self, painter: Painter) -> None:
        """As it is at `painter.now`."""
        self.run.follow(painter.now)
        if self._reading is None:
            return
        if self.run.failed:
            words = self._reading.set(self._say("broken"), painter.theme.body("brown"), self._box.w)
            painter.text(words, self._box.x, self._box.y)
            return
        self._scrubber.peaks = self.run.peaks
        self._scrubber.seconds = self.run.seconds or 1.0
        with painter.straight(self._box):
            if self.run.seconds:
                self._scrubber.paint(painter, self.run.position())
            self._transport.paint(painter, self._keys())

    def passages(self) -> Sequence[Passage]:
        """Two halves to be played in turn."""
        self.run.open()
        if self.run.failed:
            return ()
        return passages(self.run, self.run.seconds, 2, self._around.patient)


def _nothing() -> None:
    """Its keys are always there: no touch brings them."""
