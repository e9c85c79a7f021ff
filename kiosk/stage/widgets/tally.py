"""A number in large figures that counts up, its unit beside it, its label and date below or to its right."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Setting

CAP = 0.74
"""Height of a digit of the Song face, with a hair above, for its em."""
AIR = 0.2
"""White from the foot of the digits to the label, in ems of the digits."""
FULL = 1.0


@dataclass(frozen=True)
class Said:
    """What a tally says, in the visitor's language."""

    number: Callable[[float], str]
    """The number as it is written when this part 0–1 of it is counted."""
    unit: str
    label: str
    date: str


class Tally:
    """Set for a width in px and a size of figures at 1080p. Its box begins at the top of the digits."""

    def __init__(
        self, said: Said, reading: Reading, width: int, size: float, *, aside: int = 0, tower: bool = False
    ) -> None:
        """`aside`: px from the left where label and date begin, beside the number; 0: below it.

        A `tower` has its unit below the number too.
        """
        self._said, self._reading = said, reading
        style = reading.theme.numeral(size)
        number = reading.set(said.number(FULL), style)
        if number.width > width:
            style = replace(style, size=max(1, style.size * width // number.width))
            number = reading.set(said.number(FULL), style)
        self._number = number
        self.rise = round(style.size * CAP)
        """Px from the top of the digits to their foot."""
        self._unit, below = self._set_unit(0 if tower else aside or width, width)
        self._aside = aside
        room = max(1, width - aside)
        words = [reading.set(said.label, reading.theme.lead("ink"), room)]
        if said.date:
            words.append(reading.set(said.date, reading.theme.caption(), room))
        self._words = [*below, *words]
        high = sum(setting.height for setting in self._words)
        self._top = (self.rise - high) // 2 if aside else self.rise + round(style.size * AIR)
        shrunk = style.size < reading.theme.numeral(size).size
        self.calm = not shrunk and max(len(setting.lines) for setting in words) <= 3
        """Whether nothing had to be squeezed."""
        self.above = max(0, -self._top)
        """Px that label and date reach above the digits."""
        self.height = max(self.rise, self._top + high) + self.above
        self.line = (self._unit[1] + self._unit[0].width) if self._unit else number.width
        """Px that number and unit take beside one another."""

    @property
    def towers(self) -> bool:
        """Whether the unit stands below the number."""
        return bool(self._said.unit) and self._unit is None

    def _set_unit(self, room: int, width: int) -> tuple[tuple[Setting, int] | None, list[Setting]]:
        """The unit and its x beside the number, where that takes no more than `room`; else among the words."""
        if not self._said.unit:
            return None, []
        style = replace(self._reading.theme.lead("ink"), role="serif")
        x = self._number.width + _space(self._reading.theme)
        unit = self._reading.set(self._said.unit, style)
        if x + unit.width <= room:
            return (unit, x), []
        return None, [self._reading.set(self._said.unit, style, width)]

    def paint(self, painter: Painter, x: int, y: int, part: float = FULL, shift: int = 0) -> None:
        """With its top left at (x, y), counted to `part` 0–1; number and unit stand `shift` px further right."""
        y += self.above
        foot = y + self.rise
        left = x + shift
        if part >= FULL:
            painter.text(self._number, left, foot - self._number.lines[0].baseline)
        else:
            self._paint_counting(painter, left + self._number.width, foot, part)
        if self._unit:
            unit, across = self._unit
            painter.text(unit, left + across, foot - unit.lines[0].baseline)
        down = y + self._top
        for setting in self._words:
            painter.text(setting, x + self._aside, down)
            down += setting.height

    def _paint_counting(self, painter: Painter, right: float, foot: int, part: float) -> None:
        """Digit by digit from the right, so that every place stays where it is; few settings serve all numbers."""
        for character in reversed(self._said.number(part)):
            digit = self._reading.set(character, self._number.style)
            right -= digit.lines[0].width
            painter.text(digit, round(right), foot - digit.lines[0].baseline)


def _space(theme: Theme) -> int:
    return theme.px(14)
