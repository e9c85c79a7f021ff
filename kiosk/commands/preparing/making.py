"""Makes what an exhibition needs of one file, and says what was made."""

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from kiosk.base.sentences import Sentence
from kiosk.commands.preparing.needs import Need

if TYPE_CHECKING:
    from kiosk.media.preparations import Preparations

Tell = Callable[[float], None]
"""Is told the part done, from 0 to 1."""


def make(need: Need, prepared: "Preparations", tell: Tell) -> Sentence:
    """Make it, unless it was made before. Raises KioskError or OSError where it cannot be made."""
    if need.sort == "tiles":
        return _tiles(need, prepared, tell)
    if need.sort == "panorama":
        return _panorama(need, prepared)
    return _film(need, prepared) if need.sort == "film" else _sound(need, prepared)


def _tiles(need: Need, prepared: "Preparations", tell: Tell) -> Sentence:
    from kiosk.media.tiling.tiles import Tiles

    with closing(Tiles(prepared, lambda _: None)) as tiles:
        new = tiles.make(need.path, tell)
        pyramid = tiles.of(need.path).pyramid
    size = f"{pyramid.size.w}×{pyramid.size.h}"
    if new:
        return Sentence("{size} px cut into {count:,} tiles", size=size, count=pyramid.count)
    return Sentence("{size} px was cut before into {count:,} tiles", size=size, count=pyramid.count)


def _panorama(need: Need, prepared: "Preparations") -> Sentence:
    from kiosk.media.panoramas import unrolling

    new = unrolling.kept(need.path, need.width, prepared) is None
    unrolling.prepare(need.path, need.width, prepared)
    return Sentence("panorama unrolled") if new else Sentence("panorama was unrolled before")


def _film(need: Need, prepared: "Preparations") -> Sentence:
    from kiosk.media.recordings.filmstrip import filmstrip

    strip = filmstrip(need.path, prepared, lambda: True)
    return Sentence("{count} previews of the film taken", count=strip.count if strip else 0)


def _sound(need: Need, prepared: "Preparations") -> Sentence:
    from kiosk.media.recordings.waveform import waveform

    wave = waveform(need.path, prepared, lambda: True)
    return Sentence("waveform of {seconds:.0f} s measured", seconds=wave.seconds if wave else 0.0)
