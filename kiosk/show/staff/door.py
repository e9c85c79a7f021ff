"""The door for staff: watches the corners, asks for the PIN, and lets in and out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from kiosk.base.geometry import Box
from kiosk.show.staff.corners import Corners
from kiosk.stage.fingers import Touch
from kiosk.stage.gestures import Hands
from kiosk.stage.playing.loudspeaker import Loudspeaker
from kiosk.stage.reading import Reading
from kiosk.stage.waiting import wake
from kiosk.visits.facts import How

if TYPE_CHECKING:
    from kiosk.show.opening import Opening
    from kiosk.show.presence import Presence
    from kiosk.show.scene import Scene
    from kiosk.show.staff.desk import Desk
    from kiosk.show.staff.errand import Errand
    from kiosk.show.staff.staffscene import StaffScene

T = TypeVar("T")

AT_THE_PAD = 20.0
"""Seconds without a touch after which the pad goes away."""
INSIDE = 180.0
"""Seconds without a touch after which the panel does."""


class House(Protocol):
    """The show, as seen from the door."""

    @property
    def scene(self) -> "Scene | None":
        """What lies on top."""
        ...

    @property
    def reading(self) -> Reading:
        """How the present visitor reads."""
        ...

    @property
    def attended(self) -> bool:
        """Whether a visitor is there."""
        ...

    @property
    def opening(self) -> "Opening":
        """Whether it is day or night."""
        ...

    def now(self) -> float:
        """The show's clock."""
        ...

    def go_on(self) -> None:
        """Take away what lies on top."""
        ...

    def end_visit(self, how: How = "away") -> None:
        """Invite the next visitor."""
        ...


@dataclass(frozen=True)
class Around:
    """What of the show the door stands between."""

    screen: Box
    hands: Hands
    presence: "Presence"
    loudspeaker: Loudspeaker
    push: "Callable[[Scene], None]"
    """Put a scene on top."""
    put: "Callable[[Scene], None]"
    """Put a scene in place of all."""
    patient: bool = False
    """Whether to wait for what is done beside the loop: for pictures of screens."""


