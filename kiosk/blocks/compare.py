"""Two pictures of one thing: a divider between them, one giving way to the other, or side by side."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from kiosk.base.geometry import Box
from kiosk.blocks.contract import Moment
from kiosk.blocks.contract import View as BlockView
from kiosk.content.fields import BlockFields, Part, PictureField
from kiosk.content.labels import CaptionTextField, NameField, NoteField
from kiosk.content.model import Picture, Text
from kiosk.media.derivative import PictureError
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.credit import Credit
from kiosk.stage.widgets.pairs.remark import Remark
from kiosk.stage.widgets.pairs.seam import GLIDE, Seam
from kiosk.stage.widgets.pairs.slip import Slip
from kiosk.stage.widgets.pairs.switch import Switch
from kiosk.stage.widgets.reading_time import seconds_to_read
from kiosk.stage.wording import wording

SAMPLE = """\
kind: compare
before:
  picture: preface/island.svg
  label: {zh: 从前, en: Then}
after:
  picture: preface/city.svg
  label: {zh: 现在, en: Now}
caption: {zh: 告诉观众该比较什么。, en: Say what there is to compare.}
"""

WORDS = wording(__name__)

STARTS = {"divider": 0.5, "wipe": 0.0, "fade": 0.0, "beside": 0.0}
STOPS: dict[str, tuple[float, ...]] = {"wipe": (0.0, 1.0), "fade": (0.0, 0.5, 1.0)}
LOOKING = 4.0
"""Seconds each state is looked at when no one touches the screen."""
WIDE = 1.45
"""In a place wider than this times its height, the words stand beside the picture."""
NARROWEST = 1100
"""Px at 1080p below which they stand below it, whatever the shape."""
NARROWED = 0.78
"""The part of the pictures' width that is seen at least, where the place is tall."""
LOWERED = 0.86
"""The part of the pictures' height that is seen at least, where the place is wide."""
FLAT = 2.2
"""A box wider than this times its height has no room for words below the pictures."""
WORDS_SHARE = 0.26
"""The part of a wide place that the words beside the picture take at least."""


class Side(Part):
    """One of the two pictures."""

    picture: PictureField = Field(description="The picture; both alike in size, so that they match.")
    label: NameField = Field(default=Text(), description="What it is called, in a few words.")


class Fields(BlockFields):
    """What may be written for a comparison."""

    before: Side = Field(description="The picture on the left (on Arabic pages on the right), or the first.")
    after: Side = Field(description="The picture on the other side, or the second.")
    style: Literal["divider", "wipe", "fade", "beside"] = Field(
        default="divider",
        description="A `divider` that is dragged; one gives way to the other with an edge (`wipe`) or "
        "shines through it (`fade`); or both `beside` one another.",
    )
    caption: CaptionTextField = Field(default=Text(), description="What is to be seen in them.")
    credit: NoteField = Field(default=Text(), description="Whose they are, or what sort of pictures.")


