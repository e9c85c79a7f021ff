"""To whom the show tells what happens in it: what is shown, visits, and what is touched in them."""

from typing import Protocol

from kiosk.visits.facts import Fact


class Chronicle(Protocol):
    """Whoever wants to know. Told on the thread of the show, within frames: it must not wait, nor raise."""

    def note(self, fact: Fact, now: float) -> None:
        """Take a fact at `now`, in seconds of the show's clock."""
        ...


class Nobody:
    """Told everything, and keeps nothing."""

    def note(self, fact: Fact, now: float) -> None:
        """Forget it."""
