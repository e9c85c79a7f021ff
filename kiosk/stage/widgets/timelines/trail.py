"""The line with all stops of a way: dots or numbered steps to tap, a disc that travels, and two arrows."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.base.geometry import Box, Size
from kiosk.content.pinyin import bare
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.tween import ease_in_out
from kiosk.stage.typesetting import Setting

MOST_LINES = 3
"""Where a label needs more, all labels are left away."""


_WORD = re.compile(r"[^\s\u2e80-\uffef]+")
"""A word of a script that must not be broken inside words."""


@dataclass(frozen=True)
class Names:
    """What stands at the stops, and what the arrows are called for those who cannot see them."""

    labels: Sequence[str]
    back: str
    on: str


class Trail:
    """Labels hang below the line, each at its stop; a numbered trail climbs a stair from stop to stop.

    Made for one width, `named` with labels where they fit; it takes `height` px where `place` puts it.
    """

    def __init__(
        self,
        names: Names,
        numbered: bool,
        named: bool,
        reading: Reading,
        width: int,
        go: Callable[[int], None],
    ) -> None:
        theme = reading.theme
        self._names, self._numbered, self._go = names, numbered, go
        self._count = len(names.labels)
        self._arrow = max(theme.target, theme.px(72))
        self._gap = theme.px(20)
        self._between, self._apart = theme.between, theme.apart
        room = max(theme.target, width - 2 * self._arrow - self._between - theme.px(28))
        self._size = Size(width, room)
        self._pitch = max(float(theme.target + self._apart), room / self._count)
        self._dot = theme.px(24 * theme.growth if numbered else 11)
        self._disc = theme.px(30 * theme.growth if numbered else 17)
        self._rise = min(theme.px(16), theme.px(96) // self._count) if numbered else 0
        between = max(theme.px(12), self._apart + theme.px(4), round(self._pitch * 0.09))
        wide = round(self._pitch) - between
        self._labels = _labels(names.labels, reading, wide) if named else []
        numeral = replace(theme.label(), role="serif", size=round(self._dot * 1.1), leading=1.0)
        self._numerals = [reading.set(str(i + 1), numeral) for i in range(self._count if numbered else 0)]
        self._box = self._line = Box(0, 0, 1, 1)
        self._mark = 0.0
        self.height = max(self._depth(i) for i in range(self._count))

    def _fall(self, stop: int) -> int:
        """Px from the trail's top to the line at a stop."""
        return self._arrow // 2 + self._rise * (self._count - 1 - stop)

    def _depth(self, stop: int) -> int:
        label = self._gap + self._labels[stop].height if self._labels else 0
        return max(self._arrow, self._fall(stop) + max(self._disc, self._dot + label) + 1)

    def place(self, x: int, y: int) -> None:
        """Put its top left there."""
        self._box = Box(x, y, self._size.w, self.height)
        self._line = Box(x, y, self._size.h, self.height)

    # Where the stops lie. A line with more of them than there is room for shows those around the disc.

    def _shift(self, mark: float) -> float:
        most = self._pitch * self._count - self._line.w
        return min(max(0.0, (mark + 0.5) * self._pitch - self._line.w / 2), max(0.0, most))

    def _x(self, stop: float, mark: float) -> int:
        """The middle of a stop's dot."""
        return round(self._line.x + self._disc + stop * self._pitch - self._shift(mark))

    def _y(self, stop: int) -> int:
        return self._box.y + self._fall(stop)

    def _in_view(self, stop: int) -> bool:
        """Whether the whole dot is in view."""
        x = self._x(stop, self._mark)
        return self._line.x <= x - self._dot and x + self._dot <= self._line.right

    def controls(self, at: int) -> list[Button]:
        """The stops in view and, above them, the arrows that lead somewhere from stop `at`."""
        buttons = []
        for stop, label in enumerate(self._names.labels):
            left, right = (self._x(edge, self._mark) - self._disc for edge in (stop, stop + 1))
            place = Box(left, self._box.y, right - left, self.height).clip(self._line)
            place = place._replace(w=place.w - self._apart)
            if place.w >= min(self._arrow, int(self._pitch) - self._apart):
                buttons.append(Button(f"beat-{stop}", place, self._goer(stop), label))
        return [*buttons, *self._arrows(at)]

    def _goer(self, stop: int) -> Callable[[], None]:
        return lambda: self._go(stop)

    def _arrows(self, at: int) -> list[Button]:
        right = Box(self._box.right - self._arrow, self._box.y, self._arrow, self._arrow)
        left = right.moved(-self._arrow - self._between, 0)
        arrows = []
        if at > 0:
            arrows.append(Button("earlier", left, self._goer(at - 1), self._names.back))
        if at < self._count - 1:
            arrows.append(Button("later", right, self._goer(at + 1), self._names.on))
        return arrows

    def paint(self, painter: Painter, mark: float, at: int) -> None:
        """The trail with its disc at `mark`; `at` is the stop whose label is in the accent."""
        self._mark = mark
        inside = min(max(mark, 0.0), self._count - 1.0)
        with painter.clip(self._line):
            self._paint_line(painter, inside)
            for stop in filter(self._in_view, range(self._count)):
                self._paint_stop(painter, stop, inside, at)
            self._paint_disc(painter, inside)
        for arrow in self._arrows(at):
            down = painter.pressed == arrow.id
            inner = arrow.box.inset(painter.theme.px(2))
            painter.panel(inner, inner.h // 2, "accent-dark" if down else "accent")
            side = painter.theme.px(36)
            icon = "back" if arrow.id == "earlier" else "next"
            painter.icon(icon, inner.centred(Size(side, side)), "paper")

    def _paint_line(self, painter: Painter, mark: float) -> None:
        thin, thick = painter.theme.px(3), painter.theme.px(6)
        here = self._x(mark, mark)
        for stop in range(self._count):
            left, y = self._x(stop, mark), self._y(stop)
            right = self._x(stop + 1, mark) if stop < self._count - 1 else self._line.right
            painter.fill(Box(left, y - thin // 2, right - left, thin), "stone")
            painter.fill(Box(left, y - thick // 2, min(right, here) - left, thick), "accent")
            if self._rise and stop:
                passed = mark >= stop
                wide = thick if passed else thin
                riser = Box(left - wide // 2, y, wide, self._rise + wide // 2)
                painter.fill(riser, "accent" if passed else "stone")

    def _paint_stop(self, painter: Painter, stop: int, mark: float, at: int) -> None:
        passed = stop <= mark
        x, y = self._x(stop, mark), self._y(stop)
        down = painter.pressed == f"beat-{stop}"
        ring = Box(x - self._dot, y - self._dot, 2 * self._dot, 2 * self._dot)
        ink = "accent" if passed else "brown"
        painter.panel(ring, self._dot, "sand" if down else "paper", ink, painter.theme.px(3))
        if self._numerals:
            self._paint_numeral(painter, stop, x, y, ink)
        if self._labels:
            below = y + self._dot + self._gap
            painter.text(self._labels[stop], x - self._disc, below, ink="accent" if stop == at else "brown")

    def _paint_numeral(self, painter: Painter, stop: int, x: int, y: int, ink: str) -> None:
        numeral = self._numerals[stop]
        painter.text(numeral, x - numeral.width // 2, y - numeral.height // 2, ink=ink)

    def _paint_disc(self, painter: Painter, mark: float) -> None:
        stop = min(int(mark), self._count - 1)
        climb = ease_in_out((mark - stop - 0.6) / 0.4)
        x, y = self._x(mark, mark), self._y(stop) - round(self._rise * climb)
        radius = self._disc
        painter.panel(Box(x - radius, y - radius, 2 * radius, 2 * radius), radius, "accent")
        if self._numerals:
            self._paint_numeral(painter, round(mark), x, y, "paper")


def _labels(names: Sequence[str], reading: Reading, width: int) -> list[Setting]:
    """All labels in lines of `width` px, or none where one would be cut or a word broken."""
    style = reading.theme.caption()
    labels = [reading.set(name, style, max(1, width), MOST_LINES, balance=True) for name in names]
    words = {word for name in names for word in _WORD.findall(bare(name))}
    whole = all(reading.set(word, style).width <= width for word in words)
    return labels if whole and not any(label.cut for label in labels) else []
