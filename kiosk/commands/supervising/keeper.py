"""Keeps one kiosk running: hears its pulse, ends it when it hangs, starts it again when it has crashed."""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from kiosk.base.clock import Clock
from kiosk.base.errors import NoDisplayError, WrongOptionsError
from kiosk.base.sentences import Sentence, told, usual_language
from kiosk.commands.supervising.ladder import WELL, Ladder, Rung
from kiosk.commands.supervising.pulse import ENDS, SHOWS, VISITOR

SILENCE = 10.0
"""Seconds without a pulse after which the screen counts as frozen."""
START = 60.0
"""Seconds that a start may take to the first frame."""
TRACEBACKS = 2.0
"""Seconds that a frozen kiosk has to write where it hangs."""
FAREWELL = 10.0
"""Seconds that a kiosk has to end when it was asked to."""
ENDURED = 60.0
"""Seconds without a display after which a service ends, for what shows it to be started anew with it.

A compositor that runs on without its X server never brings that back:
https://gitlab.freedesktop.org/wlroots/wlroots/-/blob/0.15.1/xwayland/server.c
"""
NAP = 1.0
"""Seconds that the keeper sleeps at most; if it took longer, the machine slept too, and nothing hangs."""

FROZEN = Sentence("the screen has stood still for {seconds:g} s; the kiosk is ended", seconds=SILENCE)
SLOW = Sentence("nothing was shown within {seconds:g} s; the kiosk is ended", seconds=START)
INSTEAD = {
    Rung.LAST_GOOD: Sentence("it has crashed again and again: the last good version is shown instead"),
    Rung.PLAIN: Sentence("that has crashed as well: a plain page is shown, and the exhibition tried later"),
}
SHOWN = {
    Rung.CURRENT: Sentence("the exhibition is shown"),
    Rung.LAST_GOOD: Sentence("the last good version is shown, as the current one has crashed"),
    Rung.PLAIN: Sentence("a plain page is shown, as the exhibition has crashed"),
}


class Kiosk(Protocol):
    """A running kiosk."""

    def ask_to_end(self) -> None:
        """Have it close everything and end."""
        ...

    def ask_to_look(self) -> None:
        """Have it look now whether there is another version to show."""
        ...

    def ask_where(self) -> None:
        """Have it write where all its threads are, and end."""
        ...

    def kill(self) -> None:
        """End it at once, whatever it does."""
        ...


class Manager(Protocol):
    """Who is told how it goes: systemd."""

    def tell(self, *assignments: str) -> None:
        """Take some assignments."""
        ...

    def expect_silence(self, seconds: float) -> None:
        """Wait so much longer."""
        ...

    def resume(self) -> None:
        """Wait no longer than usual."""
        ...

    @property
    def listens(self) -> bool:
        """Whether there is one, who starts again what has ended."""
        ...


class Phase(Enum):
    """What the keeper waits for."""

    PAUSE = auto()
    START = auto()
    SHOW = auto()
    HANG = auto()
    END = auto()


