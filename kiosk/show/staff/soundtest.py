"""The sound test: a bell on the left, on the right, on both sides."""

from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence
from kiosk.show.staff.page import StaffPage
from kiosk.show.staff.sounding import Sounding
from kiosk.show.staff.staffscene import Room
from kiosk.show.staff.tiles import Deed, Tile, tiled
from kiosk.stage.controls import Control
from kiosk.stage.painter import Painter
from kiosk.stage.typesetting import Setting

LOOK = 0.25
"""Seconds between looks at whether there is a device."""


class SoundTest(StaffPage):
    """Three tiles, each where its sound comes from."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._sound = Sounding(room)
        self._tiles: list[Tile] = []
        self._lines: list[tuple[Setting, int, int]] = []
        self._silent = False

    def title(self) -> str:
        """What stands at its head."""
        return self.say(Sentence("Sound test"))

    def fill(self, place: Box) -> None:
        """Lines above the tiles."""
        theme, reading = self.reading.theme, self.reading
        tiles, words = place.cut_bottom(min(place.h // 2, theme.px(420)), theme.px(24))
        said = (
            (Sentence("On the left"), "left"),
            (Sentence("Both sides"), "both"),
            (Sentence("On the right"), "right"),
        )
        deeds = [
            Deed(f"staff-sound-{side}", "sound", self.say(word), lambda side=side: self._sound.play(side))  # type: ignore[misc]
            for word, side in said
        ]
        self._tiles = tiled(deeds, tiles, 3, reading)
        line = Sentence("A bell sounds on the side that is touched, as loud as visits begin.")
        settings = [reading.set(self.say(line), theme.body(), min(words.w, theme.longest_line(theme.body())))]
        if self._silent:
            none = Sentence("No sound device answers: look at cables and at the system's sound settings.")
            settings.append(reading.set(self.say(none), theme.body("accent"), settings[0].width or words.w))
        self._lines, y = [], words.y
        for setting in settings:
            self._lines.append((setting, words.x, y))
            y += setting.height + theme.px(12)

    def tick(self, now: float) -> bool:
        """Whether it is known by now that nothing can be heard."""
        silent = self._sound.silent(now)
        if silent == self._silent:
            return False
        self._silent = silent
        self.lay_out()
        return True

    def wake_at(self, now: float) -> float | None:
        """The next look."""
        return now + LOOK

    def paint_inside(self, painter: Painter) -> None:
        """Lines and tiles."""
        for line in self._lines:
            painter.text(*line)
        for tile in self._tiles:
            tile.paint(painter)

    def inside_controls(self) -> list[Control]:
        """The tiles."""
        return [tile.button for tile in self._tiles]

    def close(self) -> None:
        """Silence."""
        self.room.loudspeaker.silence()
