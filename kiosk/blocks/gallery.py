"""Pictures with captions, as on a wall; each can be enlarged and looked at closely."""

from collections.abc import Sequence

from pydantic import Field

from kiosk.base.geometry import Box
from kiosk.blocks.contract import Moment
from kiosk.blocks.contract import View as BlockView
from kiosk.content.fields import BlockFields, Part, PictureField
from kiosk.content.labels import CaptionTextField, NoteField
from kiosk.content.model import Text
from kiosk.stage.controls import Button, Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.pictures.framed import Framed, Plate, framed
from kiosk.stage.widgets.pictures.lightbox import Lightbox
from kiosk.stage.widgets.pictures.wall import Wall
from kiosk.stage.widgets.reading_time import seconds_to_read
from kiosk.stage.wording import wording

SAMPLE = """\
kind: gallery
items:
  - picture: preface/island.svg
    caption: {zh: 写一两句：图里是什么，为什么值得看。, en: What it shows and why it is worth a look.}
    credit: {zh: 图片来源, en: Whose it is}
  - picture: preface/city.svg
    caption: {zh: 每张图有自己的说明。, en: Each picture has a caption of its own.}
    credit: {zh: 图片来源, en: Whose it is}
"""

WORDS = wording(__name__)

LOOKING = 4.0
"""Seconds a picture is looked at beside reading its caption, when no one touches the screen."""


class Item(Part):
    """A picture of a gallery."""

    picture: PictureField = Field(description="The picture; seen whole when it is enlarged.")
    caption: CaptionTextField = Field(default=Text(), description="What it shows, in a sentence or two.")
    credit: NoteField = Field(default=Text(), description="Whose it is, or what sort of picture.")


class Fields(BlockFields):
    """What may be written for a gallery."""

    items: tuple[Item, ...] = Field(min_length=1, max_length=40, description="The pictures, in order.")


class View(BlockView):
    """The wall of pictures; the enlarged one lies over everything."""

    def __init__(self, fields: Fields, hall: Hall) -> None:
        super().__init__(fields, hall)
        plates = [Plate(item.picture, item.caption, item.credit) for item in fields.items]
        self._plates = plates
        self._wall = Wall(plates)
        self._lightbox = Lightbox(plates, WORDS, self._framed)
        self._reading: Reading | None = None

    def measure(self, width: int, reading: Reading) -> int:
        """Half as high as wide for one row of pictures, and more where they are many."""
        return round(width * (0.5 if len(self._plates) < 4 else 0.75)) + reading.theme.px(120)

    def arrange(self, box: Box, reading: Reading) -> None:
        """Hang the pictures in the box."""
        self._reading = reading
        self._wall.arrange(box, reading, WORDS)

    def paint(self, painter: Painter) -> None:
        """The wall, unless nothing of it can be seen."""
        if not self._lightbox.covers:
            self._wall.paint(painter)
            if self._reading:
                self._lightbox.expect(painter, self._reading)

    def controls(self) -> Sequence[Control]:
        """The pictures, each a button that enlarges it."""
        if self._reading is None:
            return ()
        label = self._reading.word(WORDS, "enlarge")
        frames = self._wall.frames()
        buttons = [
            Button(f"enlarge-{n}", box, lambda n=n: self._lightbox.open(n), label)  # type: ignore[misc]
            for n, box in frames.items()
        ]
        return [*buttons, *self._wall.controls()]

    def overlay(self, screen: Box) -> BlockView | None:
        """The enlarged picture, while there is one."""
        if self._reading is None or not self._lightbox.present:
            return None
        self._lightbox.arrange(screen, self._reading)
        return _Enlarged(self._lightbox)

    def _framed(self, number: int) -> Framed:
        """Where a picture hangs, its part of the wall brought into view."""
        assert self._reading is not None
        return framed(self._plates[number], self._wall.show(number), self._reading)

    def moving(self, now: float) -> bool:
        """While the wall or the enlarged picture moves."""
        return self._lightbox.moving(now) or self._wall.moving

    def leave(self) -> None:
        """Nothing enlarged, the first pictures on the wall."""
        self._lightbox.shut()
        self._wall.reset()

    def state(self) -> object:
        """The first picture in view on the wall, and the one that is enlarged."""
        return self._wall.first, self._lightbox.at if self._lightbox.present else -1

    def resume(self, state: object) -> None:
        """That part of the wall, and that picture, where there still are such."""
        match state:
            case int(first), int(enlarged):
                self._wall.show(min(first, len(self._plates) - 1))
                if 0 <= enlarged < len(self._plates):
                    self._lightbox.open(enlarged)

    def moments(self) -> Sequence[Moment]:
        """Each picture enlarged, then the wall again."""
        if self._reading is None:
            return ()
        said = [
            f"{self._reading.say(plate.caption)} {self._reading.say(plate.credit)}" for plate in self._plates
        ]
        each = [
            Moment(seconds_to_read(text) + LOOKING, lambda n=n: self._lightbox.open(n))  # type: ignore[misc]
            for n, text in enumerate(said)
        ]
        return [*each, Moment(LOOKING, self._lightbox.close)]


class _Enlarged(BlockView):
    """The enlarged picture as a view of its own, laid out already."""

    def __init__(self, lightbox: Lightbox) -> None:
        self._lightbox = lightbox

    def measure(self, width: int, reading: Reading) -> int:
        """As high as the screen, whatever its width."""
        del width
        return reading.theme.screen.h

    def arrange(self, box: Box, reading: Reading) -> None:
        """Cover the box."""
        self._lightbox.arrange(box, reading)

    def paint(self, painter: Painter) -> None:
        """As it is now."""
        self._lightbox.paint(painter)

    def controls(self) -> Sequence[Control]:
        """Its own."""
        return self._lightbox.controls()

    def moving(self, now: float) -> bool:
        """While it moves."""
        return self._lightbox.moving(now)
