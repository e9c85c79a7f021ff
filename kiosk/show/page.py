"""One page: its title, and its blocks arranged beside or below one another by the shape of the screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.base.geometry import Box, Size
from kiosk.blocks.contract import Moment, View
from kiosk.content.model import Page, Picture
from kiosk.show.leaf import Leaf, Paint
from kiosk.show.standing import standing
from kiosk.stage.controls import Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting

LABEL_SHARE = 0.66
"""Part of a picture's height that a label upon it takes at most."""
WITHIN_REACH = 2.3
"""What is wider than this times its height has what is read and touched in its middle."""
BESIDE = 1.6
"""What is wider than this times its height has title and picture beside one another."""
UPPER_SHARE = 0.42
"""Part of the width that the title takes beside the picture, where both stand above what is touched."""
LEFT_SHARE = 0.4
"""Part of the width that the first of several blocks takes."""


@dataclass(frozen=True)
class Heading:
    """What stands above the blocks of every page."""

    chapter: str
    number: str
    title: str
    picture: Picture | None = None
    """What stands above everything where all that is touched lies in the lower part of the screen."""


class PageView(Leaf):
    """A page's views at their places; made once, arranged anew when the visitor's reading changes."""

    def __init__(self, page: Page, views: Sequence[View], feet: Sequence[View] = ()) -> None:
        """`feet` stand below one another at the foot of the page, or of its first column."""
        self.page = page
        self._feet = feet
        self._hero = views[0] if views and views[0].bleeds else None
        words = self._hero.beside() if self._hero else None
        self._flow = [*([words] if words else []), *views[1 if self._hero else 0 :]]
        self.views = [*([self._hero] if self._hero else []), *self._flow, *feet]
        self._title: list[tuple[Setting, int, int, str | None]] = []
        self._label: Box | None = None
        self._above: tuple[Picture, Box] | None = None
        self.box = Box(0, 0, 1, 1)

    @property
    def spreads(self) -> bool:
        """Whether it is one picture from edge to edge."""
        return self._hero is not None and self._hero.bleeds == "all" and len(self.page.blocks) == 1

    def arrange(self, box: Box, reading: Reading, heading: Heading) -> None:
        """Lay the page out in `box`, which is the screen without the bar."""
        self.box = box
        self._title, self._label, self._above = [], None, None
        lower = reading.within_reach(box)
        if lower.h < box.h:
            self._arrange_low(box.cut_top(box.h - lower.h)[0], lower, reading, heading)
        elif self._hero and self.spreads:
            self._arrange_upon(self._hero, box, reading, heading)
        elif self._hero:
            self._arrange_with_hero(self._hero, box, reading, heading)
        else:
            self._arrange_plain(self._content(box, reading), reading, heading)

    @staticmethod
    def _content(box: Box, reading: Reading) -> Box:
        theme = reading.theme
        top = theme.px(56) if box.w > box.h else theme.px(72)
        return Box(box.x + theme.margin, box.y + top, box.w - 2 * theme.margin, box.h - top - theme.px(24))

    def _set_heading(self, reading: Reading, heading: Heading, box: Box) -> int:
        """Chapter and title at the top of `box`; gives the y below them."""
        theme, kicker = reading.theme, self._kicker(reading, heading, box.w)
        title = reading.set(heading.title, theme.title(), box.w, max_lines=3, balance=True)
        below = box.y + kicker.height + theme.px(10)
        self._title = [(kicker, box.x, box.y, None), (title, box.x, below, None)]
        return below + title.height + theme.px(26)

    def _set_standing_heading(self, reading: Reading, heading: Heading, box: Box) -> Box | None:
        """The chapter above a title that stands at the left of `box`; gives what is left at its right."""
        theme, kicker = reading.theme, self._kicker(reading, heading, box.w)
        rest = box.cut_top(kicker.height, theme.px(20))[1]
        title = standing(heading.title, theme.title(), reading, rest.h)
        if title is None:
            return None
        columns = title.line_boxes()
        left, right = min(each.x for each in columns), max(each.right for each in columns)
        self._title = [(kicker, box.x, box.y, None), (title, rest.x - left, rest.y, None)]
        return rest.cut_left(right - left, theme.px(40))[1]

    @staticmethod
    def _kicker(reading: Reading, heading: Heading, width: int) -> Setting:
        words = f"{heading.number}　{heading.chapter}"
        return reading.set(words, reading.theme.label("accent"), width, max_lines=1)

    def _arrange_plain(self, box: Box, reading: Reading, heading: Heading) -> None:
        wide = box.w > box.h
        gap = reading.theme.px(64 if wide else 40)
        if len(self._flow) < 2 or not wide:
            y = self._set_heading(reading, heading, box)
            rest = self._above_foot(Box(box.x, y, box.w, box.bottom - y), reading)
            self._stack(self._flow, rest, gap, reading)
            return
        left, right = box.cut_left(round(box.w * LEFT_SHARE), gap)
        y = self._set_heading(reading, heading, left)
        first = self._above_foot(Box(left.x, y, left.w, left.bottom - y), reading)
        self._flow[0].arrange(first, reading)
        self._stack(self._flow[1:], right, gap, reading)

    def _arrange_with_hero(self, hero: View, box: Box, reading: Reading, heading: Heading) -> None:
        """The picture runs to the screen's edges; the words stand on paper beside or below it."""
        theme = reading.theme
        if box.w > box.h:
            share = 0.44 if theme.text_size == 1 else 0.54
            paper, picture = box.cut_left(min(round(box.w * share), round(box.h * 1.25)))
            words = Box(
                paper.x + theme.margin, paper.y + theme.px(72), paper.w - theme.margin - theme.px(64), 0
            )
        else:
            picture, paper = box.cut_top(round(box.h * (0.5 if theme.text_size == 1 else 0.36)))
            words = Box(paper.x + theme.margin, paper.y + theme.px(44), paper.w - 2 * theme.margin, 0)
        hero.arrange(picture, reading)
        column = Box(words.x, words.y, words.w, paper.bottom - theme.px(24) - words.y)
        rest = self._set_standing_heading(reading, heading, column) if box.w > box.h else None
        if rest is None:
            y = self._set_heading(reading, heading, words)
            rest = Box(words.x, y, words.w, column.bottom - y)
        self._stack(self._flow, self._above_foot(rest, reading), theme.gap, reading)

    def _arrange_upon(self, hero: View, box: Box, reading: Reading, heading: Heading) -> None:
        """The picture is all there is; title and words lie upon it, on a label in its upper left corner."""
        theme = reading.theme
        pad, growth = theme.px(32), 1 + (theme.text_size - 1) * 0.7
        middle = box.centred(Size(min(box.w, round(box.h * WITHIN_REACH)), box.h))
        wide = middle.w - 2 * theme.margin
        if box.w > box.h:
            wide = min(round(theme.px(580) * growth), round(middle.w * 0.42))
        corner = Box(middle.x + theme.margin, box.y + theme.px(40), wide, round(box.h * LABEL_SHARE))
        inner = corner.inset(pad)
        y = self._set_heading(reading, heading, inner)
        rest = Box(inner.x, y, inner.w, max(1, inner.bottom - y))
        foot = sum(each.measure(inner.w, reading) + theme.gap for each in self._feet)
        words = sum(view.measure(inner.w, reading) for view in self._flow) + foot
        rest = rest.cut_top(min(rest.h, words))[0] if words else Box(rest.x, y - pad // 2, rest.w, 0)
        self._stack(self._flow, self._above_foot(rest, reading), theme.gap, reading)
        if not words:
            inner = inner.cut_left(max(setting.width for setting, *_ in self._title))[0]
        self._label = Box(corner.x, corner.y, inner.w + 2 * pad, rest.bottom + pad - corner.y)
        hero.make_room(self._label)
        hero.arrange(box, reading)

    def _arrange_low(self, upper: Box, lower: Box, reading: Reading, heading: Heading) -> None:
        """Title and picture above, where no hand need go; all that may be touched below."""
        theme = reading.theme
        if upper.w > BESIDE * upper.h:
            paper, picture = upper.cut_left(round(upper.w * UPPER_SHARE))
            words = Box(paper.x + theme.margin, 0, paper.w - theme.margin - theme.gap, 0)
            high = self._set_heading(reading, heading, words)
            top = paper.y + max(0, paper.h - high)
        else:
            words = Box(upper.x + theme.margin, 0, upper.w - 2 * theme.margin, 0)
            high = self._set_heading(reading, heading, words)
            picture, _ = upper.cut_top(max(0, upper.h - high - theme.px(40)))
            top = picture.bottom + theme.px(40)
        self._title = [(setting, x, y + top, ink) for setting, x, y, ink in self._title]
        if self._hero and not self.spreads:
            self._hero.arrange(picture, reading)
        elif heading.picture:
            self._above = (heading.picture, picture)
        if self._hero and self.spreads:
            inside = Box(lower.x + theme.margin, lower.y, lower.w - 2 * theme.margin, lower.h)
            bottom = self._above_foot(inside, reading).bottom
            self._hero.make_room(Box(lower.x, lower.y, 0, 0))
            self._hero.arrange(lower.cut_top(bottom - lower.y)[0], reading)
            return
        inside = Box(lower.x + theme.margin, lower.y, lower.w - 2 * theme.margin, lower.h)
        rest = self._above_foot(inside.inset(0, theme.px(28)), reading)
        self._arrange_beside(rest, reading)

    def _arrange_beside(self, box: Box, reading: Reading) -> None:
        """The blocks in two columns where there are several and the box is wide, else below one another."""
        gap = reading.theme.px(64 if box.w > box.h else 40)
        if len(self._flow) < 2 or box.w < 1.3 * box.h:
            self._stack(self._flow, box, gap, reading)
            return
        left, right = box.cut_left(round(box.w * LEFT_SHARE), gap)
        self._flow[0].arrange(left, reading)
        self._stack(self._flow[1:], right, gap, reading)

    def _above_foot(self, box: Box, reading: Reading) -> Box:
        """What is left of a column above what stands at its foot."""
        for each in reversed(self._feet):
            high = each.measure(box.w, reading)
            foot, box = box.cut_bottom(high, reading.theme.gap if high else 0)
            each.arrange(foot, reading)
        return box

    @staticmethod
    def _stack(views: Sequence[View], box: Box, gap: int, reading: Reading) -> None:
        """Below one another, each as high as it likes where all find room, else up to a fair share."""
        likes = [view.measure(box.w, reading) for view in views]
        all_fit = sum(likes) + gap * (len(views) - 1) <= box.h
        y = box.y
        for number, (view, like) in enumerate(zip(views, likes, strict=True)):
            left, after = box.bottom - y, len(views) - number - 1
            share = round(1.1 * (left - gap * after) / (after + 1))
            height = left if not after else like if all_fit else min(like, share)
            view.arrange(Box(box.x, y, box.w, max(1, height)), reading)
            y += height + gap

    def paint(self, painter: Painter) -> None:
        """The page on paper, as it is at `painter.now`."""
        if self._label is None:
            painter.fill(self.box, "paper")
        if self._above:
            painter.picture(*self._above)
        for view in self.views:
            view.paint(painter)
            if self._label and view is self._hero:
                painter.fill(self._label, "paper")
        for setting, x, y, ink in self._title:
            painter.text(setting, x, y, ink=ink)

    def parts(self) -> list[Paint]:
        """Its views."""
        return [view.paint for view in self.views]

    def controls(self) -> list[Control]:
        """What can be touched on the page."""
        return [control for view in self.views for control in view.controls()]

    def overlay(self, screen: Box) -> View | None:
        """The view that covers the screen for the time being, if there is one."""
        return next((over for view in self.views if (over := view.overlay(screen))), None)

    def each(self, tell: Callable[[View], None]) -> None:
        """Tell every view something."""
        for view in self.views:
            tell(view)

    def states(self) -> list[object]:
        """What the visitor has brought each view to."""
        return [view.state() for view in self.views]

    def resume(self, states: Sequence[object]) -> None:
        """Have each view stand where that of another version of the page stood."""
        for view, state in zip(self.views, states, strict=False):
            view.resume(state)

    def moving(self, now: float) -> bool:
        """Whether any view needs the next frame."""
        return any(view.moving(now) for view in self.views)

    def wake_at(self, now: float) -> float | None:
        """The clock time of the next change on it, where one is due."""
        times = [time for view in self.views if (time := view.wake_at(now)) is not None]
        return min(times, default=None)

    def playing(self, now: float) -> bool:
        """Whether any view plays a film or a sound."""
        return any(view.playing(now) for view in self.views)

    def moments(self) -> list[Moment]:
        """What an unattended display shows of the page, in order."""
        return [moment for view in self.views for moment in view.moments()]
