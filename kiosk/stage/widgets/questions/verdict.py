"""How a quiz went: so many of so many, a warm line, the questions once more, and the way back in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.base.geometry import Box
from kiosk.stage.controls import Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.action import Action
from kiosk.stage.widgets.questions.answers import Answers, Look
from kiosk.stage.widgets.questions.question_sheet import NARROWEST, SHARE, WIDE

SIZES = (170, 100, 0)
"""Of the score: as large as there is room, or none."""


@dataclass(frozen=True)
class Wording:
    """What it says, in the visitor's language."""

    score: str
    of: str
    title: str
    line: str
    again: str
    questions: Sequence[str]


class Verdict:
    """Words beside the questions, or above them where the place is not wide."""

    def __init__(self) -> None:
        self._list = Answers("gone-over")
        self._again = Action("again")
        self._lines: list[tuple[Setting, int, int]] = []
        self._looks: Sequence[Look] = ()

    def arrange(self, box: Box, wording: Wording, looks: Sequence[Look], reading: Reading) -> None:
        """Lay it out in `box`."""
        theme = reading.theme
        if box.w > max(box.h * WIDE, theme.px(NARROWEST)):
            left, right = box.cut_left(round(box.w * SHARE), theme.px(72))
        else:
            left = right = box
        action = self._again.set(wording.again, "again", reading, left.w)
        for size in SIZES:
            y = self._set_words(left, wording, size, reading)
            if y + action.h <= left.bottom:
                break
        self._again.place(left.x, min(y, left.bottom - action.h))
        if right == left:
            top = min(y, left.bottom - action.h) + action.h + theme.px(40)
            right = Box(box.x, top, box.w, max(1, box.bottom - top))
        self._list = Answers("gone-over")
        self._list.set(wording.questions, [look.word for look in looks], reading, right.w)
        self._list.arrange(right, reading)
        self._looks = looks

    def _set_words(self, box: Box, wording: Wording, size: int, reading: Reading) -> int:
        """The score at a size, what it means, the warm line; gives the y below them."""
        theme, y = reading.theme, box.y
        self._lines = []
        if size and wording.score:
            score = reading.set(wording.score, theme.numeral(size, "accent"))
            of = reading.set(wording.of, theme.numeral(64, "brown"))
            beside = score.width + theme.px(20)
            foot = y + score.lines[0].baseline - of.lines[0].baseline
            self._lines = [(score, box.x, y), (of, box.x + beside, foot)]
            y += score.height + theme.px(16)
        for said, style, gap in ((wording.title, theme.heading(), 16), (wording.line, theme.lead(), 36)):
            setting = reading.set(said, style, box.w, balance=True)
            self._lines.append((setting, box.x, y))
            y += setting.height + theme.px(gap)
        return y

    def paint(self, painter: Painter) -> None:
        """As it was laid out."""
        for setting, x, y in self._lines:
            painter.text(setting, x, y)
        self._list.paint(painter, self._looks)
        self._again.paint(painter)

    def controls(self, again: Callable[[], None]) -> list[Control]:
        """The list where it scrolls, and the way back in."""
        return [*self._list.controls(None), self._again.button(again)]

    def moving(self, now: float) -> bool:
        """While the list glides."""
        return self._list.moving(now)
