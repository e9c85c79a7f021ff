"""What a panorama is steered with by taps: arrows, closer and farther, and the names of viewpoints."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.base.geometry import Box
from kiosk.content.model import Text
from kiosk.stage.controls import Button
from kiosk.stage.mirroring import mirrored
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading, Words
from kiosk.stage.typesetting import Setting

ICONS = {
    "left": "back",
    "right": "next",
    "up": "up",
    "down": "down",
    "farther": "minus",
    "closer": "plus",
    "stroll": "play",
}
"""The keys from left to right, each with its icon."""
STAND = "stand", "pause"
"""Name and icon of what stands in the place of `stroll` while the view turns by itself."""
APART = {"farther", "stroll"}
"""Those that stand a little further from the one before."""
BESIDE = 420
"""Px at 1080p of width from which the names stand beside the keys, instead of above them."""
MOST_ROWS = 2
"""Where the names need more rows, only the next one is offered."""


@dataclass(frozen=True)
class _Name:
    """A viewpoint's name on its button."""

    number: int
    word: Setting
    box: Box


class Helm:
    """Names to the left and buttons to the right of one row, or above one another where it is narrow."""

    def __init__(
        self, titles: Sequence[Text], act: Callable[[str], None], choose: Callable[[int], None]
    ) -> None:
        """`act` is told the name of an icon's button, `choose` the number of a viewpoint."""
        self._titles, self._act, self._choose = titles, act, choose
        self._buttons: dict[str, Button] = {}
        self._stand: Button | None = None
        self.strolling = False
        """Whether the view turns by itself: it can be told to stand still."""
        self._names: list[_Name] = []
        self._said: list[str] = []
        self.boxes: list[Box] = []
        """Everything that is covered."""
        self.least = 0
        """The least side of anything to be touched."""
        self.ceiling = 0
        """The y of what lies above the names, which keep clear of it."""

    def arrange(self, box: Box, reading: Reading, words: Words, at: int | None) -> int:
        """Stand at the foot of `box`; gives the y of its top. `at` is the viewpoint that is looked from.

        Where motion is reduced nothing turns by itself, and there is no key for it.
        """
        theme = reading.theme
        side, gap = theme.target, max(theme.px(12), theme.apart)
        self.least = side
        self._said = [reading.say(title) for title in self._titles]
        names = [name for name in ICONS if name != "stroll" or not reading.access.reduced_motion]
        wide = len(names) * side + (len(names) - 1) * gap + gap * len(APART.intersection(names))
        x, y = box.right - wide, box.bottom - side
        self._buttons = {}
        all_keys = Box(x, y, wide, side)
        for name in names:
            if name in APART:
                x += gap
            place, label = Box(x, y, side, side), reading.word(words, name)
            place = mirrored(place, all_keys) if reading.mirrored else place
            self._buttons[name] = Button(name, place, self._actor(name), label)
            x += side + gap
        self._arrange_stand(reading, words)
        beside = Box(box.x, box.y, box.w - wide - theme.px(28), box.h)
        above = Box(box.x, box.y, box.w, box.h - side - gap)
        self._names = self._flow(beside if beside.w > theme.px(BESIDE) else above, reading, at)
        self.boxes = [button.box for button in self._buttons.values()] + [name.box for name in self._names]
        return min(box.y for box in self.boxes)

    def _arrange_stand(self, reading: Reading, words: Words) -> None:
        """The other face of the key that has the view turn by itself."""
        name, stroll = STAND[0], self._buttons.get("stroll")
        label = reading.word(words, name)
        self._stand = replace(stroll, id=name, act=self._actor(name), label=label) if stroll else None

    def _keys(self) -> dict[str, tuple[Button, str]]:
        """The keys as they are now, by name, each with its icon."""
        keys = {name: (button, ICONS[name]) for name, button in self._buttons.items()}
        if self.strolling and self._stand:
            del keys["stroll"]
            keys[STAND[0]] = (self._stand, STAND[1])
        return keys

    def _actor(self, name: str) -> Callable[[], None]:
        return lambda: self._act(name)

    def _flow(self, box: Box, reading: Reading, at: int | None) -> list[_Name]:
        """The names in as few rows as hold them, the last row at the foot of `box`."""
        theme = reading.theme
        gap, side = max(theme.px(12), theme.apart), theme.target
        rows: list[list[_Name]] = [[]]
        x = box.x
        for number, said in enumerate(self._said):
            word = reading.set(said, theme.label())
            if word.width > box.w - theme.px(48):
                word = reading.set(said, theme.label(), max(1, box.w - theme.px(48)), max_lines=1)
            wide = max(side, word.width + theme.px(48))
            if rows[-1] and x + wide > box.right:
                rows.append([])
                x = box.x
            rows[-1].append(_Name(number, word, Box(x, 0, wide, side)))
            x += wide + gap
        top = box.bottom - len(rows) * side - (len(rows) - 1) * gap
        if len(rows) > MOST_ROWS or (len(rows) > 1 and top < self.ceiling + gap):
            follows = 0 if at is None else (at + 1) % len(self._said)
            only = next(name for row in rows for name in row if name.number == follows)
            rows = [[_Name(follows, only.word, Box(box.x, 0, only.box.w, side))]]
            top = box.bottom - side
        return [
            _Name(name.number, name.word, name.box.moved(0, top + row * (side + gap)))
            for row, names in enumerate(rows)
            for name in names
        ]

    def controls(self) -> list[Button]:
        """Names and buttons."""
        names = [
            Button(f"view-{name.number}", name.box, self._chooser(name.number), self._said[name.number])
            for name in self._names
        ]
        return [*names, *(button for button, _ in self._keys().values())]

    def _chooser(self, number: int) -> Callable[[], None]:
        return lambda: self._choose(number)

    def paint(self, painter: Painter, at: int | None) -> None:
        """All of it; the viewpoint `at` is marked."""
        theme = painter.theme
        for name in self._names:
            down, here = painter.pressed == f"view-{name.number}", name.number == at
            painter.panel(name.box, name.box.h // 2, "ink" if down else "paper", "ink", theme.line)
            if here and not down:
                inner = name.box.inset(theme.line + theme.px(3))
                painter.panel(inner, inner.h // 2, "accent")
            x = name.box.x + (name.box.w - name.word.width) // 2
            y = name.box.y + (name.box.h - name.word.height) // 2
            painter.text(name.word, x, y, ink="paper" if down or here else "ink")
        for key, (button, icon) in self._keys().items():
            down = painter.pressed == key
            painter.panel(button.box, button.box.h // 2, "ink" if down else "paper", "ink", theme.line)
            with painter.straight(button.box):
                painter.icon(icon, button.box.inset(theme.px(15)), "paper" if down else "ink")
