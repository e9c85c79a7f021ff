"""The pages of a chapter that are at hand: made and arranged when needed, let go of when far away."""

from collections.abc import Callable

from kiosk.base.geometry import Box
from kiosk.content.model import Chapter
from kiosk.show.ending import Ending
from kiosk.show.leaf import Leaf
from kiosk.show.page import Heading, PageView
from kiosk.show.scene import Guide
from kiosk.show.wording import numeral
from kiosk.stage.reading import Reading

MakePage = Callable[[Chapter, int], PageView]


class Pages:
    """Pages 0 … n-1 of a chapter, and after them the way on to the next."""

    def __init__(self, guide: Guide, chapter: Chapter, make_page: MakePage) -> None:
        self.count = len(chapter.pages) + 1
        self._guide, self._chapter, self._make_page = guide, chapter, make_page
        self._made: dict[int, Leaf] = {}
        self._to_arrange: set[int] = set()
        self._box = self._floor = Box(0, 0, 1, 1)
        self._reading: Reading | None = None

    def arrange(self, box: Box, floor: Box, reading: Reading) -> None:
        """Pages stand in `box`, those that take a whole wall on `floor`; each is arranged when needed."""
        self._box, self._floor, self._reading = box, floor, reading
        self._to_arrange = set(self._made)  # a touch waits for one page only

    def get(self, number: int) -> Leaf:
        """The page, arranged."""
        new = number not in self._made
        if new:
            self._made[number] = self._make(number)
            self._to_arrange.add(number)
        if number in self._to_arrange:
            self._to_arrange.discard(number)
            self._arrange(self._made[number])
        if new:
            self._await(number)
        return self._made[number]

    def _make(self, number: int) -> Leaf:
        if number < len(self._chapter.pages):
            return self._make_page(self._chapter, number)
        return Ending(self._guide, self._chapter.outline)

    def _await(self, number: int) -> None:
        """A page not seen yet is made to wait for its entrance; on a wall it is in view already."""
        if self._floor.w == self._box.w:
            self._made[number].each(lambda view: view.expect())

    def _arrange(self, page: Leaf) -> None:
        reading, outline = self._reading, self._chapter.outline
        if reading is None:
            return
        if isinstance(page, Ending):
            page.arrange(self._box, reading)
        elif isinstance(page, PageView):
            ids = [each.id for each in self._guide.exhibition.chapters]
            which = ids.index(outline.id) + 1 if outline.id in ids else 1
            title = reading.say(page.page.title or outline.title)
            heading = Heading(reading.say(outline.title), numeral(reading, which), title, outline.hero)
            page.arrange(self.place(page), reading, heading)

    def place(self, page: Leaf) -> Box:
        """Where a page stands when it rests: on a wall, some take all of it."""
        return self._floor if page.spreads else self._box

    def let_go(self, but: int) -> None:
        """Let go of all pages that are neither this one nor its neighbours."""
        for number in [n for n in self._made if abs(n - but) > 1]:
            self._made.pop(number).each(lambda view: view.leave())

    def put_back(self, number: int) -> bool:
        """Have a page that was visited stand as at the beginning; whether it is still at hand."""
        if number not in self._made:
            return False
        self._made[number].each(lambda view: view.leave())
        self._await(number)
        return True

    def drop(self, number: int) -> None:
        """Let go of one page."""
        self._made.pop(number).each(lambda view: view.leave())

    def close(self) -> None:
        """All go back to their first state."""
        for page in self._made.values():
            page.each(lambda view: view.leave())
