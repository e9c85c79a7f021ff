"""What `check` finds by walking through the exhibition: what is laid out and rendered, for every visitor."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.base.geometry import Size
from kiosk.base.listing import listed
from kiosk.base.sentences import Sentence, told
from kiosk.commands.inspection.findings import Finding, Steps
from kiosk.commands.opening import block_kinds, cache_folder, progress_bar
from kiosk.commands.parameters import Width

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.model import Exhibition, Screen
    from kiosk.show.survey.glass import Glass
    from kiosk.show.survey.surveying import Visitor
    from kiosk.show.survey.telling import Told
    from kiosk.show.survey.walk import Look, Met


@dataclass(frozen=True)
class Walk:
    """What the walk is to look at."""

    glass: "Glass"
    deep: bool
    """Whether what is rendered is looked at as well."""


def glass_of(written: "Screen", size: Size, width: Width | None, distance: int | None) -> "Glass":
    """The screen that was asked for; what was not, as it is written in exhibition.yaml."""
    from kiosk.show.survey.glass import Glass

    return Glass(size, width.mm(size) if width else written.width, distance or written.distance)


def walked(library: "Library", step: Walk, language: str, telling: bool) -> Iterator[Finding]:
    """Everything that a walk through the exhibition finds; where `telling`, under bars in `language`."""
    from kiosk.show.survey import telling as survey
    from kiosk.show.survey.walk import Round, stretches, walk

    exhibition = library.exhibition
    way = Round(exhibition.folder, block_kinds, step.glass, cache_folder(exhibition.folder))
    for title, everybody, look in _looks(exhibition, step.deep):
        whole = stretches(exhibition, everybody)
        with progress_bar(len(whole), told(title, language), telling) as bar:
            met = walk(way, whole, look, os.cpu_count() or 1, bar.update)
        yield from (_finding(each, library) for each in survey.worst(met))


def _looks(exhibition: "Exhibition", deep: bool) -> Iterator[tuple[Sentence, "list[Visitor]", "Look"]]:
    """What is looked at: its name on the screen, for whom, and how."""
    from kiosk.show.survey.walk import laid_out, visitors

    yield Sentence("Laid out"), visitors(exhibition), laid_out
    if deep:
        from kiosk.show.survey.contrast import seen, viewers
        from kiosk.show.survey.flashing import watched, watchers

        yield Sentence("Contrast"), viewers(exhibition), seen
        yield Sentence("Flashes"), watchers(exhibition), watched


def _finding(told: "Told", library: "Library") -> Finding:
    met, fault = told.met, told.met.fault
    file, steps = _place(met, library)
    found = (
        Sentence("`{control}` {found}", control=fault.what, found=fault.found)
        if fault.sort in ("target", "gap", "outline")
        else Sentence("“{words}” {found}", words=fault.what, found=fault.found)
    )
    if told.others:
        found = Sentence("{found}, as {count} more", found=found, count=told.others)
    found = Sentence("{found} ({seen_by})", found=found, seen_by=_seen_by(met, library.exhibition))
    return Finding(file, steps, "warning", _in_place(found, met, library), fault.asked)


def _place(met: "Met", library: "Library") -> tuple[str, Steps]:
    """The file and the steps to the block, the page, or nothing in particular."""
    chapter = met.stretch.chapter
    if not chapter:
        return "exhibition.yaml", ()
    pages = library.chapter(chapter).pages
    if met.page >= len(pages):
        return f"{chapter}.yaml", ()
    ids = [block.id for block in pages[met.page].blocks]
    block = met.fault.block
    inner: Steps = ("blocks", ids.index(block)) if block in ids else ()
    return f"{chapter}.yaml", ("pages", met.page, *inner)


def _in_place(found: str, met: "Met", library: "Library") -> str:
    """What was found, after the page and block, or the scene."""
    chapter, block = met.stretch.chapter, met.fault.block
    if not chapter:
        return Sentence("scene `{scene}`: {found}", scene=met.state, found=found)
    pages = library.chapter(chapter).pages
    if met.page >= len(pages):
        return Sentence("the page after the last: {found}", found=found)
    page = pages[met.page].id
    if block:
        return Sentence("page `{page}`, block `{block}`: {found}", page=page, block=block, found=found)
    return Sentence("page `{page}`: {found}", page=page, found=found)


def _seen_by(met: "Met", exhibition: "Exhibition") -> str:
    """By whom, and after what."""
    visitor = met.stretch.visitor
    access = visitor.access
    name = dict(exhibition.languages)[visitor.language]
    said = [name, Sentence("text {size:.0%}", size=access.text_size)]
    said += [Sentence("low reach")] if access.low_reach else []
    said += [Sentence("high contrast")] if access.high_contrast else []
    if met.stretch.chapter and met.state:
        said.append(met.state)
    return listed(said)
