"""The line of a film's or a sound's time: shows where it is, and a tap or a drag leads elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.base.geometry import Box
from kiosk.stage.controls import Pan
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


@dataclass(frozen=True)
class Inks:
    """What it is printed with."""

    mark: str
    """Times and what is to come."""
    rest: str
    """The line still to come."""
    past: str = "accent"


ON_PAPER, ON_INK = Inks("ink", "brown"), Inks("paper", "stone")


def clock_face(seconds: float) -> str:
    """As on a clock: `1:05`, `1:02:03`."""
    whole = int(seconds + 0.001)
    minutes, left = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


class Scrubber:
    """Times to the left and right of the line; while a finger scrubs, the line shows where it leads."""

    def __init__(
        self,
        name: str,
        inks: Inks,
        go: Callable[[float], None],
        leap: Callable[[int], None],
        stirred: Callable[[], None],
    ) -> None:
        """`go` is given the seconds when the finger is lifted, `leap` 1 or -1 for some seconds on or back.

        `stirred` is called whenever the finger moves.
        """
        self.held: float | None = None
        """Seconds at which the finger is, while it scrubs."""
        self.seconds = 1.0
        """How long all of it is."""
        self.peaks: bytes = b""
        """The loudness of equal parts, 0–255, drawn instead of a plain line."""
        self._name, self._inks = name, inks
        self._go, self._leap, self._stirred = go, leap, stirred
        self._reading: Reading | None = None
        self._reach = self._grabbed = 0.0
        self.box = self.line = Box(0, 0, 1, 1)

    def arrange(self, box: Box, reading: Reading) -> None:
        """Lie in `box`; the whole height of it can be touched."""
        self._reading, self.box = reading, box
        side = self._set("0:00:00" if self.seconds >= 3600 else "00:00").width + reading.theme.px(16)
        self.line = box.inset(side + reading.theme.px(12), 0)

    def _set(self, words: str) -> Setting:
        assert self._reading
        return self._reading.set(words, self._reading.theme.label())

    def x(self, seconds: float) -> int:
        """Where on the screen a time lies."""
        return self.line.x + round(self.line.w * min(1.0, max(0.0, seconds / self.seconds)))

    def control(self, label: str) -> Pan:
        """The line, to be tapped and dragged."""
        place = self.line.inset(-self.line.h // 4, 0)
        return Pan(
            self._name,
            place,
            "both",
            self._grab,
            self._move,
            self._drop,
            reach=self._reached,
            tap=self._tap,
            label=label,
            step=self._leap,
        )

    def _at(self, x: float) -> float:
        return min(1.0, max(0.0, (x - self.line.x) / max(1, self.line.w))) * self.seconds

    def _reached(self, x: float, y: float) -> None:
        del y
        self._reach = x

    def _grab(self) -> None:
        self._move(0.0, 0.0)

    def _move(self, dx: float, dy: float) -> None:
        del dy
        self.held = self._at(self._reach + dx)
        self._stirred()

    def _drop(self, vx: float, vy: float) -> None:
        del vx, vy
        held, self.held = self.held, None
        if held is not None:
            self._go(held)

    def _tap(self, x: float, y: float) -> None:
        del y
        self._go(self._at(x))

    def paint(self, painter: Painter, position: float) -> None:
        """The line at `position` seconds, or where the finger is."""
        here = position if self.held is None else self.held
        for words, left in ((clock_face(here), True), (clock_face(self.seconds), False)):
            set_words = self._set(words)
            x = self.box.x if left else self.box.right - set_words.width
            y = self.box.y + (self.box.h - set_words.height) // 2
            painter.text(set_words, x, y, ink=self._inks.mark)
        (self._paint_peaks if self.peaks else self._paint_line)(painter, self.x(here))

    def _paint_line(self, painter: Painter, x: int) -> None:
        theme, line = painter.theme, self.line
        thick = theme.px(8)
        y = line.y + (line.h - thick) // 2
        thin = theme.px(3)
        painter.fill(Box(x, y + (thick - thin) // 2, line.right - x, thin), self._inks.rest)
        painter.fill(Box(line.x, y, x - line.x, thick), self._inks.past)
        self._paint_knob(painter, x)

    def _paint_knob(self, painter: Painter, x: int) -> None:
        radius = painter.theme.px(20 if self.held is not None else 15)
        middle = self.line.y + self.line.h // 2
        disc = Box(x - radius, middle - radius, 2 * radius, 2 * radius)
        painter.panel(disc, radius, self._inks.past, self._inks.mark, painter.theme.px(3))

    def _paint_peaks(self, painter: Painter, x: int) -> None:
        """Bars of equal distance, each as high as its part is loud."""
        theme, line = painter.theme, self.line
        step = theme.px(9)
        count = max(1, line.w // step)
        for number in range(count):
            first, last = (len(self.peaks) * n // count for n in (number, number + 1))
            loud = max(self.peaks[first : max(first + 1, last)])
            height = max(theme.px(5), round(line.h * loud / 255))
            left = line.x + number * line.w // count
            ink = self._inks.past if left < x else self._inks.rest
            painter.fill(Box(left, line.y + (line.h - height) // 2, step - theme.px(4), height), ink)
        painter.fill(Box(x - theme.px(2), line.y, theme.px(4), line.h), self._inks.mark)
