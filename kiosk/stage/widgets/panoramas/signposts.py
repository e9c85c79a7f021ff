"""Signs that stand at places in a panorama: a word on paper over a dot, never one upon another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.base.geometry import Box
from kiosk.content.model import Text
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.panoramas.projection import Lens, Look, turn
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


@dataclass(frozen=True)
class Sign:
    """What is signposted; `leads` at once somewhere else."""

    yaw: float
    pitch: float
    title: Text
    leads: bool


@dataclass
class _Post:
    """A sign as it is set."""

    word: Setting
    said: str
    width: int
    height: int


@dataclass(frozen=True)
class _Standing:
    """A sign in view: its dot, and its paper where there is room for it."""

    number: int
    dot: tuple[int, int]
    paper: Box | None


@dataclass
class Signposts:
    """Those nearest to the middle of the view have their word first; one without room is a dot only."""

    signs: Sequence[Sign]
    act: Callable[[int], None]
    _posts: list[_Post] = field(default_factory=list)
    _standing: list[_Standing] = field(default_factory=list)
    _mirrored: bool = False
    _gap: int = 0
    _stem: int = 0
    _dot: int = 0

    def arrange(self, reading: Reading) -> None:
        """Set the words."""
        theme, self._mirrored = reading.theme, reading.mirrored
        self._gap, self._stem, self._dot = theme.px(10), theme.px(34), theme.px(11)
        self._posts = []
        for sign in self.signs:
            said = reading.say(sign.title)
            word = reading.set(said, theme.label(), theme.px(460), max_lines=2, balance=True)
            ink = max(round(line.width) for line in word.lines)
            width = ink + theme.px(52) + (theme.px(40) if sign.leads else 0)
            height = max(theme.target, word.height + theme.px(22))
            self._posts.append(_Post(word, said, max(width, theme.target), height))

    def stand(self, lens: Lens, look: Look, box: Box, room: Box, taken: Sequence[Box]) -> None:
        """Find each its place in `room`, of a panorama seen in `box`, clear of what is `taken`."""
        self._standing = []
        used = list(taken)
        for number in sorted(range(len(self.signs)), key=lambda n: self._aside(n, look)):
            sign = self.signs[number]
            at = lens.point(look, sign.yaw, sign.pitch)
            if at is None:
                continue
            x = box.right - round(at[0]) if self._mirrored else box.x + round(at[0])
            y = box.y + round(at[1])
            if lens.manner == "cylindrical":  # a wall is low: what lies a little higher is still pointed at
                y = max(room.y + self._dot, min(room.bottom - self._dot, y))
            spot = Box(x - self._dot, y - self._dot, 2 * self._dot, 2 * self._dot)
            if not room.contains(spot) or any(spot.overlaps(each) for each in taken):
                continue
            paper = self._place(number, x, y, room, used)
            if paper:
                used.append(paper.inset(-self._gap))
            self._standing.append(_Standing(number, (x, y), paper))

    def _aside(self, number: int, look: Look) -> float:
        sign = self.signs[number]
        return abs(turn(look.yaw, sign.yaw)) + abs(sign.pitch - look.pitch)

    def _place(self, number: int, x: int, y: int, room: Box, used: Sequence[Box]) -> Box | None:
        post = self._posts[number]
        left = max(room.x, min(x - post.width // 2, room.right - post.width))
        for top in (y - self._stem - post.height, y + self._stem):
            paper = Box(left, top, post.width, post.height)
            if room.contains(paper) and not any(paper.overlaps(each) for each in used):
                return paper
        return None

    def controls(self) -> list[Button]:
        """The papers."""
        return [
            Button(f"spot-{each.number}", each.paper, self._actor(each.number), self._posts[each.number].said)
            for each in self._standing
            if each.paper
        ]

    def _actor(self, number: int) -> Callable[[], None]:
        return lambda: self.act(number)

    def paint(self, painter: Painter) -> None:
        """Dots, stems and papers; the nearest uppermost."""
        for each in reversed(self._standing):
            self._paint_dot(painter, each)
        for each in reversed(self._standing):
            if each.paper:
                self._paint_paper(painter, each.number, each.paper)

    def _paint_dot(self, painter: Painter, each: _Standing) -> None:
        theme, (x, y), radius = painter.theme, each.dot, self._dot
        if each.paper:
            stem = max(2, theme.px(4))
            top, bottom = min(y, each.paper.bottom), max(y, each.paper.y)
            place = Box(x - stem // 2, top if each.paper.y < y else y, stem, 0)
            high = y - top if each.paper.y < y else bottom - y
            painter.fill(Box(place.x, place.y, stem, high), "paper")
        painter.panel(
            Box(x - radius, y - radius, 2 * radius, 2 * radius), radius, "accent", "paper", theme.px(4)
        )

    def _paint_paper(self, painter: Painter, number: int, paper: Box) -> None:
        theme, post = painter.theme, self._posts[number]
        down = painter.pressed == f"spot-{number}"
        painter.panel(paper, paper.h // 2, "ink" if down else "paper", "ink", theme.line)
        ink = "paper" if down else "ink"
        y = paper.y + (paper.h - post.word.height) // 2
        painter.text(post.word, paper.x + theme.px(26), y, ink=ink)
        if self.signs[number].leads:
            side = theme.px(34)
            icon = Box(paper.right - theme.px(20) - side, paper.y + (paper.h - side) // 2, side, side)
            painter.icon("next", icon, "paper" if down else "accent")
