"""One text in many languages: the first on a line of its own, the others beside one another below."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from kiosk.stage.typesetting import Setting


class Flow:
    """Set texts in rows of at most `room` px, `gap` px apart, the rows `leading` px apart."""

    def __init__(self, settings: Sequence[Setting], room: int, gap: int, leading: int) -> None:
        self._settings, self._room, self._gap, self._leading = settings, room, gap, leading

    @cached_property
    def _rows(self) -> list[list[Setting]]:
        rows = [[setting] for setting in self._settings[:1]]
        for setting in self._settings[1:]:
            if len(rows) > 1 and self._wide([*rows[-1], setting]) <= self._room:
                rows[-1].append(setting)
            else:
                rows.append([setting])
        return rows

    def _wide(self, row: Sequence[Setting]) -> int:
        return sum(setting.width for setting in row) + self._gap * (len(row) - 1)

    @property
    def width(self) -> int:
        """Px of the longest row."""
        return max((self._wide(row) for row in self._rows), default=0)

    @property
    def height(self) -> int:
        """Px of all rows together."""
        return sum(map(_high, self._rows)) + self._leading * max(0, len(self._rows) - 1)

    def at(self, x: int, y: int) -> Iterator[tuple[Setting, int, int]]:
        """Each text with its place; the first is at (x, y)."""
        for row in self._rows:
            left, baseline = x, max(setting.lines[0].baseline for setting in row)
            for setting in row:
                yield setting, left, y + baseline - setting.lines[0].baseline
                left += setting.width + self._gap
            y += _high(row) + self._leading


def _high(row: Sequence[Setting]) -> int:
    return max(setting.height for setting in row)
