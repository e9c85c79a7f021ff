"""The list of versions that can be gone back to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence
from kiosk.show.staff.confirm import Confirm
from kiosk.show.staff.desk import Past
from kiosk.show.staff.errand import Errand
from kiosk.show.staff.page import StaffPage
from kiosk.show.staff.staffscene import Room
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.scroller import Scroller

ROW = 132
"""Px at 1080p of the height of a version."""


@dataclass(frozen=True)
class _Row:
    version: Past
    y: int
    texts: tuple[tuple[Setting, int, int], ...]


class Versions(StaffPage):
    """The newest first; what is touched is asked once more."""

    def __init__(self, room: Room, go_back: Callable[[str], None]) -> None:
        super().__init__(room)
        self._go_back = go_back
        self._asked: Errand[Sequence[Past]] | None = room.send(room.desk.versions)
        self._versions: Sequence[Past] = ()
        self._rows: list[_Row] = []
        self._column = Box(0, 0, 1, 1)
        self._high = 1
        self._hint: tuple[Setting, int, int] | None = None
        self._scroller = Scroller("staff-list")

    def title(self) -> str:
        """What stands at its head."""
        return self.say(Sentence("Go back to an earlier version"))

    def fill(self, place: Box) -> None:
        """A row for each, below what there is to know."""
        theme = self.reading.theme
        hint = Sentence("Touch the version to be shown; it is asked once more. No version is lost by it.")
        line = self.reading.set(self.say(hint), theme.body(), place.w)
        self._hint = (line, place.x, place.y)
        self._column = place.cut_top(max(line.height, round(0.36 * self.screen.h) - place.y), theme.gap)[1]
        self._high = theme.px(ROW)
        step = self._high + theme.between
        self._rows = [self._row(each, number * step) for number, each in enumerate(self._versions)]
        self._scroller.arrange(self._column, len(self._rows) * step, self.reading)

    def _row(self, version: Past, y: int) -> _Row:
        theme, reading, edge = self.reading.theme, self.reading, self.reading.theme.px(32)
        room = self._column.w - 2 * edge
        when = f"{version.made.astimezone():%Y-%m-%d  %H:%M}"
        title = version.title.get(self.room.language) or next(iter(version.title.values()), "")
        mark = self.say(Sentence("shown now")) if version.current else ""
        shown = reading.set(mark, theme.label("paper"))
        date = reading.set(when, theme.heading(), room - shown.width)
        said = f"{title}  ·  {version.name}  ·  " + self.say(Sentence("{files} files", files=version.files))
        line = reading.set(said, theme.caption(), room, max_lines=1)
        top = (self._high - date.height - line.height) // 2
        texts = [(date, edge, top), (line, edge, top + date.height)]
        if mark:
            texts.append((shown, self._column.w - edge - shown.width, top))
        return _Row(version, y, tuple(texts))

    def tick(self, now: float) -> bool:
        """Whether they are known."""
        del now
        if self._asked is None or not self._asked.over:
            return False
        failed, self._versions = self._asked.error is not None, self._asked.result or ()
        self._asked = None
        if failed:
            self.message = Sentence("That did not work: see the last errors.")
        elif not any(not each.current for each in self._versions):
            self.message = Sentence("There is no other version.")
        self.lay_out()
        return True

    def moving(self, now: float) -> bool:
        """Whether the list glides."""
        return self._scroller.moving(now)

    def paint_inside(self, painter: Painter) -> None:
        """The rows in view; the present one filled."""
        theme = self.reading.theme
        if self._hint:
            painter.text(*self._hint)
        with self._scroller.window(painter) as top:
            for row in self._rows:
                box = Box(self._column.x, top + row.y, self._column.w, self._high)
                down = painter.pressed == _name(row.version)
                now = row.version.current
                ground = "ink" if down else "sea" if now else "paper"
                painter.panel(box, theme.px(16), ground, None if now else "ink", theme.line)
                for setting, x, y in row.texts:
                    painter.text(setting, box.x + x, box.y + y, ink="paper" if now or down else None)

    def inside_controls(self) -> list[Control]:
        """Those in view that are not shown now."""
        top, view = self._scroller.box.y - self._scroller.offset(self.room.now()), self._scroller.view
        buttons = []
        for row in self._rows:
            seen = Box(self._column.x, top + row.y, self._column.w, self._high).clip(view)
            if seen.h >= self._high // 2 and not row.version.current:
                buttons.append(Button(_name(row.version), seen, self._asker(row.version), row.version.name))
        scrolling = self._scroller.controls()
        return [*scrolling[:1], *buttons, *scrolling[1:]]

    def _asker(self, version: Past) -> Callable[[], None]:
        def go_back() -> None:
            self.room.back()
            self._go_back(version.name)

        title = Sentence("Show this version again?")
        when = f"{version.made.astimezone():%Y-%m-%d  %H:%M}"
        line = Sentence(
            "{name}, published on {when}. Later versions stay in the list.", name=version.name, when=when
        )
        do = Sentence("Show it")
        return lambda: self.room.show(Confirm(self.room, title, line, do, go_back))


def _name(version: Past) -> str:
    return f"staff-version-{version.name}"
