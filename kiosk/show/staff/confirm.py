"""Asks once more, before something is done that visitors would notice."""

from collections.abc import Callable

from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence
from kiosk.show.bar import Pill, pill, pill_size
from kiosk.show.staff.staffscene import Room, StaffScene
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.typesetting import Setting


class Confirm(StaffScene):
    """A card over what was there: what is about to be done, to do it, and to leave it."""

    veiled = True

    def __init__(
        self, room: Room, title: Sentence, line: Sentence, do: Sentence, act: Callable[[], None]
    ) -> None:
        super().__init__(room)
        self._title, self._line, self._do, self._act = title, line, do, act
        self._card = Box(0, 0, 1, 1)
        self._texts: list[tuple[Setting, int, int]] = []
        self._pills: list[Pill] = []

    def lay_out(self) -> None:
        """In the lower part of the screen."""
        reading, theme, screen = self.reading, self.reading.theme, self.screen
        edge = theme.px(56)
        width = min(screen.w - 2 * theme.px(40), theme.px(900))
        room = width - 2 * edge
        title = reading.set(self.say(self._title), theme.heading(), room, balance=True)
        line = reading.set(self.say(self._line), theme.caption("ink"), room)
        words = (("staff-no", self.room.back, Sentence("Cancel")), ("staff-yes", self._yes, self._do))
        sizes = [pill_size(reading, self.say(word), None) for _, _, word in words]
        height = 2 * edge + title.height + line.height + theme.px(14 + 40) + sizes[0].h
        lower = screen.cut_bottom(round(screen.h * 0.6))[0]
        self._card = lower.centred(Box(0, 0, width, height).size)
        x, y = self._card.x + edge, self._card.y + edge
        self._texts = [(title, x, y), (line, x, y + title.height + theme.px(14))]
        self._pills, right = [], self._card.right - edge
        for (name, act, word), size in zip(reversed(words), reversed(sizes), strict=True):
            box = Box(right - size.w, self._card.bottom - edge - size.h, *size)
            button = Button(name, box, act, self.say(word), way_out=name == "staff-no")
            self._pills.append(pill(reading, button, self.say(word)))
            right = box.x - theme.gap

    def _yes(self) -> None:
        self.room.back()
        self._act()

    def paint_straight(self, painter: Painter) -> None:
        """The dimmed page, and the card on it."""
        painter.fill(self.screen, "ink", 150)
        painter.panel(self._card, self.reading.theme.px(20), "paper")
        for text in self._texts:
            painter.text(*text)
        for each in self._pills:
            each.paint(painter, filled=each.button.id == "staff-yes")

    def laid_out_controls(self) -> list[Button]:
        """Nothing beside the card does anything."""
        around = Button("staff-around", self.screen, _nothing, double=True)
        return [around, *(each.button for each in self._pills)]


def _nothing() -> None:
    """What lies around the card is not pressed."""
