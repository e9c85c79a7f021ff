"""Steps side by side, one of them taken; the first may be the whole, before any step."""

from collections.abc import Callable, Sequence

from kiosk.base.geometry import Box
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


class StepRow:
    """Buttons `stage-0`, `stage-1` …; in two rows where the words need it."""

    def __init__(self, go: Callable[[int], None]) -> None:
        self._go = go
        self._cells: list[tuple[Box, Setting]] = []
        self._labels: Sequence[str] = ()

    def set(self, labels: Sequence[str], width: int, reading: Reading) -> int:
        """Set the words for a row of `width` px; gives its height."""
        theme = reading.theme
        gap, pad = theme.between, theme.px(14)
        self._labels, self._cells = labels, []
        for rows in range(1, len(labels) + 1):
            across = -(-len(labels) // rows)
            cells = Box(0, 0, width, 0).columns(across, gap)
            words = [_set(label, max(1, cells[0].w - 2 * pad), reading) for label in labels]
            if across == 1 or all(map(_whole, words, labels)):
                break
        high = max(theme.target, *(word.height + theme.px(18) for word in words))
        for at, word in enumerate(words):
            row, column = divmod(at, across)
            cell = cells[column]
            self._cells.append((Box(cell.x, row * (high + gap), cell.w, high), word))
        return self._cells[-1][0].bottom

    def place(self, x: int, y: int) -> None:
        """Put its top left there."""
        left, top = self._cells[0][0].x, self._cells[0][0].y
        self._cells = [(box.moved(x - left, y - top), word) for box, word in self._cells]

    def controls(self) -> list[Button]:
        """The steps."""
        return [
            Button(f"stage-{at}", box, self._goer(at), label)
            for at, ((box, _), label) in enumerate(zip(self._cells, self._labels, strict=True))
        ]

    def _goer(self, step: int) -> Callable[[], None]:
        return lambda: self._go(step)

    def paint(self, painter: Painter, at: int) -> None:
        """The step `at` is filled."""
        theme = painter.theme
        for number, (box, word) in enumerate(self._cells):
            down, here = painter.pressed == f"stage-{number}", number == at
            ground = "ink" if down else "accent" if here else "paper"
            radius = min(box.h // 2, theme.target // 2)
            painter.panel(box, radius, ground, None if here and not down else "ink", theme.line)
            ink = "paper" if down or here else "ink"
            x, y = box.x + (box.w - word.width) // 2, box.y + (box.h - word.height) // 2
            painter.text(word, x, y, ink=ink)


def _set(label: str, width: int, reading: Reading) -> Setting:
    """On one line where it fits, else on several."""
    line = reading.set(label, reading.theme.label())
    return line if line.width <= width else reading.set(label, reading.theme.label(), width)


def _whole(word: Setting, label: str) -> bool:
    """Whether it stands on one line, or on two that are divided between words."""
    return len(word.lines) == 1 or (len(word.lines) == 2 and label.count(" ") > 1)
