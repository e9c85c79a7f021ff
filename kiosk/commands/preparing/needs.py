"""What takes long to make of an exhibition's media, each thing once, in the order in which it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kiosk.base.geometry import Size

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.model import Page

DEGREES = 180.0
"""What a wall shows of a panorama whose page does not say."""

Sort = Literal["tiles", "panorama", "film", "sound"]


@dataclass(frozen=True)
class Need:
    """Something to be made of one file."""

    sort: Sort
    file: str
    """Its path below assets/."""
    path: Path
    width: int = 0
    """Pixels around, of a panorama."""


def needs(library: "Library", size: Size) -> Iterator[Need]:
    """All that the exhibition needs on a screen of `size`."""
    assets = library.exhibition.folder / "assets"
    seen: set[Need] = set()
    for outline in library.exhibition.chapters:
        chapter = library.chapter(outline.id)
        found = [*_of(chapter.outline, size, assets)]
        found += [need for page in chapter.pages for need in _of_page(page, size, assets)]
        for need in found:
            if need not in seen:
                seen.add(need)
                yield need


def _of_page(page: "Page", size: Size, assets: Path) -> Iterator[Need]:
    from kiosk.content.model import Panorama
    from kiosk.content.survey import everything, model_fields

    for _, part in everything(page):
        kind: Any = type(part)
        for value in (getattr(part, name) for name in model_fields(kind)):
            width = _width(part, size, len(page.blocks) == 1) if isinstance(value, Panorama) else 0
            if width:
                yield Need("panorama", str(value), assets / value, width)
    yield from _of(page, size, assets)


def _width(part: Any, size: Size, alone: bool) -> int:
    """Pixels around of the panorama of `part`; 0 where only the laid out page tells."""
    from kiosk.stage.panoramas.panorama import WALL_SHAPE, width_for

    manner = getattr(part, "projection", "auto")
    on_wall = manner == "cylindrical" or (manner == "auto" and size.w > WALL_SHAPE * size.h)
    if on_wall and not alone:
        return 0
    return width_for(size, on_wall, getattr(part, "wall", DEGREES))


def _of(value: Any, size: Size, assets: Path) -> Iterator[Need]:
    """Everything but panoramas."""
    from kiosk.content.model import Asset, Film, Picture, Sound
    from kiosk.content.survey import leaves

    for _, leaf in leaves(value):
        if isinstance(leaf, Film):
            yield Need("film", str(leaf), assets / leaf)
        elif isinstance(leaf, Sound):
            yield Need("sound", str(leaf), assets / leaf)
        elif isinstance(leaf, Picture) or type(leaf) is Asset:
            files = (leaf.src, leaf.tall) if isinstance(leaf, Picture) else (leaf,)
            for file in filter(None, files):
                if _is_large(assets / file, size):
                    yield Need("tiles", str(file), assets / file)


def _is_large(path: Path, size: Size) -> bool:
    from kiosk.media.derivative import PictureError
    from kiosk.media.pictures import is_vector, natural_size
    from kiosk.media.raster import too_large
    from kiosk.media.tiling.tiles import is_large

    try:
        natural = natural_size(path)
    except PictureError:
        return False  # `check` tells of it
    return not is_vector(path) and (is_large(natural, size) or too_large(path))
