"""What works behind the floor begins once there is something to see, or a picture is too long in coming."""

from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.base.clock import ManualClock
from kiosk.base.geometry import Size
from kiosk.commands.running import backstage
from kiosk.commands.running.backstage import PATIENCE, Backstage


class Part:
    """Notes what is asked of it."""

    def __init__(self, *given: object) -> None:
        self.noted: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *_: self.noted.append(name)


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> tuple[Backstage, ManualClock]:
    for name in ("Supplies", "Staffing", "HealthWatch"):
        monkeypatch.setattr(backstage, name, Part)
    monkeypatch.setattr(backstage, "warm_up", list)
    clock, anything = ManualClock(), SimpleNamespace(metrics=None, size=None, today=None)
    station: Any = Path()
    given: Any = anything
    return Backstage(given, Size(1, 1), station, given, clock), clock


def seen(complete: bool) -> Any:
    return SimpleNamespace(show=SimpleNamespace(complete=complete), offer=None)


def noted(stage: Backstage) -> list[str]:
    part: object = stage.supplies
    assert isinstance(part, Part)
    return part.noted


def test_it_begins_once_with_the_first_whole_frame(stage: tuple[Backstage, ManualClock]) -> None:
    place, _ = stage
    glass: Any = SimpleNamespace(close=None)
    with closing(place):
        place.framed(seen(False), glass)
        assert noted(place) == []
        place.framed(seen(True), glass)
        place.framed(seen(True), glass)
        assert noted(place) == ["start"]
    assert noted(place) == ["start", "close"]


def test_a_picture_that_never_comes_does_not_hold_it_back(stage: tuple[Backstage, ManualClock]) -> None:
    place, clock = stage
    glass: Any = SimpleNamespace(close=None)
    place.framed(seen(False), glass)
    clock.advance(PATIENCE - 1)
    place.framed(seen(False), glass)
    assert noted(place) == []
    clock.advance(1)
    place.framed(seen(False), glass)
    assert noted(place) == ["start"]


def test_what_never_began_ends_in_peace(stage: tuple[Backstage, ManualClock]) -> None:
    place, _ = stage
    place.close()
    assert noted(place) == []
