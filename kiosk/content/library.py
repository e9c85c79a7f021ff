"""An exhibition's folder, opened: what is told of it at once, and its chapters one at a time.

Nothing but the standard library is imported until something has to be checked or a chapter is opened.
"""

import dataclasses
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.cache import Cache, FileRecord, Index
from kiosk.content.model import Chapter, Exhibition, Outline, Place, Problem
from kiosk.content.stamps import engine_stamp, listing, source_folders

if TYPE_CHECKING:
    from kiosk.content.checking import Checker
    from kiosk.content.fields import BlockFields

KindsSource = Callable[[], "Mapping[str, type[BlockFields]]"]
"""Gives the block kinds; called only when needed, because that imports them all."""

Progress = Callable[[int, int], None]
"""Told how many chapters are checked, of how many."""

_OPEN_CHAPTERS = 6


class Library:
    """An exhibition whose chapters are opened when asked for. May be shared between threads."""

    def __init__(self, index: Index, kinds: KindsSource, cache: Cache | None) -> None:
        self._index = index
        self._kinds = kinds
        self._cache = cache
        self._open: OrderedDict[str, Chapter] = OrderedDict()
        self._lock = threading.Lock()
        self._records = {record.outline.id: record for record in index.chapters if record.outline}
        outlines = tuple(record.outline for record in self._records.values() if record.outline)
        self.exhibition: Exhibition = _with_chapters(index.exhibition, outlines)
        """Everything but the insides of the chapters."""
        self.problems: tuple[Problem, ...] = _problems(index)
        """All mistakes and gaps of all files, by file and from top to bottom."""

    def chapter(self, chapter_id: str) -> Chapter:
        """The chapter's pages; the last few opened are kept. Raises KeyError for an id that is not there.

        Without a cache its file is read anew, so it is as it stands now, not as it stood when it was checked.
        """
        with self._lock:
            if chapter_id not in self._open:
                self._open[chapter_id] = self._read(chapter_id)
            self._open.move_to_end(chapter_id)
            while len(self._open) > _OPEN_CHAPTERS:
                self._open.popitem(last=False)
            return self._open[chapter_id]

    def place(self, chapter_id: str | None, steps: tuple[str | int, ...]) -> Place:
        """Where the value at `steps` stands in a chapter's file (None: `exhibition.yaml`), which is read."""
        from kiosk.content.sourcefile import read_source

        path = self.exhibition.folder / "exhibits" / f"{chapter_id or 'exhibition'}.yaml"
        tree, _ = read_source(path, self.exhibition.folder)
        return tree.place(steps) if tree else Place(path)

    def _read(self, chapter_id: str) -> Chapter:
        return self._from_cache(chapter_id) or self._from_file(chapter_id)

    def _from_cache(self, chapter_id: str) -> Chapter | None:
        record = self._records[chapter_id]
        pages = self._cache and self._cache.load_pages(chapter_id, self._index.seal(record))
        if not pages or not record.outline:
            return None
        from kiosk.content.validation import revalidated

        try:
            return revalidated(record.outline, pages, self._kinds())
        except (ValueError, TypeError, KeyError):
            return None

    def _from_file(self, chapter_id: str) -> Chapter:
        from kiosk.content.checking import Checker

        folder = self.exhibition.folder
        checker = Checker(folder, listing(folder / "exhibits", ".yaml"))
        checker.exhibition()
        return checker.chapter(chapter_id, self.exhibition.languages, self._kinds()).chapter


def open_library(
    folder: Path, kinds: KindsSource, cache: Path | None, progress: Progress | None = None
) -> Library:
    """Open the exhibition in `folder`, checking what was changed since it was last kept in `cache`.

    Never raises for content: a file that is broken or missing is reported in `Library.problems` and what
    can be shown of it is. `kinds` is not called where nothing has changed.
    """
    folder = folder.absolute()
    store = Cache(cache) if cache else None
    files = listing(folder / "exhibits", ".yaml")
    old = store.load_index(folder) if store else None
    if old and not _same_engine(old):
        old = None
    if old and old.listing == files and not _awaited_came(old.exhibition, [old.record, *old.chapters]):
        return Library(old, kinds, store)
    return Library(_check(folder, kinds, files, store, old, progress), kinds, store)


def _check(
    folder: Path,
    kinds: KindsSource,
    files: dict[str, list[int]],
    store: Cache | None,
    old: Index | None,
    progress: Progress | None,
) -> Index:
    """Check the whole exhibition, but for the chapters of the old index that need no second look."""
    from kiosk.content.checking import Checker

    known = kinds()
    checker = Checker(folder, files)
    exhibition, ids, record = checker.exhibition()
    index = Index(engine_stamp(source_folders(known.values())), files, exhibition, record)
    reusable = _reusable(old, index)
    for done, chapter_id in enumerate(ids):
        if progress:
            progress(done, len(ids))
        index.chapters.append(
            reusable.get(chapter_id) or _check_chapter(chapter_id, checker, known, index, store)
        )
    if progress:
        progress(len(ids), len(ids))
    if store:
        store.store_index(index)
        store.forget_all_but(ids)
    return index


def _check_chapter(
    chapter_id: str,
    checker: "Checker",
    kinds: "Mapping[str, type[BlockFields]]",
    index: Index,
    store: Cache | None,
) -> FileRecord:
    checked = checker.chapter(chapter_id, index.exhibition.languages, kinds)
    if store:
        store.store_pages(chapter_id, index.seal(checked.record), checked.pages)
    return checked.record


def _reusable(old: Index | None, new: Index) -> dict[str, FileRecord]:
    """The old records, by chapter, on which nothing has changed that bears."""
    if not old or old.engine != new.engine or old.record.stamp != new.record.stamp:
        return {}
    return {
        record.outline.id: record
        for record in old.chapters
        if record.outline
        and record.stamp == new.listing.get(f"{record.outline.id}.yaml")
        and not _awaited_came(new.exhibition, [record])
    }


def _same_engine(index: Index) -> bool:
    try:
        return bool(index.engine == engine_stamp(index.engine["sources"]))
    except (TypeError, KeyError, AttributeError):
        return False


def _awaited_came(exhibition: Exhibition, records: list[FileRecord]) -> bool:
    """Whether an asset that was missing is there now."""
    assets = exhibition.folder / "assets"
    # Not Path.exists, which raises for a name that is too long for the disk.
    return any(os.path.exists(assets / path) for record in records for path in record.missing)


def _with_chapters(exhibition: Exhibition, outlines: tuple[Outline, ...]) -> Exhibition:
    return dataclasses.replace(exhibition, chapters=outlines)


def _problems(index: Index) -> tuple[Problem, ...]:
    """The records' problems, each record's in order already: only the files need sorting."""
    problems = [problem for record in (index.record, *index.chapters) for problem in record.problems]
    return tuple(sorted(problems, key=lambda problem: str(problem.place.file)))
