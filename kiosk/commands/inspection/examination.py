"""Looks whether an exhibition is right: all that can be told of it without laying out a page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.base.sentences import Sentence, from_plain, plain
from kiosk.commands.inspection.findings import Finding, placed
from kiosk.commands.inspection.mediafiles import MediaFiles
from kiosk.commands.inspection.memory import Memory, is_settled
from kiosk.commands.inspection.seen import Seen
from kiosk.commands.opening import block_kinds, open_exhibition

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.model import Problem
    from kiosk.media.examining.examiners import Examiners
    from kiosk.stage.faces import Faces

Tell = Callable[[str, int, int], None]
"""Told what is being done, and how much of it of how much; of a whole of 0 it is a remark."""


@dataclass(frozen=True)
class Examination:
    """An exhibition, and what is wrong with it."""

    library: "Library"
    problems: "tuple[Problem, ...]"
    seen: Seen
    """Its files as they were before they were looked at."""
    files: tuple[str, ...]
    """All that it shows, and no other: paths below its folder, in order."""


def examine(
    folder: Path,
    tell: Tell,
    cache: Path | None = None,
    memory: Memory | None = None,
    examiners: "Examiners | None" = None,
) -> Examination:
    """Look at the whole exhibition in `folder`: afresh, or but for what `cache` and `memory` know of it.

    `examiners` look into its media, and are left open; without them, others that come and go.
    """
    memory = memory or Memory(None)
    seen = Seen(folder)
    seen.see_exhibits()

    def progress(done: int, chapters: int) -> None:
        tell(Sentence("Reading"), done, chapters)

    library = open_exhibition(folder, cache, progress)
    examiner = _Examiner(library, seen, memory)
    found = placed(list(examiner.findings(tell, examiners)), folder / "exhibits")
    return Examination(library, (*library.problems, *found), seen, tuple(sorted(examiner.files)))


class _Examiner:
    """What the loader does not look at; what depends on nothing that was changed is recalled."""

    def __init__(self, library: "Library", seen: Seen, memory: Memory) -> None:
        self._library = library
        self._exhibition = library.exhibition
        self._seen = seen
        self._memory = memory
        self.files: set[str] = set()
        """Those that were looked at so far."""
        self._faces: tuple[Faces, list[Finding]] | None = None

    def findings(self, tell: Tell, examiners: "Examiners | None") -> Iterator[Finding]:
        show = self._exhibition
        if not show.chapters and all(problem.severity == "warning" for problem in self._library.problems):
            found, expected = Sentence("there are no chapters to show"), Sentence("the ids of some chapters")
            yield Finding("exhibition.yaml", ("chapters",), "error", found, expected)
        yield from self._of_exhibition()
        with MediaFiles(show.folder / "assets", self._seen, self._memory, examiners) as media:
            for outline in show.chapters:
                media.collect(self._library.chapter(outline.id))
                yield from self._of_chapter(outline.id)
            yield from media.findings(tell)

    def _of_exhibition(self) -> Iterator[Finding]:
        from dataclasses import replace

        from kiosk.commands.inspection import pages
        from kiosk.commands.inspection.unspoken import unspoken
        from kiosk.content.survey import assets_of

        show = self._exhibition

        def look() -> Iterator[Finding]:
            faces, wrong = self._usable_faces()
            yield from wrong
            yield from unspoken(show.languages, block_kinds())
            yield from pages.of_exhibition(show, faces)

        fonts = [path for path, _ in assets_of(replace(show, chapters=()))]
        return self._known("exhibition", "exhibition.yaml", fonts, look)

    def _of_chapter(self, chapter_id: str) -> Iterator[Finding]:
        from kiosk.commands.inspection import pages
        from kiosk.content.survey import assets_of

        chapter = self._library.chapter(chapter_id)

        def look() -> Iterator[Finding]:
            return pages.of_chapter(chapter, self._exhibition, self._usable_faces()[0])

        assets = [path for path, _ in assets_of(chapter)]
        return self._known(f"chapter {chapter_id}", f"{chapter_id}.yaml", assets, look)

    def _known(
        self, name: str, file: str, assets: Iterable[str], look: Callable[[], Iterator[Finding]]
    ) -> Iterator[Finding]:
        """What `look` finds in a file, recalled if it, exhibition.yaml and these assets are as they were."""
        from kiosk.commands.inspection.pages import places

        files = ["exhibits/exhibition.yaml", f"exhibits/{file}", *(f"assets/{path}" for path in assets)]
        self.files.update(files)
        stamps = [self._seen.stamp(path) for path in files]
        depends = [places(self._exhibition), stamps]
        known = self._memory.recall(name, depends)
        if known is not None:
            yield from map(_finding, known)
            return
        found = list(look())
        if is_settled(*stamps):
            self._memory.keep(name, depends, [_plain(each) for each in found])
        yield from found

    def _usable_faces(self) -> "tuple[Faces, list[Finding]]":
        from kiosk.commands.inspection.unwritable import usable_faces

        if self._faces is None:
            self._faces = usable_faces(self._exhibition)
        return self._faces


def _plain(finding: Finding) -> list[Any]:
    told = [plain(finding.found), plain(finding.expected), finding.nearest]
    return [finding.file, list(finding.steps), finding.severity, *told]


def _finding(known: list[Any]) -> Finding:
    file, steps, severity, found, expected, nearest = known
    return Finding(file, tuple(steps), severity, from_plain(found), from_plain(expected), nearest)
