"""Home: the chapters as tall doors, all of them in view."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Outline, Picture
from kiosk.content.pinyin import bare
from kiosk.show.bar import Pill, visitor_pills
from kiosk.show.scene import Guide, Scene
from kiosk.show.wording import numeral, say
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.shapes import hexed
from kiosk.stage.typesetting import Setting, Style

SHORTEST = 2.5
"""Ems of a line of a door's name, at least, beside its number; else the number stands above the name."""
BESIDE = 5
"""So many doors stand side by side on a wide screen; more of them stand in rows."""


@dataclass(frozen=True)
class Door:
    """One chapter: an arched picture with its name below."""

    outline: Outline
    box: Box
    picture: Box
    said: str
    name: Setting
    number: Setting


class Home(Scene):
    """The visitor chooses a chapter."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self.exhibition = guide.exhibition
        self._doors: list[Door] = []
        self._pills: list[Pill] = []
        self._lines: list[tuple[Setting, int, int]] = []
        self._reach = Box(0, 0, 1, 1)
        self._stacked = False
        self._above: tuple[Picture, Box] | None = None

    def arrange(self, screen: Box, reading: Reading) -> None:
        """Title above, doors in the middle, invitation and visitor's controls below."""
        theme = reading.theme
        wide = screen.w > screen.h
        page = screen.inset(theme.px(60) if wide else theme.px(56), theme.px(40) if wide else theme.px(72))
        self._lines, self._above = [], None
        y = self._head(reading, page)
        row = max(theme.target, theme.px(84))
        foot, _ = page.cut_bottom(row)
        self._pills = visitor_pills(reading, self._guide, foot.right, foot.y + foot.h // 2)
        self._reach = reading.within_reach(screen)
        low = self._reach.y > screen.y
        if low and not wide:
            y = self._lower_head(y, screen)
        hall = Box(page.x, y, page.w, foot.y - theme.px(24) - y)
        gap = max(theme.px(20), theme.between)
        places = self._places(hall, gap, BESIDE if wide else 3)
        self._arrange_doors(reading, places)
        self._arrange_hint(reading, foot, places[len(self._doors) :])

    def _arrange_hint(self, reading: Reading, foot: Box, spare: list[Box]) -> None:
        """The invitation to choose: in the place of a door where one is to spare, else at the foot."""
        theme, words = reading.theme, say(reading, "choose")
        if spare:
            place = spare[0].inset(theme.px(10), 0)
            hint = reading.set(words, theme.heading("brown"), place.w, max_lines=6, balance=True)
            self._lines.append((hint, place.x, place.y + (place.h - hint.height) // 2))
            return
        left = min((each.button.box.x for each in self._pills), default=foot.right)
        hint = reading.set(words, theme.label("brown"), left - foot.x - theme.gap, max_lines=2)
        self._lines.append((hint, foot.x, foot.y + (foot.h - hint.height) // 2))

    def _lower_head(self, bottom: int, screen: Box) -> int:
        """The title down where the doors within reach begin, a picture above it; gives the y below it."""
        down = max(0, self._reach.y - bottom)
        self._lines = [(setting, x, y + down) for setting, x, y in self._lines]
        hero = next((each.hero for each in self.exhibition.chapters if each.hero), None)
        if hero and down:
            self._above = (hero, Box(screen.x, screen.y, screen.w, down))
        return bottom + down

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

    def _places(self, hall: Box, gap: int, most: int) -> list[Box]:
        """Places for all doors, at most so many beside one another."""
        count = len(self._guide.exhibition.chapters)
        rows = max(1, -(-count // most))
        across = max(1, -(-count // rows))
        places = hall.rows(rows, gap)
        return [box for row in places for box in row.columns(across, gap)]

    def _arrange_doors(self, reading: Reading, places: list[Box]) -> None:
        """All names in one size, and so all pictures of one height."""
        theme, chapters = reading.theme, self._guide.exhibition.chapters
        count, narrowest = len(chapters), min((place.w for place in places), default=0)
        aside = reading.set(numeral(reading, max(1, count)), theme.heading()).width + theme.px(14)
        self._stacked = narrowest - aside < SHORTEST * theme.heading().size
        aside = 0 if self._stacked else aside
        titles = [reading.say(each.title) for each in chapters]
        style = fitting(titles, reading, theme.heading(), narrowest - aside)
        red = replace(style, ink=theme.ink("accent"))
        numbers = [reading.set(numeral(reading, number), red) for number in range(1, count + 1)]
        names = [
            reading.set(chapter.title, style, place.w - aside, max_lines=3)
            for chapter, place in zip(chapters, places, strict=False)
        ]
        number = max((each.height for each in numbers), default=0)
        label = max((each.height for each in names), default=0)
        label = (label + number if self._stacked else max(label, number)) + theme.px(18)
        self._doors = [
            Door(chapter, place, place.cut_bottom(label)[1], bare(said), name, number)
            for chapter, place, said, name, number in zip(
                chapters, places, titles, names, numbers, strict=False
            )
        ]

    def paint(self, painter: Painter) -> None:
        """Everything on paper."""
        painter.canvas.clear(painter.ink("paper"))
        if self._above:
            painter.picture(*self._above)
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
        y, left = box.bottom + theme.px(14), box.x + theme.px(2)
        if self._stacked:
            painter.text(door.number, left, y)
            y += door.number.height
        else:
            painter.text(door.number, box.right - door.number.width - theme.px(2), y)
        painter.text(door.name, left, y, ink="accent" if down else None)

    def controls(self) -> list[Control]:
        """The doors, and the visitor's controls."""
        doors = [
            Button(
                f"door-{door.outline.id}",
                door.box.clip(self._reach),
                self._opener(door.outline.id),
                door.said,
            )
            for door in self._doors
        ]
        return [*doors, *(each.button for each in self._pills)]

    def _opener(self, chapter: str) -> Callable[[], None]:
        return lambda: self._guide.open_chapter(chapter)


def fitting(texts: list[str], reading: Reading, style: Style, width: int) -> Style:
    """The style, made smaller until no word of the texts is wider than `width` px (but never below half)."""
    widest = reading.widest_word(texts, style)
    scale = max(0.5, min(1.0, width / widest)) if widest else 1.0
    return replace(style, size=int(style.size * scale))


def _spandrels(size: Size, paper: str) -> str:
    """What a segmental arch leaves of a rectangle's upper corners, as an SVG path in the ink of the paper."""
    w, h = size
    return f'<path fill="{paper}" d="M0 0H{w}V{h}A{w / 2} {h} 0 0 0 0 {h}z"/>'
