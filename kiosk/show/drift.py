"""Pictures that move slowly by whole pixels, so that every frame is a plain copy."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture
from kiosk.stage.painter import Painter
from kiosk.stage.tween import ease_in_out

HOLD = 10.0
"""Seconds each picture is shown."""
FADE = 1.2
"""Seconds in which one picture gives way to the next."""
TRAVEL = 0.12
"""How far a picture moves meanwhile, as a part of the place's width."""
FRIEZE_SHAPE = 3.0
"""A place wider than this times its height shows all pictures side by side."""
FRIEZE_SPEED = 24.0
"""Px a second at which a frieze moves past."""
SMOOTHEST = 1 / 30
"""Seconds between frames at most often: so slow a move needs no more."""


LONG = 3600.0
"""Seconds between frames where nothing changes."""


class Moving(ABC):
    """Pictures moving in a place."""

    @abstractmethod
    def paint(self, painter: Painter, seconds: float) -> None:
        """As it is `seconds` after its start."""

    @abstractmethod
    def pause(self, seconds: float) -> float:
        """Seconds until the next frame that differs."""


def moving_pictures(pictures: Sequence[Picture], place: Box, still: bool = False) -> Moving:
    """One picture after another; on a wall all of them, as an endless frieze. `still`: they only fade."""
    if still:
        return Standing(pictures, place)
    return (Frieze if place.w > FRIEZE_SHAPE * place.h else Drift)(pictures, place)


class Drift(Moving):
    """One picture at a time, a little wider than its place, drifts across it and gives way to the next."""

    def __init__(self, pictures: Sequence[Picture], place: Box) -> None:
        self._pictures = pictures
        self._place = place
        self._slack = round(place.w * TRAVEL)

    def paint(self, painter: Painter, seconds: float) -> None:
        """The picture of the moment, and over it the one that it gives way to."""
        leg, within = divmod(seconds, HOLD)
        with painter.clip(self._place):
            self._paint_one(painter, int(leg), within, 255)
            after = self._pictures[(int(leg) + 1) % len(self._pictures)]
            painter.pictures.expect(after, Size(self._place.w + self._slack, self._place.h))
            if within > HOLD - FADE and len(self._pictures) > 1:
                part = ease_in_out((within - HOLD + FADE) / FADE)
                self._paint_one(painter, int(leg) + 1, within - HOLD, round(255 * part))

    def _paint_one(self, painter: Painter, leg: int, within: float, alpha: int) -> None:
        progress = (within + FADE) / (HOLD + FADE)
        shift = round(self._slack * (progress if leg % 2 == 0 else 1 - progress))
        x, y, w, h = self._place
        picture = self._pictures[leg % len(self._pictures)]
        painter.picture(picture, Box(x - shift, y, w + self._slack, h), alpha)

    def pause(self, seconds: float) -> float:
        """Until the picture has moved by a pixel; while two are seen, the next step of the fade."""
        if seconds % HOLD > HOLD - FADE:
            return SMOOTHEST
        return max(SMOOTHEST, (HOLD + FADE) / max(1, self._slack))


class Standing(Moving):
    """Pictures that stand where they are, as many beside one another as find room, and fade one by one."""

    def __init__(self, pictures: Sequence[Picture], place: Box) -> None:
        self._pictures = pictures
        self._place = place
        count = max(1, round(place.w / (place.h * 16 / 9))) if place.w > FRIEZE_SHAPE * place.h else 1
        self._places = place.columns(min(count, len(pictures)), 0)

    def paint(self, painter: Painter, seconds: float) -> None:
        """The pictures of the moment, and in one of the places the next one, as far as it has come."""
        leg, within = divmod(seconds, HOLD)
        first, count = int(leg), len(self._places)
        if count == len(self._pictures):
            first, within = 0, 0.0
        for which in range(first, first + count):
            self._paint_one(painter, which, 255)
        part = ease_in_out((within - HOLD + FADE) / FADE)
        self._paint_one(painter, first + count, round(255 * part))

    def _paint_one(self, painter: Painter, which: int, alpha: int) -> None:
        """One of the endless row of pictures, faded to `alpha`; at 0 it is only asked for."""
        place = self._places[which % len(self._places)]
        picture = self._pictures[which % len(self._pictures)]
        if alpha:
            painter.picture(picture, place, alpha)
        else:
            painter.pictures.expect(picture, place.size)

    def pause(self, seconds: float) -> float:
        """Until a picture begins to fade; while it does, the next step of that."""
        if len(self._places) == len(self._pictures):
            return LONG
        return max(SMOOTHEST, HOLD - FADE - seconds % HOLD)


class Frieze(Moving):
    """All pictures side by side, each whole, moving past and coming round again."""

    def __init__(self, pictures: Sequence[Picture], place: Box) -> None:
        self._place = place
        self._wide = round(place.h * 16 / 9)
        rounds = -(-(place.w + self._wide) // (self._wide * len(pictures)))
        self._row = list(pictures) * max(1, rounds)

    def paint(self, painter: Painter, seconds: float) -> None:
        """The part of the frieze that is passing."""
        x, y, w, h = self._place
        length = self._wide * len(self._row)
        start = -(round(seconds * FRIEZE_SPEED) % length)
        with painter.clip(self._place):
            for number in range(2 * len(self._row)):
                left = start + number * self._wide
                if -self._wide < left < w:
                    painter.picture(self._row[number % len(self._row)], Box(x + left, y, self._wide, h))

    def pause(self, seconds: float) -> float:
        """Until it has moved by a pixel."""
        del seconds
        return max(SMOOTHEST, 1 / FRIEZE_SPEED)
