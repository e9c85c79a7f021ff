"""A chapter: its pages as a strip that follows the finger, with the bar at the foot."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from kiosk.base.geometry import Box, Size
from kiosk.blocks.contract import Moment, View
from kiosk.content.model import Chapter, Outline
from kiosk.show.bar import Pill, Rail, pill, pill_size, visitor_pills
from kiosk.show.ending import Ending
from kiosk.show.page import Heading, PageView
from kiosk.show.scene import Guide, Scene
from kiosk.show.sheets import Sheets
from kiosk.show.wording import numeral, say
from kiosk.stage.canvas import Texture
from kiosk.stage.controls import Button, Control, Pan
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.tween import Tween, still, thrown_to

TURN = 0.4
"""Seconds a page takes to turn."""
EDGE = 88
"""Width at 1080p of the strips at the left and right edge that turn the page."""

WIDEST = 2.3
"""A page is never wider than this times its height: on a wall its neighbours stand beside it in full view."""

MakePage = Callable[[Chapter, int], PageView]


class ChapterScene(Scene):
    """Pages 0 … n-1, and after the last one the way on to the next chapter."""

    def __init__(self, guide: Guide, chapter: Chapter, at: int, make_page: MakePage) -> None:
        self.chapter = chapter
        self.count = len(chapter.pages) + 1
        self._guide = guide
        self._make_page = make_page
        self._pages: dict[int, PageView | Ending] = {}
        self._to_arrange: set[int] = set()
        self._at = max(0, min(at, self.count - 1))
        self._strip = still(0.0)
        self._held: float | None = None
        self._from = 0.0
        self._resting = False
        self._stirred = False
        self._visited: set[int] = set()
        self._sheets = Sheets()
        self._screen = self._floor = self._page_box = self._bar = Box(0, 0, 1, 1)
        self._reading: Reading | None = None
        self._pills: list[Pill] = []
        self._rail: Rail | None = None

    @property
    def outline(self) -> Outline:
        """The chapter's outline."""
        return self.chapter.outline

    @property
    def at(self) -> int:
        """The page that is shown, or turned to."""
        return self._at

    @property
    def resting(self) -> bool:
        """Whether a page stands still, not held and not turning."""
        return self._resting

    def arrange(self, screen: Box, reading: Reading) -> None:
        """Pages above, bar below. The strip stays where it is, or on its way."""
        before = self._page_box.w
        self._screen, self._reading = screen, reading
        theme = reading.theme
        wide = screen.w > screen.h
        sizes = [pill_size(reading, "Aa", None).h, theme.target]
        row = max(sizes) + theme.px(40)
        self._bar, self._floor = screen.cut_bottom(row if wide else row + theme.px(72))
        width = min(screen.w, round(self._floor.h * WIDEST))
        self._page_box = self._floor.centred(Size(width, self._floor.h))
        self._sheets.most = 2 + -(-screen.w // width)
        start = self._strip.start * self._page_box.w / before
        self._strip = replace(self._strip, start=start, end=float(self._at * self._page_box.w))
        self._arrange_bar(reading, wide)
        self._sheets.forget()
        self._to_arrange = set(self._pages)  # each when it is needed: a touch waits for one page only

    def _arrange_bar(self, reading: Reading, wide: bool) -> None:
        theme = reading.theme
        row = self._bar if wide else self._bar.cut_bottom(self._bar.h - theme.px(72))[0]
        left, right = row.x + theme.margin, row.right - theme.margin
        middle = row.y + row.h // 2
        self._pills = visitor_pills(reading, self._guide, right, middle)
        ways = [("back", "back", self._guide.go_back), ("home", "home", self._guide.go_home)]
        for name, icon, act in ways:
            word = say(reading, name) if wide or theme.text_size == 1 else None
            size = pill_size(reading, word, icon)
            box = Box(left, middle - size.h // 2, *size)
            self._pills.append(pill(reading, name, box, act, word, icon))
            left = box.right + theme.px(16)
        if wide:
            right = min(p.button.box.x for p in self._pills if p.button.box.x > left)
            rail = Box(left + theme.px(40), row.y, max(1, right - left - theme.px(80)), row.h)
        else:
            rail = Box(row.x + theme.margin, self._bar.y, row.w - 2 * theme.margin, theme.px(72))
        labels = [say(reading, "page").format(number=i + 1) for i in range(self.count)]
        labels[-1] = say(reading, "next-chapter")
        self._rail = Rail(rail, self.count, labels, self.turn_to, theme)

    def _page(self, number: int) -> PageView | Ending:
        new = number not in self._pages
        if new:
            inside = number < len(self.chapter.pages)
            page = self._make_page(self.chapter, number) if inside else Ending(self._guide, self.outline)
            self._pages[number] = page
            self._to_arrange.add(number)
        if number in self._to_arrange:
            self._to_arrange.discard(number)
            self._arrange_page(self._pages[number])
        if new:
            self._await(number)
        return self._pages[number]

    def _await(self, number: int) -> None:
        """A page not seen yet is made to wait for its entrance; on a wall it is in view already."""
        page = self._pages[number]
        if isinstance(page, PageView) and self._floor.w == self._page_box.w:
            page.each(lambda view: view.expect())

    def _arrange_page(self, page: PageView | Ending) -> None:
        if self._reading is None:
            return
        if isinstance(page, Ending):
            page.arrange(self._page_box, self._reading)
            return
        ids = [outline.id for outline in self._guide.exhibition.chapters]
        which = ids.index(self.outline.id) + 1 if self.outline.id in ids else 1
        heading = Heading(
            self._reading.say(self.outline.title),
            numeral(self._reading, which),
            self._reading.say(page.page.title or self.outline.title),
        )
        page.arrange(self._page_box, self._reading, heading)

    # The strip: its offset is the number of px scrolled, page n standing at n × a page's width.

    def _offset(self, now: float) -> float:
        return self._held if self._held is not None else self._strip.value(now)

    def turn_to(self, number: int) -> None:
        """Turn to a page; the strip arrives from one page's distance however far it is."""
        number = max(0, min(self.count - 1, number))
        now, wide = self._guide.now(), self._page_box.w
        start = self._offset(now)
        if abs(number * wide - start) > wide:
            start = number * wide - (wide if number * wide > start else -wide)
        self._settle(number, start, now, TURN)

    def show_at_once(self, number: int) -> None:
        """Show a page without a turn."""
        self._settle(number, number * self._page_box.w, self._guide.now(), 0.0)

    def _settle(self, number: int, start: float, now: float, seconds: float) -> None:
        if number != self._at:
            self._guide.remember(self.outline.id, self._at)
        self._leave_rest()
        self._at = number
        self._held = None
        self._strip = Tween(start, number * self._page_box.w, now, seconds)

    def _grab(self) -> None:
        self._from = self._offset(self._guide.now())
        self._held = self._from
        self._leave_rest()

    def _leave_rest(self) -> None:
        if self._resting and self._stirred:
            self._sheets.drop(self._at)
        self._resting = self._stirred = False

    def _drag(self, dx: float, dy: float) -> None:
        del dy
        position = self._from - dx
        last = (self.count - 1) * self._page_box.w
        if position < 0:
            position /= 3  # the ends of the strip give way, but stiffly
        elif position > last:
            position = last + (position - last) / 3
        self._held = position

    def _drop(self, vx: float, vy: float) -> None:
        del vy
        now, wide = self._guide.now(), self._page_box.w
        position = self._offset(now)
        target = max(0, min(self.count - 1, thrown_to(position, -vx, wide)))
        way = abs(target * wide - position)
        seconds = min(TURN, max(0.18, 2.2 * way / abs(vx))) if abs(vx) > 1 else TURN
        self._settle(target, position, now, seconds)

    def tick(self, now: float) -> bool:
        """Note when the strip comes to rest: the page wakes up, and its neighbours are made ready."""
        if self._held is None and not self._resting and self._strip.over(now):
            self._resting = True
            self._come_to_rest(now)
            return True
        return False

    def _come_to_rest(self, now: float) -> None:
        for number in [n for n in self._pages if abs(n - self._at) > 1]:
            self._leave(self._pages.pop(number))
        for number in self._visited & self._pages.keys() - {self._at}:
            self._leave(self._pages[number])
            self._await(number)
            self._sheets.drop(number)
        self._visited = {self._at}
        page = self._page(self._at)
        if isinstance(page, PageView):
            page.each(lambda view: view.enter(now))

    @staticmethod
    def _leave(page: PageView | Ending) -> None:
        if isinstance(page, PageView):
            page.each(lambda view: view.leave())

    def close(self) -> None:
        """All views go back to their first state; sheets go now, not when Python comes round to it."""
        self._sheets.close()
        for page in self._pages.values():
            self._leave(page)

    def moving(self, now: float) -> bool:
        """While the strip moves, or something on the page does."""
        if not self._resting:
            return self._held is None
        page = self._page(self._at)
        moving = isinstance(page, PageView) and page.moving(now)
        self._stirred = self._stirred or moving
        return moving

    def playing(self, now: float) -> bool:
        """Whether something on the page plays."""
        page = self._page(self._at)
        return self._resting and isinstance(page, PageView) and page.playing(now)

    def paint(self, painter: Painter) -> None:
        """At rest the page itself; on the move the sheets on which two pages stand ready."""
        if not self._resting or self._floor.w > self._page_box.w:
            self._paint_strip(painter)
        if self._resting:
            page = self._page(self._at)
            page.paint(painter)
            self._stirred = self._stirred or any(each.id == painter.pressed for each in page.controls())
            self._paint_edges(painter)
        self._paint_bar(painter)
        over = self._overlay()
        if over:
            over.paint(painter)

    def _paint_strip(self, painter: Painter) -> None:
        offset, wide = round(self._offset(painter.now)), self._page_box.w
        left = (offset - self._page_box.x) // wide
        for number in range(left, left + 2 + self._floor.w // wide):
            box = self._page_box.moved(number * wide - offset, 0)
            if (self._resting and number == self._at) or not box.overlaps(self._floor):
                continue
            if 0 <= number < self.count:
                painter.canvas.draw(self._sheet(painter, number), box)
            else:
                painter.fill(box, "paper")

    def _sheet(self, painter: Painter, number: int) -> Texture:
        return self._sheets.get(painter, number, self._page_box, self._page(number).paint)

    def prepare(self, painter: Painter) -> bool:
        """Make one neighbour's sheet ready if one is missing; whether there was anything to do."""
        if not self._resting:
            return False
        if self._stirred:
            self._stirred = False
            self._sheets.drop(self._at)
        for number in (self._at + 1, self._at - 1, self._at):
            if 0 <= number < self.count and not self._sheets.ready(number):
                self._sheet(painter, number)
                return True
        return False

    def rehearse(self, number: int, painter: Painter) -> None:
        """Paint a page for its own sake, and keep nothing of it."""
        self._page(number).paint(painter)
        self._leave(self._pages.pop(number))

    def pictures_arrived(self) -> None:
        """Sheets that were painted with stand-ins are out of date."""
        self._sheets.forget_incomplete()

    def _paint_edges(self, painter: Painter) -> None:
        theme, page = painter.theme, self._page_box
        side, edge = theme.px(60), theme.px(EDGE if page.w > page.h else 68)
        for button in self._edges():
            before = button.id == "previous"
            strip = page.cut_left(edge)[0] if before else page.cut_right(edge)[0]
            disc, down = strip.centred(Size(side, side)), painter.pressed == button.id
            painter.panel(disc, side // 2, "ink" if down else "paper", "ink", theme.px(2))
            painter.icon("back" if before else "next", disc.inset(theme.px(13)), "paper" if down else "ink")

    def _paint_bar(self, painter: Painter) -> None:
        painter.fill(self._bar, "paper")
        inset = painter.theme.margin
        line = Box(self._bar.x + inset, self._bar.y, self._bar.w - 2 * inset, max(1, painter.theme.px(1)))
        painter.fill(line, "stone")
        for each in self._pills:
            each.paint(painter)
        if self._rail:
            self._rail.paint(painter, self._offset(painter.now) / self._page_box.w)

    def _overlay(self) -> View | None:
        page = self._page(self._at)
        return page.overlay(self._screen) if self._resting and isinstance(page, PageView) else None

    def _edges(self) -> list[Button]:
        """All that lies left and right of the page's content turns the page; on a wall, its neighbours do."""
        if self._reading is None:
            return []
        page, floor = self._page_box, self._floor
        edge = self._reading.theme.px(EDGE if page.w > page.h else 68)
        before, _ = floor.cut_left(page.x - floor.x + edge)
        after, _ = floor.cut_right(floor.right - page.right + edge)
        edges = []
        if self._at > 0:
            turn = partial(self.turn_to, self._at - 1)
            edges.append(Button("previous", before, turn, say(self._reading, "previous")))
        if self._at < self.count - 1:
            turn = partial(self.turn_to, self._at + 1)
            edges.append(Button("next", after, turn, say(self._reading, "next")))
        return edges

    def controls(self) -> Sequence[Control]:
        """An overlay's alone while there is one; else strip, page, edges and bar."""
        over = self._overlay()
        if over:
            return over.controls()
        strip = Pan("strip", self._floor, "x", self._grab, self._drag, self._drop)
        page = self._page(self._at).controls() if self._resting else []
        rail = self._rail.controls() if self._rail else []
        edges = self._edges()
        return [strip, *edges, *page, *(p.button for p in self._pills), *rail]

    def moments(self) -> list[Moment]:
        """What an unattended display shows of the present page."""
        page = self._page(self._at)
        return page.moments() if isinstance(page, PageView) else []
