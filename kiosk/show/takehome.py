"""Something to take home: a code that a telephone reads, with a word on what it opens; a tap enlarges it."""

from collections.abc import Sequence

from kiosk.base.geometry import Box, Size
from kiosk.blocks.contract import Moment, View
from kiosk.content.model import Link
from kiosk.content.pinyin import bare
from kiosk.show.quickcode import LIGHT, Rows, drawn, modules, sides
from kiosk.show.wording import say
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting, Style
from kiosk.stage.widgets.action import Action
from kiosk.stage.widgets.glide import Glide

INLINE = 132
"""Px at 1080p that the code takes at most beside its words, if it stays readable."""
LEAST = 80
"""Px at 1080p that it takes at least: 22 mm on a 24-inch screen."""
FINEST = 2
"""Px of a module at least, on any screen."""
GROW = 0.35
"""Seconds in which it is enlarged."""
SHOWN = 8.0
"""Seconds that an unattended display shows it enlarged, for a telephone to be taken out."""


def module_px(rows: Rows, room: int, least: int) -> int:
    """Whole px of a module, so that the code goes into `room` px; but never less than `least` px in all."""
    count = sides(rows)
    return max(FINEST, room // count, -(-least // count))


class TakeHome(View):
    """The code with its words beside it; enlarged, both cover the screen."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._body = ""
        self._box = self._code = Box(0, 0, 0, 0)
        self._words: list[tuple[Setting, int, int]] = []
        self._open = Glide(0.0, GROW)
        self._reading: Reading | None = None

    def measure(self, width: int, reading: Reading) -> int:
        """As high as the code or its words."""
        return self._place(Box(0, 0, width, 1), reading)

    def arrange(self, box: Box, reading: Reading) -> None:
        """The code to the left, the words beside it."""
        self._reading = reading
        self._open.pace(reading.seconds(GROW))
        self._place(box, reading)

    def _place(self, box: Box, reading: Reading) -> int:
        """Code and words at the top of `box`; gives their height."""
        theme, rows = reading.theme, modules(bare(reading.say(self._link.code)))
        side = 0
        if rows:
            module = module_px(rows, theme.px(INLINE), theme.px(LEAST))
            side, self._body = sides(rows) * module, drawn(rows, module)
        beside = box.cut_left(side, theme.px(28) if side else 0)[1]
        self._words, high = set_words(self._link, beside, theme.lead("ink"), reading)
        height = max(side, high)
        self._words = [(line, x, y + (height - high) // 2) for line, x, y in self._words]
        self._code = Box(box.x, box.y + (height - side) // 2, side, side)
        self._box = Box(box.x, box.y, box.w, height)
        return height

    def paint(self, painter: Painter) -> None:
        """The code in a thin frame, and its words."""
        if self._code.w:
            paint_code(painter, self._body, self._code)
            frame = "accent" if painter.pressed == "take-home" else "stone"
            paint_frame(painter, self._code, frame)
        for setting, x, y in self._words:
            painter.text(setting, x, y)

    def controls(self) -> Sequence[Control]:
        """All of it enlarges the code."""
        if not self._code.w or self._reading is None:
            return ()
        label = self._reading.say(self._link.opens)
        return [Button("take-home", self._box, lambda: self._open.to(1.0), label)]

    def overlay(self, screen: Box) -> View | None:
        """The enlarged code, while there is one."""
        if self._reading is None or not (self._open.end or self._open.moving):
            return None
        enlarged = Enlarged(self._link, self._open, self._box)
        enlarged.arrange(screen, self._reading)
        return enlarged

    def moving(self, now: float) -> bool:
        """While the code grows or goes back."""
        del now
        return self._open.moving

    def leave(self) -> None:
        """Not enlarged."""
        self._open.jump(0.0)

    def moments(self) -> Sequence[Moment]:
        """The code enlarged."""
        return [Moment(SHOWN, lambda: self._open.to(1.0))] if self._code.w else []


class Enlarged(View):
    """A sheet of paper over the whole screen that grows from where the code stands."""

    def __init__(self, link: Link, grown: Glide, origin: Box) -> None:
        self._link, self._grown, self._origin = link, grown, origin
        self._close = Action("take-home-close")
        self._body = ""
        self._screen = self._code = Box(0, 0, 0, 0)
        self._words: list[tuple[Setting, int, int]] = []

    def measure(self, width: int, reading: Reading) -> int:
        """As high as the screen, whatever its width."""
        del width
        return reading.theme.screen.h

    def arrange(self, box: Box, reading: Reading) -> None:
        """Code and words together in the middle, beside or below one another by the shape of the screen."""
        theme, rows = reading.theme, modules(bare(reading.say(self._link.code)))
        self._screen = box
        wide = box.w > box.h
        gap = theme.px(80 if wide else 56)
        module = module_px(rows, round(min(box.size) * (0.62 if wide else 0.74)), theme.px(LEAST))
        side, self._body = sides(rows) * module, drawn(rows, module)
        room = min(theme.px(760), box.w - 2 * theme.margin - (side + gap if wide else 0))
        most = box.h - 2 * theme.margin - (0 if wide else side + gap)
        close = self._close.set(say(reading, "close"), "close", reading, room)
        high = self._set_words(max(1, room), most - gap // 2 - close.h, reading)
        column = max(close.w, *(setting.width for setting, _, _ in self._words))
        high += gap // 2 + close.h
        if wide:
            whole = box.centred(Size(side + gap + column, max(side, high)))
            self._code = Box(whole.x, whole.y + (whole.h - side) // 2, side, side)
            x, y = self._code.right + gap, whole.y + (whole.h - high) // 2
        else:
            whole = box.centred(Size(max(side, column), side + gap + high))
            self._code = Box(box.x + (box.w - side) // 2, whole.y, side, side)
            x, y = box.x + (box.w - column) // 2, self._code.bottom + gap
        self._words = [(line, x + dx, y + dy) for line, dx, dy in self._words]
        self._close.place(x, y + high - close.h)

    def _set_words(self, width: int, most: int, reading: Reading) -> int:
        """What the code opens and, within `most` px of height, what it holds; gives the height."""
        theme = reading.theme
        self._words, high = set_words(self._link, Box(0, 0, width, 1), theme.heading(), reading)
        held = reading.set(self._link.code, theme.lead(), width)
        y = high + theme.px(24)
        if y + held.height > most:
            return high
        self._words.append((held, 0, y))
        return y + held.height

    def paint(self, painter: Painter) -> None:
        """As far as it has grown."""
        part = self._grown.value(painter.now)
        if not part:
            return
        with painter.clip(between(self._origin, self._screen, part)):
            painter.fill(self._screen, LIGHT)
            paint_code(painter, self._body, self._code)
            for setting, x, y in self._words:
                painter.text(setting, x, y)
            self._close.paint(painter)

    def controls(self) -> Sequence[Control]:
        """The button that closes it; nothing while it closes."""
        close = self._close.button(lambda: self._grown.to(0.0), way_out=True)
        return [close] if self._grown.end else []

    def moving(self, now: float) -> bool:
        """While it grows or goes back."""
        del now
        return self._grown.moving


def set_words(
    link: Link, box: Box, style: Style, reading: Reading
) -> tuple[list[tuple[Setting, int, int]], int]:
    """What is to be done and what it opens, placed from the top of `box`, and their height."""
    theme = reading.theme
    above = reading.set(say(reading, "take-home"), theme.label("accent"), box.w, balance=True)
    below = reading.set(link.opens, style, box.w, balance=True)
    y = box.y + above.height + theme.px(10)
    return [(above, box.x, box.y), (below, box.x, y)], y + below.height - box.y


def paint_code(painter: Painter, body: str, box: Box) -> None:
    """The code, never in the mirror: few telephones read it there."""
    with painter.straight(box):
        painter.shape(body, box)


def paint_frame(painter: Painter, box: Box, ink: str) -> None:
    """A line around a box, inside it."""
    thin = painter.theme.px(2)
    for edge in (box.cut_top(thin), box.cut_bottom(thin), box.cut_left(thin), box.cut_right(thin)):
        painter.fill(edge[0], ink)


def between(a: Box, b: Box, part: float) -> Box:
    """The box a part 0–1 of the way from `a` to `b`, edge by edge."""
    x, y, right, bottom = (
        round(start + (end - start) * part)
        for start, end in ((a.x, b.x), (a.y, b.y), (a.right, b.right), (a.bottom, b.bottom))
    )
    return Box(x, y, right - x, bottom - y)
