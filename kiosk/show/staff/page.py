"""A whole page for staff: a title at its head, the way out and a message at its foot."""

from abc import abstractmethod

from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence
from kiosk.show.bar import Pill, pill, pill_size
from kiosk.show.staff.staffscene import Room, StaffScene
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.typesetting import Setting


class StaffPage(StaffScene):
    """Everything that is touched stands in its lower part, within reach of who is seated."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.message = ""
        """Told at the foot."""
        self._texts: list[tuple[Setting, int, int]] = []
        self._pills: list[Pill] = []
        self._rules: list[Box] = []

    @abstractmethod
    def title(self) -> str:
        """What stands at its head."""

    def way_out(self) -> Sentence:
        """What is written on the way out."""
        return Sentence("Back")

    def out(self) -> None:
        """Take it."""
        self.room.back()

    @abstractmethod
    def fill(self, place: Box) -> None:
        """Lay out what stands between head and foot."""

    def lay_out(self) -> None:
        """Head and foot, and between them what the page is for."""
        theme, screen = self.reading.theme, self.screen
        margin = theme.px(72)
        title = self.reading.set(self.title(), theme.heading(), screen.w - 2 * margin)
        top = theme.px(40)
        self._texts = [(title, screen.x + margin, top)]
        head = top + title.height + theme.px(18)
        foot = screen.bottom - theme.px(36) - pill_size(self.reading, "Aa", None).h
        self._lay_foot(screen.x + margin, screen.right - margin, foot)
        width = screen.w - 2 * margin
        line = theme.px(1)
        self._rules = [Box(margin, y, width, line) for y in (head, foot - theme.px(25))]
        top = head + theme.px(24)
        self.fill(Box(screen.x + margin, top, width, foot - theme.px(48) - top))

    def _lay_foot(self, left: int, right: int, y: int) -> None:
        reading, theme = self.reading, self.reading.theme
        word = self.say(self.way_out())
        size = pill_size(reading, word, "back")
        button = Button("staff-out", Box(left, y, *size), self.out, word, way_out=True)
        self._pills = [pill(reading, button, word, "back")]
        other = "English" if self.room.language == "zh" else "中文"
        wide = pill_size(reading, other, None)
        place = Box(right - wide.w, y, *wide)
        self._pills.append(
            pill(reading, Button("staff-language", place, self.room.change_language, other), other)
        )
        if self.message:
            x = button.box.right + theme.gap
            said = reading.set(self.say(self.message), theme.caption("ink"), place.x - theme.gap - x, 3)
            self._texts.append((said, x, y + (size.h - said.height) // 2))

    def tell(self, message: str) -> None:
        """Say something at the foot."""
        self.message = message
        self.lay_out()

    def paint_straight(self, painter: Painter) -> None:
        """Head, foot, and what is between them."""
        painter.fill(self.screen, "paper")
        for text in self._texts:
            painter.text(*text)
        for rule in self._rules:
            painter.fill(rule, "stone")
        for each in self._pills:
            each.paint(painter)
        self.paint_inside(painter)

    @abstractmethod
    def paint_inside(self, painter: Painter) -> None:
        """Paint what stands between head and foot."""

    def laid_out_controls(self) -> list[Control]:
        """The page's own, and those of its foot."""
        return [*self.inside_controls(), *(each.button for each in self._pills)]

    def inside_controls(self) -> list[Control]:
        """What can be touched between head and foot."""
        return []
