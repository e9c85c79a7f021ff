"""The last page of every chapter: the door to the next one, or a farewell."""

from kiosk.base.geometry import Box
from kiosk.content.model import Outline
from kiosk.show.bar import Pill, pill, pill_size
from kiosk.show.leaf import Leaf
from kiosk.show.scene import Guide
from kiosk.show.wording import numeral, say
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


class Ending(Leaf):
    """Leads on: to the next chapter, shown by picture and name; after the last one back to the doors."""

    def __init__(self, guide: Guide, chapter: Outline) -> None:
        self._guide = guide
        chapters = list(guide.exhibition.chapters)
        place = next((i for i, each in enumerate(chapters) if each.id == chapter.id), len(chapters) - 1)
        self._number = place + 2
        self.next = chapters[place + 1] if place + 1 < len(chapters) else None
        self._box = self._picture = Box(0, 0, 1, 1)
        self._lines: list[tuple[Setting, int, int]] = []
        self._pill: Pill | None = None

    def arrange(self, box: Box, reading: Reading) -> None:
        """The picture fills the right or upper part, the words stand beside or below."""
        theme, self._box = reading.theme, box
        lower = reading.within_reach(box)
        if lower.h < box.h:
            self._picture, paper = box.cut_top(box.h - lower.h)
            words = paper.inset(theme.margin, 0)
        elif box.w > box.h:
            paper, self._picture = box.cut_left(min(round(box.w * 0.44), round(box.h * 1.05)))
            words = Box(paper.x + theme.margin, paper.y, paper.w - theme.margin - theme.px(64), paper.h)
        else:
            self._picture, paper = box.cut_top(round(box.h * 0.5))
            words = paper.inset(theme.margin, 0)
        self._arrange_words(reading, words)

    def _arrange_words(self, reading: Reading, box: Box) -> None:
        theme = reading.theme
        over, title, line, word = self._words(reading)
        settings = [
            reading.set(over, theme.label("accent"), box.w) if over else None,
            reading.set(title, theme.title(), box.w, max_lines=3, balance=True),
            reading.set(line, theme.lead(), min(box.w, theme.longest_line(theme.lead())), max_lines=6)
            if line
            else None,
        ]
        size = pill_size(reading, word, "next")
        present = [each for each in settings if each]
        gap = theme.px(20)
        height = sum(each.height + gap for each in present) + theme.px(24) + size.h
        y = box.y + max(gap, (box.h - height) // 2)
        self._lines = []
        for each in present:
            self._lines.append((each, box.x, y))
            y += each.height + gap
        place = Box(box.x, min(y + theme.px(24), box.bottom - size.h), *size)
        wide = min(box.w, theme.longest_line(theme.caption()))
        credit = reading.set(self._guide.exhibition.credit, theme.caption(), wide)
        foot = box.bottom - credit.height - theme.px(20)
        if foot - place.bottom > theme.px(20):
            self._lines.append((credit, box.x, foot))
        self._pill = pill(reading, Button("go-on", place, self._go, word), word, "next")

    def _words(self, reading: Reading) -> tuple[str, str, str, str]:
        """What stands above the title, the title, the line below it, and the button's word."""
        if self.next is None:
            return (
                "",
                say(reading, "farewell"),
                say(reading, "farewell-line"),
                say(reading, "begin-again"),
            )
        over = f"{say(reading, 'next-chapter')}　{numeral(reading, self._number)}"
        return over, reading.say(self.next.title), reading.say(self.next.lead), say(reading, "continue")

    def _go(self) -> None:
        if self.next:
            self._guide.open_chapter(self.next.id)
        else:
            self._guide.go_home()

    def paint(self, painter: Painter) -> None:
        """The next door, or the first one again."""
        painter.fill(self._box, "paper")
        outline = self.next or self._guide.exhibition.chapters[0]
        if outline.hero:
            painter.picture(outline.hero, self._picture)
        for setting, x, y in self._lines:
            painter.text(setting, x, y)
        if self._pill:
            self._pill.paint(painter, filled=True)

    def controls(self) -> list[Control]:
        """The one button."""
        return [self._pill.button] if self._pill else []
