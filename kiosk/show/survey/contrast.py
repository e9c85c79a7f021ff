"""Contrast as it is seen: signs against the pixels around them, controls against what is beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.base.geometry import Box
from kiosk.content.model import Screen
from kiosk.media.light.legibility import Ground
from kiosk.show.show import Show
from kiosk.show.survey.witness import Panel, Sign, Witness
from kiosk.stage.controls import Button
from kiosk.stage.theme import Theme

TEXT, LARGE = 4.5, 3.0
"""The least ratios of text, of large text and of what tells a control: WCAG 2.2, 1.4.3 and 1.4.11."""
TEXT_HIGH, LARGE_HIGH = 7.0, 4.5
"""The same with high contrast: WCAG 2.2, 1.4.6."""
REFERENCE_PX = 0.2646 / 711
"""Height of a CSS pixel as part of the distance it is seen from: https://www.w3.org/TR/css-values-4/#reference-pixel"""
LARGE_TYPE = 24
"""CSS pixels, 18 points: https://www.w3.org/TR/WCAG22/#dfn-large-scale"""
LARGER = 1.5
"""Large text is so much larger than running text, too: nothing that is read at length passes as large."""

SURFACE = 0.1
"""A button of more than this part of the screen is a surface that shows something: a film, a picture."""


@dataclass(frozen=True)
class Faint:
    """Something that does not stand out as it must. `block` is "" where it is of no block."""

    block: str
    what: str
    ratio: float
    least: float


def large_type(theme: Theme, screen: Screen) -> float:
    """The em in px from which text counts as large on this screen.

    Both of what WCAG says of it: 18 points by the angle at which they are seen, and 1.5 times running text.
    """
    seen = LARGE_TYPE * REFERENCE_PX * screen.distance * theme.screen.w / screen.width
    return max(seen, LARGER * Theme(theme.screen).body().size)


def faint(show: Show) -> list[Faint]:
    """Everything in the frame that the show shows now and that does not stand out as it must."""
    return list(Survey(show).faint())


class Survey:
    """One frame, painted twice more."""

    def __init__(self, show: Show) -> None:
        self._theme = show.reading.theme
        self._large = large_type(self._theme, show.exhibition.screen)
        bare, marked = Witness(show.painter, garish=False), Witness(show.painter, garish=True)
        frames = []
        for witness in (bare, marked):
            show.paint_again(witness)
            frames.append(show.canvas.pixels())
        show.repaint()
        self._ground = Ground.of(show.canvas.size, frames[0], frames[1])
        self._signs, self._panels = bare.signs, bare.panels
        self._buttons = [
            replace(each, box=show.on_screen(each.box))
            for each in show.controls()
            if isinstance(each, Button) and not each.double
        ]

    def faint(self) -> Iterator[Faint]:
        """What is below the least ratio, signs first."""
        for sign in self._signs:
            least = self._least(sign)
            ratio = self._ground.worst(sign.box, sign.ink, sign.alpha, sign.em)
            if ratio is not None and ratio < least - 0.005:
                yield Faint(sign.block, self._named(sign), ratio, least)
        yield from self._faint_controls()

    def _least(self, sign: Sign) -> float:
        high = self._theme.high_contrast
        if sign.kind == "icon" or sign.em >= self._large:
            return LARGE_HIGH if high else LARGE
        return TEXT_HIGH if high else TEXT

    @staticmethod
    def _named(sign: Sign) -> str:
        return f"“{sign.what[:32]}”" if sign.kind == "text" else f"the sign `{sign.what}`"

    def _faint_controls(self) -> Iterator[Faint]:
        least = LARGE_HIGH if self._theme.high_contrast else LARGE
        for button in self._buttons:
            if self._is_surface(button):
                continue
            face = _face(button, self._panels)
            if face:
                ratio = self._ground.rim(face.box, face.radius, self._theme.px(24), max(2, face.line))
            elif button.label and not any(button.box.overlaps(sign.box) for sign in self._signs):
                ratio = self._ground.span(button.box)
            else:
                continue
            if ratio < least - 0.005:
                yield Faint(face.block if face else "", f"the control `{button.id}`", ratio, least)

    def _is_surface(self, button: Button) -> bool:
        screen = self._theme.screen
        return button.box.w * button.box.h > SURFACE * screen.w * screen.h


def _face(button: Button, panels: Sequence[Panel]) -> Panel | None:
    """The largest panel in a button's box: what one sees of it."""
    place: Box = button.box.inset(-3)
    inside = [panel for panel in panels if place.contains(panel.box)]
    return max(inside, key=lambda panel: panel.box.w * panel.box.h, default=None)
