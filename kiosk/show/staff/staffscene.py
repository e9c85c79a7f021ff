"""What all screens for staff share: told in Chinese or English, laid out alike whatever visitors read."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from kiosk.base.geometry import Box
from kiosk.base.sentences import told
from kiosk.content.model import Access
from kiosk.show.scene import Scene
from kiosk.show.staff.desk import Desk
from kiosk.show.staff.errand import Errand
from kiosk.stage.controls import Control
from kiosk.stage.fingers import Touch
from kiosk.stage.mirroring import laid_out, straightened
from kiosk.stage.painter import Painter
from kiosk.stage.playing.loudspeaker import Loudspeaker
from kiosk.stage.reading import Reading

T = TypeVar("T")


class Room(Protocol):
    """The room behind the door, as its screens see it."""

    @property
    def desk(self) -> Desk:
        """Where wishes are carried out."""
        ...

    @property
    def loudspeaker(self) -> Loudspeaker:
        """Where sound goes."""
        ...

    @property
    def language(self) -> str:
        """`zh` or `en`."""
        ...

    @property
    def patient(self) -> bool:
        """Whether nothing goes on beside the loop: for pictures of screens."""
        ...

    def now(self) -> float:
        """The show's clock."""
        ...

    def change_language(self) -> None:
        """Tell everything in the other language."""
        ...

    def show(self, scene: "StaffScene") -> None:
        """A screen on top of this one."""
        ...

    def back(self) -> None:
        """Away with the topmost."""
        ...

    def enter(self) -> None:
        """The PIN was right."""
        ...

    def leave(self) -> None:
        """Back to the exhibition, as it invites."""
        ...

    def darken(self) -> None:
        """Leave the screen dark until staff come again."""
        ...

    def send(self, work: Callable[[], T]) -> Errand[T]:
        """Have it done beside the loop, which wakes when it is over."""
        ...


class StaffScene(Scene):
    """Visitors' text size, contrast, reach and direction are not staff's."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.screen = Box(0, 0, 1, 1)
        self._reading: Reading | None = None
        self._mirrored = False

    @property
    def reading(self) -> Reading:
        """How staff read."""
        assert self._reading
        return self._reading

    def say(self, sentence: str) -> str:
        """A sentence in staff's language."""
        return told(sentence, self.room.language)

    def arrange(self, screen: Box, reading: Reading) -> None:
        """For staff, who read in one of two languages."""
        self.screen, self._mirrored = screen, reading.mirrored
        theme = replace(reading.theme, text_size=1.0, high_contrast=False)
        language = self.room.language
        self._reading = replace(reading, theme=theme, languages=(language,), access=Access(), reach=0)
        self.lay_out()

    @abstractmethod
    def lay_out(self) -> None:
        """Lay everything out on `screen`."""

    def paint(self, painter: Painter) -> None:
        """As it is laid out, on a mirrored page too."""
        before, painter.theme = painter.theme, self.reading.theme
        try:
            with painter.straight(self.screen):
                self.paint_straight(painter)
        finally:
            painter.theme = before

    @abstractmethod
    def paint_straight(self, painter: Painter) -> None:
        """Paint it as it is at `painter.now`."""

    def controls(self) -> Sequence[Control]:
        """What can be touched, where it is on a mirrored page."""
        return straightened(self.laid_out_controls(), self.screen, self._mirrored)

    def feel(self, touch: Touch) -> bool:
        """Take a touch before anybody else; whether it is handed on."""
        return self.felt(laid_out(touch, self.screen) if self._mirrored else touch)

    def felt(self, touch: Touch) -> bool:
        """The same, where it is as staff see it."""
        del touch
        return True

    def laid_out_controls(self) -> Sequence[Control]:
        """What can be touched, the topmost last."""
        return ()
