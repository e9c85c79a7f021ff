"""A painter that notes where everything stands instead of painting it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, cast

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture
from kiosk.show.survey.marks import Mark, lines_of, without
from kiosk.show.survey.standins import NoCanvas, NoPictures
from kiosk.stage.canvas import Canvas, Ink, Texture
from kiosk.stage.painter import Painter
from kiosk.stage.pictures import Pictures
from kiosk.stage.textures import Textures
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Line, Setting, Typesetter

EVERYWHERE = Box(-(10**6), -(10**6), 2 * 10**6, 2 * 10**6)


class Surveyor(Painter):
    """`marks` is what was painted since it was last emptied."""

    def __init__(self, theme: Theme, typesetter: Typesetter) -> None:
        self._stage = NoCanvas()
        canvas, pictures = cast(Canvas, self._stage), cast(Pictures, NoPictures())
        super().__init__(canvas, Textures(1), pictures, typesetter, theme)
        self._clip = EVERYWHERE
        self._calls = 0
        self.marks: list[Mark] = []

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        """Note of everything what lies inside `box` only."""
        before = self._clip
        self._clip = box.clip(before)
        yield
        self._clip = before

    def _note(
        self,
        kind: Literal["text", "cut", "picture", "icon"],
        what: str,
        box: Box,
        line: Line | None = None,
        language: str = "",
    ) -> None:
        if not self._stage.elsewhere:
            painted = box.clip(self._clip)
            self.marks.append(
                Mark(kind, what, box, painted, painted, self._calls, self.block, line, language)
            )

    def _cover(self, box: Box) -> None:
        if self._stage.elsewhere:
            return
        ground = box.clip(self._clip)
        for mark in self.marks:
            mark.seen = without(mark.seen, ground)

    def fill(self, box: Box, ink: str | Ink, alpha: int = 255) -> None:
        """Covers what lies there already."""
        del ink
        if alpha == 255:
            self._cover(box)

    def text(self, setting: Setting, x: int, y: int, alpha: int = 255, ink: str | Ink | None = None) -> None:
        """A mark for each line."""
        del ink
        self._calls += 1
        if not alpha:
            return
        words = " / ".join(line.text for line in setting.lines)[:40]
        placed = list(lines_of(setting, x, y))
        for line, box in placed:
            self._note("text", words, box, line, setting.language)
        if setting.cut and placed:
            self._note("cut", setting.lines[-1].text, placed[-1][1])

    def shape(self, body: str, box: Box, alpha: int = 255) -> None:
        """Nothing: shapes are grounds and lines."""

    def panel(
        self, box: Box, radius: int, fill: str | Ink | None, stroke: str | Ink | None = None, width: int = 0
    ) -> None:
        """Covers what lies there already, if it is filled."""
        del radius, stroke, width
        if fill:
            self._cover(box)

    def icon(self, name: str, box: Box, ink: str | Ink = "ink") -> None:
        """A mark."""
        del ink
        self._calls += 1
        side = min(box.w, box.h)
        self._note("icon", name, box.centred(Size(side, side)))

    def picture(
        self,
        picture: Picture,
        box: Box,
        alpha: int = 255,
        region: tuple[float, float, float, float] | None = None,
    ) -> None:
        """A mark, over what lies there already."""
        del alpha, region
        self._calls += 1
        self._cover(box)
        self._note("picture", picture.src, box)

    def stretch(self, texture: Texture, place: Box, within: Box) -> None:
        """Covers what lies there already."""
        del texture
        self._cover(place.clip(within))

    def missing(self, box: Box, broken: bool) -> None:
        """A mark."""
        del broken
        self._calls += 1
        self._note("picture", "missing", box)
