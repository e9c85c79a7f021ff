"""The paper beside or below an enlarged picture: what is said of it, and the buttons."""

from collections.abc import Collection, Sequence

from kiosk.base.geometry import Box, Size
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.pictures.framed import Plate
from kiosk.stage.widgets.scroller import Scroller

WIDEST = 1.9
"""On a screen wider than this times its height, picture and card stand in the middle."""
TALLEST = 0.34
"""The most of the screen's height that a card below takes, unless the pictures leave it more."""
ICONS = {"previous": "back", "next": "next", "zoom-out": "minus", "zoom-in": "plus", "close": "close"}


def lay_out(screen: Box, reading: Reading, plates: Sequence[Plate]) -> tuple[Box, Box]:
    """The stage of the pictures and the card, so that as much as possible is seen of the pictures."""
    theme = reading.theme
    width = min(screen.w, round(screen.h * WIDEST))
    middle = Box(screen.x + (screen.w - width) // 2, screen.y, width, screen.h)
    wide = round(theme.px(480) * (1 + (theme.text_size - 1) * 0.4))
    card, stage = middle.cut_right(wide)
    below_card, below_stage = middle.cut_bottom(_height_below(middle.w, screen, reading, plates))
    if screen.w <= screen.h:
        return below_stage, below_card
    beside, below = (_seen(place.size, plates, reading) for place in (stage, below_stage))
    return (stage, card) if beside >= below else (below_stage, below_card)


def _seen(stage: Size, plates: Sequence[Plate], reading: Reading) -> int:
    """Px of all pictures together in full view."""
    files = [plate.file(reading, stage)[1] for plate in plates]
    shown = [natural.contain(stage) for natural in files if natural]
    return sum(size.w * size.h for size in shown)


def _height_below(width: int, screen: Box, reading: Reading, plates: Sequence[Plate]) -> int:
    """The height of a card below the picture that holds the longest of the captions, within limits."""
    theme = reading.theme
    row = theme.px(88)
    wide = screen.w > screen.h
    room = _words_room(Box(0, 0, width, 10 * row), wide, len(plates), reading).w
    words = max((_words_height(plate, room, reading) for plate in plates), default=0)
    high = max(words, row) if wide else row + theme.px(28) + words
    shapes = [natural.h / natural.w for plate in plates if (natural := plate.file(reading, screen.size)[1])]
    left = screen.h - round(width * max(shapes, default=1.0))
    return min(high + theme.px(72), max(round(screen.h * TALLEST), left))


def _words(plate: Plate, width: int, reading: Reading) -> list[Setting]:
    theme = reading.theme
    said = [(plate.caption, theme.body()), (plate.credit, theme.caption())]
    return [reading.set(text, style, width) for text, style in said if reading.say(text)]


def _words_height(plate: Plate, width: int, reading: Reading) -> int:
    words = _words(plate, width, reading)
    return sum(setting.height for setting in words) + reading.theme.px(12) * max(0, len(words) - 1)


def _words_room(card: Box, wide: bool, count: int, reading: Reading) -> Box:
    """The part of a card below the picture that its words have."""
    theme = reading.theme
    inner = card.inset(theme.margin, theme.px(36))
    if not wide:
        return inner.cut_bottom(theme.px(88), theme.px(28))[1]
    buttons = (5 if count > 1 else 3) * theme.px(104) + (theme.px(120) if count > 1 else 0)
    return inner.cut_right(buttons, theme.px(64))[1]


class Card:
    """Its words scroll where they must; the buttons stand at the lower edge."""

    def __init__(self) -> None:
        self.scroller = Scroller("enlarged-words")
        self.places: dict[str, Box] = {}
        """Where the buttons are, by name."""
        self._box = self._room = Box(0, 0, 1, 1)
        self._words: list[tuple[Setting, int]] = []
        self._count = 1
        self._counter: Setting | None = None
        self._between = Box(0, 0, 0, 0)

    def arrange(self, box: Box, count: int, reading: Reading) -> None:
        """Lay out a column or a strip; `count` pictures are turned over."""
        theme = reading.theme
        self._box, self._count, self.places = box, count, {}
        side, gap = theme.px(88), theme.px(16)
        if box.h > box.w:
            inner = box.inset(theme.px(40), theme.px(56))
            rows, self._room = inner.cut_bottom(side if count < 2 else 2 * side + theme.px(24), theme.px(36))
            self._place_zoom(rows.cut_top(side)[0], side, gap)
            turning = rows.cut_bottom(side)[0]
        else:
            wide = theme.screen.w > theme.screen.h
            inner = box.inset(theme.margin, theme.px(36))
            self._room = _words_room(box, wide, count, reading)
            row = inner.cut_bottom(side)[0]
            if wide:
                row = row.cut_left(inner.right - self._room.right - theme.px(64))[0]
                row = Box(inner.right - row.w, row.y, row.w, row.h)
            turning, rest = row.cut_left(2 * side + theme.px(120)) if count > 1 else (row, row)
            self._place_zoom(rest.cut_right(3 * side + 4 * gap)[0] if count > 1 else row, side, gap)
        if count > 1:
            self._place_turning(turning, side)

    def _place_zoom(self, row: Box, side: int, gap: int) -> None:
        self.places["zoom-out"] = Box(row.x, row.y, side, side)
        self.places["zoom-in"] = Box(row.x + side + gap, row.y, side, side)
        self.places["close"] = Box(row.right - side, row.y, side, side)

    def _place_turning(self, row: Box, side: int) -> None:
        self.places["previous"] = Box(row.x, row.y, side, side)
        self.places["next"] = Box(row.right - side, row.y, side, side)
        self._between = row.inset(side, 0)

    def speak(self, plate: Plate, at: int, reading: Reading) -> None:
        """Say what is said of a picture, the one numbered `at` from 0."""
        theme = reading.theme
        self._words, y = [], 0
        for setting in _words(plate, self._room.w, reading):
            self._words.append((setting, y))
            y += setting.height + theme.px(12)
        self.scroller.arrange(self._room, max(0, y - theme.px(12)), reading)
        self._counter = reading.set(f"{at + 1} / {self._count}", theme.label()) if self._count > 1 else None

    def unrolled(self, part: float) -> Box:
        """What is to be seen of it when a part 0–1 is unrolled from the pictures' side."""
        if self._box.h > self._box.w:
            return self._box.cut_left(round(self._box.w * part))[0]
        return self._box.cut_top(round(self._box.h * part))[0]

    def paint(self, painter: Painter, usable: Collection[str]) -> None:
        """Words and buttons; only those that are `usable` now."""
        painter.fill(self._box, "paper")
        with self.scroller.window(painter) as top:
            for setting, y in self._words:
                painter.text(setting, self._room.x, top + y)
        if self._counter:
            place = self._between.centred(Size(self._counter.width, self._counter.height))
            painter.text(self._counter, place.x, place.y)
        for name in [each for each in self.places if each in usable]:
            self._paint_button(painter, name, self.places[name])

    @staticmethod
    def _paint_button(painter: Painter, name: str, box: Box) -> None:
        theme = painter.theme
        dark = (painter.pressed == f"enlarged-{name}") != (name == "close")
        painter.panel(box, box.h // 2, "ink" if dark else "paper", "ink", theme.line)
        painter.icon(ICONS[name], box.inset(theme.px(24)), "paper" if dark else "ink")
