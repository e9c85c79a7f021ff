"""Walks through a whole exhibition as every visitor could meet it, in several processes."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import product
from multiprocessing import get_context
from pathlib import Path

from kiosk.base.errors import KioskError
from kiosk.blocks.contract import Kind
from kiosk.content.library import Library, open_library
from kiosk.content.model import TEXT_SIZES, Access, Exhibition
from kiosk.media.preparations import Preparations
from kiosk.show.survey.fault import Fault
from kiosk.show.survey.faults import faults
from kiosk.show.survey.glass import Glass
from kiosk.show.survey.surveying import Surveying, Visitor
from kiosk.stage.faces import Faces
from kiosk.stage.typecase import faces_of


@dataclass(frozen=True)
class Round:
    """An exhibition on one screen: what a process needs to know to walk through it."""

    folder: Path
    kinds: Callable[[], Mapping[str, Kind]]
    """A function of a module: it is sent to other processes."""
    glass: Glass
    cache: Path | None = None
    """Where what was made of pictures and large media is kept."""

    @property
    def prepared(self) -> Preparations:
        """What was made of large media."""
        return Preparations(self.cache and self.cache / "prepared")

    def library(self) -> Library:
        """The exhibition, opened, for visitors who turn the pages themselves."""
        fields = {name: kind.Fields for name, kind in self.kinds().items()}
        library = open_library(self.folder, lambda: fields, None)
        library.exhibition = replace(library.exhibition, mode="visitors")
        return library


@dataclass(frozen=True)
class Stretch:
    """A part of the round: a chapter, or the scenes around all chapters, as one visitor meets them."""

    visitor: Visitor
    chapter: str = ""
    """None: the scenes."""


@dataclass(frozen=True)
class Met:
    """A fault, and where it was met: in a state of a page, or in the scene of that name."""

    stretch: Stretch
    page: int
    state: str
    fault: Fault


def visitors(exhibition: Exhibition) -> list[Visitor]:
    """Everybody for whom things are laid out differently."""
    codes = [code for code, _ in exhibition.languages]
    ways = product(codes, (False, True), TEXT_SIZES)
    return [Visitor(code, Access(text_size=size, low_reach=low)) for code, low, size in ways]


def stretches(exhibition: Exhibition, everybody: Iterable[Visitor]) -> list[Stretch]:
    """All of the round, one visitor after the other."""
    chapters = ["", *(outline.id for outline in exhibition.chapters)]
    return [Stretch(visitor, chapter) for visitor, chapter in product(everybody, chapters)]


Look = Callable[["Round", "Stretch"], list["Met"]]
"""Finds the faults on one stretch: a function of a module."""


def walk(
    way: Round, whole: list[Stretch], look: Look, processes: int, progress: Callable[[int], None]
) -> list[Met]:
    """All faults that are found on these stretches; `progress` is called with 1 after each."""
    met: list[Met] = []
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        for found in pool.map(partial(look, way), whole):
            met += found
            progress(1)
    return met


def laid_out(way: Round, stretch: Stretch) -> list[Met]:
    """Faults of size and layout."""
    survey = _surveying(way)
    limits = survey.library.exhibition.limits
    sights = (
        survey.chapter(stretch.chapter, stretch.visitor)
        if stretch.chapter
        else ((0, name, sight) for name, sight in survey.scenes(stretch.visitor))
    )
    return [
        Met(stretch, page, state, fault)
        for page, state, sight in sights
        for fault in faults(sight, way.glass, survey.faces, limits)
    ]


@lru_cache(maxsize=1)
def _surveying(way: Round) -> Surveying:
    """Opened once a process."""
    library = way.library()
    try:
        faces = faces_of(library.exhibition)
    except KioskError:  # told by whoever asked for the walk
        faces = Faces()
    survey = Surveying(library, way.kinds(), way.prepared, faces, way.glass.size)
    survey.width = way.glass.width
    return survey
