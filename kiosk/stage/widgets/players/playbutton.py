"""The large round button on a picture that begins to play, and the quiet line that stands where it cannot."""

from kiosk.base.geometry import Box, Size
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting


class PlayButton:
    """In the middle of a picture, with a slip under it that says how long it takes."""

    def paint(self, painter: Painter, place: Box, icon: str, slip: Setting | None, down: bool) -> None:
        """The disc, and the slip where there is one."""
        theme = painter.theme
        side = min(theme.px(168), max(theme.target, min(place.w, place.h) // 2))
        disc = place.centred(Size(side, side))
        painter.panel(disc, side // 2, "paper", "ink", theme.line)
        painter.panel(disc.inset(theme.line + theme.px(5)), side // 2, "accent-dark" if down else "accent")
        nudge = side // 24 if icon == "play" else 0  # a triangle stands in the middle by its weight
        painter.icon(icon, disc.inset(side // 4).moved(nudge, 0), "paper")
        if slip:
            wide, high = slip.width + theme.px(36), slip.height + theme.px(10)
            below = Box(place.x + (place.w - wide) // 2, disc.bottom + theme.px(18), wide, high)
            if below.bottom + high < place.bottom:
                painter.panel(below, high // 2, "paper")
                painter.text(slip, below.x + (wide - slip.width) // 2, below.y + (high - slip.height) // 2)

    def paint_line(self, painter: Painter, place: Box, words: str, reading: Reading) -> None:
        """The words on a slip of paper at the foot."""
        theme = painter.theme
        line = reading.set(words, theme.label(), place.w - theme.px(96), balance=True)
        high = line.height + theme.px(28)
        foot = place.cut_bottom(high)[0]
        painter.fill(foot, "paper")
        painter.fill(foot.cut_left(theme.px(8))[0], "stone")
        painter.text(line, foot.x + theme.px(32), foot.y + theme.px(14))
