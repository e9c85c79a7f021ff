"""Contrast as it is seen: signs against the pixels around them, controls against what is beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence
from kiosk.content.model import TEXT_SIZES, Access, Exhibition, Screen
from kiosk.media.light.legibility import Ground
from kiosk.show.show import Show
from kiosk.show.survey.fault import Fault
from kiosk.show.survey.surveying import Visitor
from kiosk.show.survey.viewing import Viewing
from kiosk.show.survey.walk import Met, Round, Stretch
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

    sort: Literal["contrast", "outline"]
    """A text, or an icon or control."""
    what: str
    ratio: float
    least: float
    block: str

    def fault(self) -> Fault:
        """As a survey tells it."""
        found = Sentence("stands out from its ground by {ratio:.2f}:1", ratio=self.ratio)
        asked = Sentence("{ratio:g}:1 at least", ratio=self.least)
        short = 1 - self.ratio / self.least
        return Fault(self.sort, self.what, found, asked, self.block, short)


def large_type(theme: Theme, screen: Screen) -> float:
    """The em in px from which text counts as large on this screen.

    Both of what WCAG says of it: 18 points by the angle at which they are seen, and 1.5 times running text.
    """
    seen = LARGE_TYPE * REFERENCE_PX * screen.distance * theme.screen.w / screen.width
    return max(seen, LARGER * Theme(theme.screen).body().size)


def faint(show: Show, screen: Screen | None = None) -> list[Faint]:
    """Everything in the frame that the show shows now, on a screen, that does not stand out as it must."""
    return list(Survey(show, screen or show.exhibition.screen).faint())


class Survey:
    """One frame, painted twice more."""

    def __init__(self, show: Show, screen: Screen) -> None:
        self._theme = show.reading.theme
        self._large = large_type(self._theme, screen)
        bare, marked = Witness(show.painter, garish=False), Witness(show.painter, garish=True)
        pictures = [_painted(show, witness) for witness in (bare, marked)]
        show.repaint()
        self._ground = Ground.of(show.canvas.size, *pictures)
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
                sort: Literal["contrast", "outline"] = "contrast" if sign.kind == "text" else "outline"
                yield Faint(sort, sign.what[:40], ratio, least, sign.block)
        yield from self._faint_controls()

    def _least(self, sign: Sign) -> float:
        high = self._theme.high_contrast
        if sign.kind == "icon" or sign.em >= self._large:
            return LARGE_HIGH if high else LARGE
        return TEXT_HIGH if high else TEXT

    def _faint_controls(self) -> Iterator[Faint]:
        least = LARGE_HIGH if self._theme.high_contrast else LARGE
        for button in self._buttons:
            if self._is_surface(button):
                continue
            face = _face(button, self._panels)
            if face:
                ratio = self._ground.rim(face, self._theme.px(24), max(2, face.line))
            elif button.label and not any(button.box.overlaps(sign.box) for sign in self._signs):
                ratio = self._ground.span(button.box)
            else:
                continue
            if ratio < least - 0.005:
                yield Faint("outline", button.id, ratio, least, face.block if face else "")

    def _is_surface(self, button: Button) -> bool:
        screen = self._theme.screen
        return button.box.w * button.box.h > SURFACE * screen.w * screen.h


def _face(button: Button, panels: Sequence[Panel]) -> Panel | None:
    """The largest panel in a button's box: what one sees of it."""
    place: Box = button.box.inset(-3)
    inside = [panel for panel in panels if place.contains(panel.box)]
    return max(inside, key=lambda panel: panel.box.w * panel.box.h, default=None)


def _painted(show: Show, witness: Witness) -> bytes:
    show.paint_again(witness)
    return show.canvas.pixels()


def seen(way: Round, stretch: Stretch) -> list[Met]:
    """Everything on a stretch that does not stand out as it must."""
    screen = Screen(way.glass.width, way.glass.distance)
    with Viewing(way, stretch.visitor, way.glass.size) as viewing:
        return [
            Met(stretch, page, state, each.fault())
            for page, state in viewing.states(stretch.chapter)
            for each in faint(viewing.show, screen)
        ]


def viewers(exhibition: Exhibition) -> list[Visitor]:
    """All for whom things look different: usual and large type, low reach, each in both sets of inks."""
    codes = [code for code, _ in exhibition.languages]
    ways = product(codes, (False, True), ((TEXT_SIZES[0], False), (TEXT_SIZES[-1], False), (1.0, True)))
    return [
        Visitor(code, Access(text_size=size, high_contrast=high, low_reach=low))
        for code, high, (size, low) in ways
    ]
