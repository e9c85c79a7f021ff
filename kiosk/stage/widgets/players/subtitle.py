"""What is said in a film, on a plate of ink at its foot."""

from dataclasses import replace
from pathlib import Path

from kiosk.base.geometry import Box
from kiosk.content.model import Captions
from kiosk.media.recordings.captions import CaptionsError, Cue, cue_at, read_captions
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting

WIDEST = 0.88
"""Part of the film's width that lines take at most."""
TALLEST = 0.42
"""Part of its height."""
LEAST = 0.044
"""Size of type for the height of the picture, where the visitor's text size does not ask for more."""
_SHRINKS = (1.0, 0.85, 0.7, 0.58)


def cues_for(captions: dict[str, Captions], reading: Reading, assets: Path) -> tuple[Cue, ...]:
    """The cues in the visitor's language, or in whichever there are; none where they cannot be read."""
    order = [*reading.languages, "", *captions]
    path = next((captions[code] for code in order if code in captions), None)
    if path is None:
        return ()
    try:
        return read_captions(assets / path)
    except CaptionsError:
        return ()


class Subtitle:
    """Sets a cue when it is first seen, as large as it goes."""

    def __init__(self) -> None:
        self._cues: tuple[Cue, ...] = ()
        self._reading: Reading | None = None
        self._set: tuple[int, Box, Setting] | None = None

    def arrange(self, cues: tuple[Cue, ...], reading: Reading) -> None:
        """Say these from now on."""
        self._cues, self._reading, self._set = cues, reading, None

    def paint(self, painter: Painter, seconds: float, place: Box, height: int) -> None:
        """What is said at a time, at the foot of `place`, for a picture `height` px high."""
        number = cue_at(self._cues, seconds)
        if number is None or self._reading is None:
            return
        if self._set is None or self._set[:2] != (number, place):
            self._set = (number, place, self._setting(self._cues[number].text, place, height, self._reading))
        words, theme = self._set[2], painter.theme
        ink = max(round(line.width) for line in words.lines)
        wide, high = ink + theme.px(48), words.height + theme.px(16)
        plate = Box(place.x + (place.w - wide) // 2, place.bottom - theme.px(20) - high, wide, high)
        painter.panel(plate, theme.px(6), "ink")
        y = plate.y + theme.px(8)
        painter.text(words, place.x + (place.w - words.width) // 2, y)

    @staticmethod
    def _setting(text: str, place: Box, height: int, reading: Reading) -> Setting:
        style = replace(reading.theme.body("paper"), leading=1.4, align="centre")
        style = replace(style, size=max(style.size, round(height * LEAST)))
        for shrink in _SHRINKS:
            smaller = replace(style, size=round(style.size * shrink))
            words = reading.set(text, smaller, round(place.w * WIDEST) - reading.theme.px(48), balance=True)
            if words.height <= place.h * TALLEST:
                break
        return words
