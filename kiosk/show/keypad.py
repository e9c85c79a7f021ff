"""What the keys of a tactile keypad do, and the ring that shows where they do it."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kiosk.base.geometry import Box
from kiosk.content.model import TEXT_SIZES, Access
from kiosk.show.focus import Focus, Stops, is_stop, stops
from kiosk.show.visit import Visit
from kiosk.stage.controls import Button, Control, Pan, Zoom
from kiosk.stage.keys import Key, Way
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.ring import paint_ring
from kiosk.visits.facts import Gesture

PRESSED = 0.12
"""Seconds that a button shows as pressed before it acts."""
_AHEAD: dict[Way, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_OTHER: dict[Way, Way] = {"left": "right", "right": "left", "up": "up", "down": "down"}

Surface = Pan | Zoom


class Around(Protocol):
    """The show, as seen from here."""

    visit: Visit

    @property
    def place(self) -> Hashable:
        """What is shown; None while it is on its way."""
        ...

    @property
    def reading(self) -> Reading:
        """How the present visitor reads."""
        ...

    def parts(self) -> Sequence[Sequence[Control]]:
        """What can be touched, part by part as it is gone through."""
        ...

    def controls(self) -> list[Control]:
        """What can be touched, the topmost last."""
        ...

    def choose_access(self, access: Access) -> None:
        """Show everything as somebody with these needs reads it."""
        ...

    def dissolve(self) -> None:
        """What is shown is about to change."""
        ...

    def now(self) -> float:
        """The show's clock."""
        ...


@dataclass(frozen=True)
class _Press:
    """A button that shows as pressed until it acts."""

    id: str
    due: float


class Keypad:
    """The ring is there from the first key to the next touch; the first key that needs it only shows it.

    A surface that is adjusted or looked around in is taken hold of by enter: then the arrows are its own,
    until enter or back lets it go. Plus and minus act on it in any case.
    """

    def __init__(self, around: Around, touched: Callable[[Control, Gesture], None] = lambda *_: None) -> None:
        """`touched` is told what is going to answer."""
        self._around, self._touched = around, touched
        self._focus = Focus()
        self.shown = False
        """Whether the ring is there."""
        self._held = ""
        self._press: _Press | None = None

    @property
    def pressed(self) -> str | None:
        """The id of the button that shows as pressed."""
        return self._press.id if self._press else None

    @property
    def due(self) -> float | None:
        """The clock time at which what is pressed acts."""
        return self._press.due if self._press else None

    def reset(self) -> None:
        """The visit is over."""
        self._focus.reset()
        self.put_by()

    def put_by(self) -> None:
        """A finger has come: no ring any more."""
        self.shown, self._held, self._press = False, "", None

    def show(self) -> None:
        """Show where the focus is."""
        self.shown = True

    def tick(self, now: float) -> bool:
        """Have what is pressed act when it is time; whether it did."""
        if self._press is None or now < self._press.due:
            return False
        name, self._press = self._press.id, None
        button = next((each for each in self._buttons() if each.id == name), None)
        if button:
            self._around.dissolve()
            self._touched(button, "key")
            button.act()
        return True

    def _buttons(self) -> list[Button]:
        return [each for each in self._around.controls() if isinstance(each, Button)]

    def _stops(self) -> Stops:
        return stops(self._around.parts(), self._around.controls())

    def focused(self) -> Control | None:
        """What the keys go to now; None where nothing can be pressed, or a page is on its way."""
        controls, place = self._around.controls(), self._around.place
        same = self._focus.unchanged(place, controls)
        if same and is_stop(same, controls):
            return same  # as in nearly every frame: nothing need be put in order
        among = stops(self._around.parts(), controls)
        return self._focus.present(among) if place is None else self._focus.settle(place, among)

    def ringed(self) -> Control | None:
        """What the ring is around; None where there is none."""
        return self.focused() if self.shown else None

    def press(self, key: Key) -> None:
        """Take one key."""
        self.tick(float("inf"))
        was_shown, self.shown = self.shown, True
        focused = self.focused()
        if self._held and (focused is None or focused.id != self._held):
            self._held = ""
        if key == "back":
            self._go_back()
        elif key in ("plus", "minus"):
            self._adjust(1 if key == "plus" else -1, focused)
        elif was_shown and key == "enter":
            self._enter(focused)
        elif was_shown and focused:
            self._move(key, focused)

    def _move(self, key: Key, focused: Control) -> None:
        among = self._stops()
        if key in ("next", "previous"):
            self._held = ""
            self._focus.go_on(1 if key == "next" else -1, among)
        elif key in _AHEAD and self._held and not isinstance(focused, Button):
            self._around.dissolve()
            self._touched(focused, "key")
            _steer(focused, key, self._around.reading.mirrored)
        elif key in _AHEAD:
            self._focus.move(_OTHER[key] if self._around.reading.mirrored else key, among)

    def _enter(self, focused: Control | None) -> None:
        if isinstance(focused, Button):
            self._push(focused)
        elif focused:
            self._held = "" if self._held else focused.id

    def _push(self, button: Button) -> None:
        self._press = _Press(button.id, self._around.now() + PRESSED)

    def _go_back(self) -> None:
        """Let go of what is held; else out of what lies on top; else to the place before."""
        if self._held:
            self._held = ""
            return
        ways_out = (
            each
            for part in self._around.parts()
            for each in reversed(part)
            if isinstance(each, Button) and each.way_out
        )
        if button := next(ways_out, None):
            self._push(button)

    def _adjust(self, by: int, focused: Control | None) -> None:
        """More or less of what has the focus or lies under it, or is alone in view; else larger text."""
        self._around.dissolve()
        surfaces = [each for part in self._around.parts() for each in part if not isinstance(each, Button)]
        steps = [each for each in surfaces if each.step]
        near = [each for each in steps if focused and each.box.holds(*focused.box.centre)]
        chosen = next((each for each in steps if focused and each.id == focused.id), None)
        chosen = chosen or min(near, key=lambda each: each.box.w * each.box.h, default=None)
        chosen = chosen or (steps[0] if len(steps) == 1 else None)
        if chosen and chosen.step:
            self._touched(chosen, "key")
            chosen.step(by)
        else:
            self._change_text_size(by)

    def _change_text_size(self, by: int) -> None:
        access = self._around.visit.access
        at = min(max(0, TEXT_SIZES.index(access.text_size) + by), len(TEXT_SIZES) - 1)
        self._around.choose_access(replace(access, text_size=TEXT_SIZES[at]))

    def paint(self, painter: Painter, screen: Box) -> None:
        """The ring around what the keys go to."""
        focused = self.ringed()
        if focused:
            held = focused if focused.id == self._held and not isinstance(focused, Button) else None
            ways = () if held is None else tuple(_AHEAD) if held.steer else ("left", "right")
            mark = focused.mark if isinstance(focused, Button) else None
            paint_ring(painter, mark or focused.box, screen, ways)


def _steer(surface: Surface, way: Way, mirrored: bool) -> None:
    """Steer what can be, as it is laid out; what has only more and less has more on the right of any page."""
    across, down = _AHEAD[way]
    if surface.steer:
        surface.steer(-across if mirrored else across, down)
    elif surface.step:
        surface.step(across - down)
