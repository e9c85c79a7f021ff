"""A narration or a piece of music, with a waveform to move in and a transcript that follows."""

from collections.abc import Sequence

from pydantic import Field

from kiosk.base.geometry import Box
from kiosk.blocks.contract import Moment
from kiosk.blocks.contract import View as BlockView
from kiosk.content.fields import BlockFields, CaptionsField, PictureField, ProseField, SoundPath
from kiosk.content.labels import NoteField, TitleField
from kiosk.content.model import Captions, Text
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.credit import Credit
from kiosk.stage.widgets.players.soundplayer import SoundPlayer
from kiosk.stage.widgets.players.subtitle import cues_for
from kiosk.stage.widgets.players.transcript import Transcript
from kiosk.stage.widgets.prose import Prose
from kiosk.stage.wording import wording

SAMPLE = """\
kind: sound
sound: preface/song.ogg
title: {zh: 这里写曲名, en: The title of the piece}
text: {zh: 用一两句话说说这段声音。, en: A sentence or two on what is heard.}
transcript: {zh: preface/song.zh.vtt, en: preface/song.en.vtt}
"""

WORDS = wording(__name__)

ABOUT = 0.42
"""Part of the width that picture and words take in a wide place."""
WIDE = 1.2
"""A place wider than this times its height holds two columns."""
SHAPE = 0.7
"""Height of the picture for its width, at most."""
LEAST_PICTURE = 200
"""Px at 1080p of height below which a picture is not worth its place."""
GAP = 32
"""Px at 1080p between what lies below one another."""


class Fields(BlockFields):
    """What may be written for a sound."""

    sound: SoundPath = Field(description="The sound: ogg, mp3, flac or wav.")
    title: TitleField = Field(default=Text(), description="What it is called.")
    text: ProseField = Field(default=Text(), description="A few sentences on it.")
    picture: PictureField | None = Field(default=None, description="A picture beside it.")
    transcript: CaptionsField = Field(
        default_factory=dict[str, Captions], description="What is said or heard: a WebVTT file a language."
    )
    credit: NoteField = Field(default=Text(), description="Whose picture it is, or what sort.")


class View(BlockView):
    """The picture to the left or above; the words, the player and the transcript below one another."""

    def __init__(self, fields: Fields, hall: Hall) -> None:
        super().__init__(fields, hall)
        self.player = SoundPlayer(fields.sound, WORDS, hall)
        self._prose = Prose("words")
        self._transcript = Transcript("line", self.player.run.go_to, hall.now)
        self._credit = Credit()
        self._picture: Box | None = None

    def measure(self, width: int, reading: Reading) -> int:
        """Room for the player, the words, a picture and some lines of the transcript."""
        theme = reading.theme
        lines = theme.body().size * 9 if self.fields.transcript else 0
        picture = round(width * 0.5) if self.fields.picture else 0
        return self._set_words(width, reading) + self.player.height(reading) + lines + picture + theme.px(72)

    def _set_words(self, width: int, reading: Reading) -> int:
        title, text = reading.say(self.fields.title), reading.say(self.fields.text)
        return self._prose.set(text, reading, width, title) if title or text else 0

    def arrange(self, box: Box, reading: Reading) -> None:
        """Picture and words to the left of the player in a wide place, above it in a tall one."""
        self._picture = None
        if box.w > box.h * WIDE and (self.fields.picture or self.fields.title or self.fields.text):
            about, column = box.cut_left(round(box.w * ABOUT), reading.theme.px(64))
            self._arrange_about(about, reading)
        else:
            column = self._arrange_above(box, reading)
        place, lines = column.cut_top(min(self.player.height(reading), column.h), reading.theme.px(GAP))
        self.player.arrange(place, reading)
        self._transcript.arrange(cues_for(self.fields.transcript, reading, self.hall.assets), lines, reading)

    def _arrange_about(self, box: Box, reading: Reading) -> None:
        """The words, and above them the picture as large as it goes; the words alone where that is small."""
        theme = reading.theme
        words = self._set_words(box.w, reading)
        gap = theme.px(GAP) if words else 0
        left = min(box.h - words - gap, round(box.w * SHAPE))
        if self.fields.picture and left >= theme.px(LEAST_PICTURE):
            picture, box = box.cut_top(left, gap)
            self._hang(picture, reading)
        if words:
            self._prose.arrange(box, reading)

    def _arrange_above(self, box: Box, reading: Reading) -> Box:
        """Picture and words, as far as player and some lines leave room; gives what is left for these."""
        theme = reading.theme
        gap = theme.px(GAP)
        words = self._set_words(box.w, reading)
        needed = self.player.height(reading) + self._least(reading) + gap
        left = box.h - words - needed - 2 * gap
        if self.fields.picture and left >= theme.px(LEAST_PICTURE):
            picture, box = box.cut_top(min(left, round(box.w * SHAPE)), gap)
            self._hang(picture, reading)
        if words:
            above, box = box.cut_top(max(1, min(words, box.h - needed - gap)), gap)
            self._prose.arrange(above, reading)
        return box

    def _hang(self, box: Box, reading: Reading) -> None:
        """The picture in its place, with its credit."""
        self._picture = box
        self._credit.arrange(self.fields.credit, box, reading)

    def _least(self, reading: Reading) -> int:
        """Px of height for three lines of the transcript and the foot that scrolls them."""
        if not self.fields.transcript:
            return 0
        body = reading.theme.body()
        return 3 * round(body.size * body.leading) + reading.theme.target

    def paint(self, painter: Painter) -> None:
        """All of it as it is at `painter.now`."""
        if self._picture and self.fields.picture:
            painter.picture(self.fields.picture, self._picture)
            self._credit.paint(painter)
        self._prose.paint(painter)
        self.player.paint(painter)
        run = self.player.run
        self._transcript.paint(painter, run.position() if run.begun else None)

    def controls(self) -> Sequence[Control]:
        """Those of the words, the lines and the player."""
        return [*self._prose.controls(), *self._transcript.controls(), *self.player.controls()]

    def enter(self, now: float) -> None:
        """Get to know the sound."""
        del now
        self.player.run.open()

    def depart(self) -> None:
        """Stop at once."""
        self.player.run.pause()

    def leave(self) -> None:
        """Back to the beginning, nothing held."""
        self.player.run.close()
        self._prose.scroller.reset()
        self._transcript.reset()

    def moving(self, now: float) -> bool:
        """While a column glides, or when something has become known."""
        columns = self._prose.scroller.moving(now) or self._transcript.scroller.moving(now)
        return columns or self.player.moving()

    def wake_at(self, now: float) -> float | None:
        """When the waveform moves on."""
        return self.player.wake_at(now)

    def playing(self, now: float) -> bool:
        """Whether it plays."""
        del now
        return self.player.run.playing

    def moments(self) -> Sequence[Moment]:
        """The sound from beginning to end, in two halves."""
        return [Moment(seconds, show) for seconds, show in self.player.passages()]