class StaffDoor:
    """Closed; with the pad before it; open; or open and the screen dark. Without a desk it stays closed."""

    def __init__(self, house: House, desk: "Desk | None", around: Around) -> None:
        self._house, self._desk, self._around = house, desk, around
        self._corners = Corners(around.screen)
        self._kept: dict[int, bool] = {}  # fingers not handed on, and whether they are once they are lifted
        self._scenes: list[StaffScene] = []
        self._asked = self._inside = self._dark = False
        self._stirred = 0.0
        self._language = ""

    @property
    def open(self) -> bool:
        """Whether staff are there, or have left the screen dark: no visit begins or ends."""
        return self._asked or self._inside or self._dark

    @property
    def busy(self) -> bool:
        """Whether it is open, or about to be: no other version comes under fingers that are held."""
        return self.open or self._corners.due is not None

    # What is touched.

    def stir(self, now: float) -> None:
        """Somebody is there."""
        self._stirred = now

    def sift(self, touch: Touch, now: float) -> Sequence[Touch]:
        """What is to be handed on of a touch: all of it, but for fingers in corners, and in the dark."""
        self.stir(now)
        if self._desk is None:
            return (touch,)
        if self._asked or self._inside:
            return (touch,) if self._scenes[-1].feel(touch) else ()
        met = self._corners.due is not None
        self._corners.heed(touch, now)
        if self._corners.due is not None and not met:
            self._around.hands.release_all()
            self._kept = {**dict.fromkeys(self._kept, False), touch.finger: False}
        if self._dark:
            return ()
        return self._sifted(touch)

    def _sifted(self, touch: Touch) -> Sequence[Touch]:
        """Where no visitor is, a finger in a corner is handed on when it is lifted, or leaves the corner."""
        finger, kept = touch.finger, self._kept
        if touch.phase == "down" and not self._corners.counts(finger):
            kept.pop(finger, None)  # it was lifted unseen
        if touch.phase == "down" and not self._house.attended and self._corners.counts(finger):
            kept.setdefault(finger, True)
        if finger not in kept:
            return (touch,)
        gone = touch.phase == "up" or not self._corners.counts(finger)
        if touch.phase == "up" or (gone and kept[finger]):
            if not kept.pop(finger):
                return ()
            down = replace(touch, phase="down")
            return (down, touch) if touch.phase == "up" else (down,)
        return ()

    # What time brings.

    def tick(self, now: float) -> None:
        """Go on to `now`: ask for the PIN where the corners were held, close what is left alone."""
        due, deadline = self._corners.due, self._deadline
        if self._scenes and self._house.scene is not self._scenes[-1]:
            self._asked = False  # it has failed, and something else is shown instead
            self.leave()
        elif due is not None and now >= due and not self._asked:
            self._corners.spoil()
            self._ask(now)
        elif deadline is not None and now >= deadline:
            self.back() if self._asked else self.leave()

    @property
    def _deadline(self) -> float | None:
        if self._asked:
            return self._stirred + AT_THE_PAD
        return self._stirred + INSIDE if self._inside else None

    def wake_at(self) -> float | None:
        """The clock time of the next change, if no one touches anything before."""
        times = (self._deadline, None if self._asked or self._inside else self._corners.due)
        return min((time for time in times if time is not None), default=None)

    def _ask(self, now: float) -> None:
        from kiosk.show.staff.pinpad import PinPad

        self._around.presence.held = self._asked = True
        self.stir(now)
        self._language = "zh" if self._house.reading.language.lower().startswith("zh") else "en"
        self.show(PinPad(self))

    # What the screens behind it ask for.

    @property
    def desk(self) -> "Desk":
        """Where wishes are carried out."""
        assert self._desk
        return self._desk

    @property
    def loudspeaker(self) -> Loudspeaker:
        """Where sound goes."""
        return self._around.loudspeaker

    @property
    def language(self) -> str:
        """The one that staff read."""
        return self._language

    @property
    def patient(self) -> bool:
        """Whether nothing goes on beside the loop."""
        return self._around.patient

    def now(self) -> float:
        """The show's clock."""
        return self._house.now()

    def change_language(self) -> None:
        """Tell everything in the other one."""
        self._language = "en" if self._language == "zh" else "zh"
        for scene in self._scenes:
            scene.arrange(self._around.screen, self._house.reading)

    def show(self, scene: "StaffScene") -> None:
        """A screen on top of this one."""
        self._scenes.append(scene)
        self._around.push(scene)

    def back(self) -> None:
        """Away with the topmost; away from the pad, everything is as it was."""
        self._scenes.pop()
        self._house.go_on()
        if self._asked:
            self._asked = False
            self._around.presence.held = self._dark
            self._around.presence.stir(self.now())

    def enter(self) -> None:
        """The PIN was right: whoever visited has left, and at night the screen is awake for a while."""
        from kiosk.show.staff.panel import Panel

        self._asked, self._inside, self._dark = False, True, False
        self.stir(self.now())
        self._house.opening.wake()
        self._house.end_visit("staff")
        panel = Panel(self)
        self._scenes = [panel]
        self._around.put(panel)

    def leave(self) -> None:
        """Back to the exhibition, as it invites."""
        self._close()
        self._around.presence.held = False
        self._house.end_visit()

    def darken(self) -> None:
        """Leave the screen dark until staff come again."""
        from kiosk.show.night import Night

        self._close()
        self._dark = True
        self._around.put(Night())

    def _close(self) -> None:
        self._scenes, self._inside, self._dark = [], False, False
        self._corners, self._kept = Corners(self._around.screen), {}

    def send(self, work: Callable[[], T]) -> "Errand[T]":
        """Have it done beside the loop, which wakes when it is over."""
        from kiosk.show.staff.errand import Errand

        return Errand(work, wake, wait=self._around.patient)
