"""Takes touches and keys: who comes is greeted, and whatever they do then is handed on."""

from typing import Protocol

from kiosk.show.attract import Attract
from kiosk.show.home import Home
from kiosk.show.keypad import Keypad
from kiosk.show.night import Night
from kiosk.show.opening import Opening
from kiosk.show.presence import Presence
from kiosk.show.problemstrip import ProblemStrip
from kiosk.show.question import Question
from kiosk.show.scene import Scene
from kiosk.show.staff.door import StaffDoor
from kiosk.stage.fingers import Touch
from kiosk.stage.gestures import Hands
from kiosk.stage.keys import Key


class House(Protocol):
    """The show, as seen from its door."""

    opening: Opening

    @property
    def scene(self) -> Scene | None:
        """What lies on top."""
        ...

    def now(self) -> float:
        """The show's clock."""
        ...

    def go_home(self) -> None:
        """Show the doors."""
        ...

    def go_on(self) -> None:
        """Take away what lies on top."""
        ...

    def offer_access(self) -> None:
        """Let the visitor say what they need."""
        ...

    def dissolve(self) -> None:
        """What is shown is about to change."""
        ...


class Usher:
    """The first touch or key of a visit, and one that answers the question, says that someone is there.

    It does nothing else, but for a touch of the attract loop's `Access`.
    """

    def __init__(
        self,
        house: House,
        hands: Hands,
        keypad: Keypad,
        presence: Presence,
        strip: ProblemStrip | None,
        staff: StaffDoor,
    ) -> None:
        self._house, self._presence, self._strip, self._staff = house, presence, strip, staff
        self._hands, self._keypad = hands, keypad

    def handle(self, touch: Touch) -> bool:
        """Take one touch, as it is laid out; whether anything to be seen may have changed."""
        changed = [self._handle(each) for each in self._staff.sift(touch, self._house.now())]
        return any(changed) or not changed

    def _handle(self, touch: Touch) -> bool:
        house, now = self._house, self._house.now()
        self._presence.stir(now)
        if touch.phase == "down":
            self._keypad.put_by()
            scene = house.scene
            if not self._is_for_strip(touch) and self._greets():
                self._hands.ignore(touch.finger, now)
                if isinstance(scene, Attract) and scene.access.holds(touch.x, touch.y):
                    house.offer_access()
                return True
        before = self._hands.pressed
        self._hands.handle(touch, now)
        if touch.phase == "up":
            house.dissolve()
        return touch.phase == "up" or self._hands.dragging or self._hands.pressed != before

    def press(self, key: Key) -> None:
        """Take one key of a keypad."""
        self._presence.stir(self._house.now())
        self._staff.stir(self._house.now())
        if self._greets():
            self._keypad.show()
        else:
            self._keypad.press(key)

    def _is_for_strip(self, touch: Touch) -> bool:
        """Whether it opens or closes what is no part of the exhibition, and greets nobody."""
        strip = self._strip
        if strip is None or isinstance(self._house.scene, Question):
            return False
        return strip.covers or any(each.box.holds(touch.x, touch.y) for each in strip.controls())

    def _greets(self) -> bool:
        """Whether it only says that someone is there."""
        if self._staff.open:
            return False
        scene = self._house.scene
        if isinstance(scene, Question):
            self._house.go_on()
        elif isinstance(scene, Night):
            if self._house.opening.touched():
                self._presence.here = True
                self._house.go_home()
        elif not self._presence.here:
            self._presence.here = True
            if isinstance(scene, Home):
                return False  # the doors stand open, as they do where staff have woken the screen
            if not self._presence.alone:
                self._house.go_home()
        else:
            return False
        return True
