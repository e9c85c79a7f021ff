"""A film as light: every picture of it, coarse enough to be looked through quickly."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from kiosk.base.geometry import Size
from kiosk.media.light.luminance import channels
from kiosk.media.recordings.film import FilmFacts, PictureReader


def film_light(path: Path, across: int) -> Iterator[tuple[FilmFacts, float, Any]]:
    """The film's facts, seconds and light, rows × `across` × 3 from 0 to 1, of every picture.

    Raises `RecordingError` for a film that cannot be played.
    """
    import numpy as np

    with closing(PictureReader(path)) as reader:
        facts = reader.facts
        size = reader.size = Size(across, max(1, round(across * facts.size.h / facts.size.w)))
        while frame := reader.read():
            rows = np.frombuffer(frame.data, np.uint8).reshape(-1, frame.pitch)[: size.h, : size.w * 4]
            rgb = rows.reshape(size.h, size.w, 4)[..., 2::-1]
            yield facts, frame.time, channels(rgb.tobytes(), size.w)
