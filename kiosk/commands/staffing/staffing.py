"""The desk behind the door for staff: what is told there, and how it is done."""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kiosk.base.clock import Clock
from kiosk.base.sentences import Sentence
from kiosk.commands.publishing.source import Source
from kiosk.commands.staffing.settings import Settings
from kiosk.commands.station import Station

if TYPE_CHECKING:
    from kiosk.commands.health.snapshot import Snapshot
    from kiosk.commands.staffing.brightness import Brightness
    from kiosk.commands.staffing.lock import Lock
    from kiosk.content.library import Library
    from kiosk.show.staff.desk import Account, Fact, Judgement, Past
    from kiosk.visits.today import Today

log = logging.getLogger(__name__)

VOLUME = 0.7
"""What visits begin with until staff have set another: 0–1."""


class Staffing:
    """Costs nothing before `start`: nothing but the settings is read."""

    def __init__(self, station: Station, shown: Source, clock: Clock) -> None:
        self._station, self._shown, self._clock = station, shown, clock
        self._settings = Settings(station.state / "settings.json")
        self._lock: Lock | None = None
        self._light: Brightness | None = None
        self._found = threading.Event()
        self._offer: Callable[[Library], None] = _nowhere
        self._snapshot: Callable[[], Snapshot | None] = _unknown
        self._quit: Callable[[], None] = _stay
        self._numbers: Callable[[], Today | None] = _unknown

    def start(
        self,
        offer: "Callable[[Library], None]",
        snapshot: "Callable[[], Snapshot | None]",
        end: Callable[[], None],
        today: "Callable[[], Today | None]",
    ) -> None:
        """Behind the first frame: `offer` has a library shown, `end` ends the kiosk, `today` has numbers."""
        from kiosk.commands.staffing.lock import Lock

        self._offer, self._snapshot, self._quit, self._numbers = offer, snapshot, end, today
        self._lock = Lock(self._station.state, self._clock)
        threading.Thread(target=self._find_light, name="brightness", daemon=True).start()

    def _find_light(self) -> None:
        """A display set brighter or darker by staff is so after a restart too."""
        from kiosk.commands.staffing.brightness import find_brightness

        try:
            self._light = find_brightness()
            share = self._settings.get("brightness")
            if self._light and share is not None:
                self._light.set(share)
        except Exception:
            log.exception("the display's brightness cannot be set")
        finally:
            self._found.set()

    @property
    def volume(self) -> float:
        """0–1, what every visit begins with."""
        volume = self._settings.get("volume")
        return VOLUME if volume is None else volume

    def set_volume(self, volume: float) -> None:
        """Have visits begin with it."""
        self._settings.set("volume", volume)

    def quit(self) -> None:
        """End the kiosk."""
        self._quit()

    def lock(self) -> "Judgement":
        """How the lock stands."""
        assert self._lock
        return self._lock.state()

    def judge(self, pin: str) -> "Judgement":
        """What it says to a PIN."""
        assert self._lock
        return self._lock.judge(pin)

    def account(self) -> "Account":
        """How the kiosk is."""
        from kiosk.commands.staffing.account import account

        return account(self._snapshot())

    def today(self) -> "Sequence[Fact]":
        """What was looked at today."""
        from kiosk.commands.staffing.numbers import numbers

        return tuple(numbers(self._numbers()))

    def versions(self) -> "Sequence[Past]":
        """Those of the store, the newest first."""
        from kiosk.show.staff.desk import Past

        store = self._shown.store
        current = store.current()
        return [
            Past(
                each.name,
                each.made,
                each.title,
                each.files,
                current is not None and each.name == current.name,
            )
            for each in store.versions()
        ]

    def go_back(self, name: str) -> str:
        """Show a version again; it comes when the floor is free."""
        from kiosk.base.clock import SystemClock
        from kiosk.commands.publishing.returning import go_back

        store = self._shown.store
        go_back(store, store.version(name), SystemClock(), lambda complete: None)  # noqa: ARG005
        return Sentence("{name} is shown once you are back in the exhibition.", name=name)

    def reload(self) -> str:
        """Open what is shown afresh; it comes when the floor is free."""
        self._offer(self._shown.open_first())
        return Sentence("Everything was read afresh, and is shown once you are back in the exhibition.")

    def brightness(self) -> float | None:
        """0–1; None where the system has no say in it."""
        self._found.wait()
        return self._light.get() if self._light else None

    def dim(self, brightness: float) -> None:
        """Have the display as bright."""
        if self._light:
            self._light.set(brightness)
            self._settings.set("brightness", brightness)


def _nowhere(library: "Library") -> None:
    """There is no floor yet."""
    del library


def _unknown() -> None:
    """Nothing is known yet."""


def _stay() -> None:
    """There is nothing to be ended yet."""
