"""A plate printed from a few flat planes, with a word or numeral on it: stands where there is no picture."""

from kiosk.base.geometry import Box
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


class Plate:
    """Terraces that rise to the right, as many as there are plates in the row; its own is in the accent."""

    def __init__(self, number: int, count: int) -> None:
        self._number, self._count = number, count
        self._box = Box(0, 0, 1, 1)
        self._word: tuple[Setting, int, int] | None = None

    def arrange(self, word: str, box: Box, reading: Reading) -> None:
        """Fill `box`, with `word` as large as it goes into the sky."""
        theme = reading.theme
        self._box = box
        pad = theme.px(64)
        for size in (260, 150, 92, 60):
            setting = reading.set(word, theme.numeral(size), max(1, box.w - 2 * pad), balance=True)
            self._word = (setting, box.x + pad, box.y + max(0, round(box.h * 0.36) - setting.height // 2))
            if setting.height < box.h * 0.56 and len(setting.lines) <= 2:
                return

    def paint(self, painter: Painter, shift: int = 0) -> None:
        """The planes and the word, `shift` px to the side."""
        box = self._box.moved(shift, 0)
        painter.fill(box, "gold-pale")
        low, high = round(box.h * 0.14), round(box.h * 0.34)
        for stop, column in enumerate(box.columns(self._count, 0)):
            height = low + (high - low) * stop // max(1, self._count - 1)
            ink = "accent" if stop == self._number else "sea" if stop < self._number else "sea-pale"
            painter.fill(column.cut_bottom(height)[0], ink)
        if self._word:
            setting, x, y = self._word
            painter.text(setting, x + shift, y)
