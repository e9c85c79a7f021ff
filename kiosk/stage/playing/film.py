"""A film that runs: pictures that follow the sound, on one texture that is filled anew for each of them."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kiosk.base.geometry import Box, Size
from kiosk.media.recordings.film import FilmFacts, Frame
from kiosk.media.recordings.reel import Reel, SteadyReel
from kiosk.media.recordings.sound import SoundReader
from kiosk.stage.canvas import Texture
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.playing.playback import Playback

log = logging.getLogger(__name__)

STALLED = 3.5
"""Seconds without a picture that is due, after which none is expected any more."""
_EARLY = 0.004
"""Seconds before its time that a picture may be shown: less than any screen tells."""
_LOOK = 0.25
"""Seconds between two looks at a decoder that has nothing yet."""


class AnyReel(Protocol):
    """Where pictures come from, see `media.reel.Reel`."""

    error: Exception | None
    ended: bool

    def seek(self, seconds: float, size: Size) -> None:
        """Go to the picture seen at `seconds`, scaled to `size`."""
        ...

    def take(self, seconds: float) -> Frame | None:
        """The picture to be seen at `seconds`, if another one is due."""
        ...

    def due(self) -> float | None:
        """The time of the next picture, where it is there already."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


@dataclass
class Score:
    """How well a film ran."""

    shown: int = 0
    dropped: int = 0
    offsets: deque[float] = field(default_factory=lambda: deque(maxlen=10_000))
    """Seconds from a picture's time to when it was shown, by the sound where there is any."""


def fitted(facts: FilmFacts, place: Box) -> Box:
    """Where in `place` the whole picture stands as large as it goes, in the middle.

    It is an even number of px wide: scaling to an odd one costs swscale five times as much.
    """
    size = facts.size.contain(place.size)
    return place.centred(Size(max(1, size.w // 2 * 2), size.h))


class FilmRun:
    """Plays one film. After a failure it is still, and `failed`; it never raises and never waits."""

    def __init__(
        self,
        path: Path,
        facts: FilmFacts,
        around: Hall,
        make: Callable[[Path, Size], AnyReel] | None = None,
    ) -> None:
        self.facts = facts
        self.failed = False
        sound = self._sound(path) if facts.sounding else None
        self.playback = Playback(facts.seconds, around, sound, self.pause)
        self.score = Score()
        self._path, self._around = path, around
        self._make = make or self._make_reel
        self._reel: AnyReel | None = None
        self._size = facts.size
        self._frame: Frame | None = None
        self._texture: Texture | None = None
        self._filled: Frame | None = None
        self._awaited = self._wanted = False
        self._hungry: float | None = None
        self._last: float | None = None

    @staticmethod
    def _sound(path: Path) -> Callable[[], SoundReader]:
        return lambda: SoundReader(path)

    def _make_reel(self, path: Path, size: Size) -> AnyReel:
        return SteadyReel(path, size) if self._around.patient else Reel(path, size, self._around.wake)

    @property
    def playing(self) -> bool:
        """Whether it plays, or is about to."""
        return self._wanted and not self.failed

    @property
    def seen(self) -> bool:
        """Whether there is a picture to be painted."""
        return self._frame is not None and not self.failed

    def position(self, now: float) -> float:
        """Seconds of the film at clock time `now`."""
        return self.playback.position(now)

    def play(self) -> None:
        """Go on, as soon as the first picture is there."""
        if self.failed:
            return
        self._wanted = True
        self.playback.claim()
        if self._reel is None:
            self._reel = self._make(self._path, self._size)
            self._await(self.playback.position(self._around.now()))
        elif not self._awaited:
            self.playback.play()

    def pause(self) -> None:
        """Stand still."""
        self._wanted = False
        self.playback.pause()

    def seek(self, seconds: float) -> None:
        """Go to that time; it goes on playing if it does."""
        self.playback.seek(seconds)
        if self._reel:
            self._await(seconds)

    def _await(self, seconds: float) -> None:
        assert self._reel
        self._reel.seek(seconds, self._size)
        self._awaited, self._hungry, self._last = True, None, None

    def close(self) -> None:
        """Let go of everything, at once; the present picture goes too."""
        self._wanted = False
        self.playback.stop()
        if self._reel:
            self._reel.close()
            log.debug("film ran: %s", self._path, extra={"score": self.score})
        self._reel = self._frame = self._texture = self._filled = None
        self._awaited = False

    # Frame by frame.

    def advance(self, now: float) -> None:
        """Bring the picture up to clock time `now`, and see whether all is well."""
        reel = self._reel
        if reel is None or self.failed:
            return
        position = self.playback.position(now)
        frame = reel.take(max(position + _EARLY, (reel.due() or 0.0) if self._awaited else 0.0))
        if frame:
            self._show(frame, position)
        if reel.error:
            self._fail(str(reel.error))
        elif self._is_stalled(reel, now):
            self._fail("the decoder does not come back")
        elif self.playback.running and self.playback.over(now):
            self.pause()
            self.playback.seek(self.facts.seconds)

    def _show(self, frame: Frame, position: float) -> None:
        if self._last is not None and self.playback.running:
            self.score.shown += 1
            self.score.dropped += max(0, round((frame.time - self._last) * self.facts.rate) - 1)
            self.score.offsets.append(abs(position - frame.time))
        self._frame, self._last, self._hungry = frame, frame.time, None
        if self._awaited:
            self._awaited = False
            if self._wanted:
                self.playback.play()

    def _is_stalled(self, reel: AnyReel, now: float) -> bool:
        hungry = self._awaited or (self.playback.running and reel.due() is None and not reel.ended)
        if not hungry:
            self._hungry = None
        elif self._hungry is None:
            self._hungry = now
        elif reel.ended and self._awaited:  # sent beyond the last picture
            self._awaited = False
            return False
        return self._hungry is not None and now - self._hungry >= STALLED

    def _fail(self, reason: str) -> None:
        log.warning("film %s ends: %s", self._path, reason)
        self.close()
        self.failed = True

    def moving(self) -> bool:
        """Whether something new is to be seen at once: the picture that was waited for, or a failure."""
        reel = self._reel
        return reel is not None and (reel.error is not None or (self._awaited and reel.due() is not None))

    def wake_at(self, now: float) -> float | None:
        """The clock time at which the next picture is due, or at which to look again."""
        reel = self._reel
        if reel is None or self.failed:
            return None
        if self._awaited:
            return now + _LOOK
        if not self.playback.running:
            return None
        due = reel.due()
        period = 1 / self.facts.rate
        wait = period if due is None else due - self.playback.position(now)
        return now + min(max(wait, 0.001), 1.0)

    def paint(self, painter: Painter, place: Box) -> None:
        """The present picture in the middle of `place`, as large as it goes."""
        to = fitted(self.facts, place)
        self._suit(painter.canvas.driver, to.size)
        frame = self._frame
        if frame is None:
            return
        if frame is not self._filled:
            if self._texture is None or self._texture.size != frame.size:
                self._texture = painter.canvas.stream(frame.size)
            painter.canvas.refill(self._texture, frame.data, pitch=frame.pitch)
            self._filled = frame
        if self._texture:
            painter.canvas.draw(self._texture, to)

    def _suit(self, driver: str, size: Size) -> None:
        """Have pictures scaled while they are decoded, unless a GPU enlarges them for nothing."""
        larger = size.w > self.facts.size.w
        wanted = self.facts.size if larger and driver != "software" else size
        if wanted != self._size:
            self._size = wanted
            if self._reel:
                self._await(self.playback.position(self._around.now()))
