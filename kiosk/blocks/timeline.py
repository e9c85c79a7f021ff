"""Events or numbered steps along a line: one at a time in full, the others a drag or a tap away."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from pydantic import Field

from kiosk.base.geometry import Box
from kiosk.blocks.contract import Moment
from kiosk.blocks.contract import View as BlockView
from kiosk.content.fields import BlockFields, Part, PictureField, TextField
from kiosk.content.labels import NameField, NoteField, TitleField
from kiosk.content.model import Picture, Text
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.credit import Credit
from kiosk.stage.widgets.reading_time import seconds_to_read
from kiosk.stage.widgets.timelines.label import Label, Wording
from kiosk.stage.widgets.timelines.plate import Plate
from kiosk.stage.widgets.timelines.stops import GLIDE, Between, Stops
from kiosk.stage.widgets.timelines.trail import Names, Trail
from kiosk.stage.wording import wording

SAMPLE = """\
kind: timeline
beats:
  - when: {zh: 起初, en: At first}
    title: {zh: 第一件事, en: The first event}
    body: {zh: 用一两句话说说发生了什么。, en: Say in a sentence or two what happened.}
    picture: preface/island.svg
  - when: {zh: 后来, en: Later}
    title: {zh: 第二件事, en: The second event}
    body: {zh: 每一步可以有自己的图，没有就沿用上一张。, en: A step without a picture keeps the one before.}
    picture: preface/city.svg
  - when: {zh: 今天, en: Today}
    title: {zh: 第三件事, en: The third event}
    body: {zh: 三到七步最好读。, en: Three to seven steps read best.}
