"""The list of a preview: every problem of the folder, over the whole screen, until it is put away."""

from collections.abc import Callable

from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence, told
from kiosk.show.bar import Pill, pill, pill_size
from kiosk.show.bulletin import Bulletin
from kiosk.show.problemcard import Card
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.scroller import Scroller

MOST = 60
"""So many problems are listed; who mends these sees the next."""
WIDEST = 1400
"""Px at 1080p of the column, at most."""


class ProblemList:
    """A heading, a way out, and a column of cards."""

    def __init__(self, close: Callable[[], None]) -> None:
        self._close = close
        self._scroller = Scroller("problems-list")
        self._screen = self._column = Box(0, 0, 1, 1)
        self._heading: list[tuple[Setting, int, int]] = []
        self._cards: list[Card] = []
        self._more: Setting | None = None
        self._pill: Pill | None = None
        self._gap = 0

    def reset(self) -> None:
        """Back to the top."""
        self._scroller.reset()

    def arrange(self, screen: Box, reading: Reading, bulletin: Bulletin, language: str) -> None:
        """Heading and way out stay, the cards below scroll."""
        theme, self._screen = reading.theme, screen
        margin = min(theme.margin, theme.px(72))
        width = min(screen.w - 2 * margin, theme.px(WIDEST))
        column = Box(screen.x + (screen.w - width) // 2, screen.y, width, screen.h)
        top = self._arrange_head(column, reading, bulletin, language)
        _, self._column = column.cut_top(top - screen.y)
        self._gap = theme.px(18)
        self._cards = [Card(note, width, reading, language) for note in bulletin.notes[:MOST]]
        left_out = len(bulletin.notes) - len(self._cards)
        said = told(Sentence("and {count} more", count=left_out), language)
        self._more = reading.set(said, theme.caption(), width, language=language) if left_out else None
        length = sum(card.height + self._gap for card in self._cards) + theme.px(40)
        length += self._more.height if self._more else 0
        self._scroller.arrange(self._column, length, reading)

    def _arrange_head(self, column: Box, reading: Reading, bulletin: Bulletin, language: str) -> int:
        """Gives the y below it."""
        theme = reading.theme
        word = told(Sentence("Close"), language)
        size = pill_size(reading, word, "close")
        place = Box(column.right - size.w, column.y + theme.px(36), *size)
        button = Button("problems-close", place, self._close, word, way_out=True)
        self._pill = pill(reading, button, word, "close")
        room = column.w - size.w - theme.gap
        title = bulletin.tally(language)
        heading = reading.set(title[:1].upper() + title[1:], theme.heading(), room, language=language)
        y = place.y + max(0, (size.h - heading.height) // 2)
        self._heading = [(heading, column.x, y)]
        y = max(y + heading.height, place.bottom) + theme.px(8)
        state = reading.set(told(_state(bulletin), language), theme.caption(), column.w, language=language)
        self._heading.append((state, column.x, y))
        return y + state.height + theme.px(24)

    def paint(self, painter: Painter) -> None:
        """Nothing of the exhibition is seen behind it."""
        painter.fill(self._screen, "paper")
        for setting, x, y in self._heading:
            painter.text(setting, x, y)
        if self._pill:
            self._pill.paint(painter)
        with self._scroller.window(painter) as top:
            y = top
            for card in self._cards:
                if y < self._screen.bottom and y + card.height > self._column.y:
                    card.paint(painter, self._column.x, y)
                y += card.height + self._gap
            if self._more:
                painter.text(self._more, self._column.x, y)

    def moving(self, now: float) -> bool:
        """Whether it glides."""
        return self._scroller.moving(now)

    def controls(self) -> list[Control]:
        """The column, and the way out."""
        return [*self._scroller.controls(), *([self._pill.button] if self._pill else [])]


def _state(bulletin: Bulletin) -> str:
    time = bulletin.time
    if bulletin.errors:
        return Sentence(
            "What was saved is not shown yet: mend the errors and save, and it is. "
            "Until then the screen shows the state of {time}.",
            time=time,
        )
    if bulletin.notes:
        return Sentence(
            "Everything is shown as it was saved, since {time}. Warnings hold nothing back.", time=time
        )
    return Sentence("Everything is shown as it was saved, since {time}.", time=time)
