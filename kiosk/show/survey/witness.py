"""A painter that paints a frame again without its signs, or with all of them in a garish ink, and notes them.

Text and icons are signs: the two frames differ exactly where signs are to be seen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture
from kiosk.show.survey.marks import without
from kiosk.stage.canvas import Ink
from kiosk.stage.mirroring import Imposition
from kiosk.stage.painter import Painter
from kiosk.stage.typesetting import Setting

GARISH: Ink = (255, 0, 255)
"""An ink that no exhibition uses."""
ABOVE, HIGH = 0.95, 1.25
"""Ems that letters reach above the baseline, and that they take in all."""

LEFT = 0.6
"""Part of a line that must be left for it to be read: half a line looks out where a column is scrolled."""


@dataclass(frozen=True)
class Sign:
    """A stretch of a line in one ink, or an icon, as painted; `em` is its type's or its side, in px."""

    kind: Literal["text", "icon"]
    what: str
    box: Box
    ink: Ink
    alpha: int
    em: int
    block: str
    whole: Size
    """What its box was before anything was laid over it."""

    @property
    def legible(self) -> bool:
        """Whether enough of it is left by what lies over it, and by clips, to be read."""
        return self.box.w * self.box.h > LEFT * self.whole.w * self.whole.h


@dataclass(frozen=True)
class Panel:
    """A box with round corners as it was painted, its outline `line` px wide."""

    box: Box
    radius: int
    line: int
    block: str
    seen: Box
    """What clips, and what lies over it, leave of it."""


class Witness(Painter):
    """Made of the painter whose work it repeats; `signs` and `panels` are those of the topmost scene."""

    keeps = False

    def __init__(self, painter: Painter, garish: bool) -> None:
        """`garish`: paint the signs; else leave them out."""
        super().__init__(
            painter.canvas, painter._textures, painter.pictures, painter._typesetter, painter.theme
        )
        self._garish = garish
        self._window = Box(0, 0, *self.canvas.size)
        self._imposed = Imposition(True, self._window.w) if self.canvas.mirrored else Imposition()
        self.signs: list[Sign] = []
        self.panels: list[Panel] = []

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        """Note what is left of the signs and grounds inside."""
        before, self._window = self._window, self._window.clip(self._imposed.box(box))
        with super().clip(box):
            yield
        self._window = before

    @contextmanager
    def straight(self, region: Box) -> Iterator[None]:
        """Note where it stands on a mirrored screen."""
        before, self._imposed = self._imposed, self._imposed.straight(region)
        with super().straight(region):
            yield
        self._imposed = before

    def _note(self, sign: Sign) -> None:
        seen = replace(sign, box=sign.box.clip(self._window))
        if seen.legible and sign.alpha:
            self.signs.append(seen)

    def _cover(self, box: Box) -> None:
        """Signs over which something is laid are not seen."""
        ground = self._imposed.box(box).clip(self._window)
        left = (replace(sign, box=without(sign.box, ground)) for sign in self.signs)
        self.signs = [sign for sign in left if sign.legible]
        rest = (replace(panel, seen=without(panel.seen, ground)) for panel in self.panels)
        self.panels = [panel for panel in rest if min(panel.seen.size) > 0]

    def text(self, setting: Setting, x: int, y: int, alpha: int = 255, ink: str | Ink | None = None) -> None:
        """Note each stretch of one ink."""
        em, own = setting.style.size, self.ink(ink) if ink else None
        at = self._imposed.box(Box(x, y, setting.width, setting.height))
        for words, place, written in stretches(setting, at.x, at.y):
            self._note(Sign("text", words, place, own or written, alpha, em, self.block, place.size))
        if self._garish:
            super().text(setting, x, y, alpha, GARISH)

    def icon(self, name: str, box: Box, ink: str | Ink = "ink") -> None:
        """Note it."""
        side = min(box.w, box.h)
        place = self._imposed.box(box.centred(Size(side, side)))
        self._note(Sign("icon", name, place, self.ink(ink), 255, side, self.block, place.size))
        if self._garish:
            super().icon(name, box, GARISH)

    def panel(
        self, box: Box, radius: int, fill: str | Ink | None, stroke: str | Ink | None = None, width: int = 0
    ) -> None:
        """Note it, and paint it."""
        if fill:
            self._cover(box)
        place = self._imposed.box(box)
        seen = place.clip(self._window)
        self.panels.append(Panel(place, radius, width if stroke else 0, self.block, seen))
        super().panel(box, radius, fill, stroke, width)

    def fill(self, box: Box, ink: str | Ink, alpha: int = 255) -> None:
        """What covers the screen begins afresh: nothing below it is read or touched."""
        if alpha == 255 or box.contains(Box(0, 0, *self.canvas.size)):
            self._cover(box)
        super().fill(box, ink, alpha)

    def picture(
        self,
        picture: Picture,
        box: Box,
        alpha: int = 255,
        region: tuple[float, float, float, float] | None = None,
    ) -> None:
        """It covers what lies below."""
        if alpha == 255:
            self._cover(box)
        super().picture(picture, box, alpha, region)


def stretches(setting: Setting, x: int, y: int) -> Iterator[tuple[str, Box, Ink]]:
    """Of a set text with its top left at (x, y): words of one ink on one line, their place, their ink."""
    em = setting.style.size
    for line in setting.lines:
        parts = [(ink, list(runs)) for ink, runs in groupby(line.runs, lambda run: run.ink)]
        starts = [min(run.x for run in runs) for _, runs in parts]
        ends = [*starts[1:], line.x + line.width]
        for (ink, runs), left, right in zip(parts, starts, ends, strict=True):
            words = "".join(run.text for run in runs).strip()
            box = Box(
                round(left), line.baseline - round(ABOVE * em), round(right - left) + 1, round(HIGH * em)
            )
            if setting.standing:
                box = Box(setting.width - box.bottom, box.x, box.h, box.w)
            if words and right > left:
                yield words, box.moved(x, y), ink
