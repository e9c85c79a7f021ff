"""Ten minutes of touching everything in every way, on the hand-set clock: nothing fails, all ends at rest."""

import logging
import random
from collections.abc import Callable

import pytest

from kiosk.base.geometry import Size
from kiosk.content.library import Library
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.pilot import Pilot
from kiosk.stage.controls import Button
from kiosk.stage.fingers import MOUSE, Touch
from tests.show.conftest import SMALL, MakePilot

pytestmark = pytest.mark.usefixtures("flat_pictures")


class Crowd:
    """Visitors without any manners, the same ones for the same seed."""

    def __init__(self, pilot: Pilot, seed: int) -> None:
        self.pilot = pilot
        self.random = random.Random(seed)
        self.down: set[int] = set()

    def anywhere(self) -> tuple[float, float]:
        wide, high = self.pilot.size
        return self.random.uniform(-5, wide + 5), self.random.uniform(-5, high + 5)

    def frame(self, seconds: float = 0.04) -> None:
        self.pilot.clock.advance(seconds)
        self.pilot.show.step()
        rest = self.pilot.show.rest()
        assert rest is None or rest >= 0.0

    def touch(self, phase: str, x: float, y: float, finger: int = 0) -> None:
        self.pilot.show.handle(Touch(phase, finger, x, y))  # type: ignore[arg-type]
        self.frame()

    def tap(self) -> None:
        at = self.anywhere()
        self.touch("down", *at)
        self.touch("up", *at)

    def press_a_button(self) -> None:
        buttons = [each for each in self.pilot.controls() if isinstance(each, Button)]
        if buttons:
            at = self.random.choice(buttons).box.centre
            self.touch("down", *at)
            self.touch("up", *at)

    def swipe(self) -> None:
        (x, y), (to_x, to_y) = self.anywhere(), self.anywhere()
        steps, finger = self.random.randint(1, 8), self.random.choice([0, MOUSE])
        self.touch("down", x, y, finger)
        for i in range(1, steps + 1):
            self.touch("move", x + (to_x - x) * i / steps, y + (to_y - y) * i / steps, finger)
        self.touch("up", to_x, to_y, finger)

    def pinch(self) -> None:
        x, y = self.anywhere()
        near, far = self.random.uniform(0, 200), self.random.uniform(0, 200)
        self.touch("down", x - near, y, 1)
        self.touch("down", x + near, y, 2)
        for i in range(1, 5):
            reach = near + (far - near) * i / 4
            self.touch("move", x - reach, y, 1)
            self.touch("move", x + reach, y, 2)
        self.touch("up", x - far, y, 1)
        self.touch("up", x + far, y, 2)

    def scramble(self) -> None:
        """Many fingers come, move and go; some are lifted unseen."""
        for _ in range(self.random.randint(3, 20)):
            finger = self.random.randint(0, 9)
            self.touch(self.random.choice(["down", "move", "up"]), *self.anywhere(), finger)
            self.down.add(finger)

    def lift_all(self) -> None:
        for finger in self.down:
            self.touch("up", *self.anywhere(), finger)
        self.down.clear()

    def wait(self) -> None:
        for _ in range(self.random.choice([2, 10, 50])):
            self.frame(0.1)
            self.pilot.show.prepare()

    def turn_away(self) -> None:
        """Stays away for a while: sometimes until the question, sometimes past the end of the visit."""
        for _ in range(self.random.choice([25, 62, 75, 90])):
            self.frame(1.0)

    def act(self) -> None:
        acts: list[Callable[[], None]] = [
            *[self.tap] * 4,
            *[self.press_a_button] * 8,
            *[self.swipe] * 4,
            *[self.pinch] * 2,
            self.scramble,
            self.lift_all,
            self.wait,
        ]
        self.random.choice(acts)()
        if self.random.random() < 0.01:
            self.turn_away()


@pytest.mark.parametrize(
    ("size", "unattended", "seed"), [(SMALL, False, 1), (Size(360, 640), False, 2), (SMALL, True, 3)]
)
def test_nothing_a_crowd_does_breaks_the_show(
    shipped: Library,
    make_pilot: MakePilot,
    caplog: pytest.LogCaptureFixture,
    size: Size,
    unattended: bool,
    seed: int,
) -> None:
    pilot = make_pilot(shipped, size, unattended=unattended)
    crowd = Crowd(pilot, seed)
    end = pilot.clock.now() + (600.0 if seed == 1 else 200.0)
    places = set()
    while pilot.clock.now() < end:
        crowd.act()
        scene = pilot.show.scene
        places.add((scene.outline.id, scene.at) if isinstance(scene, ChapterScene) else str(type(scene)))
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert len(places) > 10, "the crowd came about"
    pilot.advance(85.0)
    assert isinstance(pilot.show.scene, ChapterScene if unattended else Attract)
    assert pilot.show.visit.access == pilot.show.exhibition.access
