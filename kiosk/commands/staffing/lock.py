"""The lock of the door for staff: a PIN, and the tries at it."""

from pathlib import Path

from kiosk.base.clock import Clock
from kiosk.commands.staffing import pincode, tries
from kiosk.commands.staffing.pincode import COST, Kept
from kiosk.commands.staffing.tries import Tries
from kiosk.show.staff.desk import Judgement

PIN, TRIES = "pin.json", "tries.json"


class Lock:
    """In the folder of what the kiosk remembers. May be asked from any thread."""

    def __init__(self, state: Path, clock: Clock) -> None:
        self._pin = state / PIN
        self._tries = Tries(state / TRIES, clock)

    def state(self) -> Judgement:
        """How it stands."""
        kept = self._kept()
        return kept if isinstance(kept, Judgement) else self._told(kept, "ready")

    def judge(self, pin: str) -> Judgement:
        """What it says to a PIN: the try is counted, for good, before it is judged."""
        kept = self._kept()
        if isinstance(kept, Judgement):
            return kept
        if wait := self._tries.begin(kept.name):
            return Judgement("full", wait=wait)
        if kept.opens(pin):
            self._tries.forgive(kept.name)
            return Judgement("right")
        return self._told(kept, "wrong")

    def _kept(self) -> Kept | Judgement:
        try:
            return pincode.read(self._pin) or Judgement("none")
        except (OSError, ValueError):
            return Judgement("damaged")

    def _told(self, kept: Kept, state: str) -> Judgement:
        wait = self._tries.wait(kept.name)
        if wait > 0:
            return Judgement("full", wait=wait)
        return Judgement("wrong" if state == "wrong" else "ready", self._tries.left(kept.name))


def has_pin(state: Path) -> bool:
    """Whether there is something that once was a PIN."""
    return (state / PIN).exists()


def set_pin(state: Path, pin: str, cost: int = COST) -> None:
    """Make it the one that opens the door, from the next try on. Raises OSError where it cannot be kept."""
    kept = pincode.keep(pin, cost)
    state.mkdir(parents=True, exist_ok=True)
    tries.write(state / TRIES, kept.name, [])
    pincode.write(state / PIN, kept)
