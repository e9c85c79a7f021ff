"""A column of cards to choose from, each with a sign before its words and, once judged, a word after them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.base.geometry import Box
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.glide import Glide
from kiosk.stage.widgets.scroller import Scroller

SORT = 0.45
"""Seconds in which the cards change places."""

LARGER = 1.1
"""Size of the words for that of a lead."""
ROOMY = 120
"""Height of a card in px at 1080p where there is room."""

Shape = Literal["round", "square", "number"]


@dataclass(frozen=True)
class Look:
    """How a card looks: what it is, its number in a row, and what it is said to be."""

    state: Literal["open", "chosen", "right", "picked", "other"]
    number: str = ""
    word: str = ""


_GROUNDS = {
    "open": ("paper", "ink", "ink"),
    "chosen": ("paper", "accent", "ink"),
    "right": ("sea", "sea", "paper"),
    "picked": ("sand", "brown", "ink"),
    "other": ("paper", "stone", "brown"),
}
"""Ground, line and words of a card by its state."""


class Answers:
    """Set by `set`, placed by `arrange`; longer than its place it scrolls."""

    def __init__(self, name: str, shape: Shape = "round") -> None:
        self.scroller = Scroller(name)
        self._shape = shape
        self._texts: list[Setting] = []
        self._said: Sequence[str] = ()
        self._signs: dict[str, Setting] = {}
        self._highs: list[int] = []
        self._pad = self._side = self._gap = self._finger = 0
        self._after = 0
        self._order: list[int] = []
        self._before: list[int] = []
        self._sorted = Glide(1.0, SORT)
        self._top = 0

    def set(self, texts: Sequence[str], words: Sequence[str], reading: Reading, width: int) -> int:
        """Set the cards for a column of `width` px, with room for any of `words`; gives the height."""
        theme = reading.theme
        self._sorted.pace(reading.seconds(SORT))
        self._said, self._finger = texts, theme.target
        self._pad, self._side, self._gap = theme.px(28), theme.px(48), theme.between
        style = replace(theme.lead("ink"), size=round(theme.lead().size * LARGER), leading=1.35)
        known = {word: reading.set(word, theme.label()) for word in words if word}
        self._after = max((word.width for word in known.values()), default=0)
        after = self._after + self._pad if self._after else 0
        room = max(1, width - 3 * self._pad - self._side - after)
        self._texts = [reading.set(text, style, room, balance=True) for text in texts]
        numbers = {str(i + 1): reading.set(str(i + 1), theme.label()) for i in range(len(texts))}
        self._signs = {**known, **numbers}
        self._highs = [max(theme.px(92), text.height + theme.px(36)) for text in self._texts]
        if len(self._order) != len(texts):
            self.sort(range(len(texts)))
        return self._length(self._highs)

    def _length(self, highs: Sequence[int]) -> int:
        return sum(highs) + self._gap * max(0, len(highs) - 1)

    def arrange(self, room: Box, reading: Reading) -> int:
        """Place the cards at the top of `room`, equally high where they can be; gives the y below them."""
        count = len(self._highs)
        share = (room.h + self._gap) // count - self._gap
        if share >= max(self._highs):
            high = max(*self._highs, min(share, reading.theme.px(ROOMY)))
            self._highs = [high] * count
        length = self._length(self._highs)
        box = room.cut_top(min(room.h, length))[0]
        self.scroller.arrange(box, length, reading)
        self._top = box.y
        return box.bottom

    def sort(self, order: Sequence[int], gliding: bool = False) -> None:
        """Show the cards in another order, at once or gliding there."""
        self._before, self._order = self._order if gliding else list(order), list(order)
        self._sorted.jump(0.0 if gliding else 1.0)
        self._sorted.to(1.0)

    def show(self, card: int) -> None:
        """Bring a card into view, where the column scrolls."""
        if self.scroller.most:
            self.scroller.to(min(1.0, self._tops(self._order)[card] / self.scroller.most))

    def moving(self, now: float) -> bool:
        """While cards change places or the column glides."""
        return self._sorted.moving or self.scroller.moving(now)

    def reset(self) -> None:
        """At the top."""
        self.scroller.reset()

    def _tops(self, order: Sequence[int]) -> dict[int, int]:
        """Y of each card in the column."""
        tops, y = {}, 0
        for card in order:
            tops[card] = y
            y += self._highs[card] + self._gap
        return tops

    def controls(self, choose: Callable[[int], None] | None) -> list[Control]:
        """A button for each card of which enough is in view, if they can be chosen; the scroller's."""
        buttons: list[Control] = []
        if choose:
            for card, top in self._tops(self._order).items():
                box = Box(self.scroller.box.x, self._top + top, self.scroller.box.w, self._highs[card])
                seen = box.clip(self.scroller.view)
                if seen.h >= self._finger:
                    act = lambda card=card: choose(card)  # noqa: E731
                    buttons.append(Button(f"answer-{card}", seen, act, self._said[card]))
        scrolling = self.scroller.controls()
        return [*scrolling[:1], *buttons, *scrolling[1:]]

    def paint(self, painter: Painter, looks: Sequence[Look], shift: int = 0) -> None:
        """The cards as they look now, `shift` px to the side."""
        part = self._sorted.value(painter.now)
        before, after = self._tops(self._before), self._tops(self._order)
        with self.scroller.window(painter) as top:
            self._top = top
            for card, look in enumerate(looks):
                y = round(before[card] + (after[card] - before[card]) * part)
                box = Box(self.scroller.box.x + shift, top + y, self.scroller.box.w, self._highs[card])
                self._paint_card(painter, card, look, box)

    def _paint_card(self, painter: Painter, card: int, look: Look, box: Box) -> None:
        theme = painter.theme
        down = painter.pressed == f"answer-{card}"
        ground, line, ink = ("ink", "ink", "paper") if down else _GROUNDS[look.state]
        painter.panel(box, theme.px(14), ground, line, theme.line * (2 if look.state == "chosen" else 1))
        sign = Box(box.x + self._pad, box.y + (box.h - self._side) // 2, self._side, self._side)
        self._paint_sign(painter, look, sign, ground, ink if down else line)
        text = self._texts[card]
        painter.text(text, sign.right + self._pad, box.y + (box.h - text.height) // 2, ink=ink)
        if word := self._signs.get(look.word):
            x = box.right - self._pad - word.width
            painter.text(word, x, box.y + (box.h - word.height) // 2, ink=ink)

    def _paint_sign(self, painter: Painter, look: Look, box: Box, ground: str, line: str) -> None:
        """A ring, a square or a numbered disc; a check where it is chosen or right."""
        radius = painter.theme.px(8) if self._shape == "square" else box.h // 2
        full = look.state in ("chosen", "right")
        fill = {"chosen": line, "right": "paper"}.get(look.state, ground)
        painter.panel(box, radius, fill, "paper" if look.state == "right" else line, painter.theme.px(3))
        mark = "sea" if look.state == "right" else "paper" if full else line
        if number := self._signs.get(look.number):
            x, y = box.x + (box.w - number.width) // 2, box.y + (box.h - number.height) // 2
            painter.text(number, x, y, ink=mark)
        elif full or look.state == "picked":
            painter.icon("check" if full else "minus", box.inset(painter.theme.px(8)), mark)
