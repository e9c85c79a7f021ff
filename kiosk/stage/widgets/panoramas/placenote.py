"""The note on a place in a panorama: which place it is, where it leads, and how it is looked at beside it."""

from collections.abc import Callable, Sequence

from kiosk.base.geometry import Box
from kiosk.content.model import Lead
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.panoramas.projection import Lens, Look
from kiosk.stage.reading import Reading, Words
from kiosk.stage.widgets.panoramas.note import Note
from kiosk.stage.widgets.panoramas.scenery import Place


class PlaceNote:
    """One note, for whichever place was touched last. Where pictures are waited for it does not slide."""

    def __init__(
        self, places: Sequence[Place], around: Hall, words: Words, close: Callable[[], None]
    ) -> None:
        self._places, self._around, self._words = places, around, words
        self._note = Note(close, self.enter)
        self._at = 0
        self._room = Box(0, 0, 1, 1)
        self._reading: Reading | None = None

    @property
    def box(self) -> Box | None:
        """What it covers; None when it is not there, or goes."""
        return self._note.box

    def arrange(self, room: Box, label: Box | None, reading: Reading) -> None:
        """Lie in `room`, where that is narrow below the `label` upon it."""
        self._room, self._reading = room, reading
        if not self._places:
            return
        place = self._places[self._at]
        if room.w <= room.h and label:
            top = max(room.y, label.bottom + reading.theme.px(20))
            room = Box(room.x, top, room.w, max(1, room.bottom - top))
        said = (reading.say(place.title), reading.say(place.body))
        labels = (reading.word(self._words, "close"), self._way_on(place.lead, reading))
        self._note.arrange(room, reading, said, place.picture, labels)

    def _way_on(self, lead: Lead | None, reading: Reading) -> str:
        """What stands on the button that leads there; nothing where there is no such place."""
        title = self._around.title_of(lead) if lead else None
        return f"{reading.word(self._words, 'enter')} {reading.say(title)}" if title else ""

    def show(self, number: int, label: Box | None) -> None:
        """Tell of a place."""
        self._at = number
        if self._reading:
            self.arrange(self._room, label, self._reading)
        self._note.show(at_once=self._around.patient)

    def hide(self, at_once: bool = False) -> None:
        """Go."""
        self._note.hide(at_once or self._around.patient)

    def enter(self) -> None:
        """Go where its place leads."""
        self.follow(self._at)

    def follow(self, number: int) -> None:
        """Go where a place leads."""
        if lead := self._places[number].lead:
            self._around.go(lead)

    def look(self, lens: Lens, fov: float) -> Look:
        """The look at which its place stands in the middle of what it leaves free."""
        place, box, (w, h) = self._places[self._at], self._note.box, lens.size
        x = y = 0.0
        if box and box.w < self._room.w:
            x = -box.w / 2 if self._reading and self._reading.mirrored else box.w / 2
        elif box:
            y = box.h / 2
        yaw, pitch = lens.ray(Look(0.0, 0.0, fov), w / 2 + x, h / 2 + y)
        return Look(place.yaw + yaw, place.pitch + pitch, fov)

    def paint(self, painter: Painter) -> None:
        """As much as has slid in."""
        self._note.paint(painter)

    def controls(self) -> list[Control]:
        """Its own, while it is there."""
        return self._note.controls()

    def moving(self, now: float) -> bool:
        """Whether it comes or goes, or its words glide."""
        return self._note.moving or self._note.scrolling(now)
