"""A column longer than its box: dragged, or moved on by a tap on the sign that there is more."""

from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.base.geometry import Box
from kiosk.stage.controls import Button, Control, Pan
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.tween import Tween, still
from kiosk.stage.wording import wording

WORDS = wording(__name__)
GLIDE = 0.35
"""Seconds a column takes to move on, or to come to rest."""
THROW = 0.2
"""Seconds of its speed that it glides on when it is let go, unless it does not glide."""


class Scroller:
    """Knows how far a column of `length` px is scrolled in its box, and shows that there is more.

    A glide begins with the first frame that asks for the offset: a touch knows no time.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._tween = still(0.0)
        self._due: float | None = None
        self._held: float | None = None
        self._grabbed = 0.0
        self._seen = 0.0
        self._length = 0
        self.box = Box(0, 0, 1, 1)
        self._side = self._gap = self._foot = 0
        self._said: dict[str, str] = {}
        self._glides = GLIDE

    def arrange(self, box: Box, length: int, reading: Reading) -> None:
        """A column of `length` px in `box`; what was scrolled stays scrolled by the same part."""
        part = self._end / self._length if self._length else 0.0
        theme = reading.theme
        self.box, self._length, self._side, self._gap = box, length, theme.target, theme.between
        self._foot = self._side + theme.apart
        self._said = {key: reading.word(WORDS, key) for key in ("column", "down", "up")}
        self._glides = reading.seconds(GLIDE)
        self._seen = min(part * length, float(self.most))
        self._tween, self._due = still(self._seen), None

    @property
    def most(self) -> int:
        """How far it can be scrolled, in px: what lies below the box, and room for the sign."""
        return max(0, self._length - self.box.h + self._foot) if self._length > self.box.h else 0

    @property
    def view(self) -> Box:
        """What of the box is not under the signs."""
        return self.box.cut_bottom(self._foot)[1] if self.most else self.box

    @property
    def _end(self) -> float:
        """Where it comes to rest."""
        return self._tween.end if self._due is None else self._due

    def offset(self, now: float) -> int:
        """Px of the column above the box."""
        if self._due is not None:
            self._tween, self._due = Tween(self._seen, self._due, now, self._glides), None
        self._seen = self._tween.value(now) if self._held is None else self._held
        return round(self._seen)

    def moving(self, now: float) -> bool:
        """Whether it glides."""
        return self._held is None and (self._due is not None or not self._tween.over(now))

    def reset(self) -> None:
        """Back to the top."""
        self._tween, self._due, self._held, self._seen = still(0.0), None, None, 0.0

    @property
    def part(self) -> float:
        """How far it is scrolled, or being scrolled: 0–1 of the way."""
        return self._end / self.most if self.most else 0.0

    def jump(self, part: float) -> None:
        """Be scrolled so far at once."""
        self.reset()
        self._seen = min(max(0.0, part), 1.0) * self.most
        self._tween = still(self._seen)

    def page(self, way: int) -> None:
        """Move on by most of the box, down (1) or up (-1)."""
        self._glide(self._end + way * (self.box.h - self._foot) * 0.85)

    def to(self, part: float) -> None:
        """Scroll to a part 0–1 of the way."""
        self._glide(part * self.most)

    def _glide(self, target: float) -> None:
        self._held, self._due = None, max(0.0, min(target, float(self.most)))

    def controls(self) -> list[Control]:
        """The column to drag, and the signs to tap."""
        if not self.most:
            return []
        signs: list[Control] = [
            Button(f"{self._name}-{icon}", place, lambda way=way: self.page(way), self._said[icon])  # type: ignore[misc]
            for icon, place, way in self._signs()
        ]
        return [self._surface(), *signs]

    def _surface(self) -> Pan:
        return Pan(
            self._name,
            self.box,
            "y",
            self._grab,
            self._move,
            self._drop,
            label=self._said["column"],
            step=self.page,
            steer=lambda _, down: self.page(down),
        )

    def _signs(self) -> Iterator[tuple[str, Box, int]]:
        offset = self._end if self._held is None else self._held
        corner = Box(self.box.right - self._side, self.box.bottom - self._side, self._side, self._side)
        if offset < self.most - 1:
            yield "down", corner, 1
        if offset > 1:
            yield "up", corner.moved(-self._side - self._gap, 0), -1

    def _grab(self) -> None:
        self._grabbed = self._held = self._seen
        self._due = None

    def _move(self, dx: float, dy: float) -> None:
        del dx
        self._held = self._seen = max(0.0, min(self._grabbed - dy, float(self.most)))

    def _drop(self, vx: float, vy: float) -> None:
        del vx
        self._glide(self._seen - (vy * THROW if self._glides else 0.0))

    @contextmanager
    def window(self, painter: Painter) -> Iterator[int]:
        """Paint the column inside: gives the y of its top; afterwards the signs are painted over it."""
        top = self.box.y - self.offset(painter.now)
        if not self.most:
            yield top
            return
        with painter.clip(self.box):
            yield top
        self._paint_signs(painter)

    def _paint_signs(self, painter: Painter) -> None:
        theme = painter.theme
        signs = list(self._signs())
        foot = self.box.cut_bottom(self._foot)[0]
        painter.fill(foot, "paper")
        painter.fill(Box(foot.x, foot.y, foot.w, max(1, theme.px(1))), "stone")
        for icon, place, _ in signs:
            down = painter.pressed == f"{self._name}-{icon}"
            inner = place.inset(theme.px(4))
            painter.panel(inner, inner.h // 2, "ink" if down else "paper", "ink", theme.line)
            painter.icon(icon, inner.inset(theme.px(12)), "paper" if down else "ink")
