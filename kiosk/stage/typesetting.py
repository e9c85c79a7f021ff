"""Texts set in lines: broken, spaced, cut to a number of lines, and rasterised for upload."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw

from kiosk.base.geometry import Box, Size
from kiosk.stage.faces import Faces
from kiosk.stage.linebreaking import written_from_the_right
from kiosk.stage.type import ruby
from kiosk.stage.type.columns import Columns
from kiosk.stage.type.composing import Composer
from kiosk.stage.type.filling import Filler
from kiosk.stage.type.marks import Marks
from kiosk.stage.type.pieces import EM_ABOVE, ROUNDING, Ink, Run, Style, line_width
from kiosk.stage.type.placing import Line, Placed, Placer

__all__ = ["Line", "Placed", "Run", "Setting", "Style", "Typesetter"]


@dataclass(frozen=True, eq=False)
class Setting:
    """A set text: lines in a box of `width` × `height` px that no ink leaves.

    `cut`: max_lines took some of the text away. `standing`: its lines are columns, the first at the right.
    Then the places of lines are told as they are before the whole is turned by 90° clockwise.

    Two settings are equal when they are the same object: typesetters remember what they have set.
    """

    lines: tuple[Line, ...]
    width: int
    height: int
    style: Style
    language: str
    cut: bool = False
    standing: bool = False

    def line_boxes(self) -> list[Box]:
        """The em boxes of the lines that are not empty, with their readings, from the top left."""
        boxes = [self._line_box(line) for line in self.lines if line.runs and line.text.strip()]
        if self.standing:
            return [Box(self.width - box.bottom, box.x, box.h, box.w) for box in boxes]
        return boxes

    def _line_box(self, line: Line) -> Box:
        em = self.style.size
        read = any(placed.rise for placed in line.runs)
        above = ruby.room(self.style) if read else round(EM_ABOVE * em)
        below = em - round(EM_ABOVE * em)
        return Box(round(line.x), line.baseline - above, round(line.width), above + below)


class Typesetter:
    """Sets texts in the faces of the exhibition, and remembers the last few hundred."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._columns = Columns(faces)
        self._marks = {False: Marks(faces.ink), True: Marks(self._columns.ink)}
        self._set = lru_cache(maxsize=256)(self._compose)

    def set(
        self,
        text: str | Sequence[Run],
        style: Style,
        width: int | None,
        language: str,
        max_lines: int | None = None,
        balance: bool = False,
        standing: bool = False,
    ) -> Setting:
        """Set `text` in lines of at most `width` px (None: as long as they get); a newline ends a paragraph.

        With `max_lines` a longer text ends in …; `balance` evens out the lines of a short title. `standing`
        has lines run from top to bottom, side by side from right to left, each at most `width` px long.
        """
        runs = (Run(text),) if isinstance(text, str) else tuple(text)
        if style.tracking and written_from_the_right(language):
            style = replace(style, tracking=0.0)  # joined letters are not spaced out
        return self._set(runs, style, width, language, max_lines, balance, standing)

    def forget(self) -> None:
        """Let go of all that was set and measured: some 20,000 objects less for the garbage collector.

        It stands still for 0.1 s where it has to find them.
        """
        self._set.cache_clear()
        self._faces.forget()

    def rasterise(self, setting: Setting, ink: Ink | None = None) -> tuple[Size, bytes]:
        """The pixels of the box: size, and BGRA bytes with straight alpha, whose colour is the ink's.

        `ink` is used for the whole text instead of the inks that it was set in.
        """
        turn = Image.Transpose.ROTATE_270 if setting.standing else None
        size = Size(max(1, setting.width), max(1, setting.height))
        size = Size(size.h, size.w) if turn else size
        inks = dict.fromkeys(placed.ink for line in setting.lines for placed in line.runs)
        alpha, colour = Image.new("L", size, 0), Image.new("RGB", size, setting.style.ink[::-1])
        for each in inks:
            mask = self._mask(setting, size, each)
            if len(inks) == 1:
                alpha, colour = mask, Image.new("RGB", size, (ink or each)[::-1])
            else:
                colour.paste((ink or each)[::-1], (0, 0), mask.point([0] + [255] * 255))
                alpha = ImageChops.lighter(alpha, mask)
        whole = Image.merge("RGBA", (*colour.split(), alpha))
        whole = whole.transpose(turn) if turn else whole
        return Size(*whole.size), whole.tobytes()

    def _mask(self, setting: Setting, size: Size, ink: Ink) -> Image.Image:
        mask = Image.new("L", size, 0)
        draw = ImageDraw.Draw(mask)
        for line in setting.lines:
            for placed in line.runs:
                if placed.ink == ink:
                    pen = self._columns if placed.upright else self._faces
                    pen.draw(draw, (placed.x, line.baseline - placed.rise), placed.text, placed.face)
        return mask

    def _compose(
        self,
        runs: tuple[Run, ...],
        style: Style,
        width: int | None,
        language: str,
        max_lines: int | None,
        balance: bool,
        standing: bool,
    ) -> Setting:
        composer = Composer(self._faces, self._marks[standing], style, language, standing)
        filler = Filler(composer, math.inf if width is None else float(width))
        lines = filler.broken(composer.paragraphs(runs), balance)
        cut = max_lines is not None and len(lines) > max_lines
        if max_lines is not None and cut:
            lines = [*lines[: max_lines - 1], filler.ended_early(lines[max_lines - 1])]
        widest = max(map(line_width, lines), default=0.0)
        along = math.ceil(widest - ROUNDING) if width is None else width
        placed, across = Placer(self._faces, style, language, standing).placed(lines, along)
        box = (across, along) if standing else (along, across)
        return Setting(placed, *box, style, language, cut, standing)
