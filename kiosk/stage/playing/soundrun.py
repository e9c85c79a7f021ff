"""A sound that plays, and what is known of it."""

import logging
from contextlib import closing
from pathlib import Path

from kiosk.media.recordings.sound import SoundReader
from kiosk.media.recordings.waveform import Waveform, waveform
from kiosk.stage.hall import Hall
from kiosk.stage.playing.notes import Notes
from kiosk.stage.playing.playback import Playback

log = logging.getLogger(__name__)


def _seconds(path: Path) -> float:
    with closing(SoundReader(path)) as reader:
        return reader.seconds


class SoundRun:
    """From the first look at the file to the last sample; it never raises and never waits."""

    def __init__(self, src: str, around: Hall) -> None:
        self._path, self._around = around.assets / src, around
        self._notes: Notes[float, Waveform] | None = None
        self._playback: Playback | None = None
        self._wanted: float | None = None

    def open(self) -> None:
        """Get to know the sound."""
        if self._notes is None:
            self._notes = Notes(self._path, self._around, _seconds, waveform)
            if self._around.patient:
                self.follow(self._around.now())

    @property
    def seconds(self) -> float | None:
        """How long it is; None while that is not known."""
        return self._notes.facts if self._notes else None

    @property
    def peaks(self) -> bytes:
        """How loud its parts are; empty while that is not known."""
        made = self._notes.made if self._notes else None
        return made.peaks if made else b""

    @property
    def failed(self) -> bool:
        """Whether it cannot be played."""
        return self._notes is not None and self._notes.failed

    @property
    def begun(self) -> bool:
        """Whether it was played since it was opened."""
        return self._playback is not None

    @property
    def playing(self) -> bool:
        """Whether it plays or is about to."""
        return not self.failed and (
            self._wanted is not None or bool(self._playback and self._playback.running)
        )

    def position(self) -> float:
        """Seconds from the beginning."""
        return self._playback.position(self._around.now()) if self._playback else self._wanted or 0.0

    def play(self, seconds: float | None = None) -> None:
        """Play, from a time or from where it is; from the beginning where it is over."""
        self.open()
        if seconds is None:
            over = self._playback is not None and self._playback.over(self._around.now())
            seconds = 0.0 if over else self.position()
        self._wanted = seconds
        self._begin()

    def _begin(self) -> None:
        notes = self._notes
        if self._wanted is None or notes is None or not notes.facts or notes.failed:
            return
        wanted, self._wanted = self._wanted, None
        if self._playback is None:
            path = self._path
            self._playback = Playback(notes.facts, self._around, lambda: SoundReader(path))
        if abs(wanted - self._playback.position(self._around.now())) > 1e-6:
            self._playback.seek(wanted)
        self._playback.play()

    def pause(self) -> None:
        """Stand still."""
        self._wanted = None
        if self._playback:
            self._playback.pause()

    def go_to(self, seconds: float) -> None:
        """Leap to a time, and play from there."""
        self.play(max(0.0, min(seconds, (self.seconds or 0.0) - 0.5)))

    def follow(self, now: float) -> None:
        """Bring it up to clock time `now`."""
        if self._notes:
            self._notes.look(now)
            self._begin()
        if self._playback and self._playback.running and self._playback.over(now):
            self._playback.pause()
            self._playback.seek(self._playback.seconds)

    @property
    def news(self) -> bool:
        """Whether something has become known that was not looked at."""
        return self._notes is not None and self._notes.news

    def look_again_at(self, now: float) -> float | None:
        """The clock time to look at the latest, while nothing is known."""
        return self._notes.look_again_at(now) if self._notes else None

    def close(self) -> None:
        """Let go of everything, at once."""
        if self._playback:
            self._playback.stop()
        if self._notes:
            self._notes.close()
        self._notes = self._playback = self._wanted = None
