"""The keys of a player in a row: play, ten seconds back and on, captions, volume, full screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.base.geometry import Box, Size
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.playing.loudspeaker import Loudspeaker
from kiosk.stage.theme import Theme

METER = "meter"
"""In the row's order: where the volume is shown."""
_STEPS = 10
_GIVES_WAY = (METER, "on-ten", "back-ten", "mute", "quieter", "louder")
"""What is left away first where the row is too narrow for all."""


@dataclass(frozen=True)
class Key:
    """What a key looks like and does."""

    icon: str
    label: str
    act: Callable[[], None]
    lit: bool = False
    """Filled: it is switched on."""
    first: bool = False
    """In the accent: the one that matters most."""
    way_out: bool = False
    """It leads back from a film that covers the screen."""


class Transport:
    """Keys by name: some from the left, the others from the right."""

    def __init__(self, speaker: Loudspeaker, dark: bool) -> None:
        """`dark`: it lies on ink."""
        self._speaker, self._dark = speaker, dark
        self.places: dict[str, Box] = {}

    def arrange(self, row: Box, left: Sequence[str], right: Sequence[str], theme: Theme) -> None:
        """Lay the named keys out in `row`."""
        names = [*left, *right]
        gap = theme.between
        for name in (None, *_GIVES_WAY):
            names = [each for each in names if each != name]
            if sum(self._width(each, theme) + gap for each in names) - gap <= row.w:
                break
        self.places = {}
        x = row.x
        for name in (each for each in left if each in names):
            self.places[name] = Box(x, row.y, self._width(name, theme), row.h)
            x += self._width(name, theme) + gap
        x = row.right
        for name in (each for each in reversed(right) if each in names):
            x -= self._width(name, theme)
            self.places[name] = Box(x, row.y, self._width(name, theme), row.h)
            x -= gap

    @staticmethod
    def _width(name: str, theme: Theme) -> int:
        return theme.px(104) if name == METER else theme.target

    def controls(self, keys: Mapping[str, Key]) -> list[Button]:
        """Those of the keys that have found room."""
        return [
            Button(name, place, keys[name].act, keys[name].label, keys[name].way_out)
            for name, place in self.places.items()
            if name in keys
        ]

    def paint(self, painter: Painter, keys: Mapping[str, Key], shift: int = 0) -> None:
        """The row, `shift` px lower."""
        for name, place in self.places.items():
            if name == METER:
                self._paint_meter(painter, place.moved(0, shift))
            elif name in keys:
                down = painter.pressed == name
                paint_key(painter, place.moved(0, shift), keys[name], self._dark, down)

    def _paint_meter(self, painter: Painter, place: Box) -> None:
        """Bars that rise from the left, as many as it is loud; the others are stubs."""
        theme = painter.theme
        filled = 0 if self._speaker.muted else round(self._speaker.volume * _STEPS)
        low, high = theme.px(10), theme.px(38)
        foot = place.y + (place.h + high) // 2
        for number, column in enumerate(place.columns(_STEPS, theme.px(4))):
            height = low + (high - low) * number // (_STEPS - 1) if number < filled else theme.px(4)
            ink = "paper" if self._dark else "ink"
            painter.fill(Box(column.x, foot - height, column.w, height), ink)


def paint_key(painter: Painter, place: Box, key: Key, dark: bool, down: bool) -> None:
    """A round key, its inks turned round while it is held `down`."""
    theme = painter.theme
    side = min(place.w, place.h)
    disc = place.centred(Size(side, side)).inset(theme.px(2))
    ground, mark = ("ink", "paper") if dark else ("paper", "ink")
    if key.lit != down:
        ground, mark = mark, ground
    if key.first:
        ground, mark = "accent-dark" if down else "accent", "paper"
    line = None if key.first else "paper" if dark else "ink"
    painter.panel(disc, disc.h // 2, ground, line, theme.line)
    painter.icon(key.icon, disc.inset(round(disc.h * 0.22)), mark)


def volume_keys(
    speaker: Loudspeaker, words: Callable[[str], str], stirred: Callable[[], None]
) -> dict[str, Key]:
    """The keys `mute`, `quieter` and `louder`; `stirred` is called after each."""

    def doing(act: Callable[[], None]) -> Callable[[], None]:
        def do() -> None:
            act()
            stirred()

        return do

    muted = speaker.muted
    return {
        "mute": Key("mute" if muted else "sound", words("unmute" if muted else "mute"), doing(speaker.mute)),
        "quieter": Key("minus", words("quieter"), doing(lambda: speaker.change(-1))),
        "louder": Key("plus", words("louder"), doing(lambda: speaker.change(1))),
    }
