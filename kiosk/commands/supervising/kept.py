"""A kiosk as it is kept from outside: it beats while it lives, and heeds signals and its parent process."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.base.clock import Clock
from kiosk.commands.supervising.bidding import Bidding
from kiosk.commands.supervising.leash import taken
from kiosk.commands.supervising.pulse import Pulse

if TYPE_CHECKING:
    from kiosk.show.show import Show


class Kept:
    """To be made before all else, so that nothing that is bidden is lost; nobody need keep it."""

    def __init__(self, clock: Clock) -> None:
        leash = taken()
        self.falls_back = leash.last_good
        """Whether the last good version is to be shown instead of the current one, which has crashed."""
        self._pulse = Pulse(leash.pulse, clock)
        self._bidding = Bidding(leash.words)

    def heed(self, end: Callable[[], None], look: Callable[[], None]) -> None:
        """Call these, from another thread, when it is bidden to end or to look for another version."""
        self._bidding.heed(end, look)

    def beat(self, show: "Show") -> None:
        """A frame was presented, or the loop came back from waiting: nothing else may call this."""
        self._pulse.beat(show)

    def beat_alone(self) -> None:
        """The same where there is no show, and so no visitor."""
        self._pulse.tell(attended=False)

    def end(self) -> None:
        """The loop has ended. Unless that was bidden from outside, it shall not be started again."""
        if not self._bidding.ended:
            self._pulse.end()

    def close(self) -> None:
        """Heed nothing any more."""
        self._bidding.close()
