"""A row of named states of which one is on; a tap on another switches to it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kiosk.base.geometry import Box
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


class Switch:
    """Set by `set` for a width, placed by `place`; `height` is what its longest name needs."""

    def __init__(self, name: str, go: Callable[[int], None]) -> None:
        self._name, self._go = name, go
        self._names: list[str] = []
        self._words: list[Setting] = []
        self._keys: list[Box] = []
        self._size = (1, 1)
        self._apart = 0
        self.height = 0

    def set(self, names: Sequence[str], reading: Reading, width: int) -> int:
        """Keys of equal width, no wider than they must be, at most `width` px together; gives the height."""
        theme = reading.theme
        pad = theme.px(28)
        self._apart = theme.apart
        most = (width - self._apart * (len(names) - 1)) // len(names) - 2 * pad
        style = theme.label()
        self._names = list(names)
        words = [reading.set(name, style, max(1, most), balance=True) for name in names]
        ink = [max(line.width for line in word.lines) if word.lines else 0.0 for word in words]
        key = min(most, max(round(max(ink)) + 1, theme.px(120)))
        self._words = [
            reading.set(name, replace(style, align="centre"), max(1, key), balance=True) for name in names
        ]
        self.height = max(theme.target, theme.px(72), max(word.height for word in self._words) + theme.px(28))
        self._size = (key + 2 * pad, self.height)
        return self.height

    def place(self, x: int, y: int) -> None:
        """Put its top left there."""
        wide, high = self._size
        step = wide + self._apart
        self._keys = [Box(x + i * step, y, wide, high) for i in range(len(self._names))]

    def controls(self) -> list[Button]:
        """A button each."""
        return [
            Button(f"{self._name}-{i}", box, lambda i=i: self._go(i), self._names[i])  # type: ignore[misc]
            for i, box in enumerate(self._keys)
        ]

    def paint(self, painter: Painter, on: int) -> None:
        """The keys in one frame, or each in its own where they stand apart; that of state `on` in ink."""
        theme = painter.theme
        radius, line = theme.px(16), theme.line
        first, last = self._keys[0], self._keys[-1]
        frame = Box(first.x, first.y, last.right - first.x, first.h)
        for box in self._keys if self._apart else [frame]:
            painter.panel(box, radius, "paper", "ink", line)
        for number, (box, word) in enumerate(zip(self._keys, self._words, strict=True)):
            down = painter.pressed == f"{self._name}-{number}"
            dark = number == on or down
            if dark:
                painter.panel(box.inset(theme.px(7)), theme.px(10), "accent" if number == on else "ink")
            x, y = box.x + (box.w - word.width) // 2, box.y + (box.h - word.height) // 2
            painter.text(word, x, y, ink="paper" if dark else "ink")
