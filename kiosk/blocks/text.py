"""Running text, with a picture where one helps."""

from collections.abc import Sequence

from pydantic import Field

from kiosk.base.geometry import Box
from kiosk.blocks.contract import Moment
from kiosk.blocks.contract import View as BlockView
from kiosk.content.fields import BlockFields, PictureField
from kiosk.content.labels import CaptionTextField, PanelField
from kiosk.content.model import Picture, Text
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading, Words
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.prose import Prose
from kiosk.stage.widgets.reading_time import seconds_to_read

SAMPLE = """\
kind: text
body:
  zh: 这里写正文。观众站着看，三四句就够，先说最有意思的。
  en: The text goes here. People read standing, so three or four sentences will do, the best first.
picture: preface/hero.svg
"""

WORDS: Words = {}

PICTURE_SHAPE = 0.75
"""Height of the picture for its width."""
NARROWEST = 1100
"""Px at 1080p below which text and picture do not stand side by side, whatever the shape."""
LEAST_PICTURE = 0.36
"""Part of the height that a picture above its text takes at least, however long the text."""


class Fields(BlockFields):
    """What may be written for a text."""

    body: PanelField = Field(
        description="Paragraphs, `-` and `1.` lists, `>` quotations, **strong** and *emphasis*."
    )
    picture: PictureField | None = Field(default=None, description="A picture beside the text.")
    caption: CaptionTextField = Field(default=Text(), description="A line under the picture.")


class View(BlockView):
    """The column; the picture to its right, or above it where the place is narrow."""

    def __init__(self, fields: Fields, hall: Hall) -> None:
        super().__init__(fields, hall)
        self._prose = Prose("text")
        self._said = ""
        self._picture: Box | None = None
        self._caption: tuple[Setting, int, int] | None = None

    def measure(self, width: int, reading: Reading) -> int:
        """As high as the text, and the picture where it stands above."""
        theme = reading.theme
        text = self._prose.set(reading.say(self.fields.body), reading, width)
        return text + (round(width * 0.5) + theme.px(110) if self.fields.picture else 0)

    def arrange(self, box: Box, reading: Reading) -> None:
        """Text to the left and picture to the right of a wide box; picture above text in a narrow one."""
        column = box
        self._picture = self._caption = None
        if self.fields.picture:
            column = self._arrange_picture(box, reading)
        self._said = reading.say(self.fields.body)
        self._prose.set(self._said, reading, column.w)
        self._prose.arrange(column, reading)

    def _arrange_picture(self, box: Box, reading: Reading) -> Box:
        """Place the picture and its caption; gives what is left for the text."""
        theme = reading.theme
        if box.w > max(box.h * 1.15, theme.px(NARROWEST)):
            place, column = box.cut_right(round(box.w * 0.56), theme.px(64))
        else:
            gap = theme.px(28)
            text = self._prose.set(reading.say(self.fields.body), reading, box.w)
            left = max(box.h - text - gap, round(box.h * LEAST_PICTURE))
            place, column = box.cut_top(min(left, round(box.w * PICTURE_SHAPE) + theme.px(56)), gap)
        caption = None
        if self.fields.caption:
            caption = reading.set(self.fields.caption, theme.caption(), place.w, max_lines=3)
        below = caption.height + theme.px(12) if caption else 0
        high = min(place.h - below, round(place.w * PICTURE_SHAPE))
        self._picture = Box(place.x, place.y, place.w, max(1, high))
        if caption:
            self._caption = (caption, place.x, self._picture.bottom + theme.px(12))
        return column

    def paint(self, painter: Painter) -> None:
        """Picture, caption, and the part of the column that is in view."""
        if self._picture:
            painter.picture(self.fields.picture or Picture(""), self._picture)
        if self._caption:
            painter.text(*self._caption)
        self._prose.paint(painter)

    def controls(self) -> Sequence[Control]:
        """Those of the column."""
        return self._prose.controls()

    def moving(self, now: float) -> bool:
        """While the column glides."""
        return self._prose.scroller.moving(now)

    def leave(self) -> None:
        """Back to the top."""
        self._prose.scroller.reset()

    def state(self) -> object:
        """How far the column is scrolled."""
        return self._prose.scroller.part

    def resume(self, state: object) -> None:
        """Scrolled as far."""
        if isinstance(state, float):
            self._prose.scroller.jump(state)

    def moments(self) -> Sequence[Moment]:
        """The column from top to bottom."""
        return [Moment(s, show) for s, show in self._prose.stages(seconds_to_read(self._said))]
