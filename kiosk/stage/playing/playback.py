"""Where a film or a sound is at the moment: sound leads, without it the show's clock."""

from collections.abc import Callable

from kiosk.stage.hall import Hall
from kiosk.stage.playing.delivery import Source
from kiosk.stage.playing.voice import Voice

PATIENCE = 0.8
"""Seconds that all waits for the first sound; then it goes on without."""


class Playback:
    """A place in something that lasts `seconds`, which moves while it plays."""

    def __init__(
        self,
        seconds: float,
        around: Hall,
        make: Callable[[], Source] | None,
        silenced: Callable[[], None] | None = None,
    ) -> None:
        """`make` opens what is heard; None where there is nothing to be heard.

        `silenced` is to pause it when something else claims the loudspeaker; `pause` where it is not given.
        """
        self.seconds = seconds
        self.running = False
        """Whether it plays."""
        self._around = around
        self._make = None if around.patient else make
        self._silenced = silenced or self.pause
        self._voice: Voice | None = None
        self._place = 0.0
        self._since = 0.0
        self._began: float | None = None

    def position(self, now: float) -> float:
        """Seconds from the beginning, at clock time `now`."""
        if not self.running:
            return self._place
        heard = self._voice.heard(now) if self._voice else None
        if heard is not None:
            self._began = None
            self._place, self._since = heard, now
        elif self._began is not None and self._awaits_sound(now, self._began):
            self._since = now
        place = self._place + now - self._since
        return min(max(0.0, place), self.seconds)

    def _awaits_sound(self, now: float, began: float) -> bool:
        return self._voice is not None and self._voice.coming and now - began < PATIENCE

    def over(self, now: float) -> bool:
        """Whether it has come to its end."""
        return self.position(now) >= self.seconds - 1e-3

    def play(self) -> None:
        """Go on from where it is; whatever else plays is silenced."""
        if self.running:
            return
        voice, now = self.claim(), self._around.now()
        self.running, self._since, self._began = True, now, now
        voice.hold(False)

    def claim(self) -> Voice:
        """Be the one thing that plays, though it stands still yet: whatever else plays is silenced."""
        if self._voice is None or not self._voice.alive:
            around = self._around
            self._voice = Voice(self._make, self._place_now, around.now, self._silenced)
            around.loudspeaker.give(self._voice)
        return self._voice

    def _place_now(self) -> float:
        """For the thread that plays the sound."""
        return self.position(self._around.now())

    def pause(self) -> None:
        """Stand still where it is."""
        if self.running:
            self._place = self.position(self._around.now())
            self.running = False
            if self._voice:
                self._voice.hold(True)

    def seek(self, seconds: float) -> None:
        """Go there; it goes on playing if it does."""
        now = self._around.now()
        self._place, self._since, self._began = min(max(0.0, seconds), self.seconds), now, now
        if self._voice:
            self._voice.move()

    def stop(self) -> None:
        """Play no more; the sound's thread and file are let go of."""
        self.pause()
        if self._voice:
            self._voice.end()
            self._voice = None
