"""Pages painted ahead on off-screen sheets, so that turning them is plain copying."""

from collections.abc import Callable

from kiosk.base.geometry import Box
from kiosk.stage.canvas import Texture
from kiosk.stage.painter import Painter


class Sheets:
    """At most `most` sheets, painted when asked for."""

    def __init__(self) -> None:
        self.most = 3
        self._painted: dict[int, tuple[Texture, bool]] = {}

    def ready(self, page: int) -> bool:
        """Whether the page stands painted, be it with stand-ins for pictures that are still to come."""
        return page in self._painted

    def get(self, painter: Painter, page: int, box: Box, paint: Callable[[Painter], None]) -> Texture:
        """The sheet of a page that is laid out in `box` of the screen, painted now unless it stands ready."""
        if page in self._painted and painter.keeps:
            sheet, complete = self._painted.pop(page)
            self._painted[page] = (sheet, complete)
            return sheet
        while len(self._painted) >= self.most:
            del self._painted[next(iter(self._painted))]
        before, painter.complete = painter.complete, True
        with painter.canvas.onto(painter.canvas.sheet(box.size), (box.x, box.y)):
            paint(painter)
            sheet = painter.canvas.keep()  # painted on one that can be, kept as one that copies faster
        if painter.keeps:
            self._painted[page] = (sheet, painter.complete)
        painter.complete = before
        return sheet

    def drop(self, page: int) -> None:
        """The page has changed since it was painted."""
        self._painted.pop(page, None)

    def forget(self) -> None:
        """Everything is to be painted anew."""
        self._painted.clear()

    def forget_incomplete(self) -> None:
        """What was painted with stand-ins for pictures is to be painted anew."""
        for page in [page for page, (_, complete) in self._painted.items() if not complete]:
            self.drop(page)
