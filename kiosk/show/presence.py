"""Whether a visitor is there; when none is, the display plays by itself, where it is to."""

from collections.abc import Callable

from kiosk.content.model import Idle
from kiosk.show.autoplay import Autoplay, Stop
from kiosk.show.idle import IdleWatch


class Presence:
    """A visit begins with a touch, and ends after a question that nobody answers."""

    def __init__(
        self,
        times: Idle,
        now: float,
        autoplay: Autoplay | None,
        ask: Callable[[], None],
        end: Callable[[], None],
    ) -> None:
        """`ask` puts the question whether somebody is still there, `end` ends the visit."""
        self.here = False
        """Whether a visitor is there."""
        self.closed = False
        """Whether nothing is to play by itself: outside the opening hours."""
        self.held = False
        """Whether staff are there: meanwhile no visit begins or ends, and nothing is asked or played."""
        self._idle = IdleWatch(times, now)
        self._autoplay, self._ask, self._end = autoplay, ask, end

    @property
    def alone(self) -> bool:
        """Whether it is an unattended display that plays while no one is there."""
        return self._playing is not None

    @property
    def _playing(self) -> Autoplay | None:
        """What plays while no one is there."""
        return None if self.closed else self._autoplay

    @property
    def last_sign(self) -> float:
        """The clock time of the last sign of a visitor."""
        return self._idle.since

    @property
    def between_pages(self) -> bool:
        """Whether no one would be torn from a page by a change."""
        return not self._playing or self._playing.turning

    def go_on_from(self, stop: Stop, now: float) -> None:
        """Have the unattended display go on from there."""
        if self._autoplay:
            self._autoplay.begin_at(stop, now)

    def stir(self, now: float) -> None:
        """Something was touched."""
        self._idle.stir(now)

    def leave(self, now: float) -> None:
        """Nobody is there: an unattended display goes on."""
        self.here = False
        if self._playing:
            self._playing.begin(now)

    def asking(self, now: float) -> int | None:
        """The seconds left on the countdown, or None while it has not begun."""
        return self._idle.asking(now) if self.here else None

    def watch(self, now: float, playing: bool, asked: bool) -> None:
        """Go on to `now`; `playing`: somebody looks or listens; `asked`: the question is shown already."""
        if self.held:
            return
        if not self.here:
            if self._playing:
                self._playing.tick(now)
        elif playing:
            self._idle.stir(now)
        elif self._idle.over(now):
            self._end()
        elif self.asking(now) is not None and not asked:
            self._ask()

    def wake_at(self, now: float) -> float | None:
        """The clock time of the next change."""
        if self.held:
            return None
        if self.here:
            return self._idle.next_change(now)
        return self._playing.wake_at() if self._playing else None
