"""Pages painted ahead on off-screen sheets, so that turning them is plain copying."""

from collections.abc import Callable, Sequence

from kiosk.base.geometry import Box
from kiosk.show.leaf import Leaf, Paint
from kiosk.stage.canvas import Texture
from kiosk.stage.painter import Painter


class Sheets:
    """At most `most` sheets, painted when asked for."""

    def __init__(self, leaf: Callable[[int], Leaf]) -> None:
        """`leaf` gives a page, laid out."""
        self.most = 3
        self._leaf = leaf
        self._painted: dict[int, tuple[Texture, bool]] = {}
        self._coming: tuple[Leaf, list[Paint]] | None = None
        self._at_hand: set[int] = set()

    def ready(self, page: int) -> bool:
        """Whether the page stands painted, be it with stand-ins for pictures that are still to come."""
        return page in self._painted

    def note(self, page: int) -> None:
        """The page was painted: next time it takes but a moment."""
        self._at_hand.add(page)

    def bring(self, painter: Painter, pages: Sequence[int], box: Box) -> list[int]:
        """Come a step nearer to the first of the pages that take long to paint; those that do so still.

        None does for a patient painter.
        """
        if painter.pictures.patient or not painter.keeps:
            return []
        coming = [page for page in pages if page not in self._at_hand]
        if coming:
            self.approach(painter, coming[0], box)
        return [page for page in coming if page not in self._at_hand]

    def get(self, painter: Painter, page: int, box: Box) -> Texture:
        """The sheet of a page that is laid out in `box` of the screen, painted now unless it stands ready."""
        if page in self._painted and painter.keeps:
            sheet, complete = self._painted.pop(page)
            self._painted[page] = (sheet, complete)
            return sheet
        while len(self._painted) >= self.most:
            del self._painted[next(iter(self._painted))]
        self.note(page)
        before, painter.complete = painter.complete, True
        with painter.canvas.onto(painter.canvas.sheet(box.size), (box.x, box.y)):
            self._leaf(page).paint(painter)
            sheet = painter.canvas.keep()  # painted on one that can be, kept as one that copies faster
        if painter.keeps:
            self._painted[page] = (sheet, painter.complete)
        painter.complete = before
        return sheet

    def approach(self, painter: Painter, page: int, box: Box) -> None:
        """A step towards a sheet: the page is laid out; each of its parts is tried, unseen; it is painted.

        All at once it would have a touch wait for 0.1 to 0.2 s.
        """
        leaf = self._leaf(page)
        if self._coming is None or self._coming[0] is not leaf:
            self._coming = leaf, list(leaf.parts())
            return
        _, parts = self._coming
        if parts:
            with painter.unseen():
                parts.pop(0)(painter)
        else:
            self._coming = None
            self.get(painter, page, box)

    def drop(self, page: int) -> None:
        """The page has changed since it was painted."""
        self._painted.pop(page, None)

    def let_go(self, but: int) -> None:
        """Pages that are neither this one nor its neighbours are no longer laid out."""
        self._at_hand.intersection_update(range(but - 1, but + 2))

    def forget(self) -> None:
        """Everything is to be laid out and painted anew."""
        self._painted.clear()
        self._at_hand.clear()
        self._coming = None

    def forget_incomplete(self) -> None:
        """What was painted with stand-ins for pictures is to be painted anew."""
        for page in [page for page, (_, complete) in self._painted.items() if not complete]:
            self.drop(page)
