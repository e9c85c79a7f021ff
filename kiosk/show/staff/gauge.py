"""Volume and brightness: less, ten steps, more."""

from collections.abc import Callable

from kiosk.base.geometry import Box
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting

STEPS = 10


class Gauge:
    """A value 0–1 that is changed by a tenth with each touch, down to `least`."""

    def __init__(self, name: str, icon: str, change: Callable[[float], None], least: float = 0.0) -> None:
        self._name, self._icon, self._change, self._least = name, icon, change, least
        self._value = 0.0
        self._word: Setting | None = None
        self._said = ""
        self._box = self._bar = self._less = self._more = Box(0, 0, 1, 1)

    def arrange(self, box: Box, value: float, word: str, reading: Reading) -> None:
        """In a box, with what it is called."""
        theme = reading.theme
        self._box, self._value, self._said = box, value, word
        self._word = reading.set(word, theme.label(), theme.px(200), max_lines=1)
        side = box.h
        left = box.x + theme.px(64 + 180)
        self._less = Box(left, box.y, side, side)
        self._more = Box(box.right - side, box.y, side, side)
        x = self._less.right + theme.between
        self._bar = Box(x, box.y, self._more.x - theme.between - x, side)

    def buttons(self) -> list[Button]:
        """Less and more."""
        return [
            Button(f"{self._name}-less", self._less, lambda: self._step(-1), f"{self._said} −"),
            Button(f"{self._name}-more", self._more, lambda: self._step(1), f"{self._said} +"),
        ]

    def _step(self, way: int) -> None:
        steps = round(self._value * STEPS) + way
        self._change(min(1.0, max(self._least, steps / STEPS)))

    def paint(self, painter: Painter) -> None:
        """Filled as far as it goes."""
        theme, box = painter.theme, self._box
        painter.icon(self._icon, Box(box.x, box.y, theme.px(44), box.h), "ink")
        if self._word:
            painter.text(self._word, box.x + theme.px(60), box.y + (box.h - self._word.height) // 2)
        for name, place, icon in (("less", self._less, "minus"), ("more", self._more, "plus")):
            down = painter.pressed == f"{self._name}-{name}"
            painter.panel(place, place.h // 2, "ink" if down else "paper", "ink", theme.line)
            painter.icon(icon, place.inset(theme.px(20)), "paper" if down else "ink")
        high = theme.px(28)
        bar = Box(self._bar.x, self._bar.y + (self._bar.h - high) // 2, self._bar.w, high)
        for number, step in enumerate(bar.columns(STEPS, theme.px(6))):
            painter.fill(step, "accent" if number < round(self._value * STEPS) else "sand")
