"""A chapter: its pages as a strip that follows the finger, with the bar at the foot."""

from collections.abc import Hashable, Sequence

from kiosk.base.geometry import Box, Size
from kiosk.blocks.contract import Moment, View
from kiosk.content.model import Chapter, Outline
from kiosk.show.bar import Bar
from kiosk.show.edges import Edges
from kiosk.show.leaf import Leaf
from kiosk.show.pages import MakePage, Pages
from kiosk.show.scene import Guide, Scene
from kiosk.show.sheets import Sheets
from kiosk.show.strip import Strip
from kiosk.show.wording import say
from kiosk.stage.controls import Button, Control, Pan
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading

WIDEST = 2.3
"""A page is never wider than this times its height: on a wall its neighbours stand beside it in full view."""


class ChapterScene(Scene):
    """Pages 0 … n-1, and after the last one the way on to the next chapter."""

    def __init__(self, guide: Guide, chapter: Chapter, at: int, make_page: MakePage) -> None:
        self.chapter = chapter
        self._guide = guide
        self._pages = Pages(guide, chapter, make_page)
        self.count = self._pages.count
        self._tried = False
        self._strip = Strip(self.count, at)
        self._stirred = False
        self._coming: list[int] = []
        """Pages in view that are not there yet."""
        self._left = self.at
        """The page that stood still last."""
        self._sheets = Sheets(self._pages.get)
        self._floor = self._page_box = Box(0, 0, 1, 1)
        self._reading: Reading | None = None
        self._bar: Bar | None = None

    @property
    def outline(self) -> Outline:
        """The chapter's outline."""
        return self.chapter.outline

    @property
    def at(self) -> int:
        """The page that is shown, or turned to."""
        return self._strip.at

    @property
    def resting(self) -> bool:
        """Whether a page stands still, not held and not turning."""
        return self._strip.resting

    @property
    def unready(self) -> bool:
        """Whether the page is not there yet, and does not slide in meanwhile."""
        return self.at in self._coming and (self.resting or not self._strip.slides)

    def arrange(self, screen: Box, reading: Reading) -> None:
        """Pages above, bar below. The strip stays where it is, or on its way."""
        self._reading = reading
        labels = [say(reading, "page").format(number=i + 1) for i in range(self.count)]
        labels[-1] = say(reading, "next-chapter")
        self._bar = Bar(screen, reading, self._guide, labels, self.turn_to, self._go_back)
        self._floor = screen.cut_bottom(self._bar.place.h)[1]
        width = min(screen.w, round(self._floor.h * WIDEST))
        self._page_box = self._floor.centred(Size(width, self._floor.h))
        self._sheets.most = 2 + -(-screen.w // width)
        self._strip.measure(self._page_box, self._floor)
        self._strip.pace(slides=not reading.access.reduced_motion)
        self._sheets.forget()
        self._coming, self._tried = [self.at], False
        self._pages.arrange(self._page_box, self._floor, reading)

    def _place(self) -> Box:
        return self._pages.place(self.page())

    def turn_to(self, number: int) -> None:
        """Turn to a page."""
        self._depart()
        before = self.at
        self._strip.turn_to(number, self._guide.now())
        self._note(before)

    def _depart(self) -> None:
        """What plays stops. What is seen of the page from now on is its sheet: not of an earlier state."""
        self.page().each(lambda view: view.depart())
        if self.resting and self._stirred:
            self._sheets.drop(self.at)
        self._stirred = False

    def _note(self, before: int) -> None:
        if before != self.at:
            self._guide.remember(self.outline.id, before)

    def _grab(self) -> None:
        if self._strip.slides:
            self._depart()
        self._strip.grab(self._guide.now())

    def _drop(self, vx: float, _: float) -> None:
        before, now = self.at, self._guide.now()
        if self._strip.aim(vx, now) != before and not self._strip.slides:
            self._depart()
        self._strip.drop(vx, now)
        self._note(before)

    def tick(self, now: float) -> bool:
        """Note when the strip comes to rest: the page wakes up, and its neighbours are made ready."""
        if self._strip.arrives(now):
            self._come_to_rest(now)
            return True
        return False

    def _come_to_rest(self, now: float) -> None:
        self._pages.let_go(but=self.at)
        self._sheets.let_go(but=self.at)
        if self._left != self.at and self._pages.put_back(self._left):
            self._sheets.drop(self._left)
        self._left = self.at
        self.page().each(lambda view: view.enter(now))

    def close(self) -> None:
        """All views go back to their first state; sheets go now, not when Python comes round to it."""
        self._sheets.forget()
        self._pages.close()

    def moving(self, now: float) -> bool:
        """While the strip moves, or something on the page does."""
        if not self.resting:
            return bool(self._coming) or not self._strip.held
        moving = self.page().moving(now)
        self._stirred = self._stirred or moving
        return moving or bool(self._coming)

    def playing(self, now: float) -> bool:
        """Whether something on the page plays."""
        return self.resting and self.page().playing(now)

    def wake_at(self, now: float) -> float | None:
        """When something on the page changes next."""
        return self.page().wake_at(now) if self.resting else None

    def paint(self, painter: Painter) -> None:
        """At rest the page itself; on the move the sheets on which two pages stand ready."""
        self._paint_pages(painter)
        if self.resting or not self._strip.slides:
            self._paint_edges(painter)
        over = self.overlay()
        if over:
            over.paint(painter)
        if self._bar:
            at = self._strip.offset(painter.now) / self._page_box.w
            self._bar.paint(painter, at, turning=not self.resting)

    def _paint_pages(self, painter: Painter) -> None:
        """Those in view. What takes long to paint comes a step nearer a frame, and is paper until then."""
        places = self._in_view(painter.now)
        pages = [number for number in places if 0 <= number < self.count]
        self._coming = self._sheets.bring(painter, pages, self._page_box)
        for number, box in reversed(places.items()):
            if self.resting and number == self.at and number not in self._coming:
                self._paint_page(painter)
            elif number in pages and (number not in self._coming or self._sheets.ready(number)):
                painter.canvas.draw(self._sheets.get(painter, number, self._page_box), box)
            else:
                painter.fill(box, "paper")

    def _in_view(self, now: float) -> dict[int, Box]:
        """Pages and where they stand, the largest part first; beyond the ends are numbers of none."""
        place = self._place() if self.resting else self._page_box
        if self.resting and place.w == self._floor.w:
            return {self.at: place}
        return self._strip.in_view(now)

    def _paint_page(self, painter: Painter) -> None:
        """The page itself; or its sheet, where a finger is on something beside it and must be answered."""
        page, pressed = self.page(), painter.pressed
        touched = pressed is not None and any(each.id == pressed for each in page.controls())
        whole = self._place() == self._page_box
        if whole and pressed and not touched and not self._stirred and self._sheets.ready(self.at):
            painter.canvas.draw(self._sheets.get(painter, self.at, self._page_box), self._page_box)
            return
        page.paint(painter)
        self._sheets.note(self.at)
        self._stirred = self._stirred or touched or self.wake_at(painter.now) is not None

    def prepare(self, painter: Painter) -> bool:
        """Come one step nearer to the sheets of the neighbours; whether there was anything to do."""
        if not self.resting:
            return False
        changing = self.wake_at(painter.now) is not None  # its sheet would be old in a moment
        if self._stirred and not changing:
            self._stirred = False
            self._sheets.drop(self.at)
        if not self._tried:
            self._tried = True
            self._try_buttons(painter)
            return True
        for number in (self.at + 1, self.at - 1, *([] if changing else [self.at])):
            if 0 <= number < self.count and not self._sheets.ready(number):
                self._sheets.approach(painter, number, self._page_box)
                return True
        return False

    def _try_buttons(self, painter: Painter) -> None:
        """Have the pressed look of every button beside the page made ready: nothing of it is seen."""
        with painter.unseen():
            for button in [*self._turns(), *(self._bar.controls() if self._bar else [])]:
                painter.pressed = button.id
                self._paint_edges(painter)
                if self._bar:
                    self._bar.paint(painter, self.at)
        painter.pressed = None

    def rehearse(self, number: int, painter: Painter) -> None:
        """Paint a page for its own sake, and keep nothing of it."""
        self._pages.get(number).paint(painter)
        self._pages.drop(number)

    def pictures_arrived(self) -> None:
        """Sheets that were painted with stand-ins are out of date."""
        self._sheets.forget_incomplete()

    def page(self) -> Leaf:
        """The page that is shown, or turned to."""
        return self._pages.get(self.at)

    def areas(self) -> list[Box]:
        """The parts of the screen that nothing may straddle: the page's, and the bar's."""
        return [self._place(), *([self._bar.place] if self._bar else [])]

    def overlay(self) -> View | None:
        """What covers the page for the time being, if anything does."""
        if self._reading is None or not self.resting:
            return None
        return self.page().overlay(self._reading.within_reach(self._floor))

    def _go_back(self) -> None:
        """Out of what covers the page, else to where the visitor came from."""
        over = self.overlay()
        buttons = [each for each in over.controls() if isinstance(each, Button)] if over else []
        way_out = next((each for each in buttons if each.way_out), None)
        if way_out:
            way_out.act()
        else:
            self._guide.go_back()

    def _edges(self) -> Edges | None:
        if self._reading is None:
            return None
        place, floor = (self._reading.within_reach(each) for each in (self._place(), self._floor))
        return Edges(place, floor, self._reading)

    def _turns(self) -> list[Button]:
        """The buttons at the page's edges."""
        edges = self._edges()
        return edges.buttons(self.at, self.count, self.turn_to) if edges else []

    def _paint_edges(self, painter: Painter) -> None:
        if edges := self._edges():
            edges.paint(painter, self._turns())

    def controls(self) -> Sequence[Control]:
        """The bar, and above it an overlay where there is one, else strip, page and edges."""
        bar = self._bar.controls() if self._bar else []
        over = self.overlay()
        if over:
            return [*over.controls(), *bar]
        floor = self._reading.within_reach(self._floor) if self._reading else self._floor
        strip = Pan("strip", floor, "x", self._grab, lambda dx, _: self._strip.drag(dx), self._drop)
        page = self.page().controls() if self.resting else []
        return [strip, *self._turns(), *page, *bar]

    @property
    def place(self) -> Hashable:
        """The page, and whether something lies over it; None while either is on its way."""
        over = self.overlay()
        if not self.resting or (over and not over.controls()):
            return None
        return self.outline.id, self.at, over is not None

    def parts(self) -> Sequence[Sequence[Control]]:
        """What is on the page, what turns it, the bar; an overlay instead of the page while there is one."""
        bar = self._bar.controls() if self._bar else []
        if over := self.overlay():
            return over.controls(), bar
        page = self.page().controls() if self.resting else []
        return page, *([each] for each in reversed(self._turns())), bar

    def moments(self) -> list[Moment]:
        """What an unattended display shows of the present page."""
        return self.page().moments()
