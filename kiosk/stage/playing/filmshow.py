"""A film from the first look at its file to its last picture."""

from collections.abc import Callable
from pathlib import Path

from kiosk.base.geometry import Size
from kiosk.media.recordings.film import FilmFacts, read_facts
from kiosk.media.recordings.filmstrip import Filmstrip, filmstrip
from kiosk.stage.hall import Hall
from kiosk.stage.playing.film import AnyReel, FilmRun
from kiosk.stage.playing.notes import Notes


class FilmShow:
    """Gets to know the film, plays it, and forgets all of it by `close`. It never raises and never waits."""

    def __init__(
        self, src: str, around: Hall, make_reel: Callable[[Path, Size], AnyReel] | None = None
    ) -> None:
        """`make_reel` is how pictures are decoded, where it is not as ever."""
        self.run: FilmRun | None = None
        """The film as it runs; None before it is played."""
        self._path, self._around, self._make_reel = around.assets / src, around, make_reel
        self._notes: Notes[FilmFacts, Filmstrip] | None = None
        self._wanted: float | None = None

    def open(self) -> None:
        """Get to know the film."""
        if self._notes is None:
            self._notes = Notes(self._path, self._around, read_facts, filmstrip)
            if self._around.patient:
                self._notes.look(self._around.now())

    @property
    def seconds(self) -> float | None:
        """How long it is; None while that is not known."""
        facts = self._notes.facts if self._notes else None
        return facts.seconds if facts else None

    @property
    def strip(self) -> Filmstrip | None:
        """Small pictures from all over it, as soon as they are there."""
        return self._notes.made if self._notes else None

    @property
    def failed(self) -> bool:
        """Whether it cannot be shown."""
        return bool(self._notes and self._notes.failed) or bool(self.run and self.run.failed)

    @property
    def over(self) -> bool:
        """Whether it has been played to its end."""
        run = self.run
        return run is not None and not run.playing and run.playback.over(self._around.now())

    @property
    def begun(self) -> bool:
        """Whether there is a picture of it to be seen, before its end."""
        return self.run is not None and self.run.seen and not self.over

    @property
    def playing(self) -> bool:
        """Whether it plays or is about to."""
        return not self.failed and (self._wanted is not None or bool(self.run and self.run.playing))

    def position(self) -> float:
        """Seconds from the beginning."""
        return self.run.position(self._around.now()) if self.run else self._wanted or 0.0

    def play(self, seconds: float | None = None) -> None:
        """Play, from a time or from where it is; from the beginning where it is over."""
        self.open()
        if seconds is None and (self.run is None or self.over):
            seconds = 0.0
        if self.run is None:
            self._wanted = seconds
            self._begin()
            return
        if seconds is not None:
            self.run.seek(seconds)
        self.run.play()

    def _begin(self) -> None:
        """Start what is wanted, once the film is known."""
        notes = self._notes
        if self._wanted is None or notes is None or notes.facts is None or notes.failed:
            return
        self.run = FilmRun(notes.path, notes.facts, self._around, self._make_reel)
        self.run.seek(self._wanted)
        self._wanted = None
        self.run.play()

    def pause(self) -> None:
        """Stand still, or do not begin after all."""
        self._wanted = None
        if self.run:
            self.run.pause()

    def go_to(self, seconds: float) -> None:
        """Leap to a time, but never quite to the end."""
        if self.run:
            self.run.seek(max(0.0, min(seconds, self.run.facts.seconds - 0.5)))

    def follow(self, now: float) -> None:
        """Bring it up to clock time `now`."""
        if self._notes:
            self._notes.look(now)
            self._begin()
        if self.run:
            self.run.advance(now)

    @property
    def news(self) -> bool:
        """Whether there is something new to be seen at once."""
        told = self._notes is not None and self._notes.news
        return told or (self.run is not None and self.run.moving())

    def wake_at(self, now: float) -> float | None:
        """The clock time of the next picture, or at which to look again."""
        run = self.run.wake_at(now) if self.run else None
        notes = self._notes.look_again_at(now) if self._notes else None
        return min((time for time in (run, notes) if time is not None), default=None)

    def close(self) -> None:
        """Let go of everything, at once."""
        if self.run:
            self.run.close()
        if self._notes:
            self._notes.close()
        self.run = self._notes = self._wanted = None
