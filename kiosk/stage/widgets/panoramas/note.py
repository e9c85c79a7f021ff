"""A note on paper beside what it tells of: picture, title, words, a way on, and a button to close it."""

from collections.abc import Callable

from kiosk.base.geometry import Box
from kiosk.content.model import Picture
from kiosk.stage.controls import Button, Control, Pan
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.glide import Glide
from kiosk.stage.widgets.prose import Prose

SLIDE = 0.35
"""Seconds in which it comes and goes."""
LOW = 0.6
"""In a room lower than this times its width, a note may take more than half of the width."""
ROOMY = 480
"""Px at 1080p of height below which it has less white above and below."""
PICTURE_SHAPE = 0.6
"""Height of its picture for its width."""


class Note:
    """Slides in from the right of the room it has, or from below where that is narrow."""

    def __init__(self, close: Callable[[], None], enter: Callable[[], None]) -> None:
        self._close, self._enter = close, enter
        self._shown = Glide(0.0, SLIDE)
        self._prose = Prose("note")
        self._box = Box(0, 0, 1, 1)
        self._from_below = False
        self._down = 0
        self._picture: tuple[Picture, Box] | None = None
        self._title: tuple[Setting, int, int] | None = None
        self._way: tuple[Setting, Box] | None = None
        self._cross = Box(0, 0, 0, 0)
        self._labels = ("", "")

    @property
    def open(self) -> bool:
        """Whether it is there, or comes."""
        return self._shown.end > 0

    @property
    def box(self) -> Box | None:
        """What it covers when it is there; None when it is not, or goes."""
        return self._box if self.open else None

    @property
    def moving(self) -> bool:
        """Whether it comes or goes, or its words glide."""
        return self._shown.moving

    def show(self, at_once: bool = False) -> None:
        """Come, from the top of its words."""
        self._prose.scroller.reset()
        self._shown.jump(1.0) if at_once else self._shown.to(1.0)

    def hide(self, at_once: bool = False) -> None:
        """Go."""
        self._shown.jump(0.0) if at_once else self._shown.to(0.0)

    def arrange(
        self,
        room: Box,
        reading: Reading,
        said: tuple[str, str],
        picture: Picture | None,
        labels: tuple[str, str],
    ) -> None:
        """Lie in `room`: `said` are title and words, `labels` those of the cross and the way on, or empty."""
        theme = reading.theme
        self._shown.pace(reading.seconds(SLIDE))
        self._labels = labels
        self._from_below = room.w <= room.h
        growth = 1 + (theme.text_size - 1) * 0.5
        share = 0.5 if room.h > LOW * room.w else 0.8
        widest = round(room.w * share)
        width = room.w if self._from_below else min(widest, round(theme.px(600) * growth))
        pad, side = 2 * max(theme.px(18), theme.apart), max(theme.target, theme.px(72))
        inner = Box(0, 0, width - 2 * pad, room.h)
        title = reading.set(said[0], theme.heading(), inner.w - side - pad // 2, balance=True)
        head = max(title.height, side)
        words = self._prose.set(said[1], reading, inner.w) + pad // 2 if said[1] else 0
        way = (
            reading.set(labels[1], theme.label(), inner.w - theme.px(90), max_lines=2) if labels[1] else None
        )
        foot = max(theme.target, way.height + theme.px(22)) + pad // 2 if way else 0
        self._down = down = pad if room.h >= theme.px(ROOMY) else theme.px(20)
        most = room.h if not self._from_below else round(room.h * 0.6)
        high = round(inner.w * PICTURE_SHAPE) if picture else 0
        high = max(0, min(high, most - 2 * down - head - foot - min(words, theme.px(220)) - pad // 2))
        gap = pad // 2 if high else 0
        height = min(most, 2 * down + head + gap + high + words + foot)
        self._box = Box(
            room.right - width, room.bottom - height if self._from_below else room.y, width, height
        )
        self._place(pad, head, side, (gap, high if picture else 0), (title, way, foot), picture)
        self._prose.arrange(self._room(pad, head, gap + high, foot), reading)

    def _place(
        self,
        pad: int,
        head: int,
        side: int,
        seen: tuple[int, int],
        set_words: tuple[Setting, Setting | None, int],
        picture: Picture | None,
    ) -> None:
        """Title and cross above, the picture below them, the way on at the foot."""
        box, (gap, high), (title, way, foot) = self._box, seen, set_words
        inner = box.inset(pad, self._down)
        self._title = (title, inner.x, inner.y + (head - title.height) // 2)
        self._cross = Box(inner.right - side, inner.y, side, side)
        top = inner.y + head + gap
        self._picture = (picture, Box(inner.x, top, inner.w, high)) if picture and high else None
        rest = foot - pad // 2
        self._way = (way, Box(inner.x, inner.bottom - rest, inner.w, rest)) if way else None

    def _room(self, pad: int, head: int, picture: int, foot: int) -> Box:
        inner = self._box.inset(pad, self._down)
        top = inner.y + head + picture + pad // 2
        return Box(inner.x, top, inner.w, max(1, inner.bottom - foot - top))

    def paint(self, painter: Painter) -> None:
        """As much as has slid in."""
        part = self._shown.value(painter.now)
        if part <= 0:
            return
        box, theme = self._box, painter.theme
        if part < 1:
            out = round((1 - part) * (box.h if self._from_below else box.w))
            seen = box.cut_bottom(box.h - out)[0] if self._from_below else box.cut_right(box.w - out)[0]
            painter.fill(seen, "paper")
            return
        painter.fill(box, "paper")
        if self._picture:
            painter.picture(*self._picture)
        if self._title:
            painter.text(*self._title)
        self._prose.paint(painter)
        down = painter.pressed == "note-close"
        painter.panel(self._cross, self._cross.h // 2, "paper" if down else "ink", "ink", theme.line)
        painter.icon("close", self._cross.inset(theme.px(19)), "ink" if down else "paper")
        self._paint_way(painter)

    def _paint_way(self, painter: Painter) -> None:
        if not self._way:
            return
        theme, (word, box) = painter.theme, self._way
        down = painter.pressed == "note-enter"
        painter.panel(box, box.h // 2, "accent-dark" if down else "accent")
        side = theme.px(34)
        x = box.x + (box.w - word.width - theme.px(12) - side) // 2
        painter.text(word, x, box.y + (box.h - word.height) // 2, ink="paper")
        icon = Box(x + word.width + theme.px(12), box.y + (box.h - side) // 2, side, side)
        painter.icon("next", icon, "paper")

    def controls(self) -> list[Control]:
        """Its buttons and its words; a finger that slides over it moves nothing else."""
        if not self.open:
            return []
        still = Pan("card", self._box, "both", _nothing, _nothing, _nothing)
        close = Button("note-close", self._cross, self._close, self._labels[0], way_out=True)
        buttons: list[Control] = [close]
        if self._way:
            buttons.append(Button("note-enter", self._way[1], self._enter, self._labels[1]))
        return [still, *self._prose.controls(), *buttons]

    def scrolling(self, now: float) -> bool:
        """Whether its words glide."""
        return self.open and self._prose.scroller.moving(now)


def _nothing(*_: float) -> None:
    """What a finger that slides over the note moves."""
