"""What is said in a sound, line by line: the present one is marked and in view, a tap on one leads there."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kiosk.base.geometry import Box
from kiosk.media.recordings.captions import Cue, cue_at
from kiosk.stage.controls import Button, Control, Pan
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.scroller import Scroller

LEFT_ALONE = 6.0
"""Seconds after a visitor has scrolled in which the column does not follow the sound."""


class Transcript:
    """A column of lines, each with its time."""

    def __init__(self, name: str, go: Callable[[float], None], clock: Callable[[], float]) -> None:
        """`go` is given the seconds at which a tapped line begins."""
        self.scroller = Scroller(name)
        self._name, self._go, self._clock = name, go, clock
        self._cues: Sequence[Cue] = ()
        self._lines: list[tuple[Setting, Box]] = []
        self._box = Box(0, 0, 1, 1)
        self._inset = 0
        self._followed: int | None = None
        self._left_alone = float("-inf")

    def arrange(self, cues: Sequence[Cue], box: Box, reading: Reading) -> None:
        """Set the lines in `box`."""
        theme = reading.theme
        self._cues, self._box, self._inset = cues, box, theme.px(28)
        self._lines, y = [], 0
        for cue in cues:
            wide = min(box.w - self._inset, theme.longest_line(theme.body()))
            words = reading.set(" ".join(cue.text.split("\n")), theme.body(), wide)
            high = max(theme.target, words.height + theme.px(16))
            self._lines.append((words, Box(0, y, box.w, high)))
            y += high + theme.apart
        self.scroller.arrange(box, max(0, y - theme.apart), reading)
        self._followed = None

    def _follow(self, number: int | None) -> None:
        """Bring the present line into the middle, unless the visitor reads elsewhere."""
        if number is None or number == self._followed or not self.scroller.most:
            return
        if self._clock() - self._left_alone < LEFT_ALONE:
            return
        self._followed = number
        line = self._lines[number][1]
        goal = line.y + line.h / 2 - self._box.h * 0.42
        self.scroller.to(min(1.0, max(0.0, goal / self.scroller.most)))

    def reset(self) -> None:
        """Back to the top."""
        self.scroller.reset()
        self._followed, self._left_alone = None, float("-inf")

    def paint(self, painter: Painter, seconds: float | None) -> None:
        """The lines in view; `seconds` is where the sound is, None before it has begun."""
        number = None if seconds is None else cue_at(self._cues, seconds)
        self._follow(number)
        theme = painter.theme
        with self.scroller.window(painter) as top:
            for at, (words, line) in enumerate(self._lines):
                box = line.moved(self._box.x, top)
                if not box.overlaps(self._box):
                    continue
                if painter.pressed == f"{self._name}-{at}":
                    painter.fill(box, "sand")
                if at == number:
                    painter.fill(Box(box.x, box.y + theme.px(6), theme.px(8), box.h - theme.px(12)), "accent")
                ink = "ink" if number is None or at == number else "brown"
                y = box.y + (box.h - words.height) // 2
                painter.text(words, box.x + self._inset, y, ink=ink)

    def controls(self) -> list[Control]:
        """The lines in view, to be tapped, and the column, to be dragged."""
        scrolls = self.scroller.controls()
        signs = [each for each in scrolls if isinstance(each, Button)]
        room = self.scroller.view
        top = self._box.y - self.scroller.offset(self._clock())
        lines: list[Control] = []
        for at, (words, line) in enumerate(self._lines):
            box = line.moved(self._box.x, top)
            if room.contains(box):
                label = " ".join(each.text for each in words.lines)
                lines.append(Button(f"{self._name}-{at}", box, self._goer(at), label))
        columns = [replace(each, grab=self._noting(each.grab)) for each in scrolls if isinstance(each, Pan)]
        return [*columns, *lines, *(replace(sign, act=self._noting(sign.act)) for sign in signs)]

    def _goer(self, at: int) -> Callable[[], None]:
        def go() -> None:
            self._left_alone = float("-inf")
            self._go(self._cues[at].start)

        return go

    def _noting(self, act: Callable[[], None]) -> Callable[[], None]:
        def do() -> None:
            self._left_alone, self._followed = self._clock(), None
            act()

        return do
