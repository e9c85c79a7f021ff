"""Publishes an exhibition's folder: what is right becomes a version of a store, whole, or nothing changes."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.commands.inspection.examination import Examination, Tell, examine
from kiosk.commands.inspection.memory import Memory, is_settled
from kiosk.store.draft import Draft, Unreadable
from kiosk.store.manifest import Entry, in_order
from kiosk.store.store import Store
from kiosk.store.version import Version

if TYPE_CHECKING:
    from kiosk.content.model import Problem
    from kiosk.media.examining.examiners import Examiners

KEPT = 5
"""So many of the newest versions are kept."""
ATTEMPTS = 5
"""So often it begins again when files change meanwhile."""

Prepare = Callable[[Path, Tell], None]
"""Makes ahead what the exhibition in a folder needs."""


@dataclass(frozen=True)
class Refusal:
    """What must be mended first."""

    problems: "tuple[Problem, ...]"
    """All of them, warnings too."""


@dataclass(frozen=True)
class Published:
    """The version that is current now."""

    version: Version
    before: Version | None
    """The one that was current until now; the same where nothing had changed."""
    new_bytes: int
    problems: "tuple[Problem, ...]"
    """Warnings."""

    @property
    def is_new(self) -> bool:
        """Whether anything had to be published."""
        return self.before is None or self.version.name != self.before.name


class Publisher:
    """Publishes into one store. May be used from any thread."""

    def __init__(
        self,
        store: Store,
        kept: int = KEPT,
        prepare: Prepare | None = None,
        rest: Callable[[float], None] = time.sleep,
        *,
        changes_only: bool = False,
        examiners: "Examiners | None" = None,
    ) -> None:
        """`changes_only`: what is as in the newest version stays back, where somebody went back from it.

        `examiners` look into the media, and stay open; without them, others that come and go.
        """
        self._store = store
        self._changes_only = changes_only
        self._kept = kept
        self._prepare = prepare
        self._rest = rest
        self._examiners = examiners
        self._memory = Memory(store.cache / "examined.json")

    def publish(self, folder: Path, tell: Tell = lambda *_: None) -> Published | Refusal:
        """Make what lies in `folder` now the current version, if nothing is wrong with it.

        `tell` hears how far it is, in the thread that publishes. Only what is shown is taken. Where files
        change meanwhile it begins again, so that no mixture is published. Raises KioskError where the disk
        refuses, a file cannot be read, or the changes do not end.
        """
        self._store.make()
        for attempt in range(ATTEMPTS):
            if attempt:
                tell(Sentence("Files have changed meanwhile: beginning again"), 0, 0)
                self._rest(0.5 * attempt)
            result = self._attempt(folder, tell)
            self._memory.save(whole=isinstance(result, Published))
            if result:
                return result
        raise KioskError(
            Sentence(
                "files in {folder} keep changing; publish when all has been saved and copied", folder=folder
            )
        )

    def _attempt(self, folder: Path, tell: Tell) -> Published | Refusal | None:
        """None where files changed meanwhile."""
        from kiosk.content.problems import errors, in_order

        examined = examine(folder, tell, self._store.cache / "examined", self._memory, self._examiners)
        problems = in_order(examined.problems)
        if errors(problems):
            return None if examined.seen.has_changed() else Refusal(problems)
        try:
            return self._take(folder, examined, problems, tell)
        except Unreadable:
            if examined.seen.has_changed():
                return None
            raise

    def _take(
        self, folder: Path, examined: Examination, problems: "tuple[Problem, ...]", tell: Tell
    ) -> Published | None:
        paths = examined.files
        before = self._store.current()
        known = {path: self._known(path, examined) for path in paths}
        if before and self._store.shows(in_order(filter(None, known.values()))) and all(known.values()):
            return None if examined.seen.has_changed() else Published(before, before, 0, problems)

        def waiting() -> None:
            tell(Sentence("Somebody else is publishing here: waiting"), 0, 0)

        with self._store.draft(waiting) as draft:
            for done, path in enumerate(paths, 1):
                self._add(draft, path, folder, known[path], examined)
                tell(Sentence("Copying"), done, len(paths))
            if examined.seen.has_changed():
                return None
            before = self._store.current()
            if before and self._changes_only and self._is_newest(draft.entries):
                return Published(before, before, 0, problems)
            if self._prepare and not self._store.shows(draft.entries):
                self._prepare(draft.folder, tell)
            version = self._store.publish(draft, examined.library.exhibition.title)
            published = Published(version, before, draft.new_bytes, problems)
        self._tidy(tell)
        return published

    def _is_newest(self, entries: tuple[Entry, ...]) -> bool:
        return any(entries == newest.manifest.files for newest in self._store.versions()[:1])

    def _tidy(self, tell: Tell) -> None:
        """Remove old versions; a disk that refuses it takes nothing from what was published."""
        try:
            self._store.keep(self._kept)
        except KioskError as error:
            tell(Sentence("Old versions could not be removed: {reason}", reason=error.sentence), 0, 0)

    def _known(self, path: str, examined: Examination) -> Entry | None:
        """What a file holds, if it was read before and has stayed as it was."""
        known = self._memory.recall(f"file {path}", examined.seen.stamp(path))
        return Entry(path, *known) if known else None

    def _add(self, draft: Draft, path: str, folder: Path, known: Entry | None, examined: Examination) -> None:
        if known and draft.adopt(known):
            return
        entry = draft.add(path, folder / path)
        seen = examined.seen.stamp(path)
        if is_settled(seen):
            self._memory.keep(f"file {path}", seen, [entry.size, entry.sha256])
