"""Makes ahead what a new version needs on a screen, but for the chapters that were walked through before."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.base.room import CONTENT, LIMIT, Room
from kiosk.base.sentences import Sentence
from kiosk.commands.inspection.memory import Memory
from kiosk.commands.opening import open_exhibition
from kiosk.commands.preparing.making import make
from kiosk.commands.preparing.needs import Need, needs
from kiosk.commands.preparing.walking import page_views, see_pages

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.media.preparations import Preparations

Tell = Callable[[str, int, int], None]
"""Told what is being done, and how much of it of how much; of a whole of 0 it is a remark."""


def prepare_ahead(folder: Path, cache: Path, size: Size, tell: Tell) -> None:
    """Make what the version in `folder` needs on a screen of `size` pixels, in `cache`.

    What cannot be made is told: it is tried again when somebody comes to see it.
    """
    from kiosk.media.preparations import Preparations

    library = open_exhibition(folder, cache)
    room = Room(cache / "pictures", cache / "prepared", limit=LIMIT - CONTENT)
    prepared = Preparations(cache / "prepared", room)
    wanted = list(needs(library, size))
    for done, need in enumerate(wanted, 1):
        _make(need, prepared, tell)
        tell(Sentence("Preparing"), done, len(wanted))
    _walk(library, size, cache, tell)


def _make(need: Need, prepared: "Preparations", tell: Tell) -> None:
    try:
        make(need, prepared, lambda _: None)
    except (KioskError, OSError) as error:
        reason = error.sentence if isinstance(error, KioskError) else error.strerror
        tell(Sentence("{file} could not be prepared: {reason}", file=need.file, reason=reason), 0, 0)


def _walk(library: "Library", size: Size, cache: Path, tell: Tell) -> None:
    """See the pages of chapters that were not seen as they are now; of all, where the pictures are gone."""
    known = Memory(cache / "walked.json" if (cache / "pictures").is_dir() else None)
    as_they_are = {outline.id: _dates(library, outline.id) for outline in library.exhibition.chapters}
    unseen = [
        chapter
        for chapter, dates in as_they_are.items()
        if not known.recall(f"{chapter} {size.w}x{size.h}", dates)
    ]
    if not unseen:
        return
    views, done = page_views(library, unseen), 0

    def seen() -> None:
        nonlocal done
        done += 1
        tell(Sentence("Pages"), done, views)

    see_pages(library, size, cache, seen, chapters=unseen)
    known = Memory(cache / "walked.json")
    for chapter, dates in as_they_are.items():
        known.keep(f"{chapter} {size.w}x{size.h}", dates, 1)
    known.save(whole=False)


def _dates(library: "Library", chapter_id: str) -> list[list[int]]:
    """Sizes and dates of the files of which its pages are made: in a version they follow from the content."""
    from kiosk.content.survey import assets_of

    folder = library.exhibition.folder
    paths = {path for path, _ in assets_of(library.chapter(chapter_id))}
    files = ["exhibits/exhibition.yaml", f"exhibits/{chapter_id}.yaml"]
    files += (f"assets/{path}" for path in sorted(paths))
    states = [(folder / file).stat() for file in files]
    return [[state.st_size, state.st_mtime_ns] for state in states]
