"""What `prepare` will take of the disk and of the evening, told before anything is laid out or decoded."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.base.geometry import Size
from kiosk.base.room import CONTENT, LIMIT, in_bytes, spare
from kiosk.base.sentences import Sentence
from kiosk.commands.preparing.needs import Need, needs
from kiosk.commands.preparing.walking import page_views

if TYPE_CHECKING:
    from kiosk.content.library import Library

# How often and how large pictures stand in pages: fitted to what was written for the exhibitions in this
# repository, one of many drawings in two languages and one of few in seven. A page of one picture from edge
# to edge takes twice as much, one of small signs half.
HERO, PICTURE, PICTURE_MORE = 1.3, 0.4, 0.06
"""Screens full that a chapter's picture takes, and one of a page, and that for each further language."""
TIMES, TIMES_MORE = 1.8, 0.1
"""In how many sizes a picture is kept, and how many for each further language."""
STRIP = 500_000
"""Bytes of a film's previews."""
TILE = 0.35
"""Bytes a pixel of a picture in tiles, all levels: flat art takes half of it, a photograph a little more."""
WAVEFORM = 488
# Seconds on one core of a small computer.
PER_VIEW, PER_PICTURE, PER_FILM, PER_SOUND, PER_MEGAPIXEL = 0.25, 0.25, 5.0, 2.0, 0.12


@dataclass(frozen=True)
class Outlay:
    """How much there will be of each sort, and what all of it takes."""

    pictures: int = 0
    """As they stand on pages, in all sizes."""
    panoramas: int = 0
    tiles: int = 0
    films: int = 0
    """Whose previews are taken."""
    sounds: int = 0
    bytes: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Outlay") -> "Outlay":
        mine, others = asdict(self), asdict(other)
        return Outlay(**{name: mine[name] + others[name] for name in mine})


def outlay(library: "Library", size: Size) -> Outlay:
    """What `prepare` will make for a screen of `size`: bytes within a factor of two, seconds within three."""
    found = _pages(library, size)
    for need in needs(library, size):
        found += _of(need)
    return found


def _pages(library: "Library", size: Size) -> Outlay:
    """The pictures of all pages."""
    from kiosk.content.model import Picture
    from kiosk.content.survey import leaves

    exhibition = library.exhibition
    more = len(exhibition.languages) - 1
    heroes = sum(outline.hero is not None for outline in exhibition.chapters)
    chapters = (library.chapter(outline.id) for outline in exhibition.chapters)
    pages = (page for chapter in chapters for page in chapter.pages)
    uses = sum(isinstance(leaf, Picture) for page in pages for _, leaf in leaves(page))
    screens = heroes * HERO + uses * (PICTURE + PICTURE_MORE * more)
    count = round((heroes + uses) * (TIMES + TIMES_MORE * more))
    seconds = count * PER_PICTURE + page_views(library) * PER_VIEW
    return Outlay(pictures=count, bytes=round(screens * size.w * size.h * 4), seconds=seconds)


def _of(need: Need) -> Outlay:
    from kiosk.media.derivative import PictureError

    try:
        if need.sort == "film":
            return Outlay(films=1, bytes=STRIP, seconds=PER_FILM)
        if need.sort == "sound":
            return Outlay(sounds=1, bytes=WAVEFORM, seconds=PER_SOUND)
        return _panorama(need) if need.sort == "panorama" else _tiles(need)
    except (PictureError, OSError):
        return Outlay()  # it cannot be made: `check` tells why


def _tiles(need: Need) -> Outlay:
    from kiosk.media.pictures import natural_size
    from kiosk.media.tiling.pyramid import Pyramid

    w, h = natural_size(need.path)
    return Outlay(tiles=Pyramid(Size(w, h)).count, bytes=round(w * h * TILE), seconds=_megapixels(w, h))


def _panorama(need: Need) -> Outlay:
    from kiosk.media.panoramas.panorama import weight
    from kiosk.media.pictures import natural_size

    size = weight(need.path, need.width)
    return Outlay(panoramas=1, bytes=size, seconds=_megapixels(*natural_size(need.path)))


def _megapixels(w: int, h: int) -> float:
    return w * h / 1e6 * PER_MEGAPIXEL


@dataclass(frozen=True)
class Forecast:
    """The outlay for a screen, and whether there is room for it."""

    outlay: Outlay
    size: Size
    cache: Path

    def sentence(self) -> Sentence:
        """As it is told; where there is no room, what to do."""
        found, (w, h), room = self.outlay, self.size, max(0, spare(self.cache))
        said = Sentence(
            "`prepare` makes for {screen}: {things}; about {size} in {time}",
            screen=f"{w}×{h}",
            things=reduce(_and, _things(found)),
            size=in_bytes(round(float(f"{found.bytes:.1e}"))),
            time=_time(found.seconds),
        )
        if found.bytes > LIMIT - CONTENT:
            return Sentence(
                "{said}; `prepare` and `run` need a `--cache-limit` above {limit}, or what is rarely seen is "
                "made anew each time",
                said=said,
                limit=in_bytes(LIMIT),
            )
        if found.bytes > room:
            return Sentence(
                "{said}; the disk can spare {spare}: what finds no room is made anew each time",
                said=said,
                spare=in_bytes(room),
            )
        return said

    def plain(self) -> dict[str, Any]:
        """As values for `json.dumps`."""
        found = {**asdict(self.outlay), "seconds": round(self.outlay.seconds)}
        room = {"limit": LIMIT, "spare": max(0, spare(self.cache)), "folder": str(self.cache)}
        return {"screen": f"{self.size.w}x{self.size.h}", **found, **room}


def _and(left: Sentence, right: Sentence) -> Sentence:
    return Sentence("{left}, {right}", left=left, right=right)


def _things(found: Outlay) -> Iterator[Sentence]:
    yield Sentence("{count:,} pictures", count=found.pictures)
    if found.tiles:
        yield Sentence("{count:,} tiles", count=found.tiles)
    many = found.panoramas, found.films, found.sounds
    if many[0]:
        one = Sentence("1 panorama")
        yield one if many[0] == 1 else Sentence("{count:,} panoramas", count=many[0])
    if many[1]:
        one = Sentence("previews of 1 film")
        yield one if many[1] == 1 else Sentence("previews of {count:,} films", count=many[1])
    if many[2]:
        one = Sentence("1 waveform")
        yield one if many[2] == 1 else Sentence("{count:,} waveforms", count=many[2])


def _time(seconds: float) -> Sentence:
    if seconds < 90:
        return Sentence("{count} s", count=max(5, round(seconds / 5) * 5))
    return Sentence("{count} min", count=round(seconds / 60))
