"""A film in its place: poster, the running picture with captions, and the keys that come at a touch."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kiosk.base.geometry import Box
from kiosk.content.model import Captions, Film, Picture, Text
from kiosk.stage.controls import Button, Control
from kiosk.stage.hall import Hall
from kiosk.stage.mirroring import straightened
from kiosk.stage.painter import Painter
from kiosk.stage.playing.film import FilmRun
from kiosk.stage.playing.filmshow import FilmShow
from kiosk.stage.reading import Reading, Words
from kiosk.stage.widgets.credit import Credit
from kiosk.stage.widgets.glide import Glide
from kiosk.stage.widgets.players.filmpreview import FilmPreview
from kiosk.stage.widgets.players.passages import Passage, passages
from kiosk.stage.widgets.players.playbutton import PlayButton
from kiosk.stage.widgets.players.scrubber import ON_INK, Scrubber, clock_face
from kiosk.stage.widgets.players.subtitle import Subtitle, cues_for
from kiosk.stage.widgets.players.transport import METER, Key, Transport, volume_keys

SHOWN = 3.5
"""Seconds that the keys stay after a touch while the film plays."""
SCRUB = "scrub"
_SLIDE = 0.3
_LEAP = 10.0
_LONG_AGO = float("-inf")


@dataclass(frozen=True)
class Screening:
    """What is shown."""

    film: Film
    poster: Picture | None = None
    captions: Mapping[str, Captions] = field(default_factory=dict)
    credit: Text = field(default_factory=Text)


class FilmScreen:
    """Kept over changes of place, language and text size; `close` brings it back to the poster."""

    def __init__(self, screening: Screening, words: Words, around: Hall) -> None:
        self.film = FilmShow(screening.film, around)
        self.large = False
        """Whether the visitor wants it to cover the screen."""
        self._screening, self._words, self._around = screening, words, around
        self._captioned = True
        self._touched = _LONG_AGO
        self._band = Glide(0.0, _SLIDE)
        self._reading: Reading | None = None
        self.place = Box(0, 0, 1, 1)
        """Where it lies."""
        self._scrubber = Scrubber(SCRUB, ON_INK, self._go_to, self._leap, self._stir)
        self._transport = Transport(around.loudspeaker, dark=True)
        self._subtitle, self._credit, self._button = Subtitle(), Credit(), PlayButton()
        self._preview = FilmPreview()

    def lie_in(self, place: Box, reading: Reading) -> None:
        """Fill `place`; where it does already, nothing is done anew."""
        if (place, reading) == (self.place, self._reading):
            return
        self.place, self._reading = place, reading
        cues = cues_for(dict(self._screening.captions), reading, self._around.assets)
        self._subtitle.arrange(cues, reading)
        self._credit.arrange(self._screening.credit, place, reading)
        self._band.pace(reading.seconds(_SLIDE))
        theme = reading.theme
        inner = self._band_box(reading).inset(theme.px(24), theme.px(10))
        line, row = inner.cut_top(theme.target, theme.between)
        self._scrubber.arrange(line, reading)
        captions = ["captions"] if self._screening.captions else []
        right = [*captions, "mute", "quieter", METER, "louder", "size"]
        self._transport.arrange(row.cut_top(theme.target)[0], ["toggle", "back-ten", "on-ten"], right, theme)

    def _band_box(self, reading: Reading) -> Box:
        """Where the keys lie: at the foot, over the picture."""
        theme = reading.theme
        return self.place.cut_bottom(min(self.place.h, 2 * (theme.target + theme.px(10)) + theme.between))[0]

    def close(self) -> None:
        """Back to the poster; nothing of the film is held any more."""
        self.film.close()
        self._preview.forget()
        self._captioned, self.large = True, False
        self._touched = _LONG_AGO
        self._band.jump(0.0)

    # What is touched.

    def _keys_shown(self, now: float) -> bool:
        """While nothing plays, a finger scrubs, or the last touch was not long ago."""
        if not self.film.begun:
            return False
        return not self.film.playing or self._scrubber.held is not None or now - self._touched < SHOWN

    def _stir(self) -> None:
        self._touched = self._around.now()

    def play(self) -> None:
        """Play; the keys go."""
        self._touched = _LONG_AGO
        self.film.play()

    def _go_to(self, seconds: float) -> None:
        self._stir()
        self.film.go_to(seconds)

    def _leap(self, way: int) -> None:
        self._go_to(self.film.position() + way * _LEAP)

    def _toggle(self) -> None:
        self._stir()
        (self.film.pause if self.film.playing else self.film.play)()

    def _touch_picture(self) -> None:
        """Keys come at a touch and go at the next; what stands still goes on."""
        if not self.film.playing:
            self.play()
        elif self._keys_shown(self._around.now()):
            self._touched = _LONG_AGO
        else:
            self._stir()

    def _switch_captions(self) -> None:
        self._captioned = not self._captioned
        self._stir()

    def _switch_size(self) -> None:
        self.large = not self.large
        self._stir()

    def _say(self, key: str) -> str:
        return self._reading.word(self._words, key) if self._reading else ""

    def _keys(self) -> dict[str, Key]:
        say = self._say

        def key(name: str, act: Callable[[], None], lit: bool = False, first: bool = False) -> Key:
            return Key(name, say(name), act, lit, first)

        return {
            "toggle": key("pause" if self.film.playing else "play", self._toggle, first=True),
            "back-ten": key("back-ten", lambda: self._leap(-1)),
            "on-ten": key("on-ten", lambda: self._leap(1)),
            "captions": key("captions", self._switch_captions, lit=self._captioned),
            "size": replace(
                key("reduce" if self.large else "enlarge", self._switch_size), way_out=self.large
            ),
            **volume_keys(self._around.loudspeaker, say, self._stir),
        }

    def controls(self) -> list[Control]:
        """The poster, or the picture and, while they are shown, the keys."""
        film, reading = self.film, self._reading
        if reading is None or film.failed:
            return []
        return straightened(self._straight_controls(reading), self.place, reading.mirrored)

    def _straight_controls(self, reading: Reading) -> list[Control]:
        """As they lie on a film, wherever on the page that is."""
        film = self.film
        if not film.begun and not film.playing:
            return [Button("play", self.place, self.play, self._say("replay" if film.over else "play"))]
        if not self._keys_shown(self._around.now()):
            return [Button("film", self.place, self._touch_picture, self._say("keys"))]
        band = self._band_box(reading)
        above = Box(self.place.x, self.place.y, self.place.w, band.y - self.place.y)
        label = self._say("keys" if film.playing else "play")
        picture = [Button("film", above, self._touch_picture, label)] if above.h > 0 else []
        return [*picture, self._scrubber.control(self._say("time")), *self._transport.controls(self._keys())]

    # When it changes.

    def moving(self, now: float) -> bool:
        """Whether the very next frame is wanted."""
        turning = self._band.moving or (self._band.end == 1.0) != self._keys_shown(now)
        return turning or self.film.news

    def wake_at(self, now: float) -> float | None:
        """When the next picture is due, or the keys go."""
        film = self.film.wake_at(now)
        keys = None
        if self.film.playing and self._scrubber.held is None and self._keys_shown(now):
            keys = self._touched + SHOWN + 0.001
        return min((time for time in (film, keys) if time is not None), default=None)

    # How it looks.

    def paint(self, painter: Painter) -> None:
        """As it is at `painter.now`."""
        now = painter.now
        self.film.follow(now)
        if painter.focused in (*self._transport.places, SCRUB):
            self._stir()  # no key goes away under the ring
        shown = 1.0 if self._keys_shown(now) else 0.0
        if self._band.end != shown:
            self._band.to(shown)
        self._band.value(now)
        painter.fill(self.place, "ink")
        run, reading = self.film.run, self._reading
        if run and reading and self.film.begun:
            with painter.straight(self.place), painter.clip(self.place):
                self._paint_running(painter, run, reading)
        elif reading:
            self._paint_waiting(painter, reading)

    def _paint_running(self, painter: Painter, run: FilmRun, reading: Reading) -> None:
        run.paint(painter, self.place)
        band, held = self._band_box(reading), self._scrubber.held
        covered = round(band.h * self._band.shown)
        free = Box(self.place.x, self.place.y, self.place.w, max(1, self.place.h - covered))
        if self._captioned and held is None:
            self._subtitle.paint(painter, run.position(painter.now), free, self.place.h)
        if covered:
            painter.fill(band.moved(0, band.h - covered), "ink")
            self._paint_keys(painter, band.h - covered, run)
        if held is not None:
            self._paint_preview(painter, held, band, reading)
        elif not run.playing:
            self._button.paint(painter, free, "play", None, painter.pressed == "film")

    def _paint_keys(self, painter: Painter, shift: int, run: FilmRun) -> None:
        """The line comes when the band has risen: it is not made to slide."""
        self._scrubber.seconds = run.facts.seconds
        if not shift:
            self._scrubber.paint(painter, run.position(painter.now))
        self._transport.paint(painter, self._keys(), shift)

    def _paint_preview(self, painter: Painter, seconds: float, band: Box, reading: Reading) -> None:
        """A small picture of the time at the finger, above the line, and the time on it."""
        foot = (self._scrubber.x(seconds), band.y - painter.theme.px(14))
        if strip := self.film.strip:
            self._preview.paint(painter, strip, seconds, foot, self.place)
        self._preview.paint_time(painter, seconds, foot, self.place, reading)

    def _paint_waiting(self, painter: Painter, reading: Reading) -> None:
        """The poster; on it the button, or why there is none."""
        film = self.film
        if self._screening.poster:
            painter.picture(self._screening.poster, self.place)
        elif strip := film.strip:
            self._preview.paint_poster(painter, strip, self.place)
        if film.failed:
            self._button.paint_line(painter, self.place, self._say("broken"), reading)
            return
        self._credit.paint(painter)
        if not film.playing:
            length = reading.set(clock_face(film.seconds), painter.theme.label()) if film.seconds else None
            icon = "replay" if film.over else "play"
            self._button.paint(painter, self.place, icon, length, painter.pressed == "play")

    def stills(self) -> Sequence[Passage]:
        """Three thirds to be played in turn, each with its seconds."""
        self.film.open()
        if self.film.failed:
            return ()
        return passages(self.film, self.film.seconds, 3, self._around.patient)