class View(BlockView):
    """Both pictures at one place and one scale, so that only what has changed changes."""

    def __init__(self, fields: Fields, hall: Hall) -> None:
        super().__init__(fields, hall)
        self._style = fields.style
        self._pair = _alike(fields.before.picture, fields.after.picture)
        self._seam = Seam("compare", STARTS[self._style], STOPS.get(self._style, ()))
        self._switch = Switch("see", lambda stop: self._seam.go(self._seam.stops[stop]))
        self._slips = (Slip("left"), Slip("left" if self._style == "beside" else "right"))
        self._credit = Credit()
        self._caption = Remark("compare-caption")
        self._places = [Box(0, 0, 1, 1)]
        self._said = ""

    # Where everything stands.

    def measure(self, width: int, reading: Reading) -> int:
        """The pictures whole, and below them the switch and the caption."""
        return round(width / self._shape(reading)) + self._words_height(width, reading)

    def _shape(self, reading: Reading) -> float:
        """Width of the pictures for their height."""
        try:
            w, h = reading.natural_size(self._pair[0].src)
        except PictureError:
            return 1.6
        return w / h

    def _words_height(self, width: int, reading: Reading, large: bool = False) -> int:
        """Set switch and caption for a column of `width` px; gives what they take below a picture."""
        theme, said = reading.theme, reading.say(self.fields.caption)
        caption = self._caption.set(said, theme.lead("ink") if large else theme.caption(), reading, width)
        high = caption + theme.px(20) if caption else 0
        if self._seam.stops:
            high += self._switch.set(self._state_names(reading), reading, width) + theme.px(24)
        return high

    def _state_names(self, reading: Reading) -> list[str]:
        before, after = (reading.say(side.label) for side in (self.fields.before, self.fields.after))
        middle = [reading.word(WORDS, "both")] if len(self._seam.stops) > 2 else []
        return [before, *middle, after]

    def arrange(self, box: Box, reading: Reading) -> None:
        """Words to the left of a wide box, below the pictures in any other."""
        self._seam.pace(reading.seconds(GLIDE))
        words = bool(self.fields.caption or self._seam.stops)
        wide = box.w > box.h * FLAT or box.w > max(box.h * WIDE, reading.theme.px(NARROWEST))
        if words and wide and self._style != "beside":
            self._arrange_wide(box, reading)
        else:
            self._arrange_tall(box, reading)
        self._credit.arrange(self.fields.credit, self._places[0], reading)
        for slip, place, side in zip(
            self._slips, self._both_places(), (self.fields.before, self.fields.after), strict=True
        ):
            slip.arrange(Text() if self._seam.stops else side.label, place, reading)
        self._said = reading.word(WORDS, "compare")

    def _both_places(self) -> tuple[Box, Box]:
        return self._places[0], self._places[-1]

    def _arrange_wide(self, box: Box, reading: Reading) -> None:
        theme, gap = reading.theme, reading.theme.px(64)
        room = box.cut_right(round(box.w * (1 - WORDS_SHARE)) - gap)[0]
        picture = self._fitted(room, reading)
        picture = picture.moved(box.right - picture.right, 0)
        self._places = [picture]
        column = Box(box.x, box.y, picture.x - gap - box.x, picture.h)
        self._words_height(column.w, reading, large=True)
        if self._seam.stops:
            self._switch.place(column.x, column.bottom - self._switch.height)
            column = column.cut_bottom(self._switch.height, theme.px(36))[1]
        self._caption.arrange(column, reading)

    def _arrange_tall(self, box: Box, reading: Reading) -> None:
        theme = reading.theme
        below = min(self._words_height(box.w, reading), round(box.h * 0.4))
        room = box.cut_bottom(below)[1]
        if self._style == "beside":
            gap = theme.px(24)
            rooms = room.columns(2, gap) if room.w > room.h * 1.2 else room.rows(2, gap)
            self._places = [self._fitted(each, reading) for each in rooms]
            if rooms[0].y != rooms[1].y:
                self._places[1] = self._places[1].moved(0, self._places[0].bottom + gap - rooms[1].y)
        else:
            self._places = [self._fitted(room, reading)]
        y = self._places[-1].bottom
        if self._seam.stops:
            self._switch.place(box.x, y + theme.px(24))
            y += theme.px(24) + self._switch.height
        y += theme.px(20)
        caption = Box(box.x, y, box.w, max(1, min(self._caption.height, box.bottom - y)))
        self._caption.arrange(caption, reading)

    def _fitted(self, room: Box, reading: Reading) -> Box:
        """The pictures' place at the top left of `room`: near to their shape, as large as it goes."""
        shape = self._shape(reading)
        high = max(1, min(room.h, round(room.w / (shape * NARROWED))))
        wide = max(1, min(room.w, round(high * shape / LOWERED)))
        return Box(room.x, room.y, wide, high)

    # What is seen.

    def paint(self, painter: Painter) -> None:
        """Both pictures as far as each is seen, what lies on them, and the words."""
        part = self._seam.part(painter.now)
        if self._style == "beside":
            for picture, place in zip(self._pair, self._places, strict=True):
                painter.picture(picture, place)
        elif self._style == "fade":
            self._paint_faded(painter, part)
        else:
            self._paint_divided(painter, part)
        self._credit.paint(painter)
        self._paint_slips(painter, part)
        if self._style == "divider":
            self._paint_handle(painter, part)
        self._caption.paint(painter)
        if self._seam.stops:
            self._switch.paint(painter, self._stop())

    def _stop(self) -> int:
        """The state that is nearest to what is seen, or gone to."""
        stops, end = self._seam.stops, self._seam.end
        return min(range(len(stops)), key=lambda i: abs(stops[i] - end))

    def _paint_faded(self, painter: Painter, part: float) -> None:
        place, (before, after) = self._places[0], self._pair
        painter.picture(before if part < 1 else after, place)
        # Asked for although not seen yet, so that it is ready.
        with painter.clip(place if 0 < part < 1 else Box(place.x, place.y, 0, 0)):
            painter.picture(after if part < 1 else before, place, max(1, round(255 * part)))

    def _paint_divided(self, painter: Painter, part: float) -> None:
        place = self._places[0]
        edge = self._edge(part)
        for picture, seen in zip(self._pair, place.cut_left(edge - place.x), strict=True):
            with painter.clip(seen):
                painter.picture(picture, place)
        if self._style == "divider" or place.x < edge < place.right:
            bar = painter.theme.px(6)
            painter.fill(Box(edge - bar // 2, place.y, bar, place.h).clip(place), "paper")

    def _edge(self, part: float) -> int:
        """The first column of the second picture."""
        place = self._places[0]
        return place.x + round(place.w * (1 - part))

    def _paint_slips(self, painter: Painter, part: float) -> None:
        """What the pictures are called; a name gives way before the divider comes over it."""
        left, right = self._slips
        if self._style == "beside":
            left.paint(painter)
            right.paint(painter)
            return
        edge, way = self._edge(part), painter.theme.px(80)
        left.paint(painter, _between(255 * (edge - left.box.right) / way))
        right.paint(painter, _between(255 * (right.box.x - edge) / way))

    def _paint_handle(self, painter: Painter, part: float) -> None:
        """A disc on the divider that never leaves the picture."""
        theme, place = painter.theme, self._places[0]
        side = min(max(theme.target, theme.px(84)), place.w, place.h)
        x = min(max(place.x, self._edge(part) - side // 2), place.right - side)
        disc = Box(x, place.y + (place.h - side) // 2, side, side)
        held = self._seam.held
        painter.panel(disc, side // 2, "accent" if held else "paper", "paper" if held else "ink", theme.line)
        arrow, ink = side * 2 // 5, "paper" if held else "ink"
        row = Box(disc.x + side // 12, disc.y, side - 2 * (side // 12), side)
        painter.icon("back", row.cut_left(arrow)[0], ink)
        painter.icon("next", row.cut_right(arrow)[0], ink)

    # What is touched.

    def controls(self) -> Sequence[Control]:
        """The pictures to drag and tap, the switch, the caption where it scrolls."""
        pictures = [] if self._style == "beside" else [self._seam.pan(self._places[0], self._said)]
        switch = self._switch.controls() if self._seam.stops else []
        return [*pictures, *self._caption.controls(), *switch]

    def enter(self, now: float) -> None:
        """The divider shows once that it moves."""
        del now
        if self._style == "divider":
            self._seam.nudge()

    def depart(self) -> None:
        """It stands still."""
        self._seam.calm()

    def leave(self) -> None:
        """As at first."""
        self._seam.reset()
        self._caption.scroller.reset()

    def state(self) -> object:
        """How much of the second picture is seen."""
        return self._seam.end

    def resume(self, state: object) -> None:
        """As much of it."""
        if isinstance(state, float):
            self._seam.jump(state)

    def moving(self, now: float) -> bool:
        """While one picture gives way to the other, or the caption glides."""
        return self._seam.moving() or self._caption.scroller.moving(now)

    def moments(self) -> Sequence[Moment]:
        """The first picture, both, the second; side by side there is but one state."""
        reading = seconds_to_read(self._said)
        if self._style == "beside":
            return [Moment(2 * LOOKING + reading, lambda: None)]
        return [
            Moment(LOOKING + reading, lambda: self._seam.go(0.0)),
            Moment(LOOKING, lambda: self._seam.go(0.5)),
            Moment(LOOKING, lambda: self._seam.go(1.0)),
        ]


def _alike(before: Picture, after: Picture) -> tuple[Picture, Picture]:
    """Both with the same part in view: the focus of the first, tall compositions only where both have one."""
    tall = before.tall if after.tall else None
    return (
        Picture(before.src, tall, before.alt, before.focus),
        Picture(after.src, after.tall if tall else None, after.alt, before.focus),
    )


def _between(alpha: float) -> int:
    return max(0, min(255, round(alpha)))