class Keeper:
    """Is told all that happens, and does what is to be done by then in `look`. Never gives up.

    A pulse is heard only after a frame was presented, or the loop came back from waiting: only then the
    watchdog of the service manager is fed.
    """

    def __init__(
        self,
        start: Callable[[Rung], Kiosk],
        manager: Manager,
        stood_well: Callable[[Path], None],
        say: Callable[[Sentence], None],
        clock: Clock,
    ) -> None:
        """`start` starts a kiosk; `stood_well` is told the folder of a version that did."""
        self._start, self._manager, self._clock = start, manager, clock
        self._stood_well, self._say = stood_well, say
        self.ladder = Ladder()
        self.kiosk: Kiosk | None = None
        """The one that runs."""
        self.status: int | None = None
        """The exit status, once all is over."""
        self._phase = Phase.PAUSE
        self._left = 0.0  # seconds until the keeper does something in this phase
        self._seen = clock.now()
        self._stood = self._shown = 0.0  # seconds on screen: this run, and the version in it
        self._version: Path | None = None
        self._visited = self._wished = False
        self._asked = self._ready = False
        self._lost: float | None = None  # since when there has been no display

    @property
    def rest(self) -> float:
        """Seconds until `look` is due, if nothing happens before."""
        return max(0.0, min(NAP, self._left))

    def look(self) -> None:
        """Do what is due by now."""
        self._pass_time()
        if self._phase is Phase.SHOW:
            self._note_standing()
        if self._left <= 0:
            self._lose_patience()

    def _pass_time(self) -> None:
        """What the machine slept counts as a nap: a kiosk that was asleep as well is not frozen."""
        now = self._clock.now()
        passed, self._seen = min(now - self._seen, 2 * NAP), now
        self._left -= passed
        if self._phase is Phase.SHOW:
            self._stood += passed
            self._shown += passed

    def _lose_patience(self) -> None:
        if self._phase is Phase.PAUSE:
            self._begin()
        elif self._phase in (Phase.START, Phase.SHOW) and self.kiosk:
            self._say(FROZEN if self._phase is Phase.SHOW else SLOW)
            self._phase, self._left = Phase.HANG, TRACEBACKS
            self.kiosk.ask_where()
        elif self.kiosk:
            self.kiosk.kill()
            self._left = FAREWELL

    def _begin(self) -> None:
        self._phase, self._left = Phase.START, START
        self._stood = self._shown = 0.0
        self._version, self._visited, self._wished = None, False, False
        self._manager.expect_silence(START + TRACEBACKS)
        try:
            self.kiosk = self._start(self.ladder.rung)
        except OSError as error:  # no memory, or too many processes: that may pass
            self._crashed(error.errno or 1)

    def hear(self, message: str) -> None:
        """Take a message of the kiosk: a beat of its pulse, or a word on it."""
        self._pass_time()
        if message.startswith(SHOWS):
            self._version, self._shown = Path(message.removeprefix(SHOWS)), 0.0
        elif message == ENDS:
            self._wished = True
        elif self._phase in (Phase.START, Phase.SHOW):
            if self._phase is Phase.START:
                self._open()
            self._visited = message == VISITOR
            self._left = SILENCE
            self._manager.tell("WATCHDOG=1")

    def _open(self) -> None:
        """The first frame is on screen."""
        self._phase, self._lost = Phase.SHOW, None
        self._manager.resume()
        self._manager.tell(
            *([] if self._ready else ["READY=1"]), f"STATUS={told(SHOWN[self.ladder.rung], usual_language())}"
        )
        self._ready = True

    def _note_standing(self) -> None:
        if self._version and self._shown >= WELL:
            self._stood_well(self._version)
            self._version = None
        after = self.ladder.climbs_after
        if after is not None and self._stood >= after and not self._visited and self.kiosk:
            self.ladder.climb()
            self._end(self.kiosk)

    def _end(self, kiosk: Kiosk) -> None:
        self._phase, self._left = Phase.END, FAREWELL
        self._manager.expect_silence(FAREWELL)
        kiosk.ask_to_end()

    def end(self) -> None:
        """Somebody wants all of it to end."""
        self._asked = True
        self._manager.tell("STOPPING=1")
        if self.kiosk and self._phase is not Phase.END:
            self._end(self.kiosk)
        elif self.kiosk is None:
            self.status = 0

    def look_for_change(self) -> None:
        """Somebody wants the kiosk to look now whether there is another version."""
        if self.kiosk:
            self.kiosk.ask_to_look()

    def ended(self, status: int) -> None:
        """The kiosk has ended, with this exit status; below 0 by that signal."""
        self._pass_time()
        self.kiosk = None
        if self._asked or self._wished:
            self.status = 0
        elif status == WrongOptionsError.status or (status == NoDisplayError.status and self._despairs()):
            self.status = status
        elif self._phase is Phase.END:
            self._pause(0.0)
        else:
            self._crashed(status)

    def _despairs(self) -> bool:
        """Whether there has been no display for too long to wait for it here."""
        self._lost = self._seen if self._lost is None else self._lost
        return self._manager.listens and self._seen - self._lost >= ENDURED

    def _crashed(self, status: int) -> None:
        before = self.ladder.rung
        lost = status == NoDisplayError.status
        self._lost = self._lost if lost else None
        wait = self.ladder.found_no_display() if lost else self.ladder.crashed(self._stood)
        self._say(
            Sentence(
                "the kiosk has ended with status {status}; it is started again in {seconds:g} s",
                status=status,
                seconds=wait,
            )
        )
        if self.ladder.rung is not before:
            self._say(INSTEAD[self.ladder.rung])
        self._pause(wait)

    def _pause(self, seconds: float) -> None:
        self._phase, self._left = Phase.PAUSE, seconds
        self._manager.expect_silence(seconds)
