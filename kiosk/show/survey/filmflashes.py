"""Flashes in a film, decoded whole, as large as it can be seen."""

from pathlib import Path

from kiosk.media.light.flashes import Flashing, FlashWatch
from kiosk.media.recordings.filmlight import film_light
from kiosk.media.recordings.recording import RecordingError
from kiosk.show.survey.glass import Glass

ACROSS = 128
"""Cells across a film."""


def worst_of(path: Path, glass: Glass) -> Flashing | None:
    """The worst second of a film that fills the screen; None where it is safe, or cannot be played."""
    watch: FlashWatch | None = None
    found: list[Flashing] = []
    try:
        for facts, seconds, light in film_light(path, ACROSS):
            if watch is None:
                wide = facts.size.contain(glass.size).w
                watch = FlashWatch(glass.mm(wide) / ACROSS, glass.distance)
            if worst := watch.see(seconds, light):
                found.append(worst)
    except RecordingError:
        return None  # the files' own check tells of it
    return max(found, key=lambda each: each.count, default=None)
