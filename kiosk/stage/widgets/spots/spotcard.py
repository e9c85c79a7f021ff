"""The card that speaks of one place of a picture: number, title, picture, text, and where one can go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.base.geometry import Box
from kiosk.content.model import Picture
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.prose import Prose
from kiosk.stage.widgets.spots.numeral import Numeral

ICONS = {"previous": "back", "next": "next", "close": "close"}
PICTURE_SHAPE = 0.56
"""Height of the picture for its width."""

SHORTEST_LINE = 11.0
"""Ems that lines of text beside a picture must have; the picture is left away where they would not."""


@dataclass(frozen=True)
class Told:
    """What is said of a spot."""

    number: int
    title: str
    body: str
    picture: Picture | None
    lead: str
    """What the button says that leads on; empty for none."""


class SpotCard:
    """Buttons are called `spot-previous`, `spot-next`, `spot-close` and `spot-lead`."""

    def __init__(self) -> None:
        self.prose = Prose("spot-words")
        self._box = Box(0, 0, 1, 1)
        self._title: tuple[Setting, int, int] | None = None
        self._numeral: Numeral | None = None
        self._picture: tuple[Picture, Box] | None = None
        self._places: dict[str, Box] = {}
        self._lead: Setting | None = None
        self.head = (0, 0)
        """Where the line from the picture ends: at the number."""

    def arrange(self, box: Box, told: Told, reading: Reading, beside: bool) -> None:
        """Lay it out in `box`; `beside` the picture it speaks of, or below it."""
        theme = reading.theme
        self._box = box
        self._numeral = numeral = Numeral(told.number, 60, reading)
        left = numeral.side + theme.px(20)
        title = reading.set(told.title, theme.heading(), max(1, box.w - left), max_lines=3, balance=True)
        high = max(numeral.side, title.height)
        self._title = (title, box.x + left, box.y + (high - title.height) // 2)
        self._middle = (box.x + numeral.side // 2, box.y + high // 2)
        self.head = (box.x, self._middle[1]) if beside else (self._middle[0], box.y)
        _, rest = box.cut_top(high, theme.px(16))
        rest = self._place_buttons(rest, told, reading)
        rest = self._place_picture(rest, told, reading)
        self.prose.set(told.body, reading, rest.w)
        self.prose.arrange(rest, reading)

    def _place_buttons(self, box: Box, told: Told, reading: Reading) -> Box:
        """The row at the foot; gives what is left above it."""
        theme = reading.theme
        side, gap = max(theme.target, theme.px(72)), theme.between
        row, rest = box.cut_bottom(side, max(theme.px(20), gap))
        self._places = {
            "previous": Box(row.x, row.y, side, side),
            "next": Box(row.x + side + gap, row.y, side, side),
            "close": Box(row.right - side, row.y, side, side),
        }
        self._lead = None
        if told.lead:
            turning = 2 * (side + gap)
            between = Box(row.x + turning, row.y, row.w - turning - gap - side, side)
            return self._place_lead(told.lead, between, rest, reading)
        return rest

    def _place_lead(self, words: str, between: Box, above: Box, reading: Reading) -> Box:
        """`between` the other buttons where it fits there, else `above` them; gives what is left there."""
        theme = reading.theme
        pad, room = theme.px(82), between
        lead = _in_lines(words, room.w - pad, reading)
        if room.w < theme.px(240) or lead.cut or lead.height > room.h:
            lead = _in_lines(words, above.w - pad, reading)
            high = max(room.h, lead.height + theme.px(18))
            room, above = above.cut_bottom(high, max(theme.px(20), theme.between))
        self._lead = lead
        self._places["lead"] = Box(room.x, room.y, min(room.w, lead.width + pad), room.h)
        return above

    def _place_picture(self, box: Box, told: Told, reading: Reading) -> Box:
        """Above the text, or to its left in a low card; gives what is left."""
        theme = reading.theme
        self._picture = None
        if told.picture is None:
            return box
        if box.w > 1.5 * box.h:
            place, rest = box.cut_left(round(box.w * 0.42), theme.px(32))
            high = min(box.h, round(place.w * PICTURE_SHAPE))
            place = Box(place.x, place.y, place.w, high)
            if rest.w < SHORTEST_LINE * theme.body().size:
                return box
        else:
            text = self.prose.set(told.body, reading, box.w)
            like = round(box.w * PICTURE_SHAPE)
            high = min(like, max(box.h - text - theme.px(24), round(box.h * 0.34)))
            place, rest = box.cut_top(high, theme.px(24))
        if min(place.size) > theme.px(80):
            self._picture = (told.picture, place)
            return rest
        return box

    def controls(
        self, acts: Mapping[str, Callable[[], None] | None], labels: Callable[[str], str]
    ) -> list[Control]:
        """The text where it scrolls, and the buttons that have something to do."""
        buttons = [
            Button(f"spot-{name}", box, act, labels(name), way_out=name == "close")
            for name, box in self._places.items()
            if (act := acts.get(name))
        ]
        return [*self.prose.controls(), *buttons]

    def paint(self, painter: Painter, usable: Callable[[str], bool]) -> None:
        """The card; of the buttons those that have something to do."""
        if self._numeral:
            self._numeral.paint(painter, *self._middle, filled=True)
        if self._title:
            painter.text(*self._title)
        if self._picture:
            painter.picture(*self._picture)
        self.prose.paint(painter)
        for name, box in self._places.items():
            if usable(name):
                self._paint_button(painter, name, box)

    def _paint_button(self, painter: Painter, name: str, box: Box) -> None:
        theme = painter.theme
        pressed = painter.pressed == f"spot-{name}"
        dark = pressed != (name == "close")
        ground = "accent-dark" if pressed else "accent"
        ground = ground if name == "lead" else "ink" if dark else "paper"
        radius = min(box.h // 2, theme.px(38))
        painter.panel(box, radius, ground, None if name == "lead" else "ink", theme.line)
        if name == "lead" and self._lead:
            side = theme.px(34)
            painter.text(
                self._lead, box.x + theme.px(28), box.centre[1] - self._lead.height // 2, ink="paper"
            )
            painter.icon(
                "next", Box(box.right - side - theme.px(16), box.centre[1] - side // 2, side, side), "paper"
            )
        elif name != "lead":
            mark = "paper" if dark else "ink"
            side = theme.px(36)
            painter.icon(ICONS[name], box.centred(box.size._replace(w=side, h=side)), mark)


def _in_lines(words: str, width: int, reading: Reading) -> Setting:
    """On one line where it fits, else on two."""
    line = reading.set(words, reading.theme.label())
    return line if line.width <= width else reading.set(words, reading.theme.label(), max(1, width), 2)
