"""The sheet on which a visitor chooses among more than two languages, each named in its own script."""

from collections.abc import Callable

from kiosk.base.geometry import Box
from kiosk.show.bar import Pill, pill, pill_size
from kiosk.show.scene import Guide, Scene
from kiosk.show.wording import say
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


class Languages(Scene):
    """A card of buttons over the dimmed page; a touch beside it closes it."""

    veiled = True

    def __init__(self, guide: Guide, close: Callable[[], None]) -> None:
        self._guide = guide
        self._close = close
        self._screen = self._beside = self._card = Box(0, 0, 1, 1)
        self._title: tuple[Setting, int, int] | None = None
        self._pills: list[Pill] = []
        self._language = ""

    def arrange(self, screen: Box, reading: Reading) -> None:
        """A title and a button for every language, in columns where there are many."""
        theme, self._screen, self._language = reading.theme, screen, reading.language
        self._beside = room = reading.within_reach(screen)
        languages = self._guide.exhibition.languages
        across = -(-len(languages) // 8)
        size = max(pill_size(reading, own, None) for _, own in languages)
        rows = -(-len(languages) // across)
        gap, edge = theme.between, theme.px(56)
        title = reading.set(say(reading, "language"), theme.heading())
        width = max(theme.px(420), across * (size.w + gap) + 2 * edge)
        height = title.height + gap + rows * (size.h + gap) + 2 * edge
        self._card = room.centred(Box(0, 0, width, height).size)
        self._title = (title, self._card.x + edge, self._card.y + edge)
        inside = Box(
            self._card.x + edge,
            self._card.y + edge + title.height + gap,
            width - 2 * edge,
            rows * (size.h + gap) - gap,
        )
        places = [place for row in inside.rows(rows, gap) for place in row.columns(across, gap)]
        self._pills = [
            pill(reading, Button(f"language-{code}", place, self._chooser(code), own), own)
            for (code, own), place in zip(languages, places, strict=False)
        ]

    def _chooser(self, code: str) -> Callable[[], None]:
        def choose() -> None:
            self._close()
            self._guide.choose_language(code)

        return choose

    def paint(self, painter: Painter) -> None:
        """The dimmed page, the card, the present language filled."""
        painter.fill(self._screen, "ink", 150)
        painter.panel(self._card, painter.theme.px(20), "paper")
        if self._title:
            painter.text(*self._title)
        for each in self._pills:
            each.paint(painter, filled=each.button.id == f"language-{self._language}")

    def controls(self) -> list[Control]:
        """The languages; and everything beside the card closes it."""
        card = Button("card", self._card, lambda: None, double=True)
        return [
            Button("beside", self._beside, self._close, way_out=True, double=True),
            card,
            *(each.button for each in self._pills),
        ]
