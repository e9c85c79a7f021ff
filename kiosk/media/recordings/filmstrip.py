"""Small pictures from all over a film, for those who scrub through it: made once and kept."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.geometry import Box, Size
from kiosk.media.preparations import Preparations, name_of
from kiosk.media.recordings.film import FilmFacts, PictureReader

if TYPE_CHECKING:
    from PIL import Image

HEIGHT = 180
"""Px of a small picture."""
_MOST, _APART = 60, 1.0
"""So many small pictures at most, and so many seconds between them at least."""
_COLUMNS = 10
_QUALITY = 88


@dataclass(frozen=True)
class Filmstrip:
    """Small pictures in rows, all of one size, at equal distances in time."""

    facts: FilmFacts
    count: int
    each: Size
    size: Size
    """Px of the whole sheet."""
    data: bytes
    """BGRX rows of the whole sheet."""

    def box(self, seconds: float) -> Box:
        """Where on the sheet the small picture lies that is nearest to a time."""
        number = min(self.count - 1, max(0, int(seconds / self.facts.seconds * self.count)))
        row, column = divmod(number, _COLUMNS)
        return Box(column * self.each.w, row * self.each.h, *self.each)


def filmstrip(path: Path, prepared: Preparations, wanted: Callable[[], bool]) -> Filmstrip | None:
    """The strip of a film, kept or made; None if it is not `wanted` any more meanwhile.

    Raises `RecordingError` for a film that cannot be played.
    """
    from PIL import Image

    with closing(PictureReader(path)) as reader:
        facts = reader.facts
        each, count = _layout(facts)
        name = f"{name_of(path, 'filmstrip', count, each)}.jpg"
        kept = prepared.find(name)
        if kept:
            try:
                with Image.open(kept) as image:
                    return _strip(facts, count, each, image)
            except OSError:
                with suppress(OSError):
                    kept.unlink()
        sheet = _made(reader, facts, count, each, wanted)
    if sheet is None:
        return None
    try:
        with prepared.making(name) as draft:
            sheet.save(draft, quality=_QUALITY)
    except OSError:
        pass  # a full disk: it is made again next time
    return _strip(facts, count, each, sheet)


def _layout(facts: FilmFacts) -> tuple[Size, int]:
    width = max(2, round(HEIGHT * facts.size.w / facts.size.h))
    return Size(width, HEIGHT), max(1, min(_MOST, int(facts.seconds / _APART)))


def _made(
    reader: PictureReader, facts: FilmFacts, count: int, each: Size, wanted: Callable[[], bool]
) -> "Image.Image | None":
    """The sheet with a small picture of the middle of every part."""
    from PIL import Image

    sheet = Image.new("RGB", (each.w * min(count, _COLUMNS), each.h * -(-count // _COLUMNS)))
    reader.size = each
    for number in range(count):
        if not wanted():
            return None
        at = (number + 0.5) * facts.seconds / count
        reader.seek(at)
        frame = reader.read()
        if frame:
            row, column = divmod(number, _COLUMNS)
            small = Image.frombuffer("RGB", each, frame.data, "raw", "BGRX", frame.pitch, 1)
            sheet.paste(small, (column * each.w, row * each.h))
    return sheet


def _strip(facts: FilmFacts, count: int, each: Size, sheet: "Image.Image") -> Filmstrip:
    return Filmstrip(facts, count, each, Size(*sheet.size), sheet.convert("RGBA").tobytes("raw", "BGRA"))
