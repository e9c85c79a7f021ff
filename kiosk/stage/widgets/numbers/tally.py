"""A number in large figures that counts up, its unit beside it, its label and date below or to its right."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from kiosk.base.geometry import Box
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting, Style

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


@dataclass(frozen=True)
class Manner:
    """How a tally is set."""

    size: float
    """Of the digits, in px of a 1080p screen."""
    aside: int = 0
    """Px from the left where label and date begin, beside the number; 0: below it."""
    tower: bool = False
    """The unit stands below the number too."""
    terse: bool = False
    """The date stands on the line of the label, where there is room."""


class Tally:
    """Set for a width in px. Its box begins at the top of the digits, or of higher words beside them."""

    def __init__(self, said: Said, reading: Reading, width: int, manner: Manner) -> None:
        self._said, self._reading, self._width, self._manner = said, reading, width, manner
        style = reading.theme.numeral(manner.size)
        number = reading.set(said.number(FULL), style)
        self._shrunk = number.width > width
        if self._shrunk:
            style = replace(style, size=max(1, style.size * width // number.width))
            number = reading.set(said.number(FULL), style)
        self._number = number
        self.rise = round(style.size * CAP)
        """Px from the top of the digits to their foot."""
        self._unit = self._set_unit()
        self._words: list[tuple[Setting, int, int]] = []
        high = self._set_words()
        top = (self.rise - high) // 2 if manner.aside else self.rise + round(style.size * AIR)
        self._above = max(0, -top)
        self._top = max(0, top)
        self.height = max(self._above + self.rise, self._top + high)
        self.line = (self._unit[1] + self._unit[0].width) if self._unit else number.width
        """Px that number and unit take beside one another."""

    @property
    def calm(self) -> bool:
        """Whether nothing had to be squeezed: no figure shrunk, no unit displaced, no word broken."""
        displaced = self._said.unit and not (self._unit or self._manner.tower)
        settings = [setting for setting, _, _ in self._words]
        squeezed = any(len(s.lines) > 3 or _breaks_words(s) for s in settings)
        return not (self._shrunk or displaced or squeezed)

    def _set_unit(self) -> tuple[Setting, int] | None:
        """The unit and its x, where there is room for it beside the number."""
        unit = self._reading.set(self._said.unit, self._unit_style())
        x = self._number.width + self._reading.theme.px(14)
        room = 0 if self._manner.tower else self._manner.aside or self._width
        return (unit, x) if self._said.unit and x + unit.width <= room else None

    def _unit_style(self) -> Style:
        theme = self._reading.theme
        style = theme.numeral(34)
        return replace(style, size=max(style.size, theme.caption().size), leading=1.35)

    def _set_words(self) -> int:
        """Place what stands below or beside the number, from 0 down; gives its height."""
        theme, said = self._reading.theme, self._said
        styled = [(said.label, theme.lead("ink")), (said.date, theme.caption())]
        if not self._unit:
            styled.insert(0, (said.unit, self._unit_style()))
        room, y = max(1, self._width - self._manner.aside), 0
        for text, style in styled:
            if not text:
                continue
            setting = self._reading.set(text, style, room)
            if text == said.date and self._manner.terse and self._put_beside(setting):
                continue
            self._words.append((setting, self._manner.aside, y))
            y += setting.height
        return y

    def _put_beside(self, date: Setting) -> bool:
        """Put the date behind a label of one line, if there is room."""
        label, left, y = self._words[-1]
        x = left + round(label.lines[0].width) + self._reading.theme.px(22)
        if len(label.lines) + len(date.lines) > 2 or x + date.lines[0].width > self._width:
            return False
        self._words.append((date, x, y + label.lines[0].baseline - date.lines[0].baseline))
        return True

    def paint(self, painter: Painter, x: int, y: int, part: float = FULL, shift: int = 0) -> None:
        """With its top left at (x, y), counted to `part` 0–1; number and unit `shift` px further right."""
        foot = y + self._above + self.rise
        left = x + shift
        if part >= FULL:
            painter.text(self._number, left, foot - self._number.lines[0].baseline)
        else:
            with painter.straight(Box(left, y, self._number.width, 1)):
                self._paint_counting(painter, left + self._number.width, foot, part)
        if self._unit:
            unit, across = self._unit
            painter.text(unit, left + across, foot - unit.lines[0].baseline)
        for setting, across, down in self._words:
            painter.text(setting, x + across, y + self._top + down)

    def _paint_counting(self, painter: Painter, right: float, foot: int, part: float) -> None:
        """Digit by digit from the right, so that every place stays where it is and few settings are made."""
        for character in reversed(self._said.number(part)):
            digit = self._reading.set(character, self._number.style)
            right -= digit.lines[0].width
            painter.text(digit, round(right), foot - digit.lines[0].baseline)


def _breaks_words(setting: Setting) -> bool:
    """Whether a word with letters of an alphabet goes on in the next line without a hyphen."""
    return any(
        line.text[-1:].isalpha() and line.text[-1:] < "\u2e80" and after.text[:1].isalpha()
        for line, after in pairwise(setting.lines)
    )
