"""A wall of captioned pictures; where they are many, a strip of walls that is dragged or stepped along."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from kiosk.base.geometry import Box, Size
from kiosk.stage.controls import Button, Control, Pan
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading, Words
from kiosk.stage.theme import Theme
from kiosk.stage.tween import thrown_to
from kiosk.stage.widgets.glide import Glide
from kiosk.stage.widgets.pictures.framed import Plate
from kiosk.stage.widgets.pictures.hanging import Hung, Work, hang

TURN = 0.35
"""Seconds in which one wall gives way to the next."""
MOST, MOST_TALL = 4, 6
"""Pictures on one wall, and on one that is taller than wide."""
FILLED = 0.6
"""The least part of its places that a wall fills."""


class Wall:
    """Knows where each picture hangs, and which wall is in view."""

    def __init__(self, plates: Sequence[Plate]) -> None:
        self._plates = plates
        self._walls: list[list[Hung]] = []
        self._first: list[int] = [0]
        self._box = self._foot = Box(0, 0, 1, 1)
        self._strip = Glide(0.0, TURN)
        self._held: float | None = None
        self._grabbed = 0.0
        self._labels = ("", "")
        self._theme: Theme | None = None

    def arrange(self, box: Box, reading: Reading, words: Words) -> None:
        """Hang the pictures; the first one in view stays in view. `words` has `previous` and `next`."""
        first = self.first
        theme = self._theme = reading.theme
        self._strip.pace(reading.seconds(TURN))
        self._box = box
        self._foot, wall = box.cut_bottom(theme.target, max(theme.px(20), theme.between))
        works = [self._work(plate, reading, box) for plate in self._plates]
        self._labels = reading.word(words, "previous"), reading.word(words, "next")
        self._walls = _walls(works, box, wall, reading)
        self._first = list(accumulate((len(wall) for wall in self._walls), initial=0))
        self._held = None
        self._strip.jump(float(self._wall_of(first)))

    @property
    def first(self) -> int:
        """The first picture in view."""
        return self._first[round(self._strip.end)]

    @staticmethod
    def _work(plate: Plate, reading: Reading, box: Box) -> Work:
        natural = plate.file(reading, Size(1, 1))[1] or box.size
        return Work(natural.w / natural.h, reading.say(plate.caption), reading.say(plate.credit))

    def _wall_of(self, number: int) -> int:
        return max(i for i, first in enumerate(self._first[:-1]) if first <= number)

    def reset(self) -> None:
        """The first wall."""
        self._held = None
        self._strip.jump(0.0)

    def show(self, number: int) -> Box:
        """Where picture `number` hangs, its wall brought into view at once."""
        wall = self._wall_of(number)
        if self._strip.end != wall:
            self._strip.jump(float(wall))
        return self._walls[wall][number - self._first[wall]].frame

    def turn_to(self, wall: int) -> None:
        """Bring a wall into view."""
        self._held = None
        self._strip.to(float(max(0, min(len(self._walls) - 1, wall))))

    @property
    def moving(self) -> bool:
        """Whether the strip of walls moves by itself."""
        return self._held is None and self._strip.moving

    def frames(self) -> dict[int, Box]:
        """The pictures in view, by number."""
        wall = round(self._strip.end)
        return {self._first[wall] + i: hung.frame for i, hung in enumerate(self._walls[wall])}

    # The strip: walls stand at 0, 1, 2 …

    def controls(self) -> list[Control]:
        """The strip to drag, and the arrows, where there is more than one wall."""
        if len(self._walls) < 2:
            return []
        wall = round(self._strip.end)
        arrows: list[Control] = []
        if wall > 0:
            arrows.append(
                Button("wall-back", self._arrow(0), lambda: self.turn_to(wall - 1), self._labels[0])
            )
        if wall < len(self._walls) - 1:
            arrows.append(
                Button("wall-next", self._arrow(1), lambda: self.turn_to(wall + 1), self._labels[1])
            )
        return [Pan("wall", self._box, "x", self._grab, self._move, self._drop), *arrows]

    def _arrow(self, which: int) -> Box:
        side = self._foot.h
        return Box(self._foot.x if which == 0 else self._foot.right - side, self._foot.y, side, side)

    @property
    def _step(self) -> float:
        return self._box.w * 1.05

    def _grab(self) -> None:
        self._grabbed = self._held = self._strip.shown

    def _move(self, dx: float, dy: float) -> None:
        del dy
        to = self._grabbed - dx / self._step
        beyond = min(0.0, to) + max(0.0, to - (len(self._walls) - 1))
        self._held = to - beyond * 2 / 3  # the ends give way, but stiffly

    def _drop(self, vx: float, vy: float) -> None:
        del vy
        held = self._held or 0.0
        self._strip.jump(held)
        self.turn_to(thrown_to(held * self._step, -vx, self._step))

    def paint(self, painter: Painter) -> None:
        """The walls in view, and under them what tells that there are more."""
        held = None if self._strip.sudden else self._held
        at = self._strip.value(painter.now) if held is None else held
        if len(self._walls) < 2:
            self._paint_wall(painter, 0, 0)
            return
        with painter.clip(self._box):
            for number in range(len(self._walls)):
                dx = round((number - at) * self._step)
                if abs(dx) < self._box.w:
                    self._paint_wall(painter, number, dx)
        self._paint_foot(painter, at)

    def _paint_wall(self, painter: Painter, wall: int, dx: int) -> None:
        theme = painter.theme
        for i, hung in enumerate(self._walls[wall]):
            number = self._first[wall] + i
            frame = hung.frame.moved(dx, 0)
            painter.picture(self._plates[number].picture, frame)
            painter.text(hung.caption, hung.x + dx, hung.y)
            side, inset = theme.px(52), theme.px(12)
            disc = Box(frame.right - side - inset, frame.bottom - side - inset, side, side)
            down = painter.pressed == f"enlarge-{number}"
            painter.panel(disc, side // 2, "ink" if down else "paper", "ink", theme.line)
            painter.icon("enlarge", disc.inset(theme.px(12)), "paper" if down else "ink")

    def _paint_foot(self, painter: Painter, at: float) -> None:
        theme = painter.theme
        usable = {control.id for control in self.controls()}
        for which, (name, icon) in enumerate((("wall-back", "back"), ("wall-next", "next"))):
            box, down = self._arrow(which), painter.pressed == name
            if name in usable:
                painter.panel(box, box.h // 2, "ink" if down else "paper", "ink", theme.line)
                painter.icon(icon, box.inset(theme.px(16)), "paper" if down else "ink")
        rail = self._foot.inset(self._foot.h + theme.px(24), (self._foot.h - theme.px(8)) // 2)
        for number, bar in enumerate(rail.columns(len(self._walls), theme.px(8))):
            here = number == round(at)
            painter.fill(bar if here else bar.inset(0, bar.h // 3), "accent" if here else "brown")


def _walls(works: Sequence[Work], box: Box, wall: Box, reading: Reading) -> list[list[Hung]]:
    """All on one wall if that does them justice; else on as few as do, each with about as many."""
    for count in range(1, len(works) + 1):
        most, least = -(-len(works) // count), len(works) // count
        if most > (MOST if wall.w > wall.h else MOST_TALL) or least < most * FILLED:
            continue
        edges = [-(-len(works) * i // count) for i in range(count + 1)]
        shares = [works[a:b] for a, b in pairwise(edges)]
        hung, well = hang(shares, box if count == 1 else wall, reading)
        if well:
            return hung
    return [hang([[work]], wall if len(works) > 1 else box, reading)[0][0] for work in works]
