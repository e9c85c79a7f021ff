"""The screen test: one card after the other, each from edge to edge."""

from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence
from kiosk.show.bar import Pill, pill, pill_size
from kiosk.show.staff.staffscene import Room, StaffScene
from kiosk.show.staff.testcards import cards
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.typesetting import Setting

LABELLED = 3.0
"""Seconds after a touch for which it is said what is shown; then nothing lies on the card."""


class ScreenTest(StaffScene):
    """A touch on the left third goes back, any other on; after the last card it is over."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._cards = cards()
        self._at = 0
        self._until = room.now() + LABELLED
        self._labelled = True
        self._label = Box(0, 0, 1, 1)
        self._texts: list[tuple[Setting, int, int]] = []
        self._pill: Pill | None = None

    def lay_out(self) -> None:
        """The label at the foot."""
        theme, reading, screen = self.reading.theme, self.reading, self.screen
        edge = theme.px(36)
        word = self.say(Sentence("End the test"))
        size = pill_size(reading, word, "close")
        width = min(screen.w - 2 * theme.px(40), theme.px(1100))
        room = width - 2 * edge - size.w - theme.gap
        name = reading.set(self.say(self._cards[self._at].name), theme.label(), room)
        hint = self.say(Sentence("{number} of {count}. Touch: on; on the left: back.", **self._place))
        settings = [name, reading.set(hint, theme.caption(), room)]
        height = max(size.h, sum(each.height for each in settings)) + 2 * theme.px(26)
        bottom = screen.bottom - theme.px(48)
        self._label = Box(screen.x + (screen.w - width) // 2, bottom - height, width, height)
        y = self._label.y + (height - sum(each.height for each in settings)) // 2
        self._texts = [
            (settings[0], self._label.x + edge, y),
            (settings[1], self._label.x + edge, y + name.height),
        ]
        place = Box(self._label.right - edge - size.w, self._label.y + (height - size.h) // 2, *size)
        self._pill = pill(
            reading, Button("staff-end", place, self.room.back, word, way_out=True), word, "close"
        )

    @property
    def _place(self) -> dict[str, int]:
        return {"number": self._at + 1, "count": len(self._cards)}

    def _turn(self, way: int) -> None:
        if self._at + way == len(self._cards):
            self.room.back()
            return
        self._at = max(0, self._at + way)
        self._until, self._labelled = self.room.now() + LABELLED, True
        self.lay_out()

    def tick(self, now: float) -> bool:
        """Whether the label has been read."""
        if not self._labelled or now < self._until:
            return False
        self._labelled = False
        return True

    def wake_at(self, now: float) -> float | None:
        """When it will have been."""
        del now
        return self._until if self._labelled else None

    def paint_straight(self, painter: Painter) -> None:
        """The card, and for a while the label on it."""
        self._cards[self._at].paint(painter, self.screen)
        if self._labelled:
            painter.panel(self._label, self.reading.theme.px(20), "paper", "ink", self.reading.theme.line)
            for text in self._texts:
                painter.text(*text)
            if self._pill:
                self._pill.paint(painter)

    def laid_out_controls(self) -> list[Button]:
        """On, back, and while it is seen the way out."""
        left, rest = self.screen.cut_left(self.screen.w // 3)
        turns = [
            Button("staff-card-back", left, lambda: self._turn(-1)),
            Button("staff-card-on", rest, lambda: self._turn(1)),
        ]
        if not self._labelled or self._pill is None:
            return turns
        return [*turns, Button("staff-label", self._label, _nothing, double=True), self._pill.button]


def _nothing() -> None:
    """The label is not pressed."""
