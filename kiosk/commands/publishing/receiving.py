"""Takes one pack into a store: it becomes the current version, or nothing changes and it is said why."""

import logging
from collections.abc import Callable
from pathlib import Path

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.base.sentences import LANGUAGES, Sentence, told
from kiosk.commands.inspection.examination import Examination, Tell, examine
from kiosk.commands.opening import open_exhibition
from kiosk.commands.publishing.outcome import Outcome
from kiosk.commands.publishing.publisher import KEPT, Prepare
from kiosk.commands.publishing.volume import in_megabytes
from kiosk.store.draft import Draft
from kiosk.store.packs.installing import unpack
from kiosk.store.packs.reading import Pack
from kiosk.store.packs.shape import PackRefused, unreadable
from kiosk.store.store import Store

log = logging.getLogger(__name__)

MOST_DRAWN = 50
"""So many problems are drawn; the rest are counted."""
WIDTH = 76
"""Cells of a line in which they are drawn."""


class Receiver:
    """Takes packs into a store. May be used from any thread."""

    def __init__(
        self,
        store: Store,
        prepare: Prepare | None = None,
        kept: int = KEPT,
        free: Callable[[Path], int] | None = None,
    ) -> None:
        """`free` tells how many bytes the disk of a folder has left."""
        self._store, self._prepare, self._kept, self._free = store, prepare, kept, free

    def receive(self, path: Path, tell: Tell = lambda *_: None) -> Outcome:
        """Publish the pack in the file `path`, which nobody may write to meanwhile.

        Whatever is found in the pack, or refused by the disk, is the outcome; nothing is raised for it.
        """
        try:
            with Pack(path) as pack, self._store.draft() as draft:
                unpack(pack, draft, self._free)
                outcome = self._examined(draft, dict(pack.manifest.title), tell)
            self._store.keep(self._kept)
        except PackRefused as refused:
            return Outcome("refused", refused.sentence)
        except KioskError as error:
            return Outcome("failed", error.sentence)
        except OSError as error:
            return Outcome("failed", unreadable(error))
        return outcome

    def _examined(self, draft: Draft, title: dict[str, str], tell: Tell) -> Outcome:
        from kiosk.content.problems import errors

        examined = examine(draft.folder, tell)
        drawn = {language: _drawn(examined, draft.folder, language) for language in LANGUAGES}
        if errors(examined.problems):
            return Outcome("refused", Sentence("There are mistakes in the exhibition."), "", title, drawn)
        show = examined.library.exhibition
        if self._store.shows(draft.entries):
            said = Sentence("The pack holds exactly what is shown already.")
            current = self._store.current()
            return Outcome("same", said, current.name if current else "", dict(show.title), drawn)
        self._make_ahead(draft.folder, tell)
        version = self._store.publish(draft, show.title)
        said = Sentence(
            "The new exhibition is in the kiosk: {files:,} files, {size}.",
            files=version.files,
            size=in_megabytes(version.bytes),
        )
        return Outcome("new", said, version.name, dict(version.title), drawn)

    def _make_ahead(self, folder: Path, tell: Tell) -> None:
        """Have it quick to open, and prepared; what is lacking then is made when somebody comes to see it."""
        try:
            open_exhibition(folder, self._store.cache)
            if self._prepare:
                self._prepare(folder, tell)
        except Exception:
            log.exception("what is in a pack could not be prepared")


def take(pack: Path, store: Path, size: Size | None) -> Outcome:
    """Take a pack into the store in a folder; what a screen of `size` needs is made ahead."""
    place = Store(store)

    def prepare(folder: Path, tell: Tell) -> None:
        from kiosk.commands.preparing.ahead import prepare_ahead

        if size:
            prepare_ahead(folder, place.cache, size, tell)

    return Receiver(place, prepare).receive(pack)


def _drawn(examined: Examination, folder: Path, language: str) -> str:
    """All problems in one language, the first of them with their lines; "" where there is none."""
    from kiosk.content.drawing import Sheet
    from kiosk.content.problems import count, in_order

    problems = sorted(in_order(examined.problems), key=lambda each: each.severity)
    if not problems:
        return ""
    sheet = Sheet(folder, language, WIDTH)
    more = len(problems) - MOST_DRAWN
    parts = [sheet.draw(problem) for problem in problems[:MOST_DRAWN]]
    if more > 0:
        parts.append(told(Sentence("… and {count:,} more", count=more), language))
    return "\n\n".join([*parts, told(count(problems), language)])
