"""The bar at the foot of every page: back and home, the rail of pages, language and text size."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.base.geometry import Box, Size
from kiosk.show.scene import Guide
from kiosk.show.wording import say
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Setting

RAIL_ROW = 72
"""Px at 1080p of the row that the rail has for itself on a tall screen, at least."""
NARROWEST = 56
"""Px at 1080p of a part of the rail that is touched, where not large."""


@dataclass(frozen=True)
class Pill:
    """A button as a rounded outline with an icon, a word, or both."""

    button: Button
    word: Setting | None
    icon: str | None

    def paint(self, painter: Painter, filled: bool = False) -> None:
        """As an outline; filled while it is pressed, or always."""
        theme, box = painter.theme, self.button.box
        down = painter.pressed == self.button.id
        ground = "ink" if down else "accent" if filled else "paper"
        painter.panel(box, box.h // 2, ground, None if filled else "ink", theme.line)
        ink = "paper" if down or filled else "ink"
        side = theme.px(34)
        wide = (self.word.width if self.word else 0) + (side if self.icon else 0)
        wide += theme.px(12) if self.word and self.icon else 0
        x = box.x + (box.w - wide) // 2
        if self.icon:
            leads = self.icon != "next" or not self.word  # an arrow onwards follows its word
            place = x if leads else box.x + (box.w + wide) // 2 - side
            painter.icon(self.icon, Box(place, box.y + (box.h - side) // 2, side, side), ink)
            x += side + theme.px(12) if leads else 0
        if self.word:
            painter.text(self.word, x, box.y + (box.h - self.word.height) // 2, ink=ink)


def pill_size(reading: Reading, word: str | None, icon: str | None) -> Size:
    """The size a pill needs for its word and icon, never less than a finger."""
    theme = reading.theme
    label = reading.set(word, theme.label()) if word else None
    width = (label.width if label else 0) + (theme.px(34) if icon else 0) + theme.px(56)
    width += theme.px(12) if label and icon else 0
    height = max(theme.target, (label.height if label else 0) + theme.px(18))
    return Size(max(width, height), height)


def pill(
    reading: Reading,
    button: Button,
    word: str | None,
    icon: str | None = None,
) -> Pill:
    """A pill for a button; `word` and `icon` may each be None, not both."""
    return Pill(button, reading.set(word, reading.theme.label()) if word else None, icon)


def visitor_pills(reading: Reading, guide: Guide, right: int, middle: int, worded: bool = True) -> list[Pill]:
    """What the visitor needs, and the language: laid out leftwards from `right`, on the row `middle`."""
    codes = dict(guide.exhibition.languages)
    access = say(reading, "access")
    wishes: list[tuple[str, Callable[[], None], str, str | None, str | None]] = [
        ("access", guide.offer_access, access, access if worded else None, "access")
    ]
    others = [code for code in codes if code != reading.language]
    if len(others) == 1:
        other = others[0]
        wishes.append(("language", lambda: guide.choose_language(other), codes[other], codes[other], None))
    elif others:
        present = codes[reading.language]
        wishes.append(("language", guide.offer_languages, say(reading, "language"), present, None))
    pills, x = [], right
    for name, act, label, word, icon in wishes:
        size = pill_size(reading, word, icon)
        x -= size.w
        button = Button(name, Box(x, middle - size.h // 2, *size), act, label)
        pills.append(pill(reading, button, word, icon))
        x -= reading.theme.between
    return pills


class Rail:
    """One segment a page: those behind are thin, the present one thick, those ahead a mere line.

    Narrow segments share a finger's width of target.
    """

    def __init__(
        self, box: Box, count: int, labels: list[str], go: Callable[[int], None], theme: Theme
    ) -> None:
        self.box = box
        self.count = count
        self._segments = box.columns(count, theme.px(8) if count <= 20 else 1)
        self._apart = theme.apart
        least = theme.target if theme.large else theme.px(NARROWEST)
        self._fingers = max(1, min(count, (box.w + self._apart) // (least + self._apart)))
        self._labels = labels
        self._go = go

    def controls(self) -> list[Button]:
        """A button for every page, or for every finger's width of pages."""
        spans = self.box.columns(self._fingers, self._apart)
        return [self._button(i, span) for i, span in enumerate(spans)]

    def _button(self, number: int, span: Box) -> Button:
        page = number * self.count // self._fingers
        return Button(f"rail-{page}", span, lambda: self._go(page), self._labels[page])

    def paint(self, painter: Painter, at: float) -> None:
        """The rail with the page `at` (fractions while the page turns) marked."""
        theme = painter.theme
        middle = self.box.y + self.box.h // 2
        thick = theme.px(14)
        for number, segment in enumerate(self._segments):
            nearness = max(0.0, 1.0 - abs(number - at))
            thin = theme.px(6 if number < at else 3)
            height = round(thin + (thick - thin) * nearness)
            if painter.pressed == f"rail-{number}":
                height = thick + theme.px(4)
            ink = "accent" if nearness > 0.5 else "brown"
            painter.fill(Box(segment.x, middle - height // 2, segment.w, height), ink)


class Bar:
    """All that stands at the foot of a page: in one row, or on a tall screen with the rail above the rest."""

    def __init__(
        self,
        room: Box,
        reading: Reading,
        guide: Guide,
        labels: list[str],
        go: Callable[[int], None],
        back: Callable[[], None],
    ) -> None:
        """At the foot of `room`; `place` is what it takes of it. `go` turns to a page, `back` goes back."""
        theme = reading.theme
        wide = room.w > room.h
        pad, over = max(theme.px(20), theme.between), theme.apart
        row = room.cut_bottom(pill_size(reading, "Aa", None).h + 2 * pad)[0]
        line = max(theme.px(RAIL_ROW), theme.target)
        self.place = row if wide else room.cut_bottom(row.h + line + over)[0]
        left, right = row.x + theme.margin, row.right - theme.margin
        middle = row.y + row.h // 2
        worded = wide or not theme.large
        visitor = visitor_pills(reading, guide, right, middle, worded)
        ways = _way_pills(reading, (back, guide.go_home), left, middle, worded)
        self._pills = [*visitor, *ways]
        rail = Box(left, row.y - line, right - left, line)
        if wide:
            start = ways[-1].button.box.right + theme.px(40)
            end = visitor[-1].button.box.x - theme.px(40)
            rail = row.inset(0, over)._replace(x=start, w=max(1, end - start))
        self._rail = Rail(rail, len(labels), labels, go, theme)

    def paint(self, painter: Painter, at: float, turning: bool = False) -> None:
        """The bar on paper under a line, with the page `at` marked on the rail.

        While pages are `turning` only the rail changes: all else is one picture then.
        """
        if turning and not painter.pressed:
            whole = painter.composite((self,), self.place, lambda: self._paint_pills(painter))
            painter.canvas.draw(whole, self.place)
        else:
            self._paint_pills(painter)
        self._rail.paint(painter, at)

    def _paint_pills(self, painter: Painter) -> None:
        place, inset = self.place, painter.theme.margin
        painter.fill(place, "paper")
        painter.fill(Box(place.x + inset, place.y, place.w - 2 * inset, painter.theme.px(1)), "stone")
        for each in self._pills:
            each.paint(painter)

    def controls(self) -> list[Button]:
        """The buttons and the rail's segments."""
        return [*(each.button for each in self._pills), *self._rail.controls()]


def _way_pills(
    reading: Reading, acts: tuple[Callable[[], None], ...], left: int, middle: int, worded: bool
) -> list[Pill]:
    """Back and home, laid out rightwards from `left`; without their words where there is no room."""
    pills = []
    for name, act in zip(("back", "home"), acts, strict=True):
        label = say(reading, name)
        word = label if worded else None
        size = pill_size(reading, word, name)
        box = Box(left, middle - size.h // 2, *size)
        pills.append(pill(reading, Button(name, box, act, label, way_out=name == "back"), word, name))
        left = box.right + reading.theme.between
    return pills
