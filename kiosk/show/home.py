"""Home: the chapters as tall doors, all of them in view."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Outline
from kiosk.show.bar import Pill, visitor_pills
from kiosk.show.scene import Guide, Scene
from kiosk.show.wording import numeral, say
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.shapes import hexed
from kiosk.stage.typesetting import Setting

BESIDE = 5
"""So many doors stand side by side on a wide screen; more of them stand in rows."""


@dataclass(frozen=True)
class Door:
    """One chapter: an arched picture with its name below."""

    outline: Outline
    box: Box
    picture: Box
    name: Setting
    number: Setting


class Home(Scene):
    """The visitor chooses a chapter."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._doors: list[Door] = []
        self._pills: list[Pill] = []
        self._lines: list[tuple[Setting, int, int]] = []

    def arrange(self, screen: Box, reading: Reading) -> None:
        """Title above, doors in the middle, invitation and visitor's controls below."""
        theme, exhibition = reading.theme, self._guide.exhibition
        wide = screen.w > screen.h
        page = screen.inset(theme.px(60) if wide else theme.px(56), theme.px(40) if wide else theme.px(72))
        self._lines = []
        y = self._head(reading, page)
        row = max(theme.target, theme.px(84))
        foot, _ = page.cut_bottom(row)
        self._pills = visitor_pills(reading, self._guide, foot.right, foot.y + foot.h // 2)
        left = min((p.button.box.x for p in self._pills), default=foot.right)
        hint = reading.set(
            say(reading, "choose"), theme.label("brown"), left - foot.x - theme.gap, max_lines=2
        )
        self._lines.append((hint, foot.x, foot.y + (foot.h - hint.height) // 2))
        hall = Box(page.x, y, page.w, foot.y - theme.px(24) - y)
        self._doors = [
            self._door(reading, number, outline, box)
            for number, (outline, box) in enumerate(
                zip(
                    exhibition.chapters,
                    self._places(hall, len(exhibition.chapters), theme.px(20)),
                    strict=True,
                ),
                1,
            )
        ]

    def _head(self, reading: Reading, page: Box) -> int:
        """Title and subtitle; gives the y below them."""
        theme, y = reading.theme, page.y
        title = reading.set(self._guide.exhibition.title, theme.title(), page.w, balance=True)
        self._lines.append((title, page.x, y))
        y += title.height + theme.px(4)
        if self._guide.exhibition.subtitle:
            subtitle = reading.set(self._guide.exhibition.subtitle, theme.label("brown"), page.w)
            self._lines.append((subtitle, page.x, y))
            y += subtitle.height
        return y + theme.px(28)

    @staticmethod
    def _places(hall: Box, count: int, gap: int) -> list[Box]:
        """One row on a wide screen; on a tall one, and for many doors, rows of three or of five."""
        if not count:
            return []
        across = BESIDE if hall.w > hall.h else 3
        across = min(across, count)
        rows = -(-count // across)
        boxes = []
        for number, row in enumerate(hall.rows(rows, gap)):
            in_row = min(across, count - number * across)
            boxes += row.columns(across, gap)[:in_row]
        return boxes

    def _door(self, reading: Reading, number: int, outline: Outline, box: Box) -> Door:
        theme = reading.theme
        numbered = reading.set(numeral(reading, number), theme.heading("accent"))
        room = box.w - numbered.width - theme.px(14)
        name = reading.set(outline.title, theme.heading(), room, max_lines=3, balance=True)
        label = max(name.height, numbered.height)
        picture = Box(box.x, box.y, box.w, max(theme.px(80), box.h - label - theme.px(18)))
        return Door(outline, box, picture, name, numbered)

    def paint(self, painter: Painter) -> None:
        """Everything on paper."""
        painter.canvas.clear(painter.ink("paper"))
        for setting, x, y in self._lines:
            painter.text(setting, x, y)
        for door in self._doors:
            self._paint_door(painter, door)
        for each in self._pills:
            each.paint(painter)

    def _paint_door(self, painter: Painter, door: Door) -> None:
        theme, box = painter.theme, door.picture
        if door.outline.hero:
            painter.picture(door.outline.hero, box)
        else:
            painter.missing(box, broken=True)
        down = painter.pressed == f"door-{door.outline.id}"
        arch = Box(box.x, box.y, box.w, min(box.h // 3, round(box.w * 0.2)))
        painter.shape(_spandrels(arch.size, hexed(painter.ink("paper"))), arch)
        line = theme.px(16 if down else 8)
        painter.fill(Box(box.x, box.bottom - line, box.w, line), "accent")
        y = box.bottom + theme.px(14)
        painter.text(door.name, box.x + theme.px(2), y, ink="accent" if down else None)
        painter.text(door.number, box.right - door.number.width - theme.px(2), y)

    def controls(self) -> list[Control]:
        """The doors, and the visitor's controls."""
        doors = [
            Button(
                f"door-{door.outline.id}", door.box, self._opener(door.outline.id), door.name.lines[0].text
            )
            for door in self._doors
        ]
        return [*doors, *(each.button for each in self._pills)]

    def _opener(self, chapter: str) -> Callable[[], None]:
        return lambda: self._guide.open_chapter(chapter)


def _spandrels(size: Size, paper: str) -> str:
    """What a segmental arch leaves of a rectangle's upper corners, as an SVG path in the ink of the paper."""
    w, h = size
    return f'<path fill="{paper}" d="M0 0H{w}V{h}A{w / 2} {h} 0 0 0 0 {h}z"/>'