"""

WORDS = wording(__name__)

SHORTEST = 4.0
"""Seconds that an unattended display stays at a beat at least."""
WIDE = 1.45
"""In a place wider than this times its height, words stand beside the picture."""
LOWEST = 0.42
"""Where the picture would be lower than this for its width, the names along the trail make room."""
PICTURES_AHEAD = 5
"""So many pictures nearest the present one are kept ready, itself among them."""


class Beat(Part):
    """One event or step."""

    when: NameField = Field(default=Text(), description="Its date. Steps are numbered by themselves.")
    title: TitleField = Field(description="What it is called, in a few words.")
    body: TextField = Field(default=Text(), description="One or two sentences.")
    picture: PictureField | None = Field(
        default=None, description="A picture. Steps without one keep that of the step before."
    )


class Fields(BlockFields):
    """What may be written for a timeline."""

    style: Literal["dates", "steps"] = Field(
        default="dates", description="`dates` for events, `steps` for a procedure, which is numbered."
    )
    beats: tuple[Beat, ...] = Field(
        min_length=2, max_length=30, description="The events or steps in order; 3 to 7 read best."
    )
    credit: NoteField = Field(default=Text(), description="What the pictures are, or who made them.")


class View(BlockView):
    """Words beside the picture, or below it where the place is not wide; the trail at the foot.

    The next picture is uncovered over the present one, which stays where it is: drawn from one
    viewpoint, they change like a place in time.
    """

    def __init__(self, fields: Fields, hall: Hall) -> None:
        super().__init__(fields, hall)
        self._beats = fields.beats
        self._numbered = fields.style == "steps"
        count = len(fields.beats)
        self._stops = Stops("timeline", count)
        self._labels = [Label(f"timeline-{i}") for i in range(count)]
        self._pictures = list(_pictures(fields))
        self._plates = [Plate(i, count) for i in range(count)]
        self._trail: Trail | None = None
        self._credit = Credit()
        self._box = self._column = self._picture = Box(0, 0, 1, 1)
        self._gutter = 0
        self._said: list[str] = []

    def measure(self, width: int, reading: Reading) -> int:
        """A picture half as high as wide, the longest words below it, the trail."""
        words = self._set_labels(reading, width, numeral_beside=True)
        return round(width * 0.5) + words + self._make_trail(reading, width).height + reading.theme.px(72)

    def arrange(self, box: Box, reading: Reading) -> None:
        """The trail keeps its height; words and picture share the rest."""
        self._stops.pace(reading.seconds(GLIDE))
        self._box, self._gutter = box, reading.theme.px(64)
        self._arrange_around(self._make_trail(reading, box.w), reading)
        longest = max(label.height for label in self._labels)
        if self._picture.h < self._picture.w * LOWEST or self._column.h < longest:
            self._arrange_around(self._make_trail(reading, box.w, named=False), reading)
        has_pictures = self._picture.h and any(self._pictures)
        self._credit.arrange(self.fields.credit if has_pictures else Text(), self._picture, reading)
        self._said = [" ".join(map(reading.say, (each.when, each.title, each.body))) for each in self._beats]
        for number, beat in enumerate(self._beats):
            self._labels[number].arrange(self._column, reading)
            word = reading.say(beat.when) or str(number + 1)
            self._plates[number].arrange(word, self._picture, reading)

    def _arrange_around(self, trail: Trail, reading: Reading) -> None:
        """Words and picture above the trail, which stands directly below them."""
        self._trail, box, gap = trail, self._box, reading.theme.px(36)
        above = box.cut_bottom(min(box.h, trail.height), gap)[1]
        if box.w > box.h * WIDE:
            self._arrange_beside(above, reading)
        else:
            self._arrange_below(above, reading)
        foot = max(self._column.bottom, self._picture.bottom) + gap
        trail.place(box.x, min(foot, box.bottom - trail.height))

    def _make_trail(self, reading: Reading, width: int, named: bool = True) -> Trail:
        names = [
            reading.say(beat.title if self._numbered or not beat.when else beat.when) for beat in self._beats
        ]
        words = Names(names, reading.word(WORDS, "back"), reading.word(WORDS, "on"))
        return Trail(words, self._numbered, named, reading, width, self._stops.go)

    def _arrange_beside(self, box: Box, reading: Reading) -> None:
        share = 0.56 if reading.theme.text_size == 1 else 0.5
        self._picture, self._column = box.cut_right(round(box.w * share), self._gutter)
        likes = self._set_labels(reading, self._column.w, numeral_beside=False)
        if likes > self._column.h:
            likes = self._set_labels(reading, self._column.w, numeral_beside=True)
        self._column = self._column.cut_bottom(min(self._column.h, likes))[0]

    def _arrange_below(self, box: Box, reading: Reading) -> None:
        theme = reading.theme
        gap = theme.px(32)
        likes = self._set_labels(reading, box.w, numeral_beside=True)
        least = round(box.h * (0.5 if theme.text_size == 1 else 0.3))
        high = min(round(box.w * 0.85), max(least, box.h - gap - likes))
        if high < theme.px(150):
            high, likes = 0, self._set_labels(reading, box.w, numeral_beside=True, with_pictures=False)
        self._picture, self._column = box.cut_top(high, gap if high else 0)
        self._column = self._column.cut_top(min(self._column.h, likes))[0]

    def _set_labels(
        self, reading: Reading, width: int, numeral_beside: bool, with_pictures: bool = True
    ) -> int:
        """Set the words of all beats; gives the greatest height in px."""
        heights = []
        for index, label in enumerate(self._labels):
            wording = self._wording(index, reading, with_pictures and not self._pictures[index])
            heights.append(label.set(wording, reading, width, numeral_beside))
        return max(heights)

    def _wording(self, index: int, reading: Reading, on_plate: bool) -> Wording:
        """What the label of a beat says; where it has a plate, its date or number stands there."""
        beat = self._beats[index]
        date, title, body = map(reading.say, (beat.when, beat.title, beat.body))
        number = str(index + 1) if self._numbered else ""
        return Wording("", "", title, body) if on_plate else Wording(number, date, title, body)

    def paint(self, painter: Painter) -> None:
        """Picture, words and trail, wherever between two beats they are."""
        seen = self._stops.between(painter.now)
        self._paint_pictures(painter, seen)
        if self._pictures[seen.first]:
            self._credit.paint(painter)
        pull = -round(seen.beyond * self._picture.w)
        away = self._column.w + self._gutter
        shift = round(seen.part * away)
        self._labels[seen.first].paint(painter, pull - shift)
        if shift:
            self._labels[seen.second].paint(painter, away - shift)
        if self._trail:
            self._trail.paint(painter, self._stops.mark(painter.now), self._stops.at)

    def _paint_pictures(self, painter: Painter, seen: Between) -> None:
        """The first to the left of the seam, the second to the right; then ask for those that come next."""
        box, pictures = self._picture, self._pictures
        if not box.h:
            return
        seam = round(box.w * (1 - seen.part))
        if pictures[seen.first] and pictures[seen.first] is pictures[seen.second]:
            seam = box.w
        with painter.clip(Box(box.x, box.y, seam, box.h)):
            self._paint_picture(painter, seen.first, -round(seen.beyond * box.w))
        if 0 <= seam < box.w:
            with painter.clip(Box(box.x + seam, box.y, box.w - seam, box.h)):
                self._paint_picture(painter, seen.second, 0)
            bar = painter.theme.px(6)
            painter.fill(Box(box.x + seam - bar // 2, box.y, bar, box.h).clip(box), "paper")
        with painter.clip(box):
            for index in sorted(range(len(pictures)), key=lambda i: abs(i - self._stops.at))[:PICTURES_AHEAD]:
                if picture := pictures[index]:
                    painter.picture(picture, box.moved(box.w, 0))

    def _paint_picture(self, painter: Painter, index: int, shift: int) -> None:
        picture = self._pictures[index]
        if picture:
            painter.picture(picture, self._picture.moved(shift, 0))
        else:
            self._plates[index].paint(painter, shift)

    def controls(self) -> Sequence[Control]:
        """The surface to drag, the present words' own, the trail."""
        step = self._picture.w if self._picture.h else self._column.w
        words = self._labels[self._stops.at].controls()
        trail = self._trail.controls(self._stops.at) if self._trail else []
        return [self._stops.pan(self._box, step), *words, *trail]

    def moving(self, now: float) -> bool:
        """While a beat gives way to another, or its words glide."""
        return self._stops.moving(now) or any(label.scroller.moving(now) for label in self._labels)

    def leave(self) -> None:
        """Back to the first beat."""
        self._stops.reset()
        for label in self._labels:
            label.scroller.reset()

    def state(self) -> object:
        """The beat that is shown."""
        return self._stops.at

    def resume(self, state: object) -> None:
        """That beat, or the last."""
        if isinstance(state, int):
            self._stops.jump(state)

    def moments(self) -> Sequence[Moment]:
        """Each beat in turn."""
        return [
            Moment(max(SHORTEST, seconds_to_read(said)), self._goer(i)) for i, said in enumerate(self._said)
        ]

    def _goer(self, index: int) -> Callable[[], None]:
        return lambda: self._stops.go(index)


def _pictures(fields: Fields) -> Iterator[Picture | None]:
    """What each beat shows: of steps the common picture, or that of the step before."""
    kept = None
    for beat in fields.beats:
        kept = beat.picture or (kept if fields.style == "steps" else None)
        yield kept
