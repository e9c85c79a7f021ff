"""The touch test: every part of the glass has to answer, and every finger leaves its trace."""

from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence
from kiosk.show.bar import Pill, pill, pill_size
from kiosk.show.staff.staffscene import Room, StaffScene
from kiosk.show.staff.traces import Mark, Traces
from kiosk.stage.canvas import Texture
from kiosk.stage.controls import Button
from kiosk.stage.fingers import Touch
from kiosk.stage.painter import Painter
from kiosk.stage.typesetting import Setting

TARGET = 90
"""Px at 1080p: 25 mm on a 24-inch screen."""
DOT = 10
"""Px at 1080p of a trace's width."""


class TouchTest(StaffScene):
    """A grid from edge to edge; a card in the middle counts, and lets through what is touched on it."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._traces = Traces(Box(0, 0, 1, 1), 1, 1)
        self._sheet: Texture | None = None
        self._fresh: list[Mark] = []
        self._card = Box(0, 0, 1, 1)
        self._texts: list[tuple[Setting, int, int]] = []
        self._pill: Pill | None = None
        self._stirred = False

    def lay_out(self) -> None:
        """The grid begins anew with another screen, not with another language."""
        theme, screen = self.reading.theme, self.screen
        if self._traces.screen != screen:
            self._traces = Traces(screen, theme.px(TARGET), theme.px(DOT))
            self._sheet = None
        self._count()

    def _count(self) -> None:
        reading, theme, traces = self.reading, self.reading.theme, self._traces
        room = theme.px(520)
        done, fingers = len(traces.met), len(traces.fingers)
        head = Sentence("Every target answers.") if traces.whole else Sentence("Touch every target.")
        said = Sentence("{done} of {count} touched", done=done, count=traces.count)
        hands = Sentence("Fingers: {now} now, {most} at most", now=fingers, most=traces.most)
        settings = [
            reading.set(self.say(head), theme.heading("sea" if traces.whole else "ink"), room, balance=True),
            reading.set(self.say(said), theme.label(), room),
            reading.set(self.say(hands), theme.label("brown"), room),
        ]
        word = self.say(Sentence("End the test"))
        size = pill_size(reading, word, "close")
        edge, gap = theme.px(40), theme.px(10)
        width = max(size.w, *(round(each.width) for each in settings)) + 2 * edge
        height = sum(each.height + gap for each in settings) + theme.px(24) + size.h + 2 * edge
        lower = self.screen.cut_bottom(round(self.screen.h * 0.6))[0]
        self._card = lower.centred(Box(0, 0, width, height).size)
        self._texts, y = [], self._card.y + edge
        for each in settings:
            self._texts.append((each, self._card.x + edge, y))
            y += each.height + gap
        place = Box(self._card.x + edge, self._card.bottom - edge - size.h, *size)
        self._pill = pill(
            reading, Button("staff-end", place, self.room.back, word, way_out=True), word, "close"
        )

    def felt(self, touch: Touch) -> bool:
        """Every finger counts; who presses the way out goes out as well."""
        traces = self._traces
        if touch.phase == "down":
            self._fresh += traces.down(touch.finger, touch.x, touch.y)
        else:
            self._fresh += traces.move(touch.finger, touch.x, touch.y)
            if touch.phase == "up":
                traces.up(touch.finger)
        self._stirred = True
        return True

    def moving(self, now: float) -> bool:
        """Whether a finger has done anything since the last frame."""
        del now
        return self._stirred

    def paint_straight(self, painter: Painter) -> None:
        """Grid and traces lie on a sheet, to which each frame adds what is new."""
        theme = self.reading.theme
        if self._stirred:
            self._stirred = False
            self._count()
        self._draw(painter)
        assert self._sheet
        painter.canvas.draw(self._sheet, self.screen)
        radius = theme.px(54)
        for x, y, ink in self._traces.fingers.values():
            ring = Box(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius)
            painter.panel(ring, radius, None, ink, theme.px(6))
        painter.fill(self._card, "paper", 225)
        painter.panel(self._card, theme.px(4), None, "brown", theme.line)
        for text in self._texts:
            painter.text(*text)
        if self._pill:
            self._pill.paint(painter)

    def _draw(self, painter: Painter) -> None:
        fresh, self._fresh = self._fresh, []
        if self._sheet is None:
            self._sheet = painter.canvas.sheet(self.screen.size)
            with painter.canvas.onto(self._sheet):
                painter.fill(self.screen, "stone")
                for target in self._traces.targets():
                    painter.fill(Box(target.x, target.y, target.w - 1, target.h - 1), "paper")
        with painter.canvas.onto(self._sheet):
            for mark in fresh:
                if mark.ink:
                    painter.panel(mark.box, mark.box.w // 2, mark.ink)
                else:
                    painter.fill(mark.box._replace(w=mark.box.w - 1, h=mark.box.h - 1), "sea-pale")

    def laid_out_controls(self) -> list[Button]:
        """The way out."""
        return [self._pill.button] if self._pill else []
