"""One question laid out: the words, a picture, the answers, what is said of them, and the way on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.base.geometry import Box
from kiosk.content.model import Picture
from kiosk.stage.controls import Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting, Style
from kiosk.stage.widgets.action import Action
from kiosk.stage.widgets.glide import Glide
from kiosk.stage.widgets.prose import Prose
from kiosk.stage.widgets.questions.answers import Answers, Look, Shape

WIDE = 1.3
"""In a place wider than this times its height, the answers stand beside the question."""
NARROWEST = 1000
"""Px at 1080p below which they stand below it, whatever the shape."""
SHARE = 0.42
"""The part of a wide place that the question takes."""
PAD = 28
"""Px at 1080p around what is said of an answer."""
ROOM_FOR_PICTURE = 280
"""Px at 1080p of height that a picture should have."""
COMING = 0.35
"""Seconds in which a question slides in, and in which what is said of it unrolls."""


@dataclass(frozen=True)
class Asked:
    """What stands on the sheet of a question, in the visitor's language."""

    kicker: str
    question: str
    hint: str
    picture: Picture | None
    answers: Sequence[str]
    shape: Shape
    marks: Sequence[str]
    """The words that may come to stand on the answers."""
    way_on: str
    """The word on the button."""
    answered: bool


@dataclass(frozen=True)
class Told:
    """What is said of the answer."""

    lead: str
    body: str


