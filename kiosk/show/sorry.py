"""The failsafe panel: what stands in for a page or a block that cannot be shown."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import ParamSpec, TypeVar

from kiosk.base.geometry import Box
from kiosk.blocks.contract import Moment, View
from kiosk.show.wording import say
from kiosk.stage.controls import Button, Control, Zoom
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting

T = TypeVar("T")
P = ParamSpec("P")


class Sorry(View):
    """A quiet panel that says the page is being rearranged, and nothing of what went wrong."""

    def __init__(self) -> None:
        self._box = Box(0, 0, 1, 1)
        self._lines: list[tuple[Setting, int, int]] = []

    def measure(self, width: int, reading: Reading) -> int:
        """Tall enough for its two lines."""
        del width
        return reading.theme.px(360)

    def arrange(self, box: Box, reading: Reading) -> None:
        """Two lines in the middle."""
        self._box, theme = box, reading.theme
        room = max(1, box.w - theme.px(96))
        heading = reading.set(say(reading, "sorry"), theme.heading(), room, balance=True)
        line = reading.set(say(reading, "sorry-line"), theme.caption(), room, balance=True)
        y = box.y + max(0, (box.h - heading.height - line.height - theme.px(16)) // 2)
        left = box.x + theme.px(48)
        self._lines = [(heading, left, y), (line, left, y + heading.height + theme.px(16))]

    def paint(self, painter: Painter) -> None:
        """Sand on paper, a line of the accent at its side."""
        painter.fill(self._box, "sand")
        painter.fill(self._box.cut_left(painter.theme.px(8))[0], "stone")
        with painter.clip(self._box):
            for setting, x, y in self._lines:
                painter.text(setting, x, y)


class Guarded(View):
    """A view that turns into the failsafe panel the moment it fails: an error stays in its block."""

    def __init__(
        self, view: View, report: Callable[[Exception], None], block: str = "", apart: bool = False
    ) -> None:
        """`block` is the block's id.

        `apart`: it stands before the ids of its controls, as there is another block of its kind on the page.
        """
        self.bleeds = view.bleeds
        self.block = block
        self._prefix = f"{block}/" if apart else ""
        self._view = view
        self._report = report
        self._box = Box(0, 0, 1, 1)
        self._reading: Reading | None = None

    def _guard(self, do: Callable[[View], T]) -> T:
        try:
            return do(self._view)
        except Exception as error:  # whatever it is, a visitor must not see it
            self._fail(error)
            return do(self._view)

    def _fail(self, error: Exception) -> None:
        self._report(error)
        with suppress(Exception):  # what it has begun ends with it
            self._view.leave()
        self._view = Sorry()
        if self._reading:
            self._view.arrange(self._box, self._reading)

    def _guarded(self, act: Callable[P, None]) -> Callable[P, None]:
        """An action that may fail, once: it is not tried again on the panel."""

        def do(*args: P.args, **kwargs: P.kwargs) -> None:
            try:
                act(*args, **kwargs)
            except Exception as error:
                self._fail(error)

        return do

    def beside(self) -> View | None:
        """Guarded as well."""
        words = self._guard(lambda view: view.beside())
        return Guarded(words, self._report, self.block, bool(self._prefix)) if words else None

    def make_room(self, label: Box) -> None:
        """As the view does."""
        self._guard(lambda view: view.make_room(label))

    def measure(self, width: int, reading: Reading) -> int:
        """As the view says."""
        return self._guard(lambda view: view.measure(width, reading))

    def arrange(self, box: Box, reading: Reading) -> None:
        """As the view does."""
        self._box, self._reading = box, reading
        self._guard(lambda view: view.arrange(box, reading))

    def paint(self, painter: Painter) -> None:
        """As the view does."""
        with painter.within(self.block, self._prefix):
            self._guard(lambda view: view.paint(painter))

    def controls(self) -> Sequence[Control]:
        """As the view lists them, their actions guarded too."""
        return [self._guarded_control(control) for control in self._guard(lambda view: view.controls())]

    def _guarded_control(self, control: Control) -> Control:
        control = replace(control, id=self._prefix + control.id, block=self.block)
        if isinstance(control, Button):
            return replace(control, act=self._guarded(control.act))
        if isinstance(control, Zoom):
            pinch, double_tap = self._guarded(control.pinch), self._guarded(control.double_tap)
            return replace(control, pinch=pinch, double_tap=double_tap)
        grab, move, drop = (self._guarded(act) for act in (control.grab, control.move, control.drop))
        reach = control.reach and self._guarded(control.reach)
        tap = control.tap and self._guarded(control.tap)
        return replace(control, grab=grab, move=move, drop=drop, reach=reach, tap=tap)

    def overlay(self, screen: Box) -> View | None:
        """Guarded as well: where it fails, the view that it belongs to does, and it is gone."""
        over = self._guard(lambda view: view.overlay(screen))
        return Guarded(over, self._fail, self.block, bool(self._prefix)) if over else None

    def expect(self) -> None:
        """As the view does."""
        self._guard(lambda view: view.expect())

    def enter(self, now: float) -> None:
        """As the view does."""
        self._guard(lambda view: view.enter(now))

    def depart(self) -> None:
        """As the view does."""
        self._guard(lambda view: view.depart())

    def leave(self) -> None:
        """As the view does."""
        self._guard(lambda view: view.leave())

    def state(self) -> object:
        """The view's kind, and what the view says."""
        return self._guard(lambda view: (type(view), view.state()))

    def resume(self, state: object) -> None:
        """As the view does, if it is of that kind."""
        match state:
            case (kind, inner) if inner is not None:
                self._guard(lambda view: view.resume(inner) if type(view) is kind else None)

    def moving(self, now: float) -> bool:
        """As the view says."""
        return self._guard(lambda view: view.moving(now))

    def wake_at(self, now: float) -> float | None:
        """As the view says."""
        return self._guard(lambda view: view.wake_at(now))

    def playing(self, now: float) -> bool:
        """As the view says."""
        return self._guard(lambda view: view.playing(now))

    def moments(self) -> Sequence[Moment]:
        """As the view says, guarded too."""
        moments = self._guard(lambda view: view.moments())
        return [replace(moment, show=self._guarded(moment.show)) for moment in moments]
