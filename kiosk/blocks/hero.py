"""A large picture that runs to the screen's edges, with a sentence beside it: opens a chapter or a page."""

from collections.abc import Sequence

from pydantic import Field

from kiosk.base.geometry import Box
from kiosk.blocks.contract import Moment
from kiosk.blocks.contract import View as BlockView
from kiosk.content.fields import BlockFields, PictureField, ProseField
from kiosk.content.labels import NoteField, SentenceField
from kiosk.content.model import Text
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading, Words
from kiosk.stage.widgets.credit import Credit
from kiosk.stage.widgets.prose import Prose
from kiosk.stage.widgets.reading_time import seconds_to_read

SAMPLE = """\
kind: hero
picture: preface/hero.svg
lead: {zh: 用一句话说出这一页最要紧的事。, en: Say in one sentence what matters most here.}
"""

WORDS: Words = {}


class Fields(BlockFields):
    """What may be written for a hero."""

    picture: PictureField = Field(description="The picture; `tall:` may name a composition for tall screens.")
    lead: SentenceField = Field(default=Text(), description="One sentence under the page's title.")
    credit: NoteField = Field(default=Text(), description="What the picture is, or who made it.")
    body: ProseField = Field(default=Text(), description="A short paragraph or two below the sentence.")


class View(BlockView):
    """The picture. Its words are a view of their own, which the page places beside it."""

    bleeds = True

    def __init__(self, fields: Fields, hall: Hall) -> None:
        super().__init__(fields, hall)
        self._box = Box(0, 0, 1, 1)
        self._credit = Credit()

    def beside(self) -> BlockView | None:
        """Sentence and paragraphs, where there are any."""
        return _Words(self.fields) if self.fields.lead or self.fields.body else None

    def measure(self, width: int, reading: Reading) -> int:
        """Two thirds as high as wide, where it stands among other blocks."""
        del reading
        return round(width * 0.66)

    def arrange(self, box: Box, reading: Reading) -> None:
        """It fills its box."""
        self._box = box
        self._credit.arrange(self.fields.credit, box, reading)

    def paint(self, painter: Painter) -> None:
        """The picture and its credit."""
        painter.picture(self.fields.picture, self._box)
        self._credit.paint(painter)


class _Words(BlockView):
    """The lead in large type over the paragraphs, as one column that scrolls where it must."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self._prose = Prose("hero-words")
        self._said = ""

    def _set(self, width: int, reading: Reading) -> int:
        lead, body = reading.say(self.fields.lead), reading.say(self.fields.body)
        self._said = f"{lead} {body}"
        return self._prose.set(body, reading, width, lead=lead)

    def measure(self, width: int, reading: Reading) -> int:
        """As high as its words."""
        return self._set(width, reading)

    def arrange(self, box: Box, reading: Reading) -> None:
        """A column as wide as its box."""
        self._set(box.w, reading)
        self._prose.arrange(box, reading)

    def paint(self, painter: Painter) -> None:
        """The part of the column that is in view."""
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