class QuestionSheet:
    """Where there is room, an answer changes no places: nothing jumps."""

    def __init__(self) -> None:
        self.answers = Answers("answers")
        self._prose = Prose("told")
        self._action = Action("go")
        self._coming = Glide(1.0, COMING)
        self._telling = Glide(0.0, COMING)
        self._head: list[tuple[Setting, int, int]] = []
        self._box = self._card = self._cover = Box(0, 0, 1, 1)
        self._picture: tuple[Picture, Box] | None = None
        self._gap = 1

    def begin(self, shape: Shape, order: Sequence[int]) -> None:
        """Another question comes in, its answers in this order."""
        self.answers = Answers("answers", shape)
        self.answers.sort(order)
        self._prose.scroller.reset()
        self._telling.jump(0.0)
        self._coming.jump(0.0)
        self._coming.to(1.0)

    def stand(self) -> None:
        """It is in."""
        self._coming.jump(1.0)

    def tell(self) -> None:
        """What is said of the answer unrolls."""
        self._telling.to(1.0)

    # Where everything stands.

    def height(self, asked: Asked, told: Told, reading: Reading, width: int) -> int:
        """The height in px that it would like in a column of `width` px."""
        return sum(self._set(asked, told, reading, width)) + reading.theme.px(260)

    def _set(self, asked: Asked, told: Told, reading: Reading, width: int) -> tuple[int, int]:
        """Set answers and card for `width` px; gives the heights they would like."""
        answers = self.answers.set(asked.answers, asked.marks, reading, width)
        return answers, self._set_card(told, reading, width)

    def _set_card(self, told: Told, reading: Reading, width: int) -> int:
        pad = reading.theme.px(PAD)
        return self._prose.set(told.body, reading, max(1, width - 2 * pad), lead=told.lead) + 2 * pad

    def arrange(self, box: Box, asked: Asked, told: Told, reading: Reading) -> None:
        """Lay it out in `box`."""
        theme = reading.theme
        self._coming.pace(reading.seconds(COMING))
        self._telling.pace(reading.seconds(COMING))
        self._box, self._picture = box, None
        self._gap = theme.px(28)
        if box.w > max(box.h * WIDE, theme.px(NARROWEST)):
            self._arrange_wide(box, asked, told, reading)
        else:
            self._arrange_tall(box, asked, told, reading)
        inside = self._card.inset(theme.px(PAD), min(theme.px(PAD), self._card.h // 4))
        self._prose.arrange(inside, reading)

    def _arrange_wide(self, box: Box, asked: Asked, told: Told, reading: Reading) -> None:
        theme, gap = reading.theme, self._gap
        left, right = box.cut_left(round(box.w * SHARE), theme.px(72))
        row = self._set_action(asked, right.w, reading)
        answers, card = self._set(asked, told, reading, right.w)
        stays = asked.picture is not None and answers + card + row + 2 * gap <= right.h
        most = left.h if stays else left.h - self._set_card(told, reading, left.w)
        rest = self._set_head(left, asked, reading, most, min(most, left.h - theme.px(ROOM_FOR_PICTURE)))
        crowded = not stays and rest.h < min(left.h - most, theme.px(220))
        if stays or (crowded and asked.answered):  # what is said goes below the answers
            high = min(self._set_card(told, reading, right.w), (right.h - row - gap) // 2)
            y = self.answers.arrange(right.cut_bottom(high + gap + row, gap)[1], reading) + gap
            self._card = self._cover = Box(right.x, y, right.w, high)
            self._action.place(right.x, y + high + gap if asked.answered else y)
        else:
            self._card = self._cover = rest.cut_top(max(1, min(left.h - most, rest.h)))[0]
            y = self.answers.arrange(right.cut_bottom(row, gap)[1], reading) + gap
            self._action.place(right.x, y)
        if asked.picture and not crowded:
            self._hang(asked.picture, rest, not stays)

    def _arrange_tall(self, box: Box, asked: Asked, told: Told, reading: Reading) -> None:
        theme, gap = reading.theme, self._gap
        row = self._set_action(asked, box.w, reading)
        answers, card = self._set(asked, told, reading, box.w)
        most = box.h - answers - card - row - 2 * gap
        rest = self._set_head(box, asked, reading, most, most - theme.px(ROOM_FOR_PICTURE))
        spare = rest.h - answers - card - row - 3 * gap
        if asked.picture and spare > theme.px(220):
            place, rest = rest.cut_top(min(spare, round(box.w * 0.56)), gap)
            self._picture = (asked.picture, place)
        room = rest.h - row - 2 * gap
        high = min(card, max(room - answers, room // 2 if asked.answered else 1))
        y = self.answers.arrange(rest.cut_bottom(high + row + gap, gap)[1], reading) + gap
        self._card = self._cover = Box(box.x, y, box.w, max(1, high))
        self._action.place(box.x, y + high + gap if asked.answered else y)

    def _set_action(self, asked: Asked, width: int, reading: Reading) -> int:
        """Name the way on; gives its height in px."""
        icon = "next" if asked.answered else "check"
        return self._action.set(asked.way_on, icon, reading, width).h

    def _set_head(self, box: Box, asked: Asked, reading: Reading, most: int, less: int) -> Box:
        """Kicker, question and hint, as large as goes into `most` px of height; gives the rest of `box`.

        With a picture the question is rather set a little smaller, to take `less` px.
        """
        theme = reading.theme
        large, middle, small = theme.numeral(58), theme.heading(), theme.lead("ink")
        tries = [(large, asked.hint, less), (middle, asked.hint, less)] if asked.picture else []
        tries += [(style, asked.hint, most) for style in (large, middle, small)]
        tries += [(small, "", most)] if asked.answered else []
        for style, hint, room in tries:
            y = self._try_head(box, asked, hint, style, reading)
            if y - box.y <= room:
                break
        if y > box.bottom:
            y = self._try_head(box, replace(asked, kicker=""), hint, style, reading)
        y = min(y, box.bottom - 1)
        return Box(box.x, y, box.w, box.bottom - y)

    def _try_head(self, box: Box, asked: Asked, hint: str, style: Style, reading: Reading) -> int:
        theme = reading.theme
        self._head, y = [], box.y
        for said, how, gap in (
            (asked.kicker, theme.label("accent"), 14),
            (asked.question, replace(style, leading=max(style.leading, 1.25)), 16),
            (hint, theme.caption(), 20),
        ):
            if said:
                setting = reading.set(said, how, box.w, balance=True)
                self._head.append((setting, box.x, y))
                y += setting.height + theme.px(gap)
        return y + theme.px(16)

    def _hang(self, picture: Picture, room: Box, gives_way: bool) -> None:
        """A picture below the question; it may have to give way to what is said."""
        place = room.cut_top(min(room.h, round(room.w * 0.66)))[0]
        self._picture = (picture, place)
        if gives_way:
            self._cover = Box(room.x, room.y, room.w, max(place.h, self._card.h))

    # What is seen and touched.

    def paint(self, painter: Painter, looks: Sequence[Look], way_on: bool) -> None:
        """As it is now; the button only where there is a way on."""
        part = self._coming.value(painter.now)
        shift = round((1 - part) * painter.theme.px(72))
        with painter.clip(self._box):
            for setting, x, y in self._head:
                painter.text(setting, x + shift, y, round(255 * part))
            if self._picture:
                picture, place = self._picture
                painter.picture(picture, place)
            self.answers.paint(painter, looks, shift)
            self._paint_card(painter)
            if way_on:
                self._action.paint(painter)

    def _paint_card(self, painter: Painter) -> None:
        """What is said, unrolled from its top."""
        part = self._telling.value(painter.now)
        if part > 0:
            with painter.clip(self._cover.cut_top(max(1, round(self._cover.h * part)))[0]):
                painter.fill(self._cover, "paper")
                painter.fill(self._card.cut_left(painter.theme.px(8))[0], "gold")
                self._prose.paint(painter)

    def controls(
        self, choose: Callable[[int], None] | None, go_on: Callable[[], None] | None
    ) -> list[Control]:
        """The answers while they can be chosen, the card where it scrolls, the way on."""
        card = self._prose.controls() if self._telling.end else []
        onwards = [self._action.button(go_on)] if go_on else []
        return [*self.answers.controls(choose), *card, *onwards]

    def moving(self, now: float) -> bool:
        """While anything on it moves."""
        gliding = self._coming.moving or self._telling.moving or self._prose.scroller.moving(now)
        return gliding or self.answers.moving(now)
