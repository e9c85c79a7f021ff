"""What plays on the loudspeaker, supplied by a thread of its own that may wait for device and file."""

import logging
import threading
from collections.abc import Callable
from contextlib import closing

from kiosk.base.baton import Baton
from kiosk.base.relief import relieved
from kiosk.stage.playing.audiodevice import AudioDevice
from kiosk.stage.playing.delivery import Delivery, Heard, Source

log = logging.getLogger(__name__)

TICK = 0.02
"""Seconds between two deliveries."""
RETRY = 5.0
"""Seconds after which a device is tried again."""
LONGEST_RETRY = 300.0
"""Seconds between later tries."""
MOST = 8
"""So many ended voices may be left that do not come back from file or device; then there are no more."""
_STALE = 0.4
"""Seconds after which nobody believes any more that sound goes on."""

_NAME = "sound"

OpenDevice = Callable[[], AudioDevice | None]


class Voice:
    """Plays from where `place` says until it is ended; `heard` tells what can be heard, if anything can."""

    def __init__(
        self,
        make: Callable[[], Source] | None,
        place: Callable[[], float],
        clock: Callable[[], float],
        silenced: Callable[[], None],
    ) -> None:
        """`make` opens the source, in the thread; None for a silent one. `silenced`: another one plays."""
        self.silenced = silenced
        self.coming = make is not None
        """Whether it is still to be seen if there is anything to be heard."""
        self._make, self._place, self._clock = make, place, clock
        self._heard: Heard | None = None
        self._still, self._ended = True, False
        self._moved = True
        self._stir = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, open_device: OpenDevice, turn: Baton, gain: Callable[[], float]) -> None:
        """Begin. `turn` is held while a device is open: there is but one."""
        if self._make and sum(thread.name == _NAME for thread in threading.enumerate()) <= MOST:
            work = (self._make, open_device, turn, gain)
            self._thread = threading.Thread(target=self._run, args=work, name=_NAME, daemon=True)
            self._thread.start()
        else:
            self.coming = False

    def heard(self, now: float) -> float | None:
        """Seconds of what is heard at clock time `now`; None where nothing is."""
        last = self._heard
        if last is None or self._still or self._moved or now - last.now > _STALE:
            return None
        return last.seconds + now - last.now

    def move(self) -> None:
        """`place` has leapt."""
        self.coming = self._thread is not None and self._thread.is_alive()
        self._moved = True
        self._stir.set()

    def hold(self, still: bool) -> None:
        """Stand still, or go on."""
        self._still = still
        self._stir.set()

    def end(self) -> None:
        """Silence for good; nobody waits for it."""
        self._ended = True
        self._stir.set()

    def join(self, seconds: float) -> None:
        """Wait so long at most until the device is closed."""
        if self._thread:
            self._thread.join(seconds)

    @property
    def alive(self) -> bool:
        """Whether it was not ended."""
        return not self._ended

    def _run(
        self,
        make: Callable[[], Source],
        open_device: OpenDevice,
        turn: Baton,
        gain: Callable[[], float],
    ) -> None:
        try:
            relieved(lambda: self._sound(make, open_device, turn, gain))
        except Exception as error:  # what is damaged is silent from here on
            log.warning("sound ends: %s", error)
        finally:
            self.coming, self._heard = False, None

    def _sound(
        self,
        make: Callable[[], Source],
        open_device: OpenDevice,
        turn: Baton,
        gain: Callable[[], float],
    ) -> None:
        with closing(make()) as source:
            wait = RETRY
            while not self._ended and not self._played(source, open_device, turn, gain):
                self.coming, self._heard = False, None
                self._rest(wait)
                wait = min(2 * wait, LONGEST_RETRY)  # ALSA writes ten lines to the error stream each time

    def _played(
        self, source: Source, open_device: OpenDevice, turn: Baton, gain: Callable[[], float]
    ) -> bool:
        """Whether it was played to its end; False where there is no device, or none any more."""
        with turn.held():
            device = None if self._ended else open_device()
            if device is None:
                return False
            with closing(device):
                return self._deliver(Delivery(device, source, gain, self._clock), device)

    def _deliver(self, delivery: Delivery, device: AudioDevice) -> bool:
        self._moved = True
        while not self._ended:
            if self._moved:
                delivery.begin(self._place())
                self._heard, self._moved = None, False
            if self._still:
                device.pause(True)
                self._await_stir()
                device.pause(False)
                delivery.go_on()
                continue
            if not delivery.step():
                return False
            self._heard = None if delivery.over else delivery.heard
            if delivery.over and not self._moved:
                self.coming = False
                device.pause(True)  # it may be played again from an earlier place
                self._await_stir()
                device.pause(False)
                continue
            self._rest(TICK)
        return True

    def _await_stir(self) -> None:
        while not self._ended and not self._stir.wait(60):
            pass
        self._stir.clear()

    def _rest(self, seconds: float) -> None:
        self._stir.wait(seconds)
        self._stir.clear()
