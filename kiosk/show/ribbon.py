"""What of a preview's problems is seen while their list is closed: a ribbon at the upper edge, or a tab."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from kiosk.base.geometry import Box, Size
from kiosk.base.sentences import Sentence, told
from kiosk.show.bulletin import Bulletin
from kiosk.show.problemcard import marked, verbatim
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Run, Setting, Style

WIDEST = 1320
"""Px at 1080p of the ribbon, at most."""


class Ribbon:
    """Tells how many problems there are and the first of them, or that all is shown; touched, it opens."""

    def __init__(self, open_list: Callable[[], None], put_away: Callable[[], None]) -> None:
        self._open_list, self._put_away = open_list, put_away
        self._box = Box(0, 0, 1, 1)
        self._texts: list[tuple[Setting, int, int]] = []
        self._count: Setting | None = None
        self._ink = "sea"
        self._looking = False
        self._whole: Button | None = None
        self._away: Button | None = None
        self._tab: Button | None = None

    def arrange(
        self, screen: Box, reading: Reading, bulletin: Bulletin, language: str, looking: bool
    ) -> None:
        """In the middle of the upper edge, as wide as what it says; `looking`: more will be known soon."""
        theme = reading.theme
        self._ink = "accent" if bulletin.errors else "gold-dark" if bulletin.notes else "sea"
        self._looking = looking
        number = bulletin.errors or len(bulletin.notes)
        figures = replace(theme.label("paper"), size=theme.px(24))
        self._count = reading.set(str(number), figures, None) if number else None
        edge, left = theme.px(12), _badge(theme).w + 2 * theme.px(12)
        around = left + theme.gap + theme.target + edge
        room = min(screen.w - 2 * edge, theme.px(WIDEST)) - around
        said = _awaited(language, theme) if looking else _said(bulletin, language, theme)
        lines = [_fitting(reading, runs, style, room, language) for runs, style in said]
        text = Size(max(each.width for each in lines), sum(each.height for each in lines))
        high = max(text.h + 2 * edge, theme.target)
        self._box = Box(screen.x + (screen.w - text.w - around) // 2, screen.y + edge, text.w + around, high)
        self._texts, y = [], self._box.y + (high - text.h) // 2
        for setting in lines:
            self._texts.append((setting, self._box.x + left, y))
            y += setting.height
        self._arrange_buttons(screen, theme, language)

    def _arrange_buttons(self, screen: Box, theme: Theme, language: str) -> None:
        box, side = self._box, theme.target
        show, away = told(Sentence("show the list"), language), told(Sentence("put away"), language)
        right = Box(box.right - side - theme.px(6), box.y, side, box.h)
        self._whole = Button("problems", box._replace(w=right.x - box.x), self._open_list, show)
        self._away = Button("problems-away", right, self._put_away, away)
        mark = Box(0, screen.y, theme.px(112), theme.px(46))
        mark = mark._replace(x=screen.x + (screen.w - mark.w) // 2)
        touched = Box(mark.x, screen.y, mark.w, max(side, mark.h))
        self._tab = Button("problems", touched, self._open_list, show, mark=mark)

    def buttons(self, folded: bool) -> list[Button]:
        """What is touched of it, as a tab or as a ribbon."""
        there = (self._tab,) if folded else (self._whole, self._away)
        return [each for each in there if each]

    def paint(self, painter: Painter, folded: bool) -> None:
        """Dark, for it to be no part of any page."""
        if folded:
            self._paint_tab(painter)
            return
        theme, box = painter.theme, self._box
        down = painter.pressed == "problems"
        painter.panel(box, theme.px(22), "brown" if down else "ink", "paper", theme.px(1))
        badge = _badge(theme)
        self._paint_badge(painter, Box(box.x + theme.px(12), box.y + (box.h - badge.h) // 2, *badge))
        for setting, x, y in self._texts:
            painter.text(setting, x, y)
        if self._away:
            ink = "stone" if painter.pressed == self._away.id else "paper"
            painter.icon("up", self._away.box.centred(Size(theme.px(34), theme.px(34))), ink)

    def _paint_tab(self, painter: Painter) -> None:
        if self._tab and self._tab.mark:
            theme, mark = painter.theme, self._tab.mark
            down, round_ = painter.pressed == self._tab.id, theme.px(16)
            with painter.clip(mark):
                hung = Box(mark.x, mark.y - round_, mark.w, mark.h + round_)
                painter.panel(hung, round_, "brown" if down else "ink", "paper", theme.px(1))
            badge = _badge(theme)
            self._paint_badge(painter, mark.centred(Size(badge.w, min(badge.h, mark.h - theme.px(8)))))

    def _paint_badge(self, painter: Painter, box: Box) -> None:
        """How many, or that there is none."""
        painter.panel(box, box.h // 2, "brown" if self._looking else self._ink)
        if self._looking:
            painter.icon("again", box.inset(painter.theme.px(5)), "paper")
        elif self._count:
            place = box.centred(Size(self._count.width, self._count.height))
            painter.text(self._count, place.x, place.y)
        else:
            painter.icon("check", box.inset(painter.theme.px(5)), "paper")


def _badge(theme: Theme) -> Size:
    return Size(theme.px(68), theme.px(40))


def _awaited(language: str, theme: Theme) -> Iterator[tuple[list[Run], Style]]:
    yield verbatim(told(Sentence("looking at what was saved …"), language)), theme.label("paper")


def _said(bulletin: Bulletin, language: str, theme: Theme) -> Iterator[tuple[list[Run], Style]]:
    """One line where all is well; where not, a small one above the first error."""
    time, tally = bulletin.time, bulletin.tally(language)
    if not bulletin.errors:
        shown = told(Sentence("up to date, shown since {time}", time=time), language)
        yield verbatim(f"{shown} · {tally}" if bulletin.notes else shown), theme.label("paper")
        return
    state = told(Sentence("the screen still shows the state of {time}", time=time), language)
    yield verbatim(f"{tally} · {state}"), theme.caption("sand")
    first = bulletin.notes[0]
    where, found = verbatim(first.where, strong=True), told(first.problem.found, language)
    yield [*where, *marked(f"　{found}")], theme.label("paper")


def _fitting(reading: Reading, runs: list[Run], style: Style, room: int, language: str) -> Setting:
    """In one line, cut where there is no room for more."""
    whole = reading.set(runs, style, None, language=language)
    return whole if whole.width <= room else reading.set(runs, style, room, 1, language=language)
