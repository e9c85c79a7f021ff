"""Sees every page in every language, without a display, and so makes the pictures as they stand there."""

from collections.abc import Callable, Collection
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.geometry import Size
from kiosk.base.room import LIMIT

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.show.pilot import Pilot

HOURS = 1e6
"""Seconds without a touch after which the walker would be asked whether it is still there."""


def page_views(library: "Library", chapters: Collection[str] | None = None) -> int:
    """How many pages a walk through these chapters sees, or through all."""
    exhibition = library.exhibition
    pages = (len(each.page_ids) for each in exhibition.chapters if chapters is None or each.id in chapters)
    return sum(pages) * len(exhibition.languages)


def see_pages(
    library: "Library",
    size: Size,
    cache: Path,
    seen: Callable[[], None],
    limit: int = LIMIT,
    chapters: Collection[str] | None = None,
) -> None:
    """Walk through the exhibition as a visit begins it: attract, doors, and every page in every state.

    What a visitor enlarges is seen too; other text sizes and the low reach are not. Of the chapters only
    those in `chapters` are walked through, if given. `seen` is called after each of the `page_views`.
    """
    from kiosk.commands.opening import block_kinds
    from kiosk.content.model import Idle
    from kiosk.show.pilot import Pilot

    walked = copy(library)
    # An unattended exhibition would walk on by itself, and one with visitors would go back to attract.
    walked.exhibition = replace(library.exhibition, mode="visitors", idle=Idle(after=HOURS))
    with Pilot(walked, block_kinds, size, cache, cache_limit=limit) as pilot:
        _see_attract(pilot, len(walked.exhibition.chapters))
        pilot.tap(size.w / 2, size.h / 2)
        pilot.need(reduced_motion=True)  # nothing to wait for: what is seen at the end is the same
        for code, _ in walked.exhibition.languages:
            pilot.show.choose_language(code)
            pilot.show.go_home()
            pilot.settle()
            for outline in walked.exhibition.chapters:
                if chapters is not None and outline.id not in chapters:
                    continue
                for page in range(len(outline.page_ids) + 1):
                    _see_page(pilot, outline.id, page)
                    if page < len(outline.page_ids):
                        seen()


def _see_attract(pilot: "Pilot", pictures: int) -> None:
    from kiosk.show.drift import HOLD

    for _ in range(pictures):
        pilot.clock.advance(HOLD)
        pilot.step()


def _see_page(pilot: "Pilot", chapter: str, page: int) -> None:
    """A page at rest, then each of its states."""
    pilot.show.open_chapter(chapter, page)
    pilot.settle()
    for moment in pilot.show.page_moments():
        moment.show()
        pilot.show.repaint()
        pilot.settle()
