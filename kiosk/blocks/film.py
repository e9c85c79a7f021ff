"""A film with captions: a poster until it plays, keys that come at a touch, and room to watch it large."""

from collections.abc import Sequence

from pydantic import Field

from kiosk.base.geometry import Box
from kiosk.blocks.contract import Moment
from kiosk.blocks.contract import View as BlockView
from kiosk.content.fields import BlockFields, CaptionsField, FilmPath, PictureField, ProseField
from kiosk.content.labels import NoteField, TitleField
from kiosk.content.model import Captions, Text
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.players.filmscreen import FilmScreen, Screening
from kiosk.stage.widgets.prose import Prose
from kiosk.stage.wording import wording

SAMPLE = """\
kind: film
film: preface/film.mp4
title: {zh: 这里写片名, en: The film's title}
text: {zh: 用一两句话说说这部影片。, en: A sentence or two on the film.}
captions: {zh: preface/film.zh.vtt, en: preface/film.en.vtt}
"""

WORDS = wording(__name__)

SHAPE = 9 / 16
"""Height of the film's place for its width; a film of another shape stands on ink in it."""
WIDE = 1.2
"""A place wider than this times its height holds film and words side by side."""
WIDEST = 0.76
"""Part of the width that the film takes at most where its words stand beside it."""
NARROWEST = 0.5
"""Part of the width that it takes at least there; else the words stand below."""
WORDS_BESIDE = 380
"""Px at 1080p that words need at least to stand beside the film."""


class Fields(BlockFields):
    """What may be written for a film."""

    film: FilmPath = Field(description="The film: H.264, VP9 or AV1 in mp4, webm or mkv.")
    poster: PictureField | None = Field(default=None, description="What stands there until it plays.")
    title: TitleField = Field(default=Text(), description="The film's title.")
    text: ProseField = Field(default=Text(), description="A few sentences on the film.")
    captions: CaptionsField = Field(
        default_factory=dict[str, Captions], description="What is said and heard: a WebVTT file a language."
    )
    credit: NoteField = Field(default=Text(), description="Whose film it is, or what sort; on the poster.")


class View(BlockView):
    """The film, and its words beside or below it."""

    def __init__(self, fields: Fields, hall: Hall) -> None:
        super().__init__(fields, hall)
        screening = Screening(fields.film, fields.poster, fields.captions, fields.credit)
        self.screen = FilmScreen(screening, WORDS, hall)
        self._prose = Prose("words")
        self._worded = bool(fields.title or fields.text)
        self._place = Box(0, 0, 1, 1)
        self._reading: Reading | None = None

    def measure(self, width: int, reading: Reading) -> int:
        """As high as the film is at this width, and its words below."""
        words = self._set_words(width, reading) + reading.theme.px(28) if self._worded else 0
        return round(width * SHAPE) + words

    def _set_words(self, width: int, reading: Reading) -> int:
        title, text = reading.say(self.fields.title), reading.say(self.fields.text)
        return self._prose.set(text, reading, width, title)

    def arrange(self, box: Box, reading: Reading) -> None:
        """The film as large as it goes; words to its right where there is room, else below."""
        self._reading = reading
        theme = reading.theme
        gap = theme.px(48)
        least = round(theme.px(WORDS_BESIDE) * theme.text_size**0.5)
        wide = min(round(box.h / SHAPE), round(box.w * WIDEST), box.w - gap - least)
        roomy = wide >= min(box.w * NARROWEST, self._wide_above_words(box, reading))
        if self._worded and box.w > box.h * WIDE and roomy:
            film, words = box.cut_left(wide, gap)
            self._place = film.cut_top(min(film.h, round(wide * SHAPE)))[0]
            high = self._set_words(words.w, reading)
            self._prose.arrange(Box(words.x, words.y, words.w, min(words.h, max(1, high))), reading)
        elif self._worded:
            self._arrange_below(box, reading)
        else:
            high = min(box.h, round(box.w * SHAPE))
            wide = min(box.w, round(high / SHAPE))
            self._place = Box(box.x + (box.w - wide) // 2, box.y + (box.h - high) // 3, wide, high)
        if not self.screen.large:
            self.screen.lie_in(self._place, reading)

    def _arrange_below(self, box: Box, reading: Reading) -> None:
        """The film at full width, unless that leaves its words too little."""
        gap = reading.theme.px(28)
        wide = self._wide_above_words(box, reading)
        high = max(1, min(round(wide * SHAPE), box.h - gap))
        self._place = Box(box.x, box.y, wide, high)
        rest = Box(box.x, self._place.bottom + gap, box.w, box.h - high - gap)
        self._prose.arrange(rest, reading)

    def _wide_above_words(self, box: Box, reading: Reading) -> int:
        """Px that the film is wide where its words stand below it."""
        theme = reading.theme
        least = min(self._set_words(box.w, reading), theme.body().size * 4, box.h // 3)
        high = max(1, min(round(box.w * SHAPE), box.h - least - theme.px(28)))
        return min(box.w, round(high / SHAPE))

    def paint(self, painter: Painter) -> None:
        """The film in its place, unless it covers the screen, and the words."""
        if not self.screen.large:
            self._back_in_place().paint(painter)
        if self._worded:
            self._prose.paint(painter)

    def controls(self) -> Sequence[Control]:
        """Those of the film and of the words."""
        words = self._prose.controls() if self._worded else []
        return [*words, *self._back_in_place().controls()]

    def _back_in_place(self) -> FilmScreen:
        """The film, laid out on the page again where it covered the screen."""
        if not self.screen.large and self._reading:
            self.screen.lie_in(self._place, self._reading)
        return self.screen

    def overlay(self, screen: Box) -> BlockView | None:
        """The film over the whole screen, if the visitor wants it so."""
        if not self.screen.large or self._reading is None:
            return None
        self.screen.lie_in(screen, self._reading)
        return _Large(self.screen)

    def enter(self, now: float) -> None:
        """Get to know the film."""
        del now
        self.screen.film.open()

    def depart(self) -> None:
        """Stop at once."""
        self.screen.film.pause()

    def leave(self) -> None:
        """Back to the poster."""
        self.screen.close()
        self._prose.scroller.reset()

    def moving(self, now: float) -> bool:
        """While the keys slide, or the first picture has come."""
        return self.screen.moving(now) or self._prose.scroller.moving(now)

    def wake_at(self, now: float) -> float | None:
        """When the next picture is due."""
        return self.screen.wake_at(now)

    def playing(self, now: float) -> bool:
        """Whether it plays."""
        del now
        return self.screen.film.playing

    def moments(self) -> Sequence[Moment]:
        """The film from beginning to end, in three thirds."""
        return [Moment(seconds, show) for seconds, show in self.screen.stills()]


class _Large(BlockView):
    """The film over the whole screen, laid out already."""

    def __init__(self, screen: FilmScreen) -> None:
        self._screen = screen

    def measure(self, width: int, reading: Reading) -> int:
        """As high as the screen, whatever its width."""
        del width
        return reading.theme.screen.h

    def arrange(self, box: Box, reading: Reading) -> None:
        """Cover the box."""
        self._screen.lie_in(box, reading)

    def paint(self, painter: Painter) -> None:
        """The film."""
        self._screen.paint(painter)

    def controls(self) -> Sequence[Control]:
        """Those of the film."""
        return self._screen.controls()
