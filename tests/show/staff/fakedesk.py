"""A desk that does nothing but note what it was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.show.pilot import Pilot
from kiosk.show.staff.desk import Account, Fact, Judgement, Past

PIN = "314159"


@dataclass
class FakeDesk:
    """Opens to `PIN`; `done` is what it did."""

    volume: float = 0.7
    light: float | None = 0.6
    lock_state: Judgement = field(default_factory=lambda: Judgement("ready", 10))
    done: list[str] = field(default_factory=list)
    refuses: bool = False

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def quit(self) -> None:
        self.done.append("quit")

    def lock(self) -> Judgement:
        return self.lock_state

    def judge(self, pin: str) -> Judgement:
        self.done.append(f"judge {pin}")
        return Judgement("right") if pin == PIN else Judgement("wrong", 9)

    def account(self) -> Account:
        return Account((Fact(Sentence("Version"), "one"),), (Fact("now", "a film broke off", amiss=True),))

    def today(self) -> Sequence[Fact]:
        return (Fact("Visits", "12"),)

    def versions(self) -> Sequence[Past]:
        made = datetime(2026, 11, 20, 9, tzinfo=UTC)
        return [Past("two", made, {"en": "Two"}, 5, True), Past("one", made, {"en": "One"}, 4, False)]

    def go_back(self, name: str) -> str:
        self.done.append(f"back to {name}")
        if self.refuses:
            raise KioskError(Sentence("the version {name} has been removed", name=name))
        return Sentence("{name} is shown once you are back in the exhibition.", name=name)

    def reload(self) -> str:
        self.done.append("reload")
        return Sentence("Everything was read afresh, and is shown once you are back in the exhibition.")

    def brightness(self) -> float | None:
        return self.light

    def dim(self, brightness: float) -> None:
        self.light = brightness


def hold_corners(pilot: Pilot, seconds: float = 5.1) -> None:
    """Hold the two at the foot, and let go of them."""
    w, h = pilot.size
    pilot.down(4, h - 4, 1)
    pilot.down(w - 4, h - 4, 2)
    pilot.advance(seconds)
    pilot.up(4, h - 4, 1)
    pilot.up(w - 4, h - 4, 2)
    pilot.settle()


def enter(pilot: Pilot, pin: str = PIN) -> None:
    """Press the digits, and the tick."""
    for digit in pin:
        pilot.press(f"staff-key-{digit}")
    pilot.press("staff-key-check")


def come_in(pilot: Pilot) -> None:
    """To the panel."""
    hold_corners(pilot)
    enter(pilot)
