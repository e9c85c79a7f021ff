"""The drawer on which visitors say what they need: text size, contrast, motion, reach, language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.base.geometry import Box
from kiosk.content.model import TEXT_SIZES, Access
from kiosk.show.bar import Pill, pill, pill_size
from kiosk.show.scene import Guide, Scene
from kiosk.show.wording import say
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting

SWITCHES = {
    "high-contrast": ("high_contrast", "contrast"),
    "reduced-motion": ("reduced_motion", "calm"),
    "low-reach": ("low_reach", "reach"),
    "read-aloud": ("read_aloud", "sound"),
}
"""What can be switched on and off: field of `Access` and pictogram."""
MOST_LANGUAGES = 3
"""So many languages have a tile each; of more, one tile leads to the sheet of languages."""
ACROSS = 5, 3
"""Tiles beside one another on a wide and on a tall screen, at most."""
LETTERS = 38, 46, 56
"""Px at 1080p of the letters that stand for the text sizes."""


@dataclass(frozen=True)
class Wish:
    """Something that can be chosen: `state` is written below its name, `sign` is a letter or an icon."""

    name: str
    words: str
    state: str
    chosen: bool
    act: Callable[[], None]
    icon: str | None = None
    letter: Setting | None = None


@dataclass(frozen=True)
class Tile:
    """A wish at its place."""

    wish: Wish
    box: Box
    words: Setting
    state: Setting | None

    @property
    def button(self) -> Button:
        """The whole tile is touched."""
        label = f"{self.wish.words}: {self.wish.state}" if self.wish.state else self.wish.words
        return Button(self.wish.name, self.box, self.wish.act, label)

    def paint(self, painter: Painter) -> None:
        """Pictogram and words; filled and ticked where it is chosen."""
        theme, box, wish = painter.theme, self.box, self.wish
        down = painter.pressed == wish.name
        ground, ink = ("ink", "paper") if down else ("accent", "paper") if wish.chosen else ("paper", "ink")
        painter.panel(box, theme.px(16), ground, None if down or wish.chosen else "ink", theme.line)
        side = theme.px(56)
        sign = Box(box.x + theme.px(20), box.y, side, box.h)
        if wish.letter:
            at = sign.centred(Box(0, 0, wish.letter.width, wish.letter.height).size)
            painter.text(wish.letter, at.x, at.y, ink=ink)
        elif wish.icon:
            painter.icon(wish.icon, sign, ink)
        high = self.words.height + (self.state.height if self.state else 0)
        x, y = sign.right + theme.px(16), box.y + (box.h - high) // 2
        painter.text(self.words, x, y, ink=ink)
        if self.state:
            painter.text(self.state, x, y + self.words.height, ink=ink)
        if wish.chosen:
            tick = theme.px(36)
            painter.icon("check", Box(box.right - theme.px(16) - tick, box.y, tick, box.h), ink)


class AccessPanel(Scene):
    """A drawer at the foot of the page, which shows at once what a choice does; a touch above closes it."""

    veiled = True

    def __init__(self, guide: Guide, access: Access, close: Callable[[], None]) -> None:
        """`access`: what holds when the drawer is opened, and what `as before` goes back to."""
        self._guide = guide
        self._before = self._access = access
        self._close = close
        self._screen = self._drawer = self._beside = Box(0, 0, 1, 1)
        self._title: tuple[Setting, int, int] | None = None
        self._pills: list[Pill] = []
        self._tiles: list[Tile] = []
        self._least = 0

    def arrange(self, screen: Box, reading: Reading) -> None:
        """A title and the way out above rows of tiles, the drawer as high as they need."""
        theme, self._screen, self._access = reading.theme, screen, reading.access
        groups = self._groups(reading)
        inside = screen.inset(theme.margin, 0)
        rows, column = _fitting(groups, reading, inside.w, ACROSS[screen.w <= screen.h])
        across = max(len(row) for row in rows)
        words = {wish.name: _words(wish, reading, column) for row in rows for wish in row}
        tall = max(said.height + (state.height if state else 0) for said, state in words.values())
        high = max(theme.target, tall + theme.px(28), theme.px(92))
        head = self._arrange_head(reading, inside)
        total = head + len(rows) * (high + theme.between) + theme.px(40)
        self._drawer, _ = screen.cut_bottom(min(screen.h, total))
        self._least = theme.target
        self._beside = reading.within_reach(Box(screen.x, screen.y, screen.w, self._drawer.y - screen.y))
        top = self._drawer.y
        self._title = self._title and (self._title[0], self._title[1], self._title[2] + top)
        self._pills = [_lower(each, top) for each in self._pills]
        self._tiles = []
        for number, row in enumerate(rows):
            y = top + head + number * (high + theme.between)
            for place, wish in zip(
                Box(inside.x, y, inside.w, high).columns(across, theme.between), row, strict=False
            ):
                self._tiles.append(Tile(wish, place, *words[wish.name]))

    def _arrange_head(self, reading: Reading, inside: Box) -> int:
        """Title, `as before` and `close`, as from y 0; gives the height."""
        theme = reading.theme
        self._pills, right = [], inside.right
        high = pill_size(reading, "Aa", None).h + theme.px(56)
        for name, act, key, icon in (
            ("access-close", self._close, "close", "close"),
            ("as-before", lambda: self._guide.choose_access(self._before), "as-before", None),
        ):
            if name == "as-before" and self._access == self._before:
                continue
            word = say(reading, key)
            size = pill_size(reading, word, icon)
            box = Box(right - size.w, (high - size.h) // 2, *size)
            button = Button(name, box, act, word, way_out=name == "access-close")
            self._pills.append(pill(reading, button, word, icon))
            right = box.x - theme.between
        room = max(1, right - inside.x - theme.gap)
        title = reading.set(say(reading, "access-title"), theme.heading(), room, max_lines=3, balance=True)
        head = max(high, title.height + theme.px(56))
        self._title = (title, inside.x, (head - title.height) // 2)
        self._pills = [_lower(each, (head - high) // 2) for each in self._pills]
        return head

    def _groups(self, reading: Reading) -> list[list[Wish]]:
        return [self._sizes(reading), self._languages(reading), self._switches(reading)]

    def _sizes(self, reading: Reading) -> list[Wish]:
        theme, words, wishes = reading.theme, say(reading, "text-size"), []
        for size, px in zip(TEXT_SIZES, LETTERS, strict=True):
            letter = reading.set(say(reading, "letter"), theme.letter(px))
            share, act = f"{round(size * 100)} %", self._chooser(replace(self._access, text_size=size))
            chosen = self._access.text_size == size
            wishes.append(Wish(f"text-size-{round(size * 100)}", words, share, chosen, act, letter=letter))
        return wishes

    def _languages(self, reading: Reading) -> list[Wish]:
        languages = self._guide.exhibition.languages
        if len(languages) > MOST_LANGUAGES:
            present = dict(languages)[reading.language]
            words = say(reading, "language")
            return [Wish("languages", words, present, False, self._guide.offer_languages, "language")]
        if len(languages) == 1:
            return []
        return [
            Wish(f"language-{code}", own, "", code == reading.language, self._speaker(code), "language")
            for code, own in languages
        ]

    def _switches(self, reading: Reading) -> list[Wish]:
        wishes, narrated = [], any(each.narrated for each in self._guide.exhibition.chapters)
        for name, (switch, icon) in SWITCHES.items():
            if switch == "read_aloud" and not narrated:
                continue
            on = getattr(self._access, switch)
            act = self._chooser(replace(self._access, **{switch: not on}))
            state = say(reading, "on" if on else "off")
            wishes.append(Wish(name, say(reading, name), state, on, act, icon))
        return wishes

    def _chooser(self, access: Access) -> Callable[[], None]:
        return lambda: self._guide.choose_access(access)

    def _speaker(self, code: str) -> Callable[[], None]:
        return lambda: self._guide.choose_language(code)

    def paint(self, painter: Painter) -> None:
        """The page a little dimmed, the drawer over its foot."""
        painter.fill(self._screen, "ink", 90)
        painter.fill(self._drawer, "paper")
        painter.fill(self._drawer.cut_top(painter.theme.px(8))[0], "accent")
        if self._title:
            painter.text(*self._title)
        for each in self._pills:
            each.paint(painter)
        for tile in self._tiles:
            tile.paint(painter)

    def controls(self) -> list[Control]:
        """The tiles and the ways out; everything above the drawer closes it."""
        room = self._beside.h >= self._least
        beside = [Button("beside", self._beside, self._close, double=True)] if room else []
        tiles = [tile.button for tile in self._tiles]
        return [*beside, *tiles, *(each.button for each in self._pills)]


def _lower(one: Pill, px: int) -> Pill:
    return replace(one, button=replace(one.button, box=one.button.box.moved(0, px)))


def _rows(groups: Sequence[list[Wish]], most: int) -> list[list[Wish]]:
    """The wishes in rows of at most `most`, a group on one row where it finds room."""
    rows: list[list[Wish]] = [[]]
    for group in groups:
        if rows[-1] and len(rows[-1]) + len(group) > most:
            rows.append([])
        for wish in group:
            if len(rows[-1]) == most:
                rows.append([])
            rows[-1].append(wish)
    return rows


def _fitting(
    groups: Sequence[list[Wish]], reading: Reading, width: int, most: int
) -> tuple[list[list[Wish]], int]:
    """Rows of at most `most` tiles, of fewer where a word is wider than a tile; and px of a tile."""
    said = [text for group in groups for wish in group for text in (wish.words, wish.state)]
    widest = reading.widest_word(said, reading.theme.label())
    while True:
        rows = _rows(groups, most)
        across = max(len(row) for row in rows)
        column = (width - (across - 1) * reading.theme.between) // across
        if most == 1 or widest <= _room(reading, column):
            return rows, column
        most -= 1


def _room(reading: Reading, column: int) -> int:
    """What the sign and the tick leave of a tile."""
    return max(1, column - reading.theme.px(20 + 56 + 16 + 36 + 20))


def _words(wish: Wish, reading: Reading, column: int) -> tuple[Setting, Setting | None]:
    """Name and state of a tile."""
    theme, room = reading.theme, _room(reading, column)
    words = reading.set(wish.words, theme.label(), room, max_lines=3)
    return words, reading.set(wish.state, theme.label(), room, max_lines=1) if wish.state else None
